"""Times that staff take away: the stretches that are blocked, and the bookings that stand in a time taken away."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.booking.cancelling import REASONS
from bot.booking.slots import Slot
from bot.store.tables import Appointment, BlockedTime, SlotOffer, SlotRecord

BY_THE_SERVICE = tuple(code for code, reason in REASONS.items() if reason.by == "service")
"""Why a service calls an appointment off itself."""

LONGEST_SLOT = timedelta(hours=8)


class BlockError(ValueError):
    """That stretch cannot be blocked; the message says why, for the member of staff."""


def covers(block: BlockedTime, slot: Slot | SlotRecord) -> bool:
    """Whether any part of the time lies in the blocked stretch."""
    return (
        slot.service_id == block.service_id
        and block.clinic_id in (None, slot.clinic_id)
        and slot.starts < block.ends
        and block.starts < slot.starts + timedelta(minutes=slot.minutes)
    )


def standing(db: Session, now: datetime, service_ids: Collection[str] | None = None) -> list[BlockedTime]:
    """The blocks that have not been lifted and are not over, soonest first; of these services, or of all (None)."""
    query = select(BlockedTime).where(BlockedTime.lifted_at.is_(None), BlockedTime.ends > now)
    if service_ids is not None:
        query = query.where(BlockedTime.service_id.in_(sorted(service_ids)))
    return list(db.scalars(query.order_by(BlockedTime.starts, BlockedTime.id)))


def block(
    db: Session,
    service_id: str,
    clinic_id: str | None,
    starts: datetime,
    ends: datetime,
    reason: str,
    by: str,
    now: datetime,
) -> BlockedTime:
    """Takes a stretch away: nothing in it is offered any more, and what was only held there is let go.

    What is booked in it stands until staff move it or call it off (`displaced`).

    Raises:
        BlockError: it ends before it starts or is over already, or the reason is none of a service's.
    """
    if ends <= starts or ends <= now:
        raise BlockError("The end must be after the start, and still to come.")
    if reason not in BY_THE_SERVICE:
        raise BlockError(f"Choose a reason: {', '.join(BY_THE_SERVICE)}.")
    made = BlockedTime(
        service_id=service_id, clinic_id=clinic_id, starts=starts, ends=ends, reason=reason, made_by=by, made_at=now
    )
    db.add(made)
    db.flush()
    near = select(SlotRecord).where(
        SlotRecord.service_id == service_id, SlotRecord.starts < ends, SlotRecord.starts > starts - LONGEST_SLOT
    )
    for slot in db.scalars(near.order_by(SlotRecord.id).with_for_update()):
        if covers(made, slot):
            slot.withdrawn = True
            _let_go(db, slot.id, now)
    db.flush()
    return made


def _let_go(db: Session, slot_id: str, now: datetime) -> None:
    """Ends the holds on a time, and the offers of it to people who wait."""
    held = select(Appointment).where(Appointment.slot_id == slot_id, Appointment.status == "held")
    for seat in db.scalars(held):
        seat.status, seat.ended_at = "lapsed", now
    for made in db.scalars(select(SlotOffer).where(SlotOffer.slot_id == slot_id, SlotOffer.answer == "open")):
        made.answer = "declined"


def lift(db: Session, block_id: int, now: datetime, service_ids: Collection[str] | None = None) -> BlockedTime | None:
    """Ends a block; its times come back when the clinics' times are next made. None where there is no such block."""
    made = db.get(BlockedTime, block_id)
    if made is None or made.lifted_at is not None or (service_ids is not None and made.service_id not in service_ids):
        return None
    made.lifted_at = now
    db.flush()
    return made


def displaced(
    db: Session, now: datetime, service_ids: Collection[str] | None = None
) -> list[tuple[Appointment, SlotRecord]]:
    """The bookings still to come whose time was taken away (blocked, or gone from the service's file), by time."""
    query = (
        select(Appointment, SlotRecord)
        .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
        .where(Appointment.status == "booked", SlotRecord.withdrawn.is_(True), SlotRecord.starts > now)
        .order_by(SlotRecord.starts, Appointment.id)
    )
    if service_ids is not None:
        query = query.where(SlotRecord.service_id.in_(sorted(service_ids)))
    return [(made, slot) for made, slot in db.execute(query).tuples()]


def reason_for(db: Session, slot: SlotRecord) -> str:
    """Why a time was taken away, as a code: the block's reason, or that the clinic does not run."""
    blocks = db.scalars(
        select(BlockedTime)
        .where(BlockedTime.service_id == slot.service_id, BlockedTime.lifted_at.is_(None))
        .order_by(BlockedTime.id.desc())
    )
    return next((each.reason for each in blocks if covers(each, slot)), "clinic_closed")
