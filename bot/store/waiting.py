"""The waiting list as it is stored: who waits for which service, and which times were offered to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot.booking.waiting_list import Offered
from bot.store.tables import Conversation, SlotOffer, Waiting


def entry(db: Session, conversation_id: str) -> Waiting | None:
    """The patient's place on a list, if they wait."""
    return db.scalar(select(Waiting).where(Waiting.conversation_id == conversation_id, Waiting.left_at.is_(None)))


def join(db: Session, conversation_id: str, service_id: str, now: datetime) -> Waiting:
    """Puts the patient on a service's list. Who waits already keeps the place; another service's place is given up."""
    there = entry(db, conversation_id)
    if there is not None and there.service_id == service_id:
        return there
    if there is not None:
        leave(db, there, now, "asked")
    made = Waiting(conversation_id=conversation_id, service_id=service_id, joined_at=now)
    db.add(made)
    db.flush()
    return made


def leave(db: Session, person: Waiting, now: datetime, why: str) -> None:
    """Takes the patient off the list: `booked`, `asked` (to leave) or `gone` (cannot be reached)."""
    person.left_at, person.left_why = now, why
    made = open_offer(db, person)
    if made is not None:
        made.answer = "taken" if why == "booked" else "declined"
    db.flush()


def services(db: Session) -> list[str]:
    """The services that somebody waits for."""
    return list(db.scalars(select(Waiting.service_id).where(Waiting.left_at.is_(None)).distinct()))


@dataclass(frozen=True)
class Person:
    """One who waits: their place on the list, their conversation, since when, and where the conversation stands."""

    id: int
    conversation_id: str
    joined_at: datetime
    progress: dict[str, Any]


# Made once, since they are asked whenever times are offered.
_FOR_SERVICE = (Waiting.service_id == bindparam("service_id"), Waiting.left_at.is_(None))
_PEOPLE = (
    select(Waiting.id, Waiting.conversation_id, Waiting.joined_at, Conversation.progress)
    .join(Conversation, Conversation.id == Waiting.conversation_id)
    .where(*_FOR_SERVICE)
    .order_by(Waiting.joined_at, Waiting.id)
)
_OFFERS = (
    select(SlotOffer).join(Waiting, Waiting.id == SlotOffer.waiting_id).where(*_FOR_SERVICE).order_by(SlotOffer.id)
)


def people(db: Session, service_id: str) -> list[Person]:
    """Who waits for a service, first come first."""
    return [Person(*row) for row in db.execute(_PEOPLE, {"service_id": service_id}).tuples()]


def offers(db: Session, service_id: str) -> list[SlotOffer]:
    """Every offer made to those who wait for a service now, oldest first."""
    return list(db.scalars(_OFFERS, {"service_id": service_id}))


def open_offer(db: Session, person: Waiting) -> SlotOffer | None:
    """The offer that waits for this person's answer, if any."""
    return db.scalar(select(SlotOffer).where(SlotOffer.waiting_id == person.id, SlotOffer.answer == "open"))


def overdue(db: Session, now: datetime) -> list[tuple[SlotOffer, Waiting]]:
    """Offers whose time to answer is over, each with the person it was made to."""
    found = (
        select(SlotOffer, Waiting)
        .join(Waiting, Waiting.id == SlotOffer.waiting_id)
        .where(SlotOffer.answer == "open", SlotOffer.expires_at <= now)
        .order_by(SlotOffer.id)
        .with_for_update(skip_locked=True)
    )
    return [(made, person) for made, person in db.execute(found).tuples()]


def as_offered(made: SlotOffer) -> Offered:
    """A stored offer as the rules of the list know it."""
    return Offered(str(made.waiting_id), made.slot_id, made.sent_at, made.expires_at, made.answer)  # type: ignore[arg-type]
