"""A permission is taken back in plain words, on both channels, at any step, and counts at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.conversation import withdrawing
from bot.messaging import health_words, segments, wants_no_texts
from bot.settings import settings
from bot.store import directory, waiting
from bot.store.console_list import Wanted, conversations
from bot.store.database import reading, writing
from bot.store.tables import Flag, Permission
from bot.worker import checking_again, following_up
from tests.support.desk_talk import SERVICE, Patient, World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A desk of its own."""
    yield World(tmp_path, monkeypatch)
    settings.cache_clear()
    directory._shelf.local, directory._shelf.looked = None, 0.0


def permit(patient: Patient, *kinds: str) -> None:
    """The patient said yes to these."""
    with writing() as db:
        for kind in kinds:
            db.add(
                Permission(
                    conversation_id=patient.id, kind=kind, body="us", given=True, wording="", at=patient.world.now
                )
            )


def stand(patient: Patient) -> set[str]:
    """The permissions that stand now."""
    with reading() as db:
        rows = db.scalars(select(Permission).where(Permission.conversation_id == patient.id))
        return {row.kind for row in rows if row.given and row.withdrawn_at is None}


def seen_by_service() -> int:
    """How many conversations the service's own staff see."""
    with reading() as db:
        return len(conversations(db, scope=[SERVICE], wanted=Wanted()))


@CHANNELS
@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("please don't tell my GP after all", "tell_gp"),
        ("I take back my permission to tell the surgery", "tell_gp"),
        ("dont text me in 4 and 12 weeks", "follow_up"),
        ("stop the follow ups please", "follow_up"),
    ],
)
def test_one_is_taken_back_and_the_others_stand(talk: World, channel: str, said: str, kind: str) -> None:
    patient = Patient(talk, channel)
    patient.books()
    permit(patient, "tell_gp", "follow_up")
    answer = patient.says(said)
    assert "You took back your yes to" in answer
    assert withdrawing.WHAT[kind] in answer
    assert stand(patient) == {"share_service", "tell_gp", "follow_up"} - {kind}
    assert patient.booked is not None
    if channel == "sms":
        assert segments(answer).parts <= 2
        assert health_words(answer) == []


@CHANNELS
def test_sharing_taken_back_hides_the_chat_from_the_service_at_once(talk: World, channel: str) -> None:
    patient = Patient(talk, channel)
    patient.books()
    assert seen_by_service() == 1
    answer = patient.says("please stop sharing my answers with the service")
    assert "can no longer read" in answer
    assert "appointment still stands" in answer
    assert seen_by_service() == 0
    assert patient.booked is not None
    assert "sharing_withdrawn" in patient.flags


@CHANNELS
def test_sharing_taken_back_before_booking_books_nothing(talk: World, channel: str) -> None:
    patient = Patient(talk, channel)
    patient.says("what times are there")
    patient.says("I withdraw my consent to sharing")
    assert patient.question == "not_shared"
    assert stand(patient) == set()
    assert patient.appointments == [] or patient.booked is None


@CHANNELS
def test_the_waiting_list_is_left(talk: World, channel: str) -> None:
    patient = Patient(talk, channel)
    permit(patient, "waiting_list")
    with writing() as db:
        waiting.join(db, patient.id, SERVICE, talk.now)
    assert "You took back" in patient.says("take me off the waiting list")
    with reading() as db:
        assert waiting.entry(db, patient.id) is None
    assert "waiting_list" not in stand(patient)


@CHANNELS
def test_consent_taken_back_without_a_name_takes_back_everything(talk: World, channel: str) -> None:
    patient = Patient(talk, channel)
    patient.books()
    permit(patient, "tell_gp", "follow_up")
    patient.says("I withdraw my consent")
    assert stand(patient) == set()


def test_no_follow_up_goes_out_after_it_was_taken_back(talk: World) -> None:
    patient = Patient(talk, "sms")
    patient.books()
    permit(patient, "follow_up")
    patient.says("no follow ups please")
    before = len(patient.told)
    talk.later(weeks=12)
    following_up.follow_up_all()
    assert len(patient.told) == before


@CHANNELS
@pytest.mark.parametrize("said", ["don't text me back", "I withdraw my consent"])
def test_nobody_checks_again_once_it_was_taken_back(talk: World, channel: str, said: str) -> None:
    """Neither the promised text nor the call that stands in for it."""
    patient = Patient(talk, channel)
    patient.says("I want to go back to my job")
    permit(patient, "text_back")
    promised = "check_again" if channel == "sms" else "call_to_check_again"
    with writing() as db:
        day = talk.now.date() + timedelta(weeks=2)
        db.add(Flag(conversation_id=patient.id, kind=promised, detail="A service", opened_at=talk.now, due_on=day))
    assert "You took back your yes to" in patient.says(said)
    assert "text_back" not in stand(patient)
    with reading() as db:
        assert db.scalars(select(Flag.kind).where(Flag.kind == promised, Flag.resolved_at.is_(None))).all() == []
    before = len(patient.told)
    talk.later(weeks=3)
    assert checking_again.write_again(talk.now) == 0
    assert len(patient.told) == before


def test_every_permission_there_is_can_be_taken_back_by_its_name() -> None:
    words = {
        "share_service": "stop sharing my answers with the service",
        "tell_gp": "don't tell my GP",
        "follow_up": "no follow ups please",
        "text_back": "don't text me back",
        "waiting_list": "take me off the waiting list",
    }
    assert set(words) == set(withdrawing.WHAT)
    assert {kind: withdrawing.named(said) for kind, said in words.items()} == {kind: {kind} for kind in words}


@CHANNELS
def test_words_that_take_back_nothing_that_stands_change_nothing(talk: World, channel: str) -> None:
    patient = Patient(talk, channel)
    patient.books()
    assert "took back" not in patient.says("please don't tell my GP")
    assert stand(patient) == {"share_service"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I withdraw my consent", frozenset()),
        ("I no longer agree", frozenset()),
        ("I want to take back my permission for the follow ups", frozenset({"follow_up"})),
        ("don't share my details with them", frozenset({"share_service"})),
        ("Don’t let my doctor know", frozenset({"tell_gp"})),
        ("I withdraw my consent to be texted back", frozenset({"text_back"})),
        ("come off the waiting list", frozenset({"waiting_list"})),
        ("don't text me back", frozenset({"text_back"})),
        ("stop this referral", None),
        ("don't tell my boss", None),
        ("my doctor does not help", None),
        ("I agree", None),
        ("I'm not sure about the service", None),
        ("no", None),
        ("", None),
    ],
)
def test_what_words_take_back(text: str, kinds: frozenset[str] | None) -> None:
    assert withdrawing.named(text) == kinds


def test_leaving_the_waiting_list_is_not_stopping_all_texts() -> None:
    assert not wants_no_texts("take me off the waiting list")
    assert wants_no_texts("take me off the list")
