"""Give me my data, and erase me: everything held about one person, in all our tables and in Rasa's tracker.

Erasing is a decision of staff (or of the retention schedule) with a reason from a fixed list. It waits while an alert
is open or a booking lies ahead. What stays: audit rows, which hold no words, and the keyed hash of a number that asked
for no texts. Source: UK GDPR articles 15, 17 and 20; issue 8, item 7.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot import clock
from bot.conversation import assistant
from bot.messaging import PhoneError, normalise
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.tables import (
    Alert,
    Appointment,
    AuditEntry,
    Base,
    Conversation,
    Message,
    Referral,
    SlotOffer,
    SlotRecord,
    Waiting,
)

REASONS = {
    "asked": "The patient asked for it",
    "wrong_person": "The conversation is another person's",
    "under_16": "The patient is too young for the service",
    "test": "It was a trial by staff",
    "abandoned": "Left, and past its time",
    "closed": "Closed, and past its time",
}
"""Why data may be erased. A fixed list, so that the audit row holds no words of anybody's."""

_KEYS_OF_OURS = frozenset(
    {"session_hash", "phone_hash", "lookup", "claimed_by", "claimed_until", "code_hash", "next_try_at", "tries"}
)


class NotFound(LookupError):
    """Nothing is held under that reference, number or conversation."""


class NotYet(RuntimeError):
    """It cannot be erased now: the message says what must be settled first."""


def find(person: str) -> list[str]:
    """The conversations of a person, oldest first: by a referral's reference, a phone number or a conversation's id.

    Every conversation that shares the phone number of a found one is the same person's.

    Raises:
        NotFound: there is none.
    """
    with reading() as db:
        known = select(Referral.conversation_id).where(Referral.reference == person.strip().upper())
        of = [Conversation.id == person.strip(), Conversation.id.in_(known)]
        number = _number(person)
        if number is not None:
            of.append(Conversation.phone_hash == keyed_hash(number))
        first = list(db.scalars(select(Conversation).where(or_(*of))))
        hashes = [each.phone_hash for each in first if each.phone_hash]
        ids = [each.id for each in first]
        query = select(Conversation.id).where(or_(Conversation.id.in_(ids), Conversation.phone_hash.in_(hashes)))
        found = list(db.scalars(query.order_by(Conversation.created_at)))
    if not found:
        raise NotFound("Nothing is held under that reference, number or conversation.")
    return found


def export(conversation_ids: Iterable[str], by: str) -> dict[str, Any]:
    """Everything held about these conversations as plain JSON values, table by table; leaves an audit row for each.

    Keyed hashes and the machinery's own columns are left out: they say nothing to a person.
    """
    now = clock.now()
    out: dict[str, Any] = {"made_at": now.isoformat(), "conversations": []}
    with writing() as db:
        for conversation_id in conversation_ids:
            conversation = db.get(Conversation, conversation_id)
            if conversation is None:
                raise NotFound("There is no such conversation.")
            held: dict[str, Any] = {"conversation": _plain(conversation)}
            for table, owner in _owned():
                mine = select(table).where(owner == conversation_id).order_by(*table.__table__.primary_key)
                held[table.__tablename__] = [_plain(row) for row in db.scalars(mine)]
            offers = select(SlotOffer).join(Waiting, Waiting.id == SlotOffer.waiting_id)
            rows = db.scalars(offers.where(Waiting.conversation_id == conversation_id))
            held[SlotOffer.__tablename__] = [_plain(row) for row in rows]
            out["conversations"].append(held)
            db.add(AuditEntry(at=now, actor=by, action="export", subject=conversation_id))
    return out


TO_SETTLE = (
    "answer the safety alert",
    "call off or keep the appointment that is held or booked",
    "take the patient off the waiting list",
)
"""What staff do about each of the reasons to keep a conversation."""


def held_back(conversation_id: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether a conversation must be kept for now: an open alert, a time held or booked ahead, a place in a queue."""
    return or_(*_reasons_to_keep(conversation_id))


def _reasons_to_keep(conversation_id: InstrumentedAttribute[str]) -> tuple[ColumnElement[bool], ...]:
    ahead = (
        exists()
        .where(Appointment.conversation_id == conversation_id, Appointment.status.in_(("held", "booked")))
        .where(SlotRecord.id == Appointment.slot_id, SlotRecord.starts > clock.now())
    )
    alert = exists().where(Alert.conversation_id == conversation_id, Alert.acknowledged_at.is_(None))
    waits = exists().where(Waiting.conversation_id == conversation_id, Waiting.left_at.is_(None))
    return alert, ahead, waits


async def erase(conversation_id: str, by: str, reason: str) -> None:
    """Erases one conversation: Rasa's tracker first, then every row of ours, in one transaction.

    If Rasa cannot be reached nothing is erased, so that no tracker outlives its conversation unseen.

    Raises:
        ValueError: the reason is not one of `REASONS`.
        NotFound: there is no such conversation.
        NotYet: an alert is open, a booking lies ahead, the patient waits for a service, or Rasa is not there.
    """
    if reason not in REASONS:
        raise ValueError(f"The reason must be one of: {', '.join(REASONS)}.")
    await asyncio.to_thread(_may_go, conversation_id)
    try:
        await assistant.forget(conversation_id)
    except assistant.AssistantFailed:
        raise NotYet("The assistant cannot be reached, so its record cannot be erased. Try again later.") from None
    await asyncio.to_thread(_erase, conversation_id, by, reason)


def _may_go(conversation_id: str) -> None:
    with reading() as db:
        _check(db, conversation_id)


def in_the_way(conversation_ids: Iterable[str]) -> str:
    """What must be settled before these conversations may be erased, in words; empty where nothing is."""
    with reading() as db:
        return _in_the_way(db, list(conversation_ids))


def _in_the_way(db: Session, conversation_ids: list[str]) -> str:
    mine = Conversation.id.in_(conversation_ids)
    found = [
        what
        for stands, what in zip(_reasons_to_keep(Conversation.id), TO_SETTLE, strict=True)
        if db.scalar(select(Conversation.id).where(mine, stands).limit(1)) is not None
    ]
    return f"It cannot be erased yet. First: {'; '.join(found)}." if found else ""


def _check(db: Session, conversation_id: str) -> None:
    if db.get(Conversation, conversation_id) is None:
        raise NotFound("There is no such conversation.")
    found = _in_the_way(db, [conversation_id])
    if found:
        raise NotYet(found)


def _erase(conversation_id: str, by: str, reason: str) -> None:
    with writing() as db:
        _check(db, conversation_id)
        reference = db.scalar(select(Referral.reference).where(Referral.conversation_id == conversation_id))
        if reference:
            _erase_tellings(db, reference)
        db.execute(delete(Conversation).where(Conversation.id == conversation_id))
        db.add(AuditEntry(at=clock.now(), actor=by, action="erase", subject=conversation_id, detail=reason))


def _erase_tellings(db: Session, reference: str) -> None:
    """The texts in which the on-call list was told of an alert of this referral: they hold its reference."""
    told = select(Message).join(Conversation, Conversation.id == Message.conversation_id)
    for message in db.scalars(told.where(Conversation.channel == "oncall")):
        if reference in message.text:
            db.delete(message)


def _owned() -> Iterator[tuple[type[Base], InstrumentedAttribute[str]]]:
    """Every table that holds rows of a conversation, and the column that says whose they are."""
    for mapper in sorted(Base.registry.mappers, key=lambda each: each.class_.__tablename__):
        owner = getattr(mapper.class_, "conversation_id", None)
        if owner is not None:
            yield mapper.class_, owner


def _plain(row: Base) -> dict[str, Any]:
    names = [each.key for each in row.__mapper__.column_attrs if each.key not in _KEYS_OF_OURS]
    return {name: _value(getattr(row, name)) for name in names}


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _number(person: str) -> str | None:
    try:
        return normalise(person, allow_drama=True)
    except PhoneError:
        return None
