"""The loader that a practice's website uses: one script line gives a button and the chat in a frame of our own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat.site import Site
from bot.web import assets


def routes(_site: Site) -> list[Route]:
    """`/embed.js`, at an address that never changes, kept by browsers for an hour."""

    async def loader(request: Request) -> Response:
        return assets.assets()["chat/embed.js"].response(request, "public, max-age=3600")

    return [Route("/embed.js", loader)]
