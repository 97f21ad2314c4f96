"""One request followed through desk, Rasa and actions by one id, and how long each stage of a turn took.

Every process writes the id into its log lines (`bot.logs`), and hands it on in the header `X-Request-ID`. That is the
whole of tracing here: docs/decisions/0005 says why, `python -m bot trace ID` puts the lines of all logs together.
"""

from __future__ import annotations

import functools
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.metrics import STAGE_SECONDS, TURN_SECONDS

HEADER = "X-Request-ID"
_SAFE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_NOT_LOGGED = ("/assets", "/health", "/metrics", "/actions")
P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)
request_id: ContextVar[str] = ContextVar("request_id", default="")
_stages: ContextVar[dict[str, float] | None] = ContextVar("stages", default=None)
_beside: ContextVar[dict[str, str] | None] = ContextVar("beside", default=None)
"""What a turn adds to the line of the request that it is in."""


def accepted(given: str) -> str:
    """The id that a proxy or Rasa gave, where it is one that may stand in a log; else a new one."""
    return given if _SAFE.fullmatch(given) else secrets.token_hex(8)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Times one stage of a turn: for the metrics, and for the turn's one log line."""
    began = time.perf_counter()
    try:
        yield
    finally:
        took = time.perf_counter() - began
        _stage_of(name).observe(took)
        stages = _stages.get()
        if stages is not None:
            stages[name] = stages.get(name, 0.0) + took


_stage_of = functools.cache(STAGE_SECONDS.labels)


def turn(where: str) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Follows a turn: `where` is `request` (the web waits for it) or `worker`. Gives it an id where it has none."""

    def follow(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(function)
        async def followed(*args: P.args, **kwargs: P.kwargs) -> R:
            named = request_id.set(request_id.get() or secrets.token_hex(8))
            stages: dict[str, float] = {}
            kept = _stages.set(stages)
            began = time.perf_counter()
            try:
                return await function(*args, **kwargs)
            finally:
                took = time.perf_counter() - began
                TURN_SECONDS.labels(where).observe(took)
                parts = " ".join(f"{name}={1000 * each:.1f}" for name, each in stages.items())
                beside = _beside.get()
                if beside is not None:
                    beside["stages"] = parts
                else:
                    log.info("turn", extra={"where": where, "ms": round(1000 * took, 1), "stages": parts})
                _stages.reset(kept)
                request_id.reset(named)

        return followed

    return follow


class Requests:
    """Middleware: gives each request its id, hands it back in the answer, and writes one line about it.

    The line has the route's template and never the path, which may hold a token.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
        mine = accepted(given.decode("latin-1"))
        named = request_id.set(mine)
        beside: dict[str, str] = {}
        added = _beside.set(beside)
        began, status = time.perf_counter(), 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", mine.encode())]
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            if not scope["path"].startswith(_NOT_LOGGED):
                route = f"{scope.get('root_path', '')}{getattr(scope.get('route'), 'path', '')}" or "other"
                took = round(1000 * (time.perf_counter() - began), 1)
                told = {"method": scope["method"], "route": route, "status": status, "ms": took, **beside}
                log.info("request", extra=told)
            _beside.reset(added)
            request_id.reset(named)
