"""A reading put together: facts, picked options, and what the patient does besides answering."""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Tuple

from bot.understanding import acts, answers, conditions, polarity
from bot.understanding.facts import Value
from bot.understanding.facts import known as is_known
from bot.understanding.reading import Asked, Doubt, FactRead, Option, Reading
from bot.understanding.text import Message

FIRM = 0.9
"""Confidence from which a yes or a no that the words turn round is asked about, not taken."""
SURE = 0.6
"""Confidence from which an intent of putting off is believed where the words bear it out."""
_NUMBERED = re.compile(r"\W*no\.? ?\d")
_OPPOSITE = {True: "deny", False: "affirm"}

_NOT_READY = re.compile(
    r"\b(?:not (?:\w+ )?ready|ready (?:for|to) |(?:don't|not) (?:think|feel) (?:i'm |i am )?ready)\b"
)
"""Words of putting off, which leave the question as open as it was ("not ready for this yet, maybe later")."""
_CLOSES_WITH_NO = re.compile(r"^(?!.*\b(?:yes|yeah|but)\b).*, (?:no|nope|nah)\W*$")
"""A no that closes the answer to a permission ("I'm not comfortable with that, no")."""


def whole(
    said: Message,
    asked: Optional[Asked],
    facts: Dict[str, FactRead],
    picked: Tuple[Option, ...],
    act: Optional[str],
    doubt: Optional[Doubt],
    correcting: bool,
    intent: Optional[str],
    confidence: float,
    known: Mapping[str, Value],
    bare: bool,
) -> Reading:
    """The reading of a message from its facts, the options picked and the act that its words show."""
    for option in picked:
        for name, value in option.facts.items():
            _pick(facts, name, value, said.original.strip())
    if doubt:
        for option in doubt.options:
            for name in option.facts:
                facts.pop(name, None)
    main = asked.facts[0] if asked and asked.facts else None
    if act is None and main is None and not facts and (polarity.forbids(said) or _CLOSES_WITH_NO.search(said.plain)):
        act = "deny"
    not_yet = intent == "not_ready" and confidence >= SURE and bool(_NOT_READY.search(said.plain))
    if act is None and not picked and not not_yet and (main is None or main not in facts):
        bare = bare or polarity.rather_not_say(said)
        act, values = answers.not_given(said, asked if bare else None)
        if asked is not None and bare and not doubt:
            facts.update(values)
    if act is None and correcting and (facts or doubt):
        act = "correct"
    if (
        act is None
        and any(is_known(known.get(name)) and name == "conditions" for name in facts)
        and conditions.removed(said)
    ):
        act = "correct"
    if act is None:
        said_yes = polarity.answer(said)
        if picked and _NUMBERED.match(said.plain):
            said_yes = None  # "no. 1" is a number
        if said_yes is not None and not (intent == _OPPOSITE[said_yes.yes] and confidence >= FIRM):
            act = "affirm" if said_yes.yes else "deny"
    if act is None and not facts and not picked and not doubt and confidence >= 0.7:
        act = acts.believed(said, intent)
        if act in answers.WITHHELD and asked is not None and asked.facts and bare:
            facts[asked.facts[0]] = FactRead(answers.WITHHELD[act], said.original.strip())
    return Reading(facts, picked, act, doubt)


def _pick(facts: Dict[str, FactRead], name: str, value: Value, words: str) -> None:
    held = facts.get(name)
    if isinstance(value, list) and held is not None and isinstance(held.value, list):
        joined: List[str] = [*held.value, *(one for one in value if one not in held.value)]
        facts[name] = FactRead(joined, words)
    else:
        facts[name] = FactRead(value, words)
