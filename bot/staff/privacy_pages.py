"""A person's rights in the console: everything held about them as a file, and erasing it, with a reason."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.conversation import privacy
from bot.staff import pages
from bot.staff.gate import Gate, NotThere, Visit
from bot.store.database import reading
from bot.store.tables import Conversation, Referral

router = APIRouter()
BY_STAFF = ("asked", "wrong_person", "under_16", "test")
"""The reasons of `privacy.REASONS` that a person may give; the others are the retention job's."""


@router.get("/conversations/{conversation_id}/privacy")
def rights(visit: Annotated[Visit, Depends(Gate("privacy", "view privacy"))], conversation_id: str) -> Response:
    """What can be done, and what stands in its way."""
    return _page(visit, conversation_id)


@router.post("/conversations/{conversation_id}/export")
def export(visit: Annotated[Visit, Depends(Gate("privacy"))], conversation_id: str) -> Response:
    """Everything held about the person, as a file; each conversation's export is audited."""
    found = privacy.export(_theirs(visit, conversation_id), by=visit.viewer.email)
    text = json.dumps(found, indent=2, ensure_ascii=False, default=str)
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"', "Cache-Control": "no-store"}
    return Response(text, media_type="application/json", headers=headers)


@router.post("/conversations/{conversation_id}/erase")
async def erase(visit: Annotated[Visit, Depends(Gate("privacy", "erase asked"))], conversation_id: str) -> Response:
    """Erases every conversation of the person: all of them can go, or none does."""
    reason, sure = visit.text("reason"), visit.text("sure")
    if reason not in BY_STAFF or sure != "yes":
        error = "Choose a reason, and tick the box to say that you are sure."
        return await run_in_threadpool(_page, visit, conversation_id, error)
    theirs = await run_in_threadpool(_theirs, visit, conversation_id)
    in_the_way = await run_in_threadpool(privacy.in_the_way, theirs)
    try:
        if in_the_way:
            raise privacy.NotYet(in_the_way)
        for each in theirs:
            await privacy.erase(each, by=visit.viewer.email, reason=reason)
    except privacy.NotYet as error:
        return await run_in_threadpool(_page, visit, conversation_id, str(error))
    return pages.draw("privacy.html", visit.viewer, 200, erased=len(theirs), error="")


def _theirs(visit: Visit, conversation_id: str) -> list[str]:
    try:
        return privacy.find(conversation_id)
    except privacy.NotFound:
        raise NotThere(visit.viewer) from None


def _page(visit: Visit, conversation_id: str, error: str = "") -> Response:
    theirs = _theirs(visit, conversation_id)
    with reading() as db:
        query = (
            select(Conversation.id, Conversation.channel, Conversation.created_at, Referral.reference)
            .join(Referral, Referral.conversation_id == Conversation.id)
            .where(Conversation.id.in_(theirs))
            .order_by(Conversation.created_at)
        )
        rows = list(db.execute(query))
    return pages.draw(
        "privacy.html",
        visit.viewer,
        conversation_id=conversation_id,
        conversations=rows,
        reasons={code: privacy.REASONS[code] for code in BY_STAFF},
        in_the_way=privacy.in_the_way(theirs),
        erased=0,
        error=error,
    )
