"""The worker's loop: waiting messages, queued texts, holds that ran out, times for the coming weeks.

Every job is claimed in the database, so that many workers may run side by side, and a killed one loses nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot import clock
from bot.conversation import assistant, turn
from bot.store import appointments
from bot.store.database import reading, writing
from bot.store.directory import load_slots, local
from bot.store.tables import Message
from bot.worker import escalating, filling, nudging, reconciling, reminding, retaining, twilio_api
from bot.worker.delivery import Delivery

log = logging.getLogger(__name__)

BATCH = 20
WEB_GRACE = timedelta(seconds=6)
"""A web message is answered by the request that brought it; the worker steps in only after that."""


@dataclass
class Job:
    """Something done again and again. `work` gives how many things it did."""

    name: str
    every: float
    work: Callable[[], Awaitable[int]]
    due: float = 0.0


def _waiting() -> list[str]:
    now = clock.now()
    with reading() as db:
        rows = db.execute(
            select(Message.conversation_id, Message.channel, Message.at, Message.tries)
            .where(Message.author == "patient", Message.answered_at.is_(None), Message.next_try_at <= now)
            .order_by(Message.id)
            .limit(BATCH * 5)
        )
        found = [row.conversation_id for row in rows if row.channel == "sms" or row.tries or row.at < now - WEB_GRACE]
    return list(dict.fromkeys(found))[:BATCH]


async def answer_waiting() -> int:
    """Answers what waits: texts as they come, and web messages whose request is gone."""
    conversations = await asyncio.to_thread(_waiting)
    if not conversations:
        return 0
    await asyncio.gather(*(turn.catch_up(conversation_id) for conversation_id in conversations))
    return len(conversations)


async def expire_holds() -> int:
    """Gives back times whose hold has run out."""

    def expire() -> int:
        with writing() as db:
            return appointments.expire_holds(db, clock.now())

    return await asyncio.to_thread(expire)


async def make_times() -> int:
    """Makes the clinics' times for the coming weeks, once a day and when the directory changed."""

    def make() -> int:
        with writing() as db:
            return load_slots(db, local(), clock.today(), clock.now())

    return await asyncio.to_thread(make)


def jobs(delivery: Delivery) -> list[Job]:
    """Everything the worker does, with how often, in seconds."""
    return [
        Job("answer", 0.1, answer_waiting),
        Job("deliver", 0.1, delivery.deliver),
        Job("reconcile", 1, reconciling.reconcile),
        Job("escalate", 1, escalating.escalate),
        Job("nudge", 60, nudging.nudge),
        Job("expire holds", 15, expire_holds),
        Job("fill freed times", 15, filling.fill),
        Job("warn of the end of a hold", 10, reminding.warn_of_end),
        Job("remind", 60, reminding.remind),
        Job("after missed", 60, reminding.after_missed),
        Job("retain", 3600, retaining.retain, due=time.monotonic() + 60),
        Job("make times", 3600, make_times, due=time.monotonic() + 600),
    ]


async def _run(job: Job) -> None:
    while True:
        wait = max(0.0, job.due - time.monotonic())
        await asyncio.sleep(wait)
        try:
            done = await job.work()
        except Exception as error:
            log.error("job failed", extra={"job": job.name, "error": type(error).__name__})
            await asyncio.sleep(1)
            done = 0
        job.due = time.monotonic() + (0.0 if done else job.every)


async def forever() -> None:
    """Does every job until cancelled."""
    delivery = Delivery()
    try:
        await asyncio.gather(*(_run(job) for job in jobs(delivery)))
    finally:
        await assistant.close()
        await twilio_api.close()
