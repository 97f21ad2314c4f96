"""Beginning a conversation, and finding it again by the browser's token or the phone's number."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.reference import new_reference
from bot.conversation import asking, planning, replies
from bot.conversation.exchange import Exchange, Say
from bot.conversation.transcript import Shown, shown
from bot.conversation.words import words
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Conversation, Referral


@dataclass(frozen=True)
class Started:
    """A conversation that has begun: the browser's token, its id, and the first messages."""

    token: str
    conversation_id: str
    messages: list[Shown]


def start(surgery: str | None = None, source: str | None = None) -> Started:
    """Begins a conversation on the web: the welcome and the first question."""
    token = secrets.token_urlsafe(32)
    with writing() as db:
        conversation = create(db, "web", surgery=surgery, source=source)
        conversation.session_hash = keyed_hash(token)
        exchange = Exchange(db, conversation, None)
        exchange.place.welcomed = True
        exchange.said.append(Say("utter_welcome"))
        planning.open_next(exchange)
        rows = replies.store(
            db,
            conversation,
            said_by_desk(exchange),
            exchange.now,
            channel="web",
            question=exchange.place.question,
        )
        exchange.save()
        return Started(token, conversation.id, [shown(row) for row in rows])


def said_by_desk(exchange: Exchange) -> list[replies.Reply]:
    """What is to be said now, in the desk's own rendering of the same responses that Rasa uses."""
    return [
        replies.Reply(words().say(say.response, exchange.channel, say.values), [dict(each) for each in say.choices])
        for say in asking.replies(exchange)
    ]


def create(
    db: Session,
    channel: str,
    *,
    surgery: str | None = None,
    source: str | None = None,
    phone: str | None = None,
    our_number: str | None = None,
) -> Conversation:
    """A new conversation with its referral, not yet answered."""
    now = clock.now()
    known = local().surgery(surgery)
    conversation = Conversation(
        id=secrets.token_hex(16),
        channel=channel,
        surgery=known.code if known else None,
        source=(source or "")[:64] or None,
        phone=phone,
        phone_hash=keyed_hash(phone) if phone else None,
        our_number=our_number,
        progress={},
        created_at=now,
        last_patient_at=now,
    )
    db.add(conversation)
    db.flush()
    db.add(Referral(reference=_free_reference(db), conversation_id=conversation.id, created_at=now, changed_at=now))
    db.flush()
    return conversation


def _free_reference(db: Session) -> str:
    """A reference that no referral has. There are 3.6 million, so one drawn twice is no rarity."""
    while True:
        reference = new_reference(os.urandom(16))
        if db.scalar(select(Referral.id).where(Referral.reference == reference)) is None:
            return reference


_OPENED = select(cast(Table, Conversation.__table__).c.id).where(
    cast(Table, Conversation.__table__).c.session_hash == bindparam("session")
)


class NoSession(LookupError):
    """The browser's token opens nothing (any more)."""


def opened(db: Session, token: str) -> str:
    """The conversation that a browser's token opens.

    Raises:
        NoSession: it opens none.
    """
    found = db.scalar(_OPENED, {"session": keyed_hash(token)}) if token else None
    if found is None:
        raise NoSession
    return str(found)


def find(token: str) -> str | None:
    """The conversation that a browser's token opens, or None."""
    with reading() as db:
        try:
            return opened(db, token)
        except NoSession:
            return None


def surgery_of(conversation_id: str) -> str | None:
    """The code of the surgery that a conversation came through, if that is known."""
    with reading() as db:
        return db.scalar(select(Conversation.surgery).where(Conversation.id == conversation_id))


def end(token: str) -> None:
    """The browser's token opens nothing any more (quick exit). The referral itself is kept."""
    with writing() as db:
        conversation = db.scalar(select(Conversation).where(Conversation.session_hash == keyed_hash(token)))
        if conversation is not None:
            conversation.session_hash = None


def by_phone(db: Session, phone: str) -> Conversation | None:
    """The open conversation of that number, newest first."""
    return db.scalar(
        select(Conversation)
        .where(Conversation.phone_hash == keyed_hash(phone), Conversation.status == "open")
        .order_by(Conversation.created_at.desc())
        .limit(1)
    )
