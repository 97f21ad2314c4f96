"""What a patient says beside the question is taken, and they are told so; going back asks again what was answered."""

from __future__ import annotations

import pytest
from newcomer import ASKED, Newcomer

from tests.support.desk_talk import World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
EMPTY = dict.fromkeys(
    ("goal", "condition_words", "conditions", "employment", "attendance", "job_title", "absence_started")
)


@CHANNELS
def test_what_was_told_beside_the_question_is_thanked_for_and_counts_as_no_miss(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, **EMPTY)
    patient.says("hello", "greet", 0.99)
    for words in ("i cant work cos my shoulder is knackered", "i run my own plastering business"):
        said = patient.says(words)
        assert "I have noted that" in said
        assert "understand" not in said
        assert patient.question == "goal"
    assert channel == "web" or "2 Go back to my job" in said, "the choices are listed at the second try"
    assert "I have noted that" not in patient.says("i run my own plastering business"), "it was known already"


@CHANNELS
def test_going_back_from_the_list_asks_the_question_before_it_again(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, skipped=tuple(name for name in ASKED if name != "work_makes_worse"), age=None)
    patient.says("show me")
    asked = [patient.question]
    while patient.question != "choose_service":
        patient.says("45" if patient.question == "age" else "1")
        asked.append(patient.question)
    patient.says("go back", "go_back_one", 0.99)
    assert patient.question == asked[-2]


@CHANNELS
@pytest.mark.parametrize("words", ["whats the first one", "What is 1?", "tell me about number one please"])
def test_a_question_about_one_in_the_list_chooses_nothing(world: World, channel: str, words: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=True)
    patient.says("show me")
    assert patient.question == "choose_service"
    first = patient.offered[0].partition(":")[2]
    said = patient.says(words, "out_of_scope", 0.9)
    assert "It is run by" in said or "Run by" in said
    assert patient.question == "choose_service"
    assert patient.offered[0].partition(":")[2] == first


@CHANNELS
def test_somebody_who_does_not_know_which_to_choose_is_helped(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=True)
    patient.says("show me")
    said = patient.says("dunno", "dont_know", 0.9)
    assert "ask about any of them" in said
    assert patient.question == "choose_service"


def test_what_is_said_about_calling_is_kept_beside_the_yes(world: World) -> None:
    patient = Newcomer(world, "web")
    patient.says("can someone call me", "want_person", 0.99)
    patient.says("yes but not after 8pm", "affirm", 0.9)
    assert patient.fact("safe_contact") == "You can leave a message (yes but not after 8pm)"
