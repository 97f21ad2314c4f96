"""Times taken away: blocking a clinic, settling the bookings in it, and the list of people to call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.booking.cancelling import REASONS
from bot.conversation import displacing, proof
from bot.conversation.displacing import NotSettled, Settled
from bot.settings import settings
from bot.staff import pages
from bot.staff.day import day_of
from bot.staff.gate import Gate, Visit
from bot.staff.other_pages import as_csv
from bot.store import blocking, console, console_list, console_work
from bot.store import facts as fact_store
from bot.store.blocking import BlockError
from bot.store.console_work import WorkError
from bot.store.database import reading, writing
from bot.store.directory import load_slots, local
from bot.store.tables import Conversation
from bot.understanding.facts import known

router = APIRouter()
Id = Annotated[int, Path(ge=1, le=2**62)]
Looking = Annotated[Visit, Depends(Gate("day", "view times taken away"))]
Way = Callable[[Session, int], Settled]


def _acts(action: str) -> Gate:
    return Gate("act", action)


def _who(db: Session, conversation_id: str) -> dict[str, str]:
    """The name and the number of a patient, as staff read them."""
    facts = fact_store.current(db, conversation_id)
    told = {name: str(facts[name].value) for name in ("full_name", "phone", "safe_contact")
            if name in facts and known(facts[name].value)}  # fmt: skip
    phone = told.get("phone") or db.get_one(Conversation, conversation_id).phone
    return {"name": told.get("full_name", ""), "phone": pages.number(phone), "safe": told.get("safe_contact", "")}


def _bookings(db: Session, visit: Visit) -> list[dict[str, Any]]:
    rows = blocking.displaced(db, clock.now(), visit.viewer.scope)
    seen = [row for row in rows if console_list.may_see(db, row[0].conversation_id, visit.viewer.scope)]
    return [
        {"id": made.id, "conversation_id": made.conversation_id, "slot": slot, **_who(db, made.conversation_id)}
        for made, slot in seen
    ]


def _calls(db: Session, visit: Visit) -> list[dict[str, Any]]:
    return [
        {"id": flag.id, "conversation_id": referral.conversation_id, "reference": referral.reference,
         "detail": flag.detail, **_who(db, referral.conversation_id)}
        for flag, referral in displacing.call_list(db, visit.viewer.scope)
        if console_list.may_see(db, referral.conversation_id, visit.viewer.scope)
    ]  # fmt: skip


def _page(visit: Visit, error: str = "", done: tuple[str, ...] = ()) -> Response:
    scope = visit.viewer.scope
    services = [each for each in local().directory.services if scope is None or each.id in scope]
    with reading() as db:
        bookings, calls = _bookings(db, visit), _calls(db, visit)
        blocks = blocking.standing(db, clock.now(), scope)
    return pages.draw(
        "times.html",
        visit.viewer,
        bookings=bookings,
        calls=calls,
        blocks=blocks,
        feeds=[(each.name, f"{settings().base_url}{proof.feed_path(each.id)}") for each in services if each.clinics]
        if visit.viewer.may("act")
        else [],
        services=[each for each in services if each.clinics],
        reasons=[REASONS[code] for code in blocking.BY_THE_SERVICE[:2]],
        may_act=visit.viewer.may("act"),
        today=clock.today(),
        error=error,
        done=done,
    )


@router.get("/times")
def times(visit: Looking) -> Response:
    """Bookings whose time was taken away, who has to be called, and what is blocked."""
    return _page(visit)


@router.get("/times/calls.csv")
def calls(visit: Annotated[Visit, Depends(Gate("day", "export call list"))]) -> Response:
    """The call list as a file."""
    with reading() as db:
        rows = _calls(db, visit)
    head = ("reference", "name", "phone", "calling safely", "what changed")
    return as_csv(
        "call-list", head, [(row["reference"], row["name"], row["phone"], row["safe"], row["detail"]) for row in rows]
    )


def _moment(visit: Visit, name: str) -> datetime:
    day = day_of(visit.text(f"{name}_day"), clock.today())
    try:
        hour = time.fromisoformat(visit.text(f"{name}_time"))
    except ValueError:
        raise BlockError("Write both times like 09:00.") from None
    return datetime.combine(day, hour, clock.LONDON)


@router.post("/times")
def block(visit: Annotated[Visit, Depends(_acts("block times"))]) -> Response:
    """Takes a stretch away from one clinic, or from all of a service's."""
    service_id, _, clinic_id = visit.text("clinic").partition("/")
    service = local().service(service_id)
    if service is None or (visit.viewer.scope is not None and service_id not in visit.viewer.scope):
        return _page(visit, "Choose a clinic from the list.")
    if clinic_id and clinic_id not in {str(each.get("id")) for each in service.clinics}:
        return _page(visit, "Choose a clinic from the list.")
    try:
        starts, ends = _moment(visit, "from"), _moment(visit, "until")
        with writing() as db:
            blocking.block(
                *(db, service_id, clinic_id or None, starts, ends),
                *(visit.text("reason"), visit.viewer.email, clock.now()),
            )
    except BlockError as error:
        return _page(visit, str(error))
    return RedirectResponse("/staff/times", 303)


@router.post("/times/blocks/{block_id}")
def lift(visit: Annotated[Visit, Depends(_acts("lift block"))], block_id: Id) -> Response:
    """Opens a stretch again."""
    with writing() as db:
        if blocking.lift(db, block_id, clock.now(), visit.viewer.scope) is None:
            return _page(visit, "That block is not there any more.")
        load_slots(db, local(), clock.today(), clock.now())
    return RedirectResponse("/staff/times", 303)


@router.post("/times/move")
def move(visit: Annotated[Visit, Depends(_acts("move bookings"))]) -> Response:
    """Moves the ticked bookings to the nearest free time."""
    return _settle(visit, displacing.move)


@router.post("/times/call-off")
def call_off(visit: Annotated[Visit, Depends(_acts("call off bookings"))]) -> Response:
    """Calls the ticked bookings off, and asks whether the patients want another time."""
    return _settle(visit, displacing.call_off)


def _settle(visit: Visit, way: Way) -> Response:
    """Each in a transaction of its own, so that one that cannot be settled holds up no other."""
    with reading() as db:
        theirs = {row["id"]: row for row in _bookings(db, visit)}
    ticked = {int(each) for each in visit.form.getlist("booking") if isinstance(each, str) and each.isdecimal()}
    chosen = [number for number in theirs if number in ticked]
    if not chosen:
        return _page(visit, "Tick at least one booking.")
    done, wrong = [], []
    for number in chosen:
        try:
            done.append(_settle_one(visit, way, number))
        except NotSettled as error:
            wrong.append(f"{theirs[number]['name'] or 'A booking'}: {error}")
    return _page(visit, " ".join(wrong), tuple(done))


def _settle_one(visit: Visit, way: Way, number: int) -> str:
    with writing() as db:
        settled = way(db, number)
        console.audit(db, visit.viewer.email, "settle booking", settled.conversation_id, clock.now())
        return str(settled)


@router.post("/times/calls/{flag_id}")
def called(visit: Annotated[Visit, Depends(_acts("settle call"))], flag_id: Id) -> Response:
    """Takes somebody who was called off the list."""
    with reading() as db:
        of = {row["id"]: row["conversation_id"] for row in _calls(db, visit)}
    if flag_id not in of:
        return _page(visit, "That call is not on the list any more.")
    try:
        with writing() as db:
            console_work.settle(db, of[flag_id], flag_id, visit.viewer.signature, clock.now())
    except WorkError as error:
        return _page(visit, str(error))
    return RedirectResponse("/staff/times", 303)
