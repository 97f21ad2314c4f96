"""How often one session and one address may call, so that nobody can crowd others out.

Held in memory, by each process for itself. An address gets a lot: a whole surgery may share one. Safety is never
limited: `bot.chat.sending` looks at the words of a message that comes too soon before it is turned away.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """A bucket: `burst` at once, then `per_minute`."""

    burst: int
    per_minute: float


SESSION_MESSAGES = Rate(burst=300, per_minute=30)
ADDRESS_MESSAGES = Rate(burst=3000, per_minute=3000)
ADDRESS_SESSIONS = Rate(burst=1000, per_minute=600)
KEPT = 20_000


class Buckets:
    """Token buckets by key, the longest unused forgotten when there are too many."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic, kept: int = KEPT) -> None:
        self.rate = rate
        self.clock = clock
        self.kept = kept
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Takes one token: 0 if there was one, else the seconds until there will be."""
        now = self.clock()
        level, since = self._levels.pop(key, (float(self.rate.burst), now))
        level = min(float(self.rate.burst), level + (now - since) * self.rate.per_minute / 60)
        wait = 0.0 if level >= 1 else (1 - level) * 60 / self.rate.per_minute
        self._levels[key] = (level - 1 if level >= 1 else level, now)
        while len(self._levels) > self.kept:
            self._levels.popitem(last=False)
        return wait


class Limits:
    """The three limits of the web chat."""

    def __init__(
        self,
        session_messages: Rate = SESSION_MESSAGES,
        address_messages: Rate = ADDRESS_MESSAGES,
        address_sessions: Rate = ADDRESS_SESSIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session_messages = Buckets(session_messages, clock)
        self._address_messages = Buckets(address_messages, clock)
        self._address_sessions = Buckets(address_sessions, clock)

    def message(self, session: str, address: str) -> float:
        """Counts one message: 0 if it may pass, else the seconds to wait."""
        return max(self._session_messages.take(session), self._address_messages.take(address))

    def session(self, address: str) -> float:
        """Counts one new session: 0 if it may pass, else the seconds to wait."""
        return self._address_sessions.take(address)
