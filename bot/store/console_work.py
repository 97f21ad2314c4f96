"""What staff do about a conversation: notes, owners, alerts answered, flags settled, outcomes, taking over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.store.tables import Alert, Appointment, Conversation, Flag, OutcomeRecord, Referral, SlotRecord, StaffNote

APPOINTMENT_OUTCOMES = ("attended", "did_not_attend")
OUTCOMES = (*APPOINTMENT_OUTCOMES, "spoke", "no_answer", "back_at_work", "still_off", "not_suitable")
NEEDS_REASON = ("not_suitable",)


class WorkError(ValueError):
    """That cannot be done; the message says why, for the member of staff."""


def _required(text: str, what: str, longest: int = 2000) -> str:
    plain = text.strip()
    if not plain:
        raise WorkError(what)
    if len(plain) > longest:
        raise WorkError(f"That is too long. Use at most {longest} characters.")
    return plain


def note(db: Session, conversation_id: str, author: str, text: str, now: datetime) -> StaffNote:
    """Writes a note. Raises `WorkError` where it is empty or too long."""
    made = StaffNote(
        conversation_id=conversation_id, author=author, text=_required(text, "Write the note first."), at=now
    )
    db.add(made)
    db.flush()
    return made


def assign(db: Session, conversation_id: str, owner: str | None) -> None:
    """Makes somebody look after a referral (or nobody), and gives them its open flags."""
    db.execute(update(Referral).where(Referral.conversation_id == conversation_id).values(owner=owner))
    db.execute(
        update(Flag).where(Flag.conversation_id == conversation_id, Flag.resolved_at.is_(None)).values(owner=owner)
    )


def acknowledge(db: Session, conversation_id: str, alert_id: int, by: str, outcome: str, now: datetime) -> Alert:
    """A person answers an alert and writes what they did. The first answer stands.

    Raises:
        WorkError: there is no such open alert in that conversation, or nothing was written.
    """
    done = _required(outcome, "Write what you did before you close the alert.")
    alert = db.get(Alert, alert_id)
    if alert is None or alert.conversation_id != conversation_id:
        raise WorkError("There is no such alert.")
    if alert.acknowledged_at is not None:
        raise WorkError(f"{alert.acknowledged_by} has answered this alert already.")
    alert.acknowledged_at, alert.acknowledged_by, alert.outcome = now, by, done
    db.flush()
    return alert


def settle(db: Session, conversation_id: str, flag_id: int, by: str, now: datetime) -> Flag:
    """Closes a flag. Raises `WorkError` where it is not there or closed already."""
    flag = db.get(Flag, flag_id)
    if flag is None or flag.conversation_id != conversation_id:
        raise WorkError("There is no such task.")
    if flag.resolved_at is not None:
        raise WorkError(f"{flag.resolved_by} has done this already.")
    flag.resolved_at, flag.resolved_by = now, by
    db.flush()
    return flag


def record_outcome(db: Session, conversation_id: str, kind: str, reason: str, by: str, now: datetime) -> OutcomeRecord:
    """Records what became of the referral; attended and missed are written on its appointment as well.

    Raises:
        WorkError: there is no such outcome, it needs a reason, or the appointment is not over (or not there).
    """
    if kind not in OUTCOMES:
        raise WorkError("Choose what happened.")
    if kind in NEEDS_REASON:
        reason = _required(reason, "Write why it is not suitable.")
    if kind in APPOINTMENT_OUTCOMES:
        _settle_appointment(db, conversation_id, kind, now)
    made = OutcomeRecord(
        conversation_id=conversation_id, kind=kind, reason=reason.strip()[:2000], recorded_by=by, at=now
    )
    db.add(made)
    db.execute(update(Referral).where(Referral.conversation_id == conversation_id).values(outcome=kind, changed_at=now))
    db.flush()
    return made


def _settle_appointment(db: Session, conversation_id: str, kind: str, now: datetime) -> None:
    states = ("booked", *APPOINTMENT_OUTCOMES)
    found = db.execute(
        select(Appointment, SlotRecord.starts)
        .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
        .where(Appointment.conversation_id == conversation_id, Appointment.status.in_(states))
        .order_by(Appointment.id.desc())
        .limit(1)
    ).first()
    if found is None:
        raise WorkError("There is no booked appointment to record this for.")
    appointment, starts = found
    if starts > now:
        raise WorkError("This appointment has not started yet.")
    appointment.status, appointment.ended_at = kind, now


def take_over(db: Session, conversation_id: str, by: str) -> Conversation:
    """From now on a person answers in this conversation, not the assistant. Safety words are still answered at once."""
    conversation = db.get_one(Conversation, conversation_id)
    conversation.mode = "staff"
    assign(db, conversation_id, by)
    db.flush()
    return conversation
