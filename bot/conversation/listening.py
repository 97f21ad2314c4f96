"""Listening: what one message changes. Interruptions come first, then facts, then the open question's own handler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import (
    afterwards,
    arranging,
    birthdays,
    calling,
    choosing,
    correcting,
    interruptions,
    offering,
    withdrawing,
)
from bot.conversation.exchange import Exchange
from bot.conversation.not_offered import not_offered
from bot.conversation.place import AGAIN, CHOICES, FIRST, SHORT
from bot.referral.questions import QUESTIONS, Question
from bot.referral.wording import HEALTH_FACTS, label, shown
from bot.understanding import read
from bot.understanding.facts import CATALOGUE, RATHER_NOT_SAY, UNKNOWN
from bot.understanding.reading import Asked, Candidate, FactRead, Option, Reading

DIGRESSIONS = frozenset(
    {
        "ask_private",
        "ask_employer_told",
        "ask_gp_told",
        "ask_benefits",
        "ask_is_test",
        "ask_robot",
        "ask_what_is_this",
        "ask_who_for",
        "ask_cost",
        "ask_how_long",
        "ask_who_will_i_see",
        "ask_nhs",
        "ask_interpreter",
        "ask_bring",
        "ask_what_next",
        "ask_where",
        "ask_data_kept",
        "ask_why_not",
        "ask_service",
        "ask_progress",
        "want_fit_note",
        "want_diagnosis",
        "want_medicine",
        "want_benefits_advice",
        "want_legal_advice",
        "employer_asking",
        "why_ask",
        "repeat_question",
        "pause",
        "greet",
        "thanks",
        "goodbye",
        "insult",
        "chitchat",
        "not_ready",
        "cannot_read",
        "out_of_scope",
    }
)
"""Intents that a rule answers; the form then asks its open question again, shortly."""

SURE = 0.5
VERY_SURE = 0.75
FEW_WORDS = 4

Handler = Callable[[Exchange, Reading], bool]

HANDLERS: dict[str, Handler] = {
    **interruptions.HANDLERS,
    **birthdays.HANDLERS,
    **choosing.HANDLERS,
    **arranging.HANDLERS,
    **offering.HANDLERS,
    **afterwards.HANDLERS,
}
"""What a question's answer does beyond its facts. A handler gives whether it understood."""


@dataclass(frozen=True)
class Heard:
    """What became of a message: whether it was understood, and whether a rule should answer it."""

    understood: bool
    digression: bool
    reading: Reading


CAN_GO_ON = frozenset({"not_now", "other_help", "not_them", "cancelled", "text_back", "own_line", "not_needed"})
"""Ways a conversation came to rest from which a new message takes it up again. Once a person was promised to look, only
a new answer does."""

RESTING = frozenset({"thanks", "goodbye", "pause", "deny", "not_ready", "leave", "insult", "chitchat", "out_of_scope"})
"""Intents that leave a conversation at rest."""


TOLD_BESIDE = ("call_back", "on_behalf")
"""Interruptions whose message may tell us more: "can someone call me, I am off with my back"."""


def open_question(x: Exchange) -> Asked | None:
    """The open question as reading needs it, with the choices made for this patient."""
    question = QUESTIONS.get("age" if x.place.outcome == "under_16" else x.place.question or "")
    return question.asked(x.channel, x.place.offered()) if question else None


def listen(x: Exchange, text: str, intent: str, confidence: float, candidates: tuple[Candidate, ...]) -> Heard:
    """Reads a message and makes every change it asks for."""
    question = QUESTIONS.get(x.place.question or "")
    in_front = bool(x.place.interrupts)
    asked = open_question(x)
    reading = read(
        text, asked=asked, candidates=candidates, intent=intent, confidence=confidence, on=x.on, known=x.facts
    )
    reading = _without_no_facts(reading, text)
    if interruptions.by_key(x, question, text) or correcting.by_change_button(x, text):
        return Heard(True, False, reading)
    off_topic = intent in ("out_of_scope", "chitchat") and confidence >= VERY_SURE and text.rstrip().endswith("?")
    wish = not reading.chosen and not off_topic
    if withdrawing.by_words(x, text) or (wish and afterwards.by_words(x, text, reading)):
        return Heard(True, False, reading)
    if choosing.by_words(x, text):
        return Heard(True, False, reading)
    if interruptions.by_intent(x, question, reading, intent, confidence):
        if x.place.interrupts and x.place.interrupts[-1]["question"] in TOLD_BESIDE:
            tell(x, question, _without_raw_text(reading, asked))
        return Heard(True, False, reading)
    digression = intent in DIGRESSIONS and _is_digression(asked, reading, text, intent, confidence)
    if digression and asked is not None:
        reading = _without_raw_text(reading, asked)
    known_before = set(x.facts)
    changed = tell(x, question, reading)
    told = bool(x.facts.keys() - known_before)
    resting = x.place.outcome in CAN_GO_ON and not x.place.interrupts
    resting = resting or (x.place.outcome == "person_to_look" and bool(reading.facts) and not x.place.interrupts)
    back = intent == "greet" or (intent not in RESTING and intent not in DIGRESSIONS)
    if resting and (reading.facts or back):
        x.place.outcome = None
        return Heard(True, digression and intent == "greet", reading)
    if interruptions.too_young(x):
        return Heard(True, False, reading)
    if digression and intent == "out_of_scope" and x.place.misses:
        missed(x)
        return Heard(False, False, reading)
    if digression and intent == "goodbye" and question is not None and question.name in afterwards.OPTIONAL:
        afterwards.leave_out(x, question.name)
        return Heard(True, True, reading)
    if digression:
        x.place.misses += intent == "out_of_scope"
        if any(name in reading.facts for name in (question.facts if question else ())):
            move_on(x, in_front)
        else:
            x.place.how = SHORT
        return Heard(True, True, reading)
    gone = not_offered(x)
    if gone is not None:
        x.say(gone.response, **gone.values)
    said = len(x.said)
    understood = _answered(x, question, reading)
    helped = not understood and len(x.said) > said
    if reading.doubt is not None:
        x.place.interrupt(
            "doubt",
            _keyed(reading.doubt.options),
            response=f"utter_ask_{reading.doubt.question}",
            **reading.doubt.shown,
        )
        understood = True
    if understood:
        move_on(x, in_front)
    elif changed or told or gone is not None or (reading.facts and x.place.how != SHORT):
        if told and not changed:
            x.say("utter_noted")
        x.place.how, x.place.misses = SHORT, 0
    elif helped:
        x.place.how, x.place.misses = SHORT, 1
    else:
        missed(x)
    return Heard(understood, False, reading)


def _keyed(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(replace(option, key=str(n)) for n, option in enumerate(options, start=1))


def _without_no_facts(reading: Reading, text: str) -> Reading:
    """Without what is no fact. Which service and which time are kept with the referral and the appointment: "not sure"
    is none of them; nor do "I don't know" and "rather not say" alone tell how it is safe to call."""
    withheld = reading.act in ("dont_know", "rather_not_say") and len(text.split()) <= FEW_WORDS
    gone = {name for name in reading.facts if name not in CATALOGUE or (withheld and name == "safe_contact")}
    return replace(reading, facts={name: fact for name, fact in reading.facts.items() if name not in gone})


def _is_digression(asked: Asked | None, reading: Reading, text: str, intent: str, confidence: float) -> bool:
    """Whether the message asks or says something besides the question. An answer always wins over a likeness."""
    if reading.chosen:
        return False
    if reading.act == "why" and intent == "why_ask":
        return True
    raw = asked.takes_text if asked else None
    answered = asked is not None and any(name in reading.facts for name in asked.facts if name != raw)
    if answered:
        return confidence >= VERY_SURE and text.rstrip().endswith("?")
    if raw is not None and not text.rstrip().endswith("?"):
        return confidence >= VERY_SURE and len(text) <= 120
    return confidence >= SURE


def _without_raw_text(reading: Reading, asked: Asked | None) -> Reading:
    facts = {name: fact for name, fact in reading.facts.items() if asked is None or name != asked.takes_text}
    return replace(reading, facts=facts)


def tell(x: Exchange, question: Question | None, reading: Reading) -> bool:
    """Records every fact of the message; says in one short line which earlier answers it changed."""
    changed: list[tuple[str, FactRead]] = []
    asked_facts = question.facts if question else ()
    for name, fact in reading.facts.items():
        picked = any(name in option.facts for option in reading.chosen)
        if name == "time_preferences" and reading.chosen and question is not None and question.name == "time":
            continue  # the time they pick is no wish for such times
        if fact.value in (UNKNOWN, RATHER_NOT_SAY) and name not in asked_facts and not picked:
            continue
        if (
            name == "condition_words"
            and question is not None
            and question.name == "condition_group"
            and name in x.facts
        ):
            continue  # what they chose from our list never takes the place of their own words
        if x.tell(name, fact.value, fact.words, about=fact.about) and name not in asked_facts:
            changed.append((name, fact))
    for option in reading.chosen:
        for name, value in option.facts.items():
            if name not in reading.facts:
                x.tell(name, value, option.label)
    for name, fact in changed[:1]:
        if x.channel == "sms" and name in HEALTH_FACTS:
            x.say("utter_changed_privately")
        else:
            x.say("utter_changed", what=label(name), value=shown(name, fact.value))
    return bool(changed)


def _answered(x: Exchange, question: Question | None, reading: Reading) -> bool:
    if question is None:
        return bool(reading.facts)
    handler = HANDLERS.get(question.name)
    if handler is not None:
        return handler(x, reading)
    if reading.act in ("dont_know", "rather_not_say"):
        value = UNKNOWN if reading.act == "dont_know" else RATHER_NOT_SAY
        if question.facts and question.facts[0] not in x.facts:
            x.tell(question.facts[0], value, x.message.text if x.message else "")
        x.place.skipped.append(question.name)
        return True
    return bool(reading.chosen) or any(name in reading.facts for name in question.facts)


def move_on(x: Exchange, in_front: bool = False) -> None:
    """The open question is answered: the next one is put for the first time. One that was put in front of the planned
    one (a call to arrange, "start again?") is no step to go back to."""
    if x.place.question is not None and not in_front and x.place.question not in x.place.answered:
        x.place.answered.append(x.place.question)
    x.place.how, x.place.misses = FIRST, 0


def missed(x: Exchange) -> None:
    """Nothing was understood: other words, then choices, then a person."""
    x.place.misses += 1
    x.place.misreads += 1
    if x.place.misses == 1:
        x.place.how = AGAIN
    elif x.place.misses == 2:
        x.place.how = CHOICES
    elif x.place.question in ("call_back", "phone") and x.place.interrupts:
        calling.leave_call_open(x)
    else:
        x.place.misses = 0
        if x.place.question is not None:
            x.place.skipped.append(x.place.question)
        x.flag("misread", x.place.question or "")
        calling.ask_for_person(x)
