"""What a patient reads of a decision, to the letter: for the web and by text, with and without reasons."""

from __future__ import annotations

from typing import Any

import pytest
from criteria_files import DAY

from bot.criteria import Decision, Reason, because, clause_by_clause, explain, needs_person, told
from bot.criteria.labels import about, words
from bot.criteria.sms_words import health_word


def reason(said: str, work: bool = False, clause: str = "c", outcome: str = "met") -> Reason:
    return Reason(clause, outcome, f"Because you told us {said}.", said, work)


JOB, YOUNG, ILL = reason("you have a job", True), reason("you are 44", True), reason("you have pain")
LONG = reason("you have been off work since the first of November of the year two thousand and six", True)
UNKNOWN = Reason("c", "not_known", "We do not know yet how old you are.")


def made(outcome: str, *reasons: Reason, missing: tuple[str, ...] = (), sms: str = "Work Help") -> Decision:
    return Decision("id", "The Clinic", outcome, reasons, missing, "v", (), sms, DAY)


@pytest.mark.parametrize(
    ("decision", "web", "sms"),
    [
        (made("meets"), "The Clinic fits.", "Work Help fits."),
        (made("meets", sms=""), "The Clinic fits.", "This service fits."),
        (
            made("meets", JOB),
            "The Clinic fits because you told us you have a job.",
            "Work Help fits because you told us you have a job.",
        ),
        (
            made("meets", JOB, ILL),
            "The Clinic fits because you told us you have a job. You have pain.",
            "Work Help fits because you told us you have a job.",
        ),
        (made("meets", ILL), "The Clinic fits because you told us you have pain.", "Work Help fits."),
        (
            made("meets", ILL, JOB, YOUNG, reason("you like cake", True)),
            "The Clinic fits because you told us you have pain. You have a job and you are 44.",
            "Work Help fits because you told us you have a job. You are 44 and you like cake.",
        ),
        (
            made("meets", JOB, JOB, YOUNG),
            "The Clinic fits because you told us you have a job. You are 44.",
            "Work Help fits because you told us you have a job. You are 44.",
        ),
        (
            made("does_not_meet", YOUNG, JOB, ILL),
            "The Clinic does not fit just now. You told us you are 44, you have a job and you have pain.",
            "Work Help does not fit just now. You told us you are 44 and you have a job.",
        ),
        (
            made("does_not_meet", ILL),
            "The Clinic does not fit just now. You told us you have pain.",
            "Work Help does not fit what you told us.",
        ),
        (
            made("does_not_meet", YOUNG, LONG),
            "The Clinic does not fit just now. You told us you are 44.",
            "Work Help does not fit just now. You told us you are 44.",
        ),
        (
            made("does_not_meet", LONG),
            f"The Clinic does not fit just now. You told us {LONG.told}.",
            f"Work Help does not fit just now. You told us {LONG.told}.",
        ),
        (
            made("person_to_look", JOB, ILL),
            "The Clinic may fit. A person will look at it with you.",
            "Work Help may fit. A person will look at it with you.",
        ),
        (
            made("need_to_know", UNKNOWN, missing=("age",)),
            "The Clinic may fit. We need to know how old you are.",
            "Work Help may fit. We need to know how old you are.",
        ),
        (
            made("need_to_know", UNKNOWN, missing=("age", "conditions", "goal")),
            "The Clinic may fit. We need to know how old you are and what makes work hard.",
            "Work Help may fit. We need to know how old you are and what makes work hard.",
        ),
        (
            made("need_to_know", missing=("conditions", "condition_words", "age")),
            "The Clinic may fit. We need to know what makes work hard.",
            "Work Help may fit. We need to know what makes work hard.",
        ),
        (
            made("need_to_know", missing=("operation_on", "age")),
            "The Clinic may fit. We need to know when your operation is and how old you are.",
            "Work Help may fit. We need to know how old you are.",
        ),
        (
            made("need_to_know", missing=("operation_on",)),
            "The Clinic may fit. We need to know when your operation is.",
            "Work Help may fit. A person can look.",
        ),
        (made("need_to_know"), "The Clinic may fit. A person can look.", "Work Help may fit. A person can look."),
    ],
)
def test_one_or_two_sentences(decision: Decision, web: str, sms: str) -> None:
    assert (explain(decision, "web"), explain(decision, "sms")) == (web, sms)


def of_words(count: int, word: str = "w") -> Reason:
    return reason(" ".join([word] * count), True)


def test_no_sentence_has_more_than_twenty_words() -> None:
    """ "You told us" are three of them; the "and" between two reasons is one."""
    assert "w and x" in told(made("does_not_meet", of_words(8), of_words(8, "x")), "web")
    assert "x" not in told(made("does_not_meet", of_words(8), of_words(9, "x")), "web")
    assert "w and x" in explain(made("meets", JOB, of_words(9), of_words(10, "x")), "web")
    assert "x" not in explain(made("meets", JOB, of_words(10), of_words(10, "x")), "web")


def test_only_what_was_told() -> None:
    assert told(made("does_not_meet", YOUNG, ILL), "web") == "You told us you are 44 and you have pain."
    assert told(made("does_not_meet", YOUNG, ILL), "sms") == "You told us you are 44."
    assert told(made("does_not_meet", UNKNOWN), "web") == "It does not fit what you told us."
    hidden = reason("your health is good", True)
    assert told(made("does_not_meet", hidden), "sms") == "It does not fit what you told us."
    assert told(made("does_not_meet", hidden), "web") == "You told us your health is good."


def test_why_clause_by_clause() -> None:
    assert clause_by_clause(made("meets", JOB, ILL), "web") == (
        "The Clinic fits.\n- Because you told us you have a job.\n- Because you told us you have pain."
    )
    assert clause_by_clause(made("does_not_meet", YOUNG, YOUNG), "web") == (
        "The Clinic does not fit just now.\n- Because you told us you are 44."
    )
    assert clause_by_clause(made("person_to_look", ILL), "web") == (
        "The Clinic may fit. A person will look at it with you.\n- Because you told us you have pain."
    )
    for decision in (made("meets"), made("need_to_know", UNKNOWN, missing=("age",))):
        assert clause_by_clause(decision, "web") == explain(decision, "web")
    assert clause_by_clause(made("does_not_meet", YOUNG), "sms") == explain(made("does_not_meet", YOUNG), "sms")


@pytest.mark.parametrize(
    ("facts", "surgery", "said"),
    [
        ({"employment": "employed"}, "", "in a job"),
        ({"employment": "employed"}, "Park Surgery", "in a job, Park Surgery"),
        ({}, "Park Surgery", "Park Surgery"),
        ({"employment": "astronaut"}, "", ""),
        ({"attendance": "off_sick"}, "", "off work"),
        ({"attendance": "off_sick", "absence_started": "2026-11-01"}, "", "off since 1 November"),
        ({"attendance": "off_sick", "absence_started": "a while ago"}, "", "off work"),
        ({"attendance": "at_work", "absence_started": "2026-11-01"}, "", "at work"),
        ({"employment": "unemployed", "job_lost_on": "2026-06-03"}, "", "no job now, job ended in June 2026"),
        ({"employment": "unemployed", "job_lost_on": "June"}, "", "no job now"),
        ({"employment": "retired", "job_lost_on": "2026-06-03"}, "", "retired"),
        (
            {"employment": "unemployed", "job_lost_on": "2026-06-03"},
            "The Surgery by the Sea in Tidemouth",
            "no job now, job ended in June 2026",
        ),
        (
            {"employment": "agency_or_zero_hours", "attendance": "off_sick", "absence_started": "2026-09-30"},
            "Park Surgery",
            "agency or zero hours work, off since 30 September",
        ),
    ],
)
def test_what_it_rests_on_in_sixty_letters(facts: dict[str, Any], surgery: str, said: str) -> None:
    assert because([], facts, surgery) == said
    assert because([made("meets")], facts, surgery) == (said or "what you told us")


@pytest.mark.parametrize(
    ("decision", "facts", "person"),
    [
        (made("meets"), {}, False),
        (made("does_not_meet"), {"age": "unknown"}, False),
        (made("person_to_look"), {}, True),
        (made("need_to_know", missing=("age",)), {}, False),
        (made("need_to_know", missing=("age",)), {"age": "unknown"}, True),
        (made("need_to_know", missing=("age",)), {"age": "rather_not_say"}, True),
        (made("need_to_know", missing=("age",)), {"age": 45}, False),
        (made("need_to_know", missing=("age", "goal")), {"age": "unknown"}, False),
        (made("need_to_know", missing=("age", "goal")), {"age": "unknown", "goal": "unknown"}, True),
    ],
)
def test_asking_again_helps_or_a_person_does(decision: Decision, facts: dict[str, Any], person: bool) -> None:
    assert needs_person(decision, facts) is person


def test_values_and_facts_in_words() -> None:
    assert [words(value) for value in (True, False, 45, "off_sick", DAY)] == [
        "yes",
        "no",
        "45",
        "off sick",
        "22 November 2026",
    ]
    for several in (["b_c", "a"], ("b_c", "a"), {"b_c", "a"}, frozenset({"b_c", "a"})):
        assert words(several) == "a, b c"
    assert about("age") == "how old you are"
    assert about("some_new_fact") == "some new fact"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fit notes", "Fit notes"),
        ("come back to work", None),
        ("back at work, back in work, back into work, back on hours", None),
        ("call you back or text back or ring back", None),
        ("just back and get back and going back", None),
        ("a call-back", None),
        ("my back is sore", "back"),
        ("painless", None),
        ("well-being", None),
        ("non-clinical", None),
        ("PHYSIO", "PHYSIO"),
        ("", None),
    ],
)
def test_a_word_that_gives_something_away(text: str, word: str | None) -> None:
    assert health_word(text) == word
