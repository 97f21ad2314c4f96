"""The claim: one process at a time answers in a conversation, in order, whichever it is."""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.store.due import due
from bot.store.tables import Conversation, Message

ME = f"{os.getpid()}-{secrets.token_hex(4)}"
LASTS = timedelta(seconds=30)
"""How long a claim holds: past the longest turn, and soon over where its holder died."""


def take(db: Session, conversation_id: str, now: datetime) -> bool:
    """Takes the conversation's claim, if it is free or has run out (its holder died)."""
    free = or_(Conversation.claimed_until.is_(None), due(Conversation.claimed_until, now, LASTS))
    result = db.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, free)
        .values(claimed_by=ME, claimed_until=now + LASTS)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(result, "rowcount", 0)) == 1


def keep(db: Session, conversation_id: str, now: datetime) -> bool:
    """Makes a claim last from now on; False where it has run out meanwhile and may be another's."""
    mine = (Conversation.claimed_by == ME, Conversation.claimed_until >= now)
    result = db.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, *mine)
        .values(claimed_until=now + LASTS)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(result, "rowcount", 0)) == 1


def release(db: Session, conversation_id: str) -> None:
    """Gives the claim back, if it is still ours."""
    db.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.claimed_by == ME)
        .values(claimed_by=None, claimed_until=None)
        .execution_options(synchronize_session=False)
    )


def waiting(db: Session, conversation_id: str) -> list[int]:
    """The patient's messages that have no answer yet, in order."""
    waits = (Message.author == "patient", Message.answered_at.is_(None))
    return list(
        db.scalars(select(Message.id).where(Message.conversation_id == conversation_id, *waits).order_by(Message.id))
    )
