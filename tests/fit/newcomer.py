"""A patient whose facts are known and who has not chosen yet: what fits, and what else there is, comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import delete, select

from bot.conversation import explaining
from bot.conversation.exchange import Say
from bot.conversation.place import Place
from bot.conversation.words import words
from bot.store import facts as fact_store
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Fact, Flag, Message, Permission, Referral
from tests.support.desk_talk import KNOWN, Patient, World

ASKED = (
    "help_already",
    "employer_size",
    "occupational_health",
    "spells",
    "difficulties",
    "work_makes_worse",
    "dispute",
)
"""Questions that these patients have passed over, so that what fits is known at once."""


class Newcomer(Patient):
    """Begins with just these facts (on top of `KNOWN`; None takes one away), and no service chosen."""

    def __init__(self, world: World, channel: str, skipped: tuple[str, ...] = ASKED, **known: Any) -> None:
        super().__init__(world, channel)
        told = {name: value for name, value in {**KNOWN, **known}.items() if value is not None}
        with writing() as db:
            db.execute(delete(Fact).where(Fact.conversation_id == self.id))
            db.execute(delete(Permission).where(Permission.conversation_id == self.id))
            for name, value in told.items():
                fact_store.put(db, self.id, name, value, str(value), None, world.now)
            db.scalars(select(Referral).where(Referral.conversation_id == self.id)).one().service_id = None
            conversation = db.get_one(Conversation, self.id)
            conversation.progress = Place(welcomed=True, answered=["name"], skipped=list(skipped)).stored()

    def wants(self, start: str) -> str:
        """Picks the listed choice whose label (or text line) begins so."""
        with reading() as db:
            place = Place.read(db.get_one(Conversation, self.id).progress)
        for option in place.offered():
            if start in (option.label, option.short) or option.label.startswith(start):
                return self.says(option.key)
        raise LookupError(f"{start!r} is not among {[option.label for option in place.offered()]}")

    def asks(self, explain: Any, text: str) -> str:
        """Asks a question back, as Rasa's rule answers it."""
        with writing() as db:
            message = Message(
                conversation_id=self.id, author="patient", channel=self.channel, text=text, at=self.world.now
            )
            db.add(message)
            db.flush()
            number = message.id
        said: list[Say] = explain(self.id, number)
        return "\n".join(words().say(each.response, self.channel, each.values) for each in said)

    def why_not(self, text: str) -> str:
        """ "Why not …?" """
        return self.asks(explaining.why_not, text)

    def what_is(self, text: str) -> str:
        """ "What is …?" """
        return self.asks(explaining.about_service, text)

    def due(self, kind: str) -> date | None:
        """The day by which staff have to have done this."""
        with reading() as db:
            return db.scalar(
                select(Flag.due_on).where(
                    Flag.conversation_id == self.id, Flag.kind == kind, Flag.resolved_at.is_(None)
                )
            )

    def detail(self, kind: str) -> str:
        """What staff read of it."""
        with reading() as db:
            found = db.scalars(select(Flag).where(Flag.conversation_id == self.id, Flag.kind == kind)).all()
            return "\n".join(flag.detail for flag in found)

    @property
    def status(self) -> str:
        """How the referral stands."""
        with reading() as db:
            return db.scalars(select(Referral.status).where(Referral.conversation_id == self.id)).one()
