"""The answers to a follow-up: work now, and whether it helped, recorded as outcomes of the referral."""

from __future__ import annotations

from bot.conversation.exchange import Exchange
from bot.store.tables import OutcomeRecord

WEEKS = (4, 12)
WORK, HELPFUL = "follow_up_work", "follow_up_helpful"
BY = "patient"


def work(x: Exchange, act: str) -> None:
    """How work is now; then whether it helped."""
    _record(x, "work", act)
    x.place.interrupt(HELPFUL, weeks=_weeks(x))


def helpful(x: Exchange, act: str) -> None:
    """Whether it helped, from 1 to 5."""
    _record(x, "helpful", act)
    x.place.outcome = "followed_up"


def _weeks(x: Exchange) -> str:
    return x.place.shown.get("weeks", "4")


def _record(x: Exchange, what: str, said: str) -> None:
    kind = f"{what}_at_{_weeks(x)}_weeks"
    x.db.add(OutcomeRecord(conversation_id=x.id, kind=kind, reason=said, recorded_by=BY, at=x.now))
