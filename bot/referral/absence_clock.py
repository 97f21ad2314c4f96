"""The absence clock: how long somebody has been off, and the days that matter to an adviser.

Sources: after four weeks off a return gets harder, and most services count the first twelve weeks (seed documents,
"early intervention"); a fit note is needed from the eighth day (fit note guidance, gov.uk).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

TWELVE_WEEKS = timedelta(weeks=12)


@dataclass(frozen=True)
class AbsenceClock:
    """Days and weeks since a person went off work. `note_ends` is the last day of their fit note, where known."""

    started: date | None
    days_off: int | None
    twelve_weeks_on: date | None
    note_ends: date | None
    note_days_left: int | None

    @property
    def weeks_off(self) -> int | None:
        """Whole weeks off."""
        return None if self.days_off is None else self.days_off // 7

    @property
    def pressing(self) -> bool:
        """Whether the days press: the note ends within a week (or has), or twelve weeks are up within two."""
        note = self.note_days_left is not None and self.note_days_left <= 7
        return note or (self.days_off is not None and 70 <= self.days_off <= 84)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def absence_clock(facts: Mapping[str, Any], on: date) -> AbsenceClock | None:
    """The clock on a day, from facts by name; None where neither an absence nor a note's end is known."""
    started, note_ends = _day(facts.get("absence_started")), _day(facts.get("fit_note_ends"))
    if started is None and note_ends is None:
        return None
    off = (on - started).days if started is not None and started <= on else None
    return AbsenceClock(
        started=started,
        days_off=off,
        twelve_weeks_on=started + TWELVE_WEEKS if started is not None else None,
        note_ends=note_ends,
        note_days_left=(note_ends - on).days if note_ends is not None else None,
    )
