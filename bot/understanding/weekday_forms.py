"""Weekdays as the British say them: "a week last Tuesday", "Tuesday week", "the first Monday of October"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Match, Optional

from bot.understanding.calendar_days import MONTHS, WEEKDAYS, month_end, plus_months, weekday_after, weekday_before
from bot.understanding.date_words import Sense
from bot.understanding.lengths import count_of
from bot.understanding.numbers import ORDINALS, number


def weekday(match: Match[str], on: date) -> Optional[Sense]:
    """ "Monday", "last Monday", "Monday last week", "Tuesday week"."""
    index = WEEKDAYS.index(match["weekday"])
    before, after = weekday_before(on, index), weekday_after(on, index)
    lead, tail = (match["lead"] or "").strip(), (match["tail"] or "").strip()
    this_week = on - timedelta(days=on.weekday() - index)
    if tail in ("of this week", "this week"):
        return Sense((this_week,) if this_week <= on else (), this_week if this_week >= on else None)
    if tail in ("of next week", "of the week after"):
        return Sense((), this_week + timedelta(days=7))
    if "last week" in (lead, tail) or tail == "of last week" or lead == "last week's":
        return Sense((this_week - timedelta(days=7),))
    if tail.startswith("before") or tail in ("gone a week", "the week before last"):
        return Sense((before - timedelta(days=7),))
    if tail in ("week", "next week") or lead == "next":
        return Sense((), after + timedelta(days=7) if tail == "week" else this_week + timedelta(days=7))
    if lead in ("last", "past", "this past", "just gone") or tail in ("last", "past", "gone", "just gone"):
        return Sense((before,))
    if on.weekday() == index:
        return Sense((before,), after)
    return Sense((before,), after)


def weeks_weekday(match: Match[str], on: date) -> Optional[Sense]:
    """ "a week last Tuesday", "a fortnight on Friday" (ahead: two weeks after it; behind: up by then)."""
    index = WEEKDAYS.index(match["weekday"])
    count = (2.0, False) if "fortnight" in match["n"] else count_of(re.sub(r" ?weeks?", "", match["n"]) or "1")
    if not count or count[0] > 200:
        return None
    gap = timedelta(days=round(7 * count[0]))
    if match["how"] in ("last", "past", "past last", "ago last", "ago on", "ago", "ago this"):
        return Sense(
            (weekday_before(on, index) - gap + (timedelta(days=7) if match["how"] == "ago on" else timedelta()),)
        )
    coming = weekday_after(on, index)
    back = weekday_before(on, index) if match["how"] == "from" else coming
    return Sense((back - gap,), coming + gap)


def nth_weekday(match: Match[str], on: date) -> Optional[Sense]:
    """ "the first Monday of October", "last Friday in the month"."""
    index, nth = WEEKDAYS.index(match["weekday"]), match["nth"]
    which, year = match["month"], match["year"]
    if which in MONTHS:
        years = [int(year)] if year else [on.year - 1, on.year, on.year + 1]
        firsts = [date(one, MONTHS.index(which) + 1, 1) for one in years]
    else:
        first = plus_months(on.replace(day=1), {"last": -1, "next": 1}.get(which.split()[0], 0))
        firsts = [first] if first else []
    days = [_nth(first, index, nth) for first in firsts]
    past = [day for day in days if day <= on]
    coming = [day for day in days if day >= on]
    return Sense((past[-1],) if past else (), coming[0] if coming else None)


def _nth(first: date, weekday: int, nth: str) -> date:
    if nth == "last":
        return weekday_before(month_end(first.year, first.month) + timedelta(days=1), weekday)
    return weekday_after(first - timedelta(days=1), weekday) + timedelta(
        days=7 * (ORDINALS.get(nth) or int(nth[0])) - 7
    )


def counted_weekdays(match: Match[str], on: date) -> Optional[Sense]:
    """ "2 Thursdays ago", "three Fridays from now"."""
    count, index = number(match["n"]) or 0, WEEKDAYS.index(match["weekday"])
    if not 1 <= count <= 60:
        return None
    gap = timedelta(days=7 * (count - 1))
    if match["way"] in ("ago", "back"):
        return Sense((weekday_before(on, index) - gap,))
    return Sense((), weekday_after(on, index) + gap)
