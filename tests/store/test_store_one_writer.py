"""Those who write to SQLite queue, within a process and between processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from bot.store.one_writer import OneWriter

SPAWN = multiprocessing.get_context("spawn")


def _hold(database: Path, held: Event, release: Event) -> None:
    with OneWriter(database):
        held.set()
        release.wait(30)


def _count(database: Path, counted: Path, times: int) -> None:
    writer = OneWriter(database)
    for _ in range(times):
        with writer:
            seen = int(counted.read_text())
            time.sleep(0.001)
            counted.write_text(str(seen + 1))


def test_a_writer_waits_for_one_in_another_process_and_goes_on_at_once_when_that_dies(tmp_path: Path) -> None:
    held, release = SPAWN.Event(), SPAWN.Event()
    other = SPAWN.Process(target=_hold, args=(tmp_path / "app.db", held, release))
    other.start()
    assert held.wait(30)
    writer, got = OneWriter(tmp_path / "app.db"), threading.Event()

    def write() -> None:
        with writer:
            got.set()

    waiting = threading.Thread(target=write)
    waiting.start()
    assert not got.wait(0.3)
    other.kill()
    assert got.wait(5)
    waiting.join()
    other.join()


def test_no_two_are_in_it_at_once(tmp_path: Path) -> None:
    counted = tmp_path / "counted"
    counted.write_text("0")
    work: dict[str, Any] = {"target": _count, "args": (tmp_path / "app.db", counted, 40)}
    everybody: list[Any] = [
        SPAWN.Process(**work),
        SPAWN.Process(**work),
        threading.Thread(**work),
        threading.Thread(**work),
    ]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join(60)
    assert counted.read_text() == "160"


def test_who_has_it_may_take_it_again_and_gives_it_back_at_the_last(tmp_path: Path) -> None:
    writer, got = OneWriter(tmp_path / "app.db"), threading.Event()

    def write() -> None:
        with OneWriter(tmp_path / "app.db"):
            got.set()

    waiting = threading.Thread(target=write)
    with writer:
        with pytest.raises(ZeroDivisionError), writer:
            raise ZeroDivisionError
        waiting.start()
        assert not got.wait(0.1)
    waiting.join(5)
    assert got.is_set()


def test_a_fork_does_not_share_its_parents_turn(tmp_path: Path) -> None:
    writer = OneWriter(tmp_path / "app.db")
    with writer:
        pass
    child = os.fork()
    if child == 0:
        with writer:
            time.sleep(0.4)
        os._exit(0)
    time.sleep(0.1)
    began = time.monotonic()
    with writer:
        assert time.monotonic() - began > 0.1
    os.waitpid(child, 0)


def test_one_in_memory_needs_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with OneWriter(None):
        pass
    assert list(tmp_path.iterdir()) == []
