"""Writing to a patient of our own accord: the message goes out by their channel, and its question is the open one.

Whoever can be texted is texted, since nobody sits before the chat waiting for a reminder. Who only ever used the web
finds the message in the chat. A bare number answers it, being the newest question; once it is answered, the one that
was open before comes back.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.hold import Channel
from bot.conversation import asking, consenting, planning, replies
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST
from bot.conversation.replies import Reply
from bot.conversation.values import Values
from bot.conversation.words import words
from bot.store.tables import Conversation, Message


class CannotWrite(Exception):
    """The patient asked for no more texts, or has no number: a person has to call."""


def ask(db: Session, conversation_id: str, question: str, **shown: str) -> Channel | None:
    """Opens a question and sends it; gives how. None while the conversation is being answered: try again shortly.

    Raises:
        CannotWrite: the patient cannot be reached by their channel.
    """
    conversation = _reserved(db, conversation_id)
    if conversation is None:
        return None
    conversation.channel = by = _channel(db, conversation)
    x = Exchange(db, conversation, None)
    x.place.interrupt(question, (), hello=_hello(x), **shown)
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
    return by


def tell(db: Session, conversation_id: str, response: str, question: str, choices: tuple[dict[str, str], ...]) -> bool:
    """Says something on the web, with `choices` beside those of the open question. `question` marks it, so that it is
    said once."""
    conversation = _reserved(db, conversation_id)
    if conversation is None or conversation.channel != "web":
        return False
    x = Exchange(db, conversation, None)
    text = words().say(response, "web", Values(x).of(response))
    reply = Reply(text, [dict(each) for each in (*choices, *asking.choices(x, x.place.offered()))])
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
    return found


def _hello(x: Exchange) -> str:
    return str(x.facts.get("full_name") or "Hello").split(" ")[0][:16]


def _channel(db: Session, conversation: Conversation) -> Channel:
    if conversation.phone is not None and not consenting.is_stopped(db, conversation.phone):
        return "sms"
    if conversation.channel == "web":
        return "web"
    raise CannotWrite(conversation.id)
