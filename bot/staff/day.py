"""Today: who waits for a person, most urgent first, and the appointments of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot import clock
from bot.staff import pages
from bot.staff.gate import Gate, Visit
from bot.store import console_day
from bot.store.database import reading

router = APIRouter()


def day_of(text: str, otherwise: date) -> date:
    """A day from an address or a form; the other one where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


@router.get("/today")
def today(visit: Annotated[Visit, Depends(Gate("day", "view today"))], day: str = "", mine: str = "") -> Response:
    """The day's work. It prints as a plain list, for a day on which nothing works."""
    now, this_day = clock.now(), clock.today()
    shown = day_of(day, this_day)
    with reading() as db:
        waiting = console_day.queue(db, this_day, visit.viewer.scope)
        appointments = console_day.appointments_on(db, shown, visit.viewer.scope)
    if mine:
        waiting = [row for row in waiting if row["owner"] == visit.viewer.email]
    return pages.draw(
        "today.html",
        visit.viewer,
        waiting=waiting,
        appointments=appointments,
        day=shown,
        is_today=shown == this_day,
        before=shown - timedelta(days=1),
        after=shown + timedelta(days=1),
        mine=bool(mine),
        now=now,
    )
