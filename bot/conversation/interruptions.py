"""Interruptions that change something: a person please, go back, change an answer, start again, stop, someone else."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.booking.callback import call_back_by
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST, SHORT, Place
from bot.messaging import wants_referral_stopped
from bot.referral.questions import FILLED_BY, QUESTIONS, Question
from bot.store import appointments
from bot.understanding.facts import RATHER_NOT_SAY
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

_NAMED = (
    (r"\b(name|called)\b", "name"),
    (r"\b(number|phone)\b", "phone"),
    (r"\b(time|slot|appointment|day)\b", "time"),
    (r"\bservice\b", "choose_service"),
    (r"\b(meet|face|video|by phone)\b", "meet"),
    (r"\b(surgery|gp|doctor|practice|postcode)\b", "surgery"),
    (r"\b(note|certificate)\b", "fit_note"),
    (r"\b(first day|day off|date off|off since|absence|off work from)\b", "absence_started"),
    (r"\b(job|what i do)\b", "job"),
    (r"\bage\b", "age"),
    (r"\b(health|condition|makes work hard|what is wrong|wrote|my words)\b", "condition"),
    (r"\bwork now\b", "work_now"),
    (r"\b(want|goal|help with)\b", "goal"),
    (r"\b(helping|waiting)\b", "help_already"),
)


def by_key(x: Exchange, question: Question | None, text: str) -> bool:
    """The two keys that work with every question: 0 for a person, 9 to go back (not where a number is the answer)."""
    key = text.strip().rstrip(".)")
    if key not in ("0", "9") or (question is not None and question.numeric):
        return False
    if key == "0":
        ask_for_person(x)
    else:
        go_back(x)
    return True


def by_intent(x: Exchange, question: Question | None, reading: Reading, intent: str, confidence: float) -> bool:
    """Interruptions in words. A clear answer to the open question is never taken for one."""
    act = reading.act if reading.act in _ACTS else None
    if act is None and confidence >= SURE:
        act = _BY_INTENT.get(intent)
    if act is None and "on_behalf_of" in reading.facts and "on_behalf" not in (x.place.question, *x.place.answered):
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


def ask_for_person(x: Exchange) -> None:
    """A person will call: a flag with a day, and one question about leaving a message."""
    due = call_back_by(x.now, 1, x.local.nation)
    x.flag("person_asked", due_on=due)
    if x.referral.status == "started":
        x.referral.status = "call_back"
    x.place.interrupt("call_back", day=due.isoformat())
    x.place.how, x.place.misses = FIRST, 0


def go_back(x: Exchange) -> None:
    """Takes back the last answer and asks that question again."""
    x.place.how, x.place.misses = FIRST, 0
    if x.place.interrupts:
        x.place.interrupts.pop()
        return
    if not x.place.answered:
        x.say("utter_nothing_to_go_back_to")
        x.place.how = SHORT
        return
    take_back(x, x.place.answered[-1])


def take_back(x: Exchange, name: str) -> None:
    """Forgets the answer to a question, so that it is asked again."""
    question = QUESTIONS[name]
    x.place.answered = [each for each in x.place.answered if each != name]
    x.place.skipped = [each for each in x.place.skipped if each != name]
    x.place.how, x.place.misses = FIRST, 0
    x.forget(*question.facts)
    if name in ("choose_service", "one_fits", "nothing_fits", "not_yet"):
        x.referral.service_id = None
        x.place.outcome = None
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = None
    if name in ("time", "check"):
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = x.place.after_slot = None


def start_again(x: Exchange) -> None:
    """Asks once before everything is cleared."""
    x.place.interrupt("start_again")
    x.place.how = FIRST


def clear(x: Exchange) -> None:
    """Starts the referral again: facts are superseded (staff still see them), a held time is given back."""
    x.forget(*x.facts)
    appointments.release(x.db, x.id, x.now)
    x.referral.service_id = None
    x.place = Place(welcomed=True, misreads=x.place.misreads)


def leave(x: Exchange) -> None:
    """The patient stops here: nothing is sent, everything is kept for a while, no "are you sure"."""
    appointments.release(x.db, x.id, x.now)
    x.place.slot_id = None
    x.place.interrupts = []
    x.place.outcome = "not_now"
    x.place.how = FIRST


def correct(x: Exchange) -> None:
    """ "Change my answer": the question they name is asked again, or they are asked what is wrong."""
    name = named_question(x, x.message.text if x.message is not None else "")
    if name is None:
        x.place.interrupt("what_is_wrong")
        x.place.how = FIRST
    else:
        take_back(x, name)


def named_question(x: Exchange, text: str) -> str | None:
    """The question that these words name, among those answered so far, in whatever message the answer came."""
    lower = text.lower()
    told = [name for name, question in QUESTIONS.items() if any(fact in x.facts for fact in question.facts)]
    for pattern, name in _NAMED:
        if re.search(pattern, lower):
            found = next((done for done in (*x.place.answered, *told) if name == done or _same(name, done)), None)
            if found is not None:
                return found
    return None


def _same(name: str, done: str) -> bool:
    return {name, done} in ({"choose_service", "one_fits"}, {"job", "last_job"}, {"name", "phone"})


def on_behalf(x: Exchange) -> None:
    """Someone else is typing: the patient has to be there and willing."""
    if "on_behalf" in x.place.answered:
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
        if age < GROWN_UP:
            x.flag("age_16_or_17")
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
            correct(x)
        return True
    if act == "ask_booking":
        x.place.interrupts = []
        x.say("utter_your_booking")
        return True
    x.place.moving = False
    x.place.interrupt("manage_booking")
    x.place.how = FIRST
    return True


_ACTS: dict[str, Callable[[Exchange], None]] = {
    "person": ask_for_person,
    "go_back": go_back,
    "start_again": start_again,
    "leave": leave,
    "correct": correct,
    "on_behalf": on_behalf,
    "change_booking": lambda x: None,
    "cancel_booking": lambda x: None,
    "ask_booking": lambda x: None,
}


def _call_back(x: Exchange, reading: Reading) -> bool:
    chosen = reading.chosen[0].act if reading.chosen else None
    text = x.message.text if x.message is not None else ""
    if chosen == "message_ok" or (chosen is None and reading.act == "affirm"):
        x.tell("safe_contact", "You can leave a message", text)
    elif chosen == "no_message" or (chosen is None and reading.act == "deny"):
        x.tell("safe_contact", "Do not leave a message", text)
    elif not re.search("[a-z]", text.lower()) or reading.facts.keys() - {
        "safe_contact",
        "phone",
        "email",
        "time_preferences",
    }:
        return False
    else:
        x.tell("safe_contact", text, text)
    x.place.settle("call_back")
    if x.channel == "web" and not any(name in x.facts for name in ("phone", "email")):
        x.place.interrupt("phone")
    else:
        _call_noted(x, "utter_call_noted")
    return True


def leave_call_open(x: Exchange) -> None:
    """How to call stays open after three tries: no message is left, and the patient gets our number."""
    x.place.settle(x.place.question or "")
    x.place.misses, x.place.how = 0, FIRST
    _call_noted(x, "utter_no_number")


def _call_noted(x: Exchange, response: str) -> None:
    x.say(response)
    if x.place.outcome is None:
        x.say("utter_carry_on")


def _phone(x: Exchange, reading: Reading) -> bool:
    answered = "phone" in reading.facts or "email" in reading.facts
    if not answered and reading.act not in ("dont_know", "rather_not_say", "deny"):
        return False
    if not answered:
        x.tell("phone", "rather_not_say", x.message.text if x.message is not None else "")
    if x.place.interrupts:
        _call_noted(x, "utter_call_noted" if answered else "utter_no_number")
    x.place.settle("phone")
    return True


def _doubt(x: Exchange, reading: Reading) -> bool:
    if not reading.chosen:
        return False
    x.place.settle("doubt")
    return True


def _start_again(x: Exchange, reading: Reading) -> bool:
    if (reading.chosen and reading.chosen[0].act == "clear") or (not reading.chosen and reading.act == "affirm"):
        clear(x)
        x.say("utter_started_again")
        return True
    x.place.settle("start_again")
    return True


def _what_is_wrong(x: Exchange, reading: Reading) -> bool:
    name = named_question(x, x.message.text if x.message is not None else "")
    x.place.settle("what_is_wrong")
    if leaving_out(x):
        return _leave_out(x, name or _named_by_its_words(x, reading))
    if reading.facts:
        return True
    if name is not None:
        take_back(x, name)
        return True
    x.say("utter_change_not_found")
    return True


def leaving_out(x: Exchange) -> bool:
    """Whether they are looking at what would be shared, and so say what to keep back, not what is wrong."""
    return any(each["question"] == "share_seen" for each in x.place.interrupts)


def _named_by_its_words(x: Exchange, reading: Reading) -> str | None:
    """The question whose answer they repeat: "not my back" is about what makes work hard."""
    wrote = str(x.facts.get("condition_words", "")).lower()
    said = re.findall("[a-z]{4,}", x.message.text.lower() if x.message is not None else "")
    if any(word in wrote for word in said):
        return "condition"
    return next((FILLED_BY[fact].name for fact in reading.facts if fact in FILLED_BY), None)


def _leave_out(x: Exchange, name: str | None) -> bool:
    """Keeps an answer back. What makes work hard loses its words only: the service needs to know the group."""
    if name in (None, "name", "phone", "time", "choose_service", "one_fits", "meet", "surgery"):
        x.say("utter_cannot_leave_out")
        return True
    asked_facts = ("condition_words", "condition_detail") if name == "condition" else QUESTIONS[str(name)].facts
    for fact in asked_facts:
        if fact in x.facts:
            x.tell(fact, RATHER_NOT_SAY, x.message.text if x.message is not None else "")
    x.say("utter_left_out")
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
    "call_back": _call_back,
    "phone": _phone,
    "doubt": _doubt,
    "start_again": _start_again,
    "what_is_wrong": _what_is_wrong,
    "on_behalf": _on_behalf,
    "begin": _begin,
    "go_on": _begin,
}
