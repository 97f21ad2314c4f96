"""Settling bookings whose time the service took away: each is moved to the nearest time, or called off with a way back.

The patient is told by text. Who cannot be texted finds it in the chat, if they use it, and is on the call list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.booking import describe
from bot.booking.calendar_file import without_health_words
from bot.booking.slots import Slot
from bot.conversation import offering, reaching
from bot.conversation.exchange import Exchange
from bot.store import appointments, blocking, notices
from bot.store.tables import Appointment, Conversation, Flag, Referral, SlotRecord

CALL = "call_about_change"
"""The flag of those who have to be called, since no text reaches them: the call list."""

HEARS_IN_TIME = timedelta(days=2)
"""A new time is never sooner than this, so that the patient hears of it."""


class NotSettled(ValueError):
    """The booking stands as it did; the message says why, for the member of staff."""


@dataclass(frozen=True)
class Settled:
    """What became of a booking: the new time (None: it was called off), and whether the patient must be called."""

    conversation_id: str
    reference: str
    new: SlotRecord | None
    to_call: bool

    def __str__(self) -> str:
        became = f"moved to {describe.full(self.new.starts)}" if self.new is not None else "called off"
        return f"{self.reference}: {became}. {'Please call them.' if self.to_call else 'They were texted.'}"


def move(db: Session, appointment_id: int) -> Settled:
    """Books the free time nearest to the one taken away, as the patient wished and met before, and tells them.

    Raises:
        NotSettled: it is no longer booked, there is no such time, or the patient is writing to us at this moment.
    """
    slot, x = _found(db, appointment_id)
    near = _nearest(x, slot)
    if near is None:
        raise NotSettled("There is no free time that suits this patient. Call it off, so that they are asked.")
    new = db.get_one(SlotRecord, near.id)
    try:
        appointments.hold(db, x.id, new, x.now, offering.hold_until(x))
        appointments.book(db, x.id, x.now)
    except appointments.SlotGone:
        raise NotSettled("That time has just gone. Try again.") from None
    x.referral.changed_at = x.now
    to_call = _tell(x, "moved_by_us", slot, when=_moment(new), where=_where(new))
    notices.note(db, slot.service_id, x.now)
    return Settled(x.id, x.referral.reference, new, to_call)


def call_off(db: Session, appointment_id: int) -> Settled:
    """Calls the booking off for the service's reason, says sorry, and asks whether they want another time.

    Raises:
        NotSettled: it is no longer booked, or the patient is writing to us at this moment.
    """
    slot, x = _found(db, appointment_id)
    appointments.cancel(db, x.id, x.now, blocking.reason_for(db, slot))
    x.place.finished, x.place.moving, x.place.outcome = False, False, "cancelled"
    x.referral.status, x.referral.changed_at = "cancelled", x.now
    x.save()
    to_call = _tell(x, "called_off_by_us", slot)
    notices.note(db, slot.service_id, x.now)
    return Settled(x.id, x.referral.reference, None, to_call)


def call_list(db: Session, service_ids: frozenset[str] | None = None) -> list[tuple[Flag, Referral]]:
    """Who has to be called about a time that was taken away, oldest first: their open flags."""
    query = (
        select(Flag, Referral)
        .join(Referral, Referral.conversation_id == Flag.conversation_id)
        .where(Flag.kind == CALL, Flag.resolved_at.is_(None))
        .order_by(Flag.id)
    )
    if service_ids is not None:
        query = query.where(Referral.service_id.in_(sorted(service_ids)))
    return [(flag, referral) for flag, referral in db.execute(query).tuples()]


def _found(db: Session, appointment_id: int) -> tuple[SlotRecord, Exchange]:
    made = db.scalar(select(Appointment).where(Appointment.id == appointment_id).with_for_update())
    if made is None or made.status != "booked":
        raise NotSettled("This booking has changed meanwhile.")
    slot = db.get_one(SlotRecord, made.slot_id)
    return slot, Exchange(db, db.get_one(Conversation, made.conversation_id), None)


def _nearest(x: Exchange, slot: SlotRecord) -> Slot | None:
    """The time nearest to the old one, met in the same way, on a day when the rule holds; as wished, if it can be."""
    service = x.local.service(slot.service_id)
    if service is None:
        return None
    wished = offering.wishes(x)
    free = [
        each
        for each in offering.free(x, service)
        if each.mode == slot.mode and each.bookable(x.now) and wished.needs_met(each)
        and each.starts >= x.now + HEARS_IN_TIME
    ]  # fmt: skip
    suits = [each for each in free if not wished.broken(each)] or free
    return min(suits, key=lambda each: (abs(each.starts - slot.starts), each.starts), default=None)


def _tell(x: Exchange, question: str, old: SlotRecord, **shown: str) -> bool:
    """Writes to the patient; gives whether they have to be called as well."""
    try:
        by = reaching.ask(x.db, x.id, question, old=_moment(old), **shown)
    except reaching.CannotWrite:
        by = "web"
    if by is None:
        raise NotSettled("The patient is writing to us just now. Try again in a minute.")
    if by == "web":
        x.flag(CALL, f"{describe.full(old.starts)}: {shown.get('when', 'called off')}", x.on)
    return by == "web"


def _where(slot: SlotRecord) -> str:
    """How they meet, as a text may say it: the place of an appointment face to face, without a health word."""
    place = without_health_words(slot.place)[:40] if slot.mode == "in_person" else ""
    return place or describe.how(offering.as_slot(slot).mode)


def _moment(slot: SlotRecord) -> str:
    day, time = describe.parts(slot.starts)
    return f"{day} at {time}"
