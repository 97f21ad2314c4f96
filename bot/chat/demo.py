"""The demo practice page: a made-up GP surgery, with the chat put in by the very line a practice would use."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.chat.site import Site
from bot.web.headers import policy

SURGERY = "T90001"
"""The sample area's first surgery (`data/area.yml`)."""


def routes(site: Site) -> list[Route]:
    """`/`: the demo page; in production straight on to the chat."""
    headers = {"Content-Security-Policy": policy(frames=("'self'",))}

    async def home(_request: Request) -> Response:
        if not site.demo:
            return RedirectResponse("/chat", status_code=307)
        practice = await run_in_threadpool(site.core.practice, SURGERY)
        return site.pages.page("demo.html", headers=headers, surgery=SURGERY, practice=practice)

    return [Route("/", home)]
