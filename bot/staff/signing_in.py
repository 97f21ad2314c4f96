"""Signing in and out, and taking up an invitation."""

from __future__ import annotations

import threading
from typing import Annotated

import segno
from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.settings import settings
from bot.staff import pages
from bot.staff.gate import COOKIE, FormExpired, from_elsewhere, safe_return
from bot.staff.roles import Viewer
from bot.store import console, staff_accounts
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.staff_accounts import AccountError

router = APIRouter()
_CHECKING = threading.BoundedSemaphore(2)
"""Checking a password takes much memory and time on purpose, so only two are checked at once."""

BUSY = "Many people are signing in just now. Try again in a moment."
WRONG = "The email address, password or code is not right. After 5 wrong tries an account is locked for 15 minutes."
Text = Annotated[str, Form(max_length=300)]


def set_cookie(response: Response, token: str) -> None:
    """Gives the browser its session."""
    response.set_cookie(
        COOKIE,
        token,
        path="/staff",
        httponly=True,
        samesite="lax",
        secure=settings().base_url.startswith("https://"),
        max_age=int(staff_accounts.LONGEST.total_seconds()),
    )


def form(next_page: str = "", email: str = "", error: str = "", status: int = 200) -> Response:
    """The sign-in page, with a word on what went wrong."""
    organisation = settings().oidc_name if settings().oidc_issuer and settings().oidc_client_id else ""
    return pages.draw(
        "sign_in.html", None, status, next_page=next_page, email=email, error=error, organisation=organisation
    )


@router.get("/sign-in")
def sign_in_page(next: str = "") -> Response:
    """The form."""
    return form(safe_return(next))


@router.post("/sign-in")
def sign_in(request: Request, email: Text = "", password: Text = "", code: Text = "", next_page: Text = "") -> Response:
    """Signs in, or says that something was not right, never what."""
    if from_elsewhere(request):
        raise FormExpired
    now = clock.now()
    if not _CHECKING.acquire(timeout=1):
        return form(safe_return(next_page), email, BUSY, 503)
    try:
        with reading() as db:
            right = staff_accounts.right_password(db, email, password)
    finally:
        _CHECKING.release()
    with writing() as db:
        done = staff_accounts.sign_in(db, email, right, code, now, code_needed=not settings().demo)
        known = staff_accounts.by_email(db, email)
        actor = known.email if known is not None else "no such account"
        console.audit(db, actor, "sign in" if done else "sign in failed", "/staff/sign-in", now)
        if done is not None:
            member, token = done.member, done.token
            viewer = Viewer(member.id, member.email, member.name, member.role, frozenset(), "")
    if done is None:
        return form(safe_return(next_page), email, WRONG, 401)
    response = RedirectResponse(safe_return(next_page) or viewer.home, 303)
    set_cookie(response, token)
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Ends the session. A form of another site could only sign somebody out, and is refused that as well."""
    if from_elsewhere(request):
        raise FormExpired
    with writing() as db:
        now = clock.now()
        token = request.cookies.get(COOKIE, "")
        found = staff_accounts.session(db, token, now)
        staff_accounts.end(db, token)
        if found is not None:
            console.audit(db, found[1].email, "sign out", "/staff/sign-out", now)
    response = RedirectResponse("/staff/sign-in", 303)
    response.delete_cookie(COOKIE, path="/staff")
    return response


def _invitation(token: str, error: str = "", status: int = 200) -> Response:
    with reading() as db:
        member = staff_accounts.invited(db, token, clock.now())
        if member is None:
            return pages.draw("invitation_over.html", None, 404)
        address = staff_accounts.code_address(member, local().area.host.us)
        email, secret = member.email, member.code_secret or ""
    picture = segno.make(address, error="m").svg_data_uri(scale=5, border=3)
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return pages.draw(
        "invitation.html", None, status, token=token, email=email, secret=spaced, picture=picture, error=error,
        shortest=staff_accounts.SHORTEST_PASSWORD,
    )  # fmt: skip


@router.get("/invitation/{token}")
def invitation(token: str) -> Response:
    """The page of an invitation: choose a password, set up the code."""
    return _invitation(token)


@router.post("/invitation/{token}")
def accept(request: Request, token: str, password: Text = "", code: Text = "") -> Response:
    """Takes the invitation up and leads to sign-in."""
    if from_elsewhere(request):
        raise FormExpired
    now = clock.now()
    try:
        with writing() as db:
            member = staff_accounts.invited(db, token, now)
            if member is None:
                return pages.draw("invitation_over.html", None, 404)
            staff_accounts.accept(member, password, code, now)
            console.audit(db, member.email, "accept invitation", "/staff/invitation", now)
    except AccountError as error:
        return _invitation(token, str(error), 400)
    return RedirectResponse("/staff/sign-in", 303)
