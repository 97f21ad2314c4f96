"""Slots: the times that a clinic has, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.booking.clinics import Clinic, Mode, Span
from bot.booking.local_time import exists, moment
from bot.booking.working_days import is_bank_holiday


@dataclass(frozen=True)
class Slot:
    """One time that can be booked. `starts` is UTC; `id` is the same however often the slots are worked out."""

    id: str
    clinic_id: str
    service_id: str
    starts: datetime
    minutes: int
    mode: Mode
    place: str = ""
    clinician: str = ""
    capacity: int = 1
    lead_hours: int = 24
    interpreter: bool = False
    step_free: bool = False

    @property
    def ends(self) -> datetime:
        """The moment it is over, in UTC."""
        return self.starts + timedelta(minutes=self.minutes)

    def bookable(self, now: datetime) -> bool:
        """Whether the service still has the notice it asks for."""
        return now + timedelta(hours=self.lead_hours) <= self.starts and now < self.starts


def slots(clinic: Clinic, first: date, last: date, nation: str = "england") -> Iterator[Slot]:
    """Every slot of the clinic from `first` to `last`, both included, soonest first.

    Hours are London wall-clock times, so a clinic at 9am is at 9am all year. In March's lost hour there is no slot,
    in October's repeated hour each time comes once, and no two slots of a clinic overlap. Weekly sessions leave out
    the nation's bank holidays and `closed_on`; extra openings stand.
    """
    day = first
    while day <= last:
        yield from _on(clinic, day, nation)
        day += timedelta(days=1)


def _on(clinic: Clinic, day: date, nation: str) -> Iterator[Slot]:
    free_from: datetime | None = None
    for span in sorted(_sessions(clinic, day, nation), key=lambda span: (span.start, span.end)):
        for starts in _starts(clinic, day, span):
            if free_from is None or starts >= free_from:
                free_from = starts + timedelta(minutes=clinic.minutes)
                yield _slot(clinic, starts)


def _sessions(clinic: Clinic, day: date, nation: str) -> Iterator[Span]:
    if not clinic.runs_between(day):
        return
    if day.weekday() in clinic.weekdays and day not in clinic.closed_on and not is_bank_holiday(day, nation):
        yield clinic.hours
    for opening in clinic.extra:
        if opening.on == day:
            yield opening.hours


def _starts(clinic: Clinic, day: date, session: Span) -> Iterator[datetime]:
    """The moments at which appointments start: one after another on the wall clock, beginning again after a break."""
    length = timedelta(minutes=clinic.minutes)
    closes = moment(day, session.end)
    breaks = [(span, moment(day, span.start), moment(day, span.end)) for span in clinic.breaks]
    wall = datetime.combine(day, session.start)
    while wall.date() == day and wall.time() < session.end:
        starts = moment(day, wall.time())
        met = next((span for span, start, end in breaks if starts < end and starts + length > start), None)
        if met is not None and met.end > wall.time():
            wall = datetime.combine(day, met.end)
            continue
        if exists(day, wall.time()) and starts + length <= closes and met is None:
            yield starts
        wall += length


def _slot(clinic: Clinic, starts: datetime) -> Slot:
    return Slot(
        id=f"{clinic.service_id}:{clinic.id}:{starts:%Y%m%dT%H%MZ}",
        clinic_id=clinic.id,
        service_id=clinic.service_id,
        starts=starts,
        minutes=clinic.minutes,
        mode=clinic.mode,
        place=clinic.place,
        clinician=clinic.clinician,
        capacity=clinic.capacity,
        lead_hours=clinic.lead_hours,
        interpreter=clinic.interpreter,
        step_free=clinic.step_free,
    )
