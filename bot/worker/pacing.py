"""Pacing: how fast one of our senders may send. A UK mobile number takes 10 parts a second (`standards.md` A2)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


class Pace:
    """Lets parts through at a steady rate for each sender, up to one second's worth at once.

    The rate holds within one process; two workers need half each.
    """

    def __init__(self, parts_per_second: float, now: Callable[[], float] = time.monotonic) -> None:
        if parts_per_second <= 0:
            raise ValueError("a sender must be able to send")
        self._rate = parts_per_second
        self._now = now
        self._free_at: dict[str, float] = {}

    def delay(self, sender: str, parts: int) -> float:
        """Books a place for so many parts; gives the seconds to wait before sending them."""
        now = self._now()
        start = max(self._free_at.get(sender, now - 1.0), now - 1.0)
        self._free_at[sender] = start + parts / self._rate
        return max(0.0, self._free_at[sender] - now)

    async def wait(self, sender: str, parts: int) -> None:
        """Waits for the sender's turn."""
        await asyncio.sleep(self.delay(sender, parts))
