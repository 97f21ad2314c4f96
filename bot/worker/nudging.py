"""Nudges: to someone who went quiet in the middle, after one day and after three, then never again.

They go out inside sending hours only, say nothing of what it is about, and never follow a safety text, a request for
a person, or a text that did not arrive. Source: the conversation model, section 8.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.reminders import next_allowed, nudge_at
from bot.conversation import consenting, replies
from bot.conversation.place import Place
from bot.conversation.words import words
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Alert, Conversation, Flag, Message

WAITS = (timedelta(days=1), timedelta(days=3))
APART = timedelta(hours=20)
"""The least time between any text of ours and a nudge, also where a holiday held the first one back."""

TOO_LATE = timedelta(days=7)
BATCH = 200
QUIET_QUESTIONS = frozenset({"go_on", "was_that_you", "after_invite", "permissions", "hardest_part", "worries"})
QUIET_FLAGS = ("person_asked", "person_to_look", "failed_delivery", "under_16", "texts_stopped")


def _quiet_ones(now: datetime) -> list[str]:
    with reading() as db:
        return list(
            db.scalars(
                select(Conversation.id)
                .where(
                    Conversation.status == "open",
                    Conversation.mode == "assistant",
                    Conversation.channel == "sms",
                    Conversation.phone_hash.is_not(None),
                    Conversation.nudges < len(WAITS),
                    Conversation.last_patient_at <= now - WAITS[0],
                    Conversation.last_patient_at > now - TOO_LATE,
                )
                .order_by(Conversation.last_patient_at)
                .limit(BATCH)
            )
        )


def _may_nudge(db: Session, conversation: Conversation, now: datetime) -> bool:
    last = conversation.last_patient_at
    if last is None or conversation.nudges >= len(WAITS):
        return False
    place = Place.read(conversation.progress)
    if place.question is None or place.question in QUIET_QUESTIONS or place.finished or place.outcome is not None:
        return False
    if nudge_at(last, WAITS[conversation.nudges], local().nation) > now or consenting.is_stopped(
        db, conversation.phone
    ):
        return False
    of_it = Message.conversation_id == conversation.id
    newest = db.scalar(select(func.max(Message.at)).where(of_it, Message.author != "patient"))
    owed = db.scalar(
        select(Message.id).where(of_it, Message.author == "patient", Message.answered_at.is_(None)).limit(1)
    )
    alert = db.scalar(select(Alert.id).where(Alert.conversation_id == conversation.id).limit(1))
    flag = db.scalar(
        select(Flag.id)
        .where(Flag.conversation_id == conversation.id, Flag.kind.in_(QUIET_FLAGS), Flag.resolved_at.is_(None))
        .limit(1)
    )
    return owed is None and alert is None and flag is None and (newest is None or newest <= now - APART)


def _nudge(conversation_id: str) -> bool:
    now = clock.now()
    with writing() as db:
        conversation = db.get_one(Conversation, conversation_id, with_for_update=True)
        if not _may_nudge(db, conversation, now):
            return False
        text = words().say("utter_nudge", "sms", {"us": local().area.host.us})
        replies.store(
            db,
            conversation,
            [replies.Reply(text)],
            now,
            channel="sms",
            asked_for=False,
            joined=True,
        )
        conversation.nudges += 1
        return True


def nudge_all() -> int:
    """Writes to everyone whose nudge is due; gives how many texts were queued."""
    now = clock.now()
    if next_allowed(now, local().nation) > now:
        return 0
    return sum(_nudge(conversation_id) for conversation_id in _quiet_ones(now))


async def nudge() -> int:
    """The worker's job: always 0, so that it runs at its own pace."""
    await asyncio.to_thread(nudge_all)
    return 0
