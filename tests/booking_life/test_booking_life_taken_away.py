"""Times that a service takes away: what was booked in them is listed, and moved or called off, by text or by a call."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.conversation import displacing
from bot.conversation.displacing import NotSettled
from bot.messaging import segments
from bot.store import blocking
from bot.store.blocking import BlockError
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Referral, SlotRecord
from bot.worker import filling
from tests.support.desk_talk import SERVICE, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def _block(world: World, slot_id: str, reason: str = "clinician_away") -> int:
    """Blocks the hour of that time, as staff would."""
    starts = world.starts(slot_id)
    with writing() as db:
        made = blocking.block(db, SERVICE, None, starts, starts + timedelta(hours=1), reason, "ann", world.now)
        return made.id


def _displaced(world: World) -> list[int]:
    with reading() as db:
        return [made.id for made, _ in blocking.displaced(db, world.now, {SERVICE})]


def _calls() -> list[str]:
    with reading() as db:
        return [referral.conversation_id for _, referral in displacing.call_list(db, frozenset({SERVICE}))]


@CHANNELS
def test_a_booking_is_moved_to_the_nearest_time_and_the_patient_can_change_it(world: World, channel: str) -> None:
    patient = Patient(world, channel)
    patient.books("3")
    old = str(patient.booked)
    _block(world, old)
    (number,) = _displaced(world)
    with writing() as db:
        settled = displacing.move(db, number)
    assert settled.to_call is (channel == "web")
    assert _calls() == ([patient.id] if channel == "web" else [])
    assert [status for _, status in patient.appointments] == ["moved", "booked"]
    new = str(patient.booked)
    assert world.starts(new) - world.now >= timedelta(days=2)
    with reading() as db:
        open_ = [each for each in world.slots() if not db.get_one(SlotRecord, each).withdrawn]
    assert new == min(open_, key=lambda each: abs(world.starts(each) - world.starts(old)))
    assert "sorry" in patient.told[-1].lower()
    assert channel == "web" or segments(patient.told[-1]).parts <= 2
    assert patient.question == "moved_by_us"
    patient.says("2")
    assert patient.question == "time"
    assert patient.booked == new
    assert _displaced(world) == []


@CHANNELS
@pytest.mark.parametrize(("answer", "question"), [("1", "time"), ("2", "call_back"), ("3", None)])
def test_a_booking_is_called_off_with_a_way_back(world: World, channel: str, answer: str, question: str | None) -> None:
    patient = Patient(world, channel)
    patient.books()
    _block(world, str(patient.booked), "clinic_closed")
    with writing() as db:
        assert displacing.call_off(db, _displaced(world)[0]).new is None
    assert patient.booked is None
    assert patient.appointment().reason == "clinic_closed"
    assert "You have done nothing wrong" in patient.told[-1]
    patient.says(answer)
    assert patient.question == question
    if answer == "1":
        patient.says("1")
        assert "You are booked" in patient.says("1")


def test_what_is_blocked_is_not_offered_held_or_made_again_until_it_is_lifted(world: World) -> None:
    holding = Patient(world, "web")
    holding.says("what times are there")
    holding.says("1")
    picked = holding.appointment().slot_id
    number = _block(world, picked)
    assert holding.appointment().status == "lapsed"
    assert "has just gone" in holding.says("1")
    assert holding.booked is None
    world.load()
    with reading() as db:
        assert db.get_one(SlotRecord, picked).withdrawn
    other = Patient(world, "sms")
    other.says("what times are there")
    assert picked not in other.offered
    with writing() as db:
        assert blocking.lift(db, number, world.now, {"another-service"}) is None
        assert blocking.lift(db, number, world.now, {SERVICE}) is not None
    world.load()
    with reading() as db:
        assert not db.get_one(SlotRecord, picked).withdrawn


def test_a_time_offered_to_who_waits_is_taken_back_and_another_offered(world: World) -> None:
    slots = world.slots()
    world.only()
    patient = Patient(world, "sms")
    patient.says("what times are there")
    patient.says("1")
    world.only(slots[3], slots[20])
    assert asyncio.run(filling.fill()) == 1
    _block(world, slots[3])
    assert "gone to someone else" in patient.says("1")
    assert asyncio.run(filling.fill()) == 1
    assert "You are booked" in patient.says("1")
    assert patient.booked == slots[20]


def test_a_time_gone_from_the_services_file_is_listed_too(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    world.only(*[each for each in world.slots() if each != patient.booked])
    (number,) = _displaced(world)
    with writing() as db:
        displacing.call_off(db, number)
    assert patient.appointment().reason == "clinic_closed"


def test_who_stopped_texts_is_on_the_call_list_and_is_settled_all_the_same(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    patient.says("STOP")
    told = len(patient.told)
    _block(world, str(patient.booked))
    with writing() as db:
        assert displacing.move(db, _displaced(world)[0]).to_call
    assert len(patient.told) == told
    assert _calls() == [patient.id]


def test_nothing_changes_while_the_patient_is_writing_or_once_it_is_settled(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    booked = patient.booked
    _block(world, str(booked))
    (number,) = _displaced(world)
    with writing() as db:
        db.get_one(Conversation, patient.id).claimed_until = world.now + timedelta(seconds=30)
    with pytest.raises(NotSettled, match="writing to us"), writing() as db:
        displacing.move(db, number)
    assert patient.booked == booked
    world.later(minutes=1)
    with writing() as db:
        displacing.call_off(db, number)
    with pytest.raises(NotSettled, match="changed meanwhile"), writing() as db:
        displacing.move(db, number)


def test_with_no_other_time_a_booking_cannot_be_moved(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    _block(world, str(patient.booked))
    world.only()
    with pytest.raises(NotSettled, match="no free time"), writing() as db:
        displacing.move(db, _displaced(world)[0])
    assert patient.booked is not None
    with reading() as db:
        assert db.query(Referral).filter_by(conversation_id=patient.id).one().status == "booked"


@pytest.mark.parametrize(("hours", "reason", "complaint"), [(0, "clinic_closed", "end"), (1, "not_needed", "reason")])
def test_a_block_that_makes_no_sense_is_refused(world: World, hours: int, reason: str, complaint: str) -> None:
    starts = world.now + timedelta(days=1)
    with pytest.raises(BlockError, match=complaint), writing() as db:
        blocking.block(db, SERVICE, None, starts, starts + timedelta(hours=hours), reason, "ann", world.now)
