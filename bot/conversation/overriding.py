"""A member of staff decides otherwise than the rules: kept with the reason, told to the patient where it opens a way.

Rules never have the last word (design: three outcomes, and a person who may set any of them). What staff decided about
a service stands for this patient from now on, whatever they answer later.
"""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import consenting, matching, planning, replies, sessions
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST
from bot.criteria.service import DOES_NOT_MEET, MEETS
from bot.store.tables import Conversation, DecisionRecord, Flag

OUTCOMES = (MEETS, DOES_NOT_MEET)
OPENED_AGAIN = ("person_to_look", "other_help", "text_back", "not_now")
"""Ends of a conversation that a service which fits after all opens again."""


class CannotOverride(ValueError):
    """That cannot be decided so; the message says why, for the member of staff."""


def override(db: Session, conversation_id: str, service_id: str, outcome: str, reason: str, by: str) -> DecisionRecord:
    """Decides about one service in the place of its rule.

    Raises:
        CannotOverride: no reason, no such service or outcome, or the service may not be offered today.
    """
    x = Exchange(db, db.get_one(Conversation, conversation_id), None)
    service = x.local.service(service_id)
    if outcome not in OUTCOMES or service is None:
        raise CannotOverride("Choose a service, and whether it fits.")
    if not reason.strip():
        raise CannotOverride("Write why you decide otherwise than the rule.")
    if outcome == MEETS and service not in (*matching.judged(x), *matching.full_services(x)):
        raise CannotOverride(f"{service.name} takes nobody just now.")
    x.place.overrides = {**x.place.overrides, service_id: outcome}
    made = _record(x, service_id, reason.strip()[:2000], by)
    if outcome == MEETS:
        _open_again(x, service_id, by)
    x.save()
    return made


def _record(x: Exchange, service_id: str, reason: str, by: str) -> DecisionRecord:
    results = [asdict(decision) for decision in matching.fit(x).decisions]
    for result in results:
        result.pop("on", None)
        if result["service_id"] == service_id:
            result["override"] = {"reason": reason, "by": by}
    made = DecisionRecord(conversation_id=x.id, at=x.now, on=x.on, facts=x.facts, results=results)
    x.db.add(made)
    x.db.flush()
    return made


def _open_again(x: Exchange, service_id: str, by: str) -> None:
    """The patient may choose the service now; whoever had come to an end is told so, by the channel they wrote on."""
    x.place.declined = [each for each in x.place.declined if each != service_id]
    x.place.fits_shown = []
    for flag in x.db.scalars(
        select(Flag).where(Flag.conversation_id == x.id, Flag.kind == "person_to_look", Flag.resolved_at.is_(None))
    ):
        flag.resolved_at, flag.resolved_by = x.now, by
    if x.place.outcome not in OPENED_AGAIN and x.referral.status != "person_to_look":
        return
    x.place.outcome, x.place.how = None, FIRST
    x.referral.outcome, x.referral.status = None, "started"
    planning.open_next(x)
    if x.conversation.mode == "staff" or (x.channel == "sms" and consenting.is_stopped(x.db, x.conversation.phone)):
        return
    x.say("utter_looked_at")
    said = sessions.said_by_desk(x)
    replies.store(
        x.db,
        x.conversation,
        said,
        x.now,
        channel=x.channel,
        question=x.place.question,
        question_short=said[-1].text,
        asked_for=False,
    )
