"""When a person who asked for a call will have been called."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.booking.local_time import local, moment
from bot.booking.working_days import add_working_days, is_working_day

OFFICE_CLOSES = time(17)
"""A call asked for at or after this hour counts as asked for on the next working day."""


def call_back_by(asked: datetime, working_days: int, nation: str = "england", closes: time = OFFICE_CLOSES) -> date:
    """The last day on which a call "within N working days" still keeps the promise.

    The day of asking is day 0 if it is a working day and the office is still open; otherwise the next working
    day is. `working_days` must be 1 or more (`ValueError`), so that nobody is promised a call in minutes.
    """
    if working_days < 1:
        raise ValueError("a call back needs at least 1 working day")
    here = local(asked)
    day_asked = here.date()
    counted_from = day_asked
    if not is_working_day(day_asked, nation):
        counted_from = add_working_days(day_asked, 0, nation)
    elif here.time() >= closes:
        counted_from = add_working_days(day_asked, 1, nation)
    return add_working_days(counted_from, working_days, nation)


def is_overdue(due: date, now: datetime, closes: time = OFFICE_CLOSES) -> bool:
    """Whether the promised day is over: its office hours have ended without a call."""
    return now >= moment(due, closes)
