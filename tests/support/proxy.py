"""A plain TCP proxy: shares connections out among several addresses, and can be cut like a cable."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Coroutine
from typing import Any

from tests.support.product import free_port


class Proxy:
    """Listens on a port of its own; each connection goes to the next target that takes it.

    Cut, it takes connections and bytes and passes nothing on, in either direction, as a network dropping packets does.
    """

    def __init__(self, *targets: int) -> None:
        self.targets, self.port = targets, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._turn = itertools.count()
        self._loop = asyncio.new_event_loop()
        self._joined: asyncio.Event
        self._server: asyncio.Server
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._do(self._open())

    def cut(self) -> None:
        """Nothing passes any more."""
        self._loop.call_soon_threadsafe(self._joined.clear)

    def join(self) -> None:
        """Everything passes again, also what was held back."""
        self._loop.call_soon_threadsafe(self._joined.set)

    def close(self) -> None:
        """Stops listening."""
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _open(self) -> None:
        self._joined = asyncio.Event()
        self._joined.set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=512)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._joined.wait()
        first = next(self._turn)
        for step in range(len(self.targets)):
            target = self.targets[(first + step) % len(self.targets)]
            try:
                their_reader, their_writer = await asyncio.open_connection("127.0.0.1", target)
            except OSError:
                continue
            await asyncio.gather(self._pass(reader, their_writer), self._pass(their_reader, writer))
            return
        writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                await self._joined.wait()
                writer.write(data)
                await writer.drain()
        with contextlib.suppress(OSError):
            writer.close()
