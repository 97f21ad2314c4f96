"""What time it is, for the whole product: real time, or a demo's time that ticks on from `CLOCK`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.settings import settings

LONDON = ZoneInfo("Europe/London")
_STARTED = datetime.now(UTC)


def now() -> datetime:
    """This moment, in UTC. With `CLOCK` set, that time plus what has passed since the start."""
    configured = settings().clock
    real = datetime.now(UTC)
    if configured is None:
        return real
    start = configured if configured.tzinfo else configured.replace(tzinfo=LONDON)
    origin = settings().clock_origin or _STARTED
    return start.astimezone(UTC) + (real - origin)


def today() -> date:
    """Today's date as people in London have it."""
    return now().astimezone(LONDON).date()
