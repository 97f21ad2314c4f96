"""Accounts: who may sign in, as what, for which services; invite, change, unlock, reset, close. For administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.settings import settings
from bot.staff import pages
from bot.staff.gate import Gate, Visit
from bot.staff.roles import TITLES
from bot.store import console, staff_accounts
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.staff_accounts import AccountError
from bot.store.tables import StaffMember

router = APIRouter()
Number = Annotated[int, Path(ge=1, le=2**62)]


def _page(visit: Visit, error: str = "", link: str = "", link_for: str = "") -> Response:
    with reading() as db:
        members = staff_accounts.members(db)
        signed_in = staff_accounts.signed_in(db, clock.now())
        db.expunge_all()
    return pages.draw(
        "accounts.html",
        visit.viewer,
        members=members,
        signed_in=signed_in,
        titles=TITLES,
        services=sorted((each.name, each.id) for each in local().directory.services),
        now=clock.now(),
        error=error,
        link=link,
        link_for=link_for,
        asked={name: visit.text(name) for name in ("email", "name", "role")} if error else {},
    )


def _services(visit: Visit) -> tuple[str, ...]:
    chosen = [value for value in visit.form.getlist("services") if isinstance(value, str)]
    return tuple(each for each in chosen if local().service(each) is not None)


def _of_form(db: Session, visit: Visit, staff_id: int) -> StaffMember:
    """The account that the form was for. Its address goes with the form, so that an old page changes nobody else."""
    member = db.get(StaffMember, staff_id)
    if member is None or member.email != visit.text("email"):
        raise AccountError("That account is not there any more. Look at the list again.")
    return member


def _not_the_last(db: Session, visit: Visit, member: StaffMember) -> None:
    """Nobody shuts themselves out, nor the last administrator."""
    if member.email == visit.viewer.email:
        raise AccountError("You cannot do this to your own account. Ask another administrator.")
    others = [each for each in staff_accounts.members(db) if each.role == "admin" and not each.disabled]
    if member.role == "admin" and len([each for each in others if each.id != member.id]) == 0:
        raise AccountError("This is the last administrator.")


def _audit(db: Session, visit: Visit, action: str, member: StaffMember, detail: str = "") -> None:
    console.audit(db, visit.viewer.email, action, member.email, clock.now(), detail)


@router.get("/accounts")
def accounts(visit: Annotated[Visit, Depends(Gate("accounts", "view accounts"))]) -> Response:
    """Every account, and a form to invite somebody."""
    return _page(visit)


def _done(visit: Visit, change: Callable[[Session], None]) -> Response:
    """Carries a change out and shows the list, or says why it cannot be."""
    try:
        with writing() as db:
            change(db)
    except AccountError as error:
        return _page(visit, str(error))
    return RedirectResponse("/staff/accounts", 303)


def _invited(visit: Visit, action: str, account: Callable[[Session], StaffMember]) -> Response:
    """Gives an account a new link, which is shown once, or says why it cannot be."""
    try:
        with writing() as db:
            member = account(db)
            token = staff_accounts.invite(db, member, clock.now())
            _audit(db, visit, action, member, member.role if action == "invited" else "")
            address = member.email
    except AccountError as error:
        return _page(visit, str(error))
    return _page(visit, link=f"{settings().base_url}/staff/invitation/{token}", link_for=address)


@router.post("/accounts")
def invite(visit: Annotated[Visit, Depends(Gate("accounts", "invite"))]) -> Response:
    """Makes an account and shows its link once."""

    def new(db: Session) -> StaffMember:
        return staff_accounts.add(db, visit.text("email"), visit.text("name"), visit.text("role"), _services(visit))

    return _invited(visit, "invited", new)


@router.post("/accounts/{staff_id}/role")
def change(visit: Annotated[Visit, Depends(Gate("accounts", "change role"))], staff_id: Number) -> Response:
    """Changes what somebody may do, and for which services; it counts from their next click."""

    def to_role(db: Session) -> None:
        member = _of_form(db, visit, staff_id)
        _not_the_last(db, visit, member)
        staff_accounts.change_role(member, visit.text("role"), _services(visit))
        _audit(db, visit, "role changed", member, f"{member.role} {member.services}".strip())

    return _done(visit, to_role)


@router.post("/accounts/{staff_id}/unlock")
def unlock(visit: Annotated[Visit, Depends(Gate("accounts", "unlock account"))], staff_id: Number) -> Response:
    """Lets somebody try again who typed a wrong password too often."""

    def let_try(db: Session) -> None:
        member = _of_form(db, visit, staff_id)
        member.failures, member.locked_until = 0, None
        _audit(db, visit, "unlocked", member)

    return _done(visit, let_try)


@router.post("/accounts/{staff_id}/reset")
def reset(visit: Annotated[Visit, Depends(Gate("accounts", "reset account"))], staff_id: Number) -> Response:
    """Takes password and codes away and shows a new link once; a closed account is opened by it."""

    def opened(db: Session) -> StaffMember:
        member = _of_form(db, visit, staff_id)
        if member.email == visit.viewer.email:
            raise AccountError("You cannot do this to your own account. Ask another administrator.")
        member.disabled = False
        return member

    return _invited(visit, "account reset", opened)


@router.post("/accounts/{staff_id}/close")
def close(visit: Annotated[Visit, Depends(Gate("accounts", "close account"))], staff_id: Number) -> Response:
    """The account opens nothing any more, and is signed out everywhere."""

    def shut(db: Session) -> None:
        member = _of_form(db, visit, staff_id)
        _not_the_last(db, visit, member)
        staff_accounts.disable(db, member)
        _audit(db, visit, "account closed", member)

    return _done(visit, shut)
