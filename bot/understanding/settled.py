"""The intent of a message once its words have been read: what was read outweighs what it resembles.

The classifier sees a message alone. In the light of the open question "five weeks ago" is an answer, however much it
looks like a correction, and a yes or a no is what the words say. Questions, requests and danger are left as they were
found.
"""

from __future__ import annotations

import re
from typing import Optional

from bot.understanding.context import asks
from bot.understanding.corrections import puts_right
from bot.understanding.facts import CATALOGUE, CHECKED, RATHER_NOT_SAY, UNKNOWN, Kind, known
from bot.understanding.gazetteer.services import SERVICES
from bot.understanding.reading import Asked, FactRead, Reading
from bot.understanding.text import message

_UNSURE = frozenset(
    [
        "nlu_fallback",
        "out_of_scope",
        "chitchat",
        "greet",
        "thanks",
        "goodbye",
        "correct",
        "pause",
        "not_ready",
        "go_back_one",
        "choose",
        "leave",
        "ask_how_long",
        "ask_where",
    ]
)
"""Intents that an answer to the open question is now and then mistaken for."""

_WITHHELD = {UNKNOWN: "dont_know", RATHER_NOT_SAY: "rather_not_say"}
_NOT_YET = re.compile(r"\b(?:ready|rdy|reddy|soon|yet)\b")
_NOT_CHOSEN = frozenset(("correct", "affirm", "deny", "nlu_fallback", "out_of_scope"))
"""Intents that a number picked from a list is mistaken for ("no 1 pls")."""

_PERMISSION = frozenset(("ask_employer_told", "ask_gp_told", "ask_private", "rather_not_say"))
"""Intents that a yes or a no with a condition is mistaken for ("yes, only don't tell my employer")."""

_SAYS_SO = re.compile(
    r"(?:yes|ok|okay|fine|sure|no)\b(?!.*\?)(?!.*\b(?:will|do|does|can|could|would|is|are) (?:you|it|they|this|my)\b)|"
    r".*, no\W*$"
)
_TELLING = frozenset(CATALOGUE) - frozenset(
    ("condition_words", "job_tasks", "help_words", "hardest_part", "worries", "safe_contact", "time_preferences")
)
"""Facts whose being read shows that something was told; the others keep whatever was said."""

LONGEST_YES = 12
"""Words up to which a yes or a no is what a message is about."""

LONGEST_OPENED = 30
"""Words up to which a message that opens with yes or no is that, where a yes or a no was asked for."""

LONGEST_UNSURE = 6
"""Words up to which "I don't know" is what a message is about, though it tells something too."""

SURE_OF_DANGER = 0.7
"""Confidence below which an intent of danger is answered with no safety text (`bot.conversation.guarding`), so that
what was told stands; a person looks at the words all the same."""

HARDLY_SURE = 0.6
"""Confidence below which an intent gives way to an answer read, and below which nothing is done of safety alone."""

_OF_NEEDS = frozenset(("ask_interpreter", "cannot_read", "want_person"))
"""Intents that the answer to what is needed to take part is mistaken for."""

_OF_DANGER = frozenset(("crisis", "harm", "safeguarding", "emergency"))
"""Intents that a condition of the mind does not explain away, however unsure they are."""

_NEVER_EXPLAINED = frozenset(("leave", "start_over", "go_back_one", "employer_asking", "rather_not_say", "dont_know"))
"""Intents that an answer read beside them does not outweigh."""

_POLAR = frozenset(("affirm", "deny", "inform", "choose", *_UNSURE))

_ANSWERS_ASKED = _POLAR | {"correct", "start_over", "want_legal_advice", "ask_service", "ask_employer_told"}
"""Intents that a yes or a no to the open question outweighs, though more is told after it ("no, I'm at a tribunal")."""

_OR_NONE = frozenset(("fit_note", "already_helped_by"))
"""Questions that a bare no answers though a kind is asked for."""


_ASKS_FOR_IT = re.compile(
    r"\b(?:please|pls|thanks|i|i'd|want|need|like|would|get|have|can|is|it|for|the|a|to|of|do|you|on|me|put|refer|"
    r"forward|ask|help|from|with|that|this|service|scheme|one|called)\b"
)


def _told_beside(reading: Reading, asked: Optional[Asked]) -> Optional[FactRead]:
    """What was told of another fact that the same question asks for ("yes, until 4 December")."""
    names = [name for name in (asked.facts if asked else ()) if asked and name != asked.takes_text]
    return next((reading.facts[name] for name in names if name in reading.facts), None)


def _names_a_service(text: str) -> bool:
    """Whether a message is a service's name and little else ("Fit for Work please")."""
    plain = message(text).plain
    hits = SERVICES.find(plain)
    rest = "".join(plain[: hits[0].at] + plain[hits[0].to :]) if hits else plain
    return bool(hits) and not re.search(r"\w", _ASKS_FOR_IT.sub(" ", rest))


_BY_NUMBER = re.compile(
    r"\W*(?!no one\b)(?:(?:the )?(?:number|option|no\.?|nr) ?)?(?:[1-9]|one|two|three|four|five|six|seven|"
    r"eight)\b(?=[,.;!) ]|$)"
    r"(?! [a-z]+s\b)"
)
_BY_ORDER = re.compile(
    r"\W*(?:the )?(?:(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)(?: (?:one|option|un|choice)\b|"
    r"(?=[,.]))|"
    r"option (?:number )?\w+\b|[1-7](?=, ))"
)
"""A choice told by its place before it is told in words ("2nd one, got a job, off sick")."""
_OPENS = re.compile(
    r"\W*(?:yes|yeah|yep|no(?! one\b(?! *$))|nope|nah|definitely|absolutely|certainly|of course|100 ?%)(?!\w)"
)


def _says_yes_or_no(name: str, fact: FactRead) -> bool:
    """Whether a fact is no more than a yes or a no ("no note" is one)."""
    kind = CATALOGUE[name].kind if name in CATALOGUE else Kind.YES_NO
    return kind is Kind.YES_NO or fact.value in ("none", [])


def settled(text: str, intent: str, reading: Reading, asked: Optional[Asked], confidence: float = 1.0) -> str:
    """The intent, corrected by what was read of `text` as an answer to `asked`.

    `confidence` is the classifier's: one that is hardly sure gives way to an answer that was read.
    """
    of_mind = "mental_health" in (reading.values().get("conditions") or ())
    if intent in _OF_DANGER and confidence < SURE_OF_DANGER and not of_mind:
        found = _settled(text, "nlu_fallback", reading, asked, confidence)
        return intent if found == "nlu_fallback" else found
    return _settled(text, intent, reading, asked, confidence)


def _settled(text: str, intent: str, reading: Reading, asked: Optional[Asked], confidence: float) -> str:
    if intent == "not_ready" and reading.act in ("deny", None) and not reading.facts and _NOT_YET.search(text.lower()):
        return intent
    if reading.chosen and reading.act is None and intent in _NOT_CHOSEN and re.search(r"\d", text):
        return "choose"
    if (
        asked
        and asked.facts[:1]
        and asked.facts[0] in CATALOGUE  # what a patient chooses of a list need be no fact
        and CATALOGUE[asked.facts[0]].kind in (Kind.CHOICE, Kind.CHOICES)
        and intent in _POLAR
        and reading.facts.keys() & set(asked.facts)
        and _BY_ORDER.match(message(text).plain)
    ):
        return "choose"
    if reading.chosen and intent in (*_NOT_CHOSEN, "inform") and _BY_NUMBER.match(message(text).plain):
        return "choose"
    if intent in (*_POLAR, "ask_service", "ask_what_is_this") and not reading.values() and _names_a_service(text):
        return "ask_service"
    told_more = any(known(fact.value) for fact in reading.facts.values()) and len(text.split()) > LONGEST_UNSURE
    if (
        reading.act in ("dont_know", "rather_not_say")
        and not told_more
        and intent in (*_POLAR, "dont_know", "rather_not_say", "ask_what_is_this")
        and not text.rstrip().endswith("?")
    ):
        return reading.act
    if reading.act == "correct" and intent in (*_POLAR, "correct"):
        return "correct"
    if intent == "choose" and reading.chosen:
        return intent
    opens = _OPENS.match(message(text).plain)
    plain_answer = all(
        _says_yes_or_no(name, fact) and (opens or fact.value != []) for name, fact in reading.facts.items()
    )
    main = asked.facts[0] if asked and asked.facts else ""
    polar = main in CATALOGUE and (CATALOGUE[main].kind is Kind.YES_NO or main in _OR_NONE)
    longest = LONGEST_OPENED if opens and polar and main in reading.facts else LONGEST_YES
    if reading.act in ("affirm", "deny") and intent in _POLAR and plain_answer and len(text.split()) <= longest:
        return reading.act
    answers = opens and polar and main in reading.facts and _says_yes_or_no(main, reading.facts[main])
    if (
        answers
        and reading.act in ("affirm", "deny")
        and intent in _ANSWERS_ASKED
        and len(text.split()) <= LONGEST_OPENED
    ):
        return reading.act
    if (
        intent in _PERMISSION
        and not asked
        and reading.act in ("affirm", "deny")
        and _SAYS_SO.match(message(text).plain)
    ):
        return reading.act
    told = reading.facts.get(main) or _told_beside(reading, asked)
    if main == "condition_words" and "conditions" in reading.facts:
        main, told = "conditions", reading.facts["conditions"]
    if told is not None and str(told.value) in _WITHHELD and intent in _POLAR and intent != "choose":
        return _WITHHELD[str(told.value)]
    if told is not None and told.value == "unsure" and intent in (*_POLAR, "dont_know"):
        return "dont_know"
    told_of_itself = (reading.act is None or intent == "nlu_fallback") and any(
        known(fact.value) for name, fact in reading.facts.items() if name in _TELLING
    )
    if told_of_itself and (intent == "nlu_fallback" or (intent == "correct" and not puts_right(message(text)))):
        return "inform"
    if told is None or not known(told.value) or (asked and main == asked.takes_text and main not in CHECKED):
        return intent
    of_meeting = (intent in ("want_person", "ask_interpreter") and main == "contact_mode") or (
        intent in _OF_NEEDS and main in ("access_needs", "language")
    )
    told_after_yes = reading.act in ("affirm", "deny") and intent in ("affirm", "deny") and not plain_answer
    of_mind = intent in _OF_DANGER and "mental_health" in (told.value if isinstance(told.value, list) else ())
    hardly = (
        not of_mind
        and confidence < HARDLY_SURE
        and intent not in _NEVER_EXPLAINED
        and len(text.split()) > LONGEST_UNSURE
        and not asks(message(text))
    )
    unsure = (intent in _UNSURE or of_meeting or hardly or intent in ("affirm", "deny")) and reading.act is None
    told_after_yes = told_after_yes or (
        reading.act in ("affirm", "deny") and intent == "correct" and not plain_answer and not puts_right(message(text))
    )
    wants = (
        intent in ("want_fit_note", "ask_service") and main in ("fit_note", "fit_note_ends") and not asks(message(text))
    )
    return "inform" if (unsure or told_after_yes or wants) and not text.rstrip().endswith("?") else intent
