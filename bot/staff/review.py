"""Review: flagged conversations and a random sample of the rest, judged by people, so that misses come to light too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.staff import pages
from bot.staff.agreement import Missed, kappa, kappa_in_words, missed
from bot.staff.conversation_view import view
from bot.staff.gate import Gate, NotThere, Visit
from bot.store import console, console_reviews
from bot.store.console_reviews import LABELS, LOOK_BACK, Reviewed, ReviewError
from bot.store.database import reading, writing

router = APIRouter()


@dataclass(frozen=True)
class Figures:
    """What the reviews of the last four weeks say."""

    reviewed: int
    pairs: int
    kappa: float | None
    kappa_words: str
    missed: Missed | None


def figures(found: list[Reviewed], unflagged: int) -> Figures:
    """Agreement over the conversations that two people judged, and the miss-rate over the unflagged ones.

    Where several people judged a conversation, the first two reviews count for agreement, and a problem that anyone
    found counts as a problem.
    """
    by_conversation: dict[str, list[Reviewed]] = {}
    for each in found:
        by_conversation.setdefault(each.conversation_id, []).append(each)
    pairs = [(both[0].problem, both[1].problem) for both in by_conversation.values() if len(both) > 1]
    plain = [any(each.problem for each in judged) for judged in by_conversation.values() if not judged[0].flagged]
    flagged = [any(each.problem for each in judged) for judged in by_conversation.values() if judged[0].flagged]
    agreed = kappa(pairs)
    return Figures(
        len(by_conversation),
        len(pairs),
        agreed,
        kappa_in_words(agreed),
        missed(sum(plain), len(plain), unflagged, sum(flagged)),
    )


@router.get("/review")
def review(visit: Annotated[Visit, Depends(Gate("review", "view review"))]) -> Response:
    """What waits for this reviewer, and what the reviews say so far."""
    now, me = clock.now(), visit.viewer.email
    with reading() as db:
        flagged = console_reviews.waiting(db, me, now, flagged=True)
        sampled = console_reviews.waiting(db, me, now, flagged=False)
        found = console_reviews.reviews(db, now - LOOK_BACK)
        unflagged = console_reviews.unflagged(db, now)
    return pages.draw(
        "review.html",
        visit.viewer,
        flagged=flagged,
        sampled=sampled,
        figures=figures(found, unflagged),
        unflagged=unflagged,
        now=now,
    )


def _page(visit: Visit, conversation_id: str, error: str = "") -> Response:
    now = clock.now()
    with reading() as db:
        row = console.conversation(db, conversation_id)
        if row is None:
            raise NotThere(visit.viewer)
    return pages.draw(
        "review_one.html",
        visit.viewer,
        view=view(row, clock.today(), now),
        labels=LABELS,
        error=error,
        note=visit.text("note"),
    )


@router.get("/review/{conversation_id}")
def one(visit: Annotated[Visit, Depends(Gate("review", "view for review"))], conversation_id: str) -> Response:
    """One conversation to judge: the messages with what was understood, and the questions."""
    return _page(visit, conversation_id)


@router.post("/review/{conversation_id}")
def judge(visit: Annotated[Visit, Depends(Gate("review", "review"))], conversation_id: str) -> Response:
    """Keeps the judgement and leads to the queue."""
    chosen = [value for value in visit.form.getlist("label") if isinstance(value, str)]
    turns = {
        key.removeprefix("turn"): value
        for key, value in visit.form.items()
        if key.startswith("turn") and isinstance(value, str) and value
    }
    try:
        with writing() as db:
            console_reviews.record(
                db, conversation_id, visit.viewer.email, chosen, turns, visit.text("note"), clock.now()
            )
    except ReviewError as error:
        return _page(visit, conversation_id, str(error))
    return RedirectResponse("/staff/review", 303)
