"""The list of conversations: narrowed, searched by reference, name or number, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.booking.reference import read_reference
from bot.messaging import PhoneError, normalise
from bot.staff import labels, pages
from bot.staff.day import day_of
from bot.staff.gate import Gate, Visit
from bot.staff.roles import Viewer
from bot.store import console_list
from bot.store.columns import keyed_hash, lookup_key
from bot.store.console_list import PAGE, Wanted
from bot.store.database import reading
from bot.store.directory import local

router = APIRouter()
FLAGS = tuple(kind for kind in labels.KIND if kind not in ("crisis", "emergency", "harm", "safeguarding", "with_staff"))


@dataclass(frozen=True)
class Asked:
    """The list's form, as it came in the address."""

    q: str = ""
    service: str = ""
    status: str = ""
    outcome: str = ""
    flag: str = ""
    channel: str = ""
    owner: str = ""
    waiting: str = ""
    since: str = ""
    until: str = ""

    def address(self, **more: str) -> str:
        """The list's address with these wishes."""
        values = {name: value for name, value in {**self.__dict__, **more}.items() if value}
        return f"/staff/conversations?{urlencode(values)}" if values else "/staff/conversations"

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for beside the search."""
        return any(value for name, value in self.__dict__.items() if name != "q")


def search(text: str) -> tuple[str | None, tuple[str, ...]]:
    """A reference, or the keyed hashes that a number or a name is found by. Patients' words are not searched."""
    plain = " ".join(text.split())
    if not plain:
        return None, ()
    keys = {lookup_key(plain)}
    try:
        number = normalise(plain, allow_drama=True)
        keys |= {keyed_hash(number), lookup_key(number)}
    except PhoneError:
        reference = read_reference(plain)
        if reference is not None:
            return reference, ()
    return None, tuple(sorted(keys))


def wanted(asked: Asked, viewer: Viewer) -> Wanted:
    """What the form asks the store for."""
    reference, person = search(asked.q)
    first, last = day_of(asked.since, clock.today()), day_of(asked.until, clock.today())
    return Wanted(
        channel=asked.channel or None,
        status=asked.status or None,
        service=asked.service or None,
        reference=reference,
        flag=asked.flag or None,
        outcome=asked.outcome or None,
        waiting=bool(asked.waiting),
        owner=viewer.email if asked.owner == "me" else None,
        since=datetime.combine(first, time(), clock.LONDON) if asked.since else None,
        until=datetime.combine(last + timedelta(days=1), time(), clock.LONDON) if asked.until else None,
        person=person,
    )


Short = Annotated[str, Query(max_length=120)]


def _asked(
    q: Short = "",
    service: Short = "",
    status: Short = "",
    outcome: Short = "",
    flag: Short = "",
    channel: Short = "",
    owner: Short = "",
    waiting: Short = "",
    since: Short = "",
    until: Short = "",
) -> Asked:
    return Asked(q, service, status, outcome, flag, channel, owner, waiting, since, until)


@dataclass(frozen=True)
class Choices:
    """What the form's lists offer this person."""

    services: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, viewer: Viewer) -> Choices:
        """Services within the scope, by name."""
        found = [
            (service.id, service.name)
            for service in local().directory.services
            if viewer.scope is None or service.id in viewer.scope
        ]
        return cls(sorted(found, key=lambda pair: pair[1]))


@router.get("/conversations")
def conversations(
    visit: Annotated[Visit, Depends(Gate("read", "list conversations"))],
    asked: Annotated[Asked, Depends(_asked)],
    before: Short = "",
) -> Response:
    """The list. A search for a reference that finds it leads straight to its page."""
    viewer, narrowed = visit.viewer, wanted(asked, visit.viewer)
    with reading() as db:
        rows = console_list.conversations(
            db, before=before or None, limit=PAGE + 1, scope=viewer.scope, wanted=narrowed
        )
        names = console_list.names(db, [row["id"] for row in rows])
    if narrowed.reference and len(rows) == 1 and not asked.narrowed:
        return RedirectResponse(f"/staff/conversations/{rows[0]['id']}", 303)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return pages.draw(
        "conversations.html",
        viewer,
        rows=rows,
        names=names,
        asked=asked,
        choices=Choices.of(viewer),
        flags=FLAGS,
        before=before,
        next_page=asked.address(before=rows[-1]["id"]) if more else "",
        now=clock.now(),
    )
