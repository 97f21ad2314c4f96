"""How days and times read for people: NHS style, "Tuesday 9 March 2027 at 2:30pm"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.booking.clinics import Mode
from bot.booking.local_time import local

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_MODES: dict[Mode, str] = {"phone": "by phone", "video": "by video", "in_person": "face to face"}


def clock(at: time) -> str:
    """A time of day: "9am", "2:30pm", "midday", "midnight" (NHS digital service manual, dates and times)."""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


def short_clock(at: time) -> str:
    """The same in 7 characters at most, for text messages: midnight is "12am"."""
    return "12am" if (at.hour, at.minute) == (0, 0) else clock(at)


def day(on: date) -> str:
    """ "Tuesday 9 March", 22 characters at most."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def day_with_year(on: date) -> str:
    """ "Tuesday 9 March 2027"."""
    return f"{day(on)} {on.year}"


def short_weekday(on: date) -> str:
    """ "Tue 9 March", 16 characters at most."""
    return f"{_DAYS[on.weekday()][:3]} {on.day} {_MONTHS[on.month - 1]}"


def short_day(on: date) -> str:
    """ "9 March", "23 Sept": 8 characters at most."""
    return f"{on.day} {_SHORT_MONTHS[on.month - 1]}"


def full(starts: datetime) -> str:
    """ "Tuesday 9 March 2027 at 2:30pm", London time."""
    here = local(starts)
    return f"{day_with_year(here.date())} at {clock(here.time())}"


def short(starts: datetime) -> str:
    """ "Tue 9 March, 2:30pm", London time, 25 characters at most."""
    here = local(starts)
    return f"{short_weekday(here.date())}, {short_clock(here.time())}"


def parts(starts: datetime) -> tuple[str, str]:
    """The day (22 characters at most) and the time (7 at most) for the places of a text message."""
    here = local(starts)
    return day(here.date()), short_clock(here.time())


def length(minutes: int) -> str:
    """ "40 minutes", "1 hour", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'s' if hours != 1 else ''}"] if hours else []
    if rest or not hours:
        said.append(f"{rest} minute{'s' if rest != 1 else ''}")
    return " ".join(said)


def how(mode: Mode) -> str:
    """ "by phone", "by video" or "face to face": 12 characters at most."""
    return _MODES[mode]


def near(on: date, today: date) -> str:
    """ "today", "tomorrow", or the day with the year left out while there can be no doubt (under ten months)."""
    ahead = on - today
    if ahead in (timedelta(0), timedelta(days=1)):
        return "tomorrow" if ahead else "today"
    return day(on) if timedelta(0) < ahead < timedelta(days=300) else day_with_year(on)
