"""Reviews: what waits for a reviewer (flagged, and a random sample of the rest), and what reviewers said."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from bot.store.columns import keyed_hash
from bot.store.console_list import Row, conversations_by_id
from bot.store.tables import Alert, Conversation, Flag, Message, ReviewRecord

LABELS = ("right", "misunderstood", "wrong_outcome", "tone", "unsafe")
PROBLEMS = frozenset(LABELS) - {"right"}
LOOK_BACK = timedelta(weeks=4)
SETTLED_AFTER = timedelta(hours=1)
SAMPLE = 20
LONGEST_NOTE = 2000


class ReviewError(ValueError):
    """The review cannot be kept so; the message says why, for the reviewer."""


@dataclass(frozen=True)
class Reviewed:
    """One review: who, of which conversation, whether it was flagged, and the labels."""

    conversation_id: str
    reviewer: str
    flagged: bool
    labels: frozenset[str]
    turns: dict[str, str]
    note: str
    at: datetime

    @property
    def problem(self) -> bool:
        """Whether the reviewer found anything wrong."""
        return bool(self.labels & PROBLEMS) or "wrong" in self.turns.values()


def _flagged() -> ColumnElement[bool]:
    return or_(
        exists().where(Flag.conversation_id == Conversation.id),
        exists().where(Alert.conversation_id == Conversation.id),
    )


def _of_period(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Conversations of the last four weeks in which a patient wrote, and that have rested for an hour."""
    wrote = exists().where(Message.conversation_id == Conversation.id, Message.author == "patient")
    return (
        Conversation.created_at >= now - LOOK_BACK,
        Conversation.last_patient_at < now - SETTLED_AFTER,
        wrote,
    )


def is_flagged(db: Session, conversation_id: str) -> bool:
    """Whether a conversation was ever flagged or raised an alert."""
    query = select(Conversation.id).where(Conversation.id == conversation_id, _flagged())
    return db.scalar(query) is not None


def waiting(db: Session, reviewer: str, now: datetime, *, flagged: bool, limit: int = SAMPLE) -> list[Row]:
    """What waits for this reviewer. Of the unflagged it is one random sample a week, the same for every reviewer, so
    that two of them judge the same cases."""
    mine = select(ReviewRecord.conversation_id).where(ReviewRecord.reviewer == reviewer)
    condition = _flagged() if flagged else ~_flagged()
    ids: list[str] = list(
        db.scalars(
            select(Conversation.id)
            .where(*_of_period(now), condition)
            .order_by(Conversation.created_at.desc(), Conversation.id.desc())
            .limit(limit * 5 if flagged else 20_000)
        )
    )
    if not flagged:
        year, week, _ = now.isocalendar()
        ids = sorted(ids, key=lambda each: keyed_hash(f"review {year} {week} {each}"))[:SAMPLE]
    done = set(db.scalars(mine))
    ids = [each for each in ids if each not in done][:limit]
    rows = {row["id"]: row for row in conversations_by_id(db, ids)}
    return [rows[each] for each in ids if each in rows]


def record(
    db: Session,
    conversation_id: str,
    reviewer: str,
    labels: Collection[str],
    turns: dict[str, str],
    note: str,
    now: datetime,
) -> None:
    """Keeps a review; the same reviewer's earlier one of that conversation is replaced.

    Raises:
        ReviewError: no label, an unknown one, or "all right" beside a problem.
    """
    chosen = [label for label in LABELS if label in labels]
    if not chosen:
        raise ReviewError("Choose at least one answer.")
    if "right" in chosen and (len(chosen) > 1 or "wrong" in turns.values()):
        raise ReviewError("Choose 'All right' alone, or what was wrong.")
    own = set(
        db.scalars(select(Message.id).where(Message.conversation_id == conversation_id, Message.author == "patient"))
    )
    kept = {
        key: said for key, said in turns.items() if key.isdigit() and int(key) in own and said in ("right", "wrong")
    }
    row = db.scalar(
        select(ReviewRecord).where(ReviewRecord.conversation_id == conversation_id, ReviewRecord.reviewer == reviewer)
    )
    if row is None:
        flagged = is_flagged(db, conversation_id)
        row = ReviewRecord(conversation_id=conversation_id, reviewer=reviewer, flagged=flagged, at=now)
        db.add(row)
    row.labels, row.turns, row.note, row.at = " ".join(chosen), kept, note.strip()[:LONGEST_NOTE], now
    db.flush()


def reviews(db: Session, since: datetime) -> list[Reviewed]:
    """Every review since a moment, oldest first."""
    query = select(ReviewRecord).where(ReviewRecord.at >= since).order_by(ReviewRecord.id)
    return [
        Reviewed(
            row.conversation_id,
            row.reviewer,
            row.flagged,
            frozenset(row.labels.split()),
            dict(row.turns),
            row.note,
            row.at,
        )
        for row in db.scalars(query)
    ]


def unflagged(db: Session, now: datetime) -> int:
    """How many conversations of the period nobody flagged."""
    query = select(func.count()).select_from(Conversation).where(*_of_period(now), ~_flagged())
    return db.scalar(query) or 0
