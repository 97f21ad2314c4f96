"""Changing the directory: status, dates and words by short forms, the rest as a text that is looked at before saving.

Every change is a new version with its author. A text that cannot be read is never saved.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.criteria import ServiceError
from bot.criteria.editing import set_part
from bot.criteria.service import STATUSES
from bot.staff import directory_pages, pages
from bot.staff.directory_checking import Checked, checked, mistakes, normal
from bot.staff.directory_pages import File
from bot.staff.gate import Gate, Visit
from bot.store import directory_versions
from bot.store.database import writing
from bot.store.directory import as_it_stands, load_slots, local, look_again, on_disk
from bot.store.directory_versions import Overtaken

router = APIRouter()
WORDS = ("what", "wait", "capacity", "cost")


def _edits(action: str) -> Gate:
    return Gate("edit_directory", action)


def _base(visit: Visit) -> int:
    given = visit.text("base")
    return int(given) if given.isdecimal() and len(given) < 19 else 0


def _keep(visit: Visit, file: str, text: str, why: str) -> Response:
    """Saves a text that can be read, takes it up at once with its clinics' times, and leads to its page."""
    disk = on_disk().get(file, "")
    with writing() as db:
        directory_versions.save(
            db, file, text, base=_base(visit), on_disk=disk, author=visit.viewer.signature, why=why, now=clock.now()
        )
    found = look_again()
    with writing() as db:
        load_slots(db, found, clock.today(), clock.now())
    return RedirectResponse(f"/staff/directory/files/{file}", 303)


def _changed(visit: Visit, file: str, parts: dict[str, Any], why: str) -> Response:
    """Sets some parts of a service and saves it, or says on its page why that cannot be."""
    directory_pages.of_file(visit, file)
    text = as_it_stands()[file]
    try:
        for key, value in parts.items():
            text = set_part(text, key, value)
        wrong = mistakes(file, text)
        if wrong:
            raise ServiceError(wrong)
        return _keep(visit, file, text, why)
    except (ServiceError, Overtaken) as error:
        return directory_pages.page(visit, file, str(error))


@router.post("/directory/files/{file}/status")
def status(visit: Annotated[Visit, Depends(_edits("change status of service"))], file: File) -> Response:
    """Opens, pauses or closes a service, with its dates, what patients are told, and where they may go instead."""
    now = visit.text("now")
    if now not in STATUSES:
        return directory_pages.page(visit, file, "Choose whether the service takes people.")
    instead = [value for value in visit.form.getlist("instead") if isinstance(value, str)]
    parts = {name: visit.text(name) for name in ("opens", "closes", "ended", "told")}
    value = {"now": now, **parts, "instead": instead}
    return _changed(visit, file, {"status": value}, visit.text("why") or f"Status: {now}")


@router.post("/directory/files/{file}/checked")
def still_right(visit: Annotated[Visit, Depends(_edits("check service"))], file: File) -> Response:
    """Writes down that somebody looked at the entry today and that it is right."""
    value = {"on": clock.today().isoformat(), "by": visit.viewer.name}
    return _changed(visit, file, {"checked": value}, "Checked, and still right")


@router.post("/directory/files/{file}/words")
def wording(visit: Annotated[Visit, Depends(_edits("change words of service"))], file: File) -> Response:
    """Changes what a service is said to be, its wait, its capacity and its cost."""
    return _changed(visit, file, {name: visit.text(name) or None for name in WORDS}, visit.text("why"))


def _preview(visit: Visit, found: Checked, error: str = "") -> Response:
    return pages.draw(
        "directory_preview.html",
        visit.viewer,
        400 if error or found.mistakes else 200,
        found=found,
        base=_base(visit),
        why=visit.text("why"),
        error=error,
    )


@router.post("/directory/files/{file}/preview")
def preview(visit: Annotated[Visit, Depends(_edits("preview service"))], file: File) -> Response:
    """What a text would mean: its mistakes, doubts, differences, who would flip, and whose time would go."""
    return _preview(visit, checked(file, normal(visit.text("text")), clock.now()))


@router.post("/directory/files/{file}/save")
def save(visit: Annotated[Visit, Depends(_edits("save service"))], file: File) -> Response:
    """Saves a text that was looked at. It needs a reason, and it is read once more."""
    found = checked(file, normal(visit.text("text")), clock.now())
    if found.mistakes:
        return _preview(visit, found)
    if not visit.text("why"):
        return _preview(visit, found, "Write why you change this.")
    try:
        return _keep(visit, file, found.text, visit.text("why"))
    except Overtaken as error:
        return _preview(visit, found, str(error))


@router.post("/directory/new")
def new(visit: Annotated[Visit, Depends(_edits("copy service"))]) -> Response:
    """A new service as a copy of another, to be changed and looked at; nothing is saved yet."""
    name, source = visit.text("id"), visit.text("copy")
    texts = as_it_stands()
    if source not in texts:
        text = "Go back and choose the service to copy."
        return pages.draw("sorry.html", visit.viewer, 400, title="There is no such service", text=text)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or len(name) > 60 or local().service(name):
        text = "Give the new service an id of its own: small letters, digits and dashes, such as moor-lane-work-advice."
        return pages.draw("sorry.html", visit.viewer, 400, title="That id cannot be used", text=text)
    try:
        text = set_part(set_part(texts[source], "id", name), "status", {"now": "paused"})
    except ServiceError as error:
        return pages.draw("sorry.html", visit.viewer, 400, title="That service cannot be copied", text=str(error))
    return pages.draw("directory_new.html", visit.viewer, file=f"{name}.yml", text=text)
