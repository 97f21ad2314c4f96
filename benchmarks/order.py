"""Many conversations at once on two desks, two Rasas and two workers: is any of them interleaved wrongly?

    .venv/desk/bin/python -m benchmarks.order [--conversations 1000] [--desks 2] [--assistants 2] [--workers 2]

A PostgreSQL and a Redis of its own are started. Every patient sends three messages at once without waiting, half of
them by text and half on the web, each to any desk; some are sent twice. Then the database and the logs of the Rasas are
read: each message answered once, in the order of arrival, and no two turns of one conversation in Rasa at a time.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import pairwise

import httpx
from sqlalchemy import func, select

from benchmarks.measuring import keep, machine, percentile
from bot.settings import settings
from bot.store import database
from bot.store.tables import Conversation, Message
from tests.support.cluster import Cluster
from tests.support.servers import PostgreSQL, Redis

SAID = ("off 3 weeks with my back, I work in a warehouse", "actually it's five weeks", "I want to go back to my job")
HOLDING = ("Sorry, this is taking longer", "Your message is safe", "Your answer")
AT_ONCE = 24


@dataclass(frozen=True)
class Found:
    """What became of them. Everything from `lost` on must be nought."""

    conversations: int
    messages: int
    seconds: float
    turn_ms_95: float
    by_rasa: dict[str, int]
    lost: int
    unanswered: int
    answered_twice: int
    out_of_order: int
    taken_out_of_order: int
    overlapping: int

    @property
    def wrong(self) -> int:
        """Everything that must be nought, added up."""
        return (
            self.lost
            + self.unanswered
            + self.answered_twice
            + self.out_of_order
            + self.taken_out_of_order
            + self.overlapping
        )


async def _web(http: httpx.AsyncClient, chance: random.Random, sent: set[str], took: list[float]) -> None:
    begun = await http.post("/chat/api/sessions", json={"surgery": "T90001"})
    begun.raise_for_status()
    token = str(begun.json()["session"])

    async def say(text: str) -> None:
        message = {"text": text, "client_message_id": str(uuid.uuid4())}
        for _ in range(2 if chance.random() < 0.2 else 1):
            began = time.perf_counter()
            answer = await http.post("/chat/api/messages", json=message, headers={"Authorization": f"Bearer {token}"})
            answer.raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
        sent.add(message["client_message_id"])

    await asyncio.gather(*(say(text) for text in SAID))


async def _text(cluster: Cluster, number: str, sent: set[str]) -> None:
    async def say(text: str) -> None:
        sid = f"SM{uuid.uuid4().hex}"
        while await asyncio.to_thread(cluster.twilio.text, number, text, sid) != 200:  # noqa: ASYNC110 - as Twilio does
            await asyncio.sleep(0.5)
        sent.add(sid)

    await asyncio.gather(*(say(text) for text in SAID))


async def crowd(cluster: Cluster, conversations: int, sent: set[str], took: list[float]) -> None:
    """Every patient, so many at a time."""
    gate, chance = asyncio.Semaphore(AT_ONCE), random.Random(7)
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)  # every request may meet another desk
    async with httpx.AsyncClient(base_url=cluster.url, timeout=120, trust_env=False, limits=limits) as http:

        async def one(number: int) -> None:
            async with gate:
                if number % 2:
                    await _text(cluster, f"+4477009{number:05d}", sent)
                else:
                    await _web(http, chance, sent, took)

        await asyncio.gather(*(one(number) for number in range(conversations)))


def settled(patience: float) -> None:
    """Waits until every message has its answer."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with database.reading() as db:
            if not db.scalar(select(func.count()).where(Message.author == "patient", Message.answered_at.is_(None))):
                return
        time.sleep(0.5)


def turns_of(lines: Iterable[str]) -> list[tuple[int, datetime, datetime]]:
    """Every turn that a Rasa's log tells of: the message, when it began and when it ended."""
    found = []
    for line in lines:
        if '"turn ' not in line:
            continue
        told = json.loads(line)
        _, message, took, _ = told["event"].split()
        end = datetime.fromisoformat(told["at"])
        found.append((int(message), end - timedelta(milliseconds=float(took)), end))
    return found


def judge(cluster: Cluster, sent: set[str], seconds: float, took: list[float]) -> Found:
    """Holds the database and the logs of the Rasas against what was sent."""
    with database.reading() as db:
        rows = list(db.scalars(select(Message).order_by(Message.id)))
        conversations = db.scalar(select(func.count()).select_from(Conversation)) or 0
        db.expunge_all()
    mine = [row for row in rows if row.author == "patient"]
    there = {(row.external_id or "").rsplit(":", 1)[-1] for row in mine}
    answers = defaultdict(set)
    order: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.author == "assistant" and row.reply_to and not row.text.startswith(HOLDING):
            answers[row.reply_to].add(row.at)
            order[row.conversation_id].append(row.reply_to)
    home = {row.id: row.conversation_id for row in mine}
    taken = defaultdict(list)
    for row in mine:
        if row.taken_at is not None:
            taken[row.conversation_id].append(row.taken_at)
    by_conversation, by_rasa = defaultdict(list), Counter[str]()
    for name in cluster.rasa_ports:
        with (cluster.folder / f"{name}.log").open() as file:
            for message, began, ended in turns_of(file):
                by_conversation[home[message]].append((began, ended))
                by_rasa[name] += 1
    slack = timedelta(milliseconds=2)  # the log's clock has milliseconds
    return Found(
        conversations=conversations,
        messages=len(mine),
        seconds=round(seconds, 1),
        turn_ms_95=round(percentile(took, 0.95), 1),
        by_rasa=dict(by_rasa),
        lost=len(sent - there),
        unanswered=sum(row.id not in answers for row in mine),
        answered_twice=sum(len(times) > 1 for times in answers.values()),
        out_of_order=sum(a > b for found in order.values() for a, b in pairwise(found)),
        taken_out_of_order=sum(a > b for found in taken.values() for a, b in pairwise(found)),
        overlapping=sum(a[1] > b[0] + slack for found in by_conversation.values() for a, b in pairwise(sorted(found))),
    )


def run(conversations: int, desks: int = 2, assistants: int = 2, workers: int = 2, patience: float = 600) -> Found:
    """The whole of it, on servers of its own."""
    postgres, redis = PostgreSQL().start(), Redis().start()
    cluster = Cluster(postgres, redis, desks, assistants, workers, extra={"TWILIO_PARTS_PER_SECOND": "1000"})
    os.environ.update({name: cluster.environment[name] for name in ("DATABASE_URL", "SECRET_KEY")})
    settings.cache_clear()
    sent: set[str] = set()
    took: list[float] = []
    try:
        cluster.start()
        began = time.monotonic()
        asyncio.run(crowd(cluster, conversations, sent, took))
        settled(patience)
        return judge(cluster, sent, time.monotonic() - began, took)
    finally:
        cluster.stop()
        database.engine().dispose()
        redis.kill()
        postgres.remove()


def main() -> int:
    """The command line; gives the exit code: 1 where anything that must be nought is not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.order", description=__doc__)
    for name, least in (("conversations", 1000), ("desks", 2), ("assistants", 2), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=least)
    chosen = parser.parse_args()
    begun_on = machine()
    found = run(**vars(chosen))
    print(json.dumps(asdict(found) | {"wrong": found.wrong}, indent=1))
    print(keep("order", {**asdict(found), "wrong": found.wrong, "machine": begun_on}))
    return int(found.wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
