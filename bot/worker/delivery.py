"""Delivery: queued texts go out through Twilio's REST API, one reply a turn, retried, in order, never sent twice.

A text is marked `sending` before it is handed over, with the time by which its answer must be known. If the worker
dies meanwhile, or the answer never comes, `reconciling` asks Twilio whether it has the text before anything else is
sent to that number. Without Twilio (the demo) texts go to the handset page.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import bindparam, exists, or_, select, update
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.reminders import next_allowed
from bot.conversation import consenting, receipts
from bot.messaging import retry_after
from bot.metrics import TEXTS
from bot.settings import settings
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import OUTGOING, Alert, Conversation, Message
from bot.worker import twilio_api
from bot.worker.pacing import Pace
from bot.worker.twilio_api import Outcome, Refused, Taken, Text, Unknown

log = logging.getLogger(__name__)
T = TypeVar("T")

AT_ONCE = 40
"""Texts being handed over at the same time."""

MOST_LOOKED_AT = 2000
HANDSET = "handset"
LEASE = timedelta(seconds=60)
"""How long handing over may take, with waiting for the sender's pace; after that it is found out what became of it."""

LATEST_TRY = timedelta(minutes=65)
"""No text that was asked for waits longer for its next try: an hour is the most that Twilio's `Retry-After` may ask."""

LATEST_START = 20.0
"""Seconds after a text was claimed in which it may still be handed over: on a machine that stands still for longer,
another worker may have found that Twilio does not have it, so it goes back to the queue instead."""

ASK_AFTER = timedelta(seconds=3)
"""How long after a lost answer Twilio is asked, so that its list has the text if Twilio does."""


@dataclass(frozen=True)
class Waiting:
    """A text in the outbox, as far as choosing the next ones needs it."""

    id: int
    number: str
    state: str
    next_try_at: datetime
    asked_for: bool = True
    safety: bool = False


def choose(outbox: Iterable[Waiting], now: datetime, limit: int = AT_ONCE) -> list[int]:
    """The texts to send now, given the outbox in order: at most one a number, and none before an earlier one.

    A text that nobody asked for and that waits for the morning holds nothing up; a safety text waits for nothing.
    """
    busy: set[str] = set()
    chosen: list[int] = []
    for text in outbox:
        due = text.state == "queued" and text.next_try_at <= now
        if due and (text.safety or text.number not in busy) and len(chosen) < limit:
            chosen.append(text.id)
        if due or text.asked_for or text.state == "sending":
            busy.add(text.number)
    return chosen


_OUTBOX = (
    select(
        Message.id,
        Message.conversation_id,
        Conversation.phone_hash,
        Message.delivery,
        Message.next_try_at,
        Message.asked_for,
        Message.tries,
        exists().where(Alert.message_id == Message.reply_to).label("safety"),
    )
    .join(Conversation, Conversation.id == Message.conversation_id)
    .where(sql(OUTGOING), or_(Message.asked_for, Message.next_try_at <= bindparam("now")))
    .order_by(Message.id)
    .limit(MOST_LOOKED_AT)
)
"""Made once, since it is asked all day long."""


def outbox(db: Session, now: datetime) -> list[Waiting]:
    """What waits to go out or is being handed over, oldest first."""
    rows = db.execute(_OUTBOX, {"now": now})
    return [
        Waiting(
            row.id,
            row.phone_hash or row.conversation_id,
            row.delivery,
            _due_at(row.next_try_at, row.asked_for, row.tries, now),
            row.asked_for,
            bool(row.safety),
        )
        for row in rows
    ]


def _due_at(at: datetime | None, asked_for: bool, tries: int, now: datetime) -> datetime:
    """When a text is due. A reply not yet tried is due at once, and none waits for longer than `LATEST_TRY`: where it
    says otherwise, the clock that said so ran ahead."""
    ran_ahead = at is not None and asked_for and (tries == 0 or at > now + LATEST_TRY)
    return now if at is None or ran_ahead else at


def _claim_due(most: int) -> list[Text]:
    """Takes the texts to send now, in one transaction, each marked as being sent and then nobody else's."""
    now = clock.now()
    with reading() as db:
        due = choose(outbox(db, now), now, most)
    if not due:
        return []
    with writing() as db:
        found = (_claim(db, message_id, now) for message_id in due)
        return [text for text in found if text is not None]


def _claim(db: Session, message_id: int, now: datetime) -> Text | None:
    """Marks a text as being sent, if nobody else has; None where it must not go out (now)."""
    result = db.execute(
        update(Message)
        .where(Message.id == message_id, Message.delivery == "queued", Message.provider_id.is_(None))
        .values(delivery="sending", next_try_at=now + LEASE)
    )
    if int(getattr(result, "rowcount", 0)) != 1:
        return None
    message = db.get_one(Message, message_id)
    conversation = db.get_one(Conversation, message.conversation_id)
    return addressed(message, conversation) if _may_go(db, message, conversation, now) else None


def addressed(message: Message, conversation: Conversation) -> Text:
    """A stored text with its numbers. It comes from the number that the patient wrote to, or the pool's service."""
    ours = settings().twilio_from
    sender = ours if ours.startswith("MG") else conversation.our_number or ours
    return Text(message.id, conversation.phone or "", sender, message.text, message.segments or 1)


def _may_go(db: Session, message: Message, conversation: Conversation, now: datetime) -> bool:
    if conversation.phone is None or consenting.is_stopped(db, conversation.phone):
        message.delivery, message.error_code = "failed", receipts.STOPPED
        receipts.flag_failure(db, message, receipts.reason(receipts.STOPPED))
        return False
    unasked = not message.asked_for
    if unasked and (conversation.status == "closed" or receipts.cannot_be_texted(db, conversation)):
        message.delivery = "canceled"
        return False
    if unasked and (allowed := next_allowed(now, local().nation)) > now:
        message.delivery, message.next_try_at = "queued", allowed
        return False
    if not settings().twilio_auth_token:
        message.delivery = HANDSET
        return False
    return True


def settle(outcomes: Mapping[int, Outcome]) -> None:
    """Stores what became of handing texts over. A receipt may have told it already; then that stands."""
    with writing() as db:
        for message_id, outcome in outcomes.items():
            message = db.get_one(Message, message_id)
            if message.provider_id is not None or message.delivery != "sending":
                continue
            if isinstance(outcome, Taken):
                message.provider_id, message.delivery = outcome.provider_id, outcome.state
            elif isinstance(outcome, Unknown):
                message.next_try_at = clock.now() + ASK_AFTER
            else:
                _refused(db, message, outcome)
            TEXTS.labels(message.delivery).inc()


def _refused(db: Session, message: Message, outcome: Refused) -> None:
    again = retry_after(message.tries + 1, jitter=random.random(), asked=outcome.wait) if outcome.temporary else None  # noqa: S311
    if again is not None:
        message.delivery, message.next_try_at = "queued", clock.now() + again
        message.tries += 1
        return
    message.delivery, message.error_code = "failed", outcome.code
    if outcome.code == receipts.STOPPED:
        consenting.stop(db, db.get_one(Conversation, message.conversation_id))
    receipts.flag_failure(db, message, receipts.reason(outcome.code))


class Delivery:
    """Hands over what is due, so many at once; one slow text holds up nobody else's.

    It has threads of its own and writes for many texts at once, so that a crowd of messages waiting to be answered
    cannot keep the answers from going out.
    """

    def __init__(self) -> None:
        self._pace = Pace(settings().twilio_parts_per_second)
        self._under_way: dict[int, asyncio.Task[Outcome]] = {}
        self._threads = ThreadPoolExecutor(2, "delivery")

    async def deliver(self) -> int:
        """Starts sending what is due, and stores what became of the rest; gives how many texts it saw to."""
        claimed = time.monotonic()
        begun = await self._thread(_claim_due, AT_ONCE - len(self._under_way))
        for text in begun:
            self._under_way[text.id] = asyncio.create_task(self._send(text, claimed))
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=0.2, return_when=asyncio.FIRST_COMPLETED)
        return len(begun) + await self._settle()

    async def finish(self) -> None:
        """Waits for what is under way."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        await self._settle()

    async def _send(self, text: Text, claimed: float) -> Outcome:
        await self._pace.wait(text.sender, text.parts)
        if time.monotonic() - claimed > LATEST_START:
            return Refused(temporary=True)
        try:
            return await twilio_api.send(text)
        except Exception as error:
            log.error("a text could not be handed over", extra={"error": type(error).__name__})
            return Unknown()

    async def _settle(self) -> int:
        done = {message_id: task.result() for message_id, task in self._under_way.items() if task.done()}
        if done:
            await self._thread(settle, done)
            for message_id in done:
                del self._under_way[message_id]
        return len(done)

    async def _thread(self, function: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(function, *arguments))
