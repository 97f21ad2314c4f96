"""`python -m bot services check | draw | replay`: what the directory's keepers see before a change meets a patient."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from bot import clock
from bot.__main__ import main
from bot.conversation import sessions
from bot.settings import ROOT, settings
from bot.store import directory
from bot.store.database import migrate, writing
from bot.store.tables import DecisionRecord

NOW = datetime(2026, 11, 22, 10, tzinfo=timezone.utc)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sample directory, with a database of its own, on 22 November 2026."""
    shutil.copytree(ROOT / "data" / "services", tmp_path / "services")
    monkeypatch.setenv("SERVICES_DIR", str(tmp_path / "services"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(directory, "_shelf", directory._Shelf())
    settings.cache_clear()
    migrate()
    yield tmp_path
    settings.cache_clear()


def _edited(path: Path, old: str, new: str) -> Path:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_the_sample_directory_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "check"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "11 services and 64 in the evidence read"
    assert told[0].startswith("No rule uses these answers, so they are not asked to find what fits: ")
    assert "employer_size" not in told[0]


def test_check_finds_every_kind_of_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services = folder / "services"
    _edited(services / "steady-steps.yml", "tier: specialist", "tier: expert")
    _edited(services / "bright-start.yml", "fact: in_work\n      is: false", "fact: stratum\n      is: low")
    _edited(services / "moor-lane-work-advice.yml", 'breaks: [["10:20", "10:40"]]', 'breaks: [["10:40", "10:20"]]')
    _edited(services / "small-firms-work-line.yml", "at_most: 250", "at_most: 250\n              at_least: 0")
    assert main(["services", "check"]) == 1
    told = capsys.readouterr().out
    assert "steady-steps.yml, line 6: 'expert' cannot stand for 'tier'." in told
    assert "bright-start.yml, clause 'out_of_work': No question asks for 'stratum'." in told
    assert "moor-lane-work-advice.yml: " in told


def test_draw_writes_a_picture_and_a_page_for_every_service(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "draw", str(folder / "pictures")]) == 0
    assert len(list((folder / "pictures").glob("*.svg"))) == len(list((folder / "pictures").glob("*.md"))) == 75
    assert "Who Steady Steps Long Absence Programme is for" in (folder / "pictures" / "steady-steps.svg").read_text(
        "utf-8"
    )
    assert str(folder / "pictures") in capsys.readouterr().out


def _changed(folder: Path) -> Path:
    shutil.copyfile(folder / "services" / "steady-steps.yml", folder / "changed.yml")
    return _edited(folder / "changed.yml", "at_least: 4", "at_least: 2")


def test_replay_lists_who_flips_among_those_who_were_decided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = {"area": "Tideway", "attendance": "off_sick"}
    flips, stays = (sessions.start("T90001").conversation_id for _ in range(2))
    on = date(2026, 11, 22)
    with writing() as db:
        for name, start in ((flips, "2026-11-08"), (stays, "2026-10-01")):
            told = {**facts, "absence_started": start}
            db.add(DecisionRecord(conversation_id=name, at=NOW, on=on, facts=told, results=[]))
    assert main(["services", "replay", str(_changed(folder))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{flips}: steady-steps on 2026-11-22: does not meet → meets (because of off_a_while)",
        "1 of 2 past decisions would change",
    ]


def test_replay_tries_a_change_on_people_who_are_made_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "replay", str(_changed(folder)), "--sample"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any(line.endswith("does not meet → meets (because of off_a_while)") for line in told)
    assert told[-1] == f"{len(told) - 1} of 500 made-up people would change"
    shutil.copyfile(folder / "services" / "steady-steps.yml", folder / "same.yml")
    assert main(["services", "replay", str(folder / "same.yml"), "--sample"]) == 0
    assert capsys.readouterr().out == "0 of 500 made-up people would change\n"


def test_replay_of_a_file_that_cannot_be_used_says_why(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["services", "replay", str(_edited(_changed(folder), "tier: specialist", "tier: expert"))]) == 1
    assert capsys.readouterr().out.startswith("changed.yml, line 6: 'expert' cannot stand for 'tier'.")
    assert main(["services", "replay", str(folder / "none.yml")]) == 2
    assert capsys.readouterr().out == f"{folder / 'none.yml'}: No such file or directory\n"
