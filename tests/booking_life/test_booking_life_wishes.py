"""Wishes for a time, over the life of an appointment: what still counts, and what is over."""

from __future__ import annotations

import pytest

from bot.booking import describe
from bot.booking.local_time import local as london
from tests.support.desk_talk import SERVICE, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


@CHANNELS
def test_the_time_they_pick_is_no_wish(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("mornings only")
    patient.says(describe.full(world.starts(patient.offered[0])))
    assert patient.question == "check"
    assert patient.fact("time_preferences") == "mornings only"


@CHANNELS
def test_moving_begins_with_the_day_they_name_and_not_with_a_wish_they_gave_up(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    assert "no time" in patient.says("at 11 at night")
    patient.says("1")
    patient.says("1")
    assert patient.booked is not None
    patient.says("can i move it to thursday", "change_booking", 0.99)
    said = patient.says("1")
    assert "no time" not in said
    days = {london(world.starts(each)).strftime("%A") for each in patient.offered if each.startswith(SERVICE)}
    assert days == {"Thursday"}


@CHANNELS
def test_the_day_of_the_booked_time_is_no_wish_for_another(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books()
    booked = london(world.starts(str(patient.booked)))
    patient.says(f"i need to move my appointment on {booked:%A}", "change_booking", 0.99)
    patient.says("1")
    assert patient.fact("time_preferences") is None
    assert patient.question == "time"


@CHANNELS
def test_a_goodbye_ends_the_questions_that_nothing_depends_on(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books()
    patient.says("call it off", "cancel_booking", 0.99)
    patient.says("2")
    assert patient.question == "cancel_reason"
    said = patient.says("thx bye", "goodbye", 0.99)
    assert patient.question is None
    assert "Why?" not in said


@CHANNELS
def test_another_day_asked_for_changes_no_earlier_answer(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    said = patient.says("not tuesday, how about wednesday", "correct", 0.9)
    assert "Changed" not in said
    assert patient.fact("absence_started") == "2027-02-08"
    assert patient.question == "time"
