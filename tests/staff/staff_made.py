"""Conversations for the console's tests, written straight into the tables as the conversation core leaves them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.booking.reference import new_reference
from bot.store import facts as fact_store
from bot.store.columns import keyed_hash
from bot.store.tables import (
    Alert,
    Appointment,
    Conversation,
    DecisionRecord,
    Flag,
    Message,
    Permission,
    Referral,
    SlotRecord,
)


@dataclass(frozen=True)
class Made:
    """What was made: ids to look for."""

    id: str
    reference: str
    patient_message: int


def conversation(
    db: Session,
    now: datetime,
    *,
    service: str | None = None,
    shared: bool = True,
    name: str = "Jo Green",
    channel: str = "web",
    phone: str = "+447700900456",
    condition: str = "my back is bad after lifting",
    status: str = "booked",
    booked_in: timedelta | None = None,
    flags: tuple[str, ...] = (),
    alert: str | None = None,
) -> Made:
    """One conversation with its referral, messages, facts, decision, permission, and what else is asked for."""
    found = Conversation(
        id=secrets.token_hex(16),
        channel=channel,
        surgery="T90001",
        phone=phone if channel == "sms" else None,
        phone_hash=keyed_hash(phone) if channel == "sms" else None,
        progress={"question": "check", "asked": ["goal", "condition", "job"], "skipped": ["help_already"]},
        created_at=now - timedelta(hours=2),
        last_patient_at=now - timedelta(minutes=30),
    )
    db.add(found)
    db.flush()
    referral = Referral(
        reference=new_reference(secrets.token_bytes(16)),
        conversation_id=found.id,
        status=status,
        service_id=service,
        created_at=found.created_at,
        changed_at=now,
    )
    db.add(referral)
    db.flush()
    told = _talk(db, found, now, name, phone, condition)
    db.add(
        DecisionRecord(
            conversation_id=found.id,
            message_id=told,
            at=now - timedelta(hours=1),
            on=now.date(),
            facts={},
            results=[_result(service or "none")],
        )
    )
    if service is not None:
        permission = Permission(
            conversation_id=found.id,
            kind="share_service",
            body=service,
            given=shared,
            wording="Share my answers",
            message_id=told,
            at=now,
        )
        db.add(permission)
    if booked_in is not None:
        _book(db, found, service or "none", now, now + booked_in)
    for kind in flags:
        day = now.date() - timedelta(days=1)
        db.add(Flag(conversation_id=found.id, kind=kind, detail="", opened_at=now - timedelta(hours=3), due_on=day))
    if alert is not None:
        db.add(Alert(conversation_id=found.id, message_id=told, kind=alert, words="these words", opened_at=now))
    db.flush()
    return Made(found.id, referral.reference, told)


def _talk(db: Session, found: Conversation, now: datetime, name: str, phone: str, condition: str) -> int:
    at = now - timedelta(hours=2)
    asked = Message(
        conversation_id=found.id, author="assistant", channel=found.channel, question="condition", at=at,
        text="What makes work hard?", delivery="delivered" if found.channel == "sms" else None,
        segments=1 if found.channel == "sms" else None,
    )  # fmt: skip
    said = Message(
        conversation_id=found.id,
        author="patient",
        channel=found.channel,
        text=condition,
        at=at + timedelta(minutes=1),
        taken_at=at,
        answered_at=at,
        understood={
            "intent": "inform",
            "confidence": 0.93,
            "asked": "condition",
            "facts": {"conditions": ["musculoskeletal"]},
            "digression": False,
            "safety": None,
            "notes": [],
        },
    )
    db.add(asked)
    db.flush()
    db.add(said)
    db.flush()
    off = (now - timedelta(weeks=3)).date()
    facts: dict[str, tuple[Any, str]] = {
        "goal": ("return", "Going back to my job"),
        "condition_words": (condition, condition),
        "conditions": (["musculoskeletal"], condition),
        "attendance": ("off_sick", "off work"),
        "employment": ("employed", "off work"),
        "job_title": ("fork lift driver", "I drive a fork lift"),
        "absence_started": (off.isoformat(), "three weeks ago"),
        "fit_note_ends": ((now + timedelta(days=5)).date().isoformat(), "end of the week"),
        "worries": ("Losing my job", "Losing my job"),
        "full_name": (name, name),
        "phone": (phone, phone),
        "safe_contact": ("Only after 5pm", "Only after 5pm"),
        "age": ("rather_not_say", "no"),
    }
    first = fact_store.put(db, found.id, "job_title", "driver", "driver", said.id, at)
    for fact, (value, words) in facts.items():
        changed = first if fact == "job_title" else None
        fact_store.put(db, found.id, fact, value, words, said.id, at + timedelta(minutes=2), replacing=changed)
    return said.id


def _result(service: str) -> dict[str, Any]:
    return {
        "service_id": service,
        "service": "A made service",
        "outcome": "meets",
        "reasons": [{"clause": "off_work", "outcome": "met", "text": "You told us that you are off work."}],
        "missing": ["employer_size"],
        "version": "abc123",
        "trace": [["off_work", "met"]],
    }


def _book(db: Session, found: Conversation, service: str, now: datetime, starts: datetime) -> None:
    slot = SlotRecord(
        id=f"{found.id}-slot",
        clinic_id="made",
        service_id=service,
        starts=starts,
        minutes=30,
        mode="phone",
        place="",
        clinician="Sam Lee",
    )
    db.add(slot)
    db.flush()
    db.add(Appointment(conversation_id=found.id, slot_id=slot.id, status="booked", created_at=now, booked_at=now))


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)
