"""A pretend phone for trying the text messages without Twilio. Demo only: in production there is no such page.

It shows what would be sent, text by text, with the parts each takes and about what that costs.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.chat.sending import clean
from bot.chat.session import from_elsewhere
from bot.chat.site import Site
from bot.messaging import PhoneError, mobile
from bot.web.headers import policy
from bot.web.words import say

NUMBER = "07700 900123"
PENCE_A_PART = 4


@dataclass(frozen=True)
class Text:
    """One text of the thread: who sent it, its words, when, and for ours the parts it takes."""

    ours: bool
    text: str
    at: datetime
    parts: int = 1

    @property
    def pence(self) -> int:
        """About what it costs us to send."""
        return self.parts * PENCE_A_PART if self.ours else 0


class Phone(Protocol):
    """The text-message side of the conversation, as the demo phone calls it."""

    @property
    def our_number(self) -> str:
        """The number that texts go to."""

    async def receive(self, phone: str, text: str, sid: str, media: int) -> None:
        """Takes a text in as if it came from that number."""

    def thread(self, phone: str) -> Sequence[Text]:
        """Every text with that number, oldest first."""


def usable(number: str) -> str | None:
    """The number as people write it, if it is a mobile number that could be texted (made-up ones are welcome)."""
    kept = "".join(c for c in number if c.isdigit() or c in "+ ")[:20].strip()
    try:
        mobile(kept, allow_drama=True)
    except PhoneError:
        return None
    return kept


def routes(site: Site, phone: Phone) -> list[Route]:
    """`/handset` and its form."""
    headers = {"Content-Security-Policy": policy()}

    async def show(request: Request) -> Response:
        asked = request.query_params.get("number", NUMBER)
        number = usable(asked) or NUMBER
        thread = await run_in_threadpool(phone.thread, number)
        practice = await run_in_threadpool(site.core.practice, None)
        ours = [text for text in thread if text.ours]
        return site.pages.page(
            "handset.html",
            headers=headers,
            number=number,
            asked=asked,
            error=None if usable(asked) else say("errors.phone"),
            thread=thread,
            practice=practice,
            our_number=phone.our_number,
            texts=len(ours),
            parts=sum(text.parts for text in ours),
            pence=sum(text.pence for text in ours),
            price=PENCE_A_PART,
        )

    async def send(request: Request) -> Response:
        if from_elsewhere(request.headers, site.base_url):
            return site.pages.page("sorry.html", 403, headers, words=say("errors.elsewhere"), form_token="")
        form = await request.form(max_files=0, max_fields=10)
        number, text = usable(str(form.get("number", ""))) or NUMBER, clean(str(form.get("text", "")))
        media = 1 if form.get("media") else 0
        if text.strip() or media:
            await phone.receive(number, text, f"SM{uuid.uuid4().hex}", media)
        return RedirectResponse(f"/handset?number={number.replace('+', '%2B').replace(' ', '%20')}#newest", 303)

    return [Route("/handset", show, methods=["GET"]), Route("/handset/send", send, methods=["POST"])]
