"""Arranging: how to meet, who you are, what is shared, a time, and the last check."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.booking import describe
from bot.booking.callback import call_back_by
from bot.conversation import offering, queueing
from bot.conversation.calling import ask_for_person
from bot.conversation.correcting import named_question, take_back
from bot.conversation.exchange import Exchange
from bot.conversation.offering import chosen_service
from bot.criteria import Service
from bot.store import appointments, notices
from bot.store.tables import Permission, SlotRecord
from bot.understanding.reading import Option, Reading

LATE = timedelta(days=2)
"""A time that is given up with less notice than this is put before staff."""

MODES = {"phone": ("By phone", "Phone"), "video": ("By video", "Video"), "in_person": ("Face to face", "Face to face")}


def permission(x: Exchange, kind: str, body: str | None = None) -> Permission | None:
    """The newest answer to one permission."""
    query = select(Permission).where(Permission.conversation_id == x.id, Permission.kind == kind)
    if body is not None:
        query = query.where(Permission.body == body)
    return x.db.scalar(query.order_by(Permission.id.desc()).limit(1))


def ask_permission(x: Exchange, kind: str, body: str, given: bool, wording: str) -> None:
    """Records a yes or a no, with the words that were asked."""
    x.db.add(
        Permission(
            conversation_id=x.id,
            kind=kind,
            body=body,
            given=given,
            wording=wording,
            message_id=x.message.id if x.message is not None else None,
            at=x.now,
        )
    )
    x.db.flush()


def meet_options(service: Service) -> tuple[Option, ...]:
    """The ways this service has, numbered."""
    return tuple(
        Option(str(n), MODES[mode][0], {"contact_mode": mode}, MODES[mode][1])
        for n, mode in enumerate(service.channels, start=1)
    )


def _meet(x: Exchange, reading: Reading) -> bool:
    service = chosen_service(x)
    mode = x.facts.get("contact_mode")
    if service is not None and mode in MODES and mode not in service.channels:
        x.forget("contact_mode")
        x.say("utter_mode_not_here")
        return False
    if mode in MODES:
        return True
    if reading.act in ("dont_know", "rather_not_say") and service is not None:
        x.tell("contact_mode", service.channels[0], "no wish")
        return True
    return False


def _name(x: Exchange, reading: Reading) -> bool:
    return "full_name" in reading.facts


def _share(x: Exchange, reading: Reading) -> bool:
    service = chosen_service(x)
    asked_to_see = {"dont_know": "show"} if x.place.question == "share" else {}
    act = reading.choice(affirm="share", deny="keep", **asked_to_see)
    if act is None or service is None:
        return False
    if act == "show":
        x.place.interrupt("share_seen")
    elif act == "leave_out":
        x.place.interrupt("what_is_wrong")
    else:
        x.place.settle("share_seen")
        ask_permission(x, "share_service", service.id, act == "share", x.place.shown.get("wording", "share"))
        if act == "keep":
            x.place.interrupt("not_shared")
    return True


def _not_shared(x: Exchange, reading: Reading) -> bool:
    act = reading.choice()
    if act is None:
        return False
    x.place.settle("not_shared")
    if act == "person":
        ask_for_person(x)
        x.place.outcome = "not_now"
    elif act == "others":
        x.place.declined.append(x.referral.service_id or "")
        x.referral.service_id = None
        x.place.page = 0
    else:
        x.place.outcome = "not_now"
    return True


def _no_times(x: Exchange, reading: Reading) -> bool:
    act = reading.choice()
    if act is None:
        return False
    service = chosen_service(x)
    if act == "wait" and service is not None:
        ask_permission(x, "waiting_list", service.id, True, "Join the waiting list")
        queueing.join(x, service.id, offering.wishes(x))
    elif act == "person":
        ask_for_person(x)
        x.place.outcome = "not_now"
    else:
        x.place.declined.append(x.referral.service_id or "")
        x.referral.service_id = None
    return True


def _check(x: Exchange, reading: Reading) -> bool:
    act = reading.choice(affirm="book", deny="change")
    if act is None:
        return "time_preferences" in reading.facts and offering.another_time(x)
    if act == "change":
        name = named_question(x, x.message.text if x.message is not None else "")
        if name is not None:
            take_back(x, name)
        else:
            x.place.interrupt("what_is_wrong")
        return True
    return _book(x)


def _book(x: Exchange) -> bool:
    """The one moment in which something is booked. A hold that ran out is taken again if the seat is still free."""
    service = chosen_service(x)
    assert service is not None
    if service.booking == "callback":
        due = call_back_by(x.now, service.call_within, x.local.nation)
        x.flag("call_back", service.name, due)
        x.say("utter_booked_callback", day=describe.day(due))
        x.referral.status = "booked"
        x.place.finished = True
        notices.note(x.db, service.id, x.now)
        return True
    slot = x.db.get(SlotRecord, x.place.slot_id or "")
    moved_from = offering.booked_slot(x)
    try:
        if slot is None:
            raise appointments.SlotGone("no slot")
        appointments.hold(x.db, x.id, slot, x.now, offering.hold_until(x))
        appointments.book(x.db, x.id, x.now)
    except appointments.SlotGone:
        x.place.slot_id = x.place.after_slot = None
        x.say("utter_time_gone")
        return True
    booked(x, slot)
    if moved_from is not None:
        flag_late_change(x, moved_from, "moved")
    return True


def booked(x: Exchange, slot: SlotRecord) -> None:
    """Says that the time is booked, and leaves nothing open that was about finding one."""
    x.say("utter_booked_place" if slot.mode == "in_person" else "utter_booked_call")
    x.referral.status = "booked"
    x.referral.changed_at = x.now
    notices.note(x.db, slot.service_id, x.now)
    queueing.leave(x, "booked")
    x.place.finished, x.place.moving, x.place.outcome = True, False, None
    x.place.wishes, x.place.after_slot, x.place.from_day, x.place.avoided = {}, None, None, []


def flag_late_change(x: Exchange, slot: SlotRecord, what: str) -> None:
    """Tells staff of a time that comes free so late that they have to act on it."""
    if slot.starts - x.now < LATE:
        x.flag("late_change", f"{what}: {describe.full(slot.starts)}", x.on)


HANDLERS = {
    "meet": _meet,
    "name": _name,
    "share": _share,
    "share_seen": _share,
    "not_shared": _not_shared,
    "no_times": _no_times,
    "check": _check,
}
