"""Checking again: the text promised for the day from which a service may fit, and booked times that may not fit now."""

from __future__ import annotations

import asyncio
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.reminders import next_allowed
from bot.conversation import reaching, rechecking
from bot.conversation.exchange import Exchange
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Appointment, Conversation, Flag, SlotRecord

PROMISED = "check_again"
BATCH = 200


def write_again(now: datetime) -> int:
    """Writes to everyone whose promised day has come, in sending hours; gives how many were settled."""
    if next_allowed(now, local().nation) > now:
        return 0
    today = now.astimezone(clock.LONDON).date()
    with reading() as db:
        due = select(Flag.id).where(Flag.kind == PROMISED, Flag.resolved_at.is_(None), Flag.due_on <= today)
        ids = list(db.scalars(due.order_by(Flag.id).limit(BATCH)))
    done = 0
    for number in ids:
        with writing() as db:
            flag = db.scalar(select(Flag).where(Flag.id == number).with_for_update(skip_locked=True))
            done += flag is not None and flag.resolved_at is None and _write(db, flag, now)
    return done


def _write(db: Session, flag: Flag, now: datetime) -> bool:
    """One promised text. Where none may be sent, a person calls that day."""
    try:
        if not reaching.ask(db, flag.conversation_id, PROMISED):
            return False
    except reaching.CannotWrite:
        x = Exchange(db, db.get_one(Conversation, flag.conversation_id), None)
        x.flag("call_to_check_again", flag.detail, x.on)
    flag.resolved_at, flag.resolved_by = now, "the promised text"
    return True


def recheck_booked(now: datetime) -> int:
    """Looks at every booked time ahead with the facts and the directory of now; gives how many staff were asked of."""
    with reading() as db:
        ahead = (
            select(Appointment.conversation_id)
            .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
            .where(Appointment.status == "booked", SlotRecord.starts > now)
        )
        ids = list(db.scalars(ahead.order_by(SlotRecord.starts)))
    asked = 0
    for conversation_id in ids:
        with writing() as db:
            asked += rechecking.recheck(Exchange(db, db.get_one(Conversation, conversation_id), None))
    return asked


async def check_again() -> int:
    """The worker's job: promised texts that are due."""
    return await asyncio.to_thread(write_again, clock.now())


async def recheck() -> int:
    """The worker's job: always 0, so that it runs at its own pace."""
    await asyncio.to_thread(recheck_booked, clock.now())
    return 0
