"""The conversation's own pages: start, chat, send, leave. Every step is a plain form; a script makes it live."""

from __future__ import annotations

import uuid

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from bot.chat.core import NoSession, Refused
from bot.chat.forms import Answer, Mistake, words_of
from bot.chat.here import FIELDS, Drawing, Here, Page, is_embedded, safe_word, see, text_of
from bot.chat.sending import TooSoon, send
from bot.chat.session import from_elsewhere
from bot.chat.site import NEUTRAL, address
from bot.chat.view import Error, conversation_view
from bot.web.words import say

QUICK = ("why", "back", "not_sure", "rather_not", "person", "again")


class Talking:
    """`/chat` and its forms."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.site = drawing.site

    def table(self) -> list[tuple[str, str, Page]]:
        """Method, path and page."""
        return [
            ("GET", "/chat", self.chat),
            ("POST", "/chat/start", self.start),
            ("POST", "/chat/resume", self.resume),
            ("POST", "/chat/send", self.send),
            ("POST", "/chat/leave", self.leave),
        ]

    async def chat(self, here: Here) -> Response:
        """The conversation, or for a new visitor the start page."""
        if here.visitor is None:
            return await self._start_page(here)
        return await self._conversation(here)

    async def _start_page(self, here: Here, status: int = 200, code_error: str = "", code: str = "") -> Response:
        source = safe_word(here.request.query_params.get("source"))
        return await self.drawing.draw(here, "start.html", status, source=source, code_error=code_error, code=code)

    async def _conversation(
        self, here: Here, error: Error | None = None, typed: Answer | None = None, status: int = 200
    ) -> Response:
        assert here.visitor is not None
        view = await run_in_threadpool(conversation_view, self.site.core, here.visitor.conversation)
        return await self.drawing.draw(
            here,
            "chat.html",
            status,
            view=view,
            error=error,
            typed=typed or Answer(),
            client_message_id=str(uuid.uuid4()),
            thanks=here.request.query_params.get("thanks") == "1",
        )

    async def start(self, here: Here) -> Response:
        """Begins a session. A token that the browser brought along is never taken over."""
        refused = await self._too_many(here)
        if refused is not None:
            return refused
        form = await here.request.form(max_files=0, max_fields=FIELDS)
        surgery, source = safe_word(text_of(form, "surgery"), 16), safe_word(text_of(form, "source"))
        begun = await run_in_threadpool(self.site.core.start, surgery or None, source or None)
        return self._in(begun.token, is_embedded(form))

    async def resume(self, here: Here) -> Response:
        """Goes on with a chat from another browser or phone, by the code that was shown there."""
        refused = await self._too_many(here)
        if refused is not None:
            return refused
        form = await here.request.form(max_files=0, max_fields=FIELDS)
        code = text_of(form, "code")[:40]
        token = await run_in_threadpool(self.site.core.take_up, code)
        if token is None:
            return await self._start_page(here, 400, here.say("errors.code"), code)
        return self._in(token, is_embedded(form))

    async def _too_many(self, here: Here) -> Response | None:
        if from_elsewhere(here.request.headers, self.site.base_url):
            return await self.drawing.refuse(here)
        if self.site.limits.session(address(here.request)):
            words = here.say("errors.too_many_sessions")
            return await self.drawing.draw(here, "sorry.html", 429, words=words)
        return None

    def _in(self, token: str, embedded: bool) -> Response:
        answer = see("/chat", embedded)
        answer.headers.append("Set-Cookie", self.site.cookies.write(token, embedded))
        return answer

    async def send(self, here: Here) -> Response:
        """Takes an answer form, then shows the conversation from that message on."""
        if here.visitor is None:
            return see("/chat")
        form = await here.request.form(max_files=0, max_fields=FIELDS, max_part_size=64 * 1024)
        if from_elsewhere(here.request.headers, self.site.base_url):
            return await self.drawing.refuse(here)
        typed = Answer(
            text_of(form, "text"),
            tuple(choice for choice in form.getlist("choice") if isinstance(choice, str)),
            text_of(form, "day"),
            text_of(form, "month"),
            text_of(form, "year"),
        )
        if not self.drawing.is_ours(here, form):
            return await self._conversation(here, Error("text", here.say("errors.expired")), typed, 403)
        try:
            words = _words(form, typed)
            client_id = client_id_of(text_of(form, "client_message_id"))
            where = address(here.request)
            sent = await send(self.site.core, self.site.limits, here.visitor.token, where, words, client_id)
        except Mistake as mistake:
            return await self._conversation(here, Error(mistake.part, here.say(f"errors.{mistake.key}")), typed, 400)
        except NoSession:
            return see("/chat", is_embedded(form))
        except Refused as refusal:
            return await self._conversation(here, Error("text", refusal.words), typed, 400)
        except TooSoon as soon:
            return await self._conversation(here, Error("text", soon.words), typed, 429)
        return see("/chat", is_embedded(form), f"#m{sent.message}")

    async def leave(self, here: Here) -> Response:
        """Ends the session, clears the browser's part of it, and goes to a page that says nothing about us."""
        form = await here.request.form(max_files=0, max_fields=FIELDS)
        if here.visitor is not None:
            if not self.drawing.is_ours(here, form):
                return await self.drawing.refuse(here)
            await run_in_threadpool(self.site.core.end, here.visitor.token)
        gone = see(NEUTRAL)
        gone.headers["Clear-Site-Data"] = '"cache", "storage"'
        gone.headers.append("Set-Cookie", self.site.cookies.erase(is_embedded(form)))
        return gone


def _words(form: FormData, typed: Answer) -> str:
    """What a filled-in form says. The assistant reads English, so a button says it in English, whatever its label."""
    quick, change = text_of(form, "quick"), text_of(form, "change")
    if quick in QUICK:
        return say(f"says.{quick}")
    if change:
        return say("says.change", question=change[:64])
    return words_of(typed)


def client_id_of(sent: str) -> str:
    """The form's own message id, so that pressing twice sends once; a new one if it brought none."""
    try:
        return str(uuid.UUID(sent))
    except ValueError:
        return str(uuid.uuid4())
