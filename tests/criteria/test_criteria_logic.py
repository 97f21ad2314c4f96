"""Kleene's tables, calendar arithmetic and every comparison at, above and below its bound."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from criteria_files import CLAUSE, DAY
from hypothesis import given
from hypothesis import strategies as st

from bot.criteria import evaluate, read_yaml
from bot.criteria.calendar_days import add, age_on, in_words, read_date
from bot.criteria.comparisons import Comparison, extent
from bot.criteria.kleene import Truth, conjunction, disjunction, implication, negation
from bot.criteria.person import prepare
from bot.criteria.places import UK, district, plain_name

TRUTHS = st.sampled_from([True, False, None])

KLEENE = [
    # a, b, a and b, a or b, when a then b
    (True, True, True, True, True),
    (True, None, None, True, None),
    (True, False, False, True, False),
    (None, True, None, True, True),
    (None, None, None, None, None),
    (None, False, False, None, None),
    (False, True, False, True, True),
    (False, None, False, None, True),
    (False, False, False, False, True),
]


@pytest.mark.parametrize(("a", "b", "both", "either", "then"), KLEENE)
def test_kleene_tables(a: Truth, b: Truth, both: Truth, either: Truth, then: Truth) -> None:
    assert conjunction([a, b]) is both
    assert disjunction([a, b]) is either
    assert implication(a, b) is then


def test_negation_leaves_the_unknown_unknown() -> None:
    assert [negation(value) for value in (True, False, None)] == [False, True, None]


def test_nothing_to_hold_holds_and_nothing_to_choose_fails() -> None:
    assert conjunction([]) is True
    assert disjunction([]) is False


@given(st.lists(TRUTHS), TRUTHS)
def test_kleene_laws(values: list[Truth], extra: Truth) -> None:
    assert negation(conjunction(values)) is disjunction([negation(value) for value in values])
    assert negation(disjunction(values)) is conjunction([negation(value) for value in values])
    assert conjunction([*values, extra]) is conjunction([extra, *reversed(values)])
    assert disjunction([*values, extra]) is disjunction([extra, *reversed(values)])
    assert conjunction([extra, disjunction([extra, *values])]) is extra


@given(st.lists(TRUTHS, min_size=1), st.booleans())
def test_learning_more_never_unsettles(values: list[Truth], learnt: bool) -> None:
    fuller = [learnt if value is None else value for value in values]
    for rule in (conjunction, disjunction):
        if rule(values) is not None:
            assert rule(fuller) is rule(values)


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2026-08-31", 6, "months", "2027-02-28"),
        ("2027-08-31", 6, "months", "2028-02-29"),
        ("2026-11-22", -6, "months", "2026-05-22"),
        ("2026-12-31", 1, "months", "2027-01-31"),
        ("2026-01-31", 12, "months", "2027-01-31"),
        ("2026-11-22", 4, "weeks", "2026-12-20"),
        ("2026-11-22", -1, "days", "2026-11-21"),
        ("2026-12-15", 0, "months", "2026-12-15"),
    ],
)
def test_calendar_arithmetic(start: str, count: int, unit: str, end: str) -> None:
    assert add(date.fromisoformat(start), count, unit) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [("1981-11-22", "2026-11-22", 45), ("1981-11-23", "2026-11-22", 44), ("2008-02-29", "2026-02-28", 17)],
)
def test_age_in_whole_years(born: str, on: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(on)) == age


def test_dates_are_read_and_shown() -> None:
    assert read_date("2026-11-22") == DAY
    assert read_date(DAY) == DAY
    assert [read_date(value) for value in ("22/11/2026", 5, None, "2026-13-01")] == [None] * 4
    assert in_words(DAY) == "22 November 2026"


def answer(body: str, on: date = DAY, **facts: Any) -> str:
    """The outcome of a rule of one clause with this body (YAML, one key a line)."""
    lines = "\n".join("  " + line for line in ["clause: c", "met: a", "unmet: b", "source: s", *body.split("\n")])
    return evaluate(read_yaml(CLAUSE + lines, "test.yml"), facts, on).outcome


NUMBERS = [
    # bound, below, at, above
    ("at_least: 45", "does_not_meet", "meets", "meets"),
    ("more_than: 45", "does_not_meet", "does_not_meet", "meets"),
    ("at_most: 45", "meets", "meets", "does_not_meet"),
    ("less_than: 45", "meets", "does_not_meet", "does_not_meet"),
]


@pytest.mark.parametrize(("bound", "below", "at", "above"), NUMBERS)
@pytest.mark.parametrize("fact", ["age", "employer_size", "absence_spells_12m"])
def test_numbers_at_above_and_below(fact: str, bound: str, below: str, at: str, above: str) -> None:
    body = f"fact: {fact}\n{bound}"
    assert [answer(body, **{fact: n}) for n in (44, 45, 46)] == [below, at, above]


@pytest.mark.parametrize(
    ("bound", "before", "on", "after"),
    [
        # the day before the six months (or 4 weeks, 28 days) are up, the day itself, the day after
        ("months_since: {less_than: 6}", "meets", "does_not_meet", "does_not_meet"),
        ("months_since: {at_most: 6}", "meets", "meets", "does_not_meet"),
        ("months_since: {at_least: 6}", "does_not_meet", "meets", "meets"),
        ("months_since: {more_than: 6}", "does_not_meet", "does_not_meet", "meets"),
        ("weeks_since: {at_least: 4}", "does_not_meet", "meets", "meets"),
        ("weeks_since: {less_than: 4}", "meets", "does_not_meet", "does_not_meet"),
        ("weeks_since: {at_most: 4}", "meets", "meets", "does_not_meet"),
        ("days_since: {at_least: 2}", "does_not_meet", "meets", "meets"),
        ("days_since: {more_than: 2}", "does_not_meet", "does_not_meet", "meets"),
        ("days_until: {at_most: 14}", "does_not_meet", "meets", "meets"),
        ("days_until: {less_than: 14}", "does_not_meet", "does_not_meet", "meets"),
        ("days_until: {at_least: 14}", "meets", "meets", "does_not_meet"),
        ("weeks_until: {more_than: 2}", "meets", "does_not_meet", "does_not_meet"),
        ("months_until: {at_most: 3}", "does_not_meet", "meets", "meets"),
    ],
)
def test_dates_at_before_and_after(bound: str, before: str, on: str, after: str) -> None:
    name, _, rest = bound.partition(": ")
    count, unit = int(rest.strip("{}").split(": ")[1]), name.split("_")[0]
    start = add(DAY, -count if name.endswith("since") else count, unit)
    days = (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
    body = f"fact: operation_on\n{bound}"
    assert [answer(body, on=day, operation_on=start.isoformat()) for day in days] == [before, on, after]


def test_two_bounds_make_a_window() -> None:
    body = "fact: absence_started\nweeks_since: {at_least: 4, less_than: 12}"
    weeks = {3: "does_not_meet", 4: "meets", 11: "meets", 12: "does_not_meet"}
    assert {n: answer(body, absence_started=add(DAY, -n, "weeks").isoformat()) for n in weeks} == weeks


@pytest.mark.parametrize(
    ("size", "outcome"),
    [
        ("1-49", "meets"),
        ("50-250", "meets"),
        ("251+", "does_not_meet"),
        ("200-300", "need_to_know"),
        ("100+", "need_to_know"),
        (250, "meets"),
        ("250", "meets"),
        (251.0, "does_not_meet"),
        ("about fifty", "need_to_know"),
        (True, "need_to_know"),
        (None, "need_to_know"),
    ],
)
def test_a_band_against_250_or_fewer(size: Any, outcome: str) -> None:
    assert answer("fact: employer_size\nat_most: 250", employer_size=size) == outcome


@pytest.mark.parametrize(
    ("operator", "size", "outcome"),
    [
        ("less_than: 250", "50-250", "need_to_know"),
        ("less_than: 50", "50-250", "does_not_meet"),
        ("at_least: 50", "50-250", "meets"),
        ("at_least: 251", "50-250", "does_not_meet"),
        ("more_than: 50", "50-250", "need_to_know"),
        ("more_than: 49", "50-250", "meets"),
        ("more_than: 250", "50-250", "does_not_meet"),
        ("less_than: 251", "50-250", "meets"),
        ("at_most: 49", "50-250", "does_not_meet"),
    ],
)
def test_a_band_against_every_bound(operator: str, size: str, outcome: str) -> None:
    assert answer(f"fact: employer_size\n{operator}", employer_size=size) == outcome


def test_extent_of_a_size() -> None:
    assert extent(7) == (7, 7)
    assert extent("50 to 250") == (50, 250)
    assert extent("251+") == (251, float("inf"))
    assert extent("many") is None


@pytest.mark.parametrize(
    ("operator", "said", "outcome"),
    [
        ("any_of", ["skin"], "meets"),
        ("any_of", ["skin", "cancer"], "meets"),
        ("any_of", ["cancer"], "does_not_meet"),
        ("any_of", [], "does_not_meet"),
        ("any_of", "skin", "meets"),
        ("all_of", ["skin", "digestive", "cancer"], "meets"),
        ("all_of", ["skin"], "does_not_meet"),
        ("none_of", ["cancer"], "meets"),
        ("none_of", ["cancer", "skin"], "does_not_meet"),
        ("any_of", ["unknown"], "need_to_know"),
        ("any_of", 3, "need_to_know"),
    ],
)
def test_lists(operator: str, said: Any, outcome: str) -> None:
    assert answer(f"fact: conditions\n{operator}: [skin, digestive]", conditions=said) == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"area": "Leeds"}, "meets"),
        ({"area": "leeds "}, "meets"),
        ({"area": "Leeds City Council"}, "meets"),
        ({"area": "Bradford"}, "meets"),
        ({"area": "West Yorkshire"}, "meets"),
        ({"area": "Sheffield"}, "does_not_meet"),
        ({"area": "Scotland"}, "does_not_meet"),
        ({"area": "England"}, "need_to_know"),
        ({"area": "Yorkshire"}, "need_to_know"),
        ({"area": "United Kingdom"}, "need_to_know"),
        ({"area": "Middle Earth"}, "need_to_know"),
        ({"area": "Middle Earth", "nation": "Wales"}, "does_not_meet"),
        ({"nation": "England"}, "need_to_know"),
        ({"postcode": "G12 8QQ"}, "does_not_meet"),
        ({"postcode": "LS1 4DY"}, "need_to_know"),
        ({"postcode": "nonsense"}, "need_to_know"),
        ({}, "need_to_know"),
    ],
)
def test_areas_nest(said: dict[str, str], outcome: str) -> None:
    assert answer("fact: area\nwithin: [West Yorkshire]", **said) == outcome


def test_yorkshire_lies_in_england() -> None:
    assert answer("fact: area\nwithin: [England]", area="Yorkshire") == "meets"
    assert answer("fact: area\nwithin: [Scotland]", area="Yorkshire") == "does_not_meet"


def test_one_of_several_areas_will_do() -> None:
    assert answer("fact: area\nwithin: [Dundee, Fife]", area="Kirkcaldy") == "meets"
    assert answer("fact: area\nwithin: [Dundee, Fife]", area="Scotland") == "need_to_know"


@pytest.mark.parametrize(("said", "outcome"), [("QT1 4AB", "meets"), ("qt9", "does_not_meet"), ("?", "need_to_know")])
def test_postcode_districts(said: str, outcome: str) -> None:
    assert answer("fact: postcode\ndistricts: [QT1, QT2]", postcode=said) == outcome


def test_every_place_lies_in_the_kingdom() -> None:
    assert {place for place in UK.parents if not UK.inside(place, "united kingdom")} == {"great britain"}


def test_names_of_places_and_postcodes_are_tidied() -> None:
    assert plain_name("  City of Edinburgh ") == "edinburgh"
    assert plain_name("The Highlands") == "highland"
    assert plain_name("City of London") == "city of london"
    assert [district(text) for text in ("m14 5aa", "EC1A", "Leeds")] == ["M14", "EC1A", None]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"condition_detail": "Osteoarthritis, left knee"}, "meets"),
        ({"condition_detail": "arthritis"}, "need_to_know"),
        ({"condition_detail": "eczema"}, "does_not_meet"),
        ({"condition_words": "my osteoarthritis hurts"}, "meets"),
        ({"condition_words": "it hurts"}, "need_to_know"),
        ({}, "need_to_know"),
    ],
)
def test_words_that_are_mentioned(said: dict[str, str], outcome: str) -> None:
    body = "fact: condition_detail\nmentions: [osteoarthritis]\nunclear: [arthritis]\nor_words_of: condition_words"
    assert answer(body, **said) == outcome


def test_any_answer_is_given() -> None:
    assert answer("fact: goal\ngiven: true", goal="unsure") == "meets"
    assert answer("fact: goal\ngiven: true", goal="rather_not_say") == "need_to_know"


def test_what_is_unsaid_about_who_asks() -> None:
    test = Comparison("referrer", "any_of", ("self",), unsaid=True)
    assert test.check(prepare({}, DAY), UK) is True
    assert test.check(prepare({"referrer": "gp"}, DAY), UK) is False


@pytest.mark.parametrize(
    ("facts", "derived"),
    [
        ({"employment": "unemployed"}, {"in_work": False, "attendance": "not_in_work", "struggling_at_work": False}),
        ({"employment": "unemployed", "attendance": "off_sick"}, {"in_work": False}),
        ({"employment": "retired"}, {"in_work": False}),
        ({"employment": "student"}, {"in_work": None}),
        ({"employment": "other", "attendance": "off_sick"}, {"in_work": True, "struggling_at_work": False}),
        ({"attendance": "not_in_work"}, {"in_work": False, "struggling_at_work": False}),
        ({"employment": "self_employed"}, {"in_work": True}),
        ({"struggling_at_work": True}, {"in_work": True, "attendance": "at_work"}),
        ({"struggling_at_work": True, "attendance": "off_sick"}, {"struggling_at_work": True}),
        ({"absence_started": "2026-11-01"}, {"attendance": "off_sick", "in_work": True}),
        ({"conditions": []}, {"has_condition": False}),
        ({"conditions": ["skin"], "attendance": "off_sick"}, {"condition_affects_work": True, "has_condition": True}),
        ({"conditions": ["skin"], "attendance": "at_work"}, {"has_condition": True}),
        ({"condition_words": "it is my back"}, {"has_condition": True}),
        ({"condition_affects_work": True}, {"has_condition": True}),
        (
            {"condition_affects_work": False, "conditions": ["skin"], "attendance": "off_sick"},
            {"condition_affects_work": False},
        ),
        ({"condition_detail": "rheumatoid arthritis"}, {"conditions": frozenset({"musculoskeletal"})}),
        ({"date_of_birth": "1981-11-22"}, {"age": 45}),
        ({"age": "45"}, {"age": 45}),
        ({"age": "old"}, {"age": None}),
        ({"employment": "astronaut"}, {"employment": None}),
        ({"veteran": "yes"}, {"veteran": None}),
        ({"job_title": "  "}, {"job_title": None}),
        ({"no_such_fact": 1}, {"no_such_fact": None}),
    ],
)
def test_what_follows_from_what_was_said(facts: dict[str, Any], derived: dict[str, Any]) -> None:
    person = prepare(facts, DAY).facts
    assert {key: person.get(key) for key in derived} == derived
