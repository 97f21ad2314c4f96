"""The staff API for machines: `Authorization: Bearer <STAFF_API_TOKEN>`. Every view of a conversation is audited."""

from __future__ import annotations

import hmac
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from pydantic import BaseModel, Field

from bot import clock, criteria
from bot.conversation import trying
from bot.conversation.assistant import AssistantFailed
from bot.settings import settings
from bot.store import console
from bot.store.console_day import day_bounds
from bot.store.console_list import Wanted
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.understanding.facts import CATALOGUE

MACHINE = "staff API"
BIGGEST_ID = 2**62


def authorised(request: Request) -> str:
    """Lets in whoever has the token; gives the name that the audit writes down."""
    token = settings().staff_api_token
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise HTTPException(401, "A valid Authorization: Bearer token is needed.", {"WWW-Authenticate": "Bearer"})
    if any("\x00" in value for value in (request.scope["path"], *request.query_params.values())):
        raise HTTPException(422, "A NUL is no part of any name or number.")
    return MACHINE


Actor = Annotated[str, Depends(authorised)]


class EligibilityQuestion(BaseModel):
    """A person's facts, to be judged by every service's rule on a day."""

    facts: dict[str, Any] = Field(default_factory=dict)
    on: date | None = None
    include: str | None = None


class UnderstandQuestion(BaseModel):
    """A message, the fact that was just asked for, and the day."""

    text: str = Field(max_length=2000)
    asked: str | None = None
    on: date | None = None


def build() -> FastAPI:
    """The staff API as an application of its own, with its own OpenAPI document."""
    api = FastAPI(
        title="Referral assistant: staff API", version="1", docs_url=None, redoc_url=None, openapi_url="/openapi.json"
    )

    @api.get("/conversations")
    def conversations(
        actor: Actor,
        before: str | None = None,
        limit: Annotated[int, Query(ge=1, le=200)] = console.PAGE,
        channel: str | None = None,
        status: str | None = None,
        service: str | None = None,
        reference: str | None = None,
        flag: str | None = None,
        outcome: str | None = None,
        waiting: bool = False,
        since: date | None = None,
        until: date | None = None,
    ) -> dict[str, Any]:
        """Conversations, newest first. `until` is the last day; `waiting` are those that wait for a person."""
        wanted = Wanted(
            channel=channel,
            status=status,
            service=service,
            reference=reference,
            flag=flag,
            outcome=outcome,
            waiting=waiting,
            since=day_bounds(since)[0] if since else None,
            until=day_bounds(until)[1] if until else None,
        )
        with reading() as db:
            rows = console.conversations(db, before=before, limit=limit, wanted=wanted)
        return {"conversations": rows, "next": rows[-1]["id"] if len(rows) == limit else None}

    @api.get("/conversations/{conversation_id}")
    def conversation(conversation_id: str, actor: Actor) -> dict[str, Any]:
        """One conversation: messages, facts with provenance, decisions, flags."""
        return _seen(actor, "conversation", conversation_id, console.conversation)

    @api.get("/referrals")
    def referrals(
        actor: Actor,
        before: Annotated[int | None, Query(ge=0, le=BIGGEST_ID)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = console.PAGE,
    ) -> dict[str, Any]:
        """Referrals, newest first."""
        with reading() as db:
            return {"referrals": console.referrals(db, limit=limit, before=before)}

    @api.get("/referrals/{referral_id}")
    def referral(referral_id: str, actor: Actor) -> dict[str, Any]:
        """One referral, by its id or its reference."""
        return _seen(actor, "referral", referral_id, console.referral)

    @api.get("/appointments")
    def appointments(actor: Actor) -> dict[str, Any]:
        """Booked appointments, by time."""
        with reading() as db:
            return {"appointments": console.appointments(db)}

    @api.get("/alerts")
    def alerts(actor: Actor) -> dict[str, Any]:
        """Safety alerts, newest first."""
        with reading() as db:
            return {"alerts": console.alerts(db)}

    @api.post("/eligibility")
    def eligibility(question: EligibilityQuestion, actor: Actor) -> dict[str, Any]:
        """What every service's rule says of these facts: the same rules that a patient meets."""
        on = question.on or clock.today()
        found = local()
        services = list(found.directory.services)
        if question.include == "evidence":
            services += found.evidence.services
        return {"services": [_judged(service, question.facts, on) for service in services]}

    @api.post("/understand")
    async def understand(question: UnderstandQuestion, actor: Actor) -> dict[str, Any]:
        """What the assistant would understand of a message. Nothing is stored."""
        if question.asked is not None and question.asked not in CATALOGUE:
            raise HTTPException(422, f"There is no fact called '{question.asked}'.")
        if not question.text.strip():
            return {"intent": "nlu_fallback", "confidence": 0.0, "facts": {}, "safety": None}
        try:
            found = await trying.understand(question.text, question.asked, question.on or clock.today())
        except AssistantFailed:
            raise HTTPException(503, "The assistant does not answer. Try again in a moment.") from None
        return {
            "intent": found.intent,
            "confidence": found.confidence,
            "facts": found.facts,
            "safety": found.safety,
        }

    return api


def _seen(actor: str, kind: str, subject: str, find: Any) -> dict[str, Any]:
    with writing() as db:
        row: dict[str, Any] | None = find(db, subject)
        if row is None:
            raise HTTPException(404, f"There is no {kind} with that id.")
        console.audit(db, actor, f"view {kind}", subject, clock.now())
        return row


def _judged(service: criteria.Service, facts: dict[str, Any], on: date) -> dict[str, Any]:
    decision = criteria.evaluate(service, facts, on)
    return {
        "id": service.id,
        "service": service.name,
        "outcome": decision.outcome,
        "reasons": [{"clause": r.clause, "outcome": r.outcome, "text": r.text} for r in decision.reasons],
        "missing": list(decision.missing),
        "version": decision.version,
        "status": service.status.on(on),
        "evidence": service.evidence,
    }
