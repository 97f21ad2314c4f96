"""A member of staff writes to the patient in the conversation itself, and gives it back to the assistant."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import consenting, replies, taking
from bot.conversation.place import Place
from bot.conversation.replies import DELIVERY_QUEUED, Reply
from bot.conversation.words import words
from bot.messaging import health_words, plain, segments
from bot.store.directory import local
from bot.store.tables import Conversation, Message

MOST_PARTS = 3
LONGEST = 2000


class CannotSend(ValueError):
    """The message cannot go out so; the text says why and what to do, for the member of staff."""


def channel_of(db: Session, conversation: Conversation) -> str:
    """The channel the patient last wrote on; a message goes out there."""
    last = db.scalar(
        select(Message.channel)
        .where(Message.conversation_id == conversation.id, Message.author == "patient")
        .order_by(Message.id.desc())
        .limit(1)
    )
    return last or conversation.channel


def say(db: Session, conversation: Conversation, text: str, signature: str) -> Message:
    """Sends a message from a member of staff: into the chat, or as a text that the worker delivers.

    Raises:
        CannotSend: it is empty or too long, the number asked for no texts, or a text would name somebody's health.
    """
    text = text.strip()
    if not text:
        raise CannotSend("Write the message first.")
    if len(text) > LONGEST:
        raise CannotSend(f"That is too long. Use at most {LONGEST} characters.")
    if conversation.mode != "staff":
        raise CannotSend("Take over the conversation first.")
    channel, now = channel_of(db, conversation), clock.now()
    message = Message(
        conversation_id=conversation.id,
        author="staff",
        author_name=signature[:80],
        channel=channel,
        text=text,
        at=now,
    )
    if channel == "sms":
        _as_text(db, conversation, message, signature)
    db.add(message)
    db.flush()
    return message


def _as_text(db: Session, conversation: Conversation, message: Message, signature: str) -> None:
    if consenting.is_stopped(db, conversation.phone):
        raise CannotSend("This number asked for no more texts. Please call instead.")
    found = health_words(message.text, [local().surgery_name(conversation.surgery)])
    if found:
        raise CannotSend(
            f"Others may see a text. Leave out words about health ({', '.join(dict.fromkeys(found))}), or call instead."
        )
    name = signature.split(",")[0]
    message.text = plain(f"{message.text}\n{name}, {local().area.host.us}")
    parts = segments(message.text).parts
    if parts > MOST_PARTS:
        raise CannotSend(f"This text would go out in {parts} parts. Make it shorter: at most {MOST_PARTS} parts.")
    message.delivery, message.segments = DELIVERY_QUEUED, parts
    message.next_try_at, message.asked_for = message.at, True


def join(db: Session, conversation: Conversation, signature: str) -> None:
    """Tells the patient in the web chat who has joined, by name and role, and that a person answers now.

    By text nothing is said: the first text that this person writes carries their name.
    """
    if channel_of(db, conversation) == "web":
        said = words().say("utter_staff_joined", "web", {"who": signature})
        replies.store(db, conversation, [Reply(said)], clock.now(), channel="web")


def hand_back(db: Session, conversation: Conversation) -> None:
    """The assistant answers again: the patient is told so, and the open question is put once more."""
    if conversation.mode != "staff":
        return
    conversation.mode = "assistant"
    channel, now = channel_of(db, conversation), clock.now()
    said = [Reply(words().say("utter_back_with_assistant", channel, {}))]
    for asked in taking.short_question(db, conversation, _last(db, conversation)):
        said.append(
            Reply(words().say(asked.response, channel, asked.values), [dict(choice) for choice in asked.choices])
        )
    if channel == "sms" and consenting.is_stopped(db, conversation.phone):
        return
    replies.store(db, conversation, said, now, channel=channel, question=Place.read(conversation.progress).question)


def _last(db: Session, conversation: Conversation) -> Message | None:
    """The patient's last message: it tells the channel that the question is put on."""
    return db.scalar(
        select(Message)
        .where(Message.conversation_id == conversation.id, Message.author == "patient")
        .order_by(Message.id.desc())
        .limit(1)
    )
