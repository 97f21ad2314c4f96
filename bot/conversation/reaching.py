"""Writing to a patient of our own accord: the message goes out by their channel, and its question is the open one.

A bare number answers it, being the newest question; once it is answered, the one that was open before comes back.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import asking, consenting, planning, replies
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST
from bot.conversation.replies import Reply
from bot.conversation.words import words
from bot.store.tables import Conversation, Message


class CannotWrite(Exception):
    """The patient asked for no more texts, or has no number: a person has to call."""


def ask(db: Session, conversation_id: str, question: str, **shown: str) -> bool:
    """Opens a question and sends it. False while the conversation is being answered: try again shortly.

    Raises:
        CannotWrite: the patient cannot be reached by their channel.
    """
    conversation = _reserved(db, conversation_id)
    if conversation is None:
        return False
    x = Exchange(db, conversation, None)
    x.place.interrupt(question, (), **shown)
    x.place.how = FIRST
    planning.open_next(x)
    say = asking.replies(x)[-1]
    text = words().say(say.response, x.channel, say.values)
    replies.store(
        db,
        conversation,
        [Reply(text, [dict(each) for each in say.choices])],
        x.now,
        channel=x.channel,
        question=question,
        asked_for=False,
    )
    x.save()
    return True


def tell(db: Session, conversation_id: str, response: str, question: str, choices: tuple[dict[str, str], ...]) -> bool:
    """Says something on the web without a question of its own. `question` marks it, so that it is said once."""
    conversation = _reserved(db, conversation_id)
    if conversation is None or conversation.channel != "web":
        return False
    x = Exchange(db, conversation, None)
    text = words().say(response, "web", asking.common_values(x))
    reply = Reply(text, [dict(each) for each in choices])
    replies.store(db, conversation, [reply], x.now, channel="web", question=question)
    return True


def settle(db: Session, conversation_id: str, question: str) -> None:
    """Takes a question back that can no longer be answered, unless the conversation is being answered just now."""
    conversation = _reserved(db, conversation_id)
    if conversation is None:
        return
    x = Exchange(db, conversation, None)
    x.place.settle(question)
    if x.place.question == question:
        planning.open_next(x)
    x.save()


def was_asked(db: Session, conversation_id: str, question: str, after: int = 0) -> Message | None:
    """The newest message that asked this."""
    return db.scalar(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.question == question, Message.id > after)
        .order_by(Message.id.desc())
        .limit(1)
    )


def _reserved(db: Session, conversation_id: str) -> Conversation | None:
    """The conversation, locked, unless a message of the patient's is being answered in it at this moment."""
    found = db.scalar(select(Conversation).where(Conversation.id == conversation_id).with_for_update(skip_locked=True))
    if found is None or (found.claimed_until is not None and found.claimed_until > clock.now()):
        return None
    if found.channel == "sms" and (found.phone is None or consenting.is_stopped(db, found.phone)):
        raise CannotWrite(conversation_id)
    return found
