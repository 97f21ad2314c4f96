"""An appointment's life: held, booked, then moved, cancelled, attended or missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.booking.cancelling import REASONS


class Status(Enum):
    """Where an appointment stands. `lapsed` is a hold that ran out; `moved` is the old time after a move."""

    HELD = "held"
    BOOKED = "booked"
    LAPSED = "lapsed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    DID_NOT_ATTEND = "did_not_attend"


_ALLOWED: dict[Status, frozenset[Status]] = {
    Status.HELD: frozenset({Status.BOOKED, Status.LAPSED, Status.CANCELLED}),
    Status.BOOKED: frozenset({Status.MOVED, Status.CANCELLED, Status.ATTENDED, Status.DID_NOT_ATTEND}),
    Status.ATTENDED: frozenset({Status.DID_NOT_ATTEND}),
    Status.DID_NOT_ATTEND: frozenset({Status.ATTENDED}),
    Status.LAPSED: frozenset(),
    Status.MOVED: frozenset(),
    Status.CANCELLED: frozenset(),
}
TAKES_SLOT = frozenset({Status.HELD, Status.BOOKED, Status.ATTENDED, Status.DID_NOT_ATTEND})
"""The states in which the slot belongs to this person and to nobody else."""


class AppointmentError(ValueError):
    """The change is not possible from where the appointment stands; the message says why."""


@dataclass(frozen=True)
class Appointment:
    """One time for one need (a referral to one service). `sequence` goes up with each change that a calendar shows.

    `expires` is the end of the hold, while held. `reason` is the code of a cancellation's reason (`REASONS`).
    """

    id: str
    need: str
    slot_id: str
    starts: datetime
    status: Status = Status.HELD
    expires: datetime | None = None
    reason: str | None = None
    moved_to: str | None = None
    moved_from: str | None = None
    sequence: int = 0


def may(status: Status, wanted: Status) -> bool:
    """Whether an appointment may go from one state to the other."""
    return wanted in _ALLOWED[status]


def book(held: Appointment, now: datetime, others: Iterable[Appointment] = ()) -> Appointment:
    """The held time, booked. Raises `AppointmentError` if the hold is over or the need has a booking already."""
    _check(held, Status.BOOKED)
    _still_held(held, now)
    other = booking_for(held.need, others)
    if other is not None and other.id != held.id:
        raise AppointmentError(f"there is a booking for this need already ({other.id}): move it instead")
    return replace(held, status=Status.BOOKED, expires=None)


def booking_for(need: str, appointments: Iterable[Appointment]) -> Appointment | None:
    """The one booking that a need has, if any."""
    return next((made for made in appointments if made.need == need and made.status is Status.BOOKED), None)


def move(old: Appointment, new: Appointment, now: datetime) -> tuple[Appointment, Appointment]:
    """The old time given up and the new one booked, both or neither.

    The old stays booked until this very step, so a person never stands without a time. Raises `AppointmentError` if the
    old has passed or is not booked, or the new is not held any more or is for another need.
    """
    _check(old, Status.MOVED)
    _before_start(old, now, "moved")
    _check(new, Status.BOOKED)
    _still_held(new, now)
    if old.need != new.need:
        raise AppointmentError("an appointment can only be moved to a time for the same need")
    if old.id == new.id or old.slot_id == new.slot_id:
        raise AppointmentError("an appointment cannot be moved to its own time")
    given_up = replace(old, status=Status.MOVED, moved_to=new.id)
    taken = replace(new, status=Status.BOOKED, expires=None, moved_from=old.id, sequence=old.sequence + 1)
    return given_up, taken


def cancel(made: Appointment, reason: str, now: datetime) -> Appointment:
    """The appointment called off, with the reason's code. A hold may be given up too.

    Raises `AppointmentError` if it has begun, is over already, or the reason is unknown.
    """
    _check(made, Status.CANCELLED)
    _before_start(made, now, "cancelled")
    if reason not in REASONS:
        raise AppointmentError(f"unknown reason {reason!r}: use one of {', '.join(REASONS)}")
    return replace(made, status=Status.CANCELLED, reason=reason, expires=None, sequence=made.sequence + 1)


def lapse(held: Appointment, now: datetime) -> Appointment:
    """A hold that ran out, free again. Raises `AppointmentError` while it is still kept."""
    _check(held, Status.LAPSED)
    if held.expires is not None and now < held.expires:
        raise AppointmentError(f"the hold is kept until {held.expires.isoformat()}")
    return replace(held, status=Status.LAPSED)


def record(made: Appointment, attended: bool, now: datetime) -> Appointment:
    """Whether the person came, from the start on. What was recorded wrongly can be put right."""
    wanted = Status.ATTENDED if attended else Status.DID_NOT_ATTEND
    if made.status is wanted:
        return made
    _check(made, wanted)
    if now < made.starts:
        raise AppointmentError("attendance cannot be recorded before the appointment starts")
    return replace(made, status=wanted)


def _check(made: Appointment, wanted: Status) -> None:
    if not may(made.status, wanted):
        raise AppointmentError(f"an appointment that is {_words(made.status)} cannot become {_words(wanted)}")


def _words(status: Status) -> str:
    return status.value.replace("_", " ")


def _still_held(held: Appointment, now: datetime) -> None:
    if held.expires is not None and now >= held.expires:
        raise AppointmentError("the hold is over: the time must be taken again")
    _before_start(held, now, "booked")


def _before_start(made: Appointment, now: datetime, what: str) -> None:
    if now >= made.starts:
        raise AppointmentError(f"an appointment that has begun cannot be {what}")
