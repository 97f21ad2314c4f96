"""Weeks, months and years as dates: "mid June", "end of last month", "the weekend before last"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Match, Optional

from bot.understanding.calendar_days import MONTHS, WEEKDAYS, day, month_end, plus_months, weekday_before
from bot.understanding.date_words import ALONE, Sense, year_of


def _part_of_month(part: Optional[str], year: int, month: int) -> date:
    part = (part or "").strip()
    if "end" in part or "last week" in part:
        return month_end(year, month)
    if "mid" in part:
        return date(year, month, 15)
    if part == "late":
        return date(year, month, 25)
    return date(year, month, 1)


def month(match: Match[str], on: date) -> Optional[Sense]:
    """ "June", "mid June", "the end of last May", "June 2025": its first day unless a part is named, roughly."""
    number, part = MONTHS.index(match["month"]) + 1, match["part"]
    which = (match["which"] or "").strip()
    bare = not (part or which or match["year"])
    if bare and match["month"] in ("may", "march") and not ALONE.search(match.string[: match.start()]):
        return None
    if match["year"]:
        found = _part_of_month(part, year_of(match["year"]), number)
        return Sense((found,) if found <= on else (), found if found >= on else None, True)
    years = range(on.year - 2, on.year + 3)
    days = [_part_of_month(part, year, number) for year in years]
    past = [found for found in days if found <= on]
    if which == "last" and past and past[-1].year == on.year and past[-1].month == on.month:
        past.pop()
    coming = [found for found in days if found >= on]
    return Sense((past[-1],), coming[0], True)


def span(match: Match[str], on: date) -> Optional[Sense]:
    """ "last week", "end of this month", "the start of the year": the first day unless a part is named."""
    which, unit, part = match["which"], match["unit"], (match["part"] or "").strip()
    step = {"last": -1, "previous": -1, "next": 1, "week before last": -2, "month before last": -2}.get(which, 0)
    found: Optional[date]
    if unit == "weekend":
        saturday = on - timedelta(days=on.weekday() - 5)
        found = weekday_before(on, 5) if step < 0 else (saturday + timedelta(days=7 * step))
        return Sense((weekday_before(on, 5),) if step <= 0 else (), found if found >= on else None)
    if unit == "week":
        monday = on - timedelta(days=on.weekday() - 7 * step)
        found = monday + timedelta(days=4 if "end" in part else 2 if "mid" in part else 0)
    elif unit == "month":
        first = plus_months(on.replace(day=1), step)
        found = _part_of_month(part, first.year, first.month) if first else None
    else:
        year = on.year + step
        month = 12 if "end" in part else 6 if "mid" in part else 1
        found = month_end(year, 12) if "end" in part else day(year, month, 1)
    if found is None:
        return None
    return Sense((found,) if found <= on else (), found if found >= on else None, True)


def before_last(match: Match[str], on: date) -> Optional[Sense]:
    """ "The week before last", "Sunday of the weekend before last"."""
    unit = match["unit"]
    if unit == "weekend":
        return Sense((weekday_before(on, 6 if match["day"] == "sunday" else 5) - timedelta(days=7),))
    if unit == "week":
        return Sense((on - timedelta(days=on.weekday() + 14),), about=True)
    if unit == "month":
        return Sense((plus_months(on.replace(day=1), -2),), about=True)
    return Sense((day(on.year - 2, 1, 1),), about=True)


def one_before(match: Match[str], on: date) -> Optional[Sense]:
    """ "Not last Friday, the one before", "the Sunday, not this weekend but the one before"."""
    name = match["day"] or match["unit"]
    index = 5 if name == "weekend" else WEEKDAYS.index(name)
    return Sense((weekday_before(on, index) - timedelta(days=7),))
