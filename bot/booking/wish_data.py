"""Wishes as plain JSON values, for keeping beside an open question, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any, cast

from bot.booking.clinics import MODES, Mode
from bot.booking.wishes import Days, When, Window, Wishes

_FLAGS = ("interpreter", "step_free", "same_clinician", "soonest", "shift_unknown")


def to_data(wishes: Wishes) -> dict[str, Any]:
    """The wishes as a JSON object, without what was not wished."""
    data: dict[str, Any] = {
        "when": [_when_data(when) for when in wishes.when],
        "never": [_when_data(when) for when in wishes.never],
        "earliest": wishes.earliest and wishes.earliest.isoformat(),
        "latest": wishes.latest and wishes.latest.isoformat(),
        "modes": sorted(wishes.modes),
        "place": wishes.place,
        "clinician": wishes.clinician,
        **{flag: getattr(wishes, flag) for flag in _FLAGS},
    }
    return {name: value for name, value in data.items() if value}


def from_data(data: Mapping[str, Any]) -> Wishes:
    """The wishes that `to_data` wrote. Raises `ValueError` for a date, time or mode that is none."""
    modes = frozenset(cast(Mode, mode) for mode in data.get("modes", ()))
    if not modes <= set(MODES):
        raise ValueError(f"unknown mode among {sorted(modes)}")
    flags = {flag: bool(data.get(flag, False)) for flag in _FLAGS}
    return Wishes(
        when=tuple(_when(item) for item in data.get("when", ())),
        never=tuple(_when(item) for item in data.get("never", ())),
        earliest=_date(data.get("earliest")),
        latest=_date(data.get("latest")),
        modes=modes,
        place=data.get("place"),
        clinician=data.get("clinician"),
        **flags,
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _when_data(when: When) -> dict[str, Any]:
    return {
        "weekdays": sorted(when.weekdays),
        "dates": [[days.first.isoformat(), days.last.isoformat()] for days in when.dates],
        "windows": [
            [window.start.isoformat("minutes"), window.end and window.end.isoformat("minutes"), window.done_by_end]
            for window in when.windows
        ],
    }


def _when(data: Mapping[str, Any]) -> When:
    return When(
        weekdays=frozenset(data["weekdays"]),
        dates=tuple(Days(date.fromisoformat(first), date.fromisoformat(last)) for first, last in data["dates"]),
        windows=tuple(
            Window(time.fromisoformat(start), time.fromisoformat(end) if end else None, done)
            for start, end, done in data["windows"]
        ),
    )
