"""Services that do not hand over a diary, and services that are full: each to its end, on both channels."""

from __future__ import annotations

import asyncio

import pytest

from bot.worker import filling
from tests.support.desk_talk import Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


@CHANNELS
def test_a_call_back_is_promised_by_a_day_and_put_before_staff(world: World, channel: str) -> None:
    world.rewrite("booking: slots", "booking: callback")
    patient = Patient(world, channel)
    asked = patient.says("go on")
    assert patient.question == "check"
    assert "Wednesday 3 March" in asked
    assert "Wednesday 3 March" in patient.says("1")
    assert patient.appointments == []
    assert "call_back" in patient.flags
    patient.says("CHANGE")
    assert patient.question == "call_back"
    assert "person_asked" in patient.flags


@CHANNELS
def test_each_service_says_within_how_many_working_days_it_calls(world: World, channel: str) -> None:
    world.rewrite("booking: slots", "booking: callback\ncall_within: 5")
    patient = Patient(world, channel)
    assert "Monday 8 March" in patient.says("go on")
    assert "Monday 8 March" in patient.says("1")


@CHANNELS
@pytest.mark.parametrize(("line", "told"), [("01632 960 321", "01632 960 321"), (None, "01632 960 100")])
def test_a_service_with_its_own_line_is_named_with_it_and_nothing_is_sent(
    world: World, channel: str, line: str | None, told: str
) -> None:
    world.rewrite("booking: slots", "booking: own_line" + (f"\nline: {line}" if line else ""))
    patient = Patient(world, channel)
    said = patient.says("go on")
    assert told in said
    assert "Nothing has been sent" in said
    assert patient.question == "own_line"
    patient.says("2")
    assert patient.question is None
    assert patient.appointments == []


@CHANNELS
def test_a_full_service_has_a_waiting_list_and_a_freed_time_is_offered(world: World, channel: str) -> None:
    world.rewrite("now: open", "now: full")
    patient = Patient(world, channel)
    assert "no free times" in patient.says("go on")
    assert patient.question == "no_times"
    assert "waiting list" in patient.says("1")
    assert asyncio.run(filling.fill()) == 1
    assert patient.question == "waiting_offer"
    assert "You are booked" in patient.says("1")
    assert patient.booked is not None


@CHANNELS
def test_who_waits_can_leave_the_list_by_the_word_change(world: World, channel: str) -> None:
    world.rewrite("now: open", "now: full")
    patient = Patient(world, channel)
    patient.says("go on")
    patient.says("1")
    patient.says("CHANGE")
    assert patient.question == "manage_waiting"
    patient.says("2")
    assert asyncio.run(filling.fill()) == 0
    assert patient.question is None
