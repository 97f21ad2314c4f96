"""The gate before every page of the console: who is asking, may they, is the form ours; and it goes into the audit.

Every route names its gate, so a page without sign-in, without a duty or without an audit entry cannot come about.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from bot import clock
from bot.settings import settings
from bot.staff.roles import Duty, Viewer
from bot.store import console, console_list, staff_accounts
from bot.store.database import reading, writing

COOKIE = "staff"
TOUCH_AFTER = timedelta(seconds=20)


class SignInFirst(Exception):
    """Nobody is signed in. `back` is the page to come back to."""

    def __init__(self, back: str = "") -> None:
        super().__init__("sign in first")
        self.back = back

    @property
    def address(self) -> str:
        """The sign-in page, that leads back."""
        return f"/staff/sign-in?next={quote(self.back)}" if self.back else "/staff/sign-in"


class NotAllowed(Exception):
    """Signed in, but this is not one of the role's duties."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__("not one of your duties")
        self.viewer = viewer


class NotThere(Exception):
    """There is no such thing, or not for this person: they are never told which."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__("not there")
        self.viewer = viewer


class FormExpired(Exception):
    """The form did not come from our page, or from an earlier session."""


@dataclass(frozen=True)
class Visit:
    """One request of a member of staff, let in."""

    viewer: Viewer
    form: FormData

    def text(self, name: str) -> str:
        """A field of the form as text; empty where it is missing or a file."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""


def from_elsewhere(request: Request) -> bool:
    """Whether a form was sent from another site's page."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched not in ("same-origin", "none")
    origin = request.headers.get("origin")
    return (
        origin is not None and origin != settings().base_url and origin.split("//")[-1] != request.headers.get("host")
    )


def safe_return(address: str) -> str:
    """A page of the console to go back to, or nothing: never another site."""
    plain = address.startswith("/staff/") and not any(mark in address for mark in ("//", "\\", "\n", "\r", ".."))
    return address if plain else ""


def _viewer(token: str, *, quiet: bool) -> Viewer | None:
    now = clock.now()
    with reading() as db:
        found = staff_accounts.session(db, token, now)
        if found is None:
            return None
        session, member = found
        seen = session.last_seen_at
        viewer = Viewer(
            member.id, member.email, member.name, member.role, frozenset(member.services.split()), session.csrf
        )
    if not quiet and now - seen > TOUCH_AFTER:
        with writing() as db:
            again = staff_accounts.session(db, token, now)
            if again is not None:
                again[0].last_seen_at = now
    return viewer


def viewer_of(request: Request) -> Viewer | None:
    """Who is signed in in this browser, if anybody."""
    return _viewer(request.cookies.get(COOKIE, ""), quiet=True)


def _audit(viewer: Viewer, action: str, subject: str, detail: str) -> None:
    with writing() as db:
        console.audit(db, viewer.email, action, subject[:120], clock.now(), detail[:400])


def _in_scope(viewer: Viewer, conversation_id: str) -> bool:
    with reading() as db:
        return console_list.may_see(db, conversation_id, viewer.scope)


class Gate:
    """Lets a request in: FastAPI calls it before the route.

    Args:
        duty: what the role must be allowed.
        action: what the audit calls it; nothing where the route writes its own entry.
        quiet: the page asks by itself, which does not keep a session alive.
    """

    def __init__(self, duty: Duty, action: str = "", *, quiet: bool = False) -> None:
        self.duty = duty
        self.action = action
        self.quiet = quiet

    async def __call__(self, request: Request) -> Visit:
        """Who is asking, with the form they sent. Raises what the console's error pages answer."""
        token = request.cookies.get(COOKIE, "")
        viewer = await run_in_threadpool(_viewer, token, quiet=self.quiet)
        posting = request.method not in ("GET", "HEAD")
        if viewer is None:
            raise SignInFirst("" if posting else safe_return(_whole(request)))
        if not viewer.may(self.duty):
            await run_in_threadpool(_audit, viewer, "refused", request.url.path, self.duty)
            raise NotAllowed(viewer)
        form = await request.form(max_files=0, max_fields=400) if posting else FormData()
        if posting:
            given = form.get("csrf", "")
            if from_elsewhere(request) or not isinstance(given, str) or not _same(given, viewer.csrf):
                raise FormExpired
        conversation = request.path_params.get("conversation_id")
        if any("\x00" in value for value in (request.url.path, str(conversation), *request.query_params.values())):
            raise NotThere(viewer)
        if conversation is not None and not await run_in_threadpool(_in_scope, viewer, str(conversation)):
            await run_in_threadpool(_audit, viewer, "refused", str(conversation), self.action)
            raise NotThere(viewer)
        if self.action:
            subject = str(conversation) if conversation is not None else request.url.path
            asked = ", ".join(sorted(key for key, value in request.query_params.items() if value))
            await run_in_threadpool(_audit, viewer, self.action, subject, asked)
        return Visit(viewer, form)


def _whole(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(), ours.encode())
