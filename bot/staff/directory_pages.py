"""The directory: every service as patients are offered it today; one service, its rule in plain words, its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from bot import clock
from bot.criteria import Service
from bot.criteria.describing import lines
from bot.criteria.drawing import draw
from bot.criteria.service import STATUSES
from bot.staff import pages
from bot.staff.directory_checking import differences
from bot.staff.gate import Gate, NotThere, Visit
from bot.store import directory_versions
from bot.store.console_tables import DirectoryVersion
from bot.store.database import reading
from bot.store.directory import as_it_stands, local, on_disk

router = APIRouter()
File = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,70}\.yml$")]
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@router.get("/directory")
def directory(visit: Annotated[Visit, Depends(Gate("directory", "view directory"))]) -> Response:
    """The services as patients are offered them today, when each was last checked, and what is wrong in the files."""
    found, today = local(), clock.today()
    services = sorted(found.directory.services, key=lambda service: service.name)
    if visit.viewer.scope is not None:
        services = [service for service in services if service.id in visit.viewer.scope]
    with reading() as db:
        saved = {name: version.at for name, version in directory_versions.standing(db).items()}
    return pages.draw(
        "directory.html",
        visit.viewer,
        services=services,
        problems=[(problem.file, str(problem)) for problem in found.directory.problems],
        saved=saved,
        today=today,
        area=found.area,
    )


def of_file(visit: Visit, file: str) -> tuple[Service, ...]:
    """The services of a file that this person may see. Raises `NotThere` where there is no such file for them."""
    services = tuple(service for service in local().directory.services if service.file == file)
    scope = visit.viewer.scope
    unseen = scope is not None and not any(service.id in scope for service in services)
    if unseen or file not in as_it_stands():
        raise NotThere(visit.viewer)
    return services


def plain_rule(service: Service) -> Iterator[tuple[int, str]]:
    """The rule in plain words, line by line, each with how deep it stands."""
    for line in lines(service.rule):
        bare = line.lstrip(" ")
        yield (len(line) - len(bare)) // 2, bare.removeprefix("- ").replace("**", "").replace("`", "").replace("*", "")


def history(file: str) -> list[DirectoryVersion]:
    """Every version of a file that was saved here, newest first."""
    with reading() as db:
        found = directory_versions.history(db, file)
        db.expunge_all()
    return found


def page(visit: Visit, file: str, error: str = "") -> Response:
    """The page of one file. `error` is what went wrong with a form."""
    services, versions = of_file(visit, file), history(file)
    lies = on_disk().get(file, "")
    [service] = services if len(services) == 1 else [None]
    return pages.draw(
        "directory_service.html",
        visit.viewer,
        file=file,
        service=service,
        services=services,
        rules=[(each, list(plain_rule(each))) for each in services],
        problems=[str(problem) for problem in local().directory.problems if problem.file == file],
        others=sorted((each.name, each.id) for each in local().directory.services if each.file != file),
        statuses=STATUSES,
        versions=versions,
        base=versions[0].id if versions else 0,
        text=as_it_stands()[file],
        lies=bool(lies),
        differs=bool(versions) and lies != versions[0].text,
        today=clock.today(),
        error=error,
    )


@router.get("/directory/files/{file}")
def service(visit: Annotated[Visit, Depends(Gate("directory", "view service"))], file: File) -> Response:
    """One service: what patients are told, its rule in plain words and as a picture, its history; forms for editors."""
    return page(visit, file)


@router.get("/directory/files/{file}/picture.svg")
def picture(
    visit: Annotated[Visit, Depends(Gate("directory", "view picture of a rule"))],
    file: File,
    service: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """The rule of a service as a picture."""
    found = next((each for each in of_file(visit, file) if service in ("", each.id)), None)
    if found is None:
        raise NotThere(visit.viewer)
    return Response(draw(found), media_type="image/svg+xml", headers={"Content-Security-Policy": PICTURE_POLICY})


@router.get("/directory/files/{file}/versions/{version_id}")
def version(
    visit: Annotated[Visit, Depends(Gate("directory", "view version"))],
    file: File,
    version_id: Annotated[int, Path(ge=0, le=2**62)],
) -> Response:
    """One version, and what it changed; version 0 is the file as it lies in the folder."""
    of_file(visit, file)
    versions = history(file)
    texts = [(each.id, each.text) for each in versions] + [(0, on_disk().get(file, ""))]
    place = next((n for n, (number, _) in enumerate(texts) if number == version_id), None)
    if place is None or not texts[place][1]:
        raise NotThere(visit.viewer)
    earlier = texts[place + 1][1] if place + 1 < len(texts) else ""
    return pages.draw(
        "directory_version.html",
        visit.viewer,
        file=file,
        saved=next((each for each in versions if each.id == version_id), None),
        text=texts[place][1],
        changes=differences(earlier, texts[place][1]) if version_id else [],
        base=versions[0].id if versions else 0,
        stands=place == 0,
    )
