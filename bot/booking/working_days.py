"""Bank holidays of the four nations, and counting in working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}
"""Each nation and its ISO 3166-2 part. Their bank holidays differ: 12 July is one in Northern Ireland only."""

SATURDAY = 5


@lru_cache(maxsize=256)
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """The bank and public holidays of one nation in one year, substitute days included.

    Raises `ValueError` for a nation other than those of `NATIONS`.
    """
    if nation not in NATIONS:
        raise ValueError(f"unknown nation {nation!r}: use one of {', '.join(NATIONS)}")
    return frozenset(holidays.country_holidays("GB", subdiv=NATIONS[nation], years=year))


def is_bank_holiday(day: date, nation: str = "england") -> bool:
    """Whether the day is a bank holiday in that nation."""
    return day in bank_holidays(nation, day.year)


def is_working_day(day: date, nation: str = "england") -> bool:
    """Monday to Friday, and not a bank holiday."""
    return day.weekday() < SATURDAY and not is_bank_holiday(day, nation)


def add_working_days(day: date, count: int, nation: str = "england") -> date:
    """The working day `count` working days after `day`; the day itself is not counted.

    `count` 0 gives the day itself, or the next working day if it is not one. Raises `ValueError` below 0.
    """
    if count < 0:
        raise ValueError("working days cannot be counted backwards")
    found = day
    if count == 0:
        while not is_working_day(found, nation):
            found += timedelta(days=1)
        return found
    left = count
    while left:
        found += timedelta(days=1)
        left -= is_working_day(found, nation)
    return found


def working_days_between(first: date, last: date, nation: str = "england") -> int:
    """How many working days come after `first`, up to and with `last` (0 if `last` is not later)."""
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=n), nation) for n in range(1, days + 1))
