"""The answers a person could still give, as far as a rule can tell them apart.

For each fact a rule uses, a few values stand for all: each choice, the values on, above and below each bound, a
place inside and one outside. Values that no comparison tells apart are kept once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, combinations
from typing import Any

from bot.criteria.calendar_days import add
from bot.criteria.comparisons import SINCE, Comparison
from bot.criteria.kleene import Truth
from bot.criteria.person import DERIVED, prepare
from bot.criteria.places import Places
from bot.criteria.rule import Node, comparisons
from bot.understanding.facts import CATALOGUE, Kind

ELSEWHERE = ("isles of scilly", "orkney", "powys", "belfast")
SOMETHING_ELSE = "something else"
MOST_SUBSETS = 4


def base_facts(node: Node) -> tuple[str, ...]:
    """The facts a person can be asked for that a rule's answer may hang on."""
    names: list[str] = []
    for test in comparisons(node):
        names.extend(DERIVED.get(test.fact, (test.fact,)))
        if test.fact == "struggling_at_work":
            names.append("attendance")
    return tuple(name for name in dict.fromkeys(names) if name in CATALOGUE)


def values(node: Node, fact: str, on: date, places: Places) -> list[Any]:
    """Values of a fact that stand for all it may hold, as far as this rule can tell."""
    tests = [test for test in comparisons(node) if test.fact == fact]
    found: dict[tuple[Truth, ...], Any] = {}
    for value in _candidates(fact, tests, on, places):
        person = prepare({fact: value}, on)
        key = tuple(test.check(person, places) for test in comparisons(node))
        found.setdefault(key, value)
    return list(found.values())


def _candidates(fact: str, tests: list[Comparison], on: date, places: Places) -> Iterable[Any]:
    kind = CATALOGUE[fact].kind
    if kind is Kind.YES_NO:
        return (True, False)
    if kind is Kind.CHOICE:
        return CATALOGUE[fact].values
    if kind is Kind.CHOICES:
        return _lists(fact, tests)
    if kind is Kind.DATE:
        return [day.isoformat() for test in tests for day in _days(test, on)] or [on.isoformat()]
    if kind in (Kind.NUMBER, Kind.SIZE):
        bounds = {count for test in tests for _, count in test.bounds} | {v for test in tests for v in test.values}
        return sorted({max(0, count + step) for count in bounds for step in (-1, 0, 1)}) or [1]
    return _texts(fact, tests, places)


def _lists(fact: str, tests: list[Comparison]) -> list[list[str]]:
    named = list(dict.fromkeys(value for test in tests for value in test.values))
    others = [value for value in CATALOGUE[fact].values if value not in named][-1:] or [SOMETHING_ELSE]
    if len(named) <= MOST_SUBSETS:
        subsets = chain.from_iterable(combinations(named, size) for size in range(len(named) + 1))
        return [list(subset) or others for subset in subsets] + [[]]
    return [[], others, named, *([value] for value in named)]


def _days(test: Comparison, on: date) -> list[date]:
    sign = -1 if test.operator in SINCE else 1
    middles = [add(on, sign * count, test.unit) for _, count in test.bounds]
    return [add(day, step, "days") for day in middles for step in (-1, 0, 1)]


def _texts(fact: str, tests: list[Comparison], places: Places) -> list[str]:
    named = [str(value) for test in tests for value in test.values]
    if fact == "area":
        return named + [place for place in ELSEWHERE if places.knows(place)]
    if fact == "gp_practice":
        return named + list(places.practices) + [SOMETHING_ELSE]
    return [*named, SOMETHING_ELSE]
