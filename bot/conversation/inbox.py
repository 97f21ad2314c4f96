"""The inbox: every message is stored before anything else happens to it, and stored once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import arriving, consenting, joining, sessions
from bot.store.columns import keyed_hash
from bot.store.database import writing
from bot.store.messages import add_once
from bot.store.tables import Conversation, Message

MOST_CHARACTERS = 2000


class TooLong(ValueError):
    """More than fits in one message; the message says so kindly."""


class Empty(ValueError):
    """Nothing to read in the message."""


@dataclass(frozen=True)
class Received:
    """A stored message with the conversation that it belongs to, and whether it had not been seen before."""

    message: Message
    conversation: Conversation
    new: bool

    @property
    def id(self) -> int:
        """The message's id."""
        return self.message.id

    @property
    def conversation_id(self) -> str:
        """The id of the conversation that it belongs to."""
        return self.message.conversation_id


def receive_web(conversation_id: str, text: str, client_message_id: str) -> Received:
    """Stores a message from the web chat, in a transaction of its own (see `store_web`)."""
    with writing() as db:
        return store_web(db, conversation_id, text, client_message_id)


def store_web(db: Session, conversation_id: str, text: str, client_message_id: str) -> Received:
    """Stores a message from the web chat.

    Raises:
        Empty: the message has no words. TooLong: it has more than 2,000 characters.
    """
    text = text.replace("\x00", "").strip()
    if not text:
        raise Empty("Please type your answer. Your message was empty.")
    if len(text) > MOST_CHARACTERS:
        raise TooLong(
            f"That is too long for one message. Please send it in parts of up to {MOST_CHARACTERS:,} characters. "
            "Nothing you told us before is lost."
        )
    belongs_to = joining.by_web(db, conversation_id, text)
    received = store(db, belongs_to, "web", text, f"{belongs_to}:{client_message_id}")
    if belongs_to != conversation_id:
        joining.note_joined(received.message)
    return received


def receive_text(
    from_number: str, to_number: str, body: str, message_sid: str, media: int = 0, opt_out_type: str | None = None
) -> Received:
    """Stores a text message. It belongs to the number's open conversation, or begins one.

    The body is kept as it came; an empty one (a photo alone, say) is stored as such and answered kindly. A word that
    stops or starts texts (or Twilio's own reading of it, `opt_out_type`) counts from this moment.
    """
    with writing() as db:
        _one_at_a_time(db, from_number)
        seen = db.scalar(select(Message).where(Message.external_id == message_sid))
        if seen is not None:
            return Received(seen, db.get_one(Conversation, seen.conversation_id), False)
        joined = joining.by_text(db, body, from_number, to_number)
        conversation = joined or sessions.by_phone(db, from_number)
        if conversation is None:
            conversation = sessions.create(
                db, "sms", surgery=to_number, phone=from_number, our_number=to_number, source=arriving.source(body)
            )
        text = body.replace("\x00", "").strip()[:MOST_CHARACTERS]
        if media and not text:
            text = "[picture]"
        received = store(db, conversation.id, "sms", text, message_sid)
        if received.new and joined is not None:
            joining.note_joined(received.message)
        elif received.new:
            consenting.note_arrival(db, conversation, received.message, opt_out_type)
        return received


def _one_at_a_time(db: Session, of: str) -> None:
    """Until the end of the transaction nobody else stores a message of this number, or conversation.

    Two first texts at once must not begin two conversations. And of two messages at once the one with the lower id must
    be seen first, or it would be answered after the other. SQLite has one writer anyway.
    """
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(int(keyed_hash(of)[:15], 16))))


def store(db: Session, conversation_id: str, channel: str, text: str, external_id: str) -> Received:
    """Stores a patient's message once, whoever brings it."""
    _one_at_a_time(db, conversation_id)
    now = clock.now()
    message = Message(
        conversation_id=conversation_id,
        author="patient",
        channel=channel,
        text=text,
        at=now,
        external_id=external_id,
        next_try_at=now,
    )
    conversation = add_once(db, message)
    if conversation is None:
        seen = db.scalars(select(Message).where(Message.external_id == external_id)).one()
        return Received(seen, db.get_one(Conversation, seen.conversation_id), False)
    if conversation.channel != channel:
        conversation.channel = channel
    return Received(message, conversation, True)
