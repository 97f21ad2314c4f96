"""Storing what is said: one row a message on the web, one text a turn by SMS."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from bot.messaging import join_turn, plain, segments
from bot.store.messages import add_all
from bot.store.tables import Conversation, Message

DELIVERY_QUEUED = "queued"


@dataclass(frozen=True)
class Reply:
    """One thing said, with the choices it offers on the web."""

    text: str
    choices: list[dict[str, str]] = field(default_factory=list)


def store(
    db: Session,
    conversation: Conversation,
    said: list[Reply],
    now: datetime,
    *,
    channel: str,
    question: str | None = None,
    question_short: str | None = None,
    reply_to: int | None = None,
    asked_for: bool = True,
    joined: bool = False,
) -> list[Message]:
    """Stores what is said. A text message is joined into one, sanitised, counted and queued for delivery.

    `question` is the open question that the last reply asks. `joined` says that the text is fixed and goes out as is.
    """
    if not said:
        return []
    if channel == "sms":
        text = plain(said[0].text) if joined else join_turn([each.text for each in said], question_short)
        rows = [
            _row(
                conversation,
                Reply(text),
                now,
                channel,
                reply_to,
                delivery=DELIVERY_QUEUED,
                next_try_at=now,
                segments=segments(text).parts,
                asked_for=asked_for,
            )
        ]
    else:
        rows = [_row(conversation, each, now, channel, reply_to) for each in said]
    rows[-1].question = question
    add_all(db, rows)
    return rows


def _row(
    conversation: Conversation, reply: Reply, now: datetime, channel: str, reply_to: int | None, **delivery: object
) -> Message:
    return Message(
        conversation_id=conversation.id,
        author="assistant",
        channel=channel,
        text=reply.text,
        choices=reply.choices or None,
        at=now,
        reply_to=reply_to,
        **delivery,
    )
