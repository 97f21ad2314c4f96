"""A person's facts made ready for rules: every kind of value cleaned, and all that follows from what was said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from criteria_files import CLAUSE, DAY

from bot.criteria import evaluate, read_yaml
from bot.criteria.comparisons import Comparison, bounded, extent, turning_day
from bot.criteria.kleene import Truth
from bot.criteria.person import Person, asked_for, prepare
from bot.criteria.places import UK

WELL = {"has_condition": True}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        # whole numbers
        ({"age": 45}, {"age": 45}),
        ({"age": " 45 "}, {"age": 45}),
        ({"age": 45.0}, {"age": 45}),
        ({"age": 45.5}, {}),
        ({"age": True}, {}),
        ({"age": "45 years"}, {}),
        ({"age": "٤٥"}, {}),
        ({"age": ""}, {}),
        ({"age": [45]}, {}),
        ({"employer_size": 250}, {"employer_size": 250}),
        ({"employer_size": "250"}, {"employer_size": 250}),
        ({"employer_size": "50-250"}, {"employer_size": "50-250"}),
        ({"employer_size": True}, {}),
        ({"employer_size": [250]}, {}),
        # one of several
        ({"goal": "return"}, {"goal": "return"}),
        ({"goal": "riches"}, {}),
        # several of several
        ({"conditions": "skin"}, {"conditions": frozenset({"skin"}), **WELL}),
        ({"conditions": ["skin", "cancer"]}, {"conditions": frozenset({"skin", "cancer"}), **WELL}),
        ({"conditions": ("skin",)}, {"conditions": frozenset({"skin"}), **WELL}),
        ({"conditions": {"skin"}}, {"conditions": frozenset({"skin"}), **WELL}),
        ({"conditions": frozenset({"skin"})}, {"conditions": frozenset({"skin"}), **WELL}),
        ({"conditions": ["skin", "unknown"]}, {"conditions": frozenset({"skin"}), **WELL}),
        ({"conditions": ["unknown"]}, {}),
        ({"conditions": []}, {"conditions": frozenset(), "has_condition": False}),
        ({"conditions": 3}, {}),
        ({"conditions": {"skin": 1}}, {}),
        # yes and no
        ({"veteran": True}, {"veteran": True}),
        ({"veteran": False}, {"veteran": False}),
        ({"veteran": "yes"}, {}),
        ({"veteran": 1}, {}),
        # days
        ({"job_lost_on": "2026-06-03"}, {"job_lost_on": date(2026, 6, 3)}),
        ({"job_lost_on": date(2026, 6, 3)}, {"job_lost_on": date(2026, 6, 3)}),
        ({"job_lost_on": "June"}, {}),
        ({"date_of_birth": "1981-11-22"}, {"date_of_birth": date(1981, 11, 22), "age": 45}),
        ({"date_of_birth": "long ago"}, {}),
        # words
        ({"job_title": "  bus   driver "}, {"job_title": "bus driver"}),
        ({"job_title": 7}, {"job_title": "7"}),
        ({"job_title": "  "}, {}),
        # not said
        ({"job_title": None}, {}),
        ({"job_title": "unknown"}, {}),
        ({"job_title": "rather_not_say"}, {}),
        ({"shoe_size": 9}, {}),
    ],
)
def test_each_kind_of_value_is_cleaned(said: dict[str, Any], kept: dict[str, Any]) -> None:
    assert prepare(said, DAY) == Person(kept, DAY)


OFF = {"attendance": "off_sick", "in_work": True, "struggling_at_work": False}
NO_JOB = {"employment": "unemployed", "in_work": False, "struggling_at_work": False}


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({"employment": "unemployed"}, NO_JOB | {"attendance": "not_in_work"}),
        ({"employment": "unemployed", "attendance": "off_sick"}, NO_JOB | {"attendance": "off_sick"}),
        ({"employment": "employed"}, {"employment": "employed", "in_work": True}),
        ({"employment": "self_employed"}, {"employment": "self_employed", "in_work": True}),
        ({"employment": "agency_or_zero_hours"}, {"employment": "agency_or_zero_hours", "in_work": True}),
        ({"employment": "retired"}, {"employment": "retired", "in_work": False}),
        ({"employment": "student"}, {"employment": "student"}),
        (
            {"employment": "retired", "attendance": "at_work"},
            {"employment": "retired", "attendance": "at_work", "in_work": True},
        ),
        ({"attendance": "at_work"}, {"attendance": "at_work", "in_work": True}),
        ({"attendance": "phased_return"}, {"attendance": "phased_return", "in_work": True}),
        ({"attendance": "off_sick"}, OFF),
        (
            {"attendance": "not_in_work"},
            {"attendance": "not_in_work", "in_work": False, "struggling_at_work": False},
        ),
        ({"absence_started": "2026-11-01"}, OFF | {"absence_started": date(2026, 11, 1)}),
        (
            {"absence_started": "2026-11-01", "attendance": "at_work"},
            {"absence_started": date(2026, 11, 1), "attendance": "at_work", "in_work": True},
        ),
        (
            {"absence_started": "2026-11-01", "struggling_at_work": True},
            {
                "absence_started": date(2026, 11, 1),
                "struggling_at_work": True,
                "attendance": "at_work",
                "in_work": True,
            },
        ),
        (
            {"absence_started": "2026-11-01", "struggling_at_work": False},
            OFF | {"absence_started": date(2026, 11, 1)},
        ),
        ({"struggling_at_work": True}, {"struggling_at_work": True, "attendance": "at_work", "in_work": True}),
        ({"struggling_at_work": False}, {"struggling_at_work": False}),
        (
            {"struggling_at_work": True, "employment": "retired"},
            {"struggling_at_work": True, "employment": "retired", "in_work": False},
        ),
        (
            {"struggling_at_work": True, "employment": "student"},
            {"struggling_at_work": True, "employment": "student", "attendance": "at_work", "in_work": True},
        ),
        (
            {"struggling_at_work": True, "attendance": "off_sick"},
            {"struggling_at_work": True, "attendance": "off_sick", "in_work": True},
        ),
        ({"condition_words": "my back"}, {"condition_words": "my back", "has_condition": True}),
        (
            {"condition_detail": "Sciatica, left leg"},
            {
                "condition_detail": "Sciatica, left leg",
                "conditions": frozenset({"musculoskeletal"}),
                "has_condition": True,
            },
        ),
        (
            {"condition_detail": "sciatica", "conditions": ["skin"]},
            {"condition_detail": "sciatica", "conditions": frozenset({"skin"}), "has_condition": True},
        ),
        ({"condition_detail": "eczema"}, {"condition_detail": "eczema", "has_condition": True}),
        ({"condition_affects_work": True}, {"condition_affects_work": True, "has_condition": True}),
        ({"condition_affects_work": False}, {"condition_affects_work": False}),
        ({"work_affects_health": True}, {"work_affects_health": True, "has_condition": True}),
        ({"work_affects_health": False}, {"work_affects_health": False}),
        (
            {"conditions": ["skin"], "attendance": "off_sick"},
            OFF | {"conditions": frozenset({"skin"}), "has_condition": True, "condition_affects_work": True},
        ),
        (
            {"conditions": ["skin"], "struggling_at_work": True},
            {
                "conditions": frozenset({"skin"}),
                "struggling_at_work": True,
                "attendance": "at_work",
                "in_work": True,
                "has_condition": True,
                "condition_affects_work": True,
            },
        ),
        (
            {"conditions": [], "attendance": "off_sick"},
            OFF | {"conditions": frozenset(), "has_condition": False},
        ),
        (
            {"conditions": ["skin"], "attendance": "at_work"},
            {"conditions": frozenset({"skin"}), "attendance": "at_work", "in_work": True, "has_condition": True},
        ),
        (
            {"conditions": ["skin"], "attendance": "off_sick", "condition_affects_work": False},
            OFF | {"conditions": frozenset({"skin"}), "has_condition": True, "condition_affects_work": False},
        ),
    ],
)
def test_all_that_follows_from_what_was_said(said: dict[str, Any], known: dict[str, Any]) -> None:
    assert prepare(said, DAY).facts == known


@pytest.mark.parametrize(
    ("said", "on", "age"),
    [
        ({"date_of_birth": "1981-11-23"}, DAY, 44),
        ({"date_of_birth": "1981-11-22", "age": 30}, DAY, 45),
        ({"age": 17, "birthday_by": "2026-11-23"}, DAY, 17),
        ({"age": 17, "birthday_by": "2026-11-22"}, DAY, 18),
        ({"age": 17, "birthday_by": "2026-11-21"}, DAY, 18),
        ({"age": 17, "birthday_by": "2026-11-21", "date_of_birth": "2010-01-01"}, DAY, 16),
        ({"birthday_by": "2026-11-21"}, DAY, None),
    ],
)
def test_age_on_the_day(said: dict[str, Any], on: date, age: int | None) -> None:
    assert prepare(said, on).facts.get("age") == age


def test_what_is_asked_to_learn_a_fact() -> None:
    assert asked_for("in_work") == ("employment", "attendance")
    assert asked_for("has_condition") == ("conditions", "condition_words")
    assert asked_for("age") == ("age",)


@pytest.mark.parametrize(
    ("size", "span"),
    [
        (7, (7, 7)),
        ("50-250", (50, 250)),
        (" 50 – 250 ", (50, 250)),
        ("50 to 250", (50, 250)),
        ("251+", (251, float("inf"))),
        (" 251 + ", (251, float("inf"))),
        ("about 50", None),
        ("50-250 or so", None),
        ("250+ people", None),
        ("-250", None),
    ],
)
def test_the_smallest_and_largest_number_of_a_size(size: Any, span: tuple[float, float] | None) -> None:
    assert extent(size) == span


@pytest.mark.parametrize(
    ("bounds", "value", "answer"),
    [
        ((), 5, True),
        ((("at_least", 4), ("at_most", 6)), 5, True),
        ((("at_least", 4), ("at_most", 6)), 7, False),
        ((("at_least", 4), ("at_most", 6)), "5-7", None),
        ((("at_least", 6), ("at_most", 9)), "1-5", False),
        ((("more_than", 4),), "5-7", True),
        ((("more_than", 5),), "5-7", None),
        ((("more_than", 7),), "5-7", False),
        ((("less_than", 8),), "5-7", True),
        ((("less_than", 7),), "5-7", None),
        ((("less_than", 5),), "5-7", False),
        ((("at_most", 4),), "5-7", False),
        ((("at_most", 5),), "5-7", None),
        ((("at_most", 7),), "5-7", True),
        ((("at_least", 5),), "5-7", True),
        ((("at_least", 6),), "5-7", None),
        ((("at_least", 7),), "5-7", None),
        ((("at_least", 8),), "5-7", False),
        ((("at_least", 1000000),), "5+", None),
        ((("at_most", 1000000),), "5+", None),
        ((("at_least", 5),), "some", None),
    ],
)
def test_a_band_lies_within_bounds_outside_or_astride(bounds: Any, value: Any, answer: Truth) -> None:
    assert bounded(bounds, value) is answer


@pytest.mark.parametrize(
    ("operator", "since", "day"),
    [
        ("at_least", True, "2026-12-22"),
        ("less_than", True, "2026-12-22"),
        ("more_than", True, "2026-12-23"),
        ("at_most", True, "2026-12-23"),
        ("at_most", False, "2026-10-22"),
        ("more_than", False, "2026-10-22"),
        ("less_than", False, "2026-10-23"),
        ("at_least", False, "2026-10-23"),
    ],
)
def test_the_day_on_which_an_answer_turns(operator: str, since: bool, day: str) -> None:
    assert turning_day(DAY, operator, 1, "months", since) == date.fromisoformat(day)


def outcome(test: str, **facts: Any) -> str:
    rule = f" {{clause: c, {test}, met: m, unmet: u, source: s}}"
    return evaluate(read_yaml(CLAUSE.rstrip() + rule, "x.yml"), facts, DAY).outcome


@pytest.mark.parametrize(
    ("test", "facts", "expected"),
    [
        ("fact: conditions, all_of: [skin, cancer]", {"conditions": ["cancer"]}, "does_not_meet"),
        ("fact: conditions, all_of: [skin]", {"conditions": ["skin", "cancer"]}, "meets"),
        ("fact: conditions, none_of: [skin]", {"conditions": []}, "meets"),
        ("fact: employment, is: employed", {"employment": "employed"}, "meets"),
        ("fact: employment, is: employed", {"employment": "retired"}, "does_not_meet"),
        ("fact: employment, any_of: [employed, retired]", {"employment": "retired"}, "meets"),
        ("fact: employment, none_of: [employed, retired]", {"employment": "retired"}, "does_not_meet"),
        ("fact: employment, none_of: [employed]", {"employment": "student"}, "meets"),
        ("fact: age, is: 45", {"age": 45}, "meets"),
        ("fact: age, is: 45", {"age": 46}, "does_not_meet"),
        ("fact: job_title, is: Bus Driver", {"job_title": "bus  driver"}, "meets"),
        ("fact: job_title, any_of: [nurse, Bus Driver]", {"job_title": "BUS DRIVER"}, "meets"),
        ("fact: job_title, none_of: [Nurse]", {"job_title": "nurse"}, "does_not_meet"),
        ("fact: gp_practice, any_of: [The Park Surgery]", {"gp_practice": "park surgery"}, "meets"),
        ("fact: gp_practice, any_of: [T90001]", {"gp_practice": "t90001"}, "meets"),
        ("fact: gp_practice, within: [Leeds]", {"gp_practice": "Park Surgery, Leeds"}, "meets"),
        ("fact: gp_practice, within: [Leeds]", {"gp_practice": "Park Surgery, Bradford"}, "does_not_meet"),
        ("fact: gp_practice, within: [Leeds]", {"gp_practice": "Park Surgery"}, "need_to_know"),
        ("fact: gp_practice, within: [Leeds]", {"gp_practice": "Park Surgery", "area": "Leeds"}, "need_to_know"),
        ("fact: area, within: [Leeds]", {"gp_practice": "Park Surgery, Leeds"}, "need_to_know"),
        ("fact: area, within: [Leeds]", {"area": "England", "nation": "Wales"}, "does_not_meet"),
        ("fact: area, within: [Leeds]", {"area": "England", "postcode": "CF10 1AA"}, "does_not_meet"),
        ("fact: area, within: [Leeds]", {"area": "Leeds", "nation": "Wales"}, "meets"),
        ("fact: area, within: [Leeds, Wales]", {"area": "Great Britain"}, "need_to_know"),
        ("fact: area, within: [Leeds, Wales]", {"area": "Cardiff"}, "meets"),
        ("fact: area, within: [Leeds, Wales]", {"area": "Fife"}, "does_not_meet"),
        ("fact: postcode, districts: [qt1]", {"postcode": "QT1 1AA"}, "meets"),
        ("fact: postcode, districts: [QT1]", {"postcode": "QT11 1AA"}, "does_not_meet"),
        ("fact: sector, mentions: [theatre]", {"sector": "Theatre-makers"}, "meets"),
        ("fact: sector, mentions: [theatre]", {"sector": "theatres"}, "does_not_meet"),
        ("fact: sector, mentions: [Bus-Drivers]", {"sector": "we are bus drivers, mostly"}, "meets"),
        ("fact: sector, mentions: [bus], unclear: [coach]", {"sector": "coach"}, "need_to_know"),
        ("fact: sector, mentions: [bus], unclear: [coach]", {"sector": "coach and bus"}, "meets"),
        ("fact: sector, mentions: [bus], or_words_of: job_title", {"job_title": "bus driver"}, "meets"),
        ("fact: sector, mentions: [bus], or_words_of: job_title", {"job_title": "nurse"}, "need_to_know"),
        ("fact: sector, mentions: [bus], or_words_of: job_title", {"sector": "x", "job_title": "bus"}, "does_not_meet"),
        ("fact: referrer, any_of: [self], unsaid: holds", {}, "meets"),
        ("fact: referrer, any_of: [gp], unsaid: fails", {}, "does_not_meet"),
        ("fact: referrer, any_of: [gp], unsaid: fails", {"referrer": "gp"}, "meets"),
        ("fact: sector, mentions: [bus], unsaid: fails", {}, "does_not_meet"),
        ("fact: sector, mentions: [bus], unsaid: holds", {}, "meets"),
        ("fact: goal, given: true", {"goal": "unsure"}, "meets"),
        ("fact: goal, given: true", {}, "need_to_know"),
    ],
)  # fmt: skip
def test_each_comparison(test: str, facts: dict[str, Any], expected: str) -> None:
    assert outcome(test, **facts) == expected


def test_a_postcode_that_is_none_is_not_known() -> None:
    test = Comparison("postcode", "districts", ("QT1",))
    assert test.check(prepare({"postcode": "home"}, DAY), UK) is None
