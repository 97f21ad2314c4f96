"""The lock of a conversation: one turn at a time in a process and between processes, a lease that runs out, and no harm
where Redis is away."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import AsyncExitStack
from types import SimpleNamespace
from typing import Any, List

import pytest
from rasa.core.lock_store import LockError
from redis import Redis

from bot.assistant import locking
from bot.assistant import turn as turns
from bot.assistant.locking import ConversationLockStore

NOBODY = "redis://127.0.0.1:1/0"


def store(url: str = "") -> ConversationLockStore:
    return ConversationLockStore(SimpleNamespace(url=url))


@pytest.fixture(autouse=True)
def no_redis_by_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)


@pytest.fixture
def url() -> str:
    address = os.environ["TEST_REDIS_URL"]
    client = Redis.from_url(address)
    for key in client.scan_iter("referral:turn:*"):
        client.delete(key)
    return address


async def turn(locks: ConversationLockStore, name: str, seen: List[str], seconds: float = 0.03) -> None:
    async with locks.lock("c"):
        seen.append(f"{name} begins")
        await asyncio.sleep(seconds)
        seen.append(f"{name} ends")


def never_two(seen: List[str]) -> bool:
    return all(a.split()[0] == b.split()[0] for a, b in zip(seen[::2], seen[1::2]))  # noqa: B905


def test_within_a_process_first_come_first_served_without_delay() -> None:
    locks, seen = store(), []  # type: ignore[var-annotated]

    async def go() -> float:
        began = time.monotonic()
        await asyncio.gather(*(turn(locks, str(n), seen, 0.01) for n in range(20)))
        return time.monotonic() - began

    took = asyncio.run(go())
    assert seen == [f"{n} {what}" for n in range(20) for what in ("begins", "ends")]
    assert took < 3, "Rasa's own would take 20 s: it asks again once a second"
    assert locks._here == {}


def test_other_conversations_do_not_wait() -> None:
    locks = store()

    async def go() -> None:
        async with locks.lock("a"), locks.lock("b"), locks.lock("c"):
            pass

    asyncio.run(asyncio.wait_for(go(), 1))


def test_who_waits_too_long_is_turned_away_and_the_lock_stays_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE_SECONDS", 0.1)
    locks = store()

    async def go() -> None:
        async with locks.lock("c"):
            with pytest.raises(LockError):
                async with locks.lock("c"):
                    raise AssertionError("two at once")
        async with locks.lock("c"):
            pass

    asyncio.run(go())


@pytest.mark.redis
@pytest.mark.redis
def test_between_processes_never_two_at_a_time(url: str) -> None:
    seen: List[str] = []

    async def go() -> None:
        processes = [store(url) for _ in range(4)]
        await asyncio.gather(*(turn(processes[n % 4], str(n), seen) for n in range(24)))

    asyncio.run(go())
    assert len(seen) == 48
    assert never_two(seen)
    assert list(Redis.from_url(url).scan_iter("referral:turn:*")) == []


@pytest.mark.redis
@pytest.mark.redis
def test_the_lock_of_a_killed_process_runs_out(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "LEASE_SECONDS", 0.4)

    async def go() -> float:
        killed = AsyncExitStack()
        await killed.enter_async_context(store(url).lock("c"))
        began = time.monotonic()
        async with store(url).lock("c"):
            waited = time.monotonic() - began
        killed.pop_all()
        return waited

    assert 0.2 < asyncio.run(go()) < 2


@pytest.mark.redis
@pytest.mark.redis
def test_a_turn_that_stood_still_past_its_lease_fails_and_leaves_the_next_ones_lock_alone(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "LEASE_SECONDS", 0.2)

    async def go() -> None:
        late = turns.Turn()
        mark = turns.current.set(late)
        try:
            async with store(url).lock("c"):
                turns.raise_if_failed()
                time.sleep(0.4)  # noqa: ASYNC251 - the whole process stands still
                monkeypatch.setattr(locking, "LEASE_SECONDS", 5.0)
                turns.current.reset(mark)
                mark = turns.current.set(None)
                async with AsyncExitStack() as stack:
                    await stack.enter_async_context(store(url).lock("c"))
                    turns.current.set(late)
                    with pytest.raises(turns.TurnFailedError, match="the lock ran out"):
                        turns.raise_if_failed()
                    await store(url)._give_back("c", "not its token")
                    assert Redis.from_url(url).exists("referral:turn:c")
        finally:
            turns.current.set(None)

    asyncio.run(go())


@pytest.mark.parametrize("count", [1, 5])
def test_without_redis_turns_go_on_one_at_a_time_in_the_process(count: int, caplog: Any) -> None:
    seen: List[str] = []
    locks = store(NOBODY)

    async def go() -> float:
        began = time.monotonic()
        await asyncio.gather(*(turn(locks, str(n), seen, 0.01) for n in range(count)))
        return time.monotonic() - began

    assert asyncio.run(go()) < 2, "Redis is asked once, and then left alone for a while"
    assert len(seen) == 2 * count
    assert never_two(seen)
    assert sum("Redis keeps no locks" in message for message in caplog.messages) == 1


@pytest.mark.redis
@pytest.mark.redis
def test_a_flushed_redis_harms_nobody(url: str) -> None:
    seen: List[str] = []

    async def go() -> None:
        locks = store(url)
        async with locks.lock("c"):
            Redis.from_url(url).flushdb()
        await turn(locks, "next", seen)

    asyncio.run(go())
    assert seen == ["next begins", "next ends"]
