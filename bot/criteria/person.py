"""A person's facts made ready for rules: cleaned, with what follows from them, on one day.

Some facts follow from others by the meaning of the words alone (someone who is off sick is not at work; someone
who is struggling at work is). They are filled in only where the person has said nothing, so that a rule never asks
what has been answered already. What follows is never a guess: each line says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.criteria.calendar_days import age_on, read_date
from bot.understanding.facts import CATALOGUE, Kind, known

Facts = Mapping[str, Any]

AT_WORK = ("at_work", "phased_return", "recently_returned")
HAS_WORK = (*AT_WORK, "off_sick", "absence_planned")
IN_WORK = ("employed", "self_employed", "agency_or_zero_hours")

DERIVED: dict[str, tuple[str, ...]] = {
    "in_work": ("employment", "attendance"),
    "has_condition": ("conditions", "condition_words"),
}
"""Facts that a rule may use and nobody is asked for as such, and the facts they are worked out from."""

_MUSCULOSKELETAL = (
    *("arthritis", "osteoarthritis", "sciatica", "joint pain", "back pain", "low back", "lower back", "lumbar"),
    *("neck pain", "shoulder pain", "knee pain", "hip pain"),
)


@dataclass(frozen=True)
class Person:
    """Facts on a day, cleaned: a fact that is not known is absent."""

    facts: dict[str, Any]
    on: date


def prepare(facts: Facts, on: date) -> Person:
    """The facts a rule is judged on. Values of the wrong shape count as not known; unknown names are left out."""
    clean = {}
    for name, value in facts.items():
        if known(value) and (name in CATALOGUE or name == "date_of_birth"):
            tidy = _tidy(name, value)
            if tidy is not None:
                clean[name] = tidy
    _age(clean, on)
    _work(clean)
    _condition(clean)
    return Person(clean, on)


def _tidy(name: str, value: Any) -> Any:
    fact = CATALOGUE.get(name)
    if fact is None or fact.kind is Kind.DATE:
        return read_date(value)
    if fact.kind is Kind.CHOICES:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list | tuple | set | frozenset):
            return None
        said = frozenset(str(item) for item in items if known(item))
        return said if said or not items else None
    if fact.kind is Kind.YES_NO:
        return value if isinstance(value, bool) else None
    if fact.kind is Kind.NUMBER:
        return _whole(value)
    if fact.kind is Kind.SIZE:
        whole = _whole(value)
        return whole if whole is not None else (value if isinstance(value, str) else None)
    if fact.kind is Kind.CHOICE:
        return value if value in fact.values else None
    text = " ".join(str(value).split())
    return text or None


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return int(value) if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() else None


def _age(facts: dict[str, Any], on: date) -> None:
    born, birthday = facts.get("date_of_birth"), facts.get("birthday_by")
    if born is not None:
        facts["age"] = age_on(born, on)
    elif birthday is not None and on >= birthday and "age" in facts:
        facts["age"] += 1  # told in whole years, and a birthday by that day


def _work(facts: dict[str, Any]) -> None:
    employment, attendance = facts.get("employment"), facts.get("attendance")
    if attendance is None and employment == "unemployed":
        attendance = facts["attendance"] = "not_in_work"  # no job to be at or off from
    if attendance is None and "absence_started" in facts and not facts.get("struggling_at_work"):
        attendance = facts["attendance"] = "off_sick"  # the first day off "this time", and nothing said of a return
    if employment == "unemployed":
        facts["in_work"] = False
    elif attendance is not None:
        facts["in_work"] = attendance != "not_in_work"
    elif employment in IN_WORK:
        facts["in_work"] = True
    elif employment == "retired":
        facts["in_work"] = False
    if attendance in ("off_sick", "not_in_work"):
        facts.setdefault("struggling_at_work", False)  # the words are "struggling *at* work"
    if attendance is None and facts.get("struggling_at_work") and facts.get("in_work", True):
        facts["attendance"] = "at_work"
        facts["in_work"] = True


def _condition(facts: dict[str, Any]) -> None:
    detail = str(facts.get("condition_detail", "")).lower()
    if "conditions" not in facts and any(name in detail for name in _MUSCULOSKELETAL):
        facts["conditions"] = frozenset({"musculoskeletal"})  # the person has named it
    told = ("condition_words", "condition_detail")
    if "conditions" in facts:
        facts["has_condition"] = bool(facts["conditions"])
    elif any(name in facts for name in told) or facts.get("condition_affects_work") or facts.get("work_affects_health"):
        facts["has_condition"] = True
    unwell = facts.get("attendance") == "off_sick" or facts.get("struggling_at_work")
    if facts.get("has_condition") and unwell:
        facts.setdefault("condition_affects_work", True)  # it keeps them off, or makes work a struggle


def asked_for(name: str) -> tuple[str, ...]:
    """The facts to ask for in order to learn this one."""
    return DERIVED.get(name, (name,))


__all__ = ["AT_WORK", "DERIVED", "HAS_WORK", "IN_WORK", "Facts", "Person", "asked_for", "prepare"]
