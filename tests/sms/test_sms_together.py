"""Texts that come, go and stop at the same moment, on SQLite and on PostgreSQL, whose locks are not the same."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from bot.conversation import inbox, joining, sessions
from bot.conversation.place import Place
from bot.store import database
from bot.store.tables import Conversation
from bot.worker import nudging, twilio_api
from bot.worker.delivery import Delivery
from bot.worker.reconciling import reconcile
from bot.worker.work import answer_waiting
from tests.support.inside import PATIENT, Inside, inside
from tests.support.twilio import OURS

AT_ONCE = 12


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    """The product's rooms on either database."""
    if request.param == "sqlite":
        with inside(tmp_path, monkeypatch) as made:
            yield made
        return
    server = urlsplit(os.environ["TEST_DATABASE_URL"].replace("postgresql+psycopg://", "postgresql://"))
    name = f"texts_{secrets.token_hex(4)}"
    with psycopg.connect(urlunsplit(server), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            with inside(tmp_path, monkeypatch, urlunsplit(server._replace(path=f"/{name}"))) as made:
                yield made
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _at_once(act: Callable[[int], object], times: int = AT_ONCE) -> None:
    with ThreadPoolExecutor(times) as pool:
        for done in [pool.submit(act, n) for n in range(times)]:
            done.result()


async def _deliver_and_look_up() -> None:
    delivery = Delivery()
    for _ in range(4):
        await delivery.deliver()
        await delivery.finish()
        await reconcile()
    await twilio_api.close()


def _workers(*jobs: Callable[[], object], count: int = 3) -> None:
    """So many workers at once, each with its own event loop, as processes have."""

    def work(_: int) -> None:
        for job in jobs:
            asyncio.run(job())  # type: ignore[arg-type]

    _at_once(work, count)


def test_the_first_texts_of_a_number_begin_one_conversation(world: Inside) -> None:
    _at_once(lambda n: inbox.receive_text(PATIENT, OURS, f"text {n}", f"SM{n}"))
    assert len(world.conversations()) == 1
    assert len(world.messages("patient")) == AT_ONCE


def test_one_text_that_arrives_many_times_at_once_is_stored_once(world: Inside) -> None:
    _at_once(lambda _: inbox.receive_text(PATIENT, OURS, "WORK", "SM1"))
    assert [message.text for message in world.messages("patient")] == ["WORK"]


def test_several_workers_answer_every_text_once_in_order_and_send_it_once(world: Inside) -> None:
    numbers = [f"+447700900{n:03d}" for n in range(8)]
    for n in range(5):
        for number in numbers:
            world.arrives("WORK" if n == 0 else f"text {n}", number)
    world.twilio.dropping = 0.2
    _workers(answer_waiting, answer_waiting, _deliver_and_look_up, answer_waiting, answer_waiting, _deliver_and_look_up)
    world.twilio.dropping = 0.0
    for _ in range(8):
        world.answers()
        world.pass_time(seconds=61)
        world.deliver(rounds=8)
    for number in numbers:
        assert len(world.twilio.to(number)) == 5, "each text is answered, and each answer sent, once"
    answered = [message.reply_to for message in world.messages()]
    assert len(set(answered)) == len(answered) == 5 * len(numbers)
    for conversation in world.conversations():
        mine = [each.reply_to for each in world.messages() if each.conversation_id == conversation.id]
        assert mine == sorted(mine, key=lambda found: found or 0)


def test_a_text_whose_worker_was_killed_is_looked_up_by_one_of_many(world: Inside) -> None:
    conversation = world.arrives("WORK").conversation_id
    world.queue("One", conversation)
    world.queue("Two", conversation)
    world.twilio.dropping = 1.0
    _workers(_deliver_and_look_up, count=1)
    world.twilio.dropping = 0.0
    for _ in range(3):
        world.pass_time(seconds=61)
        _workers(_deliver_and_look_up)
    assert world.twilio.to(PATIENT) == ["One", "Two"]


def test_stop_while_answers_are_going_out_lets_none_follow(world: Inside) -> None:
    conversation = world.arrives("WORK").conversation_id
    for n in range(5):
        world.queue(f"Answer {n}", conversation)
    _at_once(lambda n: inbox.receive_text(PATIENT, OURS, "STOP" if n == 0 else f"text {n}", f"SMx{n}"), 4)
    _workers(answer_waiting, _deliver_and_look_up)
    assert world.twilio.sent == []
    assert world.flags().count("texts_stopped") == 1


def test_a_code_given_by_two_phones_at_once_joins_one(world: Inside) -> None:
    started = sessions.start("T90001", None)
    code = joining.code(started.conversation_id, "sms")
    _at_once(lambda n: inbox.receive_text(f"+447700900{n:03d}", OURS, code, f"SM{n}"), 6)
    joined = [each for each in world.conversations() if each.id == started.conversation_id]
    assert [each.phone is not None for each in joined] == [True]
    assert len(world.conversations()) == 6, "for the others it is only words"


def test_several_workers_nudge_once(world: Inside) -> None:
    identity = world.arrives("WORK").conversation_id
    world.answers()
    world.change(lambda db: _open_job(db.get_one(Conversation, identity)))
    world.pass_time(days=1, hours=1)
    _at_once(lambda _: nudging.nudge_all(), 6)
    world.deliver()
    assert sum("Your answers are kept" in text for text in world.twilio.to(PATIENT)) == 1


def _open_job(conversation: Conversation) -> None:
    place = Place.read(conversation.progress)
    place.question, place.how, place.options, place.interrupts = "job", "first", [], []
    conversation.progress = place.stored()


def test_the_two_databases_are_what_they_should_be(world: Inside, request: pytest.FixtureRequest) -> None:
    assert database.engine().dialect.name == request.node.callspec.params["world"]
