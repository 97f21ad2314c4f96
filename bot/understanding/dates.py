"""Dates and lengths of time in plain text, each with what it means if it lies behind us and if it lies ahead.

"4 March", "the 12th" or "Tuesday" mean one day for when an absence began and another for when a note ends, so each
`When` keeps both readings and the reader of a fact picks. British order of figures (day first) and British turns of
phrase ("a week last Tuesday", "Tuesday week", "a fortnight on Friday").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import List, Tuple

from bot.understanding.counted_days import counted
from bot.understanding.date_forms import FORMS
from bot.understanding.date_words import ROUGHLY_AFTER, ROUGHLY_BEFORE, Sense, When

OLDEST_YEARS = 80
FURTHEST_YEARS = 6


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
    return tuple(_rough(text, when) for when in counted(text, kept, on))


def _when(sense: Sense, form: str, at: int, to: int, on: date) -> When:
    past = tuple(day for day in sense.past if day is not None and 0 <= on.year - day.year <= OLDEST_YEARS and day <= on)
    future = sense.future
    if future is not None and (future < on or future.year - on.year > FURTHEST_YEARS):
        future = None
    return When(at, to, past, future, sense.about, sense.length, form)


def _rough(text: str, when: When) -> When:
    before = ROUGHLY_BEFORE.search(text[max(0, when.at - 24) : when.at])
    after = ROUGHLY_AFTER.match(text[when.to : when.to + 24])
    if before and before.group().startswith("up to") and not when.length:
        before = None  # "my note takes me up to 4 December" is its end
    if not before and not after:
        return when
    return replace(
        when,
        at=when.at - len(before.group()) if before else when.at,
        to=when.to + len(after.group()) if after else when.to,
        about=True,
    )
