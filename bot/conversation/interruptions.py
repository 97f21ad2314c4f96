"""Interruptions that change something, by key or in words: a person, go back, start again, stop, someone else."""

from __future__ import annotations

from collections.abc import Callable

from bot.booking import describe
from bot.booking.callback import call_back_by
from bot.conversation import afterwards, calling, correcting
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST, SHORT
from bot.messaging import wants_referral_stopped
from bot.referral.questions import Question
from bot.store import appointments
from bot.understanding.reading import Reading

SURE = 0.6
ADULT, GROWN_UP = 16, 18

_BY_INTENT = {
    "want_person": "person",
    "go_back_one": "go_back",
    "start_over": "start_again",
    "leave": "leave",
    "correct": "correct",
    "for_someone_else": "on_behalf",
    "change_booking": "change_booking",
    "cancel_booking": "cancel_booking",
    "ask_booking": "ask_booking",
}


def by_key(x: Exchange, question: Question | None, text: str) -> bool:
    """The two keys that work with every question: 0 for a person, 9 to go back (not where a number is the answer)."""
    key = text.strip().rstrip(".)")
    if key not in ("0", "9") or (question is not None and question.numeric):
        return False
    if key == "0":
        calling.ask_for_person(x)
    else:
        correcting.go_back(x)
    return True


def by_intent(x: Exchange, question: Question | None, reading: Reading, intent: str, confidence: float) -> bool:
    """Interruptions in words. A clear answer to the open question is never taken for one."""
    act = reading.act if reading.act in _ACTS else None
    if act is None and confidence >= SURE:
        act = _BY_INTENT.get(intent)
    if act is None and "on_behalf_of" in reading.facts and "on_behalf" not in x.place.asked:
        act = "on_behalf"
    if x.message is not None and wants_referral_stopped(x.message.text):
        act = "leave" if appointments.booked(x.db, x.id) is None else "cancel_booking"
    if act is None or reading.chosen:
        return False
    if act == "correct" and reading.facts:
        return False
    answers = question is not None and any(name in reading.facts for name in question.facts)
    if answers and act in ("go_back", "leave", "start_again", "on_behalf"):
        return False
    if act in ("change_booking", "cancel_booking", "ask_booking"):
        return _booking(x, act, reading)
    _ACTS[act](x)
    return True


def leave(x: Exchange) -> None:
    """The patient stops here: nothing is sent, everything is kept for a while, no "are you sure". Once something is
    booked that stands, and what is left are questions that nobody has to answer."""
    if x.place.finished:
        afterwards.leave_out(x, x.place.question or "")
        return
    appointments.release(x.db, x.id, x.now)
    x.place.slot_id = None
    x.place.interrupts = []
    x.place.outcome = "not_now"
    x.place.how = FIRST


def on_behalf(x: Exchange) -> None:
    """Someone else is typing: the patient has to be there and willing."""
    if "on_behalf" in x.place.asked:
        x.place.how = SHORT
        return
    x.place.interrupt("on_behalf")
    x.place.how = FIRST


def too_young(x: Exchange) -> bool:
    """Under 16 it stops kindly. 16 and 17 go on, and a person looks as well."""
    age = x.facts.get("age")
    if not isinstance(age, int):
        return False
    if age >= ADULT:
        if x.place.outcome == "under_16":
            x.place.outcome = None
        if age < GROWN_UP and x.due_day("age_16_or_17") is None:
            due = call_back_by(x.now, 2, x.local.nation)
            x.flag("age_16_or_17", due_on=due)
            x.say("utter_person_looks_too", day=describe.day(due))
        return False
    if x.place.outcome == "under_16":
        return True
    x.flag("under_16")
    x.place.outcome = "under_16"
    x.place.interrupts = []
    appointments.release(x.db, x.id, x.now)
    return True


def _booking(x: Exchange, act: str, reading: Reading) -> bool:
    """Words about a booking. Before there is one, a change is one of an answer."""
    if appointments.booked(x.db, x.id) is None:
        if reading.facts or act == "cancel_booking" or not x.place.answered:
            return False
        if act == "ask_booking":
            x.say("utter_nothing_booked")
            x.place.how = SHORT
        else:
            correcting.correct(x)
        return True
    if act == "ask_booking":
        x.place.interrupts = []
        x.say("utter_your_booking")
        return True
    x.place.moving = False
    x.place.interrupt("manage_booking", wish=x.message.text if x.message is not None else "")
    x.place.how = FIRST
    return True


_ACTS: dict[str, Callable[[Exchange], None]] = {
    "person": calling.ask_for_person,
    "go_back": correcting.go_back,
    "start_again": correcting.start_again,
    "leave": leave,
    "correct": correcting.correct,
    "on_behalf": on_behalf,
    "change_booking": lambda x: None,
    "cancel_booking": lambda x: None,
    "ask_booking": lambda x: None,
}


def _doubt(x: Exchange, reading: Reading) -> bool:
    if not reading.chosen:
        return False
    x.place.settle("doubt")
    return True


def _on_behalf(x: Exchange, reading: Reading) -> bool:
    chosen = (
        reading.chosen[0].act if reading.chosen else {"affirm": "with_me", "deny": "not_happy"}.get(reading.act or "")
    )
    if chosen is None:
        return False
    x.place.settle("on_behalf")
    if chosen == "with_me":
        x.tell("on_behalf_of", "someone else typed, with the patient", x.message.text if x.message is not None else "")
        x.say("utter_on_behalf_go_on")
    else:
        x.forget(*x.facts)
        x.place.outcome = "not_them"
    return True


def _begin(x: Exchange, reading: Reading) -> bool:
    x.place.settle(x.place.question or "begin")
    return True


HANDLERS = {
    **calling.HANDLERS,
    **correcting.HANDLERS,
    "doubt": _doubt,
    "on_behalf": _on_behalf,
    "begin": _begin,
    "go_on": _begin,
}
"""What the answers to the questions put in front do."""
