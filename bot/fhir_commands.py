"""`python -m bot fhir export | check`: a referral for another system, and whether a bundle is valid."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bot import clock
from bot.fhir import bundle, checking
from bot.fhir.shared import NotExported
from bot.store import console
from bot.store.database import reading, writing


def add_parser(commands: Any) -> None:
    """Adds the group to the command line."""
    text = "a referral and its booking as FHIR R4"
    group = commands.add_parser("fhir", help=text, description=text).add_subparsers(required=True, metavar="what")
    export = group.add_parser("export", help="write one referral as a bundle")
    export.add_argument("reference")
    export.add_argument("file", type=Path)
    export.set_defaults(function=_export)
    check = group.add_parser("check", help="say what is wrong with a bundle")
    check.add_argument("file", type=Path)
    check.set_defaults(function=_check)


def _export(options: argparse.Namespace) -> int:
    try:
        with reading() as db:
            made = bundle.export(db, options.reference)
    except NotExported as error:
        print(error)
        return 1
    with writing() as db:
        console.audit(db, "command line", "export FHIR", options.reference, clock.now())
    options.file.write_text(made, encoding="utf-8")
    print(f"Written to {options.file}. It holds what the patient said: keep it safe.")
    return 0


def _check(options: argparse.Namespace) -> int:
    found = checking.faults(json.loads(options.file.read_text(encoding="utf-8")))
    for fault in found:
        print(fault)
    print("This bundle is valid." if not found else f"{len(found)} faults")
    return 1 if found else 0
