"""Stock Rasa as running processes: trained once, started, talked to over its own REST channel, stopped.

The trained project is kept under `.cache/` for as long as its files stay the same, with the seconds its training took.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import httpx

from benchmarks.line import Line
from benchmarks.measuring import Processes, free_port
from benchmarks.stock_rasa.project import CLOSING, OPENING, write

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "stock_rasa"
PYTHON = ROOT / ".venv" / "assistant" / "bin" / "python"
ENVIRONMENT = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
RASA = [str(PYTHON), "-W", "ignore", "-m", "rasa"]
LEARNT_FROM = ("config.yml", "domain.yml", "data/nlu.yml", "data/rules.yml", "data/stories.yml")


class NoReply(RuntimeError):
    """A turn that said nothing. It is an error and never a quick turn: an action server that is down is quick."""


class StockRasa:
    """Rasa and its action server on the loopback address, with a fresh SQLite tracker store."""

    def __init__(self, bare: bool = False) -> None:
        self.bare = bare
        self.folder = CACHE / ("bare" if bare else "same")
        self.port, self.action_port = free_port(), free_port()
        self.processes = Processes()
        self.ready_seconds = 0.0
        self.line = Line(f"http://127.0.0.1:{self.port}")

    def train(self, force: bool = False) -> float:
        """Trains where the project has changed; gives the seconds that the training took, now or when it was done."""
        write(self.folder, self.action_port, self.bare)
        mark = hashlib.sha256(b"".join((self.folder / name).read_bytes() for name in LEARNT_FROM)).hexdigest()
        note = self.folder / "trained.json"
        known = json.loads(note.read_text()) if note.is_file() else {}
        if known.get("mark") == mark and not force:
            return float(known["seconds"])
        for cached in ("models", ".rasa"):
            shutil.rmtree(self.folder / cached, ignore_errors=True)
        began = time.perf_counter()
        subprocess.run(
            [*RASA, "train", "--quiet"], cwd=self.folder, env=_environment(), check=True, stdout=subprocess.DEVNULL
        )
        seconds = time.perf_counter() - began
        note.write_text(json.dumps({"mark": mark, "seconds": seconds}))
        return seconds

    def start(self) -> StockRasa:
        """Starts both processes and waits until a message is answered through the action server."""
        write(self.folder, self.action_port, self.bare)
        for old in self.folder.glob("rasa.db*"):  # The last run's conversations would go on in this one.
            old.unlink()
        began = time.perf_counter()
        for name, command in (
            ("actions", [*RASA, "run", "actions", "-p", str(self.action_port)]),
            ("rasa", [*RASA, "run", "--enable-api", "-i", "127.0.0.1", "-p", str(self.port)]),
        ):
            self.processes.start(name, command, self.folder, _environment(), self.folder / f"{name}.log")
        self._wait()
        self.ready_seconds = time.perf_counter() - began
        return self

    def _wait(self) -> None:
        until = time.monotonic() + 600
        while time.monotonic() < until:
            self.processes.check()
            try:
                for port, path in ((self.action_port, "/health"), (self.port, "/")):
                    httpx.get(f"http://127.0.0.1:{port}{path}", timeout=2, trust_env=False).raise_for_status()
                self.say("is-it-there", OPENING)
                return
            except (httpx.HTTPError, OSError, NoReply):
                time.sleep(0.25)
        raise RuntimeError(f"Stock Rasa did not start; its logs are in {self.folder}")

    def say(self, sender: str, text: str) -> str:
        """What stock Rasa answers.

        Raises:
            NoReply: if that is nothing.
        """
        status, told = self.line.post("/webhooks/rest/webhook", {"sender": sender, "message": text})
        return replied(status, told, text)

    def stop(self) -> None:
        """Stops both processes."""
        self.line.close()
        self.processes.stop()


def replied(status: int, told: Any, text: str) -> str:
    """The texts of a REST channel's answer, joined.

    Raises:
        NoReply: if there are none.
    """
    joined = "\n".join(str(reply.get("text", "")) for reply in told).strip() if status < 400 else ""
    if not joined:
        raise NoReply(f"Stock Rasa said nothing to {text!r}")
    return joined


def ended(reply: str) -> bool:
    """Whether that reply ends the referral."""
    return reply.endswith(CLOSING)


def _environment() -> dict[str, str]:
    return {**os.environ, **ENVIRONMENT}
