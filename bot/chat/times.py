"""Times as people read them: London time, `2:30pm`, `Tuesday 9 March 2027`."""

from __future__ import annotations

from datetime import datetime

from bot.clock import LONDON


def clock_time(moment: datetime) -> str:
    """The time of day in London, as the NHS style writes it: `9am`, `2:30pm`."""
    here = moment.astimezone(LONDON)
    minutes = f":{here.minute:02d}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minutes}{'am' if here.hour < 12 else 'pm'}"


def day_and_time(moment: datetime) -> str:
    """The day and the time in London: `Tuesday 9 March 2027 at 2:30pm`."""
    here = moment.astimezone(LONDON)
    return f"{here:%A} {here.day} {here:%B} {here.year} at {clock_time(moment)}"
