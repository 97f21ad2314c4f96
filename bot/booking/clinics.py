"""Clinics: when a service sees people, read from the service's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, TypeVar, cast

Mode = Literal["phone", "video", "in_person"]
MODES: tuple[Mode, ...] = ("phone", "video", "in_person")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEAST_MINUTES, MOST_MINUTES = 5, 480
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_T = TypeVar("_T")


class ClinicError(ValueError):
    """A clinic's entry cannot be used; the message names the service, the clinic and the field."""


@dataclass(frozen=True)
class Span:
    """Two wall-clock times of one day, the first included and the second not."""

    start: time
    end: time


@dataclass(frozen=True)
class Opening:
    """A one-off session: the clinic also runs on this day, between these times."""

    on: date
    hours: Span


@dataclass(frozen=True)
class Clinic:
    """A session that comes round each week: its days, London wall-clock hours, length, way of meeting and place.

    `weekdays` count from Monday 0. `minutes` is the length of one appointment, `lead_hours` the notice the service
    needs, `capacity` how many people share one time (a group). `closed_on` days have no weekly session; an `extra`
    opening counts even on a closed day or bank holiday, because somebody chose that day.
    """

    id: str
    service_id: str
    weekdays: frozenset[int]
    hours: Span
    minutes: int
    mode: Mode
    place: str = ""
    clinician: str = ""
    capacity: int = 1
    lead_hours: int = 24
    breaks: tuple[Span, ...] = ()
    starts: date | None = None
    ends: date | None = None
    closed_on: frozenset[date] = frozenset()
    extra: tuple[Opening, ...] = ()
    interpreter: bool = False
    step_free: bool = False

    def runs_between(self, day: date) -> bool:
        """Whether the day lies inside the clinic's first and last day."""
        return (self.starts is None or day >= self.starts) and (self.ends is None or day <= self.ends)


_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TIMES = ("weekdays", "from", "until", "minutes", "lead_hours", "breaks", "starts", "ends", "closed_on", "extra")
_FIELDS = frozenset((*_TIMES, "id", "mode", "place", "clinician", "capacity", "interpreter", "step_free"))


def read_clinic(data: Mapping[str, Any], service_id: str) -> Clinic:
    """One clinic from its entry in a service's file.

    Raises `ClinicError`, naming the field, for anything missing, misspelt or impossible: a clinic that is wrong
    must stop the file from loading, since every later error would be somebody's lost appointment.
    """
    return _Entry(data, service_id).clinic()


class _Entry:
    """The entry being read, so that every complaint can say where it stands."""

    def __init__(self, data: Mapping[str, Any], service_id: str) -> None:
        if not isinstance(data, Mapping):
            raise ClinicError(f"{service_id}: a clinic must be a mapping, not {type(data).__name__}")
        self.data = data
        self.where = f"{service_id}: clinic {data.get('id', '(no id)')}"

        unknown = sorted(str(name) for name in data if name not in _FIELDS)
        if unknown:
            raise self.wrong(unknown[0], f"is not a field of a clinic; the fields are {', '.join(sorted(_FIELDS))}")
        self.service_id = service_id

    def wrong(self, field: str, complaint: str) -> ClinicError:
        return ClinicError(f"{self.where}: {field} {complaint}")

    def clinic(self) -> Clinic:
        data = self.data
        hours = self.span("from and until", data.get("from"), data.get("until"))
        minutes = self.whole("minutes", None, LEAST_MINUTES, MOST_MINUTES)
        starts, ends = self.optional_date("starts"), self.optional_date("ends")
        if starts and ends and ends < starts:
            raise self.wrong("ends", f"({ends}) is before starts ({starts})")
        clinic = Clinic(
            id=self.identity(),
            service_id=self.service_id,
            weekdays=self.weekdays(),
            hours=hours,
            minutes=minutes,
            mode=self.mode(),
            place=self.text("place"),
            clinician=self.text("clinician"),
            capacity=self.whole("capacity", 1, 1, 500),
            lead_hours=self.whole("lead_hours", 24, 0, 24 * 90),
            breaks=self.breaks(hours),
            starts=starts,
            ends=ends,
            closed_on=frozenset(self.each("closed_on", lambda day: self.date("closed_on", day))),
            extra=tuple(self.each("extra", self.opening)),
            interpreter=self.flag("interpreter"),
            step_free=self.flag("step_free"),
        )
        self.check(clinic)
        return clinic

    def check(self, clinic: Clinic) -> None:
        if clinic.mode == "in_person" and not clinic.place:
            raise self.wrong("place", "is needed, because people come in person")
        for span in (clinic.hours, *(opening.hours for opening in clinic.extra)):
            if _length(span) < clinic.minutes:
                times = f"{span.start:%H:%M} and {span.end:%H:%M}"
                raise self.wrong("minutes", f"({clinic.minutes}) do not fit between {times}")
        for opening in clinic.extra:
            if not clinic.runs_between(opening.on):
                raise self.wrong("extra", f"({opening.on}) is outside the clinic's starts and ends")
        if not clinic.weekdays and not clinic.extra:
            raise self.wrong("weekdays", "are empty and there is no extra day, so the clinic never runs")

    def identity(self) -> str:
        value = self.data.get("id")
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.wrong("id", "must be small letters, digits and hyphens, like moor-lane-phone")
        return value

    def weekdays(self) -> frozenset[int]:
        return frozenset(self.each("weekdays", self.weekday))

    def weekday(self, value: Any) -> int:
        name = str(value).strip().lower()
        if len(name) >= 3:
            for number, full in enumerate(_NAMES):
                if full.startswith(name):
                    return number
        raise self.wrong("weekdays", f"has {value!r}; use {', '.join(WEEKDAYS)}")

    def mode(self) -> Mode:
        value = self.data.get("mode")
        if value not in MODES:
            raise self.wrong("mode", f"is {value!r}; use {', '.join(MODES)}")
        return cast(Mode, value)

    def text(self, field: str) -> str:
        value = self.data.get(field) or ""
        if not isinstance(value, str):
            raise self.wrong(field, "must be text")
        return " ".join(value.split())

    def flag(self, field: str) -> bool:
        value = self.data.get(field, False)
        if not isinstance(value, bool):
            raise self.wrong(field, f"is {value!r}; use true or false")
        return value

    def whole(self, field: str, default: int | None, least: int, most: int) -> int:
        value = self.data.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(field, f"is {value!r}; it must be a whole number from {least} to {most}")
        return value

    def each(self, field: str, read: Callable[[Any], _T]) -> list[_T]:
        values = self.data.get(field) or []
        if isinstance(values, (str, bytes, Mapping)) or not hasattr(values, "__iter__"):
            raise self.wrong(field, "must be a list")
        return [read(value) for value in values]

    def breaks(self, hours: Span) -> tuple[Span, ...]:
        spans = sorted(self.each("breaks", self.pause), key=lambda span: span.start)
        for span in spans:
            if span.end <= hours.start or span.start >= hours.end:
                raise self.wrong("breaks", f"has {span.start:%H:%M} to {span.end:%H:%M}, outside the clinic's hours")
        return tuple(spans)

    def pause(self, pair: Any) -> Span:
        if isinstance(pair, (str, Mapping)) or not hasattr(pair, "__len__") or len(pair) != 2:
            raise self.wrong("breaks", f'has {pair!r}; each break is a pair, like ["10:20", "10:40"]')
        return self.span("breaks", pair[0], pair[1])

    def opening(self, entry: Any) -> Opening:
        if not isinstance(entry, Mapping) or set(entry) != {"on", "from", "until"}:
            raise self.wrong("extra", f"has {entry!r}; each needs on, from and until")
        return Opening(self.date("extra", entry["on"]), self.span("extra", entry["from"], entry["until"]))

    def span(self, field: str, start: Any, end: Any) -> Span:
        span = Span(self.time(field, start), self.time(field, end))
        if span.end <= span.start:
            raise self.wrong(field, f"must end after they start: {span.start:%H:%M} to {span.end:%H:%M}")
        return span

    def time(self, field: str, value: Any) -> time:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
            return time(value // 60, value % 60)  # YAML 1.1 reads an unquoted 10:20 as 620, sixty to the hour
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0, tzinfo=None)
        if isinstance(value, str) and re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value.strip()):
            hour, minute = value.strip().split(":")
            return time(int(hour), int(minute))
        raise self.wrong(field, f"has {value!r}; write a time of day like 09:00, in quotation marks")

    def optional_date(self, field: str) -> date | None:
        value = self.data.get(field)
        return None if value is None else self.date(field, value)

    def date(self, field: str, value: Any) -> date:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value.strip())
            except ValueError:
                pass
        raise self.wrong(field, f"has {value!r}; write a date like 2027-03-09")


def _length(span: Span) -> int:
    return (span.end.hour - span.start.hour) * 60 + span.end.minute - span.start.minute
