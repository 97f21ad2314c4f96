"""Too many texts at once from one number: a kind line, then silence until it is quieter.

It breaks loops with machines that answer every text. Safety words never come here: they are answered before.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import replies
from bot.conversation.words import words
from bot.settings import settings
from bot.store.directory import local
from bot.store.tables import Conversation, Message

WINDOW = timedelta(minutes=10)


def heed(db: Session, conversation: Conversation, message: Message) -> bool:
    """Whether the message is one too many. It is kept and seen by staff, but not read as an answer."""
    if message.channel != "sms":
        return False
    lately = db.scalar(
        select(func.count()).where(
            Message.conversation_id == conversation.id,
            Message.author == "patient",
            Message.id <= message.id,
            Message.at > message.at - WINDOW,
        )
    )
    over = (lately or 0) - settings().most_texts_in_ten_minutes
    if over <= 0:
        return False
    now = clock.now()
    if over == 1:
        text = words().say("utter_too_many_texts", "sms", {"phone": local().area.host.phone})
        replies.store(db, conversation, [replies.Reply(text)], now, channel="sms", reply_to=message.id, joined=True)
    message.answered_at = now
    return True
