"""A patient who talks with the desk in this process, at a time that the test sets; Rasa's part is played by the test.

What Rasa does between desk and desk is small: it names the intent, runs the desk's actions, and says their responses.
Here the test names the intent, so that months of an appointment's life are lived in a second.
"""

from __future__ import annotations

import asyncio
import atexit
import itertools
import shutil
import sqlite3
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import clock
from bot.conversation import inbox, sessions, settling, taking, turn
from bot.conversation.place import Place
from bot.conversation.replies import Reply
from bot.settings import ROOT, settings
from bot.store import directory, facts
from bot.store.database import engine, migrate, reading, writing
from bot.store.directory import load_slots, local
from bot.store.tables import Appointment, Conversation, Flag, Message, Permission, Referral, SlotRecord

MONDAY = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
OURS = "+447700900101"
SERVICE = "moor-lane-work-advice"
KNOWN = {
    "goal": "return", "condition_words": "my back", "conditions": ["musculoskeletal"], "employment": "employed",
    "attendance": "off_sick", "job_title": "warehouse worker", "absence_started": "2027-02-08",
    "fit_note_ends": "2027-03-14", "fit_note": "not_fit", "age": 45, "gp_practice": "T90001", "full_name": "Sam Carter",
    "phone": "+447700900456", "contact_mode": "phone", "already_helped_by": [],
}  # fmt: skip
_numbers = itertools.count(300)
_ready: list[Path] = []


class World:
    """The desk's database and clock for one test."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, database: str = "") -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        monkeypatch.setenv("DATABASE_URL", database or f"sqlite:///{folder / 'desk.db'}")
        monkeypatch.setattr(clock, "now", lambda: self.now)
        monkeypatch.setattr(turn, "_from_rasa", self._from_rasa)
        settings.cache_clear()
        self.now = MONDAY
        self.intent, self.confidence = "inform", 0.5
        if not database and _ready:
            shutil.copyfile(_ready[0], folder / "desk.db")
            return
        migrate()
        self.load()
        if not database:
            self._keep(folder / "desk.db")

    def _keep(self, made: Path) -> None:
        """Keeps the database as it now is for the worlds that follow in this process, so that each begins at once."""
        engine().dispose()
        kept = Path(tempfile.mkdtemp()) / "ready.db"
        with sqlite3.connect(made) as here, sqlite3.connect(kept) as there:
            here.backup(there)
        _ready.append(kept)
        atexit.register(shutil.rmtree, kept.parent)

    def load(self) -> None:
        """Makes the clinics' times for six weeks from now."""
        with writing() as db:
            load_slots(db, local(), clock.today(), self.now)

    def rewrite(self, old: str, new: str) -> None:
        """Changes the service's file, as staff would."""
        if settings().services_dir == ROOT / "data" / "services":
            shutil.copytree(ROOT / "data" / "services", self.folder / "services")
            self.monkeypatch.setenv("SERVICES_DIR", str(self.folder / "services"))
            settings.cache_clear()
        path = self.folder / "services" / f"{SERVICE}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        directory._shelf.local, directory._shelf.looked = None, 0.0

    def later(self, **by: float) -> None:
        """Time passes."""
        self.now += timedelta(**by)

    def only(self, *slots: str) -> None:
        """Takes every time of the service away but these."""
        with writing() as db:
            for row in db.scalars(select(SlotRecord).where(SlotRecord.service_id == SERVICE)):
                row.withdrawn = row.id not in slots

    def slots(self, mode: str = "phone") -> list[str]:
        """The service's times, soonest first, that can still be booked."""
        with reading() as db:
            query = select(SlotRecord.id).where(
                SlotRecord.service_id == SERVICE,
                SlotRecord.mode == mode,
                SlotRecord.starts >= self.now + timedelta(days=2),
            )
            return list(db.scalars(query.order_by(SlotRecord.starts, SlotRecord.id)))

    def starts(self, slot_id: str) -> datetime:
        """When a time begins."""
        with reading() as db:
            return db.get_one(SlotRecord, slot_id).starts

    async def _from_rasa(self, conversation_id: str, pending: turn.Pending) -> list[Reply]:
        taken = taking.take(conversation_id, pending.id, self.intent, self.confidence, ())
        said = list(taken.says)
        with reading() as db:
            return settling.rendered(said, db.get_one(Message, pending.id))


class Patient:
    """A patient who has come as far as picking a time, on one channel."""

    def __init__(self, world: World, channel: str, **known: object) -> None:
        self.world, self.channel = world, channel
        self.number = f"+447700900{next(_numbers) % 1000:03d}"
        if channel == "sms":
            self.id = inbox.receive_text(self.number, OURS, "WORK", f"SM{uuid.uuid4().hex}").conversation_id
        else:
            self.id = sessions.start("T90001").conversation_id
        with writing() as db:
            conversation = db.get_one(Conversation, self.id)
            for name, value in {**KNOWN, **known}.items():
                facts.put(db, self.id, name, value, str(value), None, world.now)
            db.scalars(select(Referral).where(Referral.conversation_id == self.id)).one().service_id = SERVICE
            share = Permission(
                conversation_id=self.id, kind="share_service", body=SERVICE, given=True, wording="", at=world.now
            )
            db.add(share)
            for message in db.scalars(select(Message).where(Message.conversation_id == self.id)):
                message.answered_at = world.now
            conversation.progress = Place(
                welcomed=True, answered=["name", "share"], skipped=["help_already", "employer_size"]
            ).stored()

    def says(self, text: str, intent: str = "inform", confidence: float = 0.5) -> str:
        """Says something; gives what is answered."""
        self.world.intent, self.world.confidence = intent, confidence
        if self.channel == "sms":
            received = inbox.receive_text(self.number, OURS, text, f"SM{uuid.uuid4().hex}")
        else:
            received = inbox.receive_web(self.id, text, str(uuid.uuid4()))
        return "\n".join(each.text for each in asyncio.run(turn.answer(received.id)).replies)

    def books(self, time: str = "1") -> str:
        """Picks a time from the list and books it."""
        self.says("what times are there")
        self.says(time)
        return self.says("1")

    @property
    def question(self) -> str | None:
        """The open question."""
        with reading() as db:
            return Place.read(db.get_one(Conversation, self.id).progress).question

    @property
    def offered(self) -> list[str]:
        """What the open question's choices stand for."""
        with reading() as db:
            return [str(each["act"]) for each in Place.read(db.get_one(Conversation, self.id).progress).options]

    def fact(self, name: str) -> object:
        """What is known of it now; None if nothing is."""
        with reading() as db:
            found = facts.current(db, self.id).get(name)
            return found.value if found is not None else None

    @property
    def told(self) -> list[str]:
        """Everything that was said to them, in order."""
        with reading() as db:
            query = select(Message).where(Message.conversation_id == self.id, Message.author == "assistant")
            return [message.text for message in db.scalars(query.order_by(Message.id))]

    @property
    def appointments(self) -> list[tuple[str, str]]:
        """Each appointment's slot and state, oldest first."""
        with reading() as db:
            query = select(Appointment).where(Appointment.conversation_id == self.id).order_by(Appointment.id)
            return [(made.slot_id, made.status) for made in db.scalars(query)]

    @property
    def booked(self) -> str | None:
        """The slot that is booked."""
        return next((slot for slot, status in self.appointments if status == "booked"), None)

    @property
    def reference(self) -> str:
        """The referral's reference."""
        with reading() as db:
            return db.scalars(select(Referral.reference).where(Referral.conversation_id == self.id)).one()

    @property
    def flags(self) -> set[str]:
        """What staff are asked to look at."""
        with reading() as db:
            return set(db.scalars(select(Flag.kind).where(Flag.conversation_id == self.id)))

    def appointment(self) -> Appointment:
        """The newest appointment."""
        with reading() as db:
            query = select(Appointment).where(Appointment.conversation_id == self.id)
            made = db.scalars(query.order_by(Appointment.id.desc())).first()
            assert made is not None
            db.expunge(made)
            return made
