"""Puts the staff's edge into the desk: the API for machines, and the console for people."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.staff import (
    accounts,
    acting,
    api,
    day,
    directory_editing,
    directory_pages,
    exporting,
    fairness,
    letters,
    listing,
    making_tests,
    numbers,
    organisation,
    other_pages,
    pages,
    phrases,
    privacy_pages,
    review,
    signing_in,
    taking_calls,
    times,
    transcript,
)
from bot.staff.gate import FormExpired, NotAllowed, NotThere, SignInFirst, viewer_of
from bot.web.bodies import SmallBodies

BIGGEST_FORM = 100_000
ROUTERS = (
    signing_in,
    organisation,
    day,
    times,
    taking_calls,
    listing,
    transcript,
    exporting,
    acting,
    letters,
    privacy_pages,
    phrases,
    making_tests,
    review,
    numbers,
    fairness,
    directory_pages,
    directory_editing,
    other_pages,
    accounts,
)


def install(app: FastAPI) -> None:
    """Adds the staff API at `/staff/api` and the console at `/staff`."""
    app.mount("/staff/api", api.build())
    app.add_api_route("/staff", _front_door, methods=["GET"], include_in_schema=False)
    app.mount("/staff", console())


def _front_door(request: Request) -> Response:
    viewer = viewer_of(request)
    return RedirectResponse(viewer.home if viewer is not None else "/staff/sign-in", 303)


def console() -> FastAPI:
    """The console as an application of its own, with its own error pages."""
    made = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    made.add_middleware(SmallBodies, biggest=BIGGEST_FORM)
    for room in ROUTERS:
        made.include_router(room.router)
    made.add_api_route("/", _front_door, methods=["GET"])
    made.add_exception_handler(SignInFirst, _sign_in_first)
    made.add_exception_handler(NotAllowed, _not_allowed)
    made.add_exception_handler(NotThere, _not_there)
    made.add_exception_handler(FormExpired, _form_expired)
    made.add_exception_handler(HTTPException, _other)
    made.add_exception_handler(RequestValidationError, _not_there)
    return made


def _sign_in_first(request: Request, error: Exception) -> Response:
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"detail": "Sign in first."}, 401)
    return RedirectResponse(error.address if isinstance(error, SignInFirst) else "/staff/sign-in", 303)


def _not_allowed(request: Request, error: Exception) -> Response:
    viewer = error.viewer if isinstance(error, NotAllowed) else None
    return pages.draw(
        "sorry.html", viewer, 403, title="You cannot see this page",
        text="Your account is not allowed to do this. Ask an administrator if you need it.",
    )  # fmt: skip


def _not_there(request: Request, error: Exception) -> Response:
    viewer = error.viewer if isinstance(error, NotThere) else None
    return pages.draw(
        "sorry.html", viewer, 404, title="Page not found",
        text="There is no such page, or it is not one that you can see.",
    )  # fmt: skip


def _form_expired(request: Request, error: Exception) -> Response:
    return pages.draw(
        "sorry.html", None, 403, title="This form is too old",
        text="Nothing was changed. Go back, load the page again, and try once more.",
    )  # fmt: skip


def _other(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return _not_there(request, error)
    return pages.draw("sorry.html", None, status, title="That did not work", text="Go back and try again.")
