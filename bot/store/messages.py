"""Messages: each is added once, however often it arrives, and read with its conversation."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import cast

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.rows import add
from bot.store.tables import Conversation, Message, Referral

# Made once, since they are asked at every step of a turn.
_BOTH = (
    select(Message, Conversation)
    .join(Conversation, Conversation.id == Message.conversation_id)
    .where(Message.id == bindparam("message_id"))
)
_ALL = _BOTH.add_columns(Referral).join(Referral, Referral.conversation_id == Conversation.id)
_SEEN = (
    select(Conversation, Message.id)
    .outerjoin(Message, Message.external_id == bindparam("external_id"))
    .where(Conversation.id == bindparam("conversation_id"))
)

_TABLE = cast(Table, Message.__table__)
_COLUMNS = frozenset(column.name for column in _TABLE.columns)
_INSERT = insert(_TABLE).returning(_TABLE.c.id, sort_by_parameter_order=True)


def add_once(db: Session, message: Message) -> Conversation | None:
    """Adds a message, unless there is one with its `external_id`; gives its conversation, None where it was not added.

    Raises:
        NoResultFound: there is no such conversation.
    """
    named = {"external_id": message.external_id, "conversation_id": message.conversation_id}
    conversation, seen = db.execute(_SEEN, named).one()
    if seen is not None:
        return None
    # SQLite has one writer, so nobody else can have added it since. PostgreSQL needs to survive that.
    alone = db.get_bind().dialect.name == "sqlite"
    try:
        with nullcontext() if alone else db.begin_nested():
            add(db, message)
    except IntegrityError:
        return None
    return cast(Conversation, conversation)


def add_all(db: Session, messages: Sequence[Message]) -> None:
    """Adds new messages in their order and gives them their ids, by one statement and past the session: they are
    read now and not changed again in this transaction. What the session still holds back is written first."""
    db.flush()
    given = [{name: value for name, value in vars(each).items() if name in _COLUMNS} for each in messages]
    named = {name for row in given for name in row}
    rows = [{name: row.get(name) for name in named} for row in given]
    for message, made in zip(messages, db.scalars(_INSERT, rows), strict=True):
        message.id = made


def with_conversation(db: Session, message_id: int) -> tuple[Message, Conversation]:
    """A message and the conversation that it belongs to.

    Raises:
        NoResultFound: there is no such message.
    """
    message, conversation = db.execute(_BOTH, {"message_id": message_id}).one()
    return message, conversation


def with_referral(db: Session, message_id: int) -> tuple[Message, Conversation, Referral]:
    """A message, the conversation that it belongs to and the referral that this makes.

    Raises:
        NoResultFound: there is no such message.
    """
    message, conversation, referral = db.execute(_ALL, {"message_id": message_id}).one()
    return message, conversation, referral
