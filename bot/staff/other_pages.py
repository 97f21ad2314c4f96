"""The audit, and tables as files to save."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot import clock
from bot.staff import pages
from bot.staff.day import day_of
from bot.staff.gate import Gate, Visit
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading

router = APIRouter()
A_PAGE = 100
MOST_EXPORTED = 100_000
Short = Annotated[str, Query(max_length=120)]


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_csv(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A table as a file to save."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return Response(
        "\ufeff" + out.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "no-store"},
    )


def _wanted(actor: str, action: str, subject: str, since: str, until: str) -> AuditWanted:
    today = clock.today()
    last = day_of(until, today) + timedelta(days=1)
    return AuditWanted(
        actor or None,
        action or None,
        subject or None,
        datetime.combine(day_of(since, today), time(), clock.LONDON) if since else None,
        datetime.combine(last, time(), clock.LONDON) if until else None,
    )


@router.get("/audit")
def audit(
    visit: Annotated[Visit, Depends(Gate("audit", "view audit"))],
    actor: Short = "",
    action: Short = "",
    subject: Short = "",
    since: Short = "",
    until: Short = "",
    before: Annotated[int | None, Query(ge=0, le=2**62)] = None,
) -> Response:
    """Who saw or changed what."""
    with reading() as db:
        rows = entries(db, _wanted(actor, action, subject, since, until), before=before, limit=A_PAGE + 1)
    asked = {"actor": actor, "action": action, "subject": subject, "since": since, "until": until}
    return pages.draw(
        "audit.html",
        visit.viewer,
        rows=rows[:A_PAGE],
        asked=asked,
        next_before=rows[A_PAGE - 1].id if len(rows) > A_PAGE else None,
    )


@router.get("/audit.csv")
def audit_csv(
    visit: Annotated[Visit, Depends(Gate("audit", "export audit"))],
    actor: Short = "",
    action: Short = "",
    subject: Short = "",
    since: Short = "",
    until: Short = "",
) -> Response:
    """The same as a file."""
    with reading() as db:
        rows = entries(db, _wanted(actor, action, subject, since, until), limit=MOST_EXPORTED)
    return as_csv(
        "audit",
        ("at", "actor", "action", "subject", "detail"),
        ((row.at.isoformat(), row.actor, row.action, row.subject, row.detail) for row in rows),
    )
