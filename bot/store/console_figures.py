"""Counts for the numbers page: how far referrals got, where patients stopped, how many questions it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from bot import clock
from bot.store.console_list import shared_with
from bot.store.tables import Appointment, Conversation, Message, Referral

STAGES = ("started", "answered", "eligible", "booked", "attended")
CHOOSING = ("choose_service", "one_fits")
"""The questions that are asked only once a service fits."""


@dataclass(frozen=True)
class Reached:
    """One referral without anything that says whose: how it came, when, and the stages it reached."""

    channel: str
    service: str
    surgery: str
    week: str
    source: str
    stages: frozenset[str]


def in_period(since: datetime, until: datetime, scope: Collection[str] | None) -> ColumnElement[bool]:
    """Referrals begun between two moments (the second not included) that are within the scope."""
    return and_(Referral.created_at >= since, Referral.created_at < until, shared_with(scope))


def reached(db: Session, since: datetime, until: datetime, scope: Collection[str] | None) -> list[Reached]:
    """How far each referral of a period got. A later stage counts every stage before it."""
    return list(reached_by_conversation(db, since, until, scope).values())


def reached_by_conversation(
    db: Session, since: datetime, until: datetime, scope: Collection[str] | None
) -> dict[str, Reached]:
    """The same, by the conversation's id."""
    wrote = exists().where(Message.conversation_id == Referral.conversation_id, Message.author == "patient")
    chose = exists().where(Message.conversation_id == Referral.conversation_id, Message.question.in_(CHOOSING))
    booked = exists().where(Appointment.conversation_id == Referral.conversation_id, Appointment.booked_at.is_not(None))
    came = exists().where(Appointment.conversation_id == Referral.conversation_id, Appointment.status == "attended")
    query = (
        select(
            Conversation.id,
            Conversation.channel,
            Conversation.surgery,
            Conversation.source,
            Referral.service_id,
            Referral.created_at,
            wrote.label("wrote"),
            or_(chose, Referral.service_id.is_not(None)).label("chose"),
            or_(booked, Referral.status == "booked").label("booked"),
            or_(came, Referral.outcome == "attended").label("came"),
        )
        .join(Conversation, Conversation.id == Referral.conversation_id)
        .where(in_period(since, until, scope))
    )
    found = {}
    for row in db.execute(query):
        got = 4 if row.came else 3 if row.booked else 2 if row.chose else 1 if row.wrote else 0
        year, week, _ = row.created_at.astimezone(clock.LONDON).isocalendar()
        found[row.id] = Reached(
            row.channel,
            row.service_id or "",
            row.surgery or "",
            f"{year} week {week:02d}",
            row.source or "",
            frozenset(STAGES[: got + 1]),
        )
    return found


def stopped_at(db: Session, since: datetime, until: datetime, scope: Collection[str] | None) -> Counter[str]:
    """The question that was open when a patient stopped, for referrals that led to nothing."""
    last = (
        select(func.max(Message.id).label("id"))
        .join(Referral, Referral.conversation_id == Message.conversation_id)
        .where(in_period(since, until, scope), Referral.status == "started", Message.question.is_not(None))
        .group_by(Message.conversation_id)
        .subquery()
    )
    query = select(Message.question, func.count()).join(last, last.c.id == Message.id).group_by(Message.question)
    return Counter({str(question): count for question, count in db.execute(query).tuples()})


def questions_asked(db: Session, since: datetime, until: datetime, scope: Collection[str] | None) -> Counter[int]:
    """How many different questions a booked referral took: the number of questions, and of referrals with that many."""
    each = (
        select(func.count(func.distinct(Message.question)).label("asked"))
        .join(Referral, Referral.conversation_id == Message.conversation_id)
        .where(in_period(since, until, scope), Referral.status == "booked", Message.question.is_not(None))
        .group_by(Message.conversation_id)
        .subquery()
    )
    query = select(each.c.asked, func.count()).group_by(each.c.asked)
    return Counter({int(asked): count for asked, count in db.execute(query).tuples()})
