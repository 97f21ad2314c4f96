"""Choosing questions: which facts can still change some outcome for this person, and when time alone will.

The search is exact over what the rules can tell apart: it walks through the answers still possible (and no answer),
stops where an outcome is settled, and keeps the facts at which two of them lead to different ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Optional

from bot.criteria.calendar_days import add, read_date
from bot.criteria.comparisons import SINCE, bounded, turning_day
from bot.criteria.evaluating import decide
from bot.criteria.kleene import Truth
from bot.criteria.person import Facts, Person, prepare
from bot.criteria.remaining import open_facts, remainder
from bot.criteria.rule import judge, undoubted
from bot.criteria.service import DOES_NOT_MEET, MEETS, NEED_TO_KNOW, PERSON_TO_LOOK, Service

LONGEST_WAIT_DAYS = 366


def useful(services: Iterable[Service], facts: Facts, on: date, askable: Sequence[str]) -> list[str]:
    """The facts of `askable` that can still change some service's outcome, the most useful first.

    A fact's use is the number of services it bears on, and how often one answer to it settles them; facts of equal
    use keep the order of `askable`. Empty once nothing that can be asked makes a difference.
    """
    use = dict.fromkeys(askable, 0.0)
    person = prepare(facts, on)
    for service in services:
        search = _Search(service, facts, person)
        for name in search.relevant():
            if name in use:
                use[name] += 1.0 + search.settled_by(name)
    order = {name: place for place, name in enumerate(askable)}
    return sorted((name for name in use if use[name] > 0), key=lambda name: (-use[name], order[name]))


def saved(services: Iterable[Service], asked: Iterable[str], askable: Sequence[str]) -> int:
    """How many questions were saved: facts that these services' rules use, that could be asked, and were not."""
    used = {name for service in services for name in service.base_facts}
    return len(used.intersection(askable).difference(asked))


class _Search:
    """The outcomes still possible for one service and one person."""

    def __init__(self, service: Service, facts: Facts, person: Person) -> None:
        self.service = service
        self.on = person.on
        self.facts, self.person = dict(facts), person
        self.unknown = [name for name in service.base_facts if name not in person.facts]
        self.found: set[str] = set()
        self.ends: dict[tuple[Any, ...], Any] = {}

    def relevant(self) -> set[str]:
        """The facts not known that some way of answering the others makes matter."""
        self.found.clear()
        self.ends.clear()
        if not self._judged(self.person)[1]:
            self._explore(0, self.facts, self.person)
        return self.found

    def settled_by(self, name: str) -> float:
        """The share of the answers to one fact that settle the outcome, between 0 and 1."""
        answers = self.service.answers(name, self.on)
        settled = sum(self._judged(prepare(self.facts | {name: value}, self.on))[1] for value in answers)
        return settled / len(answers)

    def _judged(self, person: Person) -> tuple[str, bool]:
        """The outcome, and whether it is settled for good."""
        seen: dict[str, Truth] = {}
        holds = judge(self.service.rule, person, self.service.places, seen)
        if holds is False:
            return DOES_NOT_MEET, True
        if holds is None:
            return NEED_TO_KNOW, False
        outcome = MEETS if undoubted(self.service.rule, seen, True) else PERSON_TO_LOOK
        return outcome, undoubted(self.service.rule, seen, None) is not None

    def _explore(self, depth: int, facts: dict[str, Any], person: Person) -> Any:
        left = remainder(self.service.rule, person, self.service.places)
        names = open_facts(left)
        while depth < len(self.unknown) and self.unknown[depth] not in names:
            depth += 1
        key = (depth, left, person.facts.get("employment"), person.facts.get("attendance"))
        if key not in self.ends:
            self.ends[key] = self._end(depth, facts, person)
        return self.ends[key]

    def _end(self, depth: int, facts: dict[str, Any], person: Person) -> Any:
        outcome, settled = self._judged(person)
        if settled or depth == len(self.unknown):
            return outcome
        name = self.unknown[depth]
        silence = self._explore(depth + 1, facts, person)
        told = (facts | {name: value} for value in self.service.answers(name, self.on))
        ends = [silence, *(self._explore(depth + 1, more, prepare(more, self.on)) for more in told)]
        if all(end == silence for end in ends):
            return silence
        self.found.add(name)
        return (name, tuple(ends))


def recheck_on(service: Service, facts: Facts, on: date) -> Optional[date]:
    """The first day on which time alone makes this "no" a "yes" (within a year); None where it never does."""
    person, last = prepare(facts, on), add(on, LONGEST_WAIT_DAYS, "days")
    days = sorted(day for day in _turning_days(service, person) if on < day <= last)
    if not days or decide(service, person).outcome != DOES_NOT_MEET:
        return None
    return next((day for day in days if decide(service, prepare(facts, day)).outcome in (MEETS, PERSON_TO_LOOK)), None)


def _turning_days(service: Service, person: Person) -> set[date]:
    days = set()
    for test in service.comparisons:
        start = person.facts.get(test.fact)
        if test.unit and isinstance(start, date):
            since = test.operator in SINCE
            days |= {turning_day(start, operator, count, test.unit, since) for operator, count in test.bounds}
        born = person.facts.get("date_of_birth")
        if test.fact == "age" and isinstance(born, date):
            days |= {add(born, 12 * (years + more), "months") for _, years in test.bounds for more in (0, 1)}
        birthday = person.facts.get("birthday_by")
        if test.fact == "age" and isinstance(birthday, date):
            days.add(birthday)
    return days


def birthday_bound(service: Service, facts: Facts, told_on: date, on: date) -> Optional[int]:
    """The age that a birthday before `on` may bring and at which the service starts or stops; else None.

    For "Will you be 45 by 9 March?": asked where the age was told in whole years, one birthday may come between the
    day it was told and the appointment, that birthday crosses a bound of the rule, and the patient has not said yet.
    """
    age = facts.get("age")
    if isinstance(age, bool) or not isinstance(age, int) or "date_of_birth" in facts or on <= told_on:
        return None
    settled = [read_date(facts.get(name)) for name in ("birthday_by", "no_birthday_by")]
    if settled[0] is not None or (settled[1] is not None and on <= settled[1]):
        return None
    for test in service.comparisons:
        if test.fact == "age" and bounded(test.bounds, age) is not bounded(test.bounds, age + 1):
            return age + 1
    return None
