"""A decision to the letter: its outcome, each clause's answer, its reasons and what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from criteria_files import CLAUSE, DAY, decide

from bot.criteria import Decision, Reason, evaluate, read_yaml

RULE = """
id: sample
name: Sample Service
sms_name: Sample
evidence: true
source: a test
criteria:
  all:
    - clause: has_job
      fact: employment
      is: employed
      met: you have a job since {job_lost_on}
      unmet: you have no job
      source: page 1
    - clause: old_enough
      fact: age
      at_least: 45
      when: {fact: veteran, is: false}
      met: you are {age}
      unmet: you are only {age}
      source: page 2
    - not:
        clause: in_a_case
        fact: dispute_in_progress
        is: true
        met: there is a case
        unmet: there is no case
        source: page 3
    - clause: wants_to
      fact: willing_to_return
      is: true
      flag_only: true
      met: you want to
      unmet: you do not want to
      source: page 4
"""
FITS: dict[str, Any] = {
    "employment": "employed",
    "age": 45,
    "veteran": False,
    "dispute_in_progress": False,
    "willing_to_return": True,
}


def decided(**changed: Any) -> Decision:
    return evaluate(read_yaml(RULE, "sample.yml"), FITS | changed, DAY)


def reason(clause: str, outcome: str, told: str, source: str, about_work: bool = False) -> Reason:
    return Reason(clause, outcome, f"Because you told us {told}.", told, about_work, source)


def not_known(clause: str, what: str, source: str, about_work: bool = False) -> Reason:
    return Reason(clause, "not_known", f"We do not know yet {what}.", "", about_work, source)


JOB = reason("has_job", "met", "you have a job since not said", "page 1", about_work=True)
OLD = reason("old_enough", "met", "you are 45", "page 2", about_work=True)
NO_CASE = reason("in_a_case", "not_met", "there is no case", "page 3")


def test_a_whole_decision() -> None:
    rule = read_yaml(RULE, "sample.yml")
    assert decided() == Decision(
        "sample",
        "Sample Service",
        "meets",
        (JOB, OLD, NO_CASE),
        (),
        rule.version,
        (("has_job", "met"), ("old_enough", "met"), ("in_a_case", "not_met"), ("wants_to", "met")),
        "Sample",
        DAY,
    )


def test_a_clause_that_does_not_apply_gives_no_reason() -> None:
    decision = decided(veteran=True, age=20)
    assert decision.outcome == "meets"
    assert decision.reasons == (JOB, NO_CASE)
    assert dict(decision.trace)["old_enough"] == "does_not_apply"


def test_a_no_is_told_by_the_clauses_that_make_it() -> None:
    decision = decided(age=44)
    assert decision.outcome == "does_not_meet"
    assert decision.reasons == (reason("old_enough", "not_met", "you are only 44", "page 2", about_work=True),)
    decision = decided(dispute_in_progress=True, willing_to_return=False)
    assert decision.reasons == (reason("in_a_case", "met", "there is a case", "page 3"),), "a no tells of no flag"
    assert decision.missing == ()


def test_what_is_not_known_is_named_with_its_source() -> None:
    decision = decided(employment=None, age="unknown", willing_to_return=False)
    assert decision.outcome == "need_to_know"
    assert decision.missing == ("employment", "age")
    assert decision.reasons == (
        not_known("has_job", "whether you have a job", "page 1", about_work=True),
        not_known("old_enough", "how old you are", "page 2", about_work=True),
        reason("wants_to", "flagged", "you do not want to", "page 4"),
    )
    assert decided(veteran=None, age=44).missing == ("veteran",)
    assert decided(veteran=None, age=None).missing == ("veteran", "age")
    assert decided(dispute_in_progress=None).missing == ("dispute_in_progress",)
    assert decided(willing_to_return=None).missing == ()


def test_a_flag_is_told_beside_what_fits() -> None:
    decision = decided(willing_to_return=False)
    assert decision.outcome == "person_to_look"
    assert decision.reasons == (JOB, OLD, NO_CASE, reason("wants_to", "flagged", "you do not want to", "page 4"))
    assert decision.trace[-1] == ("wants_to", "not_met")
    assert dict(decided(willing_to_return=None).trace)["wants_to"] == "not_known"


def test_one_clause_may_wait_for_several_facts() -> None:
    rule = """  clause: c
  met: a
  unmet: b
  source: s
  all:
    - {fact: employment, is: employed}
    - {fact: age, at_least: 45}
    - {fact: in_work, is: true}
"""
    found = read_yaml(CLAUSE + rule, "x.yml")
    (told,) = evaluate(found, {}, DAY).reasons
    assert told.text == "We do not know yet whether you have a job or how old you are."
    (told,) = evaluate(found, {"employment": "employed"}, DAY).reasons
    assert told.text == "We do not know yet how old you are."


def test_an_answer_that_is_too_rough_is_named_as_not_known() -> None:
    rule = "  {clause: c, fact: employer_size, at_most: 250, met: a, unmet: b, source: s}"
    decision = evaluate(read_yaml(CLAUSE + rule, "x.yml"), {"employer_size": "200-300"}, DAY)
    assert decision.missing == ("employer_size",)
    assert [told.text for told in decision.reasons] == ["We do not know yet how many people work for your employer."]
    rule = "  {clause: c, fact: has_condition, is: true, met: a, unmet: b, source: s}"
    assert evaluate(read_yaml(CLAUSE + rule, "x.yml"), {}, DAY).missing == ("conditions",)


def test_only_the_clauses_that_decide_are_told() -> None:
    decision = decide("steady-steps", area="Tideway", attendance="at_work")
    assert [told.clause for told in decision.reasons] == ["off_sick"]
    decision = decide("small-firms-work-line", area="Tideway", employment="self_employed", condition_affects_work=True)
    assert [told.clause for told in decision.reasons] == ["lives_here", "feels_it", "self_employed"]


WAYS = """
  any:
    - all:
        - {clause: small, fact: employer_size, at_most: 250, met: m, unmet: u, source: s}
        - {clause: simple, fact: conditions, any_of: [skin], flag_only: true, met: m, unmet: u, source: s}
    - {clause: veteran, fact: veteran, is: true, met: m, unmet: u, source: s}
"""


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"employer_size": 9, "conditions": ["skin"]}, "meets"),
        ({"employer_size": 9, "conditions": ["cancer"], "veteran": False}, "person_to_look"),
        ({"employer_size": 9, "conditions": ["cancer"], "veteran": True}, "meets"),
        ({"employer_size": 9, "conditions": ["cancer"]}, "person_to_look"),
        ({"employer_size": 9}, "meets"),
        ({"employer_size": 900, "conditions": ["cancer"], "veteran": True}, "meets"),
        ({"employer_size": 900, "conditions": ["cancer"]}, "need_to_know"),
        ({"employer_size": 900, "veteran": False}, "does_not_meet"),
    ],
)
def test_a_flag_in_one_way_in_says_nothing_of_another_way_in(facts: dict[str, Any], outcome: str) -> None:
    assert evaluate(read_yaml(CLAUSE + WAYS, "x.yml"), facts, DAY).outcome == outcome


def test_the_first_stages_example_of_a_condition_flags_nobody_who_is_in_by_a_later_stage() -> None:
    """Table 4.1: stage C takes anyone off four weeks; "for example musculoskeletal" is said of stage A."""
    off = {"employment": "employed", "attendance": "off_sick", "absence_started": "2026-10-25", "referrer": "self"}
    large = {"employer_size": 300, "has_occupational_health": False, "conditions": ["mental_health"]}
    assert decide("staged-model", **off, **large, willing_to_return=True).outcome == "meets"
    small = {"has_occupational_health": False, "employer_size": 20, "conditions": ["mental_health"], "referrer": "gp"}
    early = off | {"absence_started": "2026-11-20"} | small
    assert decide("staged-model", **early, willing_to_return=True).outcome == "person_to_look"


PLACES = """
  all:
    - not: {clause: here, fact: area, within: [Leeds], met: you live in Leeds, unmet: you live elsewhere, source: s}
    - clause: size
      when: {fact: area, within: [Scotland]}
      fact: employer_size
      at_most: 250
      met: it is small
      unmet: it is large
      source: s
"""


@pytest.mark.parametrize(
    ("facts", "outcome", "clauses"),
    [
        ({"area": "Leeds"}, "does_not_meet", ["here"]),
        ({"area": "Bradford"}, "meets", ["here"]),
        ({"area": "Fife", "employer_size": 250}, "meets", ["here", "size"]),
        ({"area": "Fife", "employer_size": 251}, "does_not_meet", ["size"]),
        ({"area": "Fife"}, "need_to_know", ["size"]),
        ({"area": "United Kingdom", "employer_size": 250}, "need_to_know", ["here"]),
        ({"area": "United Kingdom"}, "need_to_know", ["here", "size"]),
    ],
)
def test_places_where_it_does_not_hold_and_where_it_only_counts(
    facts: dict[str, Any], outcome: str, clauses: list[str]
) -> None:
    decision = evaluate(read_yaml(CLAUSE + PLACES, "x.yml"), facts, DAY)
    assert decision.outcome == outcome
    assert [told.clause for told in decision.reasons] == clauses
