"""What a person wishes for in an appointment: days, times, way of meeting, needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.booking.clinics import Mode
from bot.booking.local_time import local
from bot.booking.slots import Slot


@dataclass(frozen=True)
class Window:
    """A part of any day. An appointment starts at `start` or later and before `end` (None: the day's end).

    With `done_by_end` it must also be over by `end`: "before 3" is said by people who must leave at 3.
    """

    start: time = time.min
    end: time | None = None
    done_by_end: bool = False

    def holds(self, starts: datetime, ends: datetime) -> bool:
        """Whether an appointment between these London times lies in the window."""
        return self.minutes_off(starts, ends) == 0

    def minutes_off(self, starts: datetime, ends: datetime) -> int:
        """By how many minutes the appointment misses the window; 0 if it lies inside."""
        first = _minute(self.start)
        last = _minute(self.end)
        begins = starts.hour * 60 + starts.minute
        finishes = begins + int((ends - starts).total_seconds() // 60)
        if begins < first:
            return first - begins
        if self.done_by_end:
            return max(0, finishes - last)
        return 0 if begins < last else begins - last + 1

    def touches(self, starts: datetime, ends: datetime) -> bool:
        """Whether any of the appointment falls in the window (how a time that is *not* wanted is judged)."""
        begins = starts.hour * 60 + starts.minute
        finishes = begins + int((ends - starts).total_seconds() // 60)
        return begins < _minute(self.end) and finishes > _minute(self.start)


@dataclass(frozen=True)
class Days:
    """Calendar days from `first` to `last`, both included."""

    first: date
    last: date

    def days_off(self, day: date) -> int:
        """How many days outside the range the day lies; 0 if it is inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


@dataclass(frozen=True)
class When:
    """One way of saying when: any of the weekdays (Monday 0), *and* any of the dates, *and* any of the windows.

    Whatever is empty is not narrowed.
    """

    weekdays: frozenset[int] = frozenset()
    dates: tuple[Days, ...] = ()
    windows: tuple[Window, ...] = ()

    def holds(self, starts: datetime, ends: datetime) -> bool:
        """Whether an appointment between these London times fits."""
        return (
            (not self.weekdays or starts.weekday() in self.weekdays)
            and (not self.dates or any(days.days_off(starts.date()) == 0 for days in self.dates))
            and (not self.windows or any(window.holds(starts, ends) for window in self.windows))
        )

    def touches(self, starts: datetime, ends: datetime) -> bool:
        """Whether any of the appointment falls into it."""
        return (
            (not self.weekdays or starts.weekday() in self.weekdays)
            and (not self.dates or any(days.days_off(starts.date()) == 0 for days in self.dates))
            and (not self.windows or any(window.touches(starts, ends) for window in self.windows))
        )


@dataclass(frozen=True)
class Wishes:
    """Everything a person asked for. Empty wishes are met by every slot.

    A slot fits if it fits any of `when` and none of `never`, lies from `earliest` to `latest` (both included), and
    has one of the `modes`. `interpreter` and `step_free` are needs: a slot without them is never offered at all, and
    a phone or video slot needs no step-free place. `soonest` says that any time will do if only it is early.
    `shift_unknown` asks for the hours of a shift that the person spoke of ("after my shift").
    """

    when: tuple[When, ...] = ()
    never: tuple[When, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    modes: frozenset[Mode] = frozenset()
    interpreter: bool = False
    step_free: bool = False
    place: str | None = None
    clinician: str | None = None
    same_clinician: bool = False
    soonest: bool = False
    shift_unknown: bool = False

    def needs_met(self, slot: Slot) -> bool:
        """Whether the slot has what the person cannot do without."""
        if self.interpreter and not slot.interpreter:
            return False
        return not (self.step_free and slot.mode == "in_person" and not slot.step_free)

    def broken(self, slot: Slot) -> frozenset[str]:
        """Which kinds of wish the slot does not honour: mode, place, clinician, date, day, time. Empty if all are."""
        starts, ends = local(slot.starts), local(slot.ends)
        kinds = set(self._broken_about(slot))
        day = starts.date()
        if (self.earliest and day < self.earliest) or (self.latest and day > self.latest):
            kinds.add("date")
        for unwanted in self.never:
            if unwanted.touches(starts, ends):
                kinds.add(_first_kind(unwanted))
        if self.when and not any(when.holds(starts, ends) for when in self.when):
            kinds |= min((_kinds_missed(when, starts, ends) for when in self.when), key=lambda missed: len(missed))
        return frozenset(kinds)

    def _broken_about(self, slot: Slot) -> list[str]:
        about = []
        if self.modes and slot.mode not in self.modes:
            about.append("mode")
        if self.place and slot.mode == "in_person" and slot.place != self.place:
            about.append("place")
        if self.clinician and slot.clinician != self.clinician:
            about.append("clinician")
        return about


def combine(earlier: Wishes, later: Wishes) -> Wishes:
    """Wishes of one conversation put together: what was said later replaces the same kind, the rest still stands.

    Times that are not wanted add up, until "any time" (`soonest` with nothing else) frees them all.
    """
    frees = later.soonest and not (later.when or later.never or later.earliest or later.latest)
    return Wishes(
        when=() if frees else later.when or earlier.when,
        never=() if frees else tuple(dict.fromkeys((*earlier.never, *later.never))),
        earliest=None if frees else later.earliest or earlier.earliest,
        latest=None if frees else later.latest or earlier.latest,
        modes=later.modes or earlier.modes,
        interpreter=earlier.interpreter or later.interpreter,
        step_free=earlier.step_free or later.step_free,
        place=later.place or earlier.place,
        clinician=later.clinician or earlier.clinician,
        same_clinician=earlier.same_clinician or later.same_clinician,
        soonest=later.soonest or (earlier.soonest and not later.when),
        shift_unknown=later.shift_unknown,
    )


def with_facts(wishes: Wishes, mode: Mode | None = None, interpreter: bool = False, step_free: bool = False) -> Wishes:
    """The wishes with what other questions settled: the way to meet, unless asked for since, and needs."""
    return replace(
        wishes,
        modes=wishes.modes or (frozenset({mode}) if mode else frozenset()),
        interpreter=wishes.interpreter or interpreter,
        step_free=wishes.step_free or step_free,
    )


def _minute(clock: time | None) -> int:
    return 24 * 60 if clock is None else clock.hour * 60 + clock.minute


def _first_kind(when: When) -> str:
    return "day" if when.weekdays else "date" if when.dates else "time"


def _kinds_missed(when: When, starts: datetime, ends: datetime) -> set[str]:
    missed = set()
    if when.weekdays and starts.weekday() not in when.weekdays:
        missed.add("day")
    if when.dates and all(days.days_off(starts.date()) for days in when.dates):
        missed.add("date")
    if when.windows and not any(window.holds(starts, ends) for window in when.windows):
        missed.add("time")
    return missed
