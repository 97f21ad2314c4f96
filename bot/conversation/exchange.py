"""One message's exchange: everything that reading it may change, gathered for one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation.place import Place
from bot.store import facts as fact_store
from bot.store.directory import Local, local
from bot.store.rows import write
from bot.store.tables import Conversation, Fact, Flag, Message, Referral
from bot.understanding.facts import Value


@dataclass(frozen=True)
class Say:
    """One thing to say: the name of a response, its values, and choices made for this patient."""

    response: str
    values: dict[str, str] = field(default_factory=dict)
    choices: tuple[dict[str, str], ...] = ()


class Exchange:
    """What one message of a patient's may read and change. Nothing is written until its session commits."""

    def __init__(
        self, db: Session, conversation: Conversation, message: Message | None, referral: Referral | None = None
    ) -> None:
        self.db = db
        self.conversation = conversation
        self.message = message
        self.now: datetime = clock.now()
        self.on: date = self.now.astimezone(clock.LONDON).date()
        self.place = Place.read(conversation.progress)
        self.said: list[Say] = []
        self.still_useful: int | None = None  # how many questions can still change what fits, once that is known
        self.judged: tuple[Any, Any] | None = None
        """What every service was judged to be, and on what: facts, and what staff decided (`matching.fit`)."""
        self._facts: dict[str, Fact] = fact_store.current(db, conversation.id)
        self._values: dict[str, Any] = {name: fact.value for name, fact in self._facts.items()}
        self._referral = referral

    @property
    def id(self) -> str:
        """The conversation's id."""
        return self.conversation.id

    @property
    def channel(self) -> str:
        """`web` or `sms`: the channel of the message at hand."""
        return self.message.channel if self.message is not None else self.conversation.channel

    @property
    def local(self) -> Local:
        """The local directory: services, surgeries, who we are."""
        return local()

    @property
    def facts(self) -> dict[str, Any]:
        """What is known, by name, with the surgery that the page or the number told us."""
        values = dict(self._values)
        surgery = self.local.surgery(self.conversation.surgery)
        if surgery is not None and "gp_practice" not in values:
            values["gp_practice"] = surgery.code
        return values

    def words(self, name: str) -> str:
        """The patient's own words behind a fact."""
        fact = self._facts.get(name)
        return fact.words if fact is not None else ""

    def tell(self, name: str, value: Value, words: str, *, about: bool = False, confirmed: bool = False) -> bool:
        """Records a fact; gives whether it changed an earlier answer."""
        before = self._facts.get(name)
        if before is not None and self._values[name] == value:
            return False
        message_id = self.message.id if self.message is not None else None
        self._facts[name] = fact_store.put(
            self.db,
            self.id,
            name,
            value,
            words,
            message_id,
            self.now,
            about=about,
            confirmed=confirmed,
            replacing=before,
        )
        self._values[name] = value
        return before is not None

    def forget(self, *names: str) -> None:
        """Takes facts back: the patient went back or is changing an answer."""
        known = [name for name in names if name in self._facts]
        fact_store.withdraw(self.db, self.id, known, self.now)
        for name in known:
            del self._facts[name], self._values[name]

    def say(self, response: str, **values: str) -> None:
        """Says a response before the next question."""
        self.said.append(Say(response, values))

    @property
    def referral(self) -> Referral:
        """The referral this conversation makes; read when it is first asked for, where it was not given."""
        if self._referral is None:
            self._referral = self.db.scalar(select(Referral).where(Referral.conversation_id == self.id))
        assert self._referral is not None, "every conversation starts with its referral"
        return self._referral

    def flag(self, kind: str, detail: str = "", due_on: date | None = None) -> None:
        """Asks a person to look, once per kind while one is open."""
        open_one = self.db.scalar(
            select(Flag).where(Flag.conversation_id == self.id, Flag.kind == kind, Flag.resolved_at.is_(None))
        )
        if open_one is None:
            self.db.add(Flag(conversation_id=self.id, kind=kind, detail=detail, opened_at=self.now, due_on=due_on))
        elif detail and detail not in open_one.detail:
            open_one.detail = f"{open_one.detail}\n{detail}".strip()

    def due_day(self, *kinds: str) -> date | None:
        """The day by which a person was promised to have dealt with an open flag of these kinds; the first of them."""
        query = select(Flag.due_on).where(
            Flag.conversation_id == self.id, Flag.kind.in_(kinds), Flag.resolved_at.is_(None), Flag.due_on.is_not(None)
        )
        return self.db.scalar(query.order_by(Flag.due_on).limit(1))

    def save(self, **more: Any) -> None:
        """Writes the place back to the conversation, with `more` of its columns, and all that was changed besides."""
        write(self.db, self.conversation, progress=self.place.stored(), **more)
        self.db.flush()
