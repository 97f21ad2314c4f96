"""What a changed service would mean for people already seen: whose outcome turns round, and whose time would go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.criteria import Directory, Service
from bot.criteria.replaying import Case, Flip, replay
from bot.store.directory import HORIZON, Local, clinic_slots, local
from bot.store.tables import Appointment, DecisionRecord, Referral, SlotRecord

MOST = 5_000
"""How many conversations are replayed at most: the newest ones, each with its newest decision."""


@dataclass(frozen=True)
class Meaning:
    """`flips` are people whose outcome turns round, by reference, of `replayed` looked at; `lost` are the references of
    people booked at times that the clinics would no longer have."""

    replayed: int
    flips: tuple[Flip, ...]
    lost: tuple[str, ...]


def meaning(db: Session, before: Sequence[Service], after: Sequence[Service], now: datetime) -> Meaning:
    """What would come of putting the services of a file in the place of those it holds now."""
    cases = _cases(db)
    return Meaning(len(cases), tuple(replay(before, after, cases)), tuple(_lost(db, before, after, now)))


def _cases(db: Session) -> list[Case]:
    newest = (
        select(func.max(DecisionRecord.id).label("id"))
        .group_by(DecisionRecord.conversation_id)
        .order_by(func.max(DecisionRecord.id).desc())
        .limit(MOST)
        .subquery()
    )
    query = (
        select(Referral.reference, DecisionRecord.facts, DecisionRecord.on)
        .join(newest, newest.c.id == DecisionRecord.id)
        .join(Referral, Referral.conversation_id == DecisionRecord.conversation_id)
        .order_by(DecisionRecord.id.desc())
    )
    return [Case(reference, facts, on) for reference, facts, on in db.execute(query).tuples()]


def _lost(db: Session, before: Sequence[Service], after: Sequence[Service], now: datetime) -> list[str]:
    found = local()
    kept = Local(Directory(tuple(after), area=found.directory.area), found.evidence)
    first = now.astimezone(clock.LONDON).date()
    slots, _ = clinic_slots(kept, first, first + HORIZON)
    there = {slot.id for slot in slots}
    query = (
        select(SlotRecord.id, Referral.reference)
        .join(Appointment, Appointment.slot_id == SlotRecord.id)
        .join(Referral, Referral.conversation_id == Appointment.conversation_id)
        .where(
            Appointment.status == "booked",
            SlotRecord.service_id.in_([service.id for service in before]),
            SlotRecord.starts >= now,
            SlotRecord.withdrawn.is_(False),
        )
        .order_by(SlotRecord.starts)
    )
    return [reference for slot_id, reference in db.execute(query).tuples() if slot_id not in there]
