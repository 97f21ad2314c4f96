"""Choosing questions, and when to look again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from criteria_files import ASKABLE, CLAUSE, DAY, published, service

from bot.criteria import birthday_bound, evaluate, evaluate_all, read_yaml, recheck_on, saved, useful
from bot.criteria.possibilities import base_facts

ALL = list(published().services)


def test_nothing_is_asked_once_everything_is_settled() -> None:
    assert useful([service("fit-for-work")], {"employment": "self_employed"}, DAY, ASKABLE) == []
    assert useful([service("fit-for-work")], {"employment": "employed", "area": "Leeds"}, DAY, ASKABLE) == []
    assert useful([], {}, DAY, ASKABLE) == []


def test_the_most_useful_question_comes_first() -> None:
    facts = {"area": "Fife", "condition_affects_work": True, "referrer": "self"}
    found = service("working-health-services-scotland")
    assert useful([found], facts, DAY, ASKABLE) == ["employment", "employer_size"]
    assert useful([found], {**facts, "employment": "self_employed"}, DAY, ASKABLE) == []
    assert useful([found], {**facts, "employment": "employed"}, DAY, ASKABLE) == ["employer_size"]
    assert useful([found], {**facts, "employment": "employed"}, DAY, ["age"]) == []


def test_a_flag_is_worth_asking_only_where_the_service_may_still_fit() -> None:
    found = service("steady-steps")
    facts: dict[str, Any] = {"area": "Tideway", "attendance": "off_sick", "absence_started": "2026-01-01"}
    assert useful([found], facts, DAY, ASKABLE) == ["dispute_in_progress"]
    assert useful([found], {**facts, "attendance": "at_work"}, DAY, ASKABLE) == []


def test_questions_saved_are_counted() -> None:
    found = service("working-health-services-scotland")
    used = [name for name in ASKABLE if name in base_facts(found.rule)]
    assert saved([found], [], ASKABLE) == len(used)
    assert saved([found], ["employment", "area"], ASKABLE) == len(used) - 2
    assert saved([found], used, ASKABLE) == 0


@pytest.mark.parametrize(
    ("service_id", "facts", "day"),
    [
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick", "absence_started": "2026-11-01"}, "2026-11-29"),
        ("steady-steps", {"area": "Leeds", "attendance": "off_sick", "absence_started": "2026-11-01"}, None),
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick", "absence_started": "2026-01-01"}, None),
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick", "absence_started": "2028-01-01"}, None),
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick"}, None),
        ("escape-pain", {"date_of_birth": "1981-12-01", "condition_detail": "osteoarthritis"}, "2026-12-01"),
        ("escape-pain", {"age": 44, "condition_detail": "osteoarthritis"}, None),
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick", "absence_started": "2027-10-26"}, "2027-11-23"),
        ("steady-steps", {"area": "Tideway", "attendance": "off_sick", "absence_started": "2027-10-27"}, None),
        (
            "option-c",
            {
                "employment": "employed",
                "attendance": "off_sick",
                "absence_started": "2026-11-08",
                "conditions": ["mental_health"],
                "willing_to_return": False,
            },
            "2026-12-06",
        ),
    ],
)
def test_when_time_alone_makes_it_fit(service_id: str, facts: dict[str, Any], day: str | None) -> None:
    expected = date.fromisoformat(day) if day else None
    found = service(service_id)
    assert recheck_on(found, facts, DAY) == expected
    if expected:
        assert evaluate(found, facts, expected).outcome in ("meets", "person_to_look")
        assert evaluate(found, facts, expected - timedelta(days=1)).outcome == "does_not_meet"


def test_a_birthday_before_the_appointment_is_asked_about() -> None:
    found, later = service("escape-pain"), DAY + timedelta(days=30)
    assert birthday_bound(found, {"age": 44}, DAY, later) == 45
    assert birthday_bound(found, {"age": 45}, DAY, later) is None
    assert birthday_bound(found, {"age": 43}, DAY, later) is None
    assert birthday_bound(found, {"age": 44}, DAY, DAY) is None
    assert birthday_bound(found, {"age": 44, "date_of_birth": "1981-12-01"}, DAY, later) is None
    assert birthday_bound(found, {"age": "unknown"}, DAY, later) is None
    assert birthday_bound(service("start-back"), {"age": 44}, DAY, later) is None


def test_a_rule_of_choices_is_searched_through_every_choice() -> None:
    text = CLAUSE + "  clause: c\n  met: a\n  unmet: b\n  source: s\n  fact: conditions\n  all_of: [skin, cancer]"
    found = read_yaml(text, "x.yml")
    assert useful([found], {}, DAY, ASKABLE) == ["conditions"]
    assert evaluate(found, {"conditions": ["skin", "cancer", "other"]}, DAY).outcome == "meets"


@pytest.mark.parametrize(
    ("bound", "born", "day"),
    [
        ("more_than: 44", "1981-12-01", "2026-12-01"),
        ("at_least: 45", "1981-12-01", "2026-12-01"),
        ("at_most: 44", "1981-11-01", None),
        ("less_than: 45", "1981-11-01", None),
    ],
)
def test_a_birthday_makes_it_fit(bound: str, born: str, day: str | None) -> None:
    text = CLAUSE + f"  clause: c\n  met: a\n  unmet: b\n  source: s\n  fact: age\n  {bound}"
    expected = date.fromisoformat(day) if day else None
    assert recheck_on(read_yaml(text, "x.yml"), {"date_of_birth": born}, DAY) == expected


def test_many_services_are_judged_as_one_by_one() -> None:
    person = {"attendance": "off_sick", "absence_started": "2026-10-01", "age": 45, "area": "Tideway"}
    assert evaluate_all(ALL, person, DAY) == [evaluate(found, person, DAY) for found in ALL]
