"""Days of the calendar: months added, weekdays before and after, seasons and feast days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Dict, Optional, Tuple

MONTHS: Tuple[str, ...] = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS: Tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SEASONS: Dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins (Met Office's meteorological seasons)."""

FEASTS: Dict[str, Tuple[int, int]] = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's": (1, 1),
    "new years": (1, 1),
    "new year": (1, 1),
    "hogmanay": (12, 31),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
    "valentines": (2, 14),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "guy fawkes": (11, 5),
    "st patrick's day": (3, 17),
}


def day(year: int, month: int, dom: int) -> Optional[date]:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, dom)
    except (ValueError, OverflowError):
        return None


def plus_days(on: date, days: int) -> Optional[date]:
    """`days` after `on` (before, if negative), or None beyond the calendar."""
    try:
        return on + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(on: date, months: int) -> Optional[date]:
    """The same day so many months on, or the month's last day where it is shorter; None beyond the calendar."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def weekday_before(on: date, weekday: int) -> date:
    """The latest such weekday strictly before `on` (Monday is 0)."""
    return on - timedelta(days=(on.weekday() - weekday - 1) % 7 + 1)


def weekday_after(on: date, weekday: int) -> date:
    """The first such weekday strictly after `on` (Monday is 0)."""
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * length) // 433
    month, dom = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, dom + 1)


def yearly(month: int, dom: int, on: date) -> Tuple[Optional[date], Optional[date]]:
    """The latest such day of the year up to `on`, and the first from `on`."""
    days = [found for year in range(on.year - 4, on.year + 5) for found in [day(year, month, dom)] if found]
    past = [found for found in days if found <= on]
    coming = [found for found in days if found >= on]
    return (past[-1] if past else None, coming[0] if coming else None)


def monthly(dom: int, on: date) -> Tuple[Tuple[date, ...], Optional[date]]:
    """The days of the month `dom` up to `on`, latest first (two of them), and the first from `on`."""
    firsts = [plus_months(on.replace(day=1), months) for months in range(-4, 5)]
    days = [found for first in firsts if first for found in [day(first.year, first.month, dom)] if found]
    past = tuple(sorted((found for found in days if found <= on), reverse=True))[:2]
    coming = [found for found in days if found >= on]
    return past, (coming[0] if coming else None)
