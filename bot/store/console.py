"""What staff see: conversations, referrals, appointments and alerts, read for the console and its API."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.referral.questions import QUESTIONS
from bot.store import facts as fact_store
from bot.store.console_list import PAGE, Row, conversations, conversations_by_id
from bot.store.directory import local
from bot.store.tables import (
    Alert,
    Appointment,
    AuditEntry,
    Conversation,
    DecisionRecord,
    Flag,
    Message,
    OutcomeRecord,
    Permission,
    Referral,
    SlotRecord,
    StaffNote,
)

__all__ = ["PAGE", "conversations"]


SAID = ("notes", "asks")
"""What a message kept for the assistant to say; it stands among the messages already."""


def audit(db: Session, actor: str, action: str, subject: str, at: Any, detail: str = "") -> None:
    """Writes down who saw or did what. Never holds a patient's words."""
    db.add(AuditEntry(at=at, actor=actor, action=action, subject=subject, detail=detail))


def conversation(db: Session, conversation_id: str) -> Row | None:
    """One conversation whole: messages, facts with provenance, decisions, permissions, appointments, alerts, flags."""
    found = db.get(Conversation, conversation_id)
    if found is None:
        return None
    [summary] = conversations_by_id(db, [conversation_id])
    decisions = list(
        db.scalars(
            select(DecisionRecord).where(DecisionRecord.conversation_id == conversation_id).order_by(DecisionRecord.id)
        )
    )
    return {
        **summary,
        "phone": found.phone,
        "messages": [_message(row) for row in _of(db, Message, conversation_id)],
        "facts": [_fact(row) for row in fact_store.history(db, conversation_id)],
        "decisions": [{"at": row.at, "on": row.on, "facts": row.facts, "results": row.results} for row in decisions],
        "permissions": [_plain(row) for row in _of(db, Permission, conversation_id)],
        "appointments": [_appointment(db, row) for row in _of(db, Appointment, conversation_id)],
        "alerts": [_plain(row) for row in _of(db, Alert, conversation_id)],
        "flags": [_plain(row) for row in _of(db, Flag, conversation_id)],
        "notes": [_plain(row) for row in _of(db, StaffNote, conversation_id)],
        "outcomes": [_plain(row) for row in _of(db, OutcomeRecord, conversation_id)],
        "progress": {
            "question": found.progress.get("question"),
            "asked": sum(QUESTIONS[name].counted for name in set(found.progress.get("asked", [])) if name in QUESTIONS),
            "misreads": found.progress.get("misreads", 0),
            "skipped": list(found.progress.get("skipped", [])),
        },
    }


def _of(db: Session, table: Any, conversation_id: str) -> list[Any]:
    return list(db.scalars(select(table).where(table.conversation_id == conversation_id).order_by(table.id)))


def _message(row: Message) -> Row:
    return {
        "id": row.id,
        "author": row.author,
        "author_name": row.author_name,
        "channel": row.channel,
        "text": row.text,
        "choices": [{"label": each["title"], "value": each["payload"]} for each in row.choices or ()],
        "question": row.question,
        "at": row.at,
        "delivery": row.delivery,
        "error_code": row.error_code,
        "segments": row.segments,
        "understood": {name: value for name, value in (row.understood or {}).items() if name not in SAID} or None,
    }


def messages_after(db: Session, conversation_id: str, after: int) -> list[Row]:
    """The messages of a conversation that came after one."""
    newer = select(Message).where(Message.conversation_id == conversation_id, Message.id > after).order_by(Message.id)
    return [_message(row) for row in db.scalars(newer.limit(200))]


def _fact(row: Any) -> Row:
    return {
        "name": row.name,
        "value": row.value,
        "words": row.words,
        "message_id": row.message_id,
        "at": row.at,
        "about": row.about,
        "confirmed": row.confirmed,
        "superseded_at": row.superseded_at,
    }


def _plain(row: Any) -> Row:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}


def _appointment(db: Session, row: Appointment) -> Row:
    slot = db.get_one(SlotRecord, row.slot_id)
    service = local().service(slot.service_id)
    return {
        "id": row.id,
        "conversation_id": row.conversation_id,
        "status": row.status,
        "service_id": slot.service_id,
        "service": service.name if service else slot.service_id,
        "starts": slot.starts,
        "minutes": slot.minutes,
        "mode": slot.mode,
        "place": slot.place,
        "clinician": slot.clinician,
        "slot_id": row.slot_id,
        "booked_at": row.booked_at,
    }


def referrals(db: Session, *, limit: int = PAGE, before: int | None = None) -> list[Row]:
    """Referrals, newest first."""
    query = select(Referral).order_by(Referral.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Referral.id < before)
    return [_plain(row) for row in db.scalars(query)]


def referral(db: Session, referral_id: str) -> Row | None:
    """One referral by id or reference, with the facts that hold now and its appointments."""
    number = referral_id.isascii() and referral_id.isdigit() and len(referral_id) < 19
    by_id = int(referral_id) if number else -1
    row = db.scalar(select(Referral).where((Referral.id == by_id) | (Referral.reference == referral_id.upper())))
    if row is None:
        return None
    facts = fact_store.current(db, row.conversation_id, with_words=True)
    return {
        **_plain(row),
        "facts": {name: {"value": fact.value, "words": fact.words} for name, fact in facts.items()},
        "appointments": [_appointment(db, each) for each in _of(db, Appointment, row.conversation_id)],
    }


def appointments(db: Session, *, limit: int = 200) -> list[Row]:
    """Booked appointments by time, each with its referral's reference."""
    query = (
        select(Appointment, Referral.reference)
        .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
        .join(Referral, Referral.conversation_id == Appointment.conversation_id)
        .where(Appointment.status == "booked")
        .order_by(SlotRecord.starts)
        .limit(limit)
    )
    return [{**_appointment(db, row), "reference": reference} for row, reference in db.execute(query).tuples()]


def alerts(db: Session, *, only_open: bool = False) -> list[Row]:
    """Alerts, newest first."""
    query = select(Alert).order_by(Alert.id.desc()).limit(200)
    if only_open:
        query = query.where(Alert.acknowledged_at.is_(None))
    return [_plain(row) for row in db.scalars(query)]
