"""The encrypted tracker store: what it keeps, what it gives back, and how it fails."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Iterator, List

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from tiny_assistant import PROJECT

from bot.assistant.sealing import MissingKeyError, sealer
from bot.assistant.short_memory import shortened, waiting
from bot.assistant.tracker_store import EncryptedTrackerStore

WORDS = "my zoster is bad"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(PROJECT / "domain.yml"))


def _begin() -> List[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def _turn(number: int, *more: Event) -> List[Event]:
    said = UserUttered(f"{WORDS} {number}", {"name": "inform", "confidence": 0.9}, message_id=f"m{number}")
    return [said, *more, BotUttered(f"reply {number}"), ActionExecuted("action_listen")]


def _tracker(domain: Domain, *events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c", list(events), domain.slots)


def _long(domain: Domain, *more: Event) -> DialogueStateTracker:
    form: List[Event] = [ActionExecuted("referral"), ActiveLoop("referral"), SlotSet("requested_slot", "answer")]
    events = [*_begin(), *_turn(0, *form)]
    for number in range(1, 12):
        events += _turn(number, ActionExecuted("referral"))
    return _tracker(domain, *events, *more)


def _same(one: DialogueStateTracker, other: DialogueStateTracker) -> None:
    assert one.current_slot_values() == other.current_slot_values()
    assert one.active_loop_name == other.active_loop_name
    assert one.is_active_loop_rejected == other.is_active_loop_rejected
    assert one.is_active_loop_interrupted == other.is_active_loop_interrupted
    assert one.is_paused() == other.is_paused()
    assert one.followup_action == other.followup_action
    assert one.latest_action_name == other.latest_action_name


def test_a_tracker_comes_back_with_its_state(domain: Domain, store: EncryptedTrackerStore) -> None:
    async def go() -> None:
        store.domain = domain
        assert await store.retrieve("c") is None
        kept = _long(domain)
        await store.save(kept)
        back = await store.retrieve("c")
        assert back is not None
        _same(back, kept)
        assert list(await store.keys()) == ["c"]
        assert await store.exists("c")
        assert await store.retrieve("d") is None

    asyncio.run(go())


@pytest.mark.parametrize(
    "more",
    [
        [],
        [SlotSet("answer", {"a": [1]})],
        [SlotSet("answer", "x"), AllSlotsReset()],
        [ActiveLoop(None), SlotSet("requested_slot", None)],
        [ActionExecutionRejected("referral")],
        [ConversationPaused()],
        [Restarted()],
        [Restarted(), SessionStarted(), ActionExecuted("action_listen")],
    ],
    ids=lambda more: "+".join(type(each).__name__ for each in more) or "plain",
)
@pytest.mark.parametrize("later", [0, 1, 2, 3])
def test_what_is_kept_leads_to_the_same_state(domain: Domain, more: List[Event], later: int) -> None:
    events = list(more)
    for number in range(100, 100 + later):
        events += _turn(number)
    whole = _long(domain, *events)
    short = DialogueStateTracker.from_events("c", shortened(whole), domain.slots)
    _same(short, whole)


def test_nothing_that_anybody_said_is_kept(domain: Domain) -> None:
    kept = shortened(_long(domain))
    assert not any(isinstance(each, (UserUttered, BotUttered)) for each in kept)
    assert WORDS not in str([each.as_dict() for each in kept])
    assert kept[-1] == ActionExecuted("action_listen")
    assert len(kept) < 10


def test_shortening_again_and_again_does_not_grow(domain: Domain) -> None:
    tracker, sizes = _long(domain), []
    for number in range(30):
        tracker = DialogueStateTracker.from_events("c", shortened(tracker), domain.slots)
        for event in _turn(number, ActionExecuted("referral")):
            tracker.update(event)
        sizes.append(len(tracker.events))
    assert set(sizes) == {sizes[-1]}


def test_a_tracker_that_waits_for_no_message_is_kept_whole(domain: Domain) -> None:
    tracker = _tracker(domain, *_begin(), *_turn(0)[:-1])
    assert waiting(tracker) is None
    assert shortened(tracker) == list(tracker.events)


def test_a_turn_that_leaves_the_state_as_it_was_writes_nothing(
    domain: Domain, store: EncryptedTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def turn(*more: Event) -> None:
        tracker = await store.retrieve("c")
        assert tracker is not None
        for event in _turn(50, *more):
            tracker.update(event, domain)
        await store.save(tracker)

    async def go() -> None:
        store.domain = domain
        await store.save(_long(domain))
        written: List[str] = []
        write = store._write
        monkeypatch.setattr(store, "_write", lambda name, body: (written.append(name), write(name, body)))
        await turn()
        await turn(ActionExecuted("referral"))
        assert written == []
        await turn(SlotSet("answer", "x"))
        assert written == ["c"]
        await turn()
        assert written == ["c"]
        back = await store.retrieve("c")
        assert back is not None
        assert back.get_slot("answer") == "x"
        await turn(ActiveLoop(None), SlotSet("requested_slot", None))
        assert written == ["c", "c"]

    asyncio.run(go())


def test_words_that_an_earlier_version_kept_are_gone_after_the_next_turn(
    domain: Domain, store: EncryptedTrackerStore
) -> None:
    async def go() -> None:
        store.domain = domain
        whole = _long(domain)
        body = json.dumps([event.as_dict() for event in whole.events]).encode()
        store._write("c", store._sealer.encrypt(zlib.compress(body, 1)))
        tracker = await store.retrieve("c")
        assert tracker is not None
        assert tracker.latest_message.text == f"{WORDS} 11"
        await store.save(tracker)
        back = await store.retrieve("c")
        assert back is not None
        _same(back, whole)
        assert not any(isinstance(each, UserUttered) for each in back.events)

    asyncio.run(go())


def test_what_is_on_disk_cannot_be_read(domain: Domain, store: EncryptedTrackerStore, tmp_path: Path) -> None:
    store.domain = domain
    asyncio.run(store.save(_long(domain)))
    written = b"".join(path.read_bytes() for path in tmp_path.glob("trackers.db*"))
    assert len(written) > 1000
    for word in (*WORDS.split(), "referral", "inform"):
        if len(word) > 3:
            assert word.encode() not in written


def test_a_deleted_tracker_is_gone(domain: Domain, store: EncryptedTrackerStore) -> None:
    async def go() -> None:
        store.domain = domain
        await store.save(_long(domain))
        await store.delete("c")
        await store.delete("c")
        assert await store.retrieve("c") is None
        assert list(await store.keys()) == []

    asyncio.run(go())


def test_the_key_can_be_changed(domain: Domain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened() -> EncryptedTrackerStore:
        return EncryptedTrackerStore(domain, host=f"sqlite:///{tmp_path / 'keys.db'}")

    monkeypatch.setenv("SECRET_KEY", "old")
    asyncio.run(opened().save(_long(domain)))
    monkeypatch.setenv("SECRET_KEY", "new")
    monkeypatch.setenv("SECRET_KEY_PREVIOUS", "old")
    found = asyncio.run(opened().retrieve("c"))
    assert found is not None
    asyncio.run(opened().save(found))
    monkeypatch.delenv("SECRET_KEY_PREVIOUS")
    assert asyncio.run(opened().retrieve("c")) is not None
    monkeypatch.setenv("SECRET_KEY", "another")
    assert asyncio.run(opened().retrieve("c")) is None


def test_without_a_key_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(MissingKeyError):
        EncryptedTrackerStore(host="sqlite://")
    assert sealer({"SECRET_KEY": "a"}).decrypt(sealer({"SECRET_KEY": "a"}).encrypt(b"x")) == b"x"


def test_the_database_is_not_needed_to_start_and_its_failure_is_raised(domain: Domain, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no database")
    store = EncryptedTrackerStore(domain, host=f"sqlite:///{blocked}")
    for attempt in (store.retrieve("c"), store.save(_long(domain)), store.delete("c"), store.keys()):
        with pytest.raises(Exception, match="not a database"):
            asyncio.run(attempt)
    blocked.unlink()
    assert asyncio.run(store.retrieve("c")) is None


def test_sqlite_lets_readers_and_a_writer_in_together(domain: Domain, tmp_path: Path) -> None:
    store = EncryptedTrackerStore(domain, host=f"sqlite:///{tmp_path / 'wal.db'}")
    asyncio.run(store.save(_long(domain)))
    with sqlite3.connect(tmp_path / "wal.db") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_many_conversations_at_once(domain: Domain, tmp_path: Path) -> None:
    store = EncryptedTrackerStore(domain, host=f"sqlite:///{tmp_path / 'many.db'}")

    async def one(name: str) -> bool:
        tracker = DialogueStateTracker.from_events(name, [*_begin(), *_turn(1)], domain.slots)
        await store.save(tracker)
        back = await store.retrieve(name)
        return back is not None and back.sender_id == name

    async def go() -> List[bool]:
        return list(await asyncio.gather(*(one(f"c{number}") for number in range(60))))

    assert all(asyncio.run(go()))


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL database for tests, in `TEST_DATABASE_URL`."""
    import sqlalchemy as sa

    url = os.environ["TEST_DATABASE_URL"]
    yield url
    engine = sa.create_engine(sa.engine.make_url(url).set(drivername="postgresql+psycopg2"))
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE IF EXISTS assistant_tracker"))


if os.environ.get("TEST_DATABASE_URL"):

    def test_postgresql_keeps_trackers_too(domain: Domain, postgres: str) -> None:
        async def go() -> None:
            store = EncryptedTrackerStore(domain, host=postgres)
            for _ in range(2):
                await store.save(_long(domain))
            back = await store.retrieve("c")
            assert back is not None
            _same(back, _long(domain))
            assert list(await store.keys()) == ["c"]
            await store.delete("c")
            assert await store.retrieve("c") is None

        asyncio.run(go())


def test_a_new_conversation_writes_nothing_before_its_turn_is_done(domain: Domain, store: Any) -> None:
    async def go() -> None:
        store.domain = domain
        made = await store.get_or_create_tracker("new", append_action_listen=False)
        assert made.active_loop_name == "referral"
        assert made.get_slot("requested_slot") == "answer"
        assert made.latest_action_name == "action_listen"
        assert list(await store.keys()) == []

    asyncio.run(go())
