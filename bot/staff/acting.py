"""What staff do on the page of a conversation. Each form posts, is audited, and leads back to the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.conversation import by_phone, overriding, turn
from bot.conversation.by_phone import CannotTake
from bot.conversation.overriding import CannotOverride
from bot.staff import speaking, transcript
from bot.staff.gate import Gate, Visit
from bot.staff.speaking import CannotSend
from bot.store import console_work
from bot.store.console_work import WorkError
from bot.store.database import writing
from bot.store.tables import Conversation

router = APIRouter()
Id = Annotated[int, Path(ge=1, le=2**62)]
Work = Callable[[Session, datetime], object]


def _acts(action: str) -> Gate:
    return Gate("act", action)


def _do(visit: Visit, conversation_id: str, work: Work, place: str = "") -> Response:
    """Does one thing in one transaction; what cannot be done is said on the page, with the text kept."""
    try:
        with writing() as db:
            work(db, clock.now())
    except (WorkError, CannotSend, CannotOverride) as error:
        return transcript.page(visit, conversation_id, str(error), visit.text("text"))
    return RedirectResponse(f"/staff/conversations/{conversation_id}{place}", 303)


@router.post("/conversations/{conversation_id}/outcome")
def outcome(visit: Annotated[Visit, Depends(_acts("record outcome"))], conversation_id: str) -> Response:
    """Records what happened."""
    kind, reason = visit.text("kind"), visit.text("text")
    by = visit.viewer.signature
    return _do(
        visit,
        conversation_id,
        lambda db, now: console_work.record_outcome(db, conversation_id, kind, reason, by, now),
        "#outcomes",
    )


@router.post("/conversations/{conversation_id}/decision")
def decide(visit: Annotated[Visit, Depends(_acts("override decision"))], conversation_id: str) -> Response:
    """Decides about one of the viewer's services in the place of its rule, with a reason."""
    service, outcome, reason = visit.text("service"), visit.text("outcome"), visit.text("text")
    if visit.viewer.scope is not None and service not in visit.viewer.scope:
        return transcript.page(visit, conversation_id, "Choose one of your own services.", reason)
    by = visit.viewer.signature
    return _do(
        visit,
        conversation_id,
        lambda db, now: overriding.override(db, conversation_id, service, outcome, reason, by),
        "#decisions-title",
    )


@router.post("/conversations/{conversation_id}/alerts/{alert_id}")
def acknowledge(
    visit: Annotated[Visit, Depends(_acts("acknowledge alert"))], conversation_id: str, alert_id: Id
) -> Response:
    """Answers an alert, with what was done."""
    done, by = visit.text("text"), visit.viewer.signature
    return _do(
        visit,
        conversation_id,
        lambda db, now: console_work.acknowledge(db, conversation_id, alert_id, by, done, now),
    )


@router.post("/conversations/{conversation_id}/flags/{flag_id}")
def settle(visit: Annotated[Visit, Depends(_acts("settle task"))], conversation_id: str, flag_id: Id) -> Response:
    """Marks a task as done."""
    by = visit.viewer.signature
    return _do(visit, conversation_id, lambda db, now: console_work.settle(db, conversation_id, flag_id, by, now))


@router.post("/conversations/{conversation_id}/owner")
def owner(visit: Annotated[Visit, Depends(_acts("assign"))], conversation_id: str) -> Response:
    """Gives the referral to somebody who may have it."""
    chosen = visit.text("owner")

    def work(db: Session, now: datetime) -> None:
        if chosen and chosen not in dict(transcript.colleagues(db, conversation_id)):
            raise WorkError("Choose a colleague from the list.")
        console_work.assign(db, conversation_id, chosen or None)

    return _do(visit, conversation_id, work)


@router.post("/conversations/{conversation_id}/notes")
def note(visit: Annotated[Visit, Depends(_acts("write note"))], conversation_id: str) -> Response:
    """Writes a note for colleagues."""
    text, by = visit.text("text"), visit.viewer.signature
    return _do(visit, conversation_id, lambda db, now: console_work.note(db, conversation_id, by, text, now), "#notes")


@router.post("/conversations/{conversation_id}/take-over")
def take_over(visit: Annotated[Visit, Depends(_acts("take over"))], conversation_id: str) -> Response:
    """From now on staff answer, not the assistant."""
    by, signature = visit.viewer.email, visit.viewer.signature

    def work(db: Session, now: datetime) -> None:
        before = db.get_one(Conversation, conversation_id).mode
        conversation = console_work.take_over(db, conversation_id, by)
        if before != "staff":
            speaking.join(db, conversation, signature)

    return _do(visit, conversation_id, work, "#write")


@router.post("/conversations/{conversation_id}/messages")
def say(visit: Annotated[Visit, Depends(_acts("write to patient"))], conversation_id: str) -> Response:
    """Writes to the patient."""
    text, by = visit.text("text"), visit.viewer.signature
    return _do(
        visit,
        conversation_id,
        lambda db, now: speaking.say(db, db.get_one(Conversation, conversation_id), text, by),
        "#write",
    )


@router.post("/conversations/{conversation_id}/typed")
async def typed(visit: Annotated[Visit, Depends(_acts("type for patient"))], conversation_id: str) -> Response:
    """Gives the patient's answer, said on the phone, and waits for the next question."""
    by, text = visit.viewer.signature, visit.text("text")
    try:
        message_id = await run_in_threadpool(by_phone.type_for, conversation_id, text, by)
    except CannotTake as error:
        return await run_in_threadpool(transcript.page, visit, conversation_id, str(error))
    await turn.answer(message_id)
    return RedirectResponse(f"/staff/conversations/{conversation_id}#typed", 303)


@router.post("/conversations/{conversation_id}/hand-back")
def hand_back(visit: Annotated[Visit, Depends(_acts("hand back"))], conversation_id: str) -> Response:
    """The assistant answers again."""
    return _do(
        visit,
        conversation_id,
        lambda db, now: speaking.hand_back(db, db.get_one(Conversation, conversation_id)),
    )
