"""What fits, what a person looks at first, what goes through the surgery, and what there is when nothing fits."""

from __future__ import annotations

from datetime import date

import pytest
from newcomer import Newcomer

from tests.support.desk_talk import World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
OUTSIDE = {"gp_practice": "Park Surgery, Leeds", "area": "Leeds"}


@CHANNELS
def test_what_a_person_has_to_look_at_stands_beside_what_fits(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=False, work_affects_health=False, employer_size="251+")
    said = patient.says("show me")
    assert patient.question == "choose_service"
    assert "choose:tide-back-to-work" in patient.offered
    assert "look:moor-lane-work-advice" in patient.offered
    assert ("A person looks first" in said) if channel == "web" else ("Moor Lane Work Advice: a person looks" in said)


@CHANNELS
@pytest.mark.parametrize("words", ["not yet", "Not ready yet", "I'm not ready yet", "2"])
def test_not_being_ready_to_go_back_is_an_answer_and_stops_nothing(world: World, channel: str, words: str) -> None:
    patient = Newcomer(world, channel, work_affects_health=False, employer_size="251+")
    patient.says("show me")
    assert patient.question == "willing"
    patient.says(words)
    assert patient.question == "choose_service"
    assert "look:moor-lane-work-advice" in patient.offered


@CHANNELS
def test_a_look_by_a_person_is_a_dated_call_and_no_time(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=False, work_affects_health=False, employer_size="251+")
    patient.says("show me")
    said = patient.wants("Moor Lane Work Advice")
    assert "Wednesday 3 March" in said
    assert patient.question == "call_back"
    assert patient.due("person_to_look") == date(2027, 3, 3)
    assert "Moor Lane Work Advice" in patient.detail("person_to_look")
    assert patient.status == "person_to_look"
    patient.says("1")
    assert patient.question in ("choose_service", "one_fits"), "what fits can still be had meanwhile"
    assert "look:moor-lane-work-advice" not in patient.offered
    assert patient.appointments == []


@CHANNELS
def test_a_service_that_takes_people_from_a_surgery_gives_the_words_to_hand_over(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=True, age=50, employer_size="251+")
    patient.says("show me")
    while not any(each.startswith("surgery:") for each in patient.offered):
        assert "more" in patient.offered
        patient.wants("More")
    said = patient.wants("Tideway Joint" if channel == "web" else "Tideway Movement Team")
    assert "takes people from a GP surgery" in said
    assert "put forward to Tideway" in said
    assert patient.question == "hand_over"
    patient.says("1")
    assert patient.question in ("choose_service", "one_fits")
    assert patient.flags == set()


@CHANNELS
def test_what_is_not_settled_ends_with_a_person(world: World, channel: str) -> None:
    """Nothing fits for sure, and one service hangs on an answer that the patient would not give."""
    patient = Newcomer(world, channel, gp_practice="Elsewhere", area="unknown", willing_to_return=True)
    said = patient.says("show me")
    assert patient.question == "may_fit"
    assert "may fit" in said
    assert "Wednesday 3 March" in said or channel == "web"
    said = patient.says("1")
    assert "by Wednesday 3 March" in said
    said = patient.says("1")
    assert "by Wednesday 3 March" in said
    assert patient.due("person_to_look") == date(2027, 3, 3)
    assert patient.question is None
    assert patient.appointments == []


@CHANNELS
def test_nothing_fits_and_a_person_can_look(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, **OUTSIDE)
    patient.says("show me")
    assert patient.question == "nothing_fits"
    patient.says("1")
    assert patient.due("person_to_look") == date(2027, 3, 3)
    assert patient.detail("person_to_look") == "no service fits"
    patient.says("1")
    said = patient.says("thank you", "thanks", 0.9)
    assert patient.question is None
    assert "by Wednesday 3 March" in said


@CHANNELS
def test_a_new_answer_after_a_look_was_promised_is_judged_again(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, **OUTSIDE)
    patient.says("show me")
    patient.says("1")
    patient.says("1")
    patient.says("I was first off on 1 February")
    assert patient.question == "nothing_fits"
    assert patient.due("person_to_look") == date(2027, 3, 3), "what was promised stands"


@CHANNELS
def test_sixteen_and_seventeen_go_on_and_a_person_looks_as_well(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, age=None, willing_to_return=True)
    patient.says("go on")
    assert patient.question == "age"
    said = patient.says("17")
    assert "by Wednesday 3 March" in said
    assert patient.due("age_16_or_17") == date(2027, 3, 3)
    assert patient.question in ("choose_service", "one_fits", "time")
    assert "by Wednesday 3 March" not in patient.says("what is there")


@CHANNELS
def test_under_sixteen_stops_kindly_and_a_person_only_if_they_ask(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, age=None, willing_to_return=True)
    patient.says("go on")
    said = patient.says("15")
    assert "You have done nothing wrong" in said
    assert "0800 1111" in said
    assert patient.question is None
    assert "person_asked" not in patient.flags
    said = patient.says("0") if channel == "sms" else patient.says("can you call me", "want_person", 0.95)
    assert "We will call you by" in said
    assert patient.due("person_asked") == date(2027, 3, 2)


@CHANNELS
def test_a_service_with_its_own_line_leaves_a_way_to_the_others(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=True, age=50)
    patient.says("show me")
    while not any(each.endswith("tide-self-help") for each in patient.offered):
        patient.wants("More")
    said = patient.wants("Tide Self-Help")
    assert "its own line" in said
    assert "Nothing has been sent" in said
    assert patient.question == "own_line"
    assert patient.status == "own_line"
    patient.says("2" if channel == "web" else "that is all")
    assert patient.question is None
    patient.says("I have changed my mind")
    assert patient.question == "own_line"
    patient.says("1")
    assert patient.question in ("choose_service", "one_fits")
    assert not any(each.endswith("tide-self-help") for each in patient.offered)
    assert patient.status == "started"
    assert patient.appointments == []
