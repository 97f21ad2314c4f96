"""The chat's pages, all put together: the conversation, what stands around it, the API, the loader, the demo."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from bot.chat import api, appointments, around, demo, embedding, handset, talking
from bot.chat.core import Core
from bot.chat.here import Drawing
from bot.chat.site import Site
from bot.settings import settings
from bot.web.bodies import SmallBodies


def build(app: FastAPI, core: Core, site: Site | None = None, phone: handset.Phone | None = None) -> Site:
    """Adds the web chat to an application: its pages, its API, the loader, the demo page and the demo phone.

    `bot.web.install(app)` must be called too: it serves the styles and sets the security headers. Without a `phone`,
    and always in production, there is no demo phone.
    """
    site = site or Site.of(core, settings())
    app.router.routes.extend(
        [
            Mount("/chat/api", api.build(site)),
            *_pages(site),
            *appointments.routes(site),
            *embedding.routes(site),
            *demo.routes(site),
            *(handset.routes(site, phone) if site.demo and phone is not None else []),
        ]
    )
    return site


def _pages(site: Site) -> list[Route]:
    """Every page and form of the chat. None takes more than a few thousand letters."""
    drawing = Drawing(site)
    small = [Middleware(SmallBodies, biggest=api.BIGGEST)]
    table = (*talking.Talking(drawing).table(), *around.Around(drawing).table())
    return [Route(path, drawing.page(page), methods=[method], middleware=small) for method, path, page in table]
