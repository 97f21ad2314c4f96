"""Message templates: words that staff send often, filled with the patient's first name and our own name and number."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.messaging import health_words, plain, segments
from bot.staff import pages
from bot.staff.gate import Gate, Visit
from bot.staff.speaking import MOST_PARTS
from bot.store import phrases
from bot.store.database import reading, writing
from bot.store.directory import local

router = APIRouter()
LONGEST_NAME, LONGEST = 60, 400
FILLED = ("{name}", "{us}", "{phone}")
SIGNATURE = 40
"""Room for the name and the team under a text."""


def filled(text: str, name: str) -> str:
    """A template's words for one patient; without a name the greeting is left plain."""
    host = local().area.host
    first = name.split(" ")[0] if name else "there"
    return text.replace("{name}", first).replace("{us}", host.us).replace("{phone}", host.phone)


def problem(name: str, text: str) -> str:
    """Why a template cannot be kept, in words for the member of staff; nothing where it can."""
    if not name or len(name) > LONGEST_NAME or not text or len(text) > LONGEST:
        return f"Give it a name of at most {LONGEST_NAME} characters, and words of at most {LONGEST}."
    left = text
    for each in FILLED:
        left = left.replace(each, "")
    if "{" in left or "}" in left:
        return f"In curly brackets only these may stand: {', '.join(FILLED)}."
    found = health_words(text)
    if found:
        return f"It may go out as a text, and others may see it. Leave out: {', '.join(dict.fromkeys(found))}."
    if segments(plain(filled(text, "Bartholomewsonny") + "x" * SIGNATURE)).parts > MOST_PARTS:
        return f"It would go out in more than {MOST_PARTS} parts. Make it shorter."
    return ""


def _page(visit: Visit, error: str = "") -> Response:
    with reading() as db:
        found = phrases.phrases(db)
        db.expunge_all()
    return pages.draw(
        "phrases.html",
        visit.viewer,
        phrases=found,
        filled=FILLED,
        name=visit.text("name"),
        text=visit.text("text"),
        error=error,
    )


@router.get("/phrases")
def every(visit: Annotated[Visit, Depends(Gate("act", "view templates"))]) -> Response:
    """The templates."""
    return _page(visit)


@router.post("/phrases")
def add(visit: Annotated[Visit, Depends(Gate("act", "add template"))]) -> Response:
    """Keeps a template, or says what is wrong with it."""
    name, text = visit.text("name"), visit.text("text").replace("\r\n", "\n")
    wrong = problem(name, text)
    if wrong:
        return _page(visit, wrong)
    with writing() as db:
        phrases.add(db, name, text, visit.viewer.signature, clock.now())
    return RedirectResponse("/staff/phrases", 303)


@router.post("/phrases/{phrase_id}/remove")
def remove(
    visit: Annotated[Visit, Depends(Gate("act", "remove template"))],
    phrase_id: Annotated[int, Path(ge=1, le=2**62)],
) -> Response:
    """Takes a template out of use."""
    with writing() as db:
        phrases.remove(db, phrase_id, clock.now())
    return RedirectResponse("/staff/phrases", 303)
