"""Misreads that were met in whole conversations, each kept here so that it does not come back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.referral.questions import QUESTIONS, asking_for
from bot.understanding import read
from bot.understanding.facts import Value
from bot.understanding.reading import Reading
from bot.understanding.settled import settled

ON = date(2026, 11, 23)


def reading_of(text: str, asked: str, intent: str = "inform", confidence: float = 0.9, **known: Value) -> Reading:
    """What is read of a message at a question by that name."""
    return read(text, asked=QUESTIONS[asked].asked(), intent=intent, confidence=confidence, on=ON, known=known)


def values(reading: Reading) -> dict[str, Any]:
    """The facts read and chosen."""
    return {**{name: each for option in reading.chosen for name, each in option.facts.items()}, **reading.values()}


@pytest.mark.parametrize(
    "text", ["Staying in my job", "stay in my job pls", "keep my job", "I want to hold on to my job"]
)
def test_staying_in_my_job_makes_nobody_an_employee(text: str) -> None:
    found = values(reading_of(text, "goal", employment="self_employed"))
    assert found == {"goal": "stay"}


@pytest.mark.parametrize("text", ["my boss is on at me about my shifts", "my manager doesn't help", "off from my job"])
def test_a_way_of_speaking_does_not_outweigh_self_employed(text: str) -> None:
    assert "employment" not in values(reading_of(text, "condition", employment="self_employed"))


@pytest.mark.parametrize("text", ["at work", "At work", "I'm at work", "still at work", "working"])
def test_at_work_says_that_there_is_a_job_where_that_is_asked(text: str) -> None:
    assert values(reading_of(text, "work_now")) == {"employment": "employed", "attendance": "at_work"}


def test_at_work_inside_more_words_is_no_choice() -> None:
    assert values(reading_of("I work for myself and I'm at work", "work_now")).get("employment") == "self_employed"


@pytest.mark.parametrize("asked", ["absence_expected", "fit_note_ends"])
def test_next_month_and_the_day_is_one_date(asked: str) -> None:
    assert "2026-12-09" in values(reading_of("next month, the 9th", asked)).values()


@pytest.mark.parametrize("asked", ["job", "absence_expected", "condition"])
def test_an_operation_is_no_job(asked: str) -> None:
    found = values(reading_of("knee replacement, 12th of January", asked))
    assert "job_title" not in found
    assert found["operation_on"] == "2027-01-12"


@pytest.mark.parametrize("text", ["yes", "yeah", "Yes."])
def test_a_bare_yes_does_not_say_how_somebody_gets_on(text: str) -> None:
    reading = reading_of(text, "getting_on", intent="affirm")
    assert values(reading) == {}
    assert reading.act == "affirm"


@pytest.mark.parametrize("text", ["Fit for Work", "fit for work please", "I want Access to Work", "SOHAS"])
def test_a_named_service_is_asked_about_and_is_no_goal(text: str) -> None:
    reading = reading_of(text, "goal")
    assert values(reading) == {}
    assert settled(text, "inform", reading, QUESTIONS["goal"].asked()) == "ask_service"


def test_a_service_named_beside_an_answer_leaves_the_answer() -> None:
    text = "I'm getting help from talking therapies"
    reading = reading_of(text, "help_already")
    assert values(reading)["already_helped_by"] == ["talking_therapies"]
    assert settled(text, "inform", reading, QUESTIONS["help_already"].asked()) == "inform"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("work_difficulties", "what hours do the trams run"),
        ("job_title", "who was the nurse in casualty"),
        ("age", "my bill was 63 pounds"),
        ("contact_mode", "my phone screen is smashed"),
        ("absence_started", "the heating has been off two weeks"),
    ],
)
def test_a_question_of_nobody_fills_nothing(asked: str, text: str) -> None:
    found = read(text, asked=asking_for(asked), intent="out_of_scope", confidence=0.6, on=ON)
    assert asked not in values(found)


def test_a_manager_tells_of_a_worker_not_of_themselves() -> None:
    text = "manager, one of my workers is off sick"
    assert reading_of(text, "condition", intent="employer_asking", confidence=0.8).facts == {}


@pytest.mark.parametrize(
    ("number", "meant"), [("I'll take number 1 please", "phone"), ("no. 2", "video"), ("id pick 3 pls", "in_person")]
)
def test_a_number_picks_a_way_to_meet_also_in_a_trial(number: str, meant: str) -> None:
    reading = read(number, asked=asking_for("contact_mode"), intent="choose", confidence=0.9, on=ON)
    assert values(reading)["contact_mode"] == meant
    assert settled(number, "choose", reading, asking_for("contact_mode")) == "choose"


def test_no_only_a_first_aider_is_a_no() -> None:
    reading = read("no, only a first aider", asked=asking_for("has_occupational_health"), on=ON)
    assert values(reading)["has_occupational_health"] is False


@pytest.mark.parametrize("text", ["I have asthma and the dust makes it bad", "five weeks ago, give or take"])
def test_what_resembles_a_correction_and_names_none_is_an_answer(text: str) -> None:
    reading = read(text, asked=None, intent="correct", confidence=0.6, on=ON)
    assert reading.act is None


@pytest.mark.parametrize("text", ["sorry, it's my knee", "sorry, it's 5 weeks", "sorry, it's my back, not my knee"])
def test_putting_right_with_its_makes_nobody_an_it_worker(text: str) -> None:
    known: dict[str, Value] = {"job_title": "nurse", "conditions": ["musculoskeletal"], "absence_started": "2026-11-02"}
    assert "job_title" not in values(reading_of(text, "age", **known))


def test_work_in_it_is_still_a_job() -> None:
    assert values(reading_of("IT", "job"))["job_title"] == "it worker"
    assert values(reading_of("I work in IT", "job"))["job_title"] == "it worker"


NOTED = {"employment": "employed", "attendance": "off_sick", "absence_started": "2027-02-05", "fit_note": "not_fit",
         "fit_note_ends": "2027-03-14"}  # fmt: skip
DATED = {name: NOTED[name] for name in ("employment", "attendance", "fit_note", "fit_note_ends", "absence_started")}


@pytest.mark.parametrize(
    "text",
    [
        "no wait, till the 21st",
        "no wait, the 21st",
        "sorry I mean until the 21st",
        "actually it's the 21st",
        "oops, meant 21 March",
        "it runs out on the 21st actually",
    ],
)
def test_a_bare_date_puts_right_the_date_told_last(text: str) -> None:
    facts = read_with(text, NOTED)
    assert facts == {"fit_note_ends": "2027-03-21"}


@pytest.mark.parametrize("text", ["no wait, the 12th", "actually it was the 12th", "sorry I mean 12 February"])
def test_a_bare_date_after_the_first_day_off_puts_that_right(text: str) -> None:
    assert read_with(text, DATED) == {"absence_started": "2027-02-12"}


def test_an_end_is_the_notes_although_the_first_day_was_told_last() -> None:
    assert read_with("no wait, till the 21st", DATED) == {"fit_note_ends": "2027-03-21"}


def read_with(text: str, known: dict[str, Any]) -> dict[str, Any]:
    """The dates read from a correction while the age is asked."""
    reading = read(
        text, asked=QUESTIONS["age"].asked(), intent="correct", confidence=0.9, on=date(2027, 3, 1), known=known
    )
    return {name: fact.value for name, fact in reading.facts.items() if name in ("absence_started", "fit_note_ends")}
