"""Which questions can change what fits: the search against trying every answer in every combination."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from criteria_files import CLAUSE, DAY, service

from bot.criteria import Service, birthday_bound, evaluate, read_yaml, recheck_on, useful
from bot.criteria.kleene import Truth
from bot.criteria.person import prepare
from bot.criteria.places import UK
from bot.criteria.possibilities import base_facts
from bot.criteria.remaining import open_facts, remainder
from bot.criteria.rule import Clause, Opposite, judge, undoubted

SILENCE: Any = None
ANSWERS: dict[str, tuple[Any, ...]] = {
    "age": (17, 18, 44, 45, 46, 67),
    "veteran": (True, False),
    "dispute_in_progress": (True, False),
    "willing_to_return": (True, False),
    "employment": ("employed", "self_employed", "unemployed", "retired", "student"),
    "attendance": ("at_work", "off_sick", "phased_return"),
    "struggling_at_work": (True, False),
    "employer_size": (249, 250, 251),
    "conditions": ([], ["skin"], ["cancer"], ["skin", "cancer"]),
    "condition_words": ("my knee",),
    "condition_detail": ("osteoarthritis", "arthritis", "eczema"),
    "absence_started": ("2026-10-24", "2026-10-25", "2026-10-26"),
    "goal": ("return", "unsure"),
    "area": ("Leeds", "Fife", "Wales"),
    "postcode": ("QT1 1AA", "QT9 1AA"),
}


def clause(name: str, test: str, more: str = "") -> str:
    return f"{{clause: {name}, {test}, met: m, unmet: u, source: s{more}}}"


OLD = clause("old", "fact: age, at_least: 45")
VETERAN = clause("veteran", "fact: veteran, is: true")
CASE = clause("case", "fact: dispute_in_progress, is: true")
EMPLOYEE = clause("employee", "fact: employment, is: employed")
SELF = clause("self", "fact: employment, is: self_employed")
SIZE = clause("size", "fact: employer_size, at_most: 250")
OFF = clause("off", "fact: attendance, is: off_sick")
BACK = clause("back", "fact: attendance, is: phased_return")
PLANNED = clause("planned", "fact: attendance, is: absence_planned")
STRUGGLES = clause("struggles", "fact: struggling_at_work, is: true")
WHEN = clause("when_old", "fact: veteran, is: true", ", when: {fact: age, at_least: 45}")
FLAG = clause("flag", "fact: willing_to_return, is: true", ", flag_only: true")
ANY = clause("any", "fact: goal, given: true", ", flag_only: true")
FLAG_WHEN = clause(
    "flag_off", "fact: willing_to_return, is: true", ", flag_only: true, when: {fact: attendance, is: off_sick}"
)
IN_SCOTLAND = ", when: {fact: area, within: [Scotland]}"
NOT_LEEDS = f"{{not: {clause('leeds', 'fact: area, within: [Leeds]')}}}"
RULES = {
    "one": OLD,
    "both": f"{{all: [{OLD}, {VETERAN}]}}",
    "either": f"{{any: [{OLD}, {VETERAN}]}}",
    "flag that any answer settles": f"{{all: [{CASE}, {ANY}]}}",
    "flag in one way": f"{{any: [{{all: [{CASE}, {FLAG}]}}, {VETERAN}]}}",
    "flag in no way": f"{{all: [{CASE}, {{not: {{any: [{VETERAN}, {OLD}]}}}}, {FLAG}]}}",
    "not": f"{{not: {VETERAN}}}",
    "not either": f"{{not: {{any: [{OLD}, {CASE}]}}}}",
    "three": f"{{all: [{OLD}, {{any: [{VETERAN}, {CASE}]}}]}}",
    "scotland": f"{{any: [{SELF}, {{all: [{EMPLOYEE}, {SIZE}]}}]}}",
    "counts only where": f"{{all: [{WHEN}, {CASE}]}}",
    "flag": f"{{all: [{VETERAN}, {FLAG}]}}",
    "flag alone": FLAG,
    "flag in either": f"{{any: [{VETERAN}, {FLAG}]}}",
    "flag where off": f"{{all: [{FLAG_WHEN}, {CASE}]}}",
    "trial": f"{{all: [{CASE}, {{any: [{OFF}, {STRUGGLES}]}}]}}",
    "work": f"{{all: [{clause('works', 'fact: in_work, is: true')}, {STRUGGLES}]}}",
    "no work": f"{{all: [{clause('none', 'fact: in_work, is: false')}, {VETERAN}]}}",
    "ill": clause("ill", "fact: has_condition, is: true"),
    "skin": clause("skin", "fact: conditions, all_of: [skin, cancer]"),
    "neither": clause("neither", "fact: conditions, none_of: [skin, cancer]"),
    "words": f"{{any: [{clause('words', 'fact: condition_detail, mentions: [osteoarthritis], unclear: [arthritis]')},"
    f" {VETERAN}]}}",
    "since": f"{{all: [{OFF}, {clause('weeks', 'fact: absence_started, weeks_since: {at_least: 4}')}]}}",
    "where": f"{{any: [{clause('here', 'fact: area, within: [Scotland]')}, {VETERAN}]}}",
    "where or code": f"{{any: [{clause('here', 'fact: area, within: [Scotland]')},"
    f" {clause('code', 'fact: postcode, districts: [QT1]')}]}}",
}
KNOWN: list[dict[str, Any]] = [
    {},
    {"age": 45},
    {"age": 44},
    {"veteran": True},
    {"veteran": False},
    {"employment": "employed"},
    {"employment": "unemployed"},
    {"attendance": "off_sick"},
    {"attendance": "at_work", "dispute_in_progress": True},
    {"postcode": "LS1 4DY"},
    {"area": "Fife"},
    {"date_of_birth": "1981-11-22"},
    {"date_of_birth": "1981-11-23"},
    {"area": "United Kingdom"},
    {"conditions": ["skin"]},
    {"willing_to_return": False},
]


def rule(text: str) -> Service:
    return read_yaml(CLAUSE.rstrip() + " " + text, "rule.yml")


def made(name: str) -> Service:
    return rule(RULES[name])


def tried(found: Service, facts: dict[str, Any], whatever: bool = False) -> set[str]:
    """The facts that some combination of the other answers makes matter, found by trying every combination, or
    (`whatever`) also those of answers that contradict each other."""
    person = prepare(facts, DAY).facts
    names = [name for name in ANSWERS if name in _used(found) and name not in person]
    matter = set()
    for name in names:
        others = [other for other in names if other != name]
        for said in product(*((SILENCE, *ANSWERS[other]) for other in others)):
            rest = facts | {other: value for other, value in zip(others, said, strict=True) if value is not SILENCE}
            ways = [rest | {name: value} for value in (SILENCE, *ANSWERS[name])]
            outcomes = {evaluate(found, way, DAY).outcome for way in ways if whatever or not contradicts(way)}
            if len(outcomes) > 1:
                matter.add(name)
                break
    return matter


def contradicts(facts: dict[str, Any]) -> bool:
    """Answers that do not go together: a job one is off from and none; a postcode of England and a place elsewhere."""
    no_job = facts.get("employment") == "unemployed" and facts.get("attendance") is not None
    return no_job or (facts.get("postcode") == "LS1 4DY" and facts.get("area") in ("Fife", "Wales"))


def _used(found: Service) -> set[str]:
    used = {test.fact for test in found.comparisons}
    behind = {
        "in_work": {"employment", "attendance"},
        "has_condition": {"conditions", "condition_words"},
        "struggling_at_work": {"struggling_at_work", "attendance"},
    }
    return {name for fact in used for name in behind.get(fact, {fact})}


@pytest.mark.parametrize("name", RULES)
def test_what_is_useful_is_what_trying_everything_finds(name: str) -> None:
    found = made(name)
    for facts in KNOWN:
        names = set(useful([found], facts, DAY, list(ANSWERS)))
        assert tried(found, facts) <= names <= tried(found, facts, whatever=True), facts


def order(*names: str, askable: tuple[str, ...], **facts: Any) -> list[str]:
    return useful([made(name) for name in names], facts, DAY, askable)


def test_the_question_that_settles_more_often_comes_first() -> None:
    """One answer in two about service, one in three about being at work or off."""
    ways = f"{{any: [{OFF}, {BACK}]}}"
    both, either = rule(f"{{all: [{ways}, {VETERAN}]}}"), rule(f"{{any: [{ways}, {VETERAN}]}}")
    assert useful([both], {}, DAY, ("attendance", "veteran")) == ["veteran", "attendance"]
    assert useful([either], {}, DAY, ("veteran", "attendance")) == ["attendance", "veteran"], "two in three here"
    assert useful([both], {"veteran": True}, DAY, ("area", "veteran", "attendance")) == ["attendance"]


def test_the_question_that_bears_on_more_services_comes_first() -> None:
    old, not_veteran, both = made("one"), made("not"), made("both")
    assert useful([both, old, old], {}, DAY, ("veteran", "age")) == ["age", "veteran"]
    assert useful([not_veteran, not_veteran, old], {}, DAY, ("age", "veteran")) == ["veteran", "age"]
    assert useful([old, not_veteran, not_veteran], {}, DAY, ("age", "veteran")) == ["veteran", "age"]


def test_settling_two_services_outright_comes_before_bearing_on_three_and_settling_few() -> None:
    seldom = rule(f"{{all: [{{any: [{OFF}, {BACK}, {PLANNED}]}}, {CASE}]}}")
    assert useful([seldom] * 3 + [made("one")] * 2, {}, DAY, ("attendance", "age")) == ["age", "attendance"]
    assert useful([seldom] * 4 + [made("one")] * 2, {}, DAY, ("age", "attendance")) == ["attendance", "age"]


def test_a_flag_that_is_not_known_settles_nothing() -> None:
    """Whether there is a case settles neither the flag nor the rest, so that three veterans' rules come first."""
    flagged = rule(f"{{all: [{CASE}, {FLAG}]}}")
    assert useful([flagged], {"dispute_in_progress": False}, DAY, list(ANSWERS)) == []
    both = useful([flagged], {}, DAY, ("willing_to_return", "dispute_in_progress"))
    assert both == ["dispute_in_progress", "willing_to_return"], "a case may refuse; the flag alone never settles it"


def test_equal_use_keeps_the_order_given() -> None:
    either = rule(f"{{all: [{VETERAN}, {CASE}]}}")
    for askable in (["veteran", "dispute_in_progress"], ["dispute_in_progress", "veteran"]):
        assert useful([either], {}, DAY, askable) == askable


def test_what_a_clause_waits_for_is_asked_too() -> None:
    found = made("counts only where")
    assert [test.fact for test in found.comparisons] == ["age", "veteran", "dispute_in_progress"]
    assert set(useful([found], {}, DAY, list(ANSWERS))) == {"age", "veteran", "dispute_in_progress"}
    where = rule(f"{{all: [{clause('size', 'fact: employer_size, at_most: 250', IN_SCOTLAND)}, {NOT_LEEDS}]}}")
    assert set(useful([where], {}, DAY, list(ANSWERS))) == {"area", "employer_size"}
    assert useful([where], {"area": "Bradford"}, DAY, list(ANSWERS)) == []
    assert useful([where], {"area": "Fife"}, DAY, list(ANSWERS)) == ["employer_size"]
    assert useful([where], {"area": "Leeds"}, DAY, list(ANSWERS)) == []


def test_being_off_settles_whether_work_is_a_struggle() -> None:
    found = rule(STRUGGLES)
    assert base_facts(found.rule) == ("struggling_at_work", "attendance")
    assert useful([found], {}, DAY, list(ANSWERS)) == ["struggling_at_work", "attendance"]
    assert useful([found], {"attendance": "off_sick"}, DAY, list(ANSWERS)) == []


def left(text: str, **facts: Any) -> Any:
    """What is left of a rule."""
    return remainder(rule(text).rule, prepare(facts, DAY), UK)


def test_what_is_left_of_a_rule() -> None:
    both, either = f"{{all: [{OLD}, {VETERAN}]}}", f"{{any: [{OLD}, {VETERAN}]}}"
    old, veteran = left(OLD), left(VETERAN)
    assert old.fact == "age"
    assert (left(OLD, age=45), left(OLD, age=44)) == (True, False)
    assert left(both) == (False, old, veteran)
    assert left(either) == (True, old, veteran)
    assert left(both, age=45) == (False, veteran)
    assert (left(both, age=44), left(either, age=45)) == (False, True)
    assert (left(both, age=45, veteran=True), left(either, age=44, veteran=False)) == (True, False)
    assert left(f"{{not: {OLD}}}") == (Opposite, old)
    assert (left(f"{{not: {OLD}}}", age=45), left(f"{{not: {OLD}}}", age=44)) == (False, True)
    assert left(WHEN) == (Clause, old, veteran)
    assert left(WHEN, age=44) is True
    assert left(WHEN, age=45) == veteran
    assert left(WHEN, veteran=True) is True
    assert left(WHEN, veteran=False) == (Clause, old, False)
    assert left(WHEN, age=45, veteran=False) is False
    assert left(FLAG) == (Clause, left(clause("c", "fact: willing_to_return, is: true")))
    assert left(FLAG, willing_to_return=True) is True
    assert left(FLAG, willing_to_return=False) == (Clause, False)


@pytest.mark.parametrize("name", RULES)
def test_what_is_left_is_settled_where_the_answer_is(name: str) -> None:
    """A flag is kept beside the answer, since it still decides whether a person looks."""
    found = made(name).rule
    for facts in KNOWN:
        person, seen = prepare(facts, DAY), dict[str, Truth]()
        rest: Any = remainder(found, person, UK)
        holds = judge(found, person, UK, seen)
        assert (rest is False) == (holds is False)
        assert (rest is True) == (undoubted(found, seen, None) is True)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("both", {"age", "veteran"}),
        ("where", {"area", "postcode", "nation", "veteran"}),
        ("work", {"employment", "attendance", "absence_started", "struggling_at_work"}),
        (
            "ill",
            {"conditions", "condition_words", "condition_detail", "condition_affects_work", "work_affects_health"},
        ),
        ("words", {"condition_detail", "veteran"}),
    ],
)
def test_the_facts_that_may_settle_what_is_left(name: str, facts: set[str]) -> None:
    assert open_facts(remainder(made(name).rule, prepare({}, DAY), UK)) == facts


def test_words_may_stand_in_a_second_fact() -> None:
    words = clause("words", "fact: condition_detail, mentions: [osteoarthritis], or_words_of: job_tasks")
    assert open_facts(left(words)) == {"condition_detail", "job_tasks"}
    assert open_facts(True) == set()


WINDOW = clause("window", "fact: absence_started, weeks_since: {at_least: 4, less_than: 12}")
YOUNG = clause("young", "fact: age, at_least: 18")


def again(text: str, facts: dict[str, Any]) -> str | None:
    day = recheck_on(rule(text), facts, DAY)
    return day.isoformat() if day else None


def test_the_day_to_check_again() -> None:
    off = {"absence_started": "2026-11-01"}
    born = {"date_of_birth": "2008-12-25"}
    assert again(WINDOW, off) == "2026-11-29"
    assert again(f"{{all: [{WINDOW}, {YOUNG}]}}", off | born) == "2026-12-25", "the later of the two"
    assert again(f"{{all: [{YOUNG}, {WINDOW}]}}", off | born) == "2026-12-25"
    assert again(f"{{any: [{WINDOW}, {YOUNG}]}}", off | born) == "2026-11-29", "the sooner of the two"
    assert again(f"{{all: [{WINDOW}, {YOUNG}]}}", off | {"age": 17}) is None, "a birthday that we do not know"
    assert again(YOUNG, {"age": 17, "birthday_by": "2026-12-01"}) == "2026-12-01"
    assert again(YOUNG, {"age": 17, "birthday_by": "2026-11-22"}) is None, "it has come: 18 already"
    assert again(YOUNG, {"age": 16, "birthday_by": "2026-12-01"}) is None
    assert again(WINDOW, {"absence_started": "2026-08-30"}) is None, "twelve weeks are over for good"
    assert again(f"{{all: [{WINDOW}, {YOUNG}]}}", {"age": 17}) is None, "nor the day that it began"
    more = clause("more", "fact: absence_started, weeks_since: {more_than: 4}")
    assert again(more, off) == "2026-11-30", "the day after four weeks are up"
    two = clause("two", "fact: operation_on, days_until: {at_most: 3, at_least: 2}")
    assert again(two, {"operation_on": "2026-12-03"}) == "2026-11-30"


def test_a_day_more_than_a_year_away_is_not_promised() -> None:
    later = clause("later", "fact: absence_started, days_since: {at_least: 366}")
    assert again(later, {"absence_started": "2026-11-22"}) == "2027-11-23"
    assert again(later, {"absence_started": "2026-11-23"}) is None


@pytest.mark.parametrize(
    ("facts", "days", "bound"),
    [
        ({"age": 17}, 1, 18),
        ({"age": 17}, 0, None),
        ({"age": 16}, 9, None),
        ({"age": 18}, 9, None),
        ({"age": True}, 9, None),
        ({"age": "17"}, 9, None),
        ({}, 9, None),
        ({"age": 17, "date_of_birth": "2008-12-25"}, 9, None),
        ({"age": 17, "birthday_by": "2026-11-25"}, 9, None),
        ({"age": 17, "birthday_by": "unknown"}, 9, 18),
        ({"age": 17, "no_birthday_by": "2026-11-25"}, 3, None),
        ({"age": 17, "no_birthday_by": "2026-11-25"}, 2, None),
        ({"age": 17, "no_birthday_by": "2026-11-25"}, 4, 18),
    ],
)
def test_a_birthday_is_asked_about_once_and_only_where_it_counts(
    facts: dict[str, Any], days: int, bound: int | None
) -> None:
    found = rule(f"{{all: [{VETERAN}, {SIZE}, {YOUNG}]}}")
    assert birthday_bound(found, facts, DAY, DAY + timedelta(days=days)) == bound


@pytest.mark.parametrize(
    ("bound", "age", "asked"),
    [
        ("at_most: 66", 66, 67),
        ("at_most: 66", 67, None),
        ("less_than: 67", 66, 67),
        ("more_than: 44", 44, 45),
        ("more_than: 44", 43, None),
        ("is: 45", 44, None),
    ],
)
def test_every_kind_of_bound_on_age_is_asked_about(bound: str, age: int, asked: int | None) -> None:
    found = rule(clause("c", f"fact: age, {bound}"))
    assert birthday_bound(found, {"age": age}, DAY, DAY + timedelta(days=9)) == asked


def test_a_number_of_another_fact_is_no_age() -> None:
    found = rule(f"{{all: [{SIZE}, {VETERAN}]}}")
    assert birthday_bound(found, {"age": 250}, DAY, date(2027, 11, 22)) is None
    assert birthday_bound(service("fit-for-work"), {"age": 17}, DAY, date(2027, 11, 22)) is None
