"""What is gathered for an export: one referral, the service it goes to, its booking and its permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.criteria import Service
from bot.store import appointments
from bot.store import facts as fact_store
from bot.store.directory import Local, local
from bot.store.tables import Appointment, Conversation, Permission, Referral, SlotRecord
from bot.understanding.facts import known


class NotExported(LookupError):
    """There is nothing to export, or the patient did not agree to it; the message says which."""


@dataclass(frozen=True)
class Shared:
    """Everything that an export says. `facts` holds what is known; `slot` is the time of `appointment`."""

    referral: Referral
    conversation: Conversation
    service: Service
    local: Local
    facts: dict[str, Any]
    permissions: list[Permission]
    appointment: Appointment | None
    slot: SlotRecord | None
    now: datetime


def gather(db: Session, reference: str, now: datetime) -> Shared:
    """The referral with that reference.

    Raises:
        NotExported: there is none, it goes to no service yet, or its patient did not say yes to sharing with it.
    """
    referral = db.scalar(select(Referral).where(Referral.reference == reference.strip().upper()))
    if referral is None:
        raise NotExported("There is no referral with that reference.")
    service = local().service(referral.service_id)
    if service is None:
        raise NotExported("This referral goes to no service yet.")
    permissions = _newest(db, referral.conversation_id)
    said = next((each for each in permissions if (each.kind, each.body) == ("share_service", service.id)), None)
    if said is None or not said.given or said.withdrawn_at is not None:
        raise NotExported("The patient did not agree to share this with the service.")
    appointment = appointments.last(db, referral.conversation_id)
    facts = fact_store.current(db, referral.conversation_id)
    return Shared(
        referral=referral,
        conversation=db.get_one(Conversation, referral.conversation_id),
        service=service,
        local=local(),
        facts={name: fact.value for name, fact in facts.items() if known(fact.value)},
        permissions=permissions,
        appointment=appointment,
        slot=db.get_one(SlotRecord, appointment.slot_id) if appointment is not None else None,
        now=now,
    )


def _newest(db: Session, conversation_id: str) -> list[Permission]:
    """The newest answer to each permission, for each body, in the order they were first asked."""
    rows = db.scalars(select(Permission).where(Permission.conversation_id == conversation_id).order_by(Permission.id))
    return list({(row.kind, row.body): row for row in rows}.values())
