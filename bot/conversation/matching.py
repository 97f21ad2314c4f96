"""What fits this patient: every open service of the area judged by its criteria, and what to offer where none fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from bot import criteria
from bot.conversation.exchange import Exchange
from bot.criteria import Decision, Service
from bot.criteria.calendar_days import read_date
from bot.criteria.service import MEETS
from bot.referral.plan import ASKABLE
from bot.store.tables import DecisionRecord


@dataclass(frozen=True)
class Fit:
    """The services by what became of them, in the order in which they are offered.

    `later` holds services that only time keeps apart from the patient, with the day to check again.
    """

    fitting: tuple[Service, ...]
    to_look: tuple[Service, ...]
    through_surgery: tuple[Service, ...]
    later: tuple[tuple[Service, date], ...]
    decisions: tuple[Decision, ...]

    def decision(self, service_id: str) -> Decision | None:
        """What was decided about one service."""
        return next((each for each in self.decisions if each.service_id == service_id), None)


def judged(exchange: Exchange) -> tuple[Service, ...]:
    """The services that this patient may be offered at all: published, running, and not stale."""
    return tuple(service for service in exchange.local.directory.services if service.offered(exchange.on))


def full_services(exchange: Exchange) -> list[Service]:
    """The services that take nobody just now, but have a waiting list: offered where no open one fits."""
    return [
        service
        for service in exchange.local.directory.services
        if service.offered(exchange.on, full=True) and service.booking == "slots"
    ]


def fit(exchange: Exchange) -> Fit:
    """Judges every service on what is known now; once, until something else is known."""
    facts = on_the_visit(exchange)
    on = facts, dict(exchange.place.overrides)
    if exchange.judged is None or exchange.judged[0] != on:
        exchange.judged = on, _judge(exchange, facts)
    found: Fit = exchange.judged[1]
    return found


def _judge(exchange: Exchange, facts: dict[str, Any]) -> Fit:
    services = judged(exchange)
    decisions = _decide(exchange, services, facts)
    waiting = full_services(exchange)
    full = list(zip(waiting, _decide(exchange, waiting, facts), strict=True))
    full = [(service, decision) for service, decision in full if decision.outcome == MEETS and service.self_referral]
    by_outcome: dict[str, list[Service]] = {}
    for service, decision in zip(services, decisions, strict=True):
        by_outcome.setdefault(decision.outcome, []).append(service)
    meets = by_outcome.get("meets", [])
    later = [
        (service, day)
        for service in by_outcome.get("does_not_meet", [])
        if (day := criteria.recheck_on(service, facts, exchange.on)) is not None
    ]
    return Fit(
        tuple(service for service in meets if service.self_referral) or tuple(service for service, _ in full),
        (*by_outcome.get("person_to_look", []), *by_outcome.get("need_to_know", [])),
        tuple(service for service in meets if not service.self_referral),
        tuple(sorted(later, key=lambda pair: pair[1])),
        (*decisions, *(decision for _, decision in full)),
    )


def _decide(exchange: Exchange, services: Sequence[Service], facts: dict[str, Any]) -> tuple[Decision, ...]:
    """What the rules say, unless staff decided otherwise for this patient."""
    staffs = exchange.place.overrides
    return tuple(
        replace(decision, outcome=staffs[decision.service_id], reasons=(), missing=())
        if staffs.get(decision.service_id, decision.outcome) != decision.outcome
        else decision
        for decision in criteria.evaluate_all(services, facts, exchange.on)
    )


def on_the_visit(exchange: Exchange) -> dict[str, Any]:
    """What is known, with the age that they will have when they are first seen, where a birthday comes before that.

    Who said no for the first day and yes for a later one is seen first at the age they have now.
    """
    facts = exchange.facts
    birthday = read_date(facts.get("birthday_by"))
    before_it = birthday is not None and exchange.on < birthday and "no_birthday_by" not in facts
    if not before_it or not isinstance(facts.get("age"), int):
        return facts
    return {name: value for name, value in facts.items() if name != "birthday_by"} | {"age": facts["age"] + 1}


def useful(exchange: Exchange) -> list[str]:
    """Facts that can still change what fits, most useful first."""
    return list(criteria.useful(judged(exchange), exchange.facts, exchange.on, ASKABLE))


_LAST = (
    select(DecisionRecord.facts, DecisionRecord.on)
    .where(DecisionRecord.conversation_id == bindparam("conversation_id"))
    .order_by(DecisionRecord.id.desc())
    .limit(1)
)


def record(exchange: Exchange, found: Fit) -> None:
    """Stores the decision with its facts and trace, unless the last one was the same."""
    last = exchange.db.execute(_LAST, {"conversation_id": exchange.id}).first()
    facts = on_the_visit(exchange)
    if last is not None and last.facts == facts and last.on == exchange.on:
        return
    exchange.db.add(
        DecisionRecord(
            conversation_id=exchange.id,
            message_id=exchange.message.id if exchange.message is not None else None,
            at=exchange.now,
            on=exchange.on,
            facts=facts,
            results=[decision.stored() for decision in found.decisions],
        )
    )


def because(exchange: Exchange) -> str:
    """Work facts only, in at most 60 characters: "in a job, off since 15 February, Hillside Surgery"."""
    return criteria.because((), exchange.facts, exchange.local.surgery_name(exchange.conversation.surgery))
