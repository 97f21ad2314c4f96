"""The first day of an absence, behind or ahead, from the words around a message's dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Dict, Mapping, Optional, Sequence, Set, Tuple

from bot.understanding.absence_words import ABSENCE, HOW_OFTEN, OVER, TO_BE_SEEN
from bot.understanding.counted_days import BESIDE
from bot.understanding.date_words import When
from bot.understanding.doubts import two_days
from bot.understanding.facts import Value
from bot.understanding.reading import Doubt, FactRead
from bot.understanding.text import Message
from bot.understanding.timed import MARK, Timed, told

_WORKED_TILL = re.compile(
    r"\b(?:work(?:ed|ing)?|finish(?:ed|ing)?|stopped|last (?:day|shift|time|one)|shifts?|went home|sent home|left|"
    r"in (?:work )?(?:until|till))\b[^<]{0,40}$"
)
"""Before a day that was still worked, from which the first day off is counted."""
_WORKED_THEN = re.compile(r"\b(?:worked|at work|my shift)\b")
_OFF_FROM = re.compile(
    r"\b(?:off|sick|absent|started|starting|counted?|so)\b[\w ]{0,14}\b(?:from|since|on|was)? ?(?:the )?$|\bfrom $"
)
_FROM_DAY = re.compile(r"\b(?:off|of|sick|absent)\b[\w' ]{0,8}\b(?:from|since) (?:the )?$")
"""Before the first day off, told beside the last day worked ("last shift Friday, so off from Monday")."""
_WAS_FIRST = re.compile(r"[ ,]*(?:was|is|that was|that is|as|being)? ?my (?:very )?(?:first|1st) (?:day|shift)\b")
_THIS_SPELL = re.compile(
    r"\b(?:this (?:time|one|1|spell|absence|last one)|now|again|latest|(?:due|supposed|meant|expected|should(?: have|"
    r" of)? (?:been|"
    r"gone|start\w*)|must|had to|was to)\b(?: (?:to|have|be|been|go|come|start|started|return))* ?(?:back|in|"
    r"return)?)\b[^<.!?]*$"
)
"""Before the day on which the absence that goes on began, others told beside it ("this time since 26 October")."""
_ON_THAT_DAY = re.compile(
    r"\bthat(?:'s| is| was)? (?:when|the (?:first )?day|my first)\b|\b(?:in|on|off|sick|ill) that (?:same )?day\b|"
    r"\bmy day for "
    r"(?:coming|going) back\b|^[ ,]*i (?:am|was|went) (?:off |absent |sick )?again\b|"
    r"^[ ,.]*(?:but )?(?:i )?(?:never (?:made it|went)|couldn't (?:go|make it|face it))"
)


_GOES_OFF = re.compile(r"\boff (?:from|on|as of)\b")
_STILL_IN = re.compile(r"\bstill (?:in|at work|working|there)\b")
_LONG_AGO = timedelta(days=120)
"""A day of the year from which somebody is "off" lies ahead where the last such day is longer ago than that."""


def _is_ahead(when: When, on: date) -> bool:
    """Whether a day of the year lies nearer ahead than behind ("due back on 30 November")."""
    if when.future is None or not when.past:
        return False
    return on - when.past[0] > _LONG_AGO > when.future - on


def _around(marked: Timed) -> Dict[int, Tuple[str, str]]:
    """What stands before and after each day of a message, by its number, in order."""
    pieces = re.split(MARK, marked.text)
    return {int(pieces[at]): (pieces[at - 1], pieces[at + 1]) for at in range(1, len(pieces), 2)}


def _present(marked: Timed, on: date) -> Optional[int]:
    """Among several days told, the number of the one on which the absence that goes on began, where it is told."""
    around = _around(marked)
    worked = [number for number, (before, _) in around.items() if _WORKED_TILL.search(before)]
    told = [
        number
        for number, (before, after) in around.items()
        if marked.whens[number].past
        and not marked.whens[number].length
        and not _is_ahead(marked.whens[number], on)
        and (
            _THIS_SPELL.search(before)
            or _ON_THAT_DAY.search(after)
            or (worked and number > worked[0] and _FROM_DAY.search(before))
        )
    ]
    return told[-1] if told and len(around) > 1 else None


def _counted(marked: Timed, wanted: Sequence[str]) -> Optional[int]:
    """The number of the first day off counted from a day still worked ("so the Monday after was my first")."""
    for number, when in enumerate(marked.whens):
        if when.form != BESIDE or not when.past:
            continue
        before, after = marked.text.split(f"<{number}>")
        head, _, between = before.rpartition("<")
        worked = _WORKED_TILL.search(head) or _WORKED_THEN.search(between)
        if _WAS_FIRST.match(after):
            return number
        if "absence_started" in wanted and (_OFF_FROM.search(before) or worked) and not TO_BE_SEEN.search(between):
            return number
    return None


def _leaves(marked: Timed) -> Optional[int]:
    """The number of the day from which somebody will be off, told beside the last one worked."""
    if len(marked.whens) < 2:
        return None
    from_then = (number for number, (before, _) in _around(marked).items() if _FROM_DAY.search(before))
    return next((number for number in from_then if marked.whens[number].future), None)


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
    planned_off = "absence_expected_on" in wanted or known.get("attendance") == "absence_planned"
    first = None if planned_off else _counted(marked, wanted)
    if first is None and not planned_off and "absence_started" in wanted:
        first = _present(marked, on)
    if first is not None:
        facts["absence_started"] = told(said, marked.whens[first], marked.whens[first].past[0])
        taken.update(number for number, when in enumerate(marked.whens) if not when.length)
        return None
    leaves = _leaves(marked) if planned_off else None
    if leaves is not None:
        when = marked.whens[leaves]
        facts["absence_expected_on"] = told(said, when, when.future or on)
        taken.update(range(len(marked.whens)))
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
            re.search(
                r"(?<!\bsince )(?<!\bafter )\b(?:will be|i'll be|going to be|be going|going|go|be) (?:off|of(?= from)|"
                r"sick)\b",
                said.plain,
            )
            or known.get("attendance") == "absence_planned"
        )
        day = when.future if planned and when.future else (when.past[0] if when.past else None)
        if (
            when.future
            and _GOES_OFF.search(match.group())
            and (day is None or _STILL_IN.search(said.plain) or on - day > _LONG_AGO > when.future - on)
        ):
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
