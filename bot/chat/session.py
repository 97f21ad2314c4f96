"""The browser's session: one opaque token, made by the server, in a cookie that scripts cannot read.

The token opens one conversation. Forms carry a second token made from it (against forged posts), and a form that has
no session yet is judged by where the browser says it comes from.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

A_WEEK = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class Cookies:
    """How the session's cookie is written. `https` says that the public address is https."""

    secret: str
    https: bool

    @property
    def name(self) -> str:
        """`__Host-` ties the cookie to this host and path; browsers accept it over https only."""
        return "__Host-chat" if self.https else "chat"

    def _attributes(self, embedded: bool) -> str:
        if self.https and embedded:
            return "Path=/; HttpOnly; Secure; SameSite=None; Partitioned"
        return "Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if self.https else "")

    def write(self, token: str, embedded: bool = False, seconds: int | None = None) -> str:
        """The `Set-Cookie` header. Without `seconds` it goes when the browser closes (shared computers).

        Embedded in another site's page it is partitioned: one jar for each site that embeds us.
        """
        age = f"; Max-Age={seconds}" if seconds is not None else ""
        return f"{self.name}={token}; {self._attributes(embedded)}{age}"

    def erase(self, embedded: bool = False) -> str:
        """The `Set-Cookie` header that removes it."""
        return self.write("", embedded, seconds=0)

    def read(self, cookies: Mapping[str, str]) -> str | None:
        """The token the browser sent, if any."""
        return cookies.get(self.name) or None

    def form_token(self, token: str) -> str:
        """What a form of this session carries. It cannot be made without our secret."""
        return hmac.new(self.secret.encode(), b"form:" + token.encode(), hashlib.sha256).hexdigest()

    def form_is_ours(self, token: str, sent: str | None) -> bool:
        """Whether a form, or a script of ours, sent the right token for its session."""
        return sent is not None and hmac.compare_digest(self.form_token(token).encode(), sent.encode(errors="replace"))


def language_cookie(language: str, https: bool, embedded: bool) -> str:
    """The `Set-Cookie` header that keeps the language a reader chose for a year. It says nothing else."""
    framed = "; SameSite=None; Partitioned" if https and embedded else "; SameSite=Lax"
    return f"lang={language}; Path=/chat; HttpOnly; Max-Age=31536000{framed}" + ("; Secure" if https else "")


def from_elsewhere(headers: Mapping[str, str], own: str) -> bool:
    """Whether the browser says that a post comes from another site's page (Fetch Metadata, else Origin).

    A client that says neither is not a browser that could be tricked.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:
        return False
    return urlsplit(origin).netloc not in (urlsplit(own).netloc, headers.get("host"))
