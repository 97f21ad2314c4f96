"""Seats in slots: held, booked, given back. Two patients can never have the same seat: the database says so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.tables import Appointment, SlotRecord

_live = Appointment.status.in_(("held", "booked"))


class SlotGone(Exception):
    """Somebody else has the last seat of that slot."""


def expire_holds(db: Session, now: datetime, slot_id: str | None = None) -> int:
    """Gives back every seat whose hold has run out; returns how many."""
    expired = and_(Appointment.status == "held", Appointment.held_until < now)
    if slot_id is not None:
        expired = and_(expired, Appointment.slot_id == slot_id)
    result = db.execute(update(Appointment).where(expired).values(status="lapsed", ended_at=now))
    return int(getattr(result, "rowcount", 0))


def free_slots(
    db: Session,
    service_id: str,
    first: datetime,
    last: datetime,
    now: datetime,
    *,
    conversation_id: str | None = None,
    limit: int = 400,
) -> list[SlotRecord]:
    """Slots of a service with a seat left, soonest first. The asking patient's own hold counts as free."""
    taken = (
        select(Appointment.slot_id, func.count().label("seats"))
        .where(
            _live,
            or_(Appointment.status == "booked", Appointment.held_until >= now),
            or_(Appointment.status == "booked", Appointment.conversation_id != (conversation_id or "")),
        )
        .group_by(Appointment.slot_id)
        .subquery()
    )
    query = (
        select(SlotRecord)
        .outerjoin(taken, taken.c.slot_id == SlotRecord.id)
        .where(
            SlotRecord.service_id == service_id,
            SlotRecord.withdrawn.is_(False),
            SlotRecord.starts >= first,
            SlotRecord.starts <= last,
            func.coalesce(taken.c.seats, 0) < SlotRecord.capacity,
        )
        .order_by(SlotRecord.starts, SlotRecord.id)
        .limit(limit)
    )
    return list(db.scalars(query))


def held(db: Session, conversation_id: str) -> Appointment | None:
    """The seat this conversation holds, if any."""
    return db.scalar(
        select(Appointment).where(Appointment.conversation_id == conversation_id, Appointment.status == "held")
    )


def booked(db: Session, conversation_id: str) -> Appointment | None:
    """The appointment this conversation has booked, if any."""
    return db.scalar(
        select(Appointment).where(Appointment.conversation_id == conversation_id, Appointment.status == "booked")
    )


def hold(db: Session, conversation_id: str, slot: SlotRecord, now: datetime, until: datetime) -> Appointment:
    """Keeps a seat for this patient until then. Any other seat they hold is given back first.

    Raises:
        SlotGone: no seat is left.
    """
    mine = held(db, conversation_id)
    if mine is not None and mine.slot_id == slot.id:
        mine.held_until = until
        return mine
    release(db, conversation_id, now)
    expire_holds(db, now, slot.id)
    used: Collection[int] = set(db.scalars(select(Appointment.seat).where(Appointment.slot_id == slot.id, _live)))
    for seat in range(1, slot.capacity + 1):
        if seat in used:
            continue
        appointment = Appointment(
            conversation_id=conversation_id,
            slot_id=slot.id,
            seat=seat,
            status="held",
            held_until=until,
            created_at=now,
        )
        try:
            with db.begin_nested():
                db.add(appointment)
                db.flush()
        except IntegrityError:
            continue
        return appointment
    raise SlotGone(slot.id)


def release(db: Session, conversation_id: str, now: datetime) -> None:
    """Gives back the seat this conversation holds, if any."""
    mine = held(db, conversation_id)
    if mine is not None:
        mine.status, mine.ended_at = "lapsed", now
        db.flush()


def book(db: Session, conversation_id: str, now: datetime) -> Appointment:
    """Turns the held seat into an appointment. A moved appointment gives its old seat back in the same moment.

    Raises:
        SlotGone: the hold had run out and somebody else has the seat now, or there was none.
    """
    mine = held(db, conversation_id)
    if mine is None:
        raise SlotGone("nothing held")
    old = booked(db, conversation_id)
    if old is not None:
        old.status, old.ended_at = "moved", now
        db.flush()
        mine.sequence = old.sequence + 1
    mine.status, mine.booked_at, mine.held_until = "booked", now, None
    db.flush()
    return mine


def cancel(db: Session, conversation_id: str, now: datetime, reason: str | None = None) -> Appointment | None:
    """Calls the booked appointment off and gives its seat back."""
    mine = booked(db, conversation_id)
    if mine is not None:
        mine.status, mine.ended_at, mine.reason = "cancelled", now, reason
        db.flush()
    return mine
