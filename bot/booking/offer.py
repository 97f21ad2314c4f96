"""Which times to show a person: the soonest that suit them, or the nearest there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from bot.booking.local_time import aware, local
from bot.booking.slots import Slot
from bot.booking.wishes import When, Wishes

FOUR_WEEKS, TWELVE_WEEKS = timedelta(weeks=4), timedelta(weeks=12)
"""Marks of an absence. One in five people off for four weeks do not go back (seeds 001 and 004)."""

_COST = {"mode": 24.0, "place": 6.0, "clinician": 4.0, "day": 3.0}
_UNWANTED = 6.0
_NEAR = 0.75
"""Alternatives this much further off than the nearest count as equally near; then the soonest come first."""


class Mark(Enum):
    """A day in a person's absence that it is better to be seen by."""

    FIT_NOTE_ENDS = "fit_note_ends"
    FOUR_WEEKS = "four_weeks"
    TWELVE_WEEKS = "twelve_weeks"


@dataclass(frozen=True)
class Offer:
    """Times to show, soonest first.

    `met_wishes` is true only if every one honours all wishes. `why` names the kinds of wish that had to give way
    (mode, place, clinician, date, day, time). `more` says whether others follow. `passes` are the marks of the absence
    that the wishes, and nothing else, push the first time beyond; `sooner` is then the soonest time before them.
    """

    slots: tuple[Slot, ...]
    met_wishes: bool
    why: tuple[str, ...] = ()
    more: bool = False
    passes: tuple[Mark, ...] = ()
    sooner: Slot | None = None


def offer(
    slots: Iterable[Slot],
    now: datetime,
    wishes: Wishes,
    after: Slot | None = None,
    count: int = 3,
    fit_note_ends: date | None = None,
    absence_started: date | None = None,
) -> Offer:
    """The next `count` times after `after`, from free slots given in any order.

    Notice and needs (interpreter, step-free) are never broken: with none left, the offer is empty. If no slot
    honours the wishes the nearest are shown, with `met_wishes` False. Times that read alike (same moment, way and
    place) are shown once. Pass only slots that are free and on whose day the person meets the criteria.
    Raises `ValueError` for a `count` below 1 or a `now` without a zone.
    """
    aware(now)
    if count < 1:
        raise ValueError("an offer shows at least 1 time")
    possible = sorted((slot for slot in slots if slot.bookable(now) and wishes.needs_met(slot)), key=_key)
    ahead = [slot for slot in possible if after is None or _comes_after(slot, after)]
    suits = _distinct(slot for slot in ahead if not wishes.broken(slot))
    if suits:
        marks = _marks(fit_note_ends, absence_started, local(now).date()) if after is None else {}
        passes, sooner = _pushed_beyond(suits[0], possible, marks)
        return Offer(tuple(suits[:count]), True, (), len(suits) > count, passes, sooner)
    near = _nearest(ahead, wishes, count)
    shown = near[:count]
    broken = {kind for slot in shown for kind in wishes.broken(slot)}
    return Offer(tuple(shown), False, tuple(kind for kind in _ORDER if kind in broken), len(near) > count)


def other_days(offered: Offer) -> date | None:
    """The first day after those already shown, for someone who asks for other days; None if nothing was shown."""
    if not offered.slots:
        return None
    return local(offered.slots[-1].starts).date() + timedelta(days=1)


_ORDER = ("mode", "place", "clinician", "date", "day", "time")


def _key(slot: Slot) -> tuple[datetime, str]:
    return slot.starts, slot.id


def _looks(slot: Slot) -> tuple[datetime, str, str]:
    return slot.starts, slot.mode, slot.place if slot.mode == "in_person" else ""


def _comes_after(slot: Slot, after: Slot) -> bool:
    return _key(slot) > _key(after) and _looks(slot) != _looks(after)


def _distinct(slots: Iterable[Slot]) -> list[Slot]:
    """Of slots in order, those that a person can tell apart: the first of each look."""
    first: dict[tuple[datetime, str, str], Slot] = {}
    for slot in slots:
        first.setdefault(_looks(slot), slot)
    return list(first.values())


def _nearest(ahead: list[Slot], wishes: Wishes, count: int) -> list[Slot]:
    """The slots nearest to the wishes, at least `count` if there are as many, soonest first."""
    costs = {slot.id: _cost(slot, wishes) for slot in ahead}
    if not costs:
        return []
    by_cost = _distinct(sorted(ahead, key=lambda slot: (costs[slot.id], _key(slot))))
    enough = max(costs[by_cost[0].id] + _NEAR, costs[by_cost[:count][-1].id])
    return sorted((slot for slot in by_cost if costs[slot.id] <= enough), key=_key)


def _cost(slot: Slot, wishes: Wishes) -> float:
    """How far a slot is from the wishes: an hour or a day off is 1, another weekday 3, another way most."""
    starts, ends = local(slot.starts), local(slot.ends)
    cost = sum(_COST[kind] for kind in wishes.broken(slot) & {"mode", "place", "clinician"})
    cost += _days_outside(starts.date(), wishes.earliest, wishes.latest)
    cost += sum(_UNWANTED for never in wishes.never if never.touches(starts, ends))
    if wishes.when:
        cost += min(_clause_cost(when, starts, ends) for when in wishes.when)
    return cost


def _clause_cost(when: When, starts: datetime, ends: datetime) -> float:
    cost = 0.0
    if when.weekdays and starts.weekday() not in when.weekdays:
        cost += _COST["day"]
    if when.dates:
        cost += min(days.days_off(starts.date()) for days in when.dates)
    if when.windows:
        cost += min(window.minutes_off(starts, ends) for window in when.windows) / 60
    return cost


def _days_outside(day: date, earliest: date | None, latest: date | None) -> int:
    return max((earliest - day).days if earliest else 0, (day - latest).days if latest else 0, 0)


def _marks(fit_note_ends: date | None, absence_started: date | None, today: date) -> dict[Mark, date]:
    """The last day that is still in time for each mark, leaving out those that have passed."""
    last = {}
    if fit_note_ends:
        last[Mark.FIT_NOTE_ENDS] = fit_note_ends
    if absence_started:
        last[Mark.FOUR_WEEKS] = absence_started + FOUR_WEEKS - timedelta(days=1)
        last[Mark.TWELVE_WEEKS] = absence_started + TWELVE_WEEKS - timedelta(days=1)
    return {mark: day for mark, day in last.items() if day >= today}


def _pushed_beyond(first: Slot, possible: list[Slot], marks: dict[Mark, date]) -> tuple[tuple[Mark, ...], Slot | None]:
    """The marks that `first` misses though a slot in time exists, and the soonest slot of all if there are any."""
    soonest = possible[0]
    day, soonest_day = local(first.starts).date(), local(soonest.starts).date()
    passes = tuple(mark for mark, last in marks.items() if soonest_day <= last < day)
    return passes, soonest if passes else None
