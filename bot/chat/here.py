"""What a page of the chat knows before it is drawn: who is there, through which surgery, and in which language.

And the one way to draw it: with the security policy that this surgery's websites need.
"""

from __future__ import annotations

import gzip
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.chat.core import Practice
from bot.chat.session import language_cookie
from bot.chat.site import NEUTRAL, NEUTRAL_ORIGIN, Site, Visitor
from bot.web.headers import policy
from bot.web.words import FIRST, say

FIELDS = 60
LANGUAGE_COOKIE = "lang"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Here:
    """A request to a page: its visitor if there is one, the practice it speaks for, its language."""

    request: Request
    visitor: Visitor | None
    practice: Practice
    surgery: str
    language: str
    embedded: bool

    def say(self, key: str, **values: str | int) -> str:
        """A phrase of the catalogue in this page's language."""
        return say(key, self.language, **values)


Page = Callable[[Here], Awaitable[Response]]


class Drawing:
    """Finds out where a request stands, and draws pages for it."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def page(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        """The page as a route; where anything fails one that says so and what to do. No patient's words are logged."""

        async def shown(request: Request) -> Response:
            try:
                here = await self.here(request)
                answer = await page(here)
            except HTTPException:
                raise
            except Exception as error:
                log.error("page failed", extra={"path": request.url.path, "error": type(error).__name__})
                headers = {"Content-Security-Policy": policy(framed_by=self.site.framed_by)}
                return self.site.pages.page("sorry.html", 503, headers, words=say("errors.down"))
            if request.query_params.get("lang") == here.language:
                answer.headers.append("Set-Cookie", language_cookie(here.language, self.site.https, here.embedded))
            return answer

        return shown

    async def here(self, request: Request) -> Here:
        """Where this request stands."""
        visitor = await self.site.visitor_by_cookie(request)
        asked = safe_word(request.query_params.get("surgery"), 16)

        def practice() -> tuple[str, Practice]:
            code = asked or (visitor and self.site.core.surgery_of(visitor.conversation)) or ""
            return code, self.site.core.practice(code or None)

        surgery, found = await run_in_threadpool(practice)
        known = self.site.languages
        chosen = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE), found.language)
        language = next((each for each in chosen if each in known), FIRST)
        return Here(request, visitor, found, surgery, language, request.query_params.get("embed") == "1")

    async def draw(self, here: Here, template: str, status: int = 200, **values: Any) -> Response:
        """The page, with what every page of the chat needs."""
        token = self.site.cookies.form_token(here.visitor.token) if here.visitor is not None else ""
        shared = {
            "practice": here.practice,
            "surgery": here.surgery,
            "embedded": here.embedded,
            "language": here.language,
            "languages": self.site.languages,
            "base_url": self.site.base_url,
            "neutral": NEUTRAL,
            "form_token": token,
            "error": None,
        }
        headers = {"Content-Security-Policy": self._policy(here)}
        drawn = await run_in_threadpool(lambda: self.site.pages.page(template, status, headers, **{**shared, **values}))
        return _squeezed(drawn, here) if here.visitor is None else drawn

    def _policy(self, here: Here) -> str:
        framed_by = dict.fromkeys((*self.site.framed_by, *here.practice.websites))
        return policy(framed_by=tuple(framed_by), sends_to=(NEUTRAL_ORIGIN,))

    async def refuse(self, here: Here) -> Response:
        """The answer to a form that is not ours."""
        return await self.draw(here, "sorry.html", 403, words=here.say("errors.elsewhere"))

    def is_ours(self, here: Here, form: FormData) -> bool:
        """Whether a form carries the token of its session."""
        return here.visitor is not None and self.site.cookies.form_is_ours(
            here.visitor.token, text_of(form, "form_token")
        )


def _squeezed(page: Response, here: Here) -> Response:
    """A page without a session, squeezed. One with a form's secret never is, beside what somebody typed (BREACH)."""
    if "gzip" not in here.request.headers.get("accept-encoding", ""):
        return page
    page.body = gzip.compress(bytes(page.body), 6, mtime=0)
    page.headers.update({"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Content-Length": str(len(page.body))})
    return page


def see(path: str, embedded: bool = False, place: str = "") -> RedirectResponse:
    """Sends the browser on to a page after a post."""
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}embed=1{place}" if embedded else path + place, status_code=303)


def text_of(form: FormData, name: str) -> str:
    """A form's field as text; empty if it is missing or a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def is_embedded(form: FormData) -> bool:
    """Whether a form stood on a page in a frame."""
    return text_of(form, "embed") == "1"


def safe_word(value: str | None, longest: int = 64) -> str:
    """A surgery's code or a source as it may go on: a short plain word, or nothing."""
    plain = (value or "").strip()
    return plain if len(plain) <= longest and all(c.isalnum() or c in "-_ " for c in plain) else ""
