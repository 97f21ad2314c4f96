"""The comparisons a rule can make: one fact against values, numbers with explicit bounds, dates, places, words.

Each gives true, false or not known. A bound is always named inclusive (`at_least`, `at_most`) or exclusive
(`more_than`, `less_than`). A range (an employer of "50-250") is compared whole: where part of it lies on each side
of a bound, the answer is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.criteria.calendar_days import add
from bot.criteria.kleene import Truth, conjunction
from bot.criteria.person import Person
from bot.criteria.places import Places, district, plain_name

BOUNDS = ("at_least", "at_most", "more_than", "less_than")
SINCE = {"days_since": "days", "weeks_since": "weeks", "months_since": "months"}
UNTIL = {"days_until": "days", "weeks_until": "weeks", "months_until": "months"}
MEMBERSHIP = ("is", "any_of", "all_of", "none_of")
PLACE = ("within", "districts")
WORDS = ("mentions",)
OPERATORS = (*MEMBERSHIP, *PLACE, *WORDS, "given", *BOUNDS, *SINCE, *UNTIL)

Bounds = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Comparison:
    """One fact compared. `values` for membership, places and words; `bounds` for numbers and dates (with `unit`,
    counted `since` the date or until it). `unclear` are words that leave it open; `or_words_of` is a second fact
    in which the words may stand. `unsaid` is the answer while nobody has said anything: only for who is asking."""

    fact: str
    operator: str
    values: tuple[Any, ...] = ()
    bounds: Bounds = ()
    unit: str = ""
    unclear: tuple[str, ...] = ()
    or_words_of: str = ""
    unsaid: Truth = None

    def check(self, person: Person, places: Places) -> Truth:
        """Whether it holds for this person on this day."""
        value = person.facts.get(self.fact)
        if self.operator == "within":
            return _within(self, person, places)
        if self.operator == "mentions":
            return _mentions(self, value, person.facts.get(self.or_words_of))
        if self.operator == "given":
            return True if value is not None else None
        if value is None:
            return self.unsaid
        if self.unit:
            return _when(self, value, person.on)
        if self.bounds:
            return bounded(self.bounds, value)
        if self.operator == "districts":
            found = district(value)
            return None if found is None else found in self.values
        return _member(self, value)


def _member(test: Comparison, value: Any) -> Truth:
    if isinstance(value, frozenset):
        shared = value.intersection(test.values)
        if test.operator == "any_of":
            return bool(shared)
        if test.operator == "all_of":
            return len(shared) == len(test.values)
        return not shared
    if isinstance(value, str) and test.fact not in _EXACT:
        found = plain_name(value) in {plain_name(item) for item in test.values}
    else:
        found = value in test.values
    return found if test.operator != "none_of" else not found


_EXACT = frozenset({"employment", "attendance", "fit_note", "goal", "referrer", "contact_mode", "employer_size"})


def extent(value: Any) -> tuple[float, float] | None:
    """The smallest and the largest number that a value may stand for (`251+` has no largest)."""
    if isinstance(value, int):
        return value, value
    match = re.fullmatch(r"\s*(\d+)\s*(?:-|–|to)\s*(\d+)\s*", str(value))
    if match:
        return int(match.group(1)), int(match.group(2))
    match = re.fullmatch(r"\s*(\d+)\s*\+\s*", str(value))
    return (int(match.group(1)), float("inf")) if match else None


def bounded(bounds: Bounds, value: Any) -> Truth:
    """Whether a number, or a band of numbers, lies within bounds."""
    span = extent(value)
    if span is None:
        return None
    return conjunction(_side(operator, bound, *span) for operator, bound in bounds)


def _side(operator: str, bound: int, low: float, high: float) -> Truth:
    if operator in ("at_least", "more_than"):
        inside, outside = (low >= bound, high < bound) if operator == "at_least" else (low > bound, high <= bound)
    else:
        inside, outside = (high <= bound, low > bound) if operator == "at_most" else (high < bound, low >= bound)
    return True if inside else (False if outside else None)


def turning_day(start: date, operator: str, count: int, unit: str, since: bool) -> date:
    """The first day on which the comparison changes its answer."""
    if since:
        day = add(start, count, unit)
        return add(day, 1, "days") if operator in ("at_most", "more_than") else day
    day = add(start, -count, unit)
    return add(day, 1, "days") if operator in ("at_least", "less_than") else day


def _when(test: Comparison, start: date, on: date) -> Truth:
    since = test.operator in SINCE
    for operator, count in test.bounds:
        turned = on >= turning_day(start, operator, count, test.unit, since)
        holds = turned if since == (operator in ("at_least", "more_than")) else not turned
        if not holds:
            return False
    return True


def _within(test: Comparison, person: Person, places: Places) -> Truth:
    for place in _whereabouts(test.fact, person, places):
        firm = _in_any(place, test.values, places)
        if firm is not None:
            return firm
    return None


def _whereabouts(fact: str, person: Person, places: Places) -> list[str]:
    if fact == "gp_practice":
        found = [places.of_practice(person.facts.get("gp_practice", ""))]
    else:
        facts = person.facts
        found = [plain_name(facts["area"])] if "area" in facts else []
        if "postcode" in facts:
            found.append(places.of_postcode(facts["postcode"]))
        if "nation" in facts:
            found.append(plain_name(facts["nation"]))
    return [place for place in found if place is not None]


def _in_any(place: str, areas: tuple[Any, ...], places: Places) -> Truth:
    answer: Truth = False
    for area in areas:
        inside = places.inside(place, area)
        if inside:
            return True
        if inside is None:
            answer = None
    return answer


def _mentions(test: Comparison, value: Any, other: Any) -> Truth:
    if value is None:
        return True if other is not None and _says(other, test.values) else test.unsaid
    if _says(value, test.values):
        return True
    return None if _says(value, test.unclear) else False


def _says(text: Any, phrases: tuple[Any, ...]) -> bool:
    words = " " + re.sub(r"[^a-z0-9]+", " ", str(text).lower()) + " "
    return any(f" {phrase} " in words for phrase in phrases)
