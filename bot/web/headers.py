"""Security headers on every answer, and the Content-Security-Policy that pages are served under.

Sources: the NHS service manual asks for no third-party requests from patient pages; OWASP Secure Headers.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

NOWHERE = ("'none'",)

PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(
    framed_by: Iterable[str] = NOWHERE, sends_to: Iterable[str] = (), frames: Iterable[str] = (), script: bool = True
) -> str:
    """A strict Content-Security-Policy: everything from our own origin, nothing inline, no markup made by script.

    Args:
        framed_by: the origins that may show the page in a frame.
        sends_to: other origins that a form, or the redirect that answers it, may lead to.
        frames: what the page itself may frame.
        script: whether the page runs any script.
    """
    parts = {
        "default-src": NOWHERE,
        "script-src": ("'self'",) if script else NOWHERE,
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'",) if script else NOWHERE,
        "form-action": ("'self'", *sends_to),
        "frame-src": tuple(frames) or NOWHERE,
        "base-uri": NOWHERE,
        "frame-ancestors": tuple(framed_by) or NOWHERE,
        "require-trusted-types-for": ("'script'",),
        "trusted-types": NOWHERE,
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in parts.items())


LOCKED = policy(script=False)
"""The policy of an answer that asks for no other: no script, no frame around it."""


_POLICY = b"content-security-policy"


class SecurityHeaders:
    """ASGI middleware: adds what an answer has not set itself. Streams pass through untouched."""

    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self.app = app
        extra = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"} if https else {}
        every = {**PLAIN, **extra, "Content-Security-Policy": LOCKED, "Cache-Control": "no-store"}
        self.added = [(name.lower().encode(), value.encode()) for name, value in every.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                given = {name for name, _ in headers}
                headers += [each for each in self.added if each[0] not in given]
                if b"x-frame-options" not in given and b"frame-ancestors 'none'" in dict(headers)[_POLICY]:
                    headers.append((b"x-frame-options", b"DENY"))
                message["headers"] = headers
            await send(message)

        await self.app(scope, receive, send_with_headers)
