"""Rechecking: whether a booked time still fits on its day. Nothing is called off for it: staff are asked to look."""

from __future__ import annotations

from sqlalchemy import select

from bot import criteria
from bot.booking import describe
from bot.booking.callback import call_back_by
from bot.booking.local_time import local
from bot.conversation import offering
from bot.conversation.exchange import Exchange
from bot.criteria import Service
from bot.criteria.service import MEETS
from bot.store.tables import Flag, SlotRecord

CHANGED = "fit_changed"
LOOK_WITHIN = 2


def recheck(x: Exchange) -> bool:
    """Flags a booked time at which the service is not open, or for which its rule does not hold for what is known now.

    Gives whether staff were asked, which they are once for each time and reason.
    """
    slot = offering.booked_slot(x)
    if slot is None or slot.starts <= x.now:
        return False
    why = _why_not(x, x.local.service(slot.service_id), slot)
    return why is not None and _ask(x, f"{describe.full(slot.starts)}: {why}", slot)


def _why_not(x: Exchange, service: Service | None, slot: SlotRecord) -> str | None:
    day = local(slot.starts).date()
    if service is None:
        return "this service is no longer in the directory."
    if service.status.on(day) in ("closed", "ended", "paused"):
        return f"{service.name} is {service.status.on(day)} then."
    decision = criteria.evaluate(service, x.facts, day)
    return None if decision.outcome == MEETS else criteria.explain(decision, "web")


def _ask(x: Exchange, detail: str, slot: SlotRecord) -> bool:
    asked = x.db.scalars(select(Flag).where(Flag.conversation_id == x.id, Flag.kind == CHANGED))
    if any(detail in flag.detail for flag in asked):
        return False
    due = min(call_back_by(x.now, LOOK_WITHIN, x.local.nation), local(slot.starts).date())
    x.flag(CHANGED, detail, due)
    return True
