"""A reviewer makes a test of a conversation or of one message; a second person approves it; then it can be saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any

import yaml
from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.referral.questions import QUESTIONS
from bot.settings import ROOT
from bot.staff import pages
from bot.staff.gate import Gate, NotThere, Visit
from bot.staff.made_tests import (
    TestTurn,
    conversations_file,
    examples_file,
    identifiers_in,
    same_words,
    without_identifiers,
)
from bot.store import console, test_drafts
from bot.store.database import reading, writing
from bot.store.test_drafts import CONVERSATION, EXAMPLE, DraftError
from bot.understanding.facts import CATALOGUE

router = APIRouter()
Number = Annotated[int, Path(ge=1, le=2**62)]


@lru_cache(maxsize=1)
def intents() -> tuple[str, ...]:
    """The intents that the assistant knows."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return tuple(sorted(name if isinstance(name, str) else next(iter(name)) for name in domain["intents"]))


@dataclass
class Said:
    """One message of the patient's on the form: as written, as it is to stand in the test, what should follow."""

    id: int
    written: str
    says: str
    asks: str
    fact: str = ""
    left_out: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """A conversation to make a test of."""

    row: dict[str, Any]
    names: tuple[str, ...]
    said: list[Said]


def _case(visit: Visit, conversation_id: str) -> Case:
    with reading() as db:
        row = console.conversation(db, conversation_id)
    if row is None:
        raise NotThere(visit.viewer)
    names = tuple(str(fact["value"]) for fact in row["facts"] if fact["name"] in ("full_name", "on_behalf_of"))
    said, messages = [], row["messages"]
    for place, message in enumerate(messages):
        if message["author"] == "patient":
            asks = next((each["question"] for each in messages[place + 1 :] if each["question"]), "") or ""
            words = without_identifiers(message["text"], names)
            said.append(Said(message["id"], message["text"], words, asks))
    return Case(row, names, said)


def _page(visit: Visit, case: Case, turn: int, error: str = "") -> Response:
    return pages.draw(
        "make_test.html",
        visit.viewer,
        row=case.row,
        said=case.said,
        one=next((each for each in case.said if each.id == turn), None),
        questions=sorted(QUESTIONS),
        intents=intents(),
        name=visit.text("name"),
        intent=visit.text("intent"),
        error=error,
    )


@router.get("/review/{conversation_id}/test")
def form(
    visit: Annotated[Visit, Depends(Gate("review", "view for a test"))],
    conversation_id: str,
    turn: Annotated[int, Query(ge=0, le=2**62)] = 0,
) -> Response:
    """The form: a test of the whole conversation, or with `turn` an example of one message."""
    return _page(visit, _case(visit, conversation_id), turn)


def _look(each: Said, names: tuple[str, ...]) -> None:
    """Finds what keeps a message from standing in a test."""
    found = identifiers_in(each.says, names)
    if found:
        each.problems.append(f"Leave out or change: {', '.join(found)}.")
    if same_words(each.written, each.says):
        each.problems.append("Say it in other words than the patient did.")
    if not each.says.strip():
        each.problems.append("Write what is said, or leave the message out.")


def _facts(each: Said) -> dict[str, Any]:
    """The facts that should hold, from lines such as `goal: return`."""
    try:
        given = yaml.safe_load(each.fact) or {}
    except yaml.YAMLError:
        given = None
    if not isinstance(given, dict) or not set(given) <= set(CATALOGUE):
        each.problems.append("Write facts as lines such as goal: return, with names of the catalogue.")
        return {}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in given.items()}


@router.post("/review/{conversation_id}/test")
def make(visit: Annotated[Visit, Depends(Gate("review", "draft test"))], conversation_id: str) -> Response:
    """Keeps a draft of a test for a second person, unless something in it could tell who the patient is."""
    case = _case(visit, conversation_id)
    given = visit.text("turn")
    turn = int(given) if given.isdecimal() and len(given) < 19 else 0
    one = next((each for each in case.said if each.id == turn), None)
    if one is not None:
        case.said[:] = [one]
    turns = []
    for each in case.said:
        each.says, each.asks, each.fact = (visit.text(f"{part}{each.id}") for part in ("says", "asks", "fact"))
        each.left_out = bool(visit.text(f"out{each.id}"))
        if each.left_out:
            continue
        _look(each, case.names)
        if each.asks and each.asks not in QUESTIONS and each.asks != "nothing":
            each.problems.append("There is no such question.")
        turns.append(TestTurn(each.says, each.asks, _facts(each)))
    name, intent = visit.text("name")[:120], visit.text("intent")
    if any(each.problems for each in case.said) or not turns:
        return _page(visit, case, turn, "This cannot stand in a test yet. See below.")
    if identifiers_in(name, case.names) or (one is None and not name):
        return _page(visit, case, turn, "Give the test a name that tells what should happen, and nobody's name.")
    if one is not None and intent not in intents():
        return _page(visit, case, turn, "Choose what the message means.")
    made: dict[str, Any] = (
        {"intent": intent, "says": turns[0].says}
        if one is not None
        else {"channel": case.row["channel"], "turns": [vars(each) for each in turns]}
    )
    with writing() as db:
        kind = EXAMPLE if one is not None else CONVERSATION
        test_drafts.draft(db, conversation_id, kind, name or intent, made, visit.viewer.email, clock.now())
    return RedirectResponse("/staff/tests", 303)


def _list(visit: Visit, error: str = "") -> Response:
    with reading() as db:
        drafts = test_drafts.waiting(db)
        ready = {kind: len(test_drafts.approved(db, kind)) for kind in (CONVERSATION, EXAMPLE)}
        db.expunge_all()
    return pages.draw("tests.html", visit.viewer, drafts=drafts, ready=ready, error=error)


@router.get("/tests")
def drafts(visit: Annotated[Visit, Depends(Gate("review", "view test drafts"))]) -> Response:
    """Drafts that wait for a second person, and the approved tests to save."""
    return _list(visit)


@router.post("/tests/{draft_id}")
def settle(visit: Annotated[Visit, Depends(Gate("review", "settle test draft"))], draft_id: Number) -> Response:
    """Approves or refuses somebody else's draft."""
    why_not = None if visit.text("answer") == "approve" else visit.text("text") or "no reason given"
    try:
        with writing() as db:
            test_drafts.settle(db, draft_id, visit.viewer.email, why_not, clock.now())
    except DraftError as error:
        return _list(visit, str(error))
    return RedirectResponse("/staff/tests", 303)


def _file(name: str, text: str) -> Response:
    return Response(
        text,
        media_type="application/yaml",
        headers={"Content-Disposition": f'attachment; filename="{name}.yml"', "Cache-Control": "no-store"},
    )


@router.get("/tests/conversations.yml")
def conversations(visit: Annotated[Visit, Depends(Gate("review", "save tests"))]) -> Response:
    """The approved conversations, for `tests/conversations/`."""
    with reading() as db:
        found = [
            (row.name, row.made["channel"], [TestTurn(**turn) for turn in row.made["turns"]])
            for row in test_drafts.approved(db, CONVERSATION)
        ]
    return _file("reviewed", conversations_file(found))


@router.get("/tests/examples.yml")
def examples(visit: Annotated[Visit, Depends(Gate("review", "save examples"))]) -> Response:
    """The approved messages, for `data/nlu/`."""
    with reading() as db:
        found = [(row.made["intent"], row.made["says"]) for row in test_drafts.approved(db, EXAMPLE)]
    return _file("reviewed", examples_file(found))
