"""Drawing the console's pages: the shared NHS.UK look, a strict policy, times as people in London read them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from bot.clock import LONDON
from bot.messaging import PhoneError, display, normalise
from bot.settings import settings
from bot.staff import labels
from bot.staff.roles import Viewer
from bot.store import console_day
from bot.store.database import reading
from bot.store.directory import local
from bot.web.headers import policy
from bot.web.pages import Pages

TEMPLATES = Path(__file__).resolve().parent / "templates"
NAVIGATION = (
    ("day", "/staff/today", "Today"),
    ("day", "/staff/times", "Times"),
    ("read", "/staff/conversations", "Conversations"),
    ("review", "/staff/review", "Review"),
    ("numbers", "/staff/numbers", "Numbers"),
    ("directory", "/staff/directory", "Directory"),
    ("audit", "/staff/audit", "Audit"),
    ("accounts", "/staff/accounts", "Accounts"),
)


def clock_time(moment: datetime) -> str:
    """The time of day in London: `9am`, `2:30pm`."""
    here = moment.astimezone(LONDON)
    minutes = f":{here.minute:02d}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minutes}{'am' if here.hour < 12 else 'pm'}"


def short_time(moment: datetime) -> str:
    """The day and time in London, short: `9 Mar 2027, 2:30pm`."""
    here = moment.astimezone(LONDON)
    return f"{here.day} {here:%b} {here.year}, {clock_time(moment)}"


def short_day(day: date) -> str:
    """A day, short: `Tue 9 Mar 2027`."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def ago(moment: datetime, now: datetime) -> str:
    """How long ago, roughly: `5 minutes`, `3 hours`, `2 days`."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            count = minutes // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "less than a minute"


def service_name(service_id: str | None) -> str:
    """The service's name, or its id where the directory no longer has it."""
    found = local().service(service_id)
    return found.name if found else service_id or ""


def number(stored: str | None) -> str:
    """A phone number as people read it; what is no number stays as it was written."""
    if not stored:
        return ""
    try:
        return display(normalise(stored, allow_drama=True))
    except PhoneError:
        return stored


def _pages() -> Pages:
    pages = Pages(TEMPLATES, "page")
    environment = pages.environment
    environment.globals.update(said=labels.said, L=labels, ago=ago, demo=settings().demo)
    environment.filters.update(
        clock_time=clock_time, short_time=short_time, short_day=short_day, service_name=service_name, number=number
    )
    return pages


_made: list[Pages] = []


def draw(
    template: str, viewer: Viewer | None, status: int | None = None, *, error: str = "", **values: Any
) -> HTMLResponse:
    """A page as an answer that no cache keeps; a member of staff sees the menu and the alerts that wait.

    With an `error` to show, its status is 400 unless another is given.
    """
    if not _made:
        _made.append(_pages())
    menu = [(address, words) for duty, address, words in NAVIGATION if viewer is not None and viewer.may(duty)]  # type: ignore[arg-type]
    alerts = 0
    if viewer is not None and viewer.may("act"):
        with reading() as db:
            alerts = console_day.open_alerts(db, viewer.scope)
    return _made[0].page(
        template,
        status or (400 if error else 200),
        {"Content-Security-Policy": policy()},
        viewer=viewer,
        menu=menu,
        open_alerts=alerts,
        us=local().area.host.us,
        error=error,
        **values,
    )
