"""Trains and runs the stock project, has referrals with it over its REST channel, and reports how long turns take.

    .venv/assistant/bin/python -m benchmarks.stock_rasa.run FOLDER [--referrals 10] [--json PATH]

FOLDER keeps the project and its model between runs. Three processes are started on the loopback address and stopped
again: Rasa, its action server, and this one, which talks.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Dict, List

from benchmarks.stock_rasa.project import dialogue, write

_ENVIRONMENT = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def say(port: int, sender: str, text: str) -> List[Dict[str, Any]]:
    """The replies to one message."""
    body = json.dumps({"sender": sender, "message": text}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/webhooks/rest/webhook", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return list(json.loads(response.read()))


def referral(port: int, sender: str) -> List[float]:
    """Have one referral; the milliseconds of each turn. A turn without a reply is an error, not a quick turn."""
    took = []
    for text in dialogue():
        began = time.perf_counter()
        replies = say(port, sender, text)
        took.append((time.perf_counter() - began) * 1000)
        if not replies:
            raise SystemExit(f"No reply to {text!r}")
    if replies[-1]["text"] != "Thank you. We will be in touch.":
        raise SystemExit(f"The referral did not end: {replies[-1]}")
    return took


def run(folder: Path, referrals: int) -> Dict[str, Any]:
    """Train where needed, start, talk, stop; the figures."""
    port, action_port = free_port(), free_port()
    write(folder, action_port)
    (folder / "rasa.db").unlink(missing_ok=True)  # The last run's conversations would go on in this one.
    environment = {**os.environ, **_ENVIRONMENT}
    report: Dict[str, Any] = {}
    rasa = [sys.executable, "-W", "ignore", "-m", "rasa"]
    if not list((folder / "models").glob("*.tar.gz")):
        began = time.perf_counter()
        subprocess.run([*rasa, "train", "--quiet"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        report["train_seconds"] = time.perf_counter() - began
    began = time.perf_counter()
    with ExitStack() as running:
        for name, command in (
            ("actions", [*rasa, "run", "actions", "-p", str(action_port)]),
            ("rasa", [*rasa, "run", "-i", "127.0.0.1", "-p", str(port)]),
        ):
            log = running.enter_context((folder / f"{name}.log").open("w"))
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
            running.callback(process.wait)
            running.callback(process.terminate)
        _wait(port, f"http://127.0.0.1:{action_port}/health")
        report["ready_seconds"] = time.perf_counter() - began
        report["memory_mb"] = _memory(process.pid)
        referral(port, "warm-up")
        turns = [each for number in range(referrals) for each in referral(port, f"patient-{number}")]
        long = [took for _ in range(5) for took in referral(port, "the-same-person")]
    ordered = sorted(turns)
    report.update(
        referrals=referrals,
        turns=len(turns),
        median_ms=ordered[len(ordered) // 2],
        p95_ms=ordered[int(len(ordered) * 0.95)],
        referral_ms=sum(turns) / referrals,
        fifth_referral_of_one_person_ms=sum(long[-len(dialogue()) :]),
    )
    return report


def _wait(port: int, actions: str) -> None:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(actions, timeout=2).close()
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
            if say(port, "is-it-there", "hello"):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.25)
    raise SystemExit("Stock Rasa did not start")


def _memory(pid: int) -> float:
    """Resident megabytes of a process; nought where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--referrals", type=int, default=10)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    report = run(chosen.folder.resolve(), chosen.referrals)
    print(json.dumps(report, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(report, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
