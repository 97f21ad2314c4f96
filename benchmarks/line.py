"""A kept connection to one server, as light as the standard library has one, so that what is timed is the server.

A full HTTP client takes one to two milliseconds of every turn for itself, the same on both sides of a comparison: a
twelfth of our turn, a fiftieth of stock Rasa's.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from typing import Any
from urllib.parse import urlsplit

QUIET_SECONDS = 2.0
"""After so long a connection is made anew: the server may have closed it."""


class Line:
    """Posts JSON to one server and reads JSON back; each thread has a connection of its own."""

    def __init__(self, url: str, timeout: float = 60.0) -> None:
        parts = urlsplit(url)
        self._host, self._port, self._timeout = parts.hostname or "127.0.0.1", parts.port or 80, timeout
        self._mine = threading.local()

    def post(self, path: str, body: object, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        """The status of the answer, and its JSON."""
        connection = self._connection()
        connection.request(
            "POST", path, json.dumps(body).encode(), {"Content-Type": "application/json", **(headers or {})}
        )
        answer = connection.getresponse()
        told = answer.read()
        self._mine.used = time.monotonic()
        return answer.status, json.loads(told)

    def close(self) -> None:
        """Closes this thread's connection."""
        connection = getattr(self._mine, "connection", None)
        if connection is not None:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if time.monotonic() - getattr(self._mine, "used", 0.0) > QUIET_SECONDS:
            self.close()
            self._mine.connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        connection: http.client.HTTPConnection = self._mine.connection
        return connection
