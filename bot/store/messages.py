"""Messages: each is added once, however often it arrives, and read with its conversation."""

from __future__ import annotations

from contextlib import nullcontext

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.tables import Conversation, Message

_BOTH = (
    select(Message, Conversation)
    .join(Conversation, Conversation.id == Message.conversation_id)
    .where(Message.id == bindparam("message_id"))
)
"""Made once, since it is asked at every step of a turn."""


def add_once(db: Session, message: Message) -> bool:
    """Adds a message, unless there is one with its `external_id`; gives whether it was added."""
    if db.scalar(select(Message.id).where(Message.external_id == message.external_id)) is not None:
        return False
    # SQLite has one writer, so nobody else can have added it since. PostgreSQL needs to survive that.
    alone = db.get_bind().dialect.name == "sqlite"
    try:
        with nullcontext() if alone else db.begin_nested():
            db.add(message)
            db.flush()
    except IntegrityError:
        return False
    return True


def with_conversation(db: Session, message_id: int) -> tuple[Message, Conversation]:
    """A message and the conversation that it belongs to.

    Raises:
        NoResultFound: there is no such message.
    """
    message, conversation = db.execute(_BOTH, {"message_id": message_id}).one()
    return message, conversation
