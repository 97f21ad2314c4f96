"""Follow-up at 4 and 12 weeks: only with consent, by text, two closed questions, recorded as outcomes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.messaging import health_words, segments
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.tables import Appointment, Conversation, Message, OptOut, OutcomeRecord, Permission
from bot.worker.following_up import due, follow_up_all
from tests.support.desk_talk import MONDAY, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def agrees(patient: Patient, given: bool = True) -> None:
    with writing() as db:
        db.add(
            Permission(
                conversation_id=patient.id, kind="follow_up", body="us", given=given, wording="Text me",
                at=patient.world.now,
            )
        )  # fmt: skip


def attended(world: World, channel: str, agreed: bool = True) -> Patient:
    """A patient who was seen, four weeks and an hour ago."""
    patient = Patient(world, channel)
    patient.books("1")
    if agreed:
        agrees(patient)
    starts = world.starts(str(patient.booked))
    with writing() as db:
        db.scalars(select(Appointment).where(Appointment.conversation_id == patient.id)).one().status = "attended"
    world.now = starts + timedelta(weeks=4, hours=1)
    return patient


def outcomes(patient: Patient) -> list[tuple[str, str, str]]:
    with reading() as db:
        query = select(OutcomeRecord).where(OutcomeRecord.conversation_id == patient.id).order_by(OutcomeRecord.id)
        return [(row.kind, row.reason, row.recorded_by) for row in db.scalars(query)]


def texts(patient: Patient) -> list[Message]:
    with reading() as db:
        query = select(Message).where(
            Message.conversation_id == patient.id, Message.channel == "sms", Message.author == "assistant"
        )
        found = list(db.scalars(query.order_by(Message.id)))
        db.expunge_all()
    return found


@CHANNELS
def test_two_questions_by_text_after_four_weeks_and_again_after_twelve(world: World, channel: str) -> None:
    patient = attended(world, channel)
    before = len(texts(patient))
    assert follow_up_all() == 1
    assert follow_up_all() == 0, "asked once"
    [asked] = texts(patient)[before:]
    assert asked.text.startswith("Sam, Tideway Work Team here.")
    assert "\n1 At work\n2 At work, fewer hours" in asked.text
    assert (asked.delivery, asked.asked_for) == ("queued", False)
    patient.channel = "sms"
    if channel == "web":
        patient.number = "+447700900456"
    assert "How much did our service help you?" in patient.says("2")
    assert "That is all we wanted to ask" in patient.says("4")
    assert outcomes(patient) == [("work_at_4_weeks", "fewer_hours", "patient"), ("helpful_at_4_weeks", "4", "patient")]
    for message in texts(patient)[before:]:
        assert health_words(message.text) == []
        assert segments(message.text).parts <= 2
    world.later(weeks=4)
    assert follow_up_all() == 0
    world.later(weeks=4)
    assert follow_up_all() == 1
    patient.says("At work")
    patient.says("5")
    assert outcomes(patient)[2:] == [
        ("work_at_12_weeks", "at_work", "patient"),
        ("helpful_at_12_weeks", "5", "patient"),
    ]


def test_without_consent_or_with_it_taken_back_nobody_is_asked(world: World) -> None:
    never = attended(world, "sms", agreed=False)
    assert follow_up_all() == 0
    agrees(never)
    agrees(never, given=False)
    assert follow_up_all() == 0
    agrees(never)
    with writing() as db:
        newest = db.scalars(select(Permission).where(Permission.conversation_id == never.id)).all()[-1]
        newest.withdrawn_at = world.now
    assert follow_up_all() == 0


@pytest.mark.parametrize("status", ["cancelled", "did_not_attend", "moved"])
def test_who_was_not_seen_is_not_asked(world: World, status: str) -> None:
    patient = attended(world, "sms")
    with writing() as db:
        db.scalars(select(Appointment).where(Appointment.conversation_id == patient.id)).one().status = status
    assert follow_up_all() == 0


def test_who_stopped_texts_or_has_no_number_or_is_with_staff_is_not_asked(world: World) -> None:
    patient = attended(world, "sms")
    with writing() as db:
        db.add(OptOut(phone_hash=keyed_hash(patient.number), since=world.now))
    assert follow_up_all() == 0
    other = attended(world, "web")
    with writing() as db:
        db.get_one(Conversation, other.id).mode = "staff"
    assert follow_up_all() == 0


def test_who_has_begun_another_conversation_is_not_asked_about_the_old_one(world: World) -> None:
    patient = attended(world, "sms")
    with writing() as db:
        old = db.get_one(Conversation, patient.id)
        newer = Conversation(
            id="f" * 32, channel="sms", phone=old.phone, phone_hash=old.phone_hash, progress={},
            created_at=world.now, last_patient_at=world.now,
        )  # fmt: skip
        db.add(newer)
    assert follow_up_all() == 0


def test_nothing_goes_out_at_night(world: World) -> None:
    patient = attended(world, "sms")
    before = len(texts(patient))
    world.now = world.now.replace(hour=22)
    assert follow_up_all() == 0
    assert len(texts(patient)) == before


@pytest.mark.parametrize(
    ("after", "weeks"),
    [
        (timedelta(weeks=4, seconds=-1), None),
        (timedelta(weeks=4), 4),
        (timedelta(weeks=6, seconds=-1), 4),
        (timedelta(weeks=6), None),
        (timedelta(weeks=12), 12),
        (timedelta(weeks=14), None),
    ],
)
def test_when_a_question_is_due(after: timedelta, weeks: int | None) -> None:
    assert due(MONDAY, MONDAY + after) == weeks
