"""The local directory: services, surgeries and who we are, read from `SERVICES_DIR` and `AREA_FILE`.

A changed file is taken up while running. A bad file never takes down the good ones: the services in it stay as they
last were, and its problems are there for staff to see.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot import clock
from bot.booking.clinics import ClinicError, read_clinic
from bot.booking.slots import Slot, slots
from bot.criteria import Directory, Service, read_directory
from bot.criteria.area import Area, Surgery
from bot.settings import settings
from bot.store import appointments
from bot.store.tables import SlotRecord

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
        digits = "".join(sign for sign in code if sign.isdigit())[-10:]
        by_number = (each for each in self.area.surgeries if each.sms_number.replace(" ", "")[-10:] == digits)
        return self.area.surgery(code) or (next(by_number, None) if len(digits) == 10 else None)

    def surgery_name(self, code: str | None) -> str:
        """The surgery's name, or nothing where it is not known."""
        found = self.surgery(code)
        return found.name if found is not None else ""

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


_shelf = _Shelf()


def _files() -> list[Path]:
    folder = Path(settings().services_dir)
    return [*sorted(folder.glob("*.yml")), *sorted((folder / "evidence").glob("*.yml")), Path(settings().area_file)]


def local() -> Local:
    """The local directory as its files stand now (looked at again every two seconds at most).

    Raises:
        RuntimeError: there has never been a readable area file.
    """

    with _shelf.lock:
        fresh = time.monotonic() - _shelf.looked < LOOK_AGAIN_AFTER.total_seconds()
        if _shelf.local is not None and fresh:
            return _shelf.local
        paths = [path for path in _files() if path.exists()]
        stamp = tuple((str(path), path.stat().st_mtime_ns) for path in paths)
        if _shelf.local is None or stamp != _shelf.stamp:
            _shelf.local = _read(paths, _shelf.local)
            _shelf.stamp = stamp
        _shelf.looked = time.monotonic()
        return _shelf.local


def _read(paths: list[Path], before: Local | None) -> Local:
    area = Path(settings().area_file)
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    evidence = {path.name: text for path, text in texts.items() if path.parent.name == "evidence"}
    published = {path.name: text for path, text in texts.items() if path != area and path.parent.name != "evidence"}
    published["area.yml"] = texts.get(area, "")
    directory = read_directory(published, previous=before.directory if before else None)
    if directory.area is None:
        raise RuntimeError(f"No local area could be read: {'; '.join(map(str, directory.problems))}")
    return Local(directory, read_directory(evidence, previous=before.evidence if before else None))


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
    """Writes the slots of the next six weeks. Times that clinics no longer have are withdrawn; gives how many are open.

    An appointment in a withdrawn slot stands until staff settle it.
    """
    made, _ = clinic_slots(found, today, today + HORIZON)
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
