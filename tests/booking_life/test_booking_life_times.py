"""Picking a time: what is shown, what is kept and for how long, and what is never offered."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest

from bot import criteria
from bot.booking.local_time import local as london
from bot.store import appointments
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Message, SlotRecord
from bot.worker import reminding, work
from tests.support.desk_talk import KNOWN, SERVICE, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def _days(world: World, patient: Patient) -> list[date]:
    picks = [each for each in patient.offered if each.startswith(SERVICE)]
    return [london(world.starts(each)).date() for each in picks]


@CHANNELS
def test_wishes_add_up_until_they_are_freed(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("mornings only")
    patient.says("not tuesdays", "out_of_scope", 0.95)
    found = [london(world.starts(each)) for each in patient.offered if each.startswith(SERVICE)]
    assert found
    assert all(at.hour < 12 and at.weekday() != 1 for at in found)
    patient.says("any time is fine")
    assert _days(world, patient)[0] == date(2027, 3, 2)


@CHANNELS
@pytest.mark.parametrize("words", ["later", "other days please", "not so soon"])
def test_other_days_are_days_after_those_shown(world: World, channel: str, words: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    shown = _days(world, patient)
    patient.says(words)
    assert min(_days(world, patient)) > max(shown)
    patient.says("sooner")
    assert _days(world, patient) == shown


@CHANNELS
def test_more_shows_the_next_and_comes_round_to_the_first_again(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    world.only(*world.slots()[:4])
    patient.says("what times are there")
    first = patient.offered
    patient.says("more")
    assert not set(first[:3]) & set(patient.offered)
    assert "Those are all the times" in patient.says("more")
    assert patient.offered[:3] == first[:3]


@CHANNELS
def test_another_place_is_another_place_or_there_is_none(world: World, channel: str) -> None:
    patient = Patient(world, channel, contact_mode="in_person")
    patient.says("what times are there")
    assert "no time at another place" in patient.says("another place")
    with writing() as db:
        for row in db.query(SlotRecord).filter(SlotRecord.service_id == SERVICE, SlotRecord.mode == "in_person"):
            if row.starts.day % 2:
                row.place = "Market House, Saltby"
    patient.says("more")
    before = _places(patient)
    patient.says("somewhere else")
    assert _places(patient)
    assert not before & _places(patient) or len(before) > 1


def _places(patient: Patient) -> set[str]:
    with writing() as db:
        rows = [db.get(SlotRecord, each) for each in patient.offered]
        return {row.place for row in rows if row is not None and row.mode == "in_person"}


def test_times_are_made_again_at_any_hour_and_the_horizon_rolls_on(world: World) -> None:
    first = set(world.slots())
    for hours in (0, 3, 30):
        world.later(hours=hours)
        world.load()
    with reading() as db:
        rows = db.query(SlotRecord).filter(SlotRecord.service_id == SERVICE, SlotRecord.starts > world.now)
        last = max(london(row.starts).date() for row in rows if not row.withdrawn)
    assert last > max(london(world.starts(each)).date() for each in first)


def test_nothing_is_offered_on_a_day_on_which_the_service_may_not_see_them(world: World) -> None:
    service = local().service(SERVICE)
    assert service is not None
    patient = Patient(world, "web", age=45)
    patient.says("what times are there")
    for _ in range(40):
        for day in _days(world, patient):
            assert criteria.evaluate(service, KNOWN, day).outcome == "meets", day
        if "Those are all the times" in patient.says("more"):
            break
    else:
        pytest.fail("the times never came to an end")


@CHANNELS
def test_a_picked_time_is_kept_and_comes_free_by_itself(world: World, channel: str) -> None:
    one, two = Patient(world, channel), Patient(world, "web")
    world.only(world.slots()[0])
    one.says("what times are there")
    one.says("1")
    assert one.question == "check"
    two.says("what times are there")
    assert two.question == "no_times"
    world.later(minutes=11 if channel == "web" else 31)
    with writing() as db:
        assert appointments.expire_holds(db, world.now) == 1
    three = Patient(world, "web")
    three.says("what times are there")
    assert three.question == "time"
    three.says("1")
    assert "You are booked" in three.says("1")
    assert "has just gone" in one.says("1")
    assert one.booked is None


@CHANNELS
def test_a_hold_that_ran_out_is_taken_again_if_nobody_has_the_time(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("1")
    world.later(hours=2)
    assert "You are booked" in patient.says("1")


@CHANNELS
def test_a_sign_of_life_and_asking_keep_a_time_longer(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("1")
    first = patient.appointment().held_until
    world.later(minutes=5)
    patient.says("hmm let me see")
    second = patient.appointment().held_until
    assert first is not None
    assert second is not None
    assert second == first + timedelta(minutes=5)
    world.later(minutes=5)
    assert "We keep your time for" in patient.says("I need more time", "pause", 0.99)
    third = patient.appointment().held_until
    assert third is not None
    assert third >= second + timedelta(minutes=5)
    assert patient.question == "check"


def test_the_web_is_warned_once_two_minutes_before_and_can_keep_it_or_book(world: World) -> None:
    patient = Patient(world, "web")
    patient.says("what times are there")
    patient.says("1")
    first = patient.appointment().held_until
    assert first == world.now + timedelta(minutes=10)
    world.later(minutes=7, seconds=55)
    assert _warn() == 0
    world.later(seconds=10)
    assert (_warn(), _warn()) == (1, 0)
    with reading() as db:
        shown = db.query(Message).filter_by(conversation_id=patient.id, question="hold_ending").one()
        assert "2 more minutes" in shown.text
        assert [each["title"] for each in shown.choices or ()] == [
            "Keep it longer",
            "Book this appointment",
            "Change something",
        ]
        keep = (shown.choices or [])[0]["payload"]
    patient.says(keep)
    assert patient.appointment().held_until == world.now + timedelta(minutes=10)
    world.later(minutes=8, seconds=5)
    assert _warn() == 1
    assert "You are booked" in patient.says("Book this appointment")


def test_a_time_nobody_came_back_to_is_let_go(world: World) -> None:
    patient = Patient(world, "web")
    patient.says("what times are there")
    patient.says("1")
    world.later(minutes=10)
    asyncio.run(work.expire_holds())
    assert patient.appointments[-1][1] == "lapsed"


def _warn() -> int:
    return asyncio.run(reminding.warn_of_end())
