"""After booking: the optional questions, and everything that may happen to the appointment. Each may be skipped."""

from __future__ import annotations

import re

from bot.booking import describe
from bot.booking.asking import read_request
from bot.booking.cancelling import REASONS, read_reason
from bot.conversation import offering, queueing
from bot.conversation.arranging import ask_permission, booked, flag_late_change
from bot.conversation.exchange import Exchange
from bot.conversation.interruptions import ask_for_person
from bot.conversation.offering import chosen_service
from bot.conversation.place import FIRST
from bot.store import appointments, waiting
from bot.store.tables import SlotRecord
from bot.understanding.reading import Reading

EXTRAS = ("permissions", "hardest_part", "worries")

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


def _act(reading: Reading, **by_act: str) -> str | None:
    """What was chosen, by number or words, or what a yes or no means here."""
    return reading.chosen[0].act if reading.chosen else by_act.get(reading.act or "")


def _invite(x: Exchange, reading: Reading) -> bool:
    act = _act(reading, affirm="more", deny="enough")
    if act != "more":
        x.place.skipped += [name for name in EXTRAS if name not in x.place.skipped]
    return act is not None


def _permissions(x: Exchange, reading: Reading) -> bool:
    chosen = {option.act for option in reading.chosen}
    if not chosen and reading.act not in ("deny", "affirm", "rather_not_say"):
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


def _manage(x: Exchange, reading: Reading) -> bool:
    act = _act(reading)
    if act is None:
        return False
    x.place.settle("manage_booking")
    if act == "move":
        _move(x)
    elif act == "cancel":
        _call_off(x, "not_given")
    else:
        x.say("utter_left_as_it_is")
    x.place.how = FIRST
    return True


def _move(x: Exchange) -> None:
    """Looks for another time. The booked one stays until the new one is booked."""
    if appointments.booked(x.db, x.id) is None:
        _look_again(x)
        return
    x.place.moving = True
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
    x.flag("called_off", describe.full(slot.starts))
    flag_late_change(x, slot, "called off")
    if reason == "not_given":
        x.place.interrupt("cancel_reason")


def _cancel_reason(x: Exchange, reading: Reading) -> bool:
    chosen = reading.chosen[0].act if reading.chosen else None
    code = chosen or read_reason(x.message.text if x.message is not None else "")
    gone = appointments.last(x.db, x.id)
    if gone is not None and gone.status == "cancelled":
        gone.reason = code
    x.flag("called_off", REASONS[code].label)
    x.place.settle("cancel_reason")
    if code != "not_needed":
        x.place.interrupt("rebook")
    return True


def _rebook(x: Exchange, reading: Reading) -> bool:
    act = _act(reading, affirm="find", deny="no")
    if act is None:
        return False
    x.place.settle("rebook")
    if act == "find":
        _look_again(x)
    return True


def _reminder(x: Exchange, reading: Reading) -> bool:
    act = _act(reading, affirm="fine", deny="change")
    made = appointments.booked(x.db, x.id)
    if act is None:
        return False
    x.place.settle("reminder")
    if made is None:
        return True
    if act == "fine":
        made.confirmed_at = x.now
        x.say("utter_confirmed")
    elif act == "change":
        _move(x)
    else:
        _call_off(x, "not_needed")
    return True


def _missed(x: Exchange, reading: Reading) -> bool:
    act = _act(reading, affirm="find", deny="no")
    if act is None:
        return False
    x.place.settle("missed")
    if act == "find":
        _look_again(x)
    elif act == "call":
        ask_for_person(x)
    else:
        x.place.finished, x.place.outcome, x.referral.status = False, "not_needed", "closed"
    return True


def _waiting_offer(x: Exchange, reading: Reading) -> bool:
    act = _act(reading, affirm="take", deny="pass")
    person = waiting.entry(x.db, x.id)
    made = waiting.open_offer(x.db, person) if person is not None else None
    if act is None:
        return False
    x.place.settle("waiting_offer")
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
    return True


def _manage_waiting(x: Exchange, reading: Reading) -> bool:
    act = _act(reading)
    if act is None:
        return False
    x.place.settle("manage_waiting")
    if act == "leave_list":
        _leave_list(x)
    return True


def _leave_list(x: Exchange) -> None:
    x.place.settle("waiting_offer")
    appointments.release(x.db, x.id, x.now)
    queueing.leave(x, "asked")
    x.place.outcome, x.referral.status = "not_needed", "closed"


HANDLERS = {
    "after_invite": _invite,
    "permissions": _permissions,
    "hardest_part": _in_their_words,
    "worries": _in_their_words,
    "manage_booking": _manage,
    "cancel_reason": _cancel_reason,
    "rebook": _rebook,
    "reminder": _reminder,
    "missed": _missed,
    "waiting_offer": _waiting_offer,
    "manage_waiting": _manage_waiting,
}
