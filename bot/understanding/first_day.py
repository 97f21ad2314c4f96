"""The first day of an absence, behind or ahead, from the words around a message's dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Dict, Mapping, Optional, Sequence, Set, Tuple

from bot.understanding.absence_words import ABSENCE, HOW_OFTEN, OVER
from bot.understanding.counted_days import BESIDE
from bot.understanding.date_words import When
from bot.understanding.doubts import two_days
from bot.understanding.facts import Value
from bot.understanding.reading import Doubt, FactRead
from bot.understanding.text import Message
from bot.understanding.timed import Timed, told

_WORKED_TILL = re.compile(
    r"\b(?:work(?:ed|ing)?|finish(?:ed|ing)?|stopped|last (?:day|shift|time|one)|went home|sent home|left|"
    r"in (?:work )?(?:until|till))\b[^<]{0,40}$"
)
"""Before a day that was still worked, from which the first day off is counted."""
_OFF_FROM = re.compile(
    r"\b(?:off|sick|absent|started|starting|counted?|so)\b[\w ]{0,14}\b(?:from|since|on|was)? ?(?:the )?$|\bfrom $"
)
_WAS_FIRST = re.compile(r"[ ,]*(?:was|is|that was|that is|as|being)? ?my (?:very )?(?:first|1st) (?:day|shift)\b")


def _counted(said: Message, marked: Timed, wanted: Sequence[str]) -> Optional[Tuple[When, date]]:
    """The first day off where it is counted from a day that was still worked ("so the Monday after was my first")."""
    for number, when in enumerate(marked.whens):
        if when.form != BESIDE or not when.past:
            continue
        before, after = marked.text.split(f"<{number}>")
        first = _WAS_FIRST.match(after) or (_OFF_FROM.search(before) and "absence_started" in wanted)
        worked = _WORKED_TILL.search(before.rsplit("<", 1)[0]) and "absence_started" in wanted
        if first or worked:
            return when, when.past[0]
    return None


def read(
    said: Message,
    marked: Timed,
    on: date,
    wanted: Sequence[str],
    taken: Set[int],
    facts: Dict[str, FactRead],
    known: Mapping[str, Value],
    no_job: bool,
) -> Optional[Doubt]:
    """Fills `absence_started`, or `absence_expected_on` where it lies ahead; the doubt where a day has two readings."""
    if "absence_started" in facts or (no_job and "absence_started" not in wanted):
        return None
    counted = _counted(said, marked, wanted)
    if counted is not None:
        facts["absence_started"] = told(said, *counted)
        taken.update(number for number, when in enumerate(marked.whens) if not when.length)
        return None
    for pattern in ABSENCE:
        hit = marked.search(pattern, taken)
        if not hit:
            continue
        when, match, number = hit
        if "absence_started" not in wanted and (
            OVER.search(said.clause_at(when.at).text) or HOW_OFTEN.search(said.clause_at(when.at).text)
        ):
            continue
        if re.search(r"\b(?:days?|weeks?|time) off\b", match.group()) and re.search(
            r"\b(?:want|need|ask|book|annual|holiday|next)\b", match.group()
        ):
            continue
        ahead = facts.get("operation_on")
        if when.length and ahead is not None and str(ahead.value) > on.isoformat():
            taken.add(number)  # "gall bladder out on 3 December, then two weeks off"
            continue
        planned = (
            re.search(r"\b(?:will be|i'll be|going to be|be going|going|go|be) (?:off|of(?= from)|sick)\b", said.plain)
            or known.get("attendance") == "absence_planned"
        )
        day = when.future if planned and when.future else (when.past[0] if when.past else None)
        if day is None and when.future and re.search(r"\boff (?:from|on)\b", match.group()):
            day = when.future
        if day is None:
            continue
        taken.add(number)
        doubt = None if planned else two_days(said, when, on, "absence_started")
        if doubt:
            return doubt
        ahead_of_us = "absence_expected_on" in wanted or day > on
        facts["absence_expected_on" if ahead_of_us else "absence_started"] = told(said, when, day)
        return None
    return None
