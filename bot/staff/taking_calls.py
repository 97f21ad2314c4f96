"""A referral by phone: who is calling, then the same conversation, typed by staff; or a call back with a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.conversation import by_phone
from bot.conversation.by_phone import Caller, CannotTake
from bot.staff import pages
from bot.staff.gate import Gate, Visit
from bot.store.database import writing
from bot.store.directory import local

router = APIRouter()


def _page(visit: Visit, error: str = "") -> Response:
    surgeries = sorted((each.name, each.code) for each in local().area.surgeries)
    return pages.draw(
        "by_phone.html",
        visit.viewer,
        surgeries=surgeries,
        today=clock.today(),
        asked={name: visit.text(name) for name in ("name", "phone", "surgery", "texts", "due", "text")},
        error=error,
    )


@router.get("/by-phone")
def form(visit: Annotated[Visit, Depends(Gate("act", "view form for a call"))]) -> Response:
    """The form."""
    return _page(visit)


@router.post("/by-phone")
def begin(visit: Annotated[Visit, Depends(Gate("act", "begin referral by phone"))]) -> Response:
    """Begins the conversation, or puts the call back on the list, and leads to its page."""
    due: date | None = None
    if visit.text("what") == "later":
        try:
            due = date.fromisoformat(visit.text("due"))
        except ValueError:
            return _page(visit, "Say on which day they are to be called back.")
    caller = Caller(
        visit.text("name")[:120], visit.text("phone")[:40], visit.text("surgery"), bool(visit.text("texts")), due,
        visit.text("text")[:2000],
    )  # fmt: skip
    viewer = visit.viewer
    try:
        with writing() as db:
            conversation_id = by_phone.begin(db, caller, viewer.signature, viewer.email)
    except CannotTake as error:
        return _page(visit, str(error))
    return RedirectResponse(f"/staff/conversations/{conversation_id}{'' if due else '#typed'}", 303)
