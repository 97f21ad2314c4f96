"""The counters of several processes on one machine are told as one; the worker tells whether it is stuck."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.worker import telling
from tests.support.product import ROOT

COUNT = "from bot import metrics as m; m.TURNS.labels('rasa').inc(2); m.TURN_SECONDS.labels('request').observe(1)"
TELL = "import sys; from bot.metrics import exposed; sys.stdout.write(exposed().decode())"


def test_processes_that_share_a_folder_are_counted_together(tmp_path: Path) -> None:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for code in (COUNT, COUNT):
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
    told = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout
    assert 'referral_turns_total{how="rasa"} 4.0' in told
    assert 'referral_turn_seconds_count{where="request"} 2.0' in told


def ask(path: str) -> tuple[str, bytes]:
    said: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        said.append(status)

    body = b"".join(telling.answer({"PATH_INFO": path}, start))
    return said[0], body


def test_the_worker_tells_whether_its_loop_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    telling.sign()
    assert ask("/health/live") == ("200 OK", b'{"status": "ok"}')
    monkeypatch.setattr(telling, "_last_sign", telling.time.monotonic() - telling.SILENT_SECONDS - 1)
    assert ask("/health/live") == ("503 Service Unavailable", b'{"status": "stuck"}')
    telling.sign()
    assert ask("/health/live")[0] == "200 OK"


def test_the_worker_tells_its_metrics_and_nothing_else() -> None:
    status, body = ask("/metrics")
    assert status == "200 OK"
    assert b"referral_jobs_total" in body
    assert ask("/anything")[0] == "404 Not Found"
