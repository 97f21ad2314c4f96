"""The equality questions: kept apart from the referral, gone when the conversation goes, seen by no staff page."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.conversation import equality, privacy
from bot.conversation.place import Place
from bot.store import database
from bot.store.tables import Conversation, EqualityAnswers
from tests.support.inside import PATIENT, Inside

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {"age": "35_49", "sex": "female", "ethnic_group": "not one of ours", "other": "x"}


def booked(world: Inside) -> str:
    """A patient whose appointment is booked and who has nothing left to answer."""
    world.says("Hello")
    [conversation] = [each for each in world.conversations() if each.phone == PATIENT]

    def finish(db: object) -> None:
        row = db.get_one(Conversation, conversation.id)  # type: ignore[attr-defined]
        row.progress = Place(finished=True).stored()

    world.change(finish)
    return conversation.id


def test_only_after_booking_and_only_once(world: Inside) -> None:
    world.says("Hello")
    [conversation] = [each for each in world.conversations() if each.phone == PATIENT]
    assert not equality.open_to(conversation.id)
    done = booked(world)
    assert equality.open_to(done)
    equality.keep(done, {})
    assert not equality.open_to(done)


def test_only_answers_that_there_are_are_kept_and_encrypted(world: Inside) -> None:
    conversation = booked(world)
    equality.keep(conversation, ANSWERS)
    with database.reading() as db:
        row = db.get_one(EqualityAnswers, conversation)
        assert row.answers == {"age": "35_49", "sex": "female"}
        assert row.on == (world.now + timedelta()).date()
        stored = db.execute(text("SELECT answers FROM equality_answers")).scalar_one()
    assert "female" not in stored


def test_they_are_in_the_export_and_gone_with_the_conversation(world: Inside) -> None:
    conversation = booked(world)
    equality.keep(conversation, ANSWERS)
    [held] = privacy.export([conversation], by="sam@example")["conversations"]
    assert held["equality_answers"][0]["answers"] == {"age": "35_49", "sex": "female"}
    asyncio.run(privacy.erase(conversation, by="sam@example", reason="asked"))
    with database.reading() as db:
        assert db.execute(text("SELECT count(*) FROM equality_answers")).scalar_one() == 0


def test_no_page_about_a_person_no_summary_and_no_rule_reads_them() -> None:
    """Only the web chat's own room, and the page of counts, which leaves small numbers out, know of them."""
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and ("EqualityAnswers" in path.read_text() or "equality" in path.read_text())
    }
    assert readers == {
        "bot/conversation/equality.py",
        "bot/referral/equality.py",
        "bot/store/console_fairness.py",
        "bot/store/tables.py",
        "bot/store/tables_talk.py",
        "bot/wiring.py",
        *(path for path in readers if path.startswith("bot/chat/")),
    }
