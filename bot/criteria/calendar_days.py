"""Counting days, weeks and months between two dates, exactly.

A bound of n months after a date is the same day n months on, or the last day of that month where there is no such
day (31 August and six months is 28 February, 29 in a leap year). Bounds are compared as dates, so "less than six
months" is false on the very day that six months are up, and "within six months" is still true on it.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Optional


def read_date(value: object) -> Optional[date]:
    """A `YYYY-MM-DD` text (or a date) as a date; None where it is neither."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def add(day: date, count: int, unit: str) -> date:
    """The date that lies `count` days, weeks or months after `day` (before it, where negative)."""
    if unit == "days":
        return day + timedelta(days=count)
    if unit == "weeks":
        return day + timedelta(weeks=count)
    if unit != "months":
        raise ValueError(f"no unit of time: {unit}")
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day; someone born on 29 February turns a year older on 1 March of other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def in_words(day: date) -> str:
    """A date as a person reads it: 3 March 2027."""
    return f"{day.day} {day:%B %Y}"
