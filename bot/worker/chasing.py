"""Chasing: what waits for a person past its time is told to the team and its lead while people are on duty.

Open tasks whose day has gone by are told of in one message a day. A patient whom staff are talking to, and who has
waited for their answer as long as `UNANSWERED`, is told of once for each message left lying. Nothing of the patient's
words is in it (issue 8, item 3).
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from bot import clock
from bot.conversation.guarding import on_duty_until
from bot.settings import settings
from bot.store.console_day import day_bounds
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Flag, Message, Referral
from bot.worker.escalating import recipients, tell

WHO = ("duty_team", "service_lead")
TASKS = "overdue:tasks"
LEFT = "overdue:message:"
"""How `Message.question` of what is told begins: of tasks, and of a patient's message (its number follows)."""

UNANSWERED = timedelta(minutes=60)
"""How long a patient may wait for an answer from the staff who took the conversation over."""


async def chase() -> int:
    """Tells of what has become overdue; gives how many messages were put into the outbox."""
    return await asyncio.to_thread(_chase, clock.now())


def _chase(now: datetime) -> int:
    people = recipients(settings().alert_recipients, WHO)
    if not people or on_duty_until(now) is None:
        return 0
    with reading() as db:
        if not _overdue(db, now):
            return 0
    with writing() as db:
        found = _overdue(db, now)
        for about, text in found.items():
            for person in people:
                tell(db, person, text, about, now)
    return len(found) * len(people)


def _overdue(db: Session, now: datetime) -> dict[str, str]:
    """What has to be told and was not yet: what it is about, and the text."""
    found = {**_tasks(db, now), **_left_lying(db, now)}
    known = set(db.scalars(select(Message.question).where(Message.question.in_(found), Message.author == "system")))
    return {about: text for about, text in found.items() if about not in known}


def _tasks(db: Session, now: datetime) -> dict[str, str]:
    today = now.astimezone(clock.LONDON).date()
    open_tasks = (Flag.resolved_at.is_(None), Flag.due_on < today)
    count, oldest = db.execute(
        select(func.count(func.distinct(Flag.conversation_id)), func.min(Flag.due_on)).where(*open_tasks)
    ).one()
    if not count:
        return {}
    first = select(Referral.reference).join(Flag, Flag.conversation_id == Referral.conversation_id).where(*open_tasks)
    reference = db.scalar(first.order_by(Flag.due_on, Flag.id).limit(1))
    who = "1 person waits" if count == 1 else f"{count} people wait"
    days = (today - oldest).days
    late = f"{days} day{'s' if days > 1 else ''} late"
    text = f"{who} for a person past the day set. The longest: {reference}, {late}. Please open {_where()}."
    return {f"{TASKS}:{day_bounds(today)[0].date().isoformat()}": text}


def _left_lying(db: Session, now: datetime) -> dict[str, str]:
    newer = aliased(Message)
    answered = exists().where(
        newer.conversation_id == Message.conversation_id, newer.author != "patient", newer.id > Message.id
    )
    query = (
        select(func.min(Message.id), func.min(Message.at), Referral.reference)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Referral, Referral.conversation_id == Message.conversation_id)
        .where(Conversation.mode == "staff", Message.author == "patient", ~answered)
        .group_by(Referral.reference)
        .having(func.min(Message.at) <= now - UNANSWERED)
    )
    return {
        f"{LEFT}{message_id}": (
            f"{reference} has waited {int((now - at).total_seconds() // 60)} min for an answer from the person who "
            f"took the chat over. Please open {_where()}."
        )
        for message_id, at, reference in db.execute(query).tuples()
    }


def _where() -> str:
    return f"{settings().base_url}/staff/today"
