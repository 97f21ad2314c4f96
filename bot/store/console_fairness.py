"""Counts that show whom the service reaches less well: who people are, their waits, and what there is nothing for.

Nothing that leaves this module says whose an answer is. What was not given is "Not said", never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from bot.store.console_figures import in_period, reached_by_conversation
from bot.store.tables import (
    Appointment,
    Conversation,
    DecisionRecord,
    EqualityAnswers,
    Fact,
    OutcomeRecord,
    Referral,
    SlotRecord,
)
from bot.understanding.facts import known

NOT_SAID = "not_said"
BANDS = ((16, "under_16"), (25, "16_24"), (35, "25_34"), (50, "35_49"), (65, "50_64"), (200, "65"))
FROM_FACTS = ("age", "language", "employment")
FROM_ANSWERS = ("sex", "ethnic_group", "limited")
GROUPINGS = ("age", *FROM_ANSWERS, "language", "employment")
MOST_DECISIONS = 20_000


@dataclass(frozen=True)
class Reached:
    """One referral: the group it belongs to in each grouping, and the stages it reached."""

    groups: Mapping[str, str]
    stages: frozenset[str]


def age_band(age: Any) -> str:
    """The band of an age, as the equality question has them."""
    if isinstance(age, bool) or not isinstance(age, int) or not 0 <= age < 200:
        return NOT_SAID
    return next(band for limit, band in BANDS if age < limit)


def reached(db: Session, since: datetime, until: datetime, scope: Collection[str] | None) -> list[Reached]:
    """How far each referral of a period got, with what its patient said about themselves."""
    stages = reached_by_conversation(db, since, until, scope)
    mine = select(Referral.conversation_id).where(in_period(since, until, scope))
    told: dict[str, dict[str, Any]] = {}
    facts = select(Fact.conversation_id, Fact.name, Fact.value).where(
        Fact.name.in_(FROM_FACTS), Fact.superseded_at.is_(None), Fact.conversation_id.in_(mine)
    )
    for row in db.execute(facts):
        if known(row.value):
            told.setdefault(row.conversation_id, {})[row.name] = row.value
    answers = select(EqualityAnswers.conversation_id, EqualityAnswers.answers)
    for conversation_id, given in db.execute(answers.where(EqualityAnswers.conversation_id.in_(mine))).tuples():
        told.setdefault(conversation_id, {})["answers"] = given
    return [Reached(_groups(told.get(one, {})), each.stages) for one, each in stages.items()]


def _groups(told: Mapping[str, Any]) -> dict[str, str]:
    answers: Mapping[str, str] = told.get("answers", {})
    band = age_band(told.get("age"))
    groups = {name: answers.get(name, NOT_SAID) for name in FROM_ANSWERS}
    groups["age"] = band if band != NOT_SAID else answers.get("age", NOT_SAID)
    groups["language"] = str(told.get("language", NOT_SAID)).strip().capitalize() if "language" in told else NOT_SAID
    groups["employment"] = str(told.get("employment", NOT_SAID))
    return groups


def waits(db: Session, since: datetime, until: datetime, scope: Collection[str] | None) -> dict[str, Counter[int]]:
    """Days from a referral's beginning to its first appointment, by service: how many referrals with each number."""
    first = (
        select(Appointment.conversation_id, func.min(Appointment.id).label("id"))
        .where(Appointment.booked_at.is_not(None))
        .group_by(Appointment.conversation_id)
        .subquery()
    )
    query = (
        select(SlotRecord.service_id, SlotRecord.starts, Referral.created_at)
        .join(Appointment, Appointment.slot_id == SlotRecord.id)
        .join(first, first.c.id == Appointment.id)
        .join(Referral, Referral.conversation_id == first.c.conversation_id)
        .where(in_period(since, until, scope))
    )
    found: dict[str, Counter[int]] = {}
    for service_id, starts, created in db.execute(query).tuples():
        found.setdefault(service_id, Counter())[max(0, (starts - created).days)] += 1
    return found


def unmet(
    db: Session, since: datetime, until: datetime, scope: Collection[str] | None
) -> tuple[Counter[str], Counter[str]]:
    """Referrals for which nothing fitted: how often each clause was in the way, and how many by surgery's code.

    A clause counts once a referral, however many services it stood in.
    """
    booked = exists().where(Appointment.conversation_id == Referral.conversation_id, Appointment.booked_at.is_not(None))
    newest = (
        select(func.max(DecisionRecord.id).label("id"))
        .join(Referral, Referral.conversation_id == DecisionRecord.conversation_id)
        .where(in_period(since, until, scope), Referral.service_id.is_(None), ~booked)
        .group_by(DecisionRecord.conversation_id)
        .order_by(func.max(DecisionRecord.id).desc())
        .limit(MOST_DECISIONS)
        .subquery()
    )
    query = (
        select(DecisionRecord.results, Conversation.surgery)
        .join(newest, newest.c.id == DecisionRecord.id)
        .join(Conversation, Conversation.id == DecisionRecord.conversation_id)
    )
    reasons, surgeries = Counter[str](), Counter[str]()
    for results, surgery in db.execute(query).tuples():
        if any(result["outcome"] == "meets" for result in results):
            continue
        in_the_way = {
            str(reason["clause"])
            for result in results
            if result["outcome"] == "does_not_meet"
            for reason in result.get("reasons", ())
            if reason["outcome"] == "not_met"
        }
        reasons.update(in_the_way)
        surgeries[surgery or ""] += 1
    return reasons, surgeries


def followed_up(
    db: Session, since: datetime, until: datetime, scope: Collection[str] | None
) -> dict[str, Counter[str]]:
    """What patients answered after 4 and 12 weeks, by kind of outcome."""
    query = (
        select(OutcomeRecord.kind, OutcomeRecord.reason)
        .join(Referral, Referral.conversation_id == OutcomeRecord.conversation_id)
        .where(in_period(since, until, scope), OutcomeRecord.recorded_by == "patient")
    )
    found: dict[str, Counter[str]] = {}
    for kind, reason in db.execute(query).tuples():
        found.setdefault(kind, Counter())[reason] += 1
    return found
