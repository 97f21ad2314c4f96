"""The clock is put back by an hour in the middle of everything: what was set for later does not wait for that hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.store.tables import Conversation, Message
from tests.support.inside import MONDAY, PATIENT, Inside, inside


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    with inside(tmp_path, monkeypatch) as made:
        yield made


def put_back(world: Inside) -> None:
    world.now = MONDAY - timedelta(hours=1)


def test_a_claim_of_a_killed_process_runs_out(world: Inside) -> None:
    received = world.arrives("Hello")
    claimed = {"claimed_by": "a killed one", "claimed_until": MONDAY + timedelta(seconds=30)}
    world.change(lambda db: db.execute(update(Conversation).values(**claimed)))
    world.answers()
    assert world.message(received.id).answered_at is None, "somebody is at it"
    put_back(world)
    world.answers()
    assert world.message(received.id).answered_at is not None


@pytest.mark.parametrize("channel", ["sms", "web"])
def test_a_message_whose_request_is_gone_is_answered(world: Inside, channel: str) -> None:
    received = world.arrives("Hello")
    world.change(lambda db: db.execute(update(Message).values(channel=channel)))
    put_back(world)
    world.answers()
    assert world.message(received.id).answered_at is not None


def test_a_queued_text_goes_out_and_one_cut_short_is_looked_up(world: Inside) -> None:
    conversation = world.arrives("Hello").conversation_id
    cut_short, queued = world.queue("The first.", conversation), world.queue("The second.", conversation)
    sending = {"delivery": "sending", "next_try_at": MONDAY + timedelta(seconds=60)}
    world.change(lambda db: db.execute(update(Message).where(Message.id == cut_short).values(**sending)))
    put_back(world)
    world.deliver(rounds=3)
    assert world.twilio.to(PATIENT) == ["The first.", "The second."]
    assert world.message(queued).provider_id
