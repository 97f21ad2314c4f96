"""Retaining: what is kept no longer than the retention schedule says (docs/privacy/retention.md).

A conversation that the patient left is erased after `RETENTION_DAYS_ABANDONED` days of silence, one whose referral is
closed after `RETENTION_DAYS_CLOSED`. Nothing goes while an alert is open, a time is held or booked, the patient waits
for a service, or a text to check again is promised. Each erasure leaves a wordless audit row, as one that staff make
does.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import privacy
from bot.settings import settings
from bot.store.database import reading
from bot.store.tables import Conversation, Flag, Referral

log = logging.getLogger(__name__)

BATCH = 50
ABANDONED = ("started", "later")
"""States of a referral that never reached a service. Every other one counts as closed once nothing is left to do."""


async def retain() -> int:
    """Erases what is past its time, a batch at a time; gives how many conversations."""
    found = await asyncio.to_thread(_past_their_time, clock.now())
    done = 0
    for conversation_id, reason in found:
        try:
            await privacy.erase(conversation_id, by="retention", reason=reason)
        except privacy.NotYet:
            continue
        done += 1
    if done:
        log.info("retention", extra={"erased": done})
    return done


def _past_their_time(now: datetime) -> list[tuple[str, str]]:
    abandoned = now - timedelta(days=settings().retention_days_abandoned)
    closed = now - timedelta(days=settings().retention_days_closed)
    with reading() as db:
        return [
            *((each, "abandoned") for each in _quiet_since(db, abandoned, Referral.status.in_(ABANDONED))),
            *((each, "closed") for each in _quiet_since(db, closed, Referral.status.not_in(ABANDONED))),
        ]


def _quiet_since(db: Session, moment: datetime, states: ColumnElement[bool]) -> list[str]:
    last = func.coalesce(Conversation.last_patient_at, Conversation.created_at)
    query = (
        select(Conversation.id)
        .join(Referral, Referral.conversation_id == Conversation.id)
        .where(states, last < moment, Referral.changed_at < moment)
        .where(~privacy.held_back(Conversation.id), ~_promised())
        .order_by(last)
        .limit(BATCH)
    )
    return list(db.scalars(query))


def _promised() -> ColumnElement[bool]:
    """Whether we still owe this patient a text or a call to check again: what it needs is kept until then."""
    return exists().where(
        Flag.conversation_id == Conversation.id,
        Flag.kind.in_(("check_again", "call_to_check_again")),
        Flag.resolved_at.is_(None),
    )
