"""What the console says of a service's text before it is saved: mistakes, doubts, differences, and who would flip."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot import clock
from bot.booking.clinics import ClinicError, read_clinic
from bot.criteria import Problem, Service
from bot.criteria.checking import check
from bot.criteria.labels import words
from bot.criteria.replaying import Flip
from bot.store import directory_replay
from bot.store.database import reading
from bot.store.directory import as_it_stands, local, tried
from bot.store.directory_replay import Meaning


@dataclass(frozen=True)
class Change:
    """One line of a difference: `kind` is added, removed, same or place."""

    kind: str
    text: str


@dataclass(frozen=True)
class Turn:
    """Some people whose outcome turns round in the same way, because of the same clauses."""

    before: str
    after: str
    why: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A text looked at. With `mistakes` it cannot be saved; `doubts` may be meant."""

    file: str
    text: str
    mistakes: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]
    meaning: Meaning | None
    services: tuple[Service, ...]

    @property
    def rule_changed(self) -> bool:
        """Whether who a service is for changes, and not only its words, clinics or dates."""
        there = {service.id: service.version for service in local().directory.services if service.file == self.file}
        return there != {service.id: service.version for service in self.services}


def normal(text: str) -> str:
    """A text as it came from a form, as it is kept: plain line ends, one at its end."""
    return text.replace("\r\n", "\n").strip() + "\n"


def mistakes(file: str, text: str) -> tuple[Problem, ...]:
    """Why a text cannot stand for a file: it cannot be read, a clinic cannot, or an id is taken."""
    present = set(local().directory.problems)
    directory = tried(file, text)
    found = [problem for problem in directory.problems if problem.file == file or problem not in present]
    services = [service for service in directory.services if service.file == file]
    for service in services:
        for entry in service.clinics:
            try:
                read_clinic(entry, service.id)
            except ClinicError as error:
                found.append(Problem(file, str(error), "Mend the clinic."))
    gone = {service.id for service in local().directory.services if service.file == file} - {
        service.id for service in services
    }
    for name in () if found else sorted(gone):
        message = f"'{name}' would be gone, and past referrals are told by this id."
        found.append(Problem(file, message, "Keep the id. To close a service, give it the status ended."))
    return tuple(found)


def checked(file: str, text: str, now: datetime) -> Checked:
    """Everything there is to say of a text that is to stand for a file."""
    wrong = mistakes(file, text)
    before = as_it_stands().get(file, "")
    changes = tuple(differences(before, text))
    if wrong:
        return Checked(file, text, wrong, (), changes, (), None, ())
    directory = tried(file, text)
    services = tuple(service for service in directory.services if service.file == file)
    doubts = tuple(problem for problem in check(directory, clock.today()) if problem.file == file)
    there = [service for service in local().directory.services if service.file == file]
    with reading() as db:
        meant = directory_replay.meaning(db, there, services, now)
    return Checked(file, text, (), doubts, changes, tuple(_turns(meant.flips)), meant, services)


def _turns(flips: tuple[Flip, ...]) -> list[Turn]:
    kinds = Counter((flip.before, flip.after, flip.clauses) for flip in flips)
    return [
        Turn(
            words(kind[0]),
            words(kind[1]),
            ", ".join(kind[2]),
            tuple(flip.case for flip in flips if (flip.before, flip.after, flip.clauses) == kind),
        )
        for kind, _ in kinds.most_common()
    ]


def differences(before: str, after: str) -> list[Change]:
    """What changed, line by line, with two lines around each change."""
    kinds = {"+": "added", "-": "removed", "@": "place"}
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=2, lineterm="")
    return [
        Change(kinds.get(line[0], "same"), "…" if line[0] == "@" else line)
        for line in lines
        if not line.startswith(("---", "+++"))
    ]
