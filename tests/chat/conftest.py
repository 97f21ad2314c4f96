"""The web chat on the small conversation, and a client that talks to it in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from bot.chat import build
from bot.chat.site import Site
from bot.web import install
from tests.chat.chat_fake_core import FakeCore, FakePhone

BASE = "http://chat.test"


def application(core: FakeCore, base_url: str = BASE, *, demo: bool = True, origins: tuple[str, ...] = ()) -> FastAPI:
    """The web chat alone, as the desk puts it together."""
    app = FastAPI(openapi_url=None)
    site = Site(core, "s" * 32, base_url, origins, demo)
    build(app, core, site, FakePhone() if demo else None)
    install(app, https=base_url.startswith("https://"))
    return app


@pytest.fixture
def core() -> FakeCore:
    return FakeCore()


@pytest_asyncio.fixture
async def client(core: FakeCore) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(core))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as made:
        yield made
