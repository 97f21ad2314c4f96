"""The console's list of conversations: who may see which, what it is narrowed to, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, and_, or_, select, true, union
from sqlalchemy.orm import Session, defer

from bot.store.tables import Alert, Conversation, Fact, Flag, Permission, Referral

PAGE = 50
MOST_NAMESAKES = 500
Row = dict[str, Any]


class Scope(frozenset[str]):
    """The services whose referrals somebody may see, and whose own they may: what they took by phone and still have."""

    mine: str = ""

    @classmethod
    def of(cls, services: Collection[str], mine: str) -> Scope:
        """The scope of the member of staff with that email."""
        made = cls(services)
        made.mine = mine
        return made


def shared_with(scope: Collection[str] | None) -> ColumnElement[bool]:
    """Which referrals may be seen: all for a scope of None; for service staff those whose patient chose one of their
    services and said yes to sharing with it, as long as that yes is the newest answer and was not taken back; and those
    that they took by phone themselves, as long as they have them."""
    if scope is None:
        return true()
    said_yes = (
        select(and_(Permission.given.is_(True), Permission.withdrawn_at.is_(None)))
        .where(
            Permission.conversation_id == Referral.conversation_id,
            Permission.kind == "share_service",
            Permission.body == Referral.service_id,
        )
        .order_by(Permission.id.desc())
        .limit(1)
        .correlate(Referral)
        .scalar_subquery()
    )
    shared = and_(Referral.service_id.in_(sorted(scope)), said_yes)
    mine = scope.mine if isinstance(scope, Scope) else ""
    return or_(shared, and_(Referral.begun_by == mine, Referral.owner == mine)) if mine else shared


def may_see(db: Session, conversation_id: str, scope: Collection[str] | None) -> bool:
    """Whether a conversation is there and within the scope."""
    query = select(Referral.id).where(Referral.conversation_id == conversation_id, shared_with(scope))
    return db.scalar(query) is not None


@dataclass(frozen=True)
class Wanted:
    """What a list of conversations is narrowed to. `person` is the keyed hash of a name or a number, which is looked up
    first (`ids`), so that the database never reads a whole service's referrals to find one person's."""

    channel: str | None = None
    status: str | None = None
    service: str | None = None
    reference: str | None = None
    flag: str | None = None
    outcome: str | None = None
    waiting: bool = False
    owner: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    person: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None


def conversations(
    db: Session,
    *,
    before: str | None = None,
    limit: int = PAGE,
    scope: Collection[str] | None = None,
    wanted: Wanted | None = None,
) -> list[Row]:
    """Conversations, newest first, a page at a time. `before` is the id of the last one of the page before.

    Pages are cut by the referral's number, so that the thousandth page is as quick as the first.
    """
    wanted = wanted or Wanted()
    if wanted.person:
        ids = list(db.scalars(_of_person(wanted.person).limit(MOST_NAMESAKES)))
        wanted = replace(wanted, person=(), ids=tuple(ids))
    query = (
        select(Conversation, Referral)
        .join(Referral, Referral.conversation_id == Conversation.id)
        .where(shared_with(scope), *_narrowed(wanted))
        .options(defer(Conversation.progress), defer(Conversation.phone))
    )
    if before:
        last = db.scalar(select(Referral.id).where(Referral.conversation_id == before))
        if last is not None:
            query = query.where(Referral.id < last)
    return _rows(db, list(db.execute(query.order_by(Referral.id.desc()).limit(limit)).tuples()))


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, value in (
        (Conversation.channel, wanted.channel),
        (Referral.status, wanted.status),
        (Referral.service_id, wanted.service),
        (Referral.outcome, wanted.outcome),
        (Referral.owner, wanted.owner),
        (Referral.reference, wanted.reference.upper() if wanted.reference else None),
    ):
        if value:
            found.append(column == value)
    if wanted.flag == "alert":
        found.append(Conversation.id.in_(select(Alert.conversation_id)))
    elif wanted.flag:
        flagged = select(Flag.conversation_id).where(Flag.kind == wanted.flag, Flag.resolved_at.is_(None))
        found.append(Conversation.id.in_(flagged))
    if wanted.waiting:
        found.append(Conversation.id.in_(waiting()))
    if wanted.since is not None:
        found.append(Referral.created_at >= wanted.since)
    if wanted.until is not None:
        found.append(Referral.created_at < wanted.until)
    if wanted.ids is not None:
        found.append(Referral.conversation_id.in_(wanted.ids))
    return found


def _of_person(keys: tuple[str, ...]) -> CompoundSelect[tuple[str]]:
    """The ids of a person's conversations. A union, so that both indexes are used and nothing else is read."""
    return union(
        select(Conversation.id).where(Conversation.phone_hash.in_(keys)),
        select(Fact.conversation_id).where(Fact.lookup.in_(keys), Fact.superseded_at.is_(None)),
    )


def waiting() -> CompoundSelect[tuple[str]]:
    """The ids of conversations that wait for a person: an open alert, an open flag, or staff have taken over."""
    return union(
        select(Alert.conversation_id).where(Alert.acknowledged_at.is_(None)),
        select(Flag.conversation_id).where(Flag.resolved_at.is_(None)),
        select(Conversation.id).where(Conversation.mode == "staff"),
    )


def _rows(db: Session, found: Sequence[tuple[Conversation, Referral]]) -> list[Row]:
    ids = [conversation.id for conversation, _ in found]
    alerts = _open_by_conversation(db, Alert, ids, Alert.acknowledged_at.is_(None))
    flags = _open_by_conversation(db, Flag, ids, Flag.resolved_at.is_(None))
    return [
        {
            "id": conversation.id,
            "reference": referral.reference,
            "channel": conversation.channel,
            "status": referral.status,
            "outcome": referral.outcome,
            "owner": referral.owner,
            "begun_by": referral.begun_by,
            "mode": conversation.mode,
            "surgery": conversation.surgery,
            "service": referral.service_id,
            "source": conversation.source,
            "created_at": conversation.created_at,
            "last_patient_at": conversation.last_patient_at,
            "alerts": alerts.get(conversation.id, []),
            "flags": flags.get(conversation.id, []),
        }
        for conversation, referral in found
    ]


def names(db: Session, ids: Sequence[str]) -> dict[str, str]:
    """Patients' names by conversation, where they gave one."""
    query = select(Fact.conversation_id, Fact.value).where(
        Fact.conversation_id.in_(ids), Fact.name == "full_name", Fact.superseded_at.is_(None)
    )
    return {row.conversation_id: str(row.value) for row in db.execute(query)}


def _open_by_conversation(db: Session, table: Any, ids: Sequence[str], is_open: Any) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for row in db.execute(select(table.conversation_id, table.kind).where(table.conversation_id.in_(ids), is_open)):
        kinds.setdefault(row.conversation_id, []).append(row.kind)
    return kinds


def conversations_by_id(db: Session, ids: Sequence[str]) -> list[Row]:
    """The list's rows for some conversations."""
    query = (
        select(Conversation, Referral)
        .join(Referral, Referral.conversation_id == Conversation.id)
        .where(Conversation.id.in_(ids))
    )
    return _rows(db, list(db.execute(query).tuples()))
