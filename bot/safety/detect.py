"""Whether a message must be answered before everything else. Works alone: no model, no network, no state.

Each kind has patterns that raise it and exceptions that cover what only sounds like it (idioms, services, a
denial). What is plainly over ("when I was 15 …") raises nothing, unless the same sentence says that it is so again.
Where it is unclear, it is an alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.safety import crisis, emergency, harm, menace, not_crisis, parting, safeguarding, self_harm
from bot.safety.alarm import KINDS, Alarm, Kind
from bot.safety.denial import denials
from bot.safety.normalise import Normal, normalise
from bot.safety.other_languages import PHRASES
from bot.safety.phrases import LATELY, NOW, OVER, PAST

_NOW, _OVER, _PAST, _LATELY = re.compile(NOW), re.compile(OVER), re.compile(PAST), re.compile(LATELY)


@dataclass(frozen=True)
class _Rules:
    stated: tuple[re.Pattern[str], ...]
    but: re.Pattern[str]


def _rules(stated: Sequence[str], but: Sequence[str]) -> _Rules:
    covering = re.compile("|".join(f"(?:{pattern})" for pattern in but))
    return _Rules(tuple(re.compile(pattern) for pattern in stated), covering)


_RULES: dict[Kind, _Rules] = {
    "emergency": _rules(emergency.STATED, emergency.EXCEPT),
    "crisis": _rules((*crisis.STATED, *self_harm.STATED, *parting.STATED), not_crisis.EXCEPT),
    "safeguarding": _rules(safeguarding.STATED, safeguarding.EXCEPT),
    "harm": _rules((*harm.STATED, *menace.STATED), harm.EXCEPT),
}
_OTHER = {
    kind: re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in phrases))
    for kind, phrases in PHRASES.items()
}


def detect(text: str) -> Alarm | None:
    """The alarm that a message raises, with the span of the original that raised it; None for an ordinary message.

    A message that raises several gives the one to be answered first: life at risk from the body, then suicide and
    self-harm, then abuse, then harm to others.
    """
    message = normalise(text)
    denied = denials(message.text)
    for kind in KINDS:
        found = _first(message, kind, denied)
        if found is not None:
            start, end = found
            return Alarm(kind, text[start:end])
    for kind in KINDS:
        foreign = _OTHER[kind].search(text.lower())
        if foreign is not None and len(text.lower()) == len(text):
            return Alarm(kind, text[foreign.start() : foreign.end()])
        if foreign is not None:
            return Alarm(kind, text)
    return None


def _first(message: Normal, kind: Kind, denied: list[tuple[int, int]]) -> tuple[int, int] | None:
    rules = _RULES[kind]
    covered = [*denied, *(found.span() for found in rules.but.finditer(message.text))]
    for start, end in _stated(message.text, rules.stated):
        if any(low < end and start < high for low, high in covered):
            continue
        if _is_over(message.text, start, end, kind):
            continue
        return message.span(start, end)
    return None


def _stated(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            if found.end() > found.start():
                yield found.span()


def _is_over(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether the sentence that holds this span tells of something plainly past."""
    low = text.rfind(" . ", 0, start) + 1
    high = text.find(" . ", end)
    sentence = text[low : high if high >= 0 else len(text)]
    if _OVER.search(sentence):
        return True
    past = _PAST.search(sentence) or (kind == "emergency" and _LATELY.search(sentence))
    return bool(past) and not _NOW.search(sentence)
