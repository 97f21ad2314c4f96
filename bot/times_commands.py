"""`python -m bot times ...`: block a clinic, settle the bookings in it, see who must be called; what the console's page
does, for when it cannot be reached."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from bot import clock
from bot.booking import describe
from bot.booking.local_time import LONDON
from bot.conversation import displacing, proof
from bot.conversation.displacing import NotSettled
from bot.settings import settings
from bot.store import blocking, console
from bot.store.blocking import BlockError
from bot.store.database import reading, writing
from bot.store.directory import load_slots, local

BY = "command line"


def add_parser(commands: Any) -> None:
    """Adds the group to the command line."""
    text = "block times, and settle the bookings in them"
    group = commands.add_parser("times", help=text, description=text).add_subparsers(required=True, metavar="what")
    block = group.add_parser("block", help="take a stretch away from a service or one clinic; lists its bookings")
    block.add_argument("service")
    block.add_argument("starts", type=datetime.fromisoformat, help="London time, like 2027-03-09T09:00")
    block.add_argument("ends", type=datetime.fromisoformat)
    block.add_argument("--clinic")
    block.add_argument("--reason", choices=blocking.BY_THE_SERVICE, default="clinic_closed")
    block.set_defaults(function=_block)
    lift = group.add_parser("lift", help="open a blocked stretch again")
    lift.add_argument("number", type=int)
    lift.set_defaults(function=_lift)
    show = group.add_parser("list", help="what is blocked, the bookings to settle, and who must be called")
    show.set_defaults(function=_list)
    feeds = group.add_parser("feeds", help="the secret address of each service's own calendar (.ics or .csv)")
    feeds.set_defaults(function=_feeds)
    for name, way, said in (
        ("move", displacing.move, "move bookings to the nearest free time"),
        ("call-off", displacing.call_off, "call bookings off and ask whether another time is wanted"),
    ):
        settle = group.add_parser(name, help=f"{said}, by their numbers; all that are listed where none is given")
        settle.add_argument("numbers", type=int, nargs="*")
        settle.set_defaults(function=_settle, way=way)


def _block(options: argparse.Namespace) -> int:
    if local().service(options.service) is None:
        print(f"There is no service {options.service}.")
        return 1
    starts, ends = (each.replace(tzinfo=each.tzinfo or LONDON) for each in (options.starts, options.ends))
    try:
        with writing() as db:
            blocking.block(db, options.service, options.clinic, starts, ends, options.reason, BY, clock.now())
            console.audit(db, BY, "block times", options.service, clock.now())
    except BlockError as error:
        print(error)
        return 1
    return _list(options)


def _lift(options: argparse.Namespace) -> int:
    with writing() as db:
        if blocking.lift(db, options.number, clock.now()) is None:
            print("There is no such block.")
            return 1
        load_slots(db, local(), clock.today(), clock.now())
        console.audit(db, BY, "lift block", str(options.number), clock.now())
    return 0


def _list(_: argparse.Namespace) -> int:
    with reading() as db:
        for block in blocking.standing(db, clock.now()):
            stretch = f"{describe.full(block.starts)} to {describe.full(block.ends)}"
            print(f"blocked {block.id}: {block.service_id}, {block.clinic_id or 'all clinics'}, {stretch}")
        for made, slot in blocking.displaced(db, clock.now()):
            print(f"booking {made.id}: {slot.service_id}, {describe.full(slot.starts)}")
        for flag, referral in displacing.call_list(db):
            print(f"call {referral.reference}: {flag.detail}")
    return 0


def _feeds(_: argparse.Namespace) -> int:
    for service in local().directory.services:
        if service.clinics:
            print(f"{service.id}: {settings().base_url}{proof.feed_path(service.id)}.ics")
    return 0


def _settle(options: argparse.Namespace) -> int:
    with reading() as db:
        listed = [made.id for made, _ in blocking.displaced(db, clock.now())]
    wrong = 0
    for number in options.numbers or listed:
        try:
            if number not in listed:
                raise NotSettled("This booking stands at a time that was not taken away.")
            with writing() as db:
                settled = options.way(db, number)
                console.audit(db, BY, "settle booking", settled.conversation_id, clock.now())
            print(settled)
        except NotSettled as error:
            print(f"booking {number}: {error}")
            wrong += 1
    return 1 if wrong else 0
