"""The worker tells how it is: `/health/live` and `/metrics` on a port of its own, for the private network only."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import CONTENT_TYPE_LATEST

from bot.metrics import exposed
from bot.settings import settings

SILENT_SECONDS = 60.0
"""How long the worker's loop may give no sign before it counts as stuck. Every round of every job is a sign."""

_last_sign = time.monotonic()


def sign() -> None:
    """The loop turns."""
    global _last_sign
    _last_sign = time.monotonic()


def answer(environment: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """One request."""
    if environment.get("PATH_INFO") == "/metrics":
        start("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
        return [exposed()]
    if environment.get("PATH_INFO") != "/health/live":
        start("404 Not Found", [("Content-Type", "text/plain")])
        return [b"not found\n"]
    well = time.monotonic() - _last_sign < SILENT_SECONDS
    start("200 OK" if well else "503 Service Unavailable", [("Content-Type", "application/json")])
    return [b'{"status": "ok"}' if well else b'{"status": "stuck"}']


class _Quiet(WSGIRequestHandler):
    timeout = 5

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def serve(port: int) -> None:
    """Answers on that port, from a thread, until the process ends."""
    host = "127.0.0.1" if settings().demo else "0.0.0.0"  # noqa: S104 - a container's own network in production
    server = make_server(host, port, answer, handler_class=_Quiet)
    threading.Thread(target=server.serve_forever, name="telling", daemon=True).start()
