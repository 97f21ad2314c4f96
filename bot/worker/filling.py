"""Filling times that came free: each is offered to one person of the waiting list at a time, in order."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import clock
from bot.booking import describe, waiting_list
from bot.booking.waiting_list import NextOffer
from bot.conversation import reaching
from bot.conversation.exchange import Exchange
from bot.conversation.offering import HORIZON, chosen_service, sees
from bot.conversation.queueing import Queue, as_slot
from bot.store import appointments, waiting
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Conversation, SlotOffer, SlotRecord


def _fill(now: datetime) -> int:
    with reading() as db:
        services = waiting.services(db)
    if not services:
        return 0
    with writing() as db:
        _close_overdue(db, now)
    count = 0
    for service_id in services:
        with writing() as db:
            count += _offer(db, service_id, now)
    return count


def _close_overdue(db: Session, now: datetime) -> None:
    """Offers that nobody answered in time: the seat is free for the next; who never answers is put before staff."""
    for made, person in waiting.overdue(db, now):
        made.answer = "unanswered"
        appointments.release(db, person.conversation_id, now)
        queue = Queue(db, person.service_id, now, local().nation)
        me = next(each for each in queue.people if each.id == str(person.id))
        x = Exchange(db, db.get_one(Conversation, person.conversation_id), None)
        if waiting_list.needs_person(me, queue.offers, now):
            x.flag("waiting_no_answer", "", x.on)
        reaching.settle(db, person.conversation_id, "waiting_offer")


def _offer(db: Session, service_id: str, now: datetime) -> int:
    rows = appointments.free_slots(db, service_id, now, now + HORIZON, now, limit=2000)
    if not rows:
        return 0  # a long list is not read for nothing, again and again
    queue = Queue(db, service_id, now, local().nation)
    passed_over: set[str] = set()
    count = 0
    for row in rows:
        offer = queue.next_offer(as_slot(row), frozenset(passed_over))
        while offer is not None:
            made = _offer_to(db, queue, offer, row, now)
            if made is not None:
                queue.offers.append(waiting.as_offered(made))
                count += 1
                break
            passed_over.add(offer.waiting.id)
            offer = queue.next_offer(as_slot(row), frozenset(passed_over))
    return count


def _offer_to(db: Session, queue: Queue, offer: NextOffer, row: SlotRecord, now: datetime) -> SlotOffer | None:
    """Keeps the seat for this person and writes to them; None where it cannot be theirs just now."""
    conversation_id = queue.conversations[offer.waiting.id]
    x = Exchange(db, db.get_one(Conversation, conversation_id), None)
    service = chosen_service(x)
    if service is None or not _may_see(x, row):
        return None
    last = offer.expires.astimezone(clock.LONDON)
    until = f"{describe.clock(_whole_minutes(last).time())} on {describe.day(last.date())}"
    day, time = describe.parts(row.starts)
    try:
        with db.begin_nested():
            seat = appointments.hold(db, conversation_id, row, now, offer.expires).seat
            shown = {
                "when": f"{day} at {time}",
                "how": describe.how(as_slot(row).mode),
                "until": until,
            }
            by = reaching.ask(db, conversation_id, "waiting_offer", **shown)
            if by is None:
                raise appointments.SlotGone(row.id)
            made = SlotOffer(
                waiting_id=int(offer.waiting.id),
                slot_id=row.id,
                seat=seat,
                sent_at=now,
                expires_at=offer.expires,
                answer="open",
            )
            db.add(made)
    except appointments.SlotGone:
        return None
    except reaching.CannotWrite:
        x.flag("call_from_waiting_list", describe.full(row.starts), x.on)
        return None
    if by == "web":
        x.flag("call_from_waiting_list", f"{describe.full(row.starts)}, until {until}", x.on)
    return made


def _may_see(x: Exchange, row: SlotRecord) -> bool:
    """Whether the service's rule holds for the person on the day of the time; being full does not matter here."""
    service = chosen_service(x)
    return service is not None and sees(service, x, row.starts.astimezone(clock.LONDON).date(), though_full=True)


def _whole_minutes(at: datetime) -> datetime:
    return at - timedelta(seconds=at.second, microseconds=at.microsecond)


async def fill() -> int:
    """Closes offers that ran out and makes the next ones; gives how many were made."""
    return await asyncio.to_thread(_fill, clock.now())
