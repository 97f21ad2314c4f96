"""The pages around a conversation: check your answers, finish later, a copy, and the equality questions."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import PlainTextResponse, Response

from bot import clock
from bot.chat.core import Passing
from bot.chat.here import FIELDS, Drawing, Here, Page, is_embedded, see, text_of
from bot.chat.session import A_WEEK
from bot.chat.site import Visitor
from bot.chat.view import conversation_view
from bot.referral.equality import QUESTIONS as ABOUT_YOU

Mine = Callable[[Here, Visitor], Awaitable[Response]]
Done = Callable[[Here, Visitor, FormData], Awaitable[Response]]


class Around:
    """The pages that a patient with a conversation may open. Without one, each leads back to the chat."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.site = drawing.site

    def table(self) -> list[tuple[str, str, Page]]:
        """Method, path and page."""
        shown: dict[str, Mine] = {
            "/chat/answers": self.answers,
            "/chat/later": self.later,
            "/chat/copy": self.copy,
            "/chat/copy.txt": self.copy_text,
            "/chat/about-you": self.about_you,
        }
        posted: dict[str, Done] = {
            "/chat/keep": self.keep,
            "/chat/pass": self.pass_on,
            "/chat/about-you": self.keep_about_you,
        }
        return [
            *(("GET", path, _mine(page)) for path, page in shown.items()),
            *(("POST", path, self._ours(page)) for path, page in posted.items()),
        ]

    def _ours(self, page: Done) -> Page:
        """A form's target: only for a visitor, and only from a form of ours."""

        async def taken(here: Here) -> Response:
            form = await here.request.form(max_files=0, max_fields=FIELDS)
            if here.visitor is None:
                return see("/chat")
            if not self.drawing.is_ours(here, form):
                return await self.drawing.refuse(here)
            return await page(here, here.visitor, form)

        return taken

    async def answers(self, here: Here, mine: Visitor) -> Response:
        """Check your answers."""
        rows = await run_in_threadpool(self.site.core.rows, mine.conversation)
        return await self.drawing.draw(here, "answers.html", rows=[(row, str(uuid.uuid4())) for row in rows])

    async def later(self, here: Here, mine: Visitor) -> Response:
        """How to come back to the chat."""
        return await self._later(here, None)

    async def _later(self, here: Here, passing: Passing | None) -> Response:
        kept = here.request.query_params.get("kept") == "1"
        return await self.drawing.draw(here, "later.html", kept=kept, passing=passing)

    async def keep(self, here: Here, mine: Visitor, form: FormData) -> Response:
        """Keeps the session's cookie for a week, because the patient asked for it."""
        embedded = is_embedded(form)
        answer = see("/chat/later?kept=1", embedded)
        answer.headers.append("Set-Cookie", self.site.cookies.write(mine.token, embedded, A_WEEK))
        return answer

    async def pass_on(self, here: Here, mine: Visitor, form: FormData) -> Response:
        """Shows a code to go on by text, or on another phone or computer."""
        by_text = text_of(form, "by") == "text"
        passing = await run_in_threadpool(self.site.core.pass_on, mine.conversation, by_text)
        return await self._later(here, passing)

    async def copy(self, here: Here, mine: Visitor) -> Response:
        """The whole chat on one plain page, to print."""
        view = await run_in_threadpool(conversation_view, self.site.core, mine.conversation)
        rows = await run_in_threadpool(self.site.core.rows, mine.conversation)
        return await self.drawing.draw(here, "copy.html", view=view, rows=rows, made=clock.now())

    async def copy_text(self, here: Here, mine: Visitor) -> Response:
        """The whole chat as a text file."""
        view = await run_in_threadpool(conversation_view, self.site.core, mine.conversation)
        rows = await run_in_threadpool(self.site.core.rows, mine.conversation)
        text = self.site.pages.draw("copy.txt", here.language, view=view, rows=rows, made=clock.now())
        headers = {"Content-Disposition": 'attachment; filename="my-chat.txt"'}
        return PlainTextResponse(text, headers=headers)

    async def about_you(self, here: Here, mine: Visitor) -> Response:
        """The equality questions, each of them optional, once all is booked."""
        if not await run_in_threadpool(self.site.core.asks_about_you, mine.conversation):
            return see("/chat", here.embedded)
        return await self.drawing.draw(here, "about_you.html", questions=ABOUT_YOU)

    async def keep_about_you(self, here: Here, mine: Visitor, form: FormData) -> Response:
        """Keeps what was answered, and goes back to the chat."""
        if await run_in_threadpool(self.site.core.asks_about_you, mine.conversation):
            answers = {name: text_of(form, name) for name in ABOUT_YOU}
            await run_in_threadpool(self.site.core.keep_about_you, mine.conversation, answers)
        return see("/chat?thanks=1", is_embedded(form), "#thanks")


def _mine(page: Mine) -> Page:
    """A page that needs a conversation."""

    async def shown(here: Here) -> Response:
        return see("/chat") if here.visitor is None else await page(here, here.visitor)

    return shown
