"""The patient's appointment page (proof, calendar file) and a service's feed, at addresses that cannot be guessed."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.chat.site import Site
from bot.conversation import proof
from bot.web.headers import policy

PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
CALENDAR = "text/calendar; charset=utf-8"


def routes(site: Site) -> list[Route]:
    """`/appointment/<reference>/<key>` and its `.ics`, `/calendar/<service>/<key>.ics|.csv`, `/chat/appointment`."""

    async def page(request: Request) -> Response:
        found = await _find(request)
        if found is None:
            return _none()
        headers = {**PRIVATE, "Content-Security-Policy": policy()}
        return site.pages.page("appointment.html", headers=headers, found=found, calendar=f"{request.url.path}.ics")

    async def file(request: Request) -> Response:
        found = await _find(request)
        if found is None:
            return _none()
        headers = {**PRIVATE, "Content-Disposition": 'attachment; filename="appointment.ics"'}
        return Response(found.calendar, media_type=CALENDAR, headers=headers)

    async def feed(request: Request) -> Response:
        service, key, ending = (request.path_params[name] for name in ("service", "key", "ending"))
        text = await run_in_threadpool(proof.feed, service, key, ending) if ending in ("ics", "csv") else None
        if text is None:
            return _none()
        media = CALENDAR if ending == "ics" else "text/csv; charset=utf-8"
        return Response(text, media_type=media, headers=PRIVATE)

    async def mine(request: Request) -> Response:
        visitor = await site.visitor_by_cookie(request)
        path = await run_in_threadpool(proof.path_for, visitor.conversation) if visitor is not None else None
        return RedirectResponse(path or "/chat", status_code=303)

    return [
        Route("/chat/appointment", mine),
        Route("/appointment/{reference}/{key}.ics", file),
        Route("/appointment/{reference}/{key}", page),
        Route("/calendar/{service}/{key}.{ending}", feed),
    ]


async def _find(request: Request) -> proof.Proof | None:
    return await run_in_threadpool(proof.find, request.path_params["reference"], request.path_params["key"])


def _none() -> Response:
    return PlainTextResponse("There is no such page.", status_code=404, headers=PRIVATE)
