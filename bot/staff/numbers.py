"""Numbers: how far referrals get, where patients stop, and how many questions it takes; charts with tables beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot import clock
from bot.referral.wording import label
from bot.staff import labels, pages
from bot.staff.day import day_of
from bot.staff.figures import Bar, Table, bars, funnel, median_of, shown, suppressed, table
from bot.staff.gate import Gate, Visit
from bot.staff.other_pages import as_csv
from bot.store import console_figures
from bot.store.console_figures import STAGES, Reached
from bot.store.database import reading
from bot.store.directory import local

router = APIRouter()
WEEKS = 12
HEAD = ("Started", "Answered", "A service fits", "Booked", "Attended")
Short = Annotated[str, Query(max_length=20)]
BY: tuple[tuple[str, Callable[[Reached], str]], ...] = (
    ("Channel", lambda each: labels.said(labels.CHANNEL, each.channel)),
    ("Service chosen", lambda each: pages.service_name(each.service) or "None chosen"),
    ("Practice", lambda each: local().surgery_name(each.surgery) or "Not known"),
    ("Where they heard of us", lambda each: labels.said(labels.SOURCE, each.source) or "Website, or not known"),
    ("Week", lambda each: each.week),
)


@dataclass(frozen=True)
class Numbers:
    """Everything on the page."""

    funnel: list[Bar]
    whole: list[tuple[str, int | None]]
    tables: list[tuple[str, Table]]
    stopped: list[tuple[str, int | None]]
    stopped_bars: list[Bar]
    questions: float | None
    referrals: int | None


def gather(since: date, until: date, scope: frozenset[str] | None) -> Numbers:
    """The numbers of the days from one to another, both included."""
    first, last = between(since, until)
    with reading() as db:
        found = console_figures.reached(db, first, last, scope)
        stopped = console_figures.stopped_at(db, first, last, scope)
        asked = console_figures.questions_asked(db, first, last, scope)
    [counts] = funnel((("All", each.stages) for each in found), STAGES).values() or [[0] * len(STAGES)]
    whole = list(zip(HEAD, (_alone(count) for count in counts), strict=True))
    names = sorted(stopped, key=lambda name: (-stopped[name], name))
    ended = list(zip(map(_question, names), suppressed([stopped[name] for name in names]), strict=True))
    enough = sum(asked.values()) >= 5
    return Numbers(
        bars(whole),
        whole,
        [(name, table(HEAD, funnel(((of(each), each.stages) for each in found), STAGES))) for name, of in BY],
        ended,
        bars(ended),
        median_of(asked) if enough else None,
        _alone(sum(asked.values())),
    )


def _alone(count: int) -> int | None:
    return None if 0 < count < 5 else count


def _question(name: str) -> str:
    return label(name) if name != label(name) else name.replace("_", " ").capitalize()


def between(since: date, until: date) -> tuple[datetime, datetime]:
    """The moments at which these days, both included, begin and are over."""
    first = datetime.combine(since, time(), clock.LONDON)
    return first, datetime.combine(until + timedelta(days=1), time(), clock.LONDON)


def period(since: Short = "", until: Short = "") -> tuple[date, date]:
    """The days asked for: the last twelve weeks where nothing is."""
    last = day_of(until, clock.today())
    return day_of(since, last - timedelta(weeks=WEEKS)), last


Days = Annotated[tuple[date, date], Depends(period)]


def drawn(template: str, visit: Visit, days: tuple[date, date], **found: Any) -> Response:
    """A page of figures of these days."""
    return pages.draw(template, visit.viewer, since=days[0], until=days[1], shown=shown, **found)


@router.get("/numbers")
def numbers(visit: Annotated[Visit, Depends(Gate("numbers", "view numbers"))], days: Days) -> Response:
    """The page."""
    return drawn("numbers.html", visit, days, numbers=gather(*days, visit.viewer.scope))


@router.get("/numbers.csv")
def numbers_csv(visit: Annotated[Visit, Depends(Gate("numbers", "export numbers"))], days: Days) -> Response:
    """The same tables as a file."""
    found = gather(*days, visit.viewer.scope)
    rows: list[tuple[object, ...]] = [("All", "", *(shown(count) for _, count in found.whole))]
    for by, made in found.tables:
        rows += [(by, name, *(shown(count) for count in counts)) for name, counts in made.rows]
    rows += [("Stopped at", name, shown(count)) for name, count in found.stopped]
    return as_csv(f"numbers-{days[0]}-to-{days[1]}", ("by", "group", *HEAD), rows)
