"""Reconciling: a text whose handing over was cut short is looked up at Twilio before it may be sent again.

Found: it has gone, and its id is kept. Not found: it goes out again. Only where Twilio cannot be asked for four hours
is it shown to staff, since a second copy of a text is worse than a late one.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy import text as sql

from bot import clock
from bot.conversation import receipts
from bot.messaging import retry_after
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.due import due
from bot.store.tables import OUTGOING, Conversation, Message
from bot.worker import twilio_api
from bot.worker.delivery import LEASE, addressed
from bot.worker.twilio_api import Taken, Text

BATCH = 50
LATEST = timedelta(minutes=20)
"""A text is looked up, or looked up again, within this time."""

SLACK = timedelta(minutes=5)
"""How far Twilio's clock may be from ours."""

NOBODY_KNOWS = "We cannot tell whether this text went out. Please call the patient."


@dataclass(frozen=True)
class _Lost:
    text: Text
    since: datetime
    known: frozenset[str]


def _claim_lost() -> list[_Lost]:
    """Texts whose handing over took too long, each for this worker alone until their lease runs out again."""
    now = clock.now()
    found = []
    with writing() as db:
        late = db.scalars(
            select(Message)
            .where(sql(OUTGOING), Message.delivery == "sending", due(Message.next_try_at, now, LATEST))
            .order_by(Message.id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
        for message in late:
            conversation = db.get_one(Conversation, message.conversation_id)
            of_number = select(Conversation.id).where(
                or_(
                    Conversation.id == conversation.id,
                    Conversation.phone_hash == keyed_hash(conversation.phone or ""),
                )
            )
            known = db.scalars(
                select(Message.provider_id).where(
                    Message.conversation_id.in_(of_number), Message.provider_id.is_not(None)
                )
            )
            message.next_try_at = now + LEASE
            made = datetime.now(UTC) - (now - message.at)
            ids = frozenset(each or "" for each in known)
            found.append(_Lost(addressed(message, conversation), made - SLACK, ids))
    return found


def _nothing_lost() -> bool:
    with reading() as db:
        late = select(Message.id).where(sql(OUTGOING), Message.delivery == "sending")
        return db.scalar(late.where(due(Message.next_try_at, clock.now(), LATEST)).limit(1)) is None


def _settle(message_id: int, asked: bool, found: Taken | None) -> None:
    with writing() as db:
        message = db.get_one(Message, message_id)
        if message.provider_id is not None or message.delivery != "sending":
            return
        if found is not None:
            message.provider_id, message.delivery = found.provider_id, found.state
            return
        message.tries += 1
        again = retry_after(message.tries)
        if again is None:
            message.delivery = "failed" if asked else "unsure"
            receipts.flag_failure(db, message, receipts.reason(None) if asked else NOBODY_KNOWS)
        elif asked:
            message.delivery, message.next_try_at = "queued", clock.now()
        else:
            message.next_try_at = clock.now() + again


async def _look_up(lost: _Lost) -> None:
    try:
        found, asked = await twilio_api.find(lost.text, lost.since, lost.known), True
    except LookupError:
        found, asked = None, False
    await asyncio.to_thread(_settle, lost.text.id, asked, found)


async def reconcile() -> int:
    """Settles the texts whose handing over was cut short; gives how many there were."""
    if await asyncio.to_thread(_nothing_lost):
        return 0
    lost = await asyncio.to_thread(_claim_lost)
    await asyncio.gather(*(_look_up(each) for each in lost))
    return len(lost)
