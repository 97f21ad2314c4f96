"""Texts or no texts: STOP, START and HELP are honoured before anything else reads the message."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import replies
from bot.conversation.words import words
from bot.messaging import opt_out
from bot.store.columns import keyed_hash
from bot.store.directory import local
from bot.store.tables import Conversation, Flag, Message, OptOut


def is_stopped(db: Session, phone: str | None) -> bool:
    """Whether this number asked for no more texts."""
    return phone is not None and db.get(OptOut, keyed_hash(phone)) is not None


def heed(db: Session, conversation: Conversation, message: Message) -> bool:
    """Acts on the network's own words. Gives whether the message was one of them, or the number gets no texts.

    STOP never calls an appointment off: staff are told, so that they phone. The network sends the reply to STOP itself.
    """
    phone = conversation.phone
    if phone is None or message.channel != "sms":
        return False
    now = clock.now()
    word = opt_out(message.text)
    stopped = db.get(OptOut, keyed_hash(phone))
    if word == "stop":
        if stopped is None:
            db.add(OptOut(phone_hash=keyed_hash(phone), since=now))
            db.add(Flag(conversation_id=conversation.id, kind="texts_stopped", opened_at=now))
        message.answered_at = now
        return True
    if word == "start" and stopped is not None:
        db.delete(stopped)
        db.flush()
        return False
    if word == "help":
        host = local().area.host
        text = words().say("utter_help", "sms", {"us": host.us, "phone": host.phone})
        replies.store(db, conversation, [replies.Reply(text)], now, channel="sms", reply_to=message.id, joined=True)
        message.answered_at = now
        return True
    if stopped is not None:
        message.answered_at = now
        return True
    return False
