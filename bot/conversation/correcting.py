"""Changing what was said: go back, "change my answer", what is wrong, keep this back, start again."""

from __future__ import annotations

import re

from bot.conversation import withdrawing
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST, SHORT, Place
from bot.referral.questions import FILLED_BY, QUESTIONS
from bot.store import appointments
from bot.understanding.acts import LEAVE_OUT
from bot.understanding.facts import RATHER_NOT_SAY
from bot.understanding.reading import Reading
from bot.understanding.text import message

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

TO_CALL = frozenset({"phone", "email", "safe_contact"})
"""What a promised call needs: kept when an answer is taken back, until another takes its place."""


def by_change_button(x: Exchange, text: str) -> bool:
    """The words that the page's "Change" beside an answer sends: `change my answer: <question>`, never guessed at."""
    pressed = re.fullmatch(r"change my answer: ([a-z_]+)", text.strip())
    if pressed is None:
        return False
    name = pressed.group(1)
    asked = QUESTIONS.get(name)
    if asked is not None and (name in x.place.answered or any(fact in x.facts for fact in asked.facts)):
        take_back(x, name)
    else:
        x.say("utter_change_not_found")
        x.place.how = SHORT
    return True


def go_back(x: Exchange) -> None:
    """Takes back the last answer and asks that question again."""
    x.place.how, x.place.misses = FIRST, 0
    if x.place.question not in x.place.answered:
        x.place.asked = [each for each in x.place.asked if each != x.place.question]
    if x.place.interrupts:
        x.place.interrupts.pop()
        return
    before = [name for name in x.place.answered if name != x.place.question]
    if not before:
        x.say("utter_nothing_to_go_back_to")
        x.place.how = SHORT
        return
    take_back(x, before[-1])


def take_back(x: Exchange, name: str) -> None:
    """Forgets the answer to a question, so that it is asked again."""
    question = QUESTIONS[name]
    x.place.answered = [each for each in x.place.answered if each != name]
    x.place.skipped = [each for each in x.place.skipped if each != name]
    x.place.asked = [each for each in x.place.asked if each != name]
    x.place.how, x.place.misses = FIRST, 0
    promised = x.due_day("person_asked", "person_to_look") is not None
    kept = TO_CALL if promised else frozenset()
    if name == "getting_on" and "work_now" in x.place.answered:
        kept |= {"attendance"}  # what `work_now` told; this question only refines it
        if x.facts.get("attendance") in ("absence_planned", "recently_returned"):
            x.tell("attendance", "at_work", x.words("attendance"))
    x.forget(*(fact for fact in question.facts if fact not in kept))
    if name in ("age", "birthday"):
        x.forget("birthday_by", "no_birthday_by")
    if name in ("choose_service", "one_fits", "may_fit", "nothing_fits", "not_yet", "hand_over"):
        x.referral.service_id = None
        x.place.outcome = None
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = None
    if name == "share":
        for given in withdrawing.standing(x):
            if given.kind == "share_service":
                given.withdrawn_at = x.now
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


def correct(x: Exchange) -> None:
    """ "Change my answer": the question they name is asked again, or they are asked what is wrong.

    What they wish left out ("leave out the bit about the breakdown") is kept back, whatever question is open.
    """
    text = x.message.text if x.message is not None else ""
    name = named_question(x, text)
    if LEAVE_OUT.search(message(text).plain):
        kept_back = name or _named_by_its_words(x, Reading())
        if kept_back is not None:
            x.place.settle("what_is_wrong")
            _leave_out(x, kept_back)
            return
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


HANDLERS = {"start_again": _start_again, "what_is_wrong": _what_is_wrong}
"""What the answers to these questions do."""
