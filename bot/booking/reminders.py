"""When we may write to people of our own accord: reminders, nudges, offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.booking.local_time import aware, local, moment
from bot.booking.working_days import is_bank_holiday

JUST_BOOKED = timedelta(hours=24)
"""A person who booked this recently needs no reminder (NHS booking practice, `standards` D)."""


@dataclass(frozen=True)
class SendingHours:
    """The hours for messages that nobody is waiting for: 8am to 6pm, Monday to Saturday, no bank holidays, London."""

    first: time = time(8)
    last: time = time(18)
    weekdays: frozenset[int] = frozenset(range(6))

    def __post_init__(self) -> None:
        if self.first >= self.last or not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("sending hours need a first time before the last, and days from Monday 0 to Sunday 6")

    def day_allowed(self, day: date, nation: str = "england") -> bool:
        """Whether messages may go out on that day at all."""
        return day.weekday() in self.weekdays and not is_bank_holiday(day, nation)

    def allowed(self, at: datetime, nation: str = "england") -> bool:
        """Whether a message may go out at that moment; `last` itself is too late."""
        here = local(at)
        return self.day_allowed(here.date(), nation) and self.first <= here.time() < self.last


HOURS = SendingHours()


def next_allowed(now: datetime, nation: str = "england", hours: SendingHours = HOURS) -> datetime:
    """The first moment from `now` on at which a message may go out: `now` itself, or the next morning that counts."""
    if hours.allowed(now, nation):
        return aware(now)
    here = local(now)
    day = here.date() if here.time() < hours.first else here.date() + timedelta(days=1)
    while not hours.day_allowed(day, nation):
        day += timedelta(days=1)
    return moment(day, hours.first)


def send_at(
    appointment_start: datetime,
    days_before: int,
    now: datetime,
    nation: str = "england",
    booked_at: datetime | None = None,
    hours: SendingHours = HOURS,
) -> datetime | None:
    """When the reminder so many days before an appointment goes out, in UTC; None if it is too late for it.

    It goes at the appointment's own time of day, so far as the sending hours allow. Where that day is closed it goes
    on the last open day *before* (for a Tuesday after a bank holiday, on Saturday), never after: a reminder must leave
    time to say no. None too if the person booked less than 24 hours before it. `days_before` must be 1 or more.
    """
    if days_before < 1:
        raise ValueError("a reminder goes out at least 1 day before")
    starts = local(appointment_start)
    day = starts.date() - timedelta(days=days_before)
    latest = (datetime.combine(day, hours.last) - timedelta(minutes=30)).time()
    clock = min(max(starts.time().replace(second=0, microsecond=0), hours.first), max(latest, hours.first))
    while not hours.day_allowed(day, nation):
        day -= timedelta(days=1)
    at = moment(day, clock)
    if at <= now or (booked_at is not None and at < booked_at + JUST_BOOKED):
        return None
    return at


def nudge_at(last_message: datetime, wait: timedelta, nation: str = "england", hours: SendingHours = HOURS) -> datetime:
    """When to write to someone who has gone quiet: after `wait`, at the next moment that is allowed."""
    return next_allowed(aware(last_message) + wait, nation, hours)
