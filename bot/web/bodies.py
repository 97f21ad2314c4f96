"""A limit on how much one request may send, kept while it is being read: nothing big is ever held in memory."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.words import say


class SmallBodies:
    """ASGI middleware: a body of more than `biggest` bytes gets 413, whatever its headers say."""

    def __init__(self, app: ASGIApp, biggest: int) -> None:
        self.app = app
        self.biggest = biggest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if not told.isdigit() or int(told) > self.biggest:
            refusal = JSONResponse({"detail": say("errors.big")}, status_code=413, headers={"Connection": "close"})
            await refusal(scope, receive, send)
            return
        read = 0

        async def counted() -> MutableMapping[str, Any]:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.biggest:
                raise HTTPException(413, say("errors.big"))
            return message

        await self.app(scope, counted, send)
