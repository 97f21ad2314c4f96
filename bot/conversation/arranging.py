"""Arranging: how to meet, who you are, what is shared, a time, and the last check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.booking import describe
from bot.booking.asking import read_request
from bot.booking.callback import call_back_by
from bot.booking.offer import Offer, offer
from bot.booking.slots import Slot
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Wishes
from bot.conversation.exchange import Exchange
from bot.conversation.interruptions import ask_for_person, named_question, take_back
from bot.criteria import Service
from bot.settings import settings
from bot.store import appointments
from bot.store.tables import Permission, SlotRecord
from bot.understanding.reading import Option, Reading

HORIZON = timedelta(weeks=6)
CALL_WITHIN = 2
"""Working days within which a service that takes no diary bookings calls."""

MODES = {"phone": ("By phone", "Phone"), "video": ("By video", "Video"), "in_person": ("Face to face", "Face to face")}


def chosen_service(x: Exchange) -> Service | None:
    """The service the patient chose, if it still exists."""
    return x.local.service(x.referral.service_id)


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


def wishes(x: Exchange) -> Wishes:
    """What the patient wishes for, in their own words, with how they want to meet and what they need."""
    facts = x.facts
    words = str(facts.get("time_preferences") or "")
    found = (read_wishes(words, x.on) if words else None) or Wishes()
    needs = f"{facts.get('access_needs', '')} {facts.get('language', '')}".lower()
    mode = facts.get("contact_mode")
    return replace(
        found,
        modes=frozenset({mode}) if mode in MODES else found.modes,
        interpreter="interpreter" in needs or "sign language" in needs,
        step_free=any(word in needs for word in ("step", "stairs", "wheelchair", "lift")),
    )


def times(x: Exchange, after: str | None = None) -> Offer:
    """The next three times to offer, soonest first, none that breaks what the patient needs."""
    service = chosen_service(x)
    assert service is not None
    rows = appointments.free_slots(x.db, service.id, x.now, x.now + HORIZON, x.now, conversation_id=x.id, limit=2000)
    slots = [as_slot(row) for row in rows]
    last = next((slot for slot in slots if slot.id == after), None)
    return offer(
        slots,
        x.now,
        wishes(x),
        after=last,
        fit_note_ends=_day(x.facts.get("fit_note_ends")),
        absence_started=_day(x.facts.get("absence_started")),
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def as_slot(row: SlotRecord) -> Slot:
    """The slot as the booking room knows it."""
    return Slot(
        id=row.id,
        clinic_id=row.clinic_id,
        service_id=row.service_id,
        starts=row.starts,
        minutes=row.minutes,
        mode=row.mode,  # type: ignore[arg-type]
        place=row.place,
        clinician=row.clinician,
        capacity=row.capacity,
        lead_hours=row.lead_hours,
        interpreter=row.interpreter,
        step_free=row.step_free,
    )


def hold_until(x: Exchange) -> datetime:
    """Until when a picked time is kept: 10 minutes on the web, 30 by text (settable)."""
    minutes = settings().hold_minutes_sms if x.channel == "sms" else settings().hold_minutes_web
    return x.now + timedelta(minutes=minutes)


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
    act = reading.chosen[0].act if reading.chosen else {"affirm": "share", "deny": "keep"}.get(reading.act or "")
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
    act = reading.chosen[0].act if reading.chosen else None
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


def _time(x: Exchange, reading: Reading) -> bool:
    text = x.message.text if x.message is not None else ""
    if reading.chosen:
        act = reading.chosen[0].act or ""
        return _more_times(x) if act == "more_times" else _hold(x, act)
    request = read_request(text)
    if request in ("more", "other_days", "none_suit"):
        return _more_times(x)
    if request == "more_time" and x.place.slot_id is not None:
        return True
    earlier = x.facts.get("time_preferences")
    if read_wishes(text, x.on) is not None:
        x.tell("time_preferences", text, text)
        x.place.after_slot = None
        if earlier is None or earlier != text:
            return True
    if reading.act in ("dont_know", "affirm") and x.place.options:
        return _hold(x, str(x.place.options[0].get("act", ""))) if reading.act == "affirm" else False
    return False


def _more_times(x: Exchange) -> bool:
    x.place.after_slot = x.place.last_offered
    return True


def _hold(x: Exchange, slot_id: str) -> bool:
    slot = x.db.get(SlotRecord, slot_id)
    if slot is None:
        return False
    try:
        appointments.hold(x.db, x.id, slot, x.now, hold_until(x))
    except appointments.SlotGone:
        x.say("utter_time_gone")
        x.place.after_slot = None
        return True
    x.place.slot_id = slot.id
    return True


def _no_times(x: Exchange, reading: Reading) -> bool:
    act = reading.chosen[0].act if reading.chosen else None
    if act is None:
        return False
    service = chosen_service(x)
    if act == "wait" and service is not None:
        ask_permission(x, "waiting_list", service.id, True, "Join the waiting list")
        x.referral.status = "waiting"
        x.place.outcome = "waiting"
    elif act == "person":
        ask_for_person(x)
        x.place.outcome = "not_now"
    else:
        x.place.declined.append(x.referral.service_id or "")
        x.referral.service_id = None
    return True


def _check(x: Exchange, reading: Reading) -> bool:
    act = reading.chosen[0].act if reading.chosen else {"affirm": "book", "deny": "change"}.get(reading.act or "")
    if act is None:
        return False
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
        due = call_back_by(x.now, CALL_WITHIN, x.local.nation)
        x.flag("call_back", service.name, due)
        x.say("utter_booked_callback", day=describe.day(due))
        x.referral.status = "booked"
        x.place.finished = True
        return True
    slot = x.db.get(SlotRecord, x.place.slot_id or "")
    try:
        if slot is None:
            raise appointments.SlotGone("no slot")
        appointments.hold(x.db, x.id, slot, x.now, hold_until(x))
        appointments.book(x.db, x.id, x.now)
    except appointments.SlotGone:
        x.place.slot_id = x.place.after_slot = None
        x.say("utter_time_gone")
        return True
    x.say("utter_booked_place" if slot.mode == "in_person" else "utter_booked_call")
    x.referral.status = "booked"
    x.referral.changed_at = x.now
    x.place.finished, x.place.moving = True, False
    return True


HANDLERS = {
    "meet": _meet,
    "name": _name,
    "share": _share,
    "share_seen": _share,
    "not_shared": _not_shared,
    "time": _time,
    "no_times": _no_times,
    "check": _check,
}
