"""The product inside the test's own process: its own database, a clock that the test sets, a fake Twilio beside it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import assistant, inbox
from bot.conversation.replies import Reply
from bot.settings import settings
from bot.store import database
from bot.store.tables import Alert, Conversation, Flag, Message
from bot.worker import twilio_api
from bot.worker.delivery import Delivery
from bot.worker.reconciling import reconcile
from bot.worker.work import answer_waiting
from tests.support.twilio import ACCOUNT, OURS, TOKEN, FakeTwilio

T = TypeVar("T")
MONDAY = datetime(2027, 3, 1, 10, tzinfo=UTC)
PATIENT = "+447700900555"


class Inside:
    """What a test does and sees."""

    def __init__(self, twilio: FakeTwilio) -> None:
        self.twilio = twilio
        self.now = MONDAY
        self._texts = 0
        self.asked_rasa: list[str] = []

    def pass_time(self, **length: float) -> None:
        """Lets time go by."""
        self.now += timedelta(**length)

    async def rasa(self, conversation: str, message: int, channel: str, text: str, timeout: float) -> list[Reply]:
        """What Rasa answers here: always the same."""
        self.asked_rasa.append(text)
        return [Reply("An answer.")]

    def arrives(self, body: str, number: str = PATIENT, **more: Any) -> inbox.Received:
        """A patient's text is received, not yet answered."""
        self._texts += 1
        return inbox.receive_text(number, OURS, body, more.pop("sid", f"SM{self._texts:032x}"), **more)

    def answers(self) -> None:
        """The worker answers everything that waits. Rasa is played by one fixed sentence for every message."""

        async def work() -> None:
            while await answer_waiting():
                pass

        asyncio.run(work())

    def says(self, body: str, number: str = PATIENT, **more: Any) -> list[str]:
        """A patient's text, answered and delivered; gives the texts that come back."""
        before = len(self.twilio.to(number))
        self.arrives(body, number, **more)
        self.answers()
        self.deliver()
        return self.twilio.to(number)[before:]

    def queue(self, text: str, conversation: str, *, asked_for: bool = True, reply_to: int | None = None) -> int:
        """A text of ours is put into the outbox."""
        with database.writing() as db:
            message = Message(
                conversation_id=conversation,
                author="assistant",
                channel="sms",
                text=text,
                at=self.now,
                delivery="queued",
                next_try_at=self.now,
                segments=1,
                asked_for=asked_for,
                reply_to=reply_to,
            )
            db.add(message)
            db.flush()
            return message.id

    def deliver(self, rounds: int = 1) -> None:
        """The worker sends what is due, and looks up what was cut short."""

        async def work() -> None:
            delivery = Delivery()
            for _ in range(rounds):
                while await delivery.deliver():
                    await delivery.finish()
                await reconcile()
            await twilio_api.close()

        asyncio.run(work())

    def message(self, message_id: int) -> Message:
        """A stored message."""
        return self._read(lambda db: [db.get_one(Message, message_id)])[0]

    def messages(self, author: str = "assistant") -> list[Message]:
        """Every message of that author, in order."""
        query = select(Message).where(Message.author == author).order_by(Message.id)
        return self._read(lambda db: list(db.scalars(query)))

    def flags(self, still_open: bool = True) -> list[str]:
        """The kinds of the flags that staff see."""
        with database.reading() as db:
            rows = db.scalars(select(Flag).order_by(Flag.id))
            return [row.kind for row in rows if not still_open or row.resolved_at is None]

    def flag_detail(self, kind: str) -> str:
        """What staff read beside the first flag of a kind."""
        with database.reading() as db:
            return db.scalars(select(Flag.detail).where(Flag.kind == kind).order_by(Flag.id)).first() or ""

    def alerts(self) -> list[Alert]:
        """Every safety alert."""
        return self._read(lambda db: list(db.scalars(select(Alert))))

    def conversations(self) -> list[Conversation]:
        """Every conversation, oldest first."""
        return self._read(lambda db: list(db.scalars(select(Conversation).order_by(Conversation.created_at))))

    def _read(self, act: Callable[[Session], list[T]]) -> list[T]:
        with database.reading() as db:
            found = act(db)
            db.expunge_all()
            return found

    def change(self, act: Callable[[Any], None]) -> None:
        """One transaction of the test's own."""
        with database.writing() as db:
            act(db)


@lru_cache(maxsize=1)
def _empty_database() -> bytes:
    """A database with the newest schema and nothing in it; made once, since bringing one up to date takes a second."""
    database.migrate()
    database.engine().dispose()
    path = Path(settings().database.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


def _fresh_database(path: Path) -> None:
    path.write_bytes(_empty_database())


@contextmanager
def inside(folder: Path, patch: pytest.MonkeyPatch, database_url: str = "") -> Iterator[Inside]:
    """The product's rooms on a database in that folder, or on an empty one; everything is put back afterwards."""
    twilio = FakeTwilio()
    for name, value in {
        "DATABASE_URL": database_url or f"sqlite:///{folder / 'inside.db'}",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_AUTH_TOKEN_PREVIOUS": "test-auth-token-before",
        "TWILIO_FROM": OURS,
        "TWILIO_API_BASE_URL": twilio.url,
        "TWILIO_PARTS_PER_SECOND": "1000",
        "PUBLIC_BASE_URL": "https://referral.example",
        "SECRET_KEY": "test-secret-key",
    }.items():
        patch.setenv(name, value)
    patch.delenv("CLOCK", raising=False)
    settings.cache_clear()
    world = Inside(twilio)
    patch.setattr(assistant, "send", world.rasa)
    patch.setattr(clock, "now", lambda: world.now)
    patch.setattr(clock, "today", lambda: world.now.astimezone(clock.LONDON).date())
    try:
        if database_url:
            database.migrate()
        else:
            _fresh_database(folder / "inside.db")
        yield world
    finally:
        database.engine().dispose()
        settings.cache_clear()
        twilio.stop()
