"""What the web chat needs at hand: the conversation, its settings, the limits, the cookies, the templates."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from bot.chat.core import Core
from bot.chat.limits import Limits
from bot.chat.session import Cookies
from bot.chat.times import clock_time, day_and_time
from bot.settings import Settings
from bot.web.pages import Pages
from bot.web.words import FIRST, catalogue, offered, say

TEMPLATES = Path(__file__).resolve().parent / "templates"
NEUTRAL = "https://www.bbc.co.uk/weather"
NEUTRAL_ORIGIN = "https://www.bbc.co.uk"


LONGEST_TOKEN = 200
SCRIPT_PARTS = ("chat", "says", "live", "errors", "answers")


def left_words(left: int | None, language: str = FIRST) -> str:
    """How many questions are left, in words; nothing where it is not known."""
    if left is None:
        return ""
    if left <= 0:
        return say("chat.left_none", language)
    return say("chat.left_one", language) if left == 1 else say("chat.left_many", language, count=left)


def script_words(language: str = FIRST) -> str:
    """The phrases that the page's script needs, as JSON. What buttons say to the assistant is English in every one."""
    words = {part: catalogue(FIRST if part == "says" else language)[part] for part in SCRIPT_PARTS}
    return json.dumps(words, separators=(",", ":"))


def chat_pages() -> Pages:
    """The templates of the chat, with what they need besides the shared names."""
    pages = Pages(TEMPLATES, "chat")
    pages.environment.globals.update(left_words=left_words, script_words=script_words)
    pages.environment.filters.update(clock_time=clock_time, day_and_time=day_and_time)
    return pages


@dataclass(frozen=True)
class Visitor:
    """A browser with a session: its token and the conversation that it opens."""

    token: str
    conversation: str


@dataclass
class Site:
    """The web chat of one application."""

    core: Core
    secret: str
    base_url: str
    embed_origins: tuple[str, ...] = ()
    demo: bool = True
    limits: Limits = field(default_factory=Limits)
    pages: Pages = field(default_factory=chat_pages)

    def __post_init__(self) -> None:
        self.https = self.base_url.startswith("https://")
        self.cookies = Cookies(self.secret, self.https)
        self.languages = offered(drafts=self.demo)

    @classmethod
    def of(cls, core: Core, settings: Settings) -> Site:
        """The web chat that the settings describe."""
        return cls(core, settings.secret_key, settings.base_url, tuple(settings.embed_origins.split()), settings.demo)

    @property
    def framed_by(self) -> tuple[str, ...]:
        """Who may show the chat in a frame: ourselves, and the sites that the settings name."""
        return ("'self'", *self.embed_origins)

    async def visitor(self, token: str | None) -> Visitor | None:
        """The visitor with that token, if it opens a conversation."""
        if not token or len(token) > LONGEST_TOKEN:
            return None
        conversation = await asyncio.to_thread(self.core.find, token)
        return Visitor(token, conversation) if conversation is not None else None

    async def visitor_by_cookie(self, request: Request) -> Visitor | None:
        """The visitor whose cookie came with the request."""
        return await self.visitor(self.cookies.read(request.cookies))


def address(request: Request) -> str:
    """Where the request came from, as the limits count it."""
    return request.client.host if request.client is not None else "unknown"
