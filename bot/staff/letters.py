"""A letter to the GP surgery, with the patient's yes: which service, when, and what came of it. Nothing about health.

It is a page made to be printed, or saved as a PDF by printing.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot import clock
from bot.referral.wording import day_in_words
from bot.staff import labels, pages, transcript
from bot.staff.conversation_view import view
from bot.staff.gate import Gate, NotThere, Visit
from bot.store import console
from bot.store.database import reading
from bot.store.directory import local

router = APIRouter()
TOLD = ("attended", "did_not_attend", "back_at_work", "still_off", "not_suitable")
"""Outcomes that a surgery is told; calls that reached nobody are the service's own business."""


@router.get("/conversations/{conversation_id}/letter")
def letter(visit: Annotated[Visit, Depends(Gate("act", "make letter to GP"))], conversation_id: str) -> Response:
    """The letter, or why there may be none."""
    with reading() as db:
        row = console.conversation(db, conversation_id)
    if row is None:
        raise NotThere(visit.viewer)
    shown = view(row, clock.today(), clock.now())
    if not shown.may_tell_gp:
        return transcript.page(visit, conversation_id, "The patient has not said that we may tell their GP surgery.")
    if not row["service"]:
        return transcript.page(visit, conversation_id, "There is no service to write about yet.")
    current = {fact["name"]: fact["value"] for fact in row["facts"] if fact["superseded_at"] is None}
    times = [each for each in row["appointments"] if each["status"] in ("booked", "attended", "did_not_attend")]
    outcomes = [each for each in row["outcomes"] if each["kind"] in TOLD]
    return pages.draw(
        "letter.html",
        visit.viewer,
        row=row,
        name=shown.name or "The patient",
        surgery=local().surgery_name(str(current.get("gp_practice") or row["surgery"] or "")),
        service=local().service(row["service"]),
        times=[(day_in_words(each["starts"].astimezone(clock.LONDON).date(), True), each) for each in times[-1:]],
        outcome=labels.said(labels.OUTCOME, outcomes[-1]["kind"]) if outcomes else "",
        asked_on=day_in_words(row["created_at"].astimezone(clock.LONDON).date(), True),
        today=day_in_words(clock.today(), True),
        host=local().area.host,
    )
