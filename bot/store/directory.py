"""The local directory: services, surgeries and who we are, read from `SERVICES_DIR` and `AREA_FILE`.

What staff saved in the console stands in place of a service's file (docs/decisions/0004-directory-versions.md).

A change is taken up while running. A bad file never takes down the good ones: the services in it stay as they
last were, and its problems are there for staff to see.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.clinics import ClinicError, read_clinic
from bot.booking.slots import Slot, slots
from bot.criteria import Directory, Problem, Service, read_directory
from bot.criteria.area import Area, Surgery
from bot.messaging import PhoneError, display, normalise
from bot.settings import settings
from bot.store import appointments, blocking, directory_versions
from bot.store.console_tables import DirectoryVersion
from bot.store.database import reading
from bot.store.tables import SlotRecord

log = logging.getLogger(__name__)
HORIZON = timedelta(weeks=6)
LOOK_AGAIN_AFTER = timedelta(seconds=2)


@dataclass(frozen=True)
class Local:
    """What is local: the directory with its area, and the evidence set that is never offered."""

    directory: Directory
    evidence: Directory

    @property
    def area(self) -> Area:
        """The area's surgeries, places and host."""
        assert self.directory.area is not None
        return self.directory.area

    @property
    def nation(self) -> str:
        """The nation as the booking and safety rooms name it: `england`, `northern_ireland`."""
        return self.area.host.nation.lower().replace(" ", "_")

    def service(self, service_id: str | None) -> Service | None:
        """The service with that id, whether or not it may still be offered."""
        return self.directory.get(service_id) if service_id else None

    def surgery(self, code: str | None) -> Surgery | None:
        """The surgery with that code, name or text number (in any way of writing it)."""
        if not code:
            return None
        return self.area.surgery(code) or self._by_number(code)

    def _by_number(self, written: str) -> Surgery | None:
        digits = "".join(sign for sign in written if sign.isdigit())[-10:]
        found = (each for each in self.area.surgeries if each.sms_number.replace(" ", "")[-10:] == digits)
        return next(found, None) if len(digits) == 10 else None

    def surgery_name(self, code: str | None) -> str:
        """The surgery's name, or nothing where it is not known."""
        found = self.surgery(code)
        return found.name if found is not None else ""

    def number_to_text(self, surgery: str | None) -> str:
        """The number that a patient of this surgery may text, as people read it; "" where there is none.

        The surgery's own, else the area's, else our sender's, unless that is a Messaging Service and no number.
        """
        found, ours = self.surgery(surgery), settings().twilio_from
        numbers = (found.sms_number if found else "", self.area.host.sms_number, "" if ours.startswith("MG") else ours)
        number = next((number for number in numbers if number), "")
        try:
            return display(normalise(number, allow_drama=True))
        except PhoneError:
            return number

    def first_free_day(self, db: Session, service_id: str, now: datetime) -> date | None:
        """The first day with a free time at that service."""
        free = appointments.free_slots(db, service_id, now + timedelta(hours=24), now + HORIZON, now, limit=1)
        return free[0].starts.astimezone(clock.LONDON).date() if free else None


class _Shelf:
    """The directory as last read, and when its files were last looked at."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stamp: tuple[tuple[str, int], ...] = ()
        self.looked = 0.0
        self.local: Local | None = None
        self.newest = ("", 0)
        self.versions: dict[str, DirectoryVersion] = {}


_shelf = _Shelf()


def _files() -> list[Path]:
    folder = Path(settings().services_dir)
    return [*sorted(folder.glob("*.yml")), *sorted((folder / "evidence").glob("*.yml")), Path(settings().area_file)]


def _text(path: Path) -> str:
    """A file's text. One saved in another encoding has letters in it that reading it will find fault with, by line."""
    return path.read_text(encoding="utf-8", errors="replace")


def local() -> Local:
    """The local directory as it stands now (looked at again every two seconds at most, by one thread at a time).

    Raises:
        RuntimeError: there has never been a readable area file.
    """
    there = _shelf.local
    fresh = time.monotonic() - _shelf.looked < LOOK_AGAIN_AFTER.total_seconds()
    if there is not None and (fresh or not _shelf.lock.acquire(blocking=False)):
        return there
    if there is None:
        _shelf.lock.acquire()
    try:
        paths = [path for path in _files() if path.exists()]
        stamp = tuple((str(path), path.stat().st_mtime_ns) for path in paths)
        if _look_at_versions() or _shelf.local is None or stamp != _shelf.stamp:
            _shelf.local = _read(paths, _shelf.versions, _shelf.local)
            _shelf.stamp = stamp
        _shelf.looked = time.monotonic()
        return _shelf.local
    finally:
        _shelf.lock.release()


def look_again() -> Local:
    """The directory with what was saved just now."""
    _shelf.looked = 0.0
    return local()


def _look_at_versions() -> bool:
    """Takes up what staff saved, and tells whether anything is new. Without a database all stays as it last was."""
    try:
        with reading() as db:
            newest = settings().database, directory_versions.newest_id(db)
            if newest == _shelf.newest:
                return False
            _shelf.versions = directory_versions.standing(db)
            db.expunge_all()
    except SQLAlchemyError as error:
        log.warning("directory versions cannot be read", extra={"error": type(error).__name__})
        return False
    _shelf.newest = newest
    return True


def on_disk() -> dict[str, str]:
    """The services' files as they lie in the folder, by name."""
    return {path.name: _text(path) for path in sorted(Path(settings().services_dir).glob("*.yml"))}


def as_it_stands() -> dict[str, str]:
    """The text of every service's file: what staff saved, or else the file in the folder."""
    return directory_versions.with_versions(on_disk(), _shelf.versions)


def tried(file: str, text: str) -> Directory:
    """The directory as it would be with another text for one file."""
    files = {**as_it_stands(), file: text, "area.yml": _text(Path(settings().area_file))}
    return read_directory(files)


def _read(paths: list[Path], versions: Mapping[str, DirectoryVersion], before: Local | None) -> Local:
    area = Path(settings().area_file)
    texts = {path: _text(path) for path in paths}
    evidence = {path.name: text for path, text in texts.items() if path.parent.name == "evidence"}
    files = {path.name: text for path, text in texts.items() if path != area and path.parent.name != "evidence"}
    published = directory_versions.with_versions(files, versions)
    published["area.yml"] = texts.get(area, "")
    directory = read_directory(published, previous=before.directory if before else None)
    if directory.area is None:
        raise RuntimeError(f"No local area could be read: {'; '.join(map(str, directory.problems))}")
    doubts = tuple(_two_versions(name) for name, version in versions.items() if _changed_since(files, name, version))
    directory = replace(directory, problems=directory.problems + doubts)
    return Local(directory, read_directory(evidence, previous=before.evidence if before else None))


def _changed_since(files: Mapping[str, str], name: str, version: DirectoryVersion) -> bool:
    lies = files.get(name, "")
    return lies != version.text and directory_versions.hash_of(lies) != version.file_hash


def _two_versions(name: str) -> Problem:
    message = "The file in the folder changed after this was saved in the console. What was saved stands."
    return Problem(name, message, "Open it in the directory and keep one of the two.")


def clinic_slots(found: Local, first: date, last: date) -> tuple[list[Slot], list[str]]:
    """Every slot of every clinic between two days, and what was wrong with clinics that could not be read."""
    made: list[Slot] = []
    problems: list[str] = []
    for service in found.directory.services:
        for entry in service.clinics:
            try:
                clinic = read_clinic(entry, service.id)
            except ClinicError as error:
                problems.append(f"{service.file}: {error}")
                continue
            made.extend(slots(clinic, first, last, found.nation))
    return made, problems


def load_slots(db: Session, found: Local, today: date, now: datetime) -> int:
    """Writes the slots of the next six weeks. Times that clinics no longer have, or that staff blocked, are withdrawn;
    gives how many are open.

    An appointment in a withdrawn slot stands until staff settle it.
    """
    made, _ = clinic_slots(found, today, today + HORIZON)
    blocks = blocking.standing(db, now)
    made = [slot for slot in made if slot.starts >= now and not any(blocking.covers(each, slot) for each in blocks)]
    wanted = {slot.id: slot for slot in made}
    there = {row.id: row for row in db.query(SlotRecord).filter(SlotRecord.starts >= now)}
    for slot_id, slot in wanted.items():
        row = there.get(slot_id)
        if row is None:
            db.add(_record(slot))
        else:
            row.withdrawn = False
            row.capacity, row.clinician, row.place = slot.capacity, slot.clinician, slot.place
    for slot_id, row in there.items():
        if slot_id not in wanted:
            row.withdrawn = True
    db.flush()
    return len(wanted)


def _record(slot: Slot) -> SlotRecord:
    return SlotRecord(
        id=slot.id,
        clinic_id=slot.clinic_id,
        service_id=slot.service_id,
        starts=slot.starts,
        minutes=slot.minutes,
        mode=slot.mode,
        place=slot.place,
        clinician=slot.clinician,
        capacity=slot.capacity,
        lead_hours=slot.lead_hours,
        interpreter=slot.interpreter,
        step_free=slot.step_free,
        withdrawn=False,
    )
