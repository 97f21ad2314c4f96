"""Whose turn it is: the waiting list of one service, as it stands at this moment."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.booking import waiting_list
from bot.booking.slots import Slot
from bot.booking.waiting_list import NextOffer, Offered, Waiting
from bot.booking.wish_data import from_data, to_data
from bot.booking.wishes import Wishes
from bot.conversation.exchange import Exchange
from bot.conversation.place import Place
from bot.store import waiting
from bot.store.tables import SlotRecord


class Queue:
    """Those who wait for one service, with the offers made to them. `without` leaves one conversation out."""

    def __init__(self, db: Session, service_id: str, now: datetime, nation: str, without: str | None = None) -> None:
        self.now, self.nation = now, nation
        rows = [row for row in waiting.people(db, service_id) if row.conversation_id != without]
        self.conversations = {str(row.id): row.conversation_id for row in rows}
        self.people = [Waiting(str(row.id), service_id, row.joined_at, _wishes(row)) for row in rows]
        self.offers: list[Offered] = [waiting.as_offered(made) for made in waiting.offers(db, service_id)]

    def next_offer(self, slot: Slot, passed_over: frozenset[str] = frozenset()) -> NextOffer | None:
        """Whom this time is offered next, if anybody."""
        people = [person for person in self.people if person.id not in passed_over]
        return waiting_list.next_offer(slot, people, self.offers, self.now, self.nation)

    def wants(self, slot: Slot) -> bool:
        """Whether the time is somebody's who waits, before anybody else may have it."""
        return bool(self.people) and self.next_offer(slot) is not None


def _wishes(person: waiting.Person) -> Wishes:
    return from_data(Place.read(person.progress).wishes)


def as_slot(row: SlotRecord) -> Slot:
    """The slot as the booking room knows it."""
    return Slot(
        id=row.id,
        clinic_id=row.clinic_id,
        service_id=row.service_id,
        starts=row.starts,
        minutes=row.minutes,
        mode=row.mode,  # type: ignore[arg-type]
        place=row.place,
        clinician=row.clinician,
        capacity=row.capacity,
        lead_hours=row.lead_hours,
        interpreter=row.interpreter,
        step_free=row.step_free,
    )


def join(x: Exchange, service_id: str, wished: Wishes) -> None:
    """The patient agreed to wait. What they wish for is kept with their place on the list."""
    waiting.join(x.db, x.id, service_id, x.now)
    x.place.wishes = to_data(wished)
    x.place.outcome = "waiting"
    x.referral.status = "waiting"


def leave(x: Exchange, why: str) -> None:
    """The patient's place on a list is given up, if they have one."""
    person = waiting.entry(x.db, x.id)
    if person is not None:
        waiting.leave(x.db, person, x.now, why)
