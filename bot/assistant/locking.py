"""One conversation's turns one after another, also where several Rasas share the work.

The desk keeps the order (it hands over one message of a conversation at a time); this is for the turn that it has
given up waiting for and sends again while the first is still going on. Rasa's own Redis locks read, change and write in
three steps, so that two may both believe to hold one, and ask again once a second. Here taking a lock is one step.

A lock is a lease. A process that stood still for longer than that has lost it, and its turn with it: `turn.until` makes
the turn fail before anything of it is kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import secrets
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, AsyncGenerator, Dict, Optional

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockError, LockStore
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.assistant import turn as turns

logger = logging.getLogger(__name__)

LEASE_SECONDS = 10.0
"""How long a lock lasts: more than the desk's patience with a turn, so that nobody waits for what was lost."""

PATIENCE_SECONDS = 4.0
"""How long a turn waits for another of its conversation; then it is dropped, and the desk sends the message again."""

ANSWER_SECONDS = 0.25
"""How long Redis may take to answer."""

REST_SECONDS = 5.0
"""How long Redis is left alone after it failed. Meanwhile the desk's order and the lock of this process must do."""

_GIVE_BACK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"
_PREFIX = "referral:turn:"


@dataclass
class _Here:
    """The lock of a conversation in this process, and how many have or want it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class ConversationLockStore(LockStore):
    """Rasa's lock store: first come, first served within a process, and by Redis (`url`) between processes."""

    def __init__(self, endpoint_config: Optional[Any] = None) -> None:
        url = (getattr(endpoint_config, "url", None) or os.environ.get("REDIS_URL") or "").strip()
        self._here: Dict[str, _Here] = {}
        self._redis: Optional[Redis] = None
        self._rests_until = 0.0
        if url:
            self._redis = Redis.from_url(url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS)

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LEASE_SECONDS, wait_time_in_seconds: float = 0.02
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation's lock. Raises `LockError` after `PATIENCE_SECONDS` of waiting."""
        until = time.monotonic() + PATIENCE_SECONDS
        here = self._here.setdefault(conversation_id, _Here())
        here.users += 1
        try:
            await _within(here.lock, conversation_id, until)
            try:
                token = await self._take(conversation_id, until, wait_time_in_seconds)
                current = turns.current.get()
                if current is not None:
                    current.began = time.perf_counter()
                try:
                    yield TicketLock(conversation_id)
                finally:
                    await self._give_back(conversation_id, token)
            finally:
                here.lock.release()
        finally:
            here.users -= 1
            if not here.users:
                self._here.pop(conversation_id, None)

    async def _take(self, conversation_id: str, until: float, wait: float) -> Optional[str]:
        """Take the lock between processes; None where Redis cannot be asked, and the turn goes on without."""
        token = secrets.token_hex(8)
        while self._redis is not None and time.monotonic() >= self._rests_until:
            asked_at = time.monotonic()
            try:
                taken = await self._redis.set(_PREFIX + conversation_id, token, nx=True, px=int(1000 * LEASE_SECONDS))
            except (RedisError, OSError) as wrong:
                self._rest(wrong)
                break
            if taken:
                current = turns.current.get()
                if current is not None:
                    current.until = asked_at + LEASE_SECONDS
                return token
            if time.monotonic() > until:
                raise LockError("another turn of this conversation is still going on")
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret
        return None

    async def _give_back(self, conversation_id: str, token: Optional[str]) -> None:
        """Give the lock back, if it is still this turn's."""
        if token is None or self._redis is None:
            return
        try:
            await self._redis.eval(_GIVE_BACK, 1, _PREFIX + conversation_id, token)
        except (RedisError, OSError) as wrong:
            self._rest(wrong)

    def _rest(self, wrong: Exception) -> None:
        logger.warning("Redis keeps no locks just now (%s); the desk keeps the order", type(wrong).__name__)
        self._rests_until = time.monotonic() + REST_SECONDS


async def _within(lock: asyncio.Lock, conversation_id: str, until: float) -> None:
    try:
        await asyncio.wait_for(lock.acquire(), max(0.0, until - time.monotonic()))
    except asyncio.TimeoutError:
        raise LockError("another turn of this conversation is still going on") from None
