"""The running product for tests: the real assistant, desk and worker as processes, with a fake Twilio beside them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.support.twilio import ACCOUNT, OURS, TOKEN, FakeTwilio

ROOT = Path(__file__).resolve().parents[2]
STAFF_TOKEN = "test-staff-token"


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Product:
    """The product's processes on their own ports and their own database. `clock` sets the demo's time."""

    database_url: str = ""
    clock: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="referral-test-"))
        self.twilio = FakeTwilio()
        self.port, self.assistant_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.twilio.desk = self.url
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {
            **os.environ,
            "PORT": str(self.port),
            "ASSISTANT_URL": f"http://127.0.0.1:{self.assistant_port}",
            "ACTION_URL": f"{self.url}/actions/webhook",
            "PUBLIC_BASE_URL": self.url,
            "DATABASE_URL": self.database_url or f"sqlite:///{self.folder / 'test.db'}",
            "TRACKER_DATABASE_URL": f"sqlite:///{self.folder / 'trackers.db'}",
            "SECRET_KEY": "test-secret-key",
            "ASSISTANT_TOKEN": "test-assistant-token",
            "ACTION_SECRET": "test-action-secret",
            "STAFF_API_TOKEN": STAFF_TOKEN,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_FROM": OURS,
            "TWILIO_API_BASE_URL": self.twilio.url,
            "CLOCK_ORIGIN": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
            **({"CLOCK": self.clock} if self.clock else {}),
            **self.extra,
        }

    def start(self) -> Product:
        """Starts everything and waits until a patient can chat."""
        self.command("migrate")
        self.command("load")
        self.start_assistant()
        self.start_desk()
        self.start_worker()
        self.wait_until_well()
        return self

    def command(self, *arguments: str) -> None:
        """Runs one command of the product."""
        subprocess.run(
            [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=self.environment, check=True, capture_output=True
        )

    def _start(self, name: str, command: list[str]) -> None:
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        log.close()

    def start_assistant(self) -> None:
        """Starts Rasa."""
        python = str(ROOT / ".venv" / "assistant" / "bin" / "python")
        self._start("assistant", [python, "-m", "bot.assistant.serve", "--port", str(self.assistant_port)])

    def start_desk(self) -> None:
        """Starts the desk."""
        self._start("desk", [sys.executable, "-m", "bot", "serve"])

    def start_worker(self) -> None:
        """Starts the worker."""
        self._start("worker", [sys.executable, "-m", "bot", "worker"])

    def kill(self, name: str) -> None:
        """Kills a process outright, as a power cut would."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)

    def wait_until_well(self, seconds: float = 90, database_only: bool = False) -> None:
        """Waits until /health says that all is well."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                answer = httpx.get(f"{self.url}/health", timeout=3, trust_env=False)
                if answer.status_code == 200 or (database_only and answer.json().get("database")):
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise RuntimeError("the product did not become well:\n" + self.logs())

    def logs(self) -> str:
        """The end of every log."""
        return "\n".join(
            f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}" for path in sorted(self.folder.glob("*.log"))
        )

    def staff(self, path: str, **query: str) -> dict[str, object]:
        """A staff API answer."""
        answer = httpx.get(
            f"{self.url}/staff/api/{path}",
            params=query,
            headers={"Authorization": f"Bearer {STAFF_TOKEN}"},
            timeout=20,
            trust_env=False,
        )
        answer.raise_for_status()
        found: dict[str, object] = answer.json()
        return found

    def stop(self) -> None:
        """Stops everything."""
        for name in list(self.processes):
            process = self.processes.pop(name)
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        self.twilio.stop()
