"""The chat's pages. Every step is a plain form, so all of it works without JavaScript; the script makes it live."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from bot import clock
from bot.chat import api, appointments, demo, embedding, handset
from bot.chat.core import Core, Refused
from bot.chat.forms import Answer, Mistake, words_of
from bot.chat.sending import TooSoon, send
from bot.chat.session import A_WEEK, from_elsewhere
from bot.chat.site import NEUTRAL, NEUTRAL_ORIGIN, Site, Visitor, address
from bot.chat.view import Error, conversation_view
from bot.settings import settings
from bot.web.bodies import SmallBodies
from bot.web.headers import policy
from bot.web.words import say

Page = Callable[[Request], Awaitable[Response]]
log = logging.getLogger(__name__)

QUICK = ("why", "back", "not_sure", "rather_not", "person", "again")
FIELDS = 60


def build(app: FastAPI, core: Core, site: Site | None = None, phone: handset.Phone | None = None) -> Site:
    """Adds the web chat to an application: its pages, its API, the loader, the demo page and the demo phone.

    `bot.web.install(app)` must be called too: it serves the styles and sets the security headers. Without a `phone`,
    and always in production, there is no demo phone.
    """
    site = site or Site.of(core, settings())
    pages = ChatPages(site)
    app.router.routes.extend(
        [
            Mount("/chat/api", api.build(site)),
            *pages.routes(),
            *appointments.routes(site),
            *embedding.routes(site),
            *demo.routes(site),
            *(handset.routes(site, phone) if site.demo and phone is not None else []),
        ]
    )
    return site


def see(path: str) -> RedirectResponse:
    """Sends the browser on to a page after a post."""
    return RedirectResponse(path, status_code=303)


def text_of(form: FormData, name: str) -> str:
    """A form's field as text; empty if it is missing or a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def safe_word(value: str | None, longest: int = 64) -> str:
    """A surgery's code or a source as it may go on: a short plain word, or nothing."""
    plain = (value or "").strip()
    return plain if len(plain) <= longest and all(c.isalnum() or c in "-_ " for c in plain) else ""


class ChatPages:
    """The pages under `/chat`."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.headers = {"Content-Security-Policy": policy(framed_by=site.framed_by, sends_to=(NEUTRAL_ORIGIN,))}

    def routes(self) -> list[Route]:
        """Every page and form of the chat."""
        get, post = ["GET"], ["POST"]
        table = [
            ("/chat", self.chat, get),
            ("/chat/start", self.start, post),
            ("/chat/send", self.send, post),
            ("/chat/answers", self.answers, get),
            ("/chat/later", self.later, get),
            ("/chat/keep", self.keep, post),
            ("/chat/copy", self.copy, get),
            ("/chat/copy.txt", self.copy_text, get),
            ("/chat/leave", self.leave, post),
        ]
        small = [Middleware(SmallBodies, biggest=api.BIGGEST)]
        return [Route(path, self._kindly(page), methods=methods, middleware=small) for path, page, methods in table]

    def _kindly(self, page: Page) -> Page:
        """The page, or where anything fails one that says so and what to do. No words of a patient's are logged."""

        async def shown(request: Request) -> Response:
            try:
                return await page(request)
            except HTTPException:
                raise
            except Exception as error:
                log.error("page failed", extra={"path": request.url.path, "error": type(error).__name__})
                return self.site.pages.page("sorry.html", 503, self.headers, words=say("errors.down"))

        return shown

    def _page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        embedded = request.query_params.get("embed") == "1" or values.pop("embedded", False)
        surgery = safe_word(request.query_params.get("surgery"), 16)
        practice = self.site.core.practice(surgery or None)
        shared = {"practice": practice, "embedded": embedded, "base_url": self.site.base_url, "neutral": NEUTRAL}
        return self.site.pages.page(
            template, status, self.headers, **{"form_token": "", "error": None, **shared, **values}
        )

    async def _draw(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        return await run_in_threadpool(lambda: self._page(request, template, status, **values))

    async def chat(self, request: Request) -> Response:
        """The conversation, or for a new visitor the start page."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            surgery, source = request.query_params.get("surgery"), request.query_params.get("source")
            return await self._draw(
                request, "start.html", surgery=safe_word(surgery, 16), source=safe_word(source), error=None
            )
        return await self._conversation(request, visitor)

    async def _conversation(
        self,
        request: Request,
        visitor: Visitor,
        error: Error | None = None,
        typed: Answer | None = None,
        status: int = 200,
    ) -> Response:
        view = await run_in_threadpool(conversation_view, self.site.core, visitor.conversation)
        return await self._draw(
            request,
            "chat.html",
            status,
            view=view,
            error=error,
            typed=typed or Answer(),
            form_token=self.site.cookies.form_token(visitor.token),
            client_message_id=str(uuid.uuid4()),
        )

    async def _refuse(self, request: Request) -> Response:
        return await self._draw(request, "sorry.html", 403, words=say("errors.elsewhere"))

    async def start(self, request: Request) -> Response:
        """Begins a session. A token that the browser brought along is never taken over."""
        if from_elsewhere(request.headers, self.site.base_url):
            return await self._refuse(request)
        if self.site.limits.session(address(request)):
            return await self._draw(request, "sorry.html", 429, words=say("errors.too_many_sessions"))
        form = await request.form(max_files=0, max_fields=FIELDS)
        surgery, source = safe_word(text_of(form, "surgery"), 16), safe_word(text_of(form, "source"))
        begun = await run_in_threadpool(self.site.core.start, surgery or None, source or None)
        embedded = text_of(form, "embed") == "1"
        answer = see("/chat?embed=1" if embedded else "/chat")
        answer.headers.append("Set-Cookie", self.site.cookies.write(begun.token, embedded))
        return answer

    async def send(self, request: Request) -> Response:
        """Takes an answer form, then shows the conversation from that message on."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            return see("/chat")
        form = await request.form(max_files=0, max_fields=FIELDS, max_part_size=64 * 1024)
        if from_elsewhere(request.headers, self.site.base_url):
            return await self._refuse(request)
        typed = Answer(
            text_of(form, "text"),
            tuple(choice for choice in form.getlist("choice") if isinstance(choice, str)),
            text_of(form, "day"),
            text_of(form, "month"),
            text_of(form, "year"),
        )
        if not self.site.cookies.form_is_ours(visitor.token, text_of(form, "form_token")):
            return await self._conversation(request, visitor, Error("text", say("errors.expired")), typed, 403)
        try:
            words = self._words(form, typed)
            client_id = client_id_of(text_of(form, "client_message_id"))
            sent = await send(
                self.site.core, self.site.limits, visitor.conversation, address(request), words, client_id
            )
        except Mistake as mistake:
            return await self._conversation(
                request, visitor, Error(mistake.part, say(f"errors.{mistake.key}")), typed, 400
            )
        except Refused as refusal:
            return await self._conversation(request, visitor, Error("text", refusal.words), typed, 400)
        except TooSoon as soon:
            return await self._conversation(request, visitor, Error("text", soon.words), typed, 429)
        where = "?embed=1" if text_of(form, "embed") == "1" else ""
        return see(f"/chat{where}#m{sent.message}")

    @staticmethod
    def _words(form: FormData, typed: Answer) -> str:
        quick, change = text_of(form, "quick"), text_of(form, "change")
        if quick in QUICK:
            return say(f"says.{quick}")
        if change:
            return say("says.change", question=change[:64])
        return words_of(typed)

    async def answers(self, request: Request) -> Response:
        """Check your answers."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            return see("/chat")
        rows = await run_in_threadpool(self.site.core.rows, visitor.conversation)
        ids = [str(uuid.uuid4()) for _ in rows]
        token = self.site.cookies.form_token(visitor.token)
        return await self._draw(request, "answers.html", rows=list(zip(rows, ids, strict=True)), form_token=token)

    async def later(self, request: Request) -> Response:
        """How to come back to the chat."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            return see("/chat")
        kept = request.query_params.get("kept") == "1"
        return await self._draw(
            request, "later.html", kept=kept, form_token=self.site.cookies.form_token(visitor.token)
        )

    async def keep(self, request: Request) -> Response:
        """Keeps the session's cookie for a week, because the patient asked for it."""
        visitor = await self.site.visitor_by_cookie(request)
        form = await request.form(max_files=0, max_fields=FIELDS)
        if visitor is None:
            return see("/chat")
        if not self.site.cookies.form_is_ours(visitor.token, text_of(form, "form_token")):
            return await self._refuse(request)
        embedded = text_of(form, "embed") == "1"
        answer = see("/chat/later?kept=1" + ("&embed=1" if embedded else ""))
        answer.headers.append("Set-Cookie", self.site.cookies.write(visitor.token, embedded, A_WEEK))
        return answer

    async def copy(self, request: Request) -> Response:
        """The whole chat on one plain page, to print."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            return see("/chat")
        view = await run_in_threadpool(conversation_view, self.site.core, visitor.conversation)
        rows = await run_in_threadpool(self.site.core.rows, visitor.conversation)
        token = self.site.cookies.form_token(visitor.token)
        return await self._draw(request, "copy.html", view=view, rows=rows, made=clock.now(), form_token=token)

    async def copy_text(self, request: Request) -> Response:
        """The whole chat as a text file."""
        visitor = await self.site.visitor_by_cookie(request)
        if visitor is None:
            return see("/chat")
        view = await run_in_threadpool(conversation_view, self.site.core, visitor.conversation)
        rows = await run_in_threadpool(self.site.core.rows, visitor.conversation)
        text = self.site.pages.draw("copy.txt", view=view, rows=rows, made=clock.now())
        headers = {"Content-Disposition": 'attachment; filename="my-chat.txt"'}
        return PlainTextResponse(text, headers=headers)

    async def leave(self, request: Request) -> Response:
        """Ends the session, clears the browser's part of it, and goes to a page that says nothing about us."""
        visitor = await self.site.visitor_by_cookie(request)
        form = await request.form(max_files=0, max_fields=FIELDS)
        if visitor is not None:
            if not self.site.cookies.form_is_ours(visitor.token, text_of(form, "form_token")):
                return await self._refuse(request)
            await run_in_threadpool(self.site.core.end, visitor.token)
        gone = see(NEUTRAL)
        gone.headers["Clear-Site-Data"] = '"cache", "storage"'
        gone.headers.append("Set-Cookie", self.site.cookies.erase(text_of(form, "embed") == "1"))
        return gone


def client_id_of(sent: str) -> str:
    """The form's own message id, so that pressing twice sends once; a new one if it brought none."""
    try:
        return str(uuid.UUID(sent))
    except ValueError:
        return str(uuid.uuid4())
