"""The transcript as a patient sees it: messages in order, with the choices that the page may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.referral.questions import QUESTIONS
from bot.store.columns import keyed_hash
from bot.store.database import reading
from bot.store.tables import Conversation, Message


@dataclass(frozen=True)
class Choice:
    """A choice: what is read, and the plain value that is sent for it."""

    label: str
    value: str


@dataclass(frozen=True)
class Shown:
    """What a patient sees of one message. `control` tells the page how its choices may be shown."""

    id: int
    author: str
    author_name: str | None
    text: str
    choices: tuple[Choice, ...]
    at: datetime
    question: str | None
    control: str
    delivery: str | None = None
    segments: int | None = None


def shown(message: Message) -> Shown:
    """One stored message, as it is seen."""
    question = QUESTIONS.get(message.question or "")
    return Shown(
        message.id,
        message.author,
        message.author_name,
        message.text,
        tuple(Choice(each["title"], each["payload"]) for each in message.choices or ()),
        message.at,
        message.question,
        question.control if question else "text",
        message.delivery,
        message.segments,
    )


VISIBLE = ("patient", "assistant", "staff")


def messages(conversation_id: str, after: int = 0) -> list[Shown]:
    """The conversation's messages with an id greater than `after`, in order."""
    with reading() as db:
        rows = db.scalars(
            select(Message)
            .where(Message.conversation_id == conversation_id, Message.id > after, Message.author.in_(VISIBLE))
            .order_by(Message.id)
        )
        return [shown(row) for row in rows]


def replies_to(db: Session, message_id: int) -> list[Message]:
    """The stored replies to one message, in order."""
    return list(db.scalars(select(Message).where(Message.reply_to == message_id).order_by(Message.id)))


def texts(phone: str) -> list[Shown]:
    """Every text to and from one number, for the handset."""
    with reading() as db:
        ids: Sequence[str] = list(
            db.scalars(select(Conversation.id).where(Conversation.phone_hash == keyed_hash(phone)))
        )
        rows = db.scalars(
            select(Message)
            .where(Message.conversation_id.in_(ids), Message.channel == "sms", Message.author.in_(VISIBLE))
            .order_by(Message.id)
        )
        return [shown(row) for row in rows]
