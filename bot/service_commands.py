"""`python -m bot services check | draw | replay | export`: the directory, looked at before it meets a patient."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from bot import clock, criteria
from bot.criteria import checking, describing, drawing, replaying
from bot.referral.plan import ASKABLE
from bot.referral.questions import QUESTIONS
from bot.store.database import reading
from bot.store.directory import as_it_stands, clinic_slots, local
from bot.store.tables import DecisionRecord

SAMPLES = 500


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
    replay.add_argument("--sample", action="store_true", help=f"try it on {SAMPLES} made-up people instead")
    replay.set_defaults(function=_replay)
    export = group.add_parser("export", help="write every service as it stands, console changes included, as files")
    export.add_argument("folder", type=Path)
    export.set_defaults(function=_export)


def _check(_: argparse.Namespace) -> int:
    found, today = local(), clock.today()
    asked = {fact for question in QUESTIONS.values() for fact in question.facts}
    problems = [
        *found.directory.problems,
        *found.evidence.problems,
        *checking.check(found.directory, today, asked),
        *clinic_slots(found, today, today)[1],
    ]
    for problem in problems:
        print(problem)
    spared = checking.unused(found.directory.services, ASKABLE)
    if spared:
        print(f"No rule uses these answers, so they are not asked to find what fits: {', '.join(spared)}")
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
    try:
        text = options.file.read_text(encoding="utf-8", errors="replace")
        changed = criteria.read_yaml(text, options.file.name, places=found.area.places)
    except OSError as error:
        print(f"{options.file}: {error.strerror}")
        return 2
    except criteria.ServiceError as error:
        print(error)
        return 1
    before = found.service(changed.id)
    # The same change is tried on the same people every time.
    people = Random(changed.version)  # noqa: S311
    sampled = options.sample
    cases = replaying.samples(before, changed, clock.today(), SAMPLES, people.choice) if sampled else _decided()
    flips = replaying.replay([before] if before else [], [changed], cases)
    for flip in flips:
        print(flip)
    print(f"{len(flips)} of {len(cases)} {'made-up people' if sampled else 'past decisions'} would change")
    return 0


def _decided() -> list[replaying.Case]:
    with reading() as db:
        rows = db.query(DecisionRecord).order_by("id")
        return [replaying.Case(row.conversation_id, row.facts, row.on) for row in rows]
