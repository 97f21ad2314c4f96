"""Seats in slots: held, booked, given back. Two patients can never have the same seat: the database says so.

Slots are locked in the order of their ids before a seat is taken or given up, so that two patients who swap times
never wait for each other. The locks keep order; the unique indexes keep the promise.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.booking import hold as holding
from bot.booking.cancelling import REASONS
from bot.booking.hold import Channel, Hold, HoldRules
from bot.settings import settings
from bot.store.tables import Appointment, SlotRecord

_live = Appointment.status.in_(("held", "booked"))
_RULES = HoldRules()


class SlotGone(Exception):
    """Somebody else has the last seat of that slot."""


def rules() -> HoldRules:
    """How long a time is kept, with the minutes that the settings give."""
    found = settings()
    minutes: dict[Channel, int] = {"web": found.hold_minutes_web, "sms": found.hold_minutes_sms}
    return HoldRules(
        minutes=minutes,
        limit={channel: max(_RULES.limit[channel], number) for channel, number in minutes.items()},
    )


def expire_holds(db: Session, now: datetime, slot_id: str | None = None) -> int:
    """Gives back every seat whose hold has run out; returns how many.

    A hold is over at `held_until` itself. One that another process is just changing is left to that process.
    """
    expired = and_(Appointment.status == "held", Appointment.held_until <= now)
    if slot_id is not None:
        expired = and_(expired, Appointment.slot_id == slot_id)
    rows = db.scalars(select(Appointment).where(expired).order_by(Appointment.id).with_for_update(skip_locked=True))
    count = 0
    for row in rows:
        row.status, row.ended_at = "lapsed", now
        count += 1
    db.flush()
    return count


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
            or_(Appointment.status == "booked", Appointment.held_until > now),
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

    A time that is still held is held on as it is (`touch` and `extend` keep it longer).

    Raises:
        SlotGone: no seat is left, or the service took the time away.
    """
    mine = held(db, conversation_id)
    wanted = {slot.id} if mine is None else {slot.id, mine.slot_id}
    withdrawn = _lock(db, wanted, wait=slot.capacity > 1 or (mine is not None and mine.slot_id == slot.id))
    if withdrawn.keys() != wanted or withdrawn[slot.id]:
        raise SlotGone(slot.id)
    if mine is not None and mine.slot_id == slot.id:
        if mine.held_until is None or mine.held_until <= now:
            mine.held_until, mine.created_at, mine.extended = until, now, 0
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


def _lock(db: Session, slot_ids: Collection[str], *, wait: bool) -> dict[str, bool]:
    """Locks slots in one order for everybody; gives each that was locked, and whether it is withdrawn.

    Without `wait` a slot that somebody is taking at this very moment is left out: a crowd that waited for one seat
    would only be told later that it is gone, and hold a connection each until then. SQLite has one writer at a time.
    """
    rows = select(SlotRecord.id, SlotRecord.withdrawn).where(SlotRecord.id.in_(slot_ids)).order_by(SlotRecord.id)
    return dict(db.execute(rows.with_for_update(skip_locked=not wait)).tuples().all())


def as_hold(mine: Appointment, channel: Channel) -> Hold:
    """A held seat as the rules of holds know it."""
    assert mine.held_until is not None
    return Hold(mine.slot_id, channel, mine.created_at, mine.held_until, mine.extended)


def touch(db: Session, mine: Appointment, channel: Channel, now: datetime) -> None:
    """A sign of life: the held time is kept its full minutes again, up to the limit."""
    mine.held_until = holding.touch(as_hold(mine, channel), now, rules()).expires
    db.flush()


def extend(db: Session, mine: Appointment, channel: Channel, now: datetime) -> None:
    """The patient asked for longer.

    Raises:
        HoldOverError: it is over, or was extended as often as it may be.
    """
    longer = holding.extend(as_hold(mine, channel), now, rules())
    mine.held_until, mine.extended = longer.expires, longer.requests
    db.flush()


def kept_until(now: datetime, channel: Channel) -> datetime:
    """Until when a time that is picked now is kept."""
    return now + timedelta(minutes=rules().minutes[channel])


def release(db: Session, conversation_id: str, now: datetime) -> None:
    """Gives back the seat this conversation holds, if any."""
    mine = held(db, conversation_id)
    if mine is not None:
        mine.status, mine.ended_at = "lapsed", now
        db.flush()


def book(db: Session, conversation_id: str, now: datetime) -> Appointment:
    """Turns the held seat into an appointment. A moved appointment gives its old seat back in the same moment.

    Raises:
        SlotGone: the hold had run out, or there was none.
    """
    mine = held(db, conversation_id)
    if mine is None or mine.held_until is None or mine.held_until <= now:
        raise SlotGone("nothing held")
    old = booked(db, conversation_id)
    if old is not None:
        old.status, old.ended_at = "moved", now
        db.flush()
        mine.sequence = old.sequence + 1
    mine.status, mine.booked_at, mine.held_until, mine.changed_at = "booked", now, None, now
    db.flush()
    return mine


def cancel(db: Session, conversation_id: str, now: datetime, reason: str = "not_given") -> Appointment | None:
    """Calls the booked appointment off and gives its seat back. `reason` is a code of `REASONS`.

    Raises:
        ValueError: the reason is unknown.
    """
    if reason not in REASONS:
        raise ValueError(f"unknown reason {reason!r}: use one of {', '.join(REASONS)}")
    mine = booked(db, conversation_id)
    if mine is not None:
        mine.status, mine.ended_at, mine.reason = "cancelled", now, reason
        mine.sequence, mine.changed_at = mine.sequence + 1, now
        db.flush()
    return mine


def last(db: Session, conversation_id: str) -> Appointment | None:
    """The conversation's newest appointment that was booked, whatever became of it since."""
    return db.scalar(
        select(Appointment)
        .where(Appointment.conversation_id == conversation_id, Appointment.booked_at.is_not(None))
        .order_by(Appointment.id.desc())
        .limit(1)
    )
