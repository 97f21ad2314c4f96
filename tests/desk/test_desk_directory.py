"""A desk that is running, and the directory's files go bad under it: what they last said stands, and /health tells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot import health
from bot.conversation import assistant
from bot.settings import ROOT, settings
from bot.store import directory
from bot.store.database import migrate

GOOD = "moor-lane-work-advice"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sample directory that this test's desk reads; every look sees what the files say then."""
    shutil.copytree(ROOT / "data" / "services", tmp_path / "services")
    shutil.copyfile(ROOT / "data" / "area.yml", tmp_path / "area.yml")
    monkeypatch.setenv("SERVICES_DIR", str(tmp_path / "services"))
    monkeypatch.setenv("AREA_FILE", str(tmp_path / "area.yml"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
    settings.cache_clear()
    monkeypatch.setattr(directory, "_shelf", directory._Shelf())
    migrate()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The desk's addresses; Rasa counts as there."""

    async def nobody_silent() -> list[str]:
        return []

    monkeypatch.setattr(assistant, "silent", nobody_silent)
    app = FastAPI()
    health.install(app)
    return TestClient(app)


def _file(folder: Path) -> Path:
    return folder / "services" / f"{GOOD}.yml"


def _standing() -> tuple[str, ...]:
    return tuple(service.id for service in directory.look_again().directory.services)


def test_a_broken_file_leaves_its_last_good_version_and_is_told(folder: Path, desk: TestClient) -> None:
    before = directory.look_again().service(GOOD)
    assert before is not None
    assert desk.get("/health").json() == {
        "status": "ok",
        "wrong": [],
        "why": {},
        "database": True,
        "assistant": True,
        "worker": True,
        "directory": True,
    }
    good = _file(folder).read_text("utf-8")
    _file(folder).write_text(good.replace("is: off_sick", "is: of_sick"), "utf-8")
    assert directory.look_again().service(GOOD) == before
    told = desk.get("/health")
    assert (told.status_code, told.json()["status"], told.json()["wrong"]) == (200, "degraded", ["directory"])
    assert told.json()["why"] == {"directory": f"to be mended, and as last good until then: {GOOD}.yml"}
    assert told.json()["directory"] is False
    _file(folder).write_text(good.replace("cost: free", "cost: nothing"), "utf-8")
    after = directory.look_again().service(GOOD)
    assert after is not None
    assert after.cost == "nothing"
    assert desk.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize("words", [b"", b"]", b"cost: caf\xe9\n", b"\x00\x01", b"services: [1]\n"])
def test_whatever_a_file_is_turned_into_every_service_stays(folder: Path, desk: TestClient, words: bytes) -> None:
    everything = directory.look_again().directory.services
    _file(folder).write_bytes(words)
    (folder / "area.yml").write_bytes(words)
    assert directory.look_again().directory.services == everything
    assert desk.get("/health").json()["why"]["directory"].endswith(f": area.yml, {GOOD}.yml")


def test_a_file_saved_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    everything = _standing()
    _file(folder).write_bytes(_file(folder).read_bytes().replace(b"cost: free", "cost: free café".encode("latin-1")))
    assert _standing() == everything
    assert [str(problem) for problem in directory.look_again().directory.problems] == [
        f"{GOOD}.yml, line 11: A letter on this line cannot be read. Type it again, save as UTF-8."
    ]


def test_a_file_that_is_taken_away_takes_its_service_away(folder: Path) -> None:
    assert GOOD in _standing()
    _file(folder).unlink()
    assert GOOD not in _standing()
    assert directory.look_again().directory.problems == ()


def test_no_area_at_all_is_told(folder: Path, desk: TestClient) -> None:
    (folder / "area.yml").unlink()
    assert desk.get("/health").json()["why"]["directory"] == "no area file can be read"
