"""What goes past the session's own way of writing comes out the same: the rows, their order, their secrets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import Session

from bot.conversation.place import Place
from bot.store.columns import lookup_key
from bot.store.database import reading, writing
from bot.store.messages import add_all, add_once
from bot.store.rows import add, write
from bot.store.tables import Conversation, Fact, Message

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def db(own_database: None) -> Iterator[Session]:
    """A database of its own with one conversation, inside a transaction."""
    with writing() as session:
        session.add(Conversation(id="ann", channel="web", created_at=NOW, progress=Place().stored()))
        session.flush()
        yield session


def _message(text: str, **more: object) -> Message:
    return Message(conversation_id="ann", author="assistant", channel="web", text=text, at=NOW, **more)


def _stored() -> list[Message]:
    with reading() as db:
        rows = list(db.scalars(select(Message).order_by(Message.id)))
        db.expunge_all()
        return rows


def test_messages_are_added_in_their_order_with_what_is_left_out_filled_in(db: Session) -> None:
    held_back = _message("before", external_id="x")
    db.add(held_back)
    told = [_message("one"), _message("two", choices=[{"title": "Yes"}], question="age"), _message("three")]
    add_all(db, told)
    db.commit()
    rows = _stored()
    assert [row.text for row in rows] == ["before", "one", "two", "three"]
    assert [row.id for row in rows[1:]] == [each.id for each in told]
    assert (rows[2].choices, rows[2].question, rows[2].at) == ([{"title": "Yes"}], "age", NOW)
    assert {(row.tries, row.asked_for, row.delivery) for row in rows} == {(0, True, None)}


def test_what_was_added_past_the_session_is_secret_in_the_database(db: Session) -> None:
    add_all(db, [_message("my knee")])
    [[kept]] = db.connection().exec_driver_sql("SELECT text FROM messages").all()
    assert "knee" not in kept


def test_a_message_is_added_once_and_gives_its_conversation(db: Session) -> None:
    found = add_once(db, _message("hello", external_id="a"))
    assert found is not None
    assert found.id == "ann"
    assert add_once(db, _message("hello again", external_id="a")) is None
    nowhere = _message("hello", external_id="b")
    nowhere.conversation_id = "bob"
    with pytest.raises(NoResultFound):
        add_once(db, nowhere)


def test_an_added_row_is_whole_and_what_is_changed_of_it_later_is_written(db: Session) -> None:
    message = _message("my knee", external_id="a")
    add(db, message)
    fact = Fact(conversation_id="ann", name="phone", value="+447700900456", at=NOW)
    add(db, fact)
    assert (message.answered_at, message.tries, message.asked_for, message.reply_to) == (None, 0, True, None)
    assert (fact.words, fact.superseded_at, fact.about) == ("", None, False)
    message.answered_at, fact.superseded_at = NOW, NOW
    db.commit()
    with reading() as again:
        row, kept = again.get_one(Message, message.id), again.get_one(Fact, fact.id)
        assert (row.text, row.answered_at, row.tries, row.choices) == ("my knee", NOW, 0, None)
        assert (kept.value, kept.superseded_at, kept.words) == ("+447700900456", NOW, "")
        assert kept.lookup == lookup_key("+447700900456")


def test_a_row_that_is_there_already_is_refused(db: Session) -> None:
    add(db, _message("hello", external_id="a"))
    with pytest.raises(IntegrityError), db.begin_nested():
        add(db, _message("hello again", external_id="a"))
    db.commit()
    assert [row.text for row in _stored()] == ["hello"]


def test_columns_written_at_once_are_in_the_row_and_written_no_second_time(db: Session) -> None:
    conversation = db.get_one(Conversation, "ann")
    conversation.progress, conversation.source = {"question": "old"}, "poster"
    write(db, conversation, progress={"question": "new"}, nudges=2)
    assert conversation.progress == {"question": "new"}
    db.commit()
    with reading() as again:
        row = again.get_one(Conversation, "ann")
        assert (row.progress, row.nudges, row.source) == ({"question": "new"}, 2, "poster")


def test_a_place_changed_within_its_lists_is_written(db: Session) -> None:
    """The lists of a place that was read were once the stored ones, so that a change to them alone was never seen."""
    conversation = db.get_one(Conversation, "ann")
    place = Place.read(conversation.progress)
    place.skipped.append("surgery")
    place.shown["day"] = "2027-03-02"
    conversation.progress = place.stored()
    db.commit()
    with reading() as again:
        kept = Place.read(again.get_one(Conversation, "ann").progress)
    assert (kept.skipped, kept.shown) == (["surgery"], {"day": "2027-03-02"})
