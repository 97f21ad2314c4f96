"""Whether a moment that was set for later has come, also where the clock has since been put back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute


def due(moment: InstrumentedAttribute[datetime | None], now: datetime, longest: timedelta) -> ColumnElement[bool]:
    """Whether the moment has come.

    It is never set further ahead than `longest`: one that lies beyond was set by a clock that ran ahead, and waiting
    for it might take hours.
    """
    return or_(moment <= now, moment > now + longest)
