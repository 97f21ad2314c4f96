"""Judging one person by one service's rule: yes, no, need to know more, or a person to look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from bot.criteria import service as outcomes
from bot.criteria.comparisons import Comparison
from bot.criteria.kleene import Truth
from bot.criteria.labels import about, words
from bot.criteria.person import Facts, Person, asked_for, prepare
from bot.criteria.rule import Clause, Every, Node, Opposite, Some, judge, undoubted
from bot.criteria.service import Decision, Reason, Service

TRACE = {True: "met", False: "not_met", None: "not_known"}


def evaluate(service: Service, facts: Facts, on: date) -> Decision:
    """The decision on one service for a person's facts on a day.

    `facts` maps names of the catalogue to JSON values; absent, "unknown" and "rather_not_say" all mean not known.
    The service's status plays no part: this is the rule alone.
    """
    return decide(service, prepare(facts, on))


def meets(service: Service, facts: Facts, on: date) -> bool:
    """Whether the decision would be `meets`; for many days in a row, where nobody asks for the reasons."""
    seen: dict[str, Truth] = {}
    holds = judge(service.rule, prepare(facts, on), service.places, seen)
    return holds is True and bool(undoubted(service.rule, seen, True))


def evaluate_all(services: Iterable[Service], facts: Facts, on: date) -> list[Decision]:
    """The decisions on many services for one person, who is made ready once."""
    person = prepare(facts, on)
    return [decide(service, person) for service in services]


def decide(service: Service, person: Person) -> Decision:
    """The decision for a person already made ready."""
    seen: dict[str, Truth] = {}
    every: dict[int, Truth] = {}
    holds = judge(service.rule, person, service.places, seen, every)
    flagged = [clause for clause in service.clauses if clause.flag_only and seen.get(clause.id) is False]
    missing: tuple[str, ...] = ()
    if holds is False:
        outcome = outcomes.DOES_NOT_MEET
    elif holds is None:
        outcome = outcomes.NEED_TO_KNOW
        missing = tuple(dict.fromkeys(_open_facts(service.rule, person, every)))
    else:
        outcome = outcomes.MEETS if undoubted(service.rule, seen, True) else outcomes.PERSON_TO_LOOK
    decisive = _support(service.rule, holds, every)
    reasons = [_reason(clause, answer, person) for clause, answer in decisive if not clause.flag_only]
    if outcome in (outcomes.PERSON_TO_LOOK, outcomes.NEED_TO_KNOW):
        reasons += [_reason(clause, False, person, "flagged") for clause in flagged]
    trace = tuple(
        (clause.id, TRACE[seen[clause.id]] if clause.id in seen else "does_not_apply") for clause in service.clauses
    )
    return Decision(
        service.id, service.name, outcome, tuple(reasons), missing, service.version, trace, service.sms_name, person.on
    )


def _support(node: Node, holds: Truth, every: Mapping[int, Truth]) -> list[tuple[Clause, Truth]]:
    """The clauses that make a part come out as it does, each with its own answer; `every` part's as `judge` left it."""
    if isinstance(node, Clause):
        applies = True if node.when is None else every[id(node.when)]
        return [(node, holds)] if applies is not False else []
    if isinstance(node, Opposite):
        return _support(node.part, every[id(node.part)], every)
    if isinstance(node, Every | Some):
        return [pair for part in node.parts if every[id(part)] is holds for pair in _support(part, holds, every)]
    return []


def _open_facts(node: Node, person: Person, every: Mapping[int, Truth]) -> list[str]:
    """The facts not known that a part's answer hangs on."""
    if isinstance(node, Comparison):
        return list(_askable(node, person))
    if isinstance(node, Clause):
        if node.flag_only or every[id(node)] is not None:
            return []
        inside = [part for part in (node.when, node.body) if part is not None]
    elif isinstance(node, Opposite):
        inside = [node.part]
    else:
        inside = list(node.parts)
    waiting = [part for part in inside if every[id(part)] is None]
    return [fact for part in waiting for fact in _open_facts(part, person, every)]


def _askable(test: Comparison, person: Person) -> tuple[str, ...]:
    names = asked_for(test.fact)
    unsaid = tuple(name for name in names if name not in person.facts)
    return unsaid[:1] or names[:1]


def _reason(clause: Clause, answer: Truth, person: Person, outcome: str = "") -> Reason:
    """One clause's own answer in words."""
    outcome = outcome or TRACE[answer]
    if answer is None:
        open_facts = [fact for fact in clause.facts if fact not in person.facts] or list(clause.facts)
        text = "We do not know yet " + " or ".join(dict.fromkeys(about(fact) for fact in open_facts)) + "."
        return Reason(clause.id, outcome, text, "", clause.about_work, clause.source)
    told = fill(clause.met if answer else clause.unmet, person)
    return Reason(clause.id, outcome, f"Because you told us {told}.", told, clause.about_work, clause.source)


def fill(text: str, person: Person) -> str:
    """Words with each `{fact}` in them replaced by what the person told us."""
    return re.sub(r"\{(\w+)\}", lambda found: words(person.facts.get(found.group(1), "not said")), text)
