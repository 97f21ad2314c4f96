"""Tests made from conversations: drafted by one reviewer, approved or refused by another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.console_tables import TestDraft

CONVERSATION, EXAMPLE = "conversation", "example"


class DraftError(ValueError):
    """That cannot be done with the draft; the message says why, for the reviewer."""


def draft(
    db: Session, conversation_id: str, kind: str, name: str, made: dict[str, Any], author: str, now: datetime
) -> TestDraft:
    """Keeps a draft for somebody else to look at."""
    row = TestDraft(conversation_id=conversation_id, kind=kind, name=name, made=made, author=author, at=now)
    db.add(row)
    db.flush()
    return row


def waiting(db: Session) -> list[TestDraft]:
    """Drafts that nobody has approved or refused, oldest first."""
    return list(db.scalars(select(TestDraft).where(TestDraft.settled_at.is_(None)).order_by(TestDraft.id)))


def approved(db: Session, kind: str) -> list[TestDraft]:
    """Approved tests of a kind, oldest first."""
    query = select(TestDraft).where(TestDraft.kind == kind, TestDraft.approved_by.is_not(None)).order_by(TestDraft.id)
    return list(db.scalars(query))


def settle(db: Session, draft_id: int, by: str, why_not: str | None, now: datetime) -> TestDraft:
    """Approves a draft (no `why_not`) or refuses it.

    Raises:
        DraftError: it is not there or settled, or whoever wrote it is the one who settles it.
    """
    row = db.get(TestDraft, draft_id)
    if row is None or row.settled_at is not None:
        raise DraftError("Somebody has settled this draft already, or it is gone.")
    if row.author == by:
        raise DraftError("Somebody else has to look at a test that you wrote.")
    row.settled_at = now
    if why_not is None:
        row.approved_by = by
    else:
        row.refused_why = f"{by}: {why_not}"
    db.flush()
    return row
