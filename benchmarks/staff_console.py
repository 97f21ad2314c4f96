"""How quickly the staff console answers with 100,000 conversations and 1,000,000 messages in the database.

    .venv/desk/bin/python -m benchmarks.staff_console [--conversations 100000] [--messages 10] [--rounds 40]

The database is the one that DATABASE_URL names (empty, or filled by an earlier run of this; PostgreSQL for the figures
that count), or a new SQLite file that is removed afterwards. Rows are written straight into the tables, encrypted as
always, each text from a handful made once. Then pages are asked for through the real application, signed in, audit and
all, each with other filters, cursors and people every time; the 50th and 95th percentile of the whole answer are
printed, in milliseconds, and what of it was work (the rest is waiting for a busy machine or the disk).
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

LIMIT = 200.0
"""What list, search and transcript may take at the 95th percentile, in milliseconds."""

BATCH = 5_000


def batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Rows in lots that one statement can take."""
    while lot := list(itertools.islice(rows, BATCH)):
        yield lot


class Filling:
    """Fills an empty database with conversations that are all alike in shape and differ in what is searched for."""

    def __init__(self, conversations: int, messages: int) -> None:
        from bot.store.columns import keyed_hash, lookup_key
        from bot.store.directory import local
        from bot.store.sealing import sealer

        self.count, self.messages = conversations, messages
        self.hash, self.lookup = keyed_hash, lookup_key
        self.seal = lambda text: sealer().seal(text)
        self.texts = [
            self.seal(f"a message of usual length, number {n}, about work and how it goes") for n in range(50)
        ]
        self.objects = [self.seal('{"intent": "inform", "confidence": 0.9, "facts": {}}') for _ in range(20)]
        self.services = [service.id for service in local().directory.services]
        self.random = random.Random(7)
        self.now = datetime.now(UTC)
        self.ids = [secrets.token_hex(16) for _ in range(conversations)]

    def at(self, n: int) -> datetime:
        """When conversation `n` began: spread over a year, the last one now."""
        return self.now - timedelta(minutes=(self.count - n) * 5)

    def conversations(self) -> Iterator[dict[str, Any]]:
        """The conversations."""
        for n, one in enumerate(self.ids):
            text = n % 3 == 0
            yield {
                "id": one, "channel": "sms" if text else "web", "status": "open",
                "mode": "staff" if n % 20_000 == 7 else "assistant", "surgery": "T90001",
                "phone_hash": self.hash(f"+447{n:09d}") if text else None,
                "progress": self.seal("{}") if n < 1 else self.objects[n % 20], "created_at": self.at(n),
                "last_patient_at": self.at(n) + timedelta(minutes=20), "nudges": 0,
            }  # fmt: skip

    def referrals(self) -> Iterator[dict[str, Any]]:
        """Their referrals."""
        for n, one in enumerate(self.ids):
            yield {
                "reference": f"R{n:06d}", "conversation_id": one, "status": ("booked", "started", "waiting")[n % 3],
                "service_id": self.services[n % len(self.services)], "created_at": self.at(n), "changed_at": self.at(n),
            }  # fmt: skip

    def all_messages(self) -> Iterator[dict[str, Any]]:
        """Their messages, patient and assistant by turns."""
        for n, one in enumerate(self.ids):
            for turn in range(self.messages):
                patient = turn % 2 == 1
                yield {
                    "conversation_id": one, "author": "patient" if patient else "assistant", "channel": "web",
                    "text": self.texts[(n + turn) % 50], "question": None if patient else f"question{turn}",
                    "at": self.at(n) + timedelta(minutes=turn), "tries": 0, "asked_for": True,
                    "answered_at": self.at(n), "understood": self.objects[turn % 20] if patient else None,
                }  # fmt: skip

    def facts(self) -> Iterator[dict[str, Any]]:
        """A name and a number for each."""
        for n, one in enumerate(self.ids):
            for name, value in (("full_name", f"Person {n}"), ("phone", f"+447{n:09d}")):
                yield {
                    "conversation_id": one, "name": name, "value": self.seal(f'"{value}"') if n % 500 == 0 else NAME,
                    "words": self.texts[0], "lookup": self.lookup(value), "at": self.at(n), "about": False,
                    "confirmed": False,
                }  # fmt: skip

    def permissions(self) -> Iterator[dict[str, Any]]:
        """Nine of ten shared with their service."""
        for n, one in enumerate(self.ids):
            yield {
                "conversation_id": one, "kind": "share_service", "body": self.services[n % len(self.services)],
                "given": n % 10 != 0, "wording": self.texts[0], "at": self.at(n),
            }  # fmt: skip

    def flags(self) -> Iterator[dict[str, Any]]:
        """One in a hundred is flagged, most of them settled."""
        for n in range(0, self.count, 100):
            settled = self.at(n) if n % 1000 else None
            yield {
                "conversation_id": self.ids[n], "kind": ("misread", "person_asked", "call_back")[n % 3],
                "detail": self.texts[0], "opened_at": self.at(n), "resolved_at": settled,
            }  # fmt: skip

    def alerts(self) -> Iterator[dict[str, Any]]:
        """One in five thousand raised an alert, a few of them open."""
        for n in range(0, self.count, 5000):
            yield {
                "conversation_id": self.ids[n], "kind": "crisis", "words": self.texts[0], "opened_at": self.at(n),
                "acknowledged_at": None if n % 20_000 == 0 else self.at(n), "steps": 0, "undelivered": False,
            }  # fmt: skip

    def run_once(self) -> None:
        """Writes everything, unless an earlier run has."""
        from sqlalchemy import select

        from bot.store.database import reading
        from bot.store.tables import Referral

        with reading() as db:
            there = list(db.scalars(select(Referral.conversation_id).order_by(Referral.id)))
        if there:
            self.ids, self.count = there, len(there)
        else:
            self.run()

    def run(self) -> None:
        """Writes everything."""
        from bot.store.database import begin, engine
        from bot.store.tables import Base

        made = (
            ("conversations", self.conversations), ("referrals", self.referrals), ("messages", self.all_messages),
            ("facts", self.facts), ("permissions", self.permissions), ("flags", self.flags), ("alerts", self.alerts),
        )  # fmt: skip
        with engine().begin() as connection:
            begin(connection)
            for name, rows in made:
                table = raw(Base.metadata.tables[name])
                for lot in batches(rows()):
                    connection.execute(table.insert(), lot)
        with engine().connect() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()


NAME = ""


def raw(table: Any) -> Any:
    """The same table with plain columns, so that what is sealed already is not sealed again."""
    from sqlalchemy import Column, MetaData, Table, Text

    from bot.store.columns import Secret, SecretJson

    kept = [
        Column(column.name, Text() if isinstance(column.type, Secret | SecretJson) else column.type)
        for column in table.columns
        if column.name != "id" or column.type.python_type is str
    ]
    return Table(table.name, MetaData(), *kept)


def timed(ask: Callable[[], int], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds that each round took, by the clock and of this process's processor time (SQLite's included).

    Raises:
        RuntimeError: an answer was not a page.
    """
    clocked, worked = [], []
    for _ in range(rounds):
        begun, before = time.perf_counter(), time.process_time()
        status = ask()
        clocked.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - before) * 1000)
        if status not in (200, 303):
            raise RuntimeError(f"answered {status}")
    return clocked, worked


def pages(browser: Any, filling: Filling) -> dict[str, Callable[[], int]]:
    """What is asked for, by name; every call asks for something else."""
    pick = filling.random

    def get(address: str, **query: str) -> int:
        return int(browser.get(address, params=query).status_code)

    def somebody() -> int:
        return pick.randrange(filling.count)

    return {
        "list, newest": lambda: get("/staff/conversations"),
        "list, a page far back": lambda: get("/staff/conversations", before=filling.ids[somebody()]),
        "list, one service": lambda: get("/staff/conversations", service=pick.choice(filling.services)),
        "list, service and status, far back": lambda: get(
            "/staff/conversations", service=pick.choice(filling.services), status="booked",
            before=filling.ids[somebody()],
        ),
        "list, waiting for a person": lambda: get("/staff/conversations", waiting="1"),
        "list, one flag": lambda: get("/staff/conversations", flag="call_back"),
        "list, texts of some days": lambda: get("/staff/conversations", channel="sms", since="2026-06-01"),
        "search, number": lambda: get("/staff/conversations", q=f"+44 7{somebody():09d}"),
        "search, name": lambda: get("/staff/conversations", q=f"person {somebody()}"),
        "transcript": lambda: get(f"/staff/conversations/{filling.ids[somebody()]}"),
        "today": lambda: get("/staff/today"),
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Fills, measures, prints; 1 where list, search or transcript took longer than they may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--conversations", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=10, help="messages in each conversation")
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'scale.db'}")
        return measure(options)


def measure(options: argparse.Namespace) -> int:
    """One whole run."""
    global NAME
    from fastapi import FastAPI
    from starlette.testclient import TestClient

    from bot import clock, staff, web
    from bot.store import staff_accounts
    from bot.store.database import engine, migrate, writing

    migrate()
    begun = time.perf_counter()
    filling = Filling(options.conversations, options.messages)
    NAME = filling.seal('"Somebody"')
    filling.run_once()
    total = options.conversations * options.messages
    print(f"{engine().dialect.name}: {options.conversations:,} conversations, {total:,} messages, "
          f"made in {time.perf_counter() - begun:.0f} s")  # fmt: skip
    app = FastAPI(openapi_url=None)
    staff.install(app)
    web.install(app)
    slow = []
    for role, services in (("admin", ()), ("service_staff", tuple(filling.services[:2]))):
        with writing() as db:
            email = f"{role}@example.org"
            member = staff_accounts.by_email(db, email) or staff_accounts.add(db, email, "Sam Lee", role, services)
            token = staff_accounts.begin(db, member, clock.now())
        browser = TestClient(app, follow_redirects=False, cookies={"staff": token})
        print(f"\n{role}: {'page':36} {'p50':>8} {'p95':>8} {'processor p95':>14}  (milliseconds)")
        for name, ask in pages(browser, filling).items():
            if role == "service_staff" and name == "transcript":
                continue
            timed(ask, 3)
            times, worked = timed(ask, options.rounds)
            p95, cpu = (statistics.quantiles(each, n=20)[-1] for each in (times, worked))
            print(f"{name:{len(role) + 38}} {statistics.median(times):8.1f} {p95:8.1f} {cpu:14.1f}")
            if p95 > LIMIT:
                slow.append(f"{role}: {name} {p95:.0f} ms")
    print("\n" + ("Slower than allowed: " + "; ".join(slow) if slow else f"All within {LIMIT:.0f} ms at the 95th."))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
