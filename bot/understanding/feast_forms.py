"""Seasons, feast days and the days around them: "since summer", "the week after Easter"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Callable, Match, Optional, Sequence

from bot.understanding.calendar_days import (
    FEASTS,
    SEASONS,
    day,
    easter,
    month_end,
    weekday_after,
    weekday_before,
    yearly,
)
from bot.understanding.date_words import Sense, full, year_of
from bot.understanding.lengths import shift
from bot.understanding.numbers import number


def season(match: Match[str], on: date) -> Optional[Sense]:
    """ "since summer", "last winter", "spring 2025": the first day of the season, roughly."""
    month = SEASONS[match["season"]]
    if match["year"]:
        return full(year_of(match["year"]), month, 1, on, about=True)
    past, future = yearly(month, 1, on)
    if match["which"] and match["which"].strip() == "last" and past and past.year == on.year and _in_season(month, on):
        past = day(past.year - 1, month, 1)
    part = (match["part"] or "").strip()
    if past and "end" in part:
        past = min(on, past + timedelta(days=89))
    return Sense((past,), future, True)


def _in_season(month: int, on: date) -> bool:
    return (on.month - month) % 12 < 3


def feast(match: Match[str], on: date) -> Optional[Sense]:
    """ "at Christmas", "since Easter"."""
    name = match["feast"]
    about = bool(match["side"])
    if match["year"] and name == "easter":
        return full(
            year_of(match["year"]), easter(year_of(match["year"])).month, easter(year_of(match["year"])).day, on, True
        )
    if name == "easter":
        days = [easter(year) for year in range(on.year - 1, on.year + 2)]
        return Sense((max(found for found in days if found <= on),), min(found for found in days if found >= on), True)
    month, dom = FEASTS[name]
    if match["year"]:
        return full(year_of(match["year"]), month, dom, on, about)
    past, future = yearly(month, dom, on)
    return Sense((past,), future, about)


def around_feast(match: Match[str], on: date) -> Optional[Sense]:
    """ "the week after Easter", "2 weeks before Christmas"."""
    count = (number(match["n"]) or 1) if match["n"] else 1
    sign = -1 if match["way"] == "before" else 1
    if count > 60:
        return None
    name = match["feast"]
    feasts = [
        easter(year) if name == "easter" else date(year, *FEASTS[name]) for year in range(on.year - 1, on.year + 2)
    ]
    days = [day for feast in feasts for day in [shift(feast, count, match["unit"], sign)] if day]
    past, coming = [day for day in days if day <= on], [day for day in days if day >= on]
    return Sense((past[-1],) if past else (), coming[0] if coming else None, about=True)


def clocks(match: Match[str], on: date) -> Optional[Sense]:
    """ "When the clocks went back": the last Sunday of October; forward, of March."""
    months = (3,) if "forward" in match["way"] else (10,) if "back" in match["way"] else (3, 10)
    return _nearest([lambda year, month=month: _last(year, month, 6) for month in months], on)  # type: ignore[misc]


def bank_holiday(match: Match[str], on: date) -> Optional[Sense]:
    """ "The August bank holiday", "bank holiday Monday": the named one of England and Wales, else the nearest."""
    named = _BANK_HOLIDAYS.get(match["which"] or "")
    return _nearest([named] if named else list(_BANK_HOLIDAYS.values()), on)


def _last(year: int, month: int, weekday: int) -> date:
    return weekday_before(month_end(year, month) + timedelta(days=1), weekday)


def _early_may(year: int) -> date:
    return weekday_after(date(year, 4, 30), 0)


def _late_may(year: int) -> date:
    return _last(year, 5, 0)


def _august(year: int) -> date:
    return _last(year, 8, 0)


_BANK_HOLIDAYS = {
    **dict.fromkeys(("early may", "may day"), _early_may),
    **dict.fromkeys(("may", "late may", "spring", "whitsun"), _late_may),
    **dict.fromkeys(("august", "summer"), _august),
    "easter": lambda year: easter(year) + timedelta(days=1),
}


def _nearest(yearly_days: Sequence[Callable[[int], date]], on: date) -> Sense:
    """The last of such days up to `on` and the first from it, roughly told."""
    days = sorted(of(year) for of in yearly_days for year in range(on.year - 1, on.year + 2))
    return Sense((max(found for found in days if found <= on),), min(found for found in days if found >= on), True)
