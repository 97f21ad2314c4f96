"""The worker's loop: waiting messages, queued texts, holds that ran out, times for the coming weeks.

Every job is claimed in the database, so that many workers may run side by side, and a killed one loses nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import bindparam, or_, select

from bot import clock
from bot.conversation import assistant, claiming, settling, turn
from bot.metrics import JOBS
from bot.store import appointments
from bot.store.database import reading, writing
from bot.store.directory import load_slots, local
from bot.store.tables import Conversation, Message
from bot.worker import (
    chasing,
    checking_again,
    escalating,
    filling,
    following_up,
    mailing,
    notifying,
    nudging,
    reconciling,
    reminding,
    retaining,
    telling,
    twilio_api,
)
from bot.worker.delivery import Delivery

log = logging.getLogger(__name__)

BATCH = 20
AT_ONCE = 4
"""How many conversations are answered at the same time: more only get in the way of the people who wait on the web."""

LATEST_TRY = timedelta(seconds=settling.RETRY_SECONDS[-1])
WEB_GRACE = timedelta(seconds=6)
"""A web message is answered by the request that brought it; the worker steps in only after that."""

MAIL = "mail the on-call list"


@dataclass
class Job:
    """Something done again and again. `work` gives how many things it did: after some, it is called again at once to
    see whether there are more, so what does everything in one round gives 0.

    `then` names the jobs that see to what this one made: they are `called` at once, and need look by themselves only
    for what others made. `every` is in seconds.
    """

    name: str
    every: float
    work: Callable[[], Awaitable[int]]
    due: float = 0.0
    then: tuple[str, ...] = ()
    called: asyncio.Event = field(default_factory=asyncio.Event)


# Made once, since it is asked all day long. What is set too far ahead was set by a clock that ran ahead (`due`).
_WAITING = (
    select(Message.conversation_id, Message.channel, Message.at, Message.tries)
    .join(Conversation, Conversation.id == Message.conversation_id)
    .where(
        Message.author == "patient",
        Message.answered_at.is_(None),
        or_(Message.next_try_at <= bindparam("now"), Message.next_try_at > bindparam("last_try")),
        claiming.FREE,
    )
    .order_by(Message.id)
    .limit(BATCH * 5)
)


def _waiting() -> list[str]:
    """The conversations with a message that is due and nobody at it. One that somebody is at is left out: as many as a
    killed worker had claimed would keep all others waiting until its claims run out."""
    now = clock.now()
    with reading() as db:
        rows = db.execute(_WAITING, {"now": now, "last_try": now + LATEST_TRY, "too_far": now + 2 * claiming.LASTS})
        found = [
            row.conversation_id
            for row in rows
            if row.channel == "sms" or row.tries or not now - WEB_GRACE <= row.at <= now
        ]
    return list(dict.fromkeys(found))[:BATCH]


async def answer_waiting() -> int:
    """Answers what waits: texts as they come, and web messages whose request is gone."""
    conversations = await asyncio.to_thread(_waiting)
    places = asyncio.Semaphore(AT_ONCE)

    async def catch_up(conversation_id: str) -> None:
        async with places:
            await turn.catch_up(conversation_id)

    await asyncio.gather(*map(catch_up, conversations))
    return len(conversations)


async def expire_holds() -> int:
    """Gives back times whose hold has run out."""

    def expire() -> int:
        with writing() as db:
            return appointments.expire_holds(db, clock.now())

    return await asyncio.to_thread(expire)


async def make_times() -> int:
    """Makes the clinics' times for the coming weeks, all in one round."""

    def make() -> int:
        with writing() as db:
            load_slots(db, local(), clock.today(), clock.now())
        return 0

    return await asyncio.to_thread(make)


def jobs(delivery: Delivery) -> list[Job]:
    """Everything the worker does, with how often, in seconds."""
    return [
        Job("answer", 0.5, answer_waiting, then=("deliver",)),
        Job("deliver", 1, delivery.deliver),
        Job("reconcile", 5, reconciling.reconcile),
        Job("escalate", 1, escalating.escalate, then=("deliver", MAIL)),
        Job(MAIL, 5, mailing.send_mails),
        Job("chase what is overdue", 60, chasing.chase),
        Job("nudge", 60, nudging.nudge),
        Job("expire holds", 15, expire_holds),
        Job("fill freed times", 15, filling.fill),
        Job("warn of the end of a hold", 10, reminding.warn_of_end),
        Job("remind", 60, reminding.remind),
        Job("after missed", 60, reminding.after_missed),
        Job("follow up", 300, following_up.follow_up),
        Job("tell services", 30, notifying.notify),
        Job("check again", 60, checking_again.check_again),
        Job("recheck what is booked", 3600, checking_again.recheck, due=time.monotonic() + 120),
        Job("retain", 3600, retaining.retain, due=time.monotonic() + 60),
        Job("make times", 3600, make_times, due=time.monotonic() + 600),
    ]


async def _run(job: Job, every: Mapping[str, Job]) -> None:
    while True:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(job.called.wait(), max(0.0, job.due - time.monotonic()))
        job.called.clear()
        try:
            done = await job.work()
            telling.sign()
            JOBS.labels(job.name, "done").inc()
        except Exception as error:
            JOBS.labels(job.name, "failed").inc()
            log.error("job failed", extra={"job": job.name, "error": type(error).__name__})
            await asyncio.sleep(1)
            done = 0
        for name in job.then if done else ():
            every[name].called.set()
        job.due = time.monotonic() + (0.0 if done else job.every)


async def forever() -> None:
    """Does every job until cancelled."""
    delivery = Delivery()
    every = {job.name: job for job in jobs(delivery)}
    try:
        await asyncio.gather(*(_run(job, every) for job in every.values()))
    finally:
        await assistant.close()
        await twilio_api.close()
