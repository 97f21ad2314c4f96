"""`python -m bot privacy export | erase`: give me my data, and erase me, from the command line."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import sys
from typing import Any

from bot.conversation import assistant, privacy


def add_parser(commands: Any) -> None:
    """Adds the group to the command line."""
    text = "give a person their data, or erase it"
    group = commands.add_parser("privacy", help=text, description=text).add_subparsers(required=True, metavar="what")
    export = group.add_parser("export", help="print everything held about a person as JSON")
    export.add_argument("person", help="a referral's reference, a phone number, or a conversation's id")
    export.set_defaults(function=_export)
    erase = group.add_parser("erase", help="erase everything held about a person")
    erase.add_argument("person", help="a referral's reference, a phone number, or a conversation's id")
    erase.add_argument("--reason", required=True, choices=sorted(privacy.REASONS), help="why it may be erased")
    erase.set_defaults(function=_erase)


def _export(options: argparse.Namespace) -> int:
    try:
        found = privacy.export(privacy.find(options.person), by=_who())
    except privacy.NotFound as error:
        return _say(error)
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False, default=str) + "\n")
    return 0


def _erase(options: argparse.Namespace) -> int:
    async def each(conversations: list[str]) -> None:
        try:
            for conversation in conversations:
                await privacy.erase(conversation, by=_who(), reason=options.reason)
        finally:
            await assistant.close()

    try:
        conversations = privacy.find(options.person)
        asyncio.run(each(conversations))
    except (privacy.NotFound, privacy.NotYet) as error:
        return _say(error)
    sys.stdout.write(f"Erased: {len(conversations)} conversation(s).\n")
    return 0


def _say(error: Exception) -> int:
    sys.stderr.write(f"{error}\n")
    return 1


def _who() -> str:
    """Who runs the command, for the audit."""
    return f"command line: {getpass.getuser()}"[:120]
