"""The loader that a practice's website uses: one script line gives a button and the chat in a frame of our own.

`?surgery=` in the line's address gives the button that practice's colour; the same colour goes to its pages by a style
sheet of one line, since the pages' policy allows no style inside them.
"""

from __future__ import annotations

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat.here import safe_word
from bot.chat.site import Site
from bot.web import assets
from bot.web.assets import Asset

AN_HOUR = "public, max-age=3600"
OUR_COLOUR = b"#005eb8"


def routes(site: Site) -> list[Route]:
    """`/embed.js`, at an address that never changes, kept by browsers for an hour; `/chat/colour/<surgery>.css`."""

    async def colour_of(code: str) -> str:
        practice = await run_in_threadpool(site.core.practice, safe_word(code, 16) or None)
        return practice.colour

    async def loader(request: Request) -> Response:
        asset = assets.assets()["chat/embed.js"]
        colour = await colour_of(request.query_params.get("surgery", ""))
        if colour:
            plain = asset.plain.replace(OUR_COLOUR, colour.encode())
            asset = Asset(plain, gzip.compress(plain, 9, mtime=0), asset.media_type)
        return asset.response(request, AN_HOUR)

    async def colour(request: Request) -> Response:
        found = await colour_of(request.path_params["surgery"])
        style = f":root{{--practice:{found}}}" if found else ""
        return Response(style, media_type="text/css", headers={"Cache-Control": AN_HOUR})

    return [Route("/embed.js", loader), Route("/chat/colour/{surgery}.css", colour)]
