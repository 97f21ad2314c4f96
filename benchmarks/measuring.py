"""What every benchmark measures with: percentiles, processes with their memory and processor time, the machine."""

from __future__ import annotations

import json
import os
import platform
import signal
import socket
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

RESULTS = Path(__file__).resolve().parent.parent / "results"


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank); `share` from 0 to 1.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile of the values, and how many there were."""
    return {
        "count": len(values),
        "median": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
        "p99": percentile(values, 0.99),
    }


@dataclass(frozen=True)
class Used:
    """What processes have used: resident memory now, in megabytes, and processor seconds since they began."""

    memory_mb: float
    cpu_seconds: float


def used(pids: Iterable[int]) -> Used:
    """What those processes and all their children use. A page that two share counts in both."""
    memory = cpu = 0.0
    for pid in pids:
        try:
            parent = psutil.Process(pid)
            family = [parent, *parent.children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
        for process in family:
            try:
                memory += process.memory_info().rss / 1e6
                times = process.cpu_times()
                cpu += times.user + times.system
            except psutil.NoSuchProcess:
                continue
    return Used(memory, cpu)


@dataclass
class Processes:
    """Processes that a benchmark started, each in a group of its own."""

    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
        """Starts one, its output going to `log`."""
        with log.open("wb") as file:
            self.running[name] = subprocess.Popen(
                list(command), cwd=folder, env=dict(environment), stdout=file, stderr=file, start_new_session=True
            )

    def check(self) -> None:
        """Raises RuntimeError if one of them has ended."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise RuntimeError(f"{name} ended with {process.returncode}")

    @property
    def pids(self) -> list[int]:
        """Their process numbers."""
        return [process.pid for process in self.running.values()]

    def stop(self) -> None:
        """Stops them all."""
        for process in self.running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        self.running.clear()


def machine() -> dict[str, Any]:
    """What the figures were measured on, and how busy it was with other work."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "load_average": [round(each, 2) for each in os.getloadavg()],
        "system": platform.platform(),
    }


def keep(name: str, report: Mapping[str, Any]) -> Path:
    """Writes a report as JSON under `results/` and gives its path."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return path


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns of even width: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
