"""`python -m bot services check | draw | replay | export`: the directory, looked at before it meets a patient."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from bot import clock, criteria
from bot.criteria import checking, describing, drawing, replaying
from bot.store.database import reading
from bot.store.directory import as_it_stands, local
from bot.store.tables import DecisionRecord


def add_parser(commands: Any) -> None:
    """Adds the group to the command line."""
    group = commands.add_parser("services", help="check, draw and replay the service directory").add_subparsers(
        required=True, metavar="what"
    )
    check = group.add_parser("check", help="find mistakes, rules that can never hold, services nobody can reach")
    check.set_defaults(function=_check)
    draw = group.add_parser("draw", help="write a picture and a plain page for each service")
    draw.add_argument("folder", type=Path, nargs="?", default=Path(tempfile.gettempdir()) / "services")
    draw.set_defaults(function=_draw)
    replay = group.add_parser("replay", help="see which past decisions a changed file would turn round, and why")
    replay.add_argument("file", type=Path, help="the changed service file")
    replay.set_defaults(function=_replay)
    export = group.add_parser("export", help="write every service as it stands, console changes included, as files")
    export.add_argument("folder", type=Path)
    export.set_defaults(function=_export)


def _check(_: argparse.Namespace) -> int:
    found = local()
    problems = [
        *found.directory.problems,
        *found.evidence.problems,
        *checking.check(found.directory, clock.today()),
    ]
    for problem in problems:
        print(problem)
    print(f"{len(found.directory.services)} services and {len(found.evidence.services)} in the evidence read")
    return 1 if problems else 0


def _draw(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    found = local()
    for service in (*found.directory.services, *found.evidence.services):
        (folder / f"{service.id}.svg").write_text(drawing.draw(service), encoding="utf-8")
        (folder / f"{service.id}.md").write_text(describing.page(service), encoding="utf-8")
    print(f"Pictures and pages are in {folder}")
    return 0


def _export(options: argparse.Namespace) -> int:
    local()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    texts = as_it_stands()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(texts)} services are in {folder}")
    return 0


def _replay(options: argparse.Namespace) -> int:
    found = local()
    area = found.area
    changed = criteria.read_yaml(options.file.read_text(encoding="utf-8"), options.file.name, places=area.places)
    before = [service for service in found.directory.services if service.id == changed.id]
    with reading() as db:
        cases = [
            replaying.Case(row.conversation_id, row.facts, row.on) for row in db.query(DecisionRecord).order_by("id")
        ]
    flips = replaying.replay(before, [changed], cases)
    for flip in flips:
        print(flip)
    print(f"{len(flips)} of {len(cases)} past decisions would change")
    return 0
