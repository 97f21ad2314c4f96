"""The page of one conversation, and what is new in it for the page's script."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy.orm import Session
from starlette.responses import JSONResponse, Response

from bot import clock
from bot.conversation import consenting
from bot.staff import pages, phrases
from bot.staff.conversation_view import view
from bot.staff.gate import Gate, NotThere, Visit
from bot.staff.reading_turns import as_json, turn
from bot.staff.roles import DUTIES, Viewer
from bot.store import console, console_list, console_work, staff_accounts
from bot.store import phrases as phrase_store
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading, writing
from bot.store.directory import local

router = APIRouter()
Viewing = Annotated[Visit, Depends(Gate("read", "view conversation"))]
Number = Annotated[int, Query(ge=0, le=2**62)]
Following = Annotated[Visit, Depends(Gate("read", quiet=True))]


def page(visit: Visit, conversation_id: str, error: str = "", kept: str = "", phrase: int = 0) -> Response:
    """The page; `error` is what went wrong with a form, `kept` the text that was written in it."""
    viewer, now = visit.viewer, clock.now()
    with reading() as db:
        row = console.conversation(db, conversation_id)
        if row is None:
            raise NotThere(viewer)
        read_by = entries(db, AuditWanted(subject=conversation_id), limit=30)
        may_have_it = colleagues(db, conversation_id) if viewer.may("act") else []
        templates = [(each.id, each.name) for each in phrase_store.phrases(db)] if row["mode"] == "staff" else []
        chosen = phrase_store.phrase(db, phrase)
        stopped = consenting.is_stopped(db, row["phone"])
    shown = view(row, clock.today(), now)
    return pages.draw(
        "conversation.html",
        viewer,
        view=shown,
        templates=templates,
        begun=phrases.filled(chosen.text, shown.name) if chosen is not None else kept,
        read_by=read_by,
        colleagues=may_have_it,
        judged=_services(viewer),
        stopped=stopped,
        outcomes=console_work.OUTCOMES,
        error=error,
        kept=kept,
        now=now,
    )


def _services(viewer: Viewer) -> list[tuple[str, str]]:
    """The services that this person may decide about, by name."""
    mine = [each for each in local().directory.services if viewer.scope is None or each.id in viewer.scope]
    return sorted(((each.id, each.name) for each in mine if each.status.now != "ended"), key=lambda pair: pair[1])


def colleagues(db: Session, conversation_id: str) -> list[tuple[str, str]]:
    """Who may look after this referral (they act, and may see it): address and name."""
    found = []
    for member in staff_accounts.members(db):
        scope = frozenset(member.services.split()) if member.role == "service_staff" else None
        acts = not member.disabled and "act" in DUTIES.get(member.role, ())
        if acts and console_list.may_see(db, conversation_id, scope):
            found.append((member.email, member.name))
    return found


@router.get("/conversations/{conversation_id}")
def conversation(visit: Viewing, conversation_id: str, phrase: Number = 0) -> Response:
    """One conversation: half a page on top, then every message and everything that was recorded. `phrase` is the
    template to begin a message with."""
    return page(visit, conversation_id, phrase=phrase)


@router.get("/conversations/{conversation_id}/messages")
def messages(visit: Following, conversation_id: str, after: Number = 0) -> Response:
    """The messages after one, for the page's script. A visit is audited when it shows something new."""
    with reading() as db:
        rows = console.messages_after(db, conversation_id, after)
    if rows:
        with writing() as db:
            console.audit(db, visit.viewer.email, "view new messages", conversation_id, clock.now())
    return JSONResponse({"messages": [as_json(turn(row)) for row in rows]})
