"""Messages are answered in the order in which they came, also where processes get in each other's way."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import select, update

from bot.conversation import claiming, inbox, sessions
from bot.settings import settings
from bot.store import database
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Message
from tests.support import servers
from tests.support.inside import PATIENT, Inside, inside
from tests.support.product import ROOT


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    with inside(tmp_path, monkeypatch) as made:
        yield made


def test_a_claim_that_ran_out_meanwhile_is_given_up_and_left_to_whoever_has_it(
    world: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = world.arrives("One"), world.arrives("Two")
    answered = world.rasa

    async def slow(conversation: str, message: int, channel: str, text: str, timeout: float) -> object:
        if message == first.id:
            world.pass_time(seconds=31)
            theirs = {"claimed_by": "another", "claimed_until": world.now + timedelta(seconds=30)}
            world.change(lambda db: db.execute(update(Conversation).values(**theirs)))
        return await answered(conversation, message, channel, text, timeout)

    from bot.conversation import assistant

    monkeypatch.setattr(assistant, "send", slow)
    world.answers()
    assert world.asked_rasa == ["One"]
    assert world.message(second.id).answered_at is None
    assert world.conversations()[0].claimed_by == "another"


def test_a_long_batch_keeps_its_claim(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("One", "Two", "Three", "Four", "Five"):
        world.arrives(text)
    answered, left = world.rasa, []

    async def slow(*args: object) -> object:
        world.pass_time(seconds=9)
        left.append((world.conversations()[0].claimed_until or world.now) - world.now)
        return await answered(*args)  # type: ignore[arg-type]

    from bot.conversation import assistant

    monkeypatch.setattr(assistant, "send", slow)
    world.answers()
    assert world.asked_rasa == ["One", "Two", "Three", "Four", "Five"]
    assert min(left) > timedelta(seconds=20), "45 seconds of work, and nobody else could have begun"
    assert world.twilio.to(PATIENT) == []


@pytest.fixture
def postgresql(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = os.environ["TEST_DATABASE_URL"].replace("postgresql://", "postgresql+psycopg://")
    name = f"referral_{secrets.token_hex(4)}"
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    monkeypatch.setenv("DATABASE_URL", str(admin.url.set(database=name).render_as_string(hide_password=False)))
    settings.cache_clear()
    database.migrate()
    yield
    database.engine().dispose()
    settings.cache_clear()
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.mark.postgresql
def test_of_two_messages_at_once_the_lower_id_is_there_first(postgresql: None) -> None:
    """Ids are drawn before the commit: without care the second may be seen, and answered, before the first."""
    conversation = sessions.start("T90001", None).conversation_id
    slow_is_in, seen_by_quick = threading.Event(), []

    def slow() -> None:
        with writing() as db:
            inbox.store(db, conversation, "web", "first", f"{conversation}:a")
            slow_is_in.set()
            time.sleep(0.7)

    def quick() -> None:
        slow_is_in.wait(10)
        with writing() as db:
            mine = inbox.store(db, conversation, "web", "second", f"{conversation}:b").message.id
            seen_by_quick.extend(claiming.waiting(db, conversation))
            assert mine == max(seen_by_quick)

    threads = [threading.Thread(target=each) for each in (slow, quick)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)
    with reading() as db:
        every = list(db.scalars(select(Message.id).where(Message.author == "patient").order_by(Message.id)))
    assert len(every) == 2
    assert seen_by_quick == every, "whoever stores the second sees the first"


@pytest.mark.rasa
@pytest.mark.postgresql
@pytest.mark.skipif(bool(servers.missing()), reason="needs PostgreSQL's and Redis's programs")
def test_two_desks_two_rasas_and_two_workers_interleave_nothing() -> None:
    """As `python -m benchmarks.order` does with a thousand conversations."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.order", "--conversations", "40"],
        cwd=ROOT, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
