"""Choices by number, by place and by their words; a number that is a value is never a choice."""

from __future__ import annotations

from datetime import date
from typing import Tuple

import pytest

from bot.understanding import read
from bot.understanding.reading import Asked, Option

ON = date(2026, 11, 22)


def question(*labels: str, many: bool = False, facts: Tuple[str, ...] = (), numeric: bool = False) -> Asked:
    """A question whose options are numbered from one."""
    options = tuple(Option(str(number), label) for number, label in enumerate(labels, start=1))
    return Asked("question", facts, options, many=many, numeric=numeric)


WORK = question(
    "In a job, at work",
    "In a job, off work",
    "Back at work, less hours or lighter work",
    "I work for myself",
    "Agency or zero hours",
    "No job now",
    "Something else",
)
HARD = question(
    "Heavy or hard tasks",
    "Hours",
    "Getting there",
    "My manager or workmates",
    "Too much to do",
    "Work rules",
    "I cannot do this job",
    many=True,
)
TIMES = question("Tuesday 1 December, 2:30pm", "Thursday 3 December, 9am", "Friday 4 December, 4pm", "More times")
OK = question("Yes", "No", "Not sure")


@pytest.mark.parametrize(
    ("asked", "text", "keys"),
    [
        (WORK, "2", "2"),
        (WORK, "2.", "2"),
        (WORK, "(2)", "2"),
        (WORK, "2)", "2"),
        (WORK, "no 2", "2"),
        (WORK, "Number 2 please", "2"),
        (WORK, "option 2", "2"),
        (WORK, "#2", "2"),
        (WORK, "two", "2"),
        (WORK, "2️⃣", "2"),
        (WORK, "②", "2"),
        (WORK, "the second one", "2"),
        (WORK, "second", "2"),
        (WORK, "2nd one", "2"),
        (WORK, "last one", "7"),
        (WORK, "2 - off work", "2"),
        (WORK, "in a job, off work", "2"),
        (WORK, "i work for myself", "4"),
        (WORK, "agency", "5"),
        (WORK, "no job", "6"),
        (WORK, "something else", "7"),
        (WORK, "1 or 2", ""),
        (WORK, "1 2", ""),
        (WORK, "12", ""),
        (WORK, "8", ""),
        (WORK, "2 weeks", ""),
        (WORK, "3 weeks off", ""),
        (WORK, "purple", ""),
        (HARD, "1 4", "14"),
        (HARD, "1, 3 and 5", "135"),
        (HARD, "1&2", "12"),
        (HARD, "1+7", "17"),
        (HARD, "hours", "2"),
        (HARD, "1 and 9", ""),
        (TIMES, "thursday", "2"),
        (TIMES, "the Thursday one", "2"),
        (TIMES, "earliest", "1"),
        (TIMES, "2:30pm", "1"),
        (TIMES, "4 december", "3"),
        (TIMES, "more times please", "4"),
        (OK, "yes", "1"),
        (OK, "aye", "1"),
        (OK, "nah", "2"),
        (OK, "not really", "2"),
        (OK, "not sure", "3"),
        (OK, "dunno", ""),
        (OK, "1", "1"),
        (OK, "yeah no", "2"),
        (
            question("Phone", "Video", "Face to face", facts=("contact_mode", "language", "access_needs")),
            "1, Polish interpreter",
            "1",
        ),
        (
            question("Phone", "Video", "Face to face", facts=("contact_mode", "language", "access_needs")),
            "3 no stairs",
            "3",
        ),
        (question("No", "Own form", "Not sure", facts=("fit_note_ends", "fit_note")), "3 march", ""),
        (question("No", "Own form", "Not sure", facts=("fit_note_ends", "fit_note")), "14 march", ""),
        (question("No", "Own form", "Not sure", facts=("fit_note_ends", "fit_note")), "1", "1"),
        (question("One", "Two", facts=("absence_spells_12m",), numeric=True), "2", ""),
    ],
)
def test_the_choices_picked(asked: Asked, text: str, keys: str) -> None:
    assert "".join(option.key for option in read(text, asked=asked, on=ON).chosen) == keys


def test_a_choice_brings_its_facts() -> None:
    options = (
        Option("1", "Hours", {"work_difficulties": ["hours"]}),
        Option("2", "Getting there", {"work_difficulties": ["travel"]}),
    )
    reading = read("1 and 2", asked=Asked("hard", ("work_difficulties",), options, many=True), on=ON)
    assert reading.values()["work_difficulties"] == ["hours", "travel"]


def test_a_number_with_more_brings_both() -> None:
    asked = question("Phone", "Video", facts=("contact_mode", "language", "access_needs"))
    reading = read("1, Polish interpreter", asked=asked, on=ON)
    assert reading.chosen[0].key == "1"
    assert reading.values()["language"] == "Polish"
    assert reading.values()["access_needs"] == "Polish interpreter"


@pytest.mark.parametrize(("text", "act"), [("0", "person"), ("9", "go_back"), ("0.", "person")])
def test_the_text_keys(text: str, act: str) -> None:
    assert read(text, asked=WORK, on=ON).act == act
    assert read(text, asked=Asked("age", ("age",), numeric=True), on=ON).act != act


WORKING = question("I work for an employer", "I work for myself", "Agency or zero hours", facts=("employment",))


@pytest.mark.parametrize(
    "text",
    [
        "what is the first one",
        "what's the first one?",
        "which is number 2",
        "what does option 3 mean",
        "can you explain the second one",
        "tell me about number 1",
        "whats the difference between 1 and 2",
        "wot is the last one",
        "who is number 3 for",
        "does the first one count for temps",
    ],
)
def test_a_question_about_a_choice_picks_none(text: str) -> None:
    reading = read(text, asked=WORKING, on=ON)
    assert reading.chosen == ()
    assert "employment" not in reading.facts


@pytest.mark.parametrize(
    ("text", "key"),
    [("the first one", "1"), ("the second one please", "2"), ("I'll go for number 3", "3"), ("2", "2")],
)
def test_a_choice_told_is_picked(text: str, key: str) -> None:
    assert [option.key for option in read(text, asked=WORKING, on=ON).chosen] == [key]


SERVICES = question(
    "Moor Lane Work Advice",
    "Bright Harbour",
    "Hillside Work and Health Advice Hour",
    "Tide Back to Work",
    facts=("service",),
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("I'll take the Moor Lane one", "1"),
        ("the Moor Lane one, do I need to bring anything?", "1"),
        ("moor lane 1", "1"),
        ("Bright Harbour then", "2"),
        ("hillside one", "3"),
        ("not the Moor Lane one", None),
        ("I want to go back to work", None),
        ("some advice about work please", None),
        ("I live on Moor Road", None),
    ],
)
def test_a_service_is_picked_by_words_of_its_own_name(text: str, key: str | None) -> None:
    picked = [option.key for option in read(text, asked=SERVICES, on=ON).chosen]
    assert picked == ([key] if key else [])


def test_thanks_are_no_refusal() -> None:
    invited = question("Answer 3 short questions", "No, thank you")
    assert read("thank you", asked=invited, on=ON).chosen == ()
    assert read("no thank you", asked=invited, on=ON).chosen[0].key == "2"
