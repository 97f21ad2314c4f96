"""Everything that can break, broken on purpose while patients chat and text: is any message lost or answered twice?

    .venv/desk/bin/python -m benchmarks.faults [--only "kill -9 desk" ...] [--web 6] [--texting 3]

The product runs as two desks, two Rasas and two workers on a PostgreSQL and a Redis of its own (the disk it can fill is
a small one, which takes root). For each fault patients send messages before, during and after it; then they pause, the
queues drain, and every message is accounted for. A web message is sent as the page sends it: with the same id, again
and again, until it is taken. "told" is how long it took until the desk said something, an answer or not. Where no desk
says anything for 4.5 seconds the page does ("told by the page"; tests/browser shows that it does).
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.exc import SQLAlchemyError

from benchmarks.measuring import keep, machine, table
from bot.settings import settings
from bot.store import database
from bot.store.tables import OUTGOING, Conversation, Message
from tests.support.cluster import Cluster
from tests.support.servers import PostgreSQL, Redis

SAID = (
    "off 3 weeks with my back, I work in a warehouse", "is this private?", "I want to go back to my job",
    "actually it's five weeks", "14 March", "why do you ask?", "45", "will you tell my boss?", "not sure", "by phone",
)  # fmt: skip
HOLDING = "Sorry, this is taking longer"
PAGE_PATIENCE = 20.0
PAUSES = (0.0, 1.0, 3.0)
PAGE_TELLS = 4.5
"""Seconds after which the page itself owns up to the silence (`LATE` in chat.js)."""

DISK_MB = 192
GENEROUS = {"TWILIO_PARTS_PER_SECOND": "200", "MOST_TEXTS_IN_TEN_MINUTES": "10000"}
"""A few numbers text for as long as this runs; the product would fall silent to a number that texts so much."""


@dataclass
class Sent:
    """A patient's message: its id, and the seconds until words of ours were read (None for texts)."""

    id: str
    told: float | None = None


@dataclass
class Row:
    """What became of the messages around one fault."""

    fault: str
    messages: int = 0
    answered: int = 0
    lost: int = 0
    doubled: int = 0
    slowest_told: float = 0.0
    told_by_the_page: int = 0
    drained: float = 0.0

    @property
    def good(self) -> bool:
        """Nothing lost, nothing doubled, everything answered."""
        return not (self.lost or self.doubled) and self.answered == self.messages > 0


@dataclass
class Crowd:
    """Patients who chat and text without end; they can be told to wait."""

    cluster: Cluster
    sent: list[Sent] = field(default_factory=list)
    going: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    busy: Counter[str] = field(default_factory=Counter)

    def begin(self, web: int, texting: int) -> None:
        """Lets so many patients in."""
        seats = [(self._web, n) for n in range(web)] + [(self._texts, n) for n in range(texting)]
        for act, number in seats:
            threading.Thread(target=self._seat, args=(act, number), daemon=True).start()

    def pause(self, patience: float = 90.0) -> None:
        """Everybody finishes the message at hand and waits."""
        self.going.clear()
        until = time.monotonic() + patience
        while +self.busy and time.monotonic() < until:
            time.sleep(0.05)

    def _seat(self, act: Callable[[random.Random, int], Iterator[None]], number: int) -> None:
        chance = random.Random(number)
        while not self.over.is_set():
            for _ in act(chance, number):
                self.busy[f"{act.__name__}{number}"] = 0
                self.over.wait(chance.uniform(0.4, 1.6))
                while not self.going.wait(0.2) and not self.over.is_set():
                    pass
                self.busy[f"{act.__name__}{number}"] = 1
                if self.over.is_set():
                    return

    def _web(self, chance: random.Random, number: int) -> Iterator[None]:
        yield
        with httpx.Client(base_url=self.cluster.url, timeout=PAGE_PATIENCE, trust_env=False) as http:
            token = self._session(http)
            for text in chance.sample(SAID, len(SAID)):
                yield
                self._send(http, token, text)

    def _session(self, http: httpx.Client) -> str:
        while not self.over.is_set():
            with suppress(httpx.HTTPError, KeyError, ValueError):
                return str(http.post("/chat/api/sessions", json={"surgery": "T90001"}).json()["session"])
            time.sleep(0.5)
        return ""

    def _send(self, http: httpx.Client, token: str, text: str) -> None:
        one = Sent(str(uuid.uuid4()))
        began = time.monotonic()
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            if self.over.wait(pause):
                return
            try:
                answer = http.post(
                    "/chat/api/messages",
                    json={"text": text, "client_message_id": one.id},
                    headers={"Authorization": f"Bearer {token}"},
                )
            except httpx.HTTPError:
                continue
            with suppress(ValueError):
                said = answer.json()
                if one.told is None and (said.get("messages") or isinstance(said.get("detail"), str)):
                    one.told = time.monotonic() - began
            if answer.status_code == 200:
                self.sent.append(one)
                return

    def _texts(self, chance: random.Random, number: int) -> Iterator[None]:
        phone = f"+447700901{number:03d}"
        for text in chance.sample(SAID, len(SAID)):
            yield
            sid = f"SM{uuid.uuid4().hex}"
            while self.cluster.twilio.text(phone, text, sid) != 200:
                if self.over.wait(0.5):
                    return
            self.sent.append(Sent(sid))


@dataclass
class Breaking:
    """The product with what is needed to break it."""

    cluster: Cluster
    disk: Path | None

    def faults(self) -> dict[str, Callable[[], None]]:
        """Every fault: does it, waits, and puts it right where a person would have to."""
        kills = {f"kill -9 {name[:-2]}": self._killing(name) for name in ("desk-1", "assistant-1", "worker-1")}
        return {
            **kills,
            "kill -9 everything but the database": self.kill_all,
            "database restart (immediate)": self.database_restart,
            "Redis flush": self.cluster.redis.flush,
            "Redis kill -9, 5 s away": self.redis_away,
            "one Rasa hangs 30 s": lambda: self.hang("assistant-1"),
            "every Rasa hangs 30 s": lambda: self.hang(*self.cluster.rasa_ports),
            "network cut desk-Rasa 20 s": lambda: self.cut(*self.cluster.lines.values()),
            "network cut Rasa-actions 20 s": lambda: self.cut(self.cluster.actions),
            "a desk hangs 10 s": lambda: self.hang("desk-1", seconds=10),
            "clock back 1 h": lambda: self.clock("2027-03-01T08:00:00"),
            "clock on 3 h": lambda: self.clock("2027-03-01T11:00:00"),
            "Twilio down 30 s": self.twilio_down,
            **({"disk full 10 s": self.disk_full} if self.disk else {}),
        }

    def _killing(self, name: str) -> Callable[[], None]:
        def kill() -> None:
            self.cluster.kill(name)
            time.sleep(2)
            self.cluster.start_one(name)

        return kill

    def kill_all(self) -> None:
        """As a power cut of the machines that hold no data."""
        for name in self.cluster.names():
            self.cluster.kill(name)
        time.sleep(1)
        for name in self.cluster.names():
            self.cluster.start_one(name)

    def database_restart(self) -> None:
        """The server's machine loses power and comes back after three seconds."""
        self.cluster.database.stop("immediate")
        time.sleep(3)
        self.cluster.database.start()

    def redis_away(self) -> None:
        """Redis dies and comes back empty."""
        port = self.cluster.redis.port
        self.cluster.redis.kill()
        time.sleep(5)
        self.cluster.redis.port = port
        self.cluster.redis.start()

    def hang(self, *names: str, seconds: float = 30.0) -> None:
        """Processes stand still."""
        for name in names:
            self.cluster.hang(name)
        time.sleep(seconds)
        for name in names:
            self.cluster.go_on(name)

    def cut(self, *lines: object, seconds: float = 20.0) -> None:
        """Packets are dropped."""
        for line in lines:
            line.cut()  # type: ignore[attr-defined]
        time.sleep(seconds)
        for line in lines:
            line.join()  # type: ignore[attr-defined]

    def clock(self, to: str) -> None:
        """Desks and workers die in the middle of their work and come back with a clock that says something else."""
        ours = [name for name in self.cluster.names() if name not in self.cluster.rasa_ports]
        for name in ours:
            self.cluster.kill(name)
        self.cluster.environment["CLOCK"] = to
        for name in ours:
            self.cluster.start_one(name)

    def twilio_down(self) -> None:
        """Every text is refused. (An hour of it: tests/running/test_running_twilio_down.py, by a clock that is set.)"""
        self.cluster.twilio.failing = 1.0
        time.sleep(30)
        self.cluster.twilio.failing = 0.0

    def disk_full(self) -> None:
        """Not a byte more goes onto the database's disk; then somebody makes room, and starts it where it gave up."""
        assert self.disk is not None
        ballast = self.disk / "ballast"
        with suppress(OSError), ballast.open("wb") as file:
            while True:
                file.write(b"\0" * 65536)
                file.flush()
        time.sleep(10)
        ballast.unlink()
        with suppress(RuntimeError):
            self.cluster.database.start()


def drained(patience: float = 180.0) -> float:
    """Seconds until every message is answered and every text is out."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        with suppress(SQLAlchemyError), database.reading() as db:
            owed = select(func.count()).where(Message.author == "patient", Message.answered_at.is_(None))
            out = select(func.count()).select_from(Message).where(sql(OUTGOING))
            if db.scalar(owed) == 0 and db.scalar(out) == 0:
                break
        time.sleep(0.2)
    return time.monotonic() - began


def judged(fault: str, sent: list[Sent], cluster: Cluster, texted_before: Counter[tuple[str, str]]) -> Row:
    """Accounts for the messages sent around a fault."""
    row = Row(fault, messages=len(sent))
    with database.reading() as db:
        rows = list(db.scalars(select(Message).order_by(Message.id)))
        phones = {row.id: row.phone for row in db.execute(select(Conversation.id, Conversation.phone))}
        db.expunge_all()
    stored = defaultdict(list)
    answers = defaultdict(set)
    for each in rows:
        if each.author == "patient":
            stored[(each.external_id or "").rsplit(":", 1)[-1]].append(each.id)
        elif each.reply_to and not each.text.startswith(HOLDING):
            answers[each.reply_to].add(each.at)
    for one in sent:
        ids = stored[one.id]
        times = [at for message in ids for at in answers[message]]
        row.answered += bool(times)
        row.lost += not ids or not times
        row.doubled += len(ids) > 1 or len(times) > 1
    queued = Counter(
        (phones[each.conversation_id] or "", each.text)
        for each in rows
        if each.author == "assistant" and each.channel == "sms"
    )
    texted = Counter((each.to, each.body) for each in cluster.twilio.sent)
    row.doubled += sum((texted - queued).values()) - sum((texted_before - queued).values())
    row.lost += sum((queued - texted).values())
    told = [one.told for one in sent if one.told is not None]
    row.slowest_told = max(told, default=0.0)
    row.told_by_the_page = sum(each > PAGE_TELLS for each in told)
    return row


def run(web: int, texting: int, only: list[str]) -> list[Row]:
    """Every fault, one after the other, on one running product."""
    found: list[Row] = []
    with small_disk() as disk:
        postgres, redis = PostgreSQL(disk).start(), Redis().start()
        cluster = Cluster(postgres, redis, extra=GENEROUS)
        os.environ.update({name: cluster.environment[name] for name in ("DATABASE_URL", "SECRET_KEY")})
        settings.cache_clear()
        crowd = Crowd(cluster)
        try:
            cluster.start()
            crowd.begin(web, texting)
            faults = Breaking(cluster, disk).faults()
            for name in only or faults:
                since = len(crowd.sent)
                texted = Counter((each.to, each.body) for each in cluster.twilio.sent)
                crowd.going.set()
                time.sleep(4)
                faults[name]()
                time.sleep(4)
                cluster.wait_until_well(180)
                crowd.pause()
                took = drained()
                found.append(judged(name, crowd.sent[since:], cluster, texted))
                found[-1].drained = took
                print(shown(found[-1:]).splitlines()[-1], flush=True)
        finally:
            crowd.over.set()
            cluster.stop()
            database.engine().dispose()
            redis.kill()
            postgres.remove()
    return found


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A disk of a few megabytes for the database; None where this user may not make one."""
    folder = Path(tempfile.mkdtemp(prefix="referral-disk-"))
    made = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder)],
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
    )
    if made:
        shutil.chown(folder, "postgres")
    try:
        yield folder if made else None
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def shown(rows: list[Row]) -> str:
    """The fault table."""
    lines = [["fault", "in", "answered", "lost", "doubled", "desk told in, s", "told by the page", "drained in, s", ""]]
    for row in rows:
        counts = (row.messages, row.answered, row.lost, row.doubled)
        told = (f"{row.slowest_told:.1f}", str(row.told_by_the_page), f"{row.drained:.1f}")
        lines.append([row.fault.ljust(36), *map(str, counts), *told, "ok" if row.good else "WRONG"])
    return table(lines)


def main() -> int:
    """The command line; gives the exit code: 1 where a message was lost, doubled or left unanswered."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--web", type=int, default=6, help="patients who chat")
    parser.add_argument("--texting", type=int, default=3, help="patients who text")
    parser.add_argument("--only", nargs="*", default=[], help="these faults alone, by name")
    chosen = parser.parse_args()
    begun_on = machine()
    rows = run(chosen.web, chosen.texting, chosen.only)
    print(shown(rows))
    if os.geteuid():
        print("not run: disk full, which takes root for a small disk to fill")
    print(keep("faults", {"rows": [asdict(row) for row in rows], "machine": begun_on, "machine_after": machine()}))
    return int(not all(row.good for row in rows))


if __name__ == "__main__":
    sys.exit(main())
