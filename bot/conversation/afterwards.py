"""After booking: the optional questions, and everything that may happen to the appointment. Each may be skipped."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.booking import describe
from bot.booking.asking import read_request
from bot.booking.cancelling import REASONS, read_reason
from bot.conversation import following, offering, queueing
from bot.conversation.arranging import ask_permission, booked, flag_late_change
from bot.conversation.calling import ask_for_person
from bot.conversation.exchange import Exchange
from bot.conversation.offering import chosen_service
from bot.conversation.place import FIRST
from bot.store import appointments, notices, waiting
from bot.store.tables import SlotRecord
from bot.understanding.reading import Reading

EXTRAS = ("permissions", "hardest_part", "worries")
OPTIONAL = ("after_invite", *EXTRAS, "cancel_reason", "rebook")
"""Questions that a goodbye answers: nothing depends on them."""

_CHANGE = re.compile(
    r"(?:please |can i |can you |i (?:need|want|would like) to |i have to )*"
    r"(?:change|move|cancel|call off|reschedule|rearrange)"
    r"(?: (?:it|my|the|this|appointment|booking|time|slot|date|call|off))*(?: please)?"
)


def by_words(x: Exchange, text: str, reading: Reading) -> bool:
    """What is certain from the words alone: CHANGE, a wish for a time where times are shown, or for longer to decide.

    A message that tells something else as well ("my note ends on 21 March") is no wish.
    """
    request = read_request(text)
    if request == "more_time" and x.place.question == "check":
        return offering.keep_longer(x)
    if request is not None and x.place.question == "time":
        offering.ask_for(x, request)
        x.place.how, x.place.misses = FIRST, 0
        return True
    if x.place.question == "time" and reading.facts.keys() <= {"time_preferences"} and offering.wish(x, text):
        x.place.how, x.place.misses = FIRST, 0
        return True
    said = " ".join(re.sub(r"[^a-z ]", " ", text.lower()).split())
    return _CHANGE.fullmatch(said) is not None and change(x)


def change(x: Exchange) -> bool:
    """Opens what can be changed: the appointment, the place on a waiting list, or a promised call. False for none."""
    service = chosen_service(x)
    if appointments.booked(x.db, x.id) is not None:
        x.place.moving = False
        x.place.interrupt("manage_booking")
    elif waiting.entry(x.db, x.id) is not None:
        x.place.interrupt("manage_waiting")
    elif service is not None and service.booking == "callback" and x.place.finished:
        ask_for_person(x)
    else:
        return False
    x.place.how, x.place.misses = FIRST, 0
    return True


def _invite(x: Exchange, reading: Reading) -> bool:
    act = reading.choice(affirm="more", deny="enough")
    if act == "enough":
        x.place.skipped += [name for name in EXTRAS if name not in x.place.skipped]
    return act is not None


def leave_out(x: Exchange, question: str) -> None:
    """Leaves an optional question, and those that would follow it, unasked."""
    x.place.settle(question)
    x.place.skipped += [name for name in ("after_invite", *EXTRAS) if name not in x.place.skipped]
    x.place.how = FIRST


def _permissions(x: Exchange, reading: Reading) -> bool:
    chosen = {option.act for option in reading.chosen}
    if not chosen and reading.act not in ("deny", "affirm", "rather_not_say", "dont_know"):
        return False
    everything = not chosen and reading.act == "affirm"
    for option in x.place.offered():
        if option.act in ("tell_gp", "follow_up"):
            given = everything or option.act in chosen
            body = (x.conversation.surgery or "surgery") if option.act == "tell_gp" else x.local.area.host.us
            ask_permission(x, option.act, body, given, option.label)
    return True


def _in_their_words(x: Exchange, reading: Reading) -> bool:
    question = x.place.question or ""
    if reading.act in ("deny", "dont_know", "rather_not_say") or not reading.facts:
        x.forget(question)
        x.place.skipped.append(question)
        return True
    return question in reading.facts


def _manage(x: Exchange, act: str) -> None:
    if act == "move":
        _move(x)
    elif act == "cancel":
        _call_off(x, "not_given")
    else:
        x.say("utter_left_as_it_is")
    x.place.how = FIRST


def _move(x: Exchange) -> None:
    """Looks for another time. The booked one stays until the new one is booked."""
    if appointments.booked(x.db, x.id) is None:
        _look_again(x)
        return
    x.place.moving = True
    text = x.message.text if x.message is not None else ""
    offering.wish_another(x, x.place.shown.get("wish", ""), text if re.search("[a-z]", text.lower()) else "")
    _no_time_picked(x)


def _look_again(x: Exchange) -> None:
    """Back to the times, after an appointment that is over or was called off."""
    x.place.finished, x.place.moving, x.place.outcome = False, False, None
    x.referral.status = "started"
    _no_time_picked(x)


def _no_time_picked(x: Exchange) -> None:
    x.place.slot_id = x.place.after_slot = x.place.from_day = None
    x.place.answered = [name for name in x.place.answered if name not in ("time", "check")]


def _call_off(x: Exchange, reason: str) -> None:
    """Gives the time back at once, and asks why only then, so that nobody has to explain first."""
    slot = offering.booked_slot(x)
    gone = appointments.cancel(x.db, x.id, x.now, reason)
    x.place.finished, x.place.moving, x.place.outcome = False, False, "cancelled"
    x.referral.status, x.referral.changed_at = "cancelled", x.now
    if gone is None or slot is None:
        return
    x.say("utter_called_off")
    notices.note(x.db, slot.service_id, x.now)
    x.flag("called_off", describe.full(slot.starts))
    flag_late_change(x, slot, "called off")
    if reason == "not_given":
        x.place.interrupt("cancel_reason")


def _cancel_reason(x: Exchange, reading: Reading) -> bool:
    code = reading.choice() or read_reason(x.message.text if x.message is not None else "")
    gone = appointments.last(x.db, x.id)
    if gone is not None and gone.status == "cancelled":
        gone.reason = code
    x.flag("called_off", REASONS[code].label)
    x.place.settle("cancel_reason")
    if code != "not_needed":
        x.place.interrupt("rebook")
    return True


def _rebook(x: Exchange, act: str) -> None:
    if act == "find":
        _look_again(x)


def _reminder(x: Exchange, act: str) -> None:
    made = appointments.booked(x.db, x.id)
    if made is None:
        return
    if act == "fine":
        made.confirmed_at = x.now
        x.say("utter_confirmed")
    elif act == "change":
        _move(x)
    else:
        _call_off(x, "not_needed")


def _missed(x: Exchange, act: str) -> None:
    if act == "find":
        _look_again(x)
    elif act == "call":
        ask_for_person(x)
    else:
        x.place.finished, x.place.outcome, x.referral.status = False, "not_needed", "closed"


def _waiting_offer(x: Exchange, act: str) -> None:
    person = waiting.entry(x.db, x.id)
    made = waiting.open_offer(x.db, person) if person is not None else None
    if act == "leave_list":
        _leave_list(x)
    elif made is None or made.expires_at <= x.now:
        x.say("utter_offer_over")
    elif act == "take":
        slot = x.db.get_one(SlotRecord, made.slot_id)
        try:
            appointments.book(x.db, x.id, x.now)
        except appointments.SlotGone:
            x.say("utter_offer_over")
        else:
            booked(x, slot)
    else:
        made.answer = "declined"
        appointments.release(x.db, x.id, x.now)


def _manage_waiting(x: Exchange, act: str) -> None:
    if act == "leave_list":
        _leave_list(x)


def _leave_list(x: Exchange) -> None:
    x.place.settle("waiting_offer")
    appointments.release(x.db, x.id, x.now)
    queueing.leave(x, "asked")
    x.place.outcome, x.referral.status = "not_needed", "closed"


Handler = Callable[[Exchange, Reading], bool]


def _settling(question: str, do: Callable[[Exchange, str], None], **means: str) -> Handler:
    """Reads the choice, and once there is one takes the question away and does what was chosen."""

    def handle(x: Exchange, reading: Reading) -> bool:
        act = reading.choice(**means)
        if act is not None:
            x.place.settle(question)
            do(x, act)
        return act is not None

    return handle


HANDLERS: dict[str, Handler] = {
    "after_invite": _invite,
    "permissions": _permissions,
    "hardest_part": _in_their_words,
    "worries": _in_their_words,
    "manage_booking": _settling("manage_booking", _manage),
    "cancel_reason": _cancel_reason,
    "rebook": _settling("rebook", _rebook, affirm="find", deny="no"),
    "reminder": _settling("reminder", _reminder, affirm="fine", deny="change"),
    "missed": _settling("missed", _missed, affirm="find", deny="no"),
    "moved_by_us": _settling("moved_by_us", _reminder, affirm="fine", deny="change"),
    following.WORK: _settling(following.WORK, following.work),
    following.HELPFUL: _settling(following.HELPFUL, following.helpful),
    "called_off_by_us": _settling("called_off_by_us", _missed, affirm="find", deny="no"),
    "waiting_offer": _settling("waiting_offer", _waiting_offer, affirm="take", deny="pass"),
    "manage_waiting": _settling("manage_waiting", _manage_waiting),
}
