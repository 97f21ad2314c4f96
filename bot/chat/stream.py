"""Server-sent events: messages that come unasked (staff, late replies, another tab), as they are stored.

The messages table is the only place that knows, whichever process wrote it, so it is asked: often while the chat is
lively, less often when it has been quiet for a while. The browser carries on from the last id it saw.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable

from starlette.concurrency import run_in_threadpool

from bot.chat.core import Core, Shown
from bot.chat.schema import message_out

LIVELY, QUIET = 1.0, 3.0
QUIET_AFTER = 120.0
HEARTBEAT = 15.0
LONGEST = 600.0
AT_MOST_EACH = 6


class TooManyStreams(Exception):
    """One conversation has more streams open than any number of tabs needs."""


def event(message: Shown) -> str:
    """One message as a server-sent event."""
    return f"id: {message.id}\nevent: message\ndata: {message_out(message).model_dump_json()}\n\n"


class Streams:
    """The open streams of this process, counted by conversation."""

    def __init__(self, core: Core, clock: Callable[[], float] = time.monotonic) -> None:
        self.core = core
        self.clock = clock
        self._open: Counter[str] = Counter()

    def check(self, conversation: str) -> None:
        """Raises `TooManyStreams` if that conversation may open no more."""
        if self._open[conversation] >= AT_MOST_EACH:
            raise TooManyStreams

    async def follow(self, conversation: str, after: int, alive: Callable[[], Awaitable[bool]]) -> AsyncGenerator[str]:
        """New messages as events, for ten minutes at most (the browser then connects again).

        Args:
            conversation: whose messages.
            after: the last id that the browser has.
            alive: whether the session is still good (asked as often as the messages are).
        """
        self._open[conversation] += 1
        try:
            yield "retry: 2000\n\n"
            began = spoke = beat = self.clock()
            while self.clock() - began < LONGEST and await alive():
                found = await run_in_threadpool(self.core.messages, conversation, after)
                now = self.clock()
                for message in found:
                    after = max(after, message.id)
                    yield event(message)
                if found:
                    spoke = beat = now
                elif now - beat >= HEARTBEAT:
                    beat = now
                    yield ": still here\n\n"
                await asyncio.sleep(LIVELY if now - spoke < QUIET_AFTER else QUIET)
        finally:
            self._open[conversation] -= 1
            if self._open[conversation] <= 0:
                del self._open[conversation]
