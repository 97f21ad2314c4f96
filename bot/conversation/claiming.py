"""The claim: one process at a time answers in a conversation, in order, whichever it is."""

from __future__ import annotations

import os
import secrets
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import BindParameter, Table, Update, bindparam, or_, select, update
from sqlalchemy.orm import Session

from bot.store.tables import Conversation, Message

ME = f"{os.getpid()}-{secrets.token_hex(4)}"
LASTS = timedelta(seconds=30)
"""How long a claim holds: past the longest turn, and soon over where its holder died."""

# Every turn takes and gives back a claim, so the statements are made once, on the tables themselves.
_CONVERSATIONS = cast(Table, Conversation.__table__)
_MESSAGES = cast(Table, Message.__table__)
_THIS = _CONVERSATIONS.c.id == bindparam("conversation")
_UNTIL = _CONVERSATIONS.c.claimed_until
_now: BindParameter[datetime] = bindparam("now", type_=_UNTIL.type)
_end: BindParameter[datetime] = bindparam("until", type_=_UNTIL.type)
_too_far: BindParameter[datetime] = bindparam("too_far", type_=_UNTIL.type)
FREE = or_(_UNTIL.is_(None), _now >= _UNTIL, _too_far < _UNTIL)
"""Nobody's, run out, or set by a clock that ran ahead (see `bot.store.due`): no claim lies as far off as twice `LASTS`.
(Once would do, but for one who read the clock a moment before the other and comes to the row a moment after.)"""

_MINE = _CONVERSATIONS.c.claimed_by == ME
_TAKE = update(_CONVERSATIONS).where(_THIS, FREE).values(claimed_by=ME, claimed_until=_end)
_KEEP = update(_CONVERSATIONS).where(_THIS, _MINE, _now <= _UNTIL).values(claimed_until=_end)
_RELEASE = update(_CONVERSATIONS).where(_THIS, _MINE).values(claimed_by=None, claimed_until=None)
_WAITING = (
    select(_MESSAGES.c.id)
    .where(
        _MESSAGES.c.conversation_id == bindparam("conversation"),
        _MESSAGES.c.author == "patient",
        _MESSAGES.c.answered_at.is_(None),
    )
    .order_by(_MESSAGES.c.id)
)


def take(db: Session, conversation_id: str, now: datetime) -> bool:
    """Takes the conversation's claim, if it is free or has run out (its holder died)."""
    return _changed(db, _TAKE, conversation_id, now)


def keep(db: Session, conversation_id: str, now: datetime) -> bool:
    """Makes a claim last from now on; False where it has run out meanwhile and may be another's."""
    return _changed(db, _KEEP, conversation_id, now)


def release(db: Session, conversation_id: str) -> None:
    """Gives the claim back, if it is still ours."""
    db.execute(_RELEASE, {"conversation": conversation_id})


def waiting(db: Session, conversation_id: str) -> list[int]:
    """The patient's messages that have no answer yet, in order. What is not yet flushed is not seen."""
    return list(db.scalars(_WAITING, {"conversation": conversation_id}))


def _changed(db: Session, statement: Update, conversation_id: str, now: datetime) -> bool:
    found = db.execute(
        statement, {"conversation": conversation_id, "now": now, "until": now + LASTS, "too_far": now + 2 * LASTS}
    )
    return int(getattr(found, "rowcount", 0)) == 1
