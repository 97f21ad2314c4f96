"""Clock time as people in the United Kingdom have it, and the moments it stands for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def moment(day: date, clock: time) -> datetime:
    """The UTC moment of a London wall-clock time.

    A time that comes twice (the last Sunday of October) is the first of the two; a time that never comes (the
    last Sunday of March) is the same distance after the change, as Python's own rules have it (PEP 495).
    """
    return datetime.combine(day, clock.replace(fold=0, tzinfo=None), tzinfo=LONDON).astimezone(UTC)


def exists(day: date, clock: time) -> bool:
    """Whether this wall-clock time comes at all on that day in London (false inside March's lost hour)."""
    back = moment(day, clock).astimezone(LONDON)
    return (back.date(), back.replace(tzinfo=None).time()) == (day, clock.replace(fold=0, tzinfo=None))


def local(at: datetime) -> datetime:
    """The same moment on a London clock. Raises `ValueError` for a time without a zone."""
    return aware(at).astimezone(LONDON)


def aware(at: datetime) -> datetime:
    """The time itself, if it says which zone it is in; otherwise `ValueError`."""
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    return at
