"""Reading the audit: who saw or changed what, newest first, narrowed and paged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.tables import AuditEntry


@dataclass(frozen=True)
class AuditWanted:
    """What the audit is narrowed to."""

    actor: str | None = None
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Entry:
    """One thing that somebody saw or did."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: str


def entries(
    db: Session, wanted: AuditWanted | None = None, *, before: int | None = None, limit: int = 100
) -> list[Entry]:
    """Entries, newest first. `before` is the id of the last one of the page before."""
    wanted = wanted or AuditWanted()
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    for column, value in (
        (AuditEntry.actor, wanted.actor),
        (AuditEntry.action, wanted.action),
        (AuditEntry.subject, wanted.subject),
    ):
        if value:
            query = query.where(column == value)
    if wanted.since is not None:
        query = query.where(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(AuditEntry.at < wanted.until)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return [Entry(row.id, row.at, row.actor, row.action, row.subject, row.detail) for row in db.scalars(query)]
