"""Answers to questions back that depend on the patient: why we ask, why a service does not fit, how far we are."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot import criteria
from bot.booking import describe
from bot.conversation import matching
from bot.conversation.exchange import Exchange, Say
from bot.conversation.not_offered import not_offered
from bot.conversation.place import Place
from bot.conversation.words import words
from bot.referral import plan
from bot.store.database import reading
from bot.store.tables import Conversation, Message

_WHY = {"working_now": "work_now", "employment": "work_now", "condition_group": "condition", "last_job": "job"}


def _exchange(db: Session, conversation_id: str, message_id: int | None) -> Exchange:
    conversation = db.get_one(Conversation, conversation_id)
    return Exchange(db, conversation, db.get(Message, message_id) if message_id is not None else None)


def why_ask(conversation_id: str, message_id: int | None) -> list[Say]:
    """Why the open question is asked."""
    with reading() as db:
        place = Place.read(db.get_one(Conversation, conversation_id).progress)
    name = place.question or ""
    response = f"utter_why_{_WHY.get(name, name)}"
    return [Say(response if words().has(response, "web") else "utter_why_other")]


def why_not(conversation_id: str, message_id: int | None) -> list[Say]:
    """Why services do not fit: on the web clause by clause, by text in work facts only."""
    with reading() as db:
        x = _exchange(db, conversation_id, message_id)
        if plan.always_asked(x.facts, x.place.skipped) is not None:
            return [Say("utter_why_not_yet")]
        found = matching.fit(x)
        named = x.local.directory.named(x.message.text) if x.message is not None else None
        decision = found.decision(named.id) if named is not None else None
        if decision is not None:
            told = " ".join(filter(None, (criteria.clause_by_clause(decision, x.channel), _when(x, found, decision))))
            return [Say("utter_why_not_named", {"reasons": told, "because": matching.because(x)})]
        gone = not_offered(x, anywhere=True)
        if gone is not None:
            return [gone]
        reasons = [criteria.explain(each, x.channel) for each in found.decisions if each.outcome == "does_not_meet"]
        text = "\n".join(reasons) or "Nothing is left out: what there is fits what you told us."
        return [Say("utter_why_not", {"reasons": text, "because": matching.because(x)})]


def about_service(conversation_id: str, message_id: int | None) -> list[Say]:
    """What a service is that the patient names; one that has ended is said to have, with what there is now."""
    with reading() as db:
        x = _exchange(db, conversation_id, message_id)
        gone = not_offered(x, anywhere=True)
        if gone is not None:
            return [gone]
        service = x.local.directory.named(x.message.text) if x.message is not None else None
        if service is not None:
            return [Say("utter_about_service", service.named_for(x.channel))]
        return [Say("utter_service_not_known")]


def _when(x: Exchange, found: matching.Fit, decision: criteria.Decision) -> str:
    """The day from which time alone may make it fit."""
    day = next((day for service, day in found.later if service.id == decision.service_id), None)
    return f"We can check again on {describe.day(day)}." if day is not None else ""


def progress(conversation_id: str, message_id: int | None) -> list[Say]:
    """About how many questions are left."""
    return [Say("utter_progress", {"left": str(left(conversation_id) or 0)})]


def left(conversation_id: str) -> int | None:
    """About how many questions are left; None once there is nothing left to ask."""
    with reading() as db:
        return Place.read(db.get_one(Conversation, conversation_id).progress).left
