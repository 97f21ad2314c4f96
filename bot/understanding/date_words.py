"""The building blocks of date patterns, and what a form of date means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Callable, Match, Optional, Pattern, Tuple

from bot.understanding.calendar_days import FEASTS, MONTHS, WEEKDAYS, day
from bot.understanding.numbers import ORDINAL


@dataclass(frozen=True)
class Sense:
    """What a form means: its days behind (likeliest first) and ahead, whether rough, whether a bare length of time."""

    past: Tuple[Optional[date], ...] = ()
    future: Optional[date] = None
    about: bool = False
    length: bool = False


@dataclass(frozen=True)
class Form:
    """One way of writing a date."""

    name: str
    pattern: Pattern[str]
    read: Callable[[Match[str], date], Optional[Sense]]


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


FEAST = "|".join(sorted((*FEASTS, "easter"), key=len, reverse=True))
MONTH = "(?P<month>" + "|".join(MONTHS) + ")"
WEEKDAY = "(?P<weekday>" + "|".join(WEEKDAYS) + ")"
ANY_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
DOM = rf"(?P<dom>\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{ORDINAL})"
YEAR = r"(?P<year>(?:19|20)\d\d|'\d\d)"
NOT_A_DAY = (
    r"(?:one|time|floor|option|birthday|week|day|month|year|of us|job|choice|part|half|shift|thing|"
    r"person|people|staff|years|weeks|"
    r"goes|ends?|ended|ran|runs|says|said|finish\w*|expired|lasts?|note|line|cert|days|months|times|hours|others?|"
    r"grade|degree|child|baby|kid|attempt|op|operation|surgery|spell|" + "|".join(f"of {m}" for m in MONTHS) + ")\\b"
)
THE_DOM = rf"the (?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{ORDINAL})"
PART = (
    r"(?P<part>(?:the )?(?:very )?(?:beginning|start|first week|early part|middle|end|back end|"
    r"last week|turn) of |early |mid[- ]?|late |"
    r"around )?"
)
ALONE = re.compile(
    r"(?:^|\b(?:redundant|on|job|sacked|finished|ended|since|in|from|until|till|by|around|about|of|before|after|or|"
    r"and|was|it's|during|end|"
    r"ended|like) |, ?)$"
)
ROUGHLY_BEFORE = re.compile(
    r"(?:about|around|approximately|nearly|almost|over|more than|just over|just under|under|at least|maybe|probably|"
    r"i think|i reckon|say|something like|some|getting on for|going on|close to|best part of|the best part of|"
    r"somewhere around|in the region of|up to|like|~|circa)(?: (?:about|around|maybe))? ?$"
)
ROUGHLY_AFTER = re.compile(
    r" ?(?:or so\b|ish\b|-ish\b|or thereabouts\b|give or take\b|roughly\b|approximately\b|i think\b|"
    r"\?)(?!\w)"
)


def year_of(text: str) -> int:
    """A year in four figures from "2025" or "'25"."""
    return 2000 + int(text[1:]) if text.startswith("'") else int(text)


def full(year: int, month: int, dom: int, on: date, about: bool = False) -> Optional[Sense]:
    """A whole date, behind or ahead; None where there is no such day."""
    found = day(year, month, dom)
    if found is None:
        return None
    return Sense((found,) if found <= on else (), found if found >= on else None, about)
