"""A booking's whole life on each channel: offer, hold, book, remind, move, call off, wait, book again."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.messaging import health_words, segments
from bot.store.columns import keyed_hash
from bot.store.database import writing
from bot.store.tables import Appointment, OptOut, Referral
from bot.worker import filling, reminding
from tests.support.desk_talk import SERVICE, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def _remind() -> int:
    return asyncio.run(reminding.remind())


def _fill() -> int:
    return asyncio.run(filling.fill())


def _texts_are_fit(patient: Patient) -> None:
    if patient.channel == "sms":
        for text in patient.told:
            assert segments(text).parts <= 2, text
            assert health_words(text.replace("Hillside Surgery", "")) == [], text


@CHANNELS
def test_the_whole_life(world: World, channel: str) -> None:
    """Offer, hold, book, remind twice, confirm, move, call off with a reason, wait, take a freed time."""
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("not before 15 March")
    assert patient.says("1")
    assert patient.question == "check"
    assert "You are booked" in patient.says("1")
    first = patient.booked
    assert first is not None
    for _ in range(5):
        if patient.question is None:
            break
        patient.says("2" if patient.question == "after_invite" else "no", "deny", 0.9)

    world.now = world.starts(first) - timedelta(days=7, hours=-1)
    assert (_remind(), _remind()) == (1, 0)
    assert "Sam, a reminder from Tideway Work Team" in patient.told[-1]
    assert "Thank you" in patient.says("1")
    assert patient.appointment().confirmed_at == world.now

    world.now = world.starts(first) - timedelta(days=1, hours=-1)
    assert (_remind(), _remind()) == (1, 0)
    patient.says("2")
    assert patient.question == "time"
    assert patient.booked == first
    patient.says("1")
    assert patient.booked == first
    assert "You are booked" in patient.says("1")
    second = patient.booked
    assert second not in (None, first)
    assert [status for _, status in patient.appointments] == ["moved", "booked"]
    assert "late_change" in patient.flags

    patient.says("CHANGE")
    assert patient.question == "manage_booking"
    assert "called off" in patient.says("2")
    assert patient.booked is None
    assert patient.question == "cancel_reason"
    patient.says("I cannot get there, no bus")
    assert patient.appointment().reason == "cannot_get_there"
    assert "called_off" in patient.flags
    assert patient.question == "rebook"

    free = world.slots()[5]
    world.only()
    patient.says("1")
    assert patient.question == "no_times"
    assert "on the waiting list" in patient.says("1")
    assert _fill() == 0
    world.only(free)
    assert _fill() == 1
    assert "has come free" in patient.told[-1]
    assert "You are booked" in patient.says("1")
    assert patient.booked == free
    _texts_are_fit(patient)


@CHANNELS
def test_a_number_answers_the_reminder_and_then_the_earlier_question_comes_back(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books()
    before = patient.question
    assert before is not None
    booked = patient.booked
    assert booked is not None
    with writing() as db:
        made = db.query(Appointment).filter_by(slot_id=booked).one()
        made.booked_at = world.now - timedelta(days=3)
    world.now = max(world.now, world.starts(booked) - timedelta(hours=20))
    assert _remind() == 1
    assert patient.question == "reminder"
    patient.says("1")
    assert patient.question == before


@CHANNELS
def test_the_reminder_can_call_it_off_without_a_why(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("not before 15 March")
    patient.says("1")
    patient.says("1")
    booked = patient.booked
    assert booked is not None
    world.now = world.starts(booked) - timedelta(days=7)
    assert _remind() == 1
    assert "give the time to someone else" in patient.says("3")
    assert patient.appointments == [(booked, "cancelled")]
    assert patient.appointment().reason == "not_needed"


@pytest.mark.parametrize(
    ("starts", "booked", "now", "days", "expected"),
    [
        ("2027-03-16T14:00", "2027-03-01T10:00", "2027-03-09T13:59", (7, 1), None),
        ("2027-03-16T14:00", "2027-03-01T10:00", "2027-03-09T14:00", (7, 1), 7),
        ("2027-03-16T14:00", "2027-03-01T10:00", "2027-03-15T14:00", (7, 1), 1),
        ("2027-03-16T14:00", "2027-03-14T20:00", "2027-03-15T14:00", (7, 1), None),
        ("2027-03-16T14:00", "2027-03-01T10:00", "2027-03-13T14:00", (3,), 3),
        ("2027-03-16T14:00", "2027-03-01T10:00", "2027-03-16T14:00", (7, 1), None),
    ],
)
def test_which_reminder_is_due(starts: str, booked: str, now: str, days: tuple[int, ...], expected: int | None) -> None:
    def at(text: str) -> datetime:
        return datetime.fromisoformat(f"{text}+00:00")

    made = Appointment(booked_at=at(booked), created_at=at(booked), reminded=0)
    assert reminding.due_reminder(made, at(starts), at(now), "england", days) == expected


def test_who_gets_no_texts_is_called_instead(world: World) -> None:
    patient = Patient(world, "sms")
    patient.says("what times are there")
    patient.says("not before 15 March")
    patient.says("1")
    patient.says("1")
    with writing() as db:
        db.add(OptOut(phone_hash=keyed_hash(patient.number), since=world.now))
    told = len(patient.told)
    world.now = world.starts(str(patient.booked)) - timedelta(days=7)
    assert (_remind(), _remind()) == (1, 0)
    assert len(patient.told) == told
    assert "call_to_remind" in patient.flags


@CHANNELS
@pytest.mark.parametrize(
    ("answer", "question"), [("1", "time"), ("2", "call_back"), ("3", None)], ids=["a new time", "a call", "nothing"]
)
def test_a_missed_appointment_brings_one_kind_message_with_a_way_back(
    world: World, channel: str, answer: str, question: str | None
) -> None:
    patient = Patient(world, channel)
    patient.books()
    world.now = world.starts(str(patient.booked)) + timedelta(hours=1)
    with writing() as db:
        made = db.query(Appointment).filter_by(conversation_id=patient.id, status="booked").one()
        made.status, made.ended_at = "did_not_attend", world.now
    assert asyncio.run(reminding.after_missed()) == 1
    assert asyncio.run(reminding.after_missed()) == 0
    assert "That is OK" in patient.told[-1]
    patient.says(answer)
    assert patient.question == question
    _texts_are_fit(patient)


@CHANNELS
def test_a_move_can_be_given_up_and_the_old_time_stays(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books()
    booked = patient.booked
    patient.says("change my appointment", "out_of_scope", 0.4)
    patient.says("1")
    assert patient.question == "time"
    assert "stays as it is" in patient.says(str(len(patient.offered)))
    assert patient.booked == booked
    assert len(patient.appointments) == 1


@CHANNELS
def test_change_means_nothing_before_there_is_a_booking(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.says("what times are there")
    patient.says("CHANGE")
    assert patient.question == "time"


def test_a_freed_time_goes_to_one_person_at_a_time_in_order(world: World) -> None:
    first_slot = world.slots()[3]
    world.only()
    first, second = Patient(world, "sms"), Patient(world, "web")
    for patient in (first, second):
        patient.says("what times are there")
        assert "waiting list" in patient.says("1")
        world.later(minutes=1)
    world.only(first_slot)
    newcomer = Patient(world, "web")
    newcomer.says("what times are there")
    assert newcomer.question == "no_times", "a free time belongs to those who wait"
    assert (_fill(), _fill()) == (1, 0)
    assert (first.question, second.question) == ("waiting_offer", None)
    world.later(hours=2, seconds=1)
    assert _fill() == 1
    assert (first.question, second.question) == (None, "waiting_offer")
    assert "You are booked" in second.says("1")
    assert second.booked == first_slot
    assert first.booked is None
    with writing() as db:
        states = {row.conversation_id: row.status for row in db.query(Referral)}
    assert (states[first.id], states[second.id]) == ("waiting", "booked")


def test_who_says_not_this_time_keeps_the_place(world: World) -> None:
    slots = world.slots()
    world.only()
    first, second = Patient(world, "sms"), Patient(world, "sms")
    for patient in (first, second):
        patient.says("what times are there")
        patient.says("1")
        world.later(minutes=1)
    world.only(slots[3])
    assert _fill() == 1
    first.says("2")
    assert _fill() == 1
    assert second.question == "waiting_offer"
    world.only(slots[3], slots[4])
    assert _fill() == 1
    assert first.question == "waiting_offer"
    first.says("3")
    assert first.question is None
    assert first.booked is None
    assert _fill() == 0


def test_a_late_answer_to_an_offer_is_told_kindly(world: World) -> None:
    slot = world.slots()[3]
    world.only()
    patient = Patient(world, "sms")
    patient.says("what times are there")
    patient.says("1")
    world.only(slot)
    assert _fill() == 1
    world.later(hours=3)
    assert "gone to someone else" in patient.says("1")
    assert patient.booked is None


def test_three_offers_without_a_word_bring_a_person(world: World) -> None:
    slots = world.slots()
    world.only()
    patient = Patient(world, "sms")
    patient.says("what times are there")
    patient.says("1")
    for slot in slots[6:9]:
        world.only(slot)
        assert _fill() == 1
        world.later(hours=2, seconds=1)
        _fill()
    assert "waiting_no_answer" in patient.flags
    world.only(slots[10])
    assert _fill() == 0


@CHANNELS
def test_one_need_has_one_appointment(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books()
    for _ in range(3):
        patient.says("CHANGE")
        patient.says("1")
        patient.says("1")
        patient.says("1")
        assert [status for _, status in patient.appointments].count("booked") == 1
    assert SERVICE in str(patient.booked)
