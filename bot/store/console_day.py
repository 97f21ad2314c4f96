"""The day's work: appointments by time, and everything that waits for a person, most urgent first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.store.console_list import Row, shared_with
from bot.store.directory import local
from bot.store.tables import Alert, Appointment, Conversation, Fact, Flag, Referral, SlotRecord
from bot.understanding.facts import known

MOST = 200
URGENCY = {
    "under_16": 1,
    "safety_undelivered": 1,
    "person_asked": 2,
    "worrying_words": 1,
    "person_to_look": 3,
    "failed_delivery": 4,
    "call_about_change": 3,
    "call_from_waiting_list": 4,
    "call_back": 5,
    "texts_stopped": 6,
    "age_16_or_17": 6,
    "misread": 7,
}
"""How soon each kind of task comes, after alerts (0). A kind that is not named comes with 6."""
SEEN_ON_THE_DAY = ("full_name", "phone", "safe_contact", "access_needs", "language", "contact_mode")


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first moment of a London day, and the first of the next."""
    return (
        datetime.combine(day, time(), clock.LONDON),
        datetime.combine(day + timedelta(days=1), time(), clock.LONDON),
    )


def appointments_on(db: Session, day: date, scope: Collection[str] | None) -> list[Row]:
    """The appointments of a day by time, with what the person who calls has to know."""
    first, last = day_bounds(day)
    query = (
        select(Appointment, SlotRecord, Referral, Conversation)
        .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
        .join(Referral, Referral.conversation_id == Appointment.conversation_id)
        .join(Conversation, Conversation.id == Appointment.conversation_id)
        .where(
            Appointment.status.in_(("booked", "attended", "did_not_attend")),
            SlotRecord.starts >= first,
            SlotRecord.starts < last,
            shared_with(scope),
        )
        .order_by(SlotRecord.starts, Appointment.id)
        .limit(MOST)
    )
    found = list(db.execute(query).tuples())
    facts = _facts(db, [conversation.id for *_, conversation in found])
    return [
        {
            "conversation_id": conversation.id,
            "reference": referral.reference,
            "starts": slot.starts,
            "minutes": slot.minutes,
            "mode": slot.mode,
            "place": slot.place,
            "clinician": slot.clinician,
            "service": _service_name(slot.service_id),
            "status": appointment.status,
            "outcome": referral.outcome,
            "facts": facts[conversation.id],
            "phone": facts[conversation.id]["phone"] or conversation.phone,
        }
        for appointment, slot, referral, conversation in found
    ]


def _facts(db: Session, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    query = select(Fact.conversation_id, Fact.name, Fact.value).where(
        Fact.conversation_id.in_(ids), Fact.name.in_(SEEN_ON_THE_DAY), Fact.superseded_at.is_(None)
    )
    found: dict[str, dict[str, Any]] = {each: dict.fromkeys(SEEN_ON_THE_DAY) for each in ids}
    for row in db.execute(query):
        found[row.conversation_id][row.name] = row.value if known(row.value) else None
    return found


def _service_name(service_id: str | None) -> str:
    service = local().service(service_id)
    return service.name if service else service_id or ""


def queue(db: Session, today: date, scope: Collection[str] | None) -> list[Row]:
    """Everything that waits for a person: open alerts, then tasks by urgency, what is overdue first, oldest first."""
    rows = [*_alerts(db, scope), *_flags(db, today, scope), *_talking(db, scope)]
    rows.sort(key=lambda row: (row["urgency"], not row["overdue"], row["since"]))
    names = _facts(db, {row["conversation_id"] for row in rows})
    for row in rows:
        row["name"] = names[row["conversation_id"]]["full_name"]
    return rows


def _alerts(db: Session, scope: Collection[str] | None) -> list[Row]:
    query = (
        select(Alert, Referral)
        .join(Referral, Referral.conversation_id == Alert.conversation_id)
        .where(Alert.acknowledged_at.is_(None), shared_with(scope))
        .order_by(Alert.opened_at)
        .limit(MOST)
    )
    return [
        _row(referral, "alert", alert.kind, alert.opened_at, urgency=0, undelivered=alert.undelivered)
        for alert, referral in db.execute(query).tuples()
    ]


def _flags(db: Session, today: date, scope: Collection[str] | None) -> list[Row]:
    query = (
        select(Flag, Referral)
        .join(Referral, Referral.conversation_id == Flag.conversation_id)
        .where(Flag.resolved_at.is_(None), shared_with(scope))
        .order_by(Flag.opened_at)
        .limit(MOST)
    )
    return [
        _row(
            referral,
            "flag",
            flag.kind,
            flag.opened_at,
            urgency=URGENCY.get(flag.kind, 6),
            due_on=flag.due_on,
            overdue=flag.due_on is not None and flag.due_on < today,
        )
        for flag, referral in db.execute(query).tuples()
    ]


def _talking(db: Session, scope: Collection[str] | None) -> list[Row]:
    query = (
        select(Conversation, Referral)
        .join(Referral, Referral.conversation_id == Conversation.id)
        .where(Conversation.mode == "staff", shared_with(scope))
        .order_by(Conversation.last_patient_at)
        .limit(MOST)
    )
    return [
        _row(referral, "talk", "with_staff", conversation.last_patient_at or conversation.created_at, urgency=2)
        for conversation, referral in db.execute(query).tuples()
    ]


def _row(referral: Referral, what: str, kind: str, since: datetime, **more: Any) -> Row:
    return {
        "conversation_id": referral.conversation_id,
        "reference": referral.reference,
        "service": _service_name(referral.service_id),
        "owner": referral.owner,
        "what": what,
        "kind": kind,
        "since": since,
        "due_on": None,
        "overdue": False,
        "undelivered": False,
        **more,
    }


def open_alerts(db: Session, scope: Collection[str] | None) -> int:
    """How many alerts of those in scope nobody has answered."""
    query = (
        select(func.count())
        .select_from(Alert)
        .join(Referral, Referral.conversation_id == Alert.conversation_id)
        .where(Alert.acknowledged_at.is_(None), shared_with(scope))
    )
    return db.scalar(query) or 0
