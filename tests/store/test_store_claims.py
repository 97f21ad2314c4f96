"""The claim on a conversation: one holder at a time, over when it runs out or was set by a clock that ran ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.conversation import claiming, turn
from bot.store.database import writing
from bot.store.tables import Conversation, Message

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.fixture
def db(own_database: None) -> Iterator[Session]:
    """A database of its own with one conversation, inside a transaction."""
    with writing() as session:
        session.add(Conversation(id="ann", channel="web", created_at=NOW, progress={}))
        session.flush()
        yield session


@pytest.mark.parametrize(
    ("later", "free"),
    [
        (timedelta(0), False),
        (claiming.LASTS - TICK, False),
        (claiming.LASTS, True),
        (claiming.LASTS + TICK, True),
        (-TICK, False),  # another who read the clock a moment before and comes to the row a moment after
        (-claiming.LASTS - TICK, True),
        (-timedelta(hours=1), True),
    ],
    ids=["at once", "just before its end", "at its end", "after", "read before", "the clock put back", "by an hour"],
)
def test_a_claim_is_free_again_when_it_has_run_out_or_cannot_be_true(db: Session, later: timedelta, free: bool) -> None:
    assert claiming.take(db, "ann", NOW)
    assert claiming.take(db, "ann", NOW + later) is free


def test_a_claim_that_was_given_back_is_free(db: Session) -> None:
    assert claiming.take(db, "ann", NOW)
    claiming.release(db, "ann")
    assert claiming.take(db, "ann", NOW)


@pytest.mark.parametrize(("later", "kept"), [(claiming.LASTS, True), (claiming.LASTS + TICK, False)])
def test_a_claim_can_be_kept_until_it_has_run_out(db: Session, later: timedelta, kept: bool) -> None:
    assert claiming.take(db, "ann", NOW)
    assert claiming.keep(db, "ann", NOW + later) is kept


def test_anothers_claim_is_neither_kept_nor_given_back(db: Session) -> None:
    conversation = db.get_one(Conversation, "ann")
    conversation.claimed_by, conversation.claimed_until = "another", NOW + claiming.LASTS
    db.flush()
    claiming.release(db, "ann")
    assert not claiming.keep(db, "ann", NOW)
    assert not claiming.take(db, "ann", NOW)


def test_what_waits_is_the_patients_unanswered_messages_in_order(db: Session) -> None:
    for author, answered in (("patient", None), ("assistant", None), ("patient", NOW), ("patient", None)):
        db.add(Message(conversation_id="ann", author=author, channel="web", text="x", at=NOW, answered_at=answered))
        db.flush()
    assert claiming.waiting(db, "ann") == [1, 4]
    assert claiming.waiting(db, "bob") == []


def test_who_takes_the_claim_and_finds_all_answered_gives_it_back(db: Session) -> None:
    conversation = db.get_one(Conversation, "ann")
    message = Message(conversation_id="ann", author="patient", channel="web", text="x", at=NOW)
    db.add(message)
    db.flush()
    answered = update(Message).values(answered_at=NOW).execution_options(synchronize_session=False)
    db.execute(answered)  # by another process, after this one had read the message
    assert not turn._turn(db, message, conversation).waiting
    db.expire_all()
    assert db.get_one(Conversation, "ann").claimed_by is None
