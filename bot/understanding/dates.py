"""Dates and lengths of time in plain text, each with what it means if it lies behind us and if it lies ahead.

"4 March", "the 12th" or "Tuesday" mean one day for when an absence began and another for when a note ends, so each
`When` keeps both readings and the reader of a fact picks. British order of figures (day first) and British turns of
phrase ("a week last Tuesday", "Tuesday week", "a fortnight on Friday").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import List, Optional, Tuple

from bot.understanding.calendar_days import WEEKDAYS, weekday_after
from bot.understanding.date_forms import FORMS
from bot.understanding.date_words import ROUGHLY_AFTER, ROUGHLY_BEFORE, Sense
from bot.understanding.lengths import counted_from

OLDEST_YEARS = 80
FURTHEST_YEARS = 6


@dataclass(frozen=True)
class When:
    """A date or a length of time: its place in the plain text, and its days behind and ahead of the day of reading.

    `past` holds every reading behind us, likeliest first; `future` the one ahead. `length` marks "three weeks", which
    is a day only once something says from where it counts; `about` marks a rough one.
    """

    at: int
    to: int
    past: Tuple[date, ...]
    future: Optional[date]
    about: bool
    length: bool
    form: str

    @property
    def nearest(self) -> Optional[date]:
        """The reading ahead if there is one, else the likeliest behind."""
        return self.future or (self.past[0] if self.past else None)


def find(text: str, on: date) -> Tuple[When, ...]:
    """Every date and length of time in plain text, left to right, never overlapping."""
    return _find(text, on)


@lru_cache(maxsize=512)
def _find(text: str, on: date) -> Tuple[When, ...]:
    found: List[When] = []
    for form in FORMS:
        for match in form.pattern.finditer(text):
            sense = form.read(match, on)
            if sense is not None:
                found.append(_when(sense, form.name, match.start(), match.end(), on))
    found.sort(key=lambda when: (when.at - when.to, when.at))
    kept: List[When] = []
    for when in found:
        if (when.past or when.future) and all(when.to <= other.at or when.at >= other.to for other in kept):
            kept.append(when)
    kept.sort(key=lambda when: when.at)
    return tuple(_rough(text, when) for when in _joined(text, kept, on))


_FROM_DAY = re.compile(
    r",? (?:(?:one|1|note|line|cert|certificate|sick note|fit note),? )?(?:(?:and|but) )?(?:(?:it|that|"
    r"which) )?(?:is |was )?(?:from|after|as of|"
    r"as from|commencing|(?:start|beginn?|runn?)(?:s|ing|ed)?(?: from| on)?|dated(?: from)?) (?:on )?"
)
_AFTER = re.compile(r" (?:just )?after (?!that)")
_BEFORE_DAY = re.compile(r" before (?:the )?")
_TO_DAY = re.compile(r",? (?:(?:on|this|come|as of) )?")


def _joined(text: str, whens: List[When], on: date) -> List[When]:
    """A length and the day that it is counted from or to, as one: "2 weeks from last Thursday", "5 weeks tomorrow"."""
    joined: List[When] = []
    for when in whens:
        before = joined[-1] if joined else None
        if before is not None and before.form == "weekday" and (next_one := _weekday_after(text, before, when)):
            joined[-1] = next_one
        elif before is not None and before.length and (both := _counted(text, before, when)):
            joined[-1] = both
        else:
            joined.append(when)
    return joined


def _weekday_after(text: str, weekday: When, day: When) -> Optional[When]:
    """ "The Monday after Bonfire Night": the first of that weekday behind the day."""
    if day.length or not day.past or not _AFTER.match(text[weekday.to : day.to]):
        return None
    index = next((number for number, name in enumerate(WEEKDAYS) if name in text[weekday.at : weekday.to]), 0)
    found = weekday_after(day.past[0], index)
    return replace(weekday, to=day.to, past=(found,), future=None, form="counted")


def _counted(text: str, length: When, day: When) -> Optional[When]:
    between, words = text[length.to : day.at], text[length.at : length.to]
    if day.length or (length.at and text[: length.at].endswith("in ")):
        return None
    if _BEFORE_DAY.fullmatch(between) and day.form in ("weekday", "day month") and day.past:
        back = counted_from(words, day.past[0], -1)
        return replace(length, to=day.to, past=(back,) if back else (), future=None, length=False, form="counted")
    if ((between == " after " and day.form == "weekday") or (between == " from " and not day.past)) and day.future:
        end = counted_from(words, day.future, 1)
        return replace(length, to=day.to, past=(), future=end, length=False, form="counted")
    if _FROM_DAY.fullmatch(between) and day.past:
        end = counted_from(words, day.past[0], 1)
        return replace(length, to=day.to, past=day.past, future=end, length=False, form="counted")
    if day.form in ("named", "weekday") and day.future and _TO_DAY.fullmatch(between):
        back, ahead = counted_from(words, day.future, -1), counted_from(words, day.future, 1)
        return replace(length, to=day.to, past=(back,) if back else (), future=ahead, length=False, form="counted")
    return None


def _when(sense: Sense, form: str, at: int, to: int, on: date) -> When:
    past = tuple(day for day in sense.past if day is not None and 0 <= on.year - day.year <= OLDEST_YEARS and day <= on)
    future = sense.future
    if future is not None and (future < on or future.year - on.year > FURTHEST_YEARS):
        future = None
    return When(at, to, past, future, sense.about, sense.length, form)


def _rough(text: str, when: When) -> When:
    before = ROUGHLY_BEFORE.search(text[max(0, when.at - 24) : when.at])
    after = ROUGHLY_AFTER.match(text[when.to : when.to + 24])
    if not before and not after:
        return when
    return replace(
        when,
        at=when.at - len(before.group()) if before else when.at,
        to=when.to + len(after.group()) if after else when.to,
        about=True,
    )
