"""Replay: what a changed file would have decided for people already seen, before it goes live."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.criteria.evaluating import evaluate
from bot.criteria.possibilities import base_facts, values
from bot.criteria.service import Decision, Service

NOT_SAID = object()


@dataclass(frozen=True)
class Case:
    """One person's facts as they were stored with a decision, and the day it was made for."""

    id: str
    facts: Mapping[str, Any]
    on: date


@dataclass(frozen=True)
class Flip:
    """One person for whom a service's outcome changes, and the clauses whose answers changed with it."""

    case: str
    service_id: str
    on: date
    before: str
    after: str
    clauses: tuple[str, ...]

    def __str__(self) -> str:
        why = ", ".join(self.clauses) or "the clauses themselves"
        before, after = (word.replace("_", " ") for word in (self.before, self.after))
        return f"{self.case}: {self.service_id} on {self.on}: {before} → {after} (because of {why})"


def replay(before: Sequence[Service], after: Sequence[Service], cases: Iterable[Case]) -> list[Flip]:
    """The people whose outcome flips between two versions of the directory, in the order of the cases.

    A service that is in one version only has the outcome "not there" in the other.
    """
    old = {service.id: service for service in before}
    new = {service.id: service for service in after}
    changed = [key for key in sorted({*old, *new}) if _version(old.get(key)) != _version(new.get(key))]
    return [flip for case in cases for key in changed for flip in _flip(case, key, old.get(key), new.get(key))]


def samples(
    before: Service | None, after: Service, on: date, count: int, choose: Callable[[Sequence[Any]], Any]
) -> list[Case]:
    """Made-up people to try a change on: each fact that either rule uses is left out, or is one of the answers that
    either rule can tell apart, so that bounds are met from both sides. `choose` takes one of several answers."""
    rules = [service for service in (before, after) if service]
    names = dict.fromkeys(name for service in rules for name in base_facts(service.rule))
    answers = {
        name: [NOT_SAID, *(value for each in rules for value in values(each.rule, name, on, each.places))]
        for name in names
    }
    people = [{name: choose(answers[name]) for name in names} for _ in range(count)]
    told = ({name: value for name, value in person.items() if value is not NOT_SAID} for person in people)
    return [Case(f"sample {number}", facts, on) for number, facts in enumerate(told, start=1)]


def _version(service: Service | None) -> str:
    return service.version if service else ""


def _flip(case: Case, key: str, old: Service | None, new: Service | None) -> list[Flip]:
    first = evaluate(old, case.facts, case.on) if old else None
    second = evaluate(new, case.facts, case.on) if new else None
    before, after = (decision.outcome if decision else "not there" for decision in (first, second))
    return [] if before == after else [Flip(case.id, key, case.on, before, after, _changed(first, second))]


def _changed(first: Decision | None, second: Decision | None) -> tuple[str, ...]:
    before, after = (dict(decision.trace) if decision else {} for decision in (first, second))
    return tuple(key for key in sorted({*before, *after}) if before.get(key) != after.get(key))


def same(service: Service, decision: Decision, facts: Mapping[str, Any], on: date) -> bool:
    """Whether a stored decision comes out again byte for byte from its facts, day and version of the rule."""
    return evaluate(service, facts, on) == decision
