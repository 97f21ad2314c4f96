"""The clock of an alert: who is told and when, until a person acknowledges it.

Time is divided into spans on duty and off duty. At the start of each span its ladder begins anew, so an alert that
nobody acknowledged in the evening goes to the on-call list at once and to the whole team the next morning. The
last rung repeats for as long as nobody answers. Times are aware datetimes; duty hours are Europe/London's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ACKNOWLEDGE_WITHIN = timedelta(minutes=10)
"""How long a person has to acknowledge an alert before it goes up the ladder (settable per ladder)."""

_FURTHEST = timedelta(days=14)


@dataclass(frozen=True)
class Duty:
    """When people are on duty: for each weekday (0 is Monday) the opening and closing times; and days closed.

    A closing time at or before the opening one runs past midnight into the next day.
    """

    hours: Mapping[int, tuple[time, time]]
    closed: frozenset[date] = frozenset()

    def on(self, at: datetime) -> bool:
        """Whether people are on duty at this moment (opening time counts, closing time does not)."""
        return self.ends(at) is not None

    def ends(self, at: datetime) -> datetime | None:
        """When the present span of duty ends, or None off duty."""
        found = [end for start, end in self._spans(at) if start <= at < end]
        return max(found, default=None)

    def starts(self, after: datetime) -> datetime | None:
        """When duty next begins after this moment, or None if not within a fortnight."""
        day = after
        while day <= after + _FURTHEST:
            found = [start for start, _ in self._spans(day) if start > after]
            if found:
                return min(found)
            day += timedelta(days=1)
        return None

    def until(self, at: datetime) -> str | None:
        """The closing time as patients read it ("5pm", "5:30pm", "midday"), or None off duty."""
        end = self.ends(at)
        return None if end is None else _clock_words(end.astimezone(LONDON).time())

    def _spans(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        today = at.astimezone(LONDON).date()
        for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
            if day.weekday() in self.hours and day not in self.closed:
                opening, closing = self.hours[day.weekday()]
                last = day if closing > opening else day + timedelta(days=1)
                yield _instant(day, opening), _instant(last, closing)


@dataclass(frozen=True)
class Rung:
    """One step of a ladder: how long after the start of the span, and who is told (names of lists of people)."""

    after: timedelta
    who: tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """Who is told on duty and off duty, and how often the last rung repeats until someone acknowledges.

    `off_duty` may be empty: then nobody is told until duty begins. `on_duty` may not.
    """

    on_duty: tuple[Rung, ...]
    off_duty: tuple[Rung, ...] = ()
    repeat: timedelta = field(default=ACKNOWLEDGE_WITHIN)

    def __post_init__(self) -> None:
        """Refuse a ladder that could leave an alert with nobody, or that would never rest."""
        if not self.on_duty:
            raise ValueError("a ladder needs at least one rung on duty")
        if self.repeat < timedelta(minutes=1):
            raise ValueError("the last rung may repeat once a minute at most")
        for rungs in (self.on_duty, self.off_duty):
            waits = [rung.after for rung in rungs]
            if waits != sorted(waits) or any(wait < timedelta(0) for wait in waits):
                raise ValueError("rungs stand in order of time, from nothing upwards")
            if any(not rung.who for rung in rungs):
                raise ValueError("every rung names who is told")


@dataclass(frozen=True)
class Step:
    """One telling that is due: its number (0 is the first), when it fell due, who is told, and if they are on duty."""

    number: int
    at: datetime
    who: tuple[str, ...]
    on_duty: bool


def standard_ladder(acknowledge_within: timedelta = ACKNOWLEDGE_WITHIN) -> Ladder:
    """The ladder to start from: the team at once, the lead at the limit, the safety officer at twice the limit."""
    rungs = (
        Rung(timedelta(0), ("duty_team",)),
        Rung(acknowledge_within, ("duty_team", "service_lead")),
        Rung(2 * acknowledge_within, ("duty_team", "service_lead", "safety_officer")),
    )
    night = (
        Rung(timedelta(0), ("on_call",)),
        Rung(acknowledge_within, ("on_call", "safety_officer")),
    )
    return Ladder(rungs, night, repeat=acknowledge_within)


def due(opened: datetime, acknowledged: datetime | None, ladder: Ladder, now: datetime, duty: Duty) -> Step | None:
    """The newest step that has fallen due and was not stopped by an acknowledgement; None once acknowledged.

    A caller that has carried out step n carries out this one only if its number is greater than n.
    """
    if acknowledged is not None:
        return None
    newest = None
    for step in steps(opened, ladder, duty):
        if step.at > now:
            break
        newest = step
    return newest


def next_at(
    opened: datetime, acknowledged: datetime | None, ladder: Ladder, now: datetime, duty: Duty
) -> datetime | None:
    """When the next step after `now` falls due, or None if there is none to come."""
    if acknowledged is not None:
        return None
    return next((step.at for step in steps(opened, ladder, duty) if step.at > now), None)


def overdue(
    opened: datetime, acknowledged: datetime | None, now: datetime, within: timedelta = ACKNOWLEDGE_WITHIN
) -> bool:
    """Whether the alert was not acknowledged in time, or still is not."""
    return (acknowledged or now) - opened > within


def may_close(acknowledged: datetime | None, outcome: str | None) -> bool:
    """Whether an alert may be closed: only once a person acknowledged it and wrote down what came of it."""
    return acknowledged is not None and bool(outcome and outcome.strip())


def steps(opened: datetime, ladder: Ladder, duty: Duty) -> Iterator[Step]:
    """Every step of an alert that nobody acknowledges, in order of time; it ends only if duty never comes again."""
    number = 0
    start = opened
    while True:
        on = duty.on(start)
        end = duty.ends(start) if on else duty.starts(start)
        for at, who in _climb(ladder.on_duty if on else ladder.off_duty, start, end, ladder.repeat):
            yield Step(number, at, who, on)
            number += 1
        if end is None:
            return
        start = end


def _climb(
    rungs: tuple[Rung, ...], start: datetime, end: datetime | None, repeat: timedelta
) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """The tellings of one span, the last rung repeated to its end."""
    if not rungs:
        return
    for rung in rungs:
        if end is not None and start + rung.after >= end:
            return
        yield start + rung.after, rung.who
    at = start + rungs[-1].after + repeat
    while end is None or at < end:
        yield at, rungs[-1].who
        at += repeat


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON).astimezone(UTC)


def _clock_words(clock: time) -> str:
    if clock == time(12):
        return "midday"
    if clock == time(0):
        return "midnight"
    hour = clock.hour % 12 or 12
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{hour}{minutes}{'am' if clock.hour < 12 else 'pm'}"
