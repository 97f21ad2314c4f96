"""Following up: 4 and 12 weeks after an appointment, how work is going and whether it helped, by text, with consent.

Two closed questions without a word about health. The answers are outcomes of the referral, beside what staff recorded.
Nobody is asked who took the permission back, stopped texts, did not come, or has begun another conversation since.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from bot import clock
from bot.booking.reminders import next_allowed
from bot.conversation import consenting, reaching
from bot.conversation.following import WEEKS, WORK
from bot.messaging import PhoneError, normalise
from bot.store import facts as fact_store
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Appointment, Conversation, Permission, SlotRecord

STILL_DUE = timedelta(weeks=2)
"""A question that could not go out for longer than this is not asked any more."""


def due(starts: datetime, now: datetime) -> int | None:
    """Which question is due now, in weeks after the appointment; None for none."""
    return next((weeks for weeks in WEEKS if 0 <= (now - starts).total_seconds() - weeks * 604_800 < _SECONDS), None)


_SECONDS = STILL_DUE.total_seconds()


def _candidates(now: datetime) -> list[tuple[str, datetime]]:
    """Conversations whose newest answer was yes, with the start of their last appointment, if a question is due."""
    newer, later = aliased(Permission), aliased(Appointment)
    asked_again = (newer.conversation_id == Permission.conversation_id) & (newer.kind == "follow_up")
    since = (later.conversation_id == Appointment.conversation_id) & (later.id > Appointment.id)
    moments = [(now - timedelta(weeks=weeks) - STILL_DUE, now - timedelta(weeks=weeks)) for weeks in WEEKS]
    with reading() as db:
        query = (
            select(Permission.conversation_id, SlotRecord.starts)
            .join(Conversation, Conversation.id == Permission.conversation_id)
            .join(Appointment, Appointment.conversation_id == Permission.conversation_id)
            .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
            .where(
                Permission.kind == "follow_up",
                Permission.given.is_(True),
                Permission.withdrawn_at.is_(None),
                ~exists().where(asked_again & (newer.id > Permission.id)),
                Conversation.status == "open",
                Conversation.mode == "assistant",
                Appointment.status.in_(("booked", "attended")),
                ~exists().where(since),
                SlotRecord.starts > moments[-1][0],
            )
        )
        return [(one, starts) for one, starts in db.execute(query).tuples() if due(starts, now) is not None]


def _ask(conversation_id: str, starts: datetime, now: datetime) -> bool:
    weeks = due(starts, now)
    with writing() as db:
        asked = reaching.was_asked(db, conversation_id, WORK)
        if weeks is None or (asked is not None and asked.at >= starts + timedelta(weeks=weeks)):
            return False
        conversation = db.get_one(Conversation, conversation_id)
        if not _reachable(db, conversation):
            return False
        return reaching.ask(db, conversation_id, WORK, weeks=str(weeks)) is not None


def _reachable(db: Session, conversation: Conversation) -> bool:
    """Whether a text reaches them here: whoever used the web gave a number and agreed to these texts."""
    if conversation.phone is None:
        given = fact_store.current(db, conversation.id).get("phone")
        try:
            conversation.phone = normalise(str(given.value if given else ""), allow_drama=True)
        except PhoneError:
            return False
        conversation.phone_hash = keyed_hash(conversation.phone)
    newest = db.scalar(
        select(Conversation.id)
        .where(Conversation.phone_hash == conversation.phone_hash, Conversation.status == "open")
        .order_by(Conversation.created_at.desc())
        .limit(1)
    )
    return newest == conversation.id and not consenting.is_stopped(db, conversation.phone)


def follow_up_all() -> int:
    """Asks everybody whose question is due, in sending hours only; gives how many were asked."""
    now = clock.now()
    if next_allowed(now, local().nation) > now:
        return 0
    return sum(_ask(conversation_id, starts, now) for conversation_id, starts in _candidates(now))


async def follow_up() -> int:
    """The worker's job: always 0, so that it runs at its own pace."""
    await asyncio.to_thread(follow_up_all)
    return 0
