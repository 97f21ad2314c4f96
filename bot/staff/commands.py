"""`python -m bot staff ...`: accounts of the console, and the demo's own sign-in."""

# ruff: noqa: T201 - these commands speak on the terminal
from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

import segno

from bot import clock
from bot.settings import made_secret, settings
from bot.store import console, staff_accounts
from bot.store.database import writing
from bot.store.directory import local
from bot.store.staff_accounts import ROLES, AccountError
from bot.store.tables import StaffMember

DEMO_EMAIL = "demo@example.org"
BY = "command line"


def demo_account() -> tuple[str, str]:
    """The demo's sign-in: made at first use, an administrator without one-time codes. Gives the address and password.

    The password is made once and kept under `var/secrets` for its owner alone.

    Raises:
        RuntimeError: this is not the demo.
    """
    if not settings().demo:
        raise RuntimeError("there is no demo sign-in in production")
    password = made_secret("staff_password")
    with writing() as db:
        member = staff_accounts.by_email(db, DEMO_EMAIL)
        if member is None:
            member = staff_accounts.add(db, DEMO_EMAIL, "Demo Adviser", "admin")
            staff_accounts.set_password(member, password)
    return DEMO_EMAIL, password


def _audited(db: Any, action: str, member: StaffMember) -> None:
    console.audit(db, BY, action, member.email, clock.now())


def _services(text: str) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [each for each in wanted if local().service(each) is None]
    if unknown:
        raise AccountError(f"There is no service called {', '.join(unknown)}. See: python -m bot load")
    return wanted


def _found(db: Any, email: str) -> StaffMember:
    member = staff_accounts.by_email(db, email)
    if member is None:
        raise AccountError(f"There is no account for {email}.")
    return member


def _link(token: str) -> str:
    return f"{settings().base_url}/staff/invitation/{token}"


def _add(options: argparse.Namespace) -> int:
    """Makes an account that works at once: password asked for, one-time code shown as a picture in the terminal."""
    password = getpass.getpass("Password (at least 12 characters): ") if sys.stdin.isatty() else sys.stdin.readline()
    with writing() as db:
        member = staff_accounts.add(db, options.email, options.name, options.role, _services(options.services))
        staff_accounts.set_password(member, password.rstrip("\r\n"))
        if options.code or not settings().demo:
            member.code_secret = staff_accounts.new_code_secret()
        _audited(db, "add account", member)
        code = staff_accounts.code_address(member, local().area.host.us) if member.code_secret else ""
    print(f"Account made for {options.email} ({options.role}).")
    if code:
        print("Scan this with an authenticator app:")
        segno.make(code, error="l").terminal(compact=True)
        print(code)
    return 0


def _invite(options: argparse.Namespace) -> int:
    with writing() as db:
        member = staff_accounts.add(db, options.email, options.name, options.role, _services(options.services))
        token = staff_accounts.invite(db, member, clock.now())
        _audited(db, "invite", member)
    print(f"Give this link to {options.email}. It works once, for 72 hours:\n{_link(token)}")
    return 0


def _reset(options: argparse.Namespace) -> int:
    with writing() as db:
        member = _found(db, options.email)
        member.disabled = False
        token = staff_accounts.invite(db, member, clock.now())
        _audited(db, "reset account", member)
    print(f"The old password and codes work no more. New link for {options.email}, for 72 hours:\n{_link(token)}")
    return 0


def _disable(options: argparse.Namespace) -> int:
    with writing() as db:
        member = _found(db, options.email)
        staff_accounts.disable(db, member)
        _audited(db, "disable account", member)
    print(f"{options.email} can no longer sign in, and is signed out everywhere.")
    return 0


def _list(_: argparse.Namespace) -> int:
    with writing() as db:
        for member in staff_accounts.members(db):
            state = "disabled" if member.disabled else "invited" if member.invite_hash else "active"
            print(f"{member.email}\t{member.name}\t{member.role}\t{state}\t{member.services.replace(' ', ',')}")
    return 0


def _guarded(function: Any) -> Any:
    def run(options: argparse.Namespace) -> int:
        try:
            return int(function(options))
        except AccountError as error:
            print(error, file=sys.stderr)
            return 2

    return run


def add_parser(commands: Any) -> None:
    """Adds `staff` with its own commands to the command line."""
    text = "accounts of the staff console"
    own = commands.add_parser("staff", help=text, description=text).add_subparsers(required=True, metavar="what")
    for name, function, about in (
        ("add", _add, "make an account with a password (the first administrator)"),
        ("invite", _invite, "make an account and print a link to set its password"),
        ("reset", _reset, "take password and codes away and print a new link"),
        ("disable", _disable, "close an account"),
        ("list", _list, "show every account"),
    ):
        command = own.add_parser(name, help=about, description=about)
        command.set_defaults(function=_guarded(function))
        if name != "list":
            command.add_argument("email")
        if name in ("add", "invite"):
            command.add_argument("--name", default="", help="the name that patients and colleagues see")
            command.add_argument("--role", choices=ROLES, default="admin" if name == "add" else "service_staff")
            command.add_argument("--services", default="", help="ids of their services, with commas (service staff)")
        if name == "add":
            command.add_argument("--code", action="store_true", help="set up one-time codes in the demo too")
