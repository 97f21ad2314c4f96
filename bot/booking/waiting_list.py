"""The waiting list: who is offered a time that has come free, one person at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.booking.reminders import HOURS, SendingHours, next_allowed
from bot.booking.slots import Slot
from bot.booking.wishes import Wishes

Answer = Literal["open", "taken", "declined", "unanswered"]


@dataclass(frozen=True)
class Waiting:
    """A person who agreed to wait for a service. The list is in the order of `joined`, whatever else is known."""

    id: str
    service_id: str
    joined: datetime
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True)
class Offered:
    """An offer that was made: which slot, to whom, from when until when, and what came of it."""

    waiting_id: str
    slot_id: str
    sent: datetime
    expires: datetime
    answer: Answer = "open"

    def open_at(self, now: datetime) -> bool:
        """Whether the person may still take it."""
        return self.answer == "open" and now < self.expires

    def unanswered_at(self, now: datetime) -> bool:
        """Whether its time ran out without a word."""
        return self.answer == "unanswered" or (self.answer == "open" and now >= self.expires)


@dataclass(frozen=True)
class ListRules:
    """`answer_within` is how long one person has; `least` is the shortest that is still fair.

    After `unanswered` offers without a word a person is passed over until they are heard from (`needs_person`).
    """

    answer_within: timedelta = timedelta(hours=2)
    least: timedelta = timedelta(minutes=30)
    unanswered: int = 3


RULES = ListRules()


@dataclass(frozen=True)
class NextOffer:
    """Whom to offer the slot, when to send it, and until when it is theirs to take."""

    waiting: Waiting
    slot: Slot
    send: datetime
    expires: datetime


def order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The list in its order: who joined first comes first."""
    return sorted(waiting, key=lambda person: (person.joined, person.id))


def next_offer(
    slot: Slot,
    waiting: Iterable[Waiting],
    offers: Iterable[Offered],
    now: datetime,
    nation: str = "england",
    rules: ListRules = RULES,
    hours: SendingHours = HOURS,
) -> NextOffer | None:
    """Who is offered this free slot next; None while an offer of it is open, or if there is nobody or no time left.

    Nobody is offered two times at once, or the same slot twice. A person's time to answer counts from when the message
    may be sent, and is cut short by the notice that the service needs. Only people whose wishes the slot honours are
    asked; their place on the list stays theirs whatever they answer.
    """
    made = list(offers)
    if any(offer.slot_id == slot.id and (offer.open_at(now) or offer.answer == "taken") for offer in made):
        return None
    send = next_allowed(now, nation, hours)
    expires = min(send + rules.answer_within, slot.starts - timedelta(hours=slot.lead_hours))
    if expires - send < rules.least:
        return None
    for person in order(waiting):
        if person.service_id == slot.service_id and _may_ask(person, slot, made, now, rules):
            return NextOffer(person, slot, send, expires)
    return None


def needs_person(waiting: Waiting, offers: Iterable[Offered], now: datetime, rules: ListRules = RULES) -> bool:
    """Whether the person's latest offers all went unanswered, so that somebody should call them."""
    own = sorted((offer for offer in offers if offer.waiting_id == waiting.id), key=lambda offer: offer.sent)
    latest = own[-rules.unanswered :]
    return len(latest) == rules.unanswered and all(offer.unanswered_at(now) for offer in latest)


def _may_ask(person: Waiting, slot: Slot, made: list[Offered], now: datetime, rules: ListRules) -> bool:
    own = [offer for offer in made if offer.waiting_id == person.id]
    if any(offer.slot_id == slot.id or offer.open_at(now) or offer.answer == "taken" for offer in own):
        return False
    if needs_person(person, own, now, rules):
        return False
    return person.wishes.needs_met(slot) and not person.wishes.broken(slot)
