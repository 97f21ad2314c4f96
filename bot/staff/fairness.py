"""Whom we reach: how far each group gets, waits, what there is nothing for, and what people say weeks later.

Only counts, with small numbers left out (`bot/staff/figures.py`); charts with the same figures in tables beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot.referral.wording import shown as in_words
from bot.staff import labels, pages
from bot.staff.figures import Bar, Table, bars, funnel, median_of, merged, shown, suppressed, table
from bot.staff.gate import Gate, Visit
from bot.staff.numbers import HEAD, Days, between, drawn
from bot.staff.other_pages import as_csv
from bot.store import console_fairness
from bot.store.console_fairness import GROUPINGS, NOT_SAID
from bot.store.console_figures import STAGES
from bot.store.database import reading
from bot.store.directory import local

router = APIRouter()
ENOUGH = 5
TITLES = {
    "age": "Age", "sex": "Sex", "ethnic_group": "Ethnic group", "limited": "Day-to-day life limited by health",
    "language": "Language", "employment": "Kind of work",
}  # fmt: skip
ANSWERS = {
    NOT_SAID: "Not said", "rather_not_say": "Would rather not say", "under_16": "Under 16", "65": "65 or over",
    "a_lot": "Yes, a lot", "a_little": "Yes, a little", "no": "No",
}  # fmt: skip
Counts = list[tuple[str, int | None]]


@dataclass(frozen=True)
class Grouping:
    """One table of how far each group gets, with a chart of how many in a hundred of each group are booked."""

    title: str
    table: Table
    booked: list[Bar]


@dataclass(frozen=True)
class Fairness:
    """Everything on the page."""

    groupings: list[Grouping]
    waits: list[tuple[str, int | None, float | None]]
    reasons: Counts
    reason_bars: list[Bar]
    surgeries: Counts
    followed_up: list[tuple[str, Counts, list[Bar]]]


def _named(grouping: str, value: str) -> str:
    if value in ANSWERS:
        return ANSWERS[value]
    if grouping == "age":
        return value.replace("_", " to ")
    return in_words(grouping, value) if grouping == "employment" else value.replace("_", " ").capitalize()


def _share_booked(made: Table) -> list[Bar]:
    """How many in a hundred of a group are booked, where both figures may be shown."""
    started, booked = HEAD.index("Started"), HEAD.index("Booked")
    rows: list[tuple[str, int | None]] = []
    for name, counts in made.rows:
        of, got = counts[started], counts[booked]
        rows.append((name, round(100 * got / of) if of and got is not None else None))
    return [Bar(name, "left out" if share is None else f"{share}%", share or 0) for name, share in rows]


def _counted(counts: Mapping[str, int]) -> Counts:
    """Counts with small groups put together and small numbers left out, greatest first."""
    together = {name: column[0] for name, column in merged({name: [count] for name, count in counts.items()}).items()}
    names = sorted(together, key=lambda name: (-together[name], name))
    return list(zip(names, suppressed([together[name] for name in names]), strict=True))


def gather(since: date, until: date, scope: frozenset[str] | None) -> Fairness:
    """The figures of the referrals begun on the days from one to another, both included."""
    first, last = between(since, until)
    with reading() as db:
        found = console_fairness.reached(db, first, last, scope)
        waited = console_fairness.waits(db, first, last, scope)
        reasons, surgeries = console_fairness.unmet(db, first, last, scope)
        answers = console_fairness.followed_up(db, first, last, scope)
    groupings = []
    for name in GROUPINGS:
        made = table(HEAD, funnel(((_named(name, each.groups[name]), each.stages) for each in found), STAGES))
        groupings.append(Grouping(TITLES[name], made, _share_booked(made)))
    in_the_way = _counted({clause.replace("_", " ").capitalize(): count for clause, count in reasons.items()})
    later = []
    for kind, title in labels.FOLLOW_UP.items():
        if kind in answers:
            said = _counted({labels.said(labels.WORK_NOW, answer): count for answer, count in answers[kind].items()})
            later.append((title, said, bars(said)))
    return Fairness(
        groupings,
        [_wait(service, counts) for service, counts in sorted(waited.items())],
        in_the_way,
        bars(in_the_way),
        _counted({local().surgery_name(code) or "Not known": count for code, count in surgeries.items()}),
        later,
    )


def _wait(service: str, counts: Mapping[int, int]) -> tuple[str, int | None, float | None]:
    enough = sum(counts.values()) >= ENOUGH
    return pages.service_name(service), sum(counts.values()) if enough else None, median_of(counts) if enough else None


@router.get("/numbers/fairness")
def fairness(visit: Annotated[Visit, Depends(Gate("numbers", "view fairness"))], days: Days) -> Response:
    """The page."""
    return drawn("fairness.html", visit, days, found=gather(*days, visit.viewer.scope))


@router.get("/numbers/fairness.csv")
def fairness_csv(visit: Annotated[Visit, Depends(Gate("numbers", "export fairness"))], days: Days) -> Response:
    """The same tables as a file."""
    found = gather(*days, visit.viewer.scope)
    rows: list[tuple[object, ...]] = []
    for grouping in found.groupings:
        rows += [(grouping.title, name, *map(shown, counts)) for name, counts in grouping.table.rows]
    for name, count, median in found.waits:
        rows.append(("Wait in days, median", name, shown(count), "left out" if median is None else median))
    rows += [("Nothing fitted because of", name, shown(count)) for name, count in found.reasons]
    rows += [("Nothing fitted, surgery", name, shown(count)) for name, count in found.surgeries]
    for title, counts, _ in found.followed_up:
        rows += [(title, name, shown(count)) for name, count in counts]
    return as_csv(f"fairness-{days[0]}-to-{days[1]}", ("by", "group", *HEAD), rows)
