"""What every rule of the directory and the evidence set keeps for people made by chance, and how fast."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from criteria_files import ASKABLE, DAY, published
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import questions
from bot.criteria import Service, evaluate, evaluate_all, meets, useful
from bot.criteria.person import asked_for, prepare
from bot.understanding.facts import CATALOGUE, Kind

ALL = list(published().services)
TEXTS = {
    "area": ["Leeds", "Tideway", "Salford", "Glasgow", "Wales", "England"],
    "gp_practice": ["T90001", "T90003", "Elsewhere"],
    "condition_detail": ["osteoarthritis", "low back pain", "migraine"],
    "job_title": ["nurse", "dancer"],
    "sector": ["theatre", "retail"],
}


def values_of(name: str) -> st.SearchStrategy[Any]:
    """Values that a fact of the catalogue may hold."""
    fact = CATALOGUE[name]
    if fact.kind is Kind.YES_NO:
        return st.booleans()
    if fact.kind is Kind.CHOICE:
        return st.sampled_from(fact.values)
    if fact.kind is Kind.CHOICES:
        return st.lists(st.sampled_from(fact.values), max_size=3, unique=True)
    if fact.kind is Kind.NUMBER:
        return st.integers(0, 99)
    if fact.kind is Kind.SIZE:
        return st.one_of(st.integers(0, 400), st.sampled_from(["1-49", "50-250", "251+"]))
    if fact.kind is Kind.DATE:
        return st.integers(-400, 100).map(lambda days: (DAY + timedelta(days=days)).isoformat())
    return st.sampled_from(TEXTS.get(name, ["some words"]))


PEOPLE = st.fixed_dictionaries({}, optional={name: values_of(name) for name in ASKABLE})
SERVICES = st.sampled_from(ALL)


@settings(max_examples=400, deadline=None)
@given(SERVICES, PEOPLE, st.data())
def test_one_more_fact_never_turns_a_firm_answer_into_a_question(
    found: Service, facts: dict[str, Any], data: st.DataObject
) -> None:
    before = evaluate(found, facts, DAY).outcome
    name = data.draw(st.sampled_from([name for name in ASKABLE if name not in facts] or ["veteran"]))
    after = evaluate(found, {**facts, name: data.draw(values_of(name))}, DAY).outcome
    if before in ("meets", "does_not_meet", "person_to_look") and name not in facts:
        assert after != "need_to_know", (found.id, facts, name)


@settings(max_examples=200, deadline=None)
@given(SERVICES, PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(found: Service, facts: dict[str, Any], chance: random.Random) -> None:
    shuffled = list(facts.items())
    chance.shuffle(shuffled)
    assert evaluate(found, dict(shuffled), DAY) == evaluate(found, facts, DAY)


@settings(max_examples=200, deadline=None)
@given(SERVICES, PEOPLE)
def test_every_decision_can_be_explained_and_replayed(found: Service, facts: dict[str, Any]) -> None:
    decision = evaluate(found, facts, DAY)
    assert decision == evaluate(found, facts, DAY)
    assert decision.outcome in ("meets", "does_not_meet", "need_to_know", "person_to_look")
    assert meets(found, facts, DAY) is (decision.outcome == "meets")
    assert {**decision.stored(), "on": decision.on} == asdict(decision) | {"reasons": list(asdict(decision)["reasons"])}
    assert bool(decision.missing) == (decision.outcome == "need_to_know")
    wanted = {"meets": "met", "does_not_meet": "not_met", "need_to_know": "not_known", "person_to_look": "flagged"}
    nobody_refused = all(clause.flag_only for clause in found.clauses)
    assert nobody_refused or wanted[decision.outcome] in {reason.outcome for reason in decision.reasons}
    assert all("{" not in reason.text and "not said" not in reason.text for reason in decision.reasons)


@settings(max_examples=300, deadline=None)
@given(SERVICES, PEOPLE)
def test_unknown_and_withheld_are_the_same_as_silence(found: Service, facts: dict[str, Any]) -> None:
    silent = {name: "unknown" for name in ASKABLE if name not in facts}
    withheld = {name: "rather_not_say" for name in ASKABLE if name not in facts}
    plain = evaluate(found, facts, DAY)
    assert evaluate(found, {**facts, **silent}, DAY) == plain
    assert evaluate(found, {**facts, **withheld}, DAY) == plain


@settings(max_examples=150, deadline=None)
@given(SERVICES, PEOPLE, st.data())
def test_what_is_not_useful_changes_no_outcome(found: Service, facts: dict[str, Any], data: st.DataObject) -> None:
    names = useful([found], facts, DAY, ASKABLE)
    known = prepare(facts, DAY).facts
    idle = [name for name in ASKABLE if name not in names and name not in known]
    if idle:
        name = data.draw(st.sampled_from(idle))
        value = data.draw(values_of(name))
        told_too = set(prepare({**facts, name: value}, DAY).facts) - set(known) - {name}
        if {asked for told in told_too for asked in asked_for(told)} & set(names):
            return  # these words answer a question that is useful as well
        before, after = (evaluate(found, told, DAY).outcome for told in (facts, {**facts, name: value}))
        assert after == before, (found.id, facts, name, value)


@settings(max_examples=150, deadline=None)
@given(SERVICES, PEOPLE)
def test_something_of_what_is_missing_is_useful(found: Service, facts: dict[str, Any]) -> None:
    missing = set(evaluate(found, facts, DAY).missing)
    names = set(useful([found], facts, DAY, list(CATALOGUE)))
    assert not missing or missing & (names | set(facts)), (found.id, facts, missing)


def test_nobody_gets_another_outcome_from_fewer_questions() -> None:
    """As `benchmarks.questions` does, for 40 patients: asking stops when nothing can change."""
    there = questions.services()
    ways = [questions.ask(there, person, most=99) for person in questions.patients(40)]
    assert [way.different for way in ways if way.different] == []
    asked, form = [len(way.questions) for way in ways], [len(way.whole_form) for way in ways]
    assert statistics.median(asked) < statistics.median(form) - 2


@pytest.mark.parametrize("there", [questions.services(), published().services], ids=["sample", "all 75"])
def test_no_referral_takes_more_than_fifteen_questions(there: tuple[Service, ...]) -> None:
    """However many rules there are: what would pass the limit is left to a person."""
    for person in questions.patients(40 if len(there) < 20 else 6, seed=15):
        assert questions.ask(there, person).total <= 15


def test_ten_thousand_services_in_under_a_second() -> None:
    services = (ALL * (10_000 // len(ALL) + 1))[:10_000]
    person = next(questions.patients(1))
    best = min(_timed(services, person) for _ in range(3))
    assert best < 1.0, f"{best:.2f} s"


def _timed(services: list[Service], person: dict[str, Any]) -> float:
    start = time.process_time()
    assert len(evaluate_all(services, person, DAY)) == 10_000
    return time.process_time() - start
