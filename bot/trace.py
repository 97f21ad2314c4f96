"""`python -m bot trace ID [LOG ...]`: one request through every process, put together from their logs, oldest first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.settings import VAR

SHOWN = ("where", "method", "route", "action", "job", "status", "ms", "stages", "reason", "error", "exception")


def lines_of(request: str, logs: Iterable[Iterable[str]]) -> list[dict[str, Any]]:
    """Every line about that request, by time. Lines that are not JSON are passed over."""
    found = [told for log in logs for line in log if (told := _read(line)).get("request") == request]
    return sorted(found, key=lambda told: str(told.get("at")))


def shown(told: dict[str, Any]) -> str:
    """One line as a person reads it."""
    facts = "  ".join(f"{name}={told[name]}" for name in SHOWN if name in told)
    return f"{told.get('at', ''):<30}{told.get('process', ''):<11}{told.get('event', ''):<24}{facts}".rstrip()


def trace(request: str, paths: list[Path]) -> int:
    """Prints the trace; `-` is standard input, no path the logs of `python -m bot run`. Gives 1 where there is none."""
    paths = paths or sorted((VAR / "log").glob("*.log*"))
    found = lines_of(request, (_text(path) for path in paths))
    for told in found:
        sys.stdout.write(f"{shown(told)}\n")
    return 0 if found else 1


def _text(path: Path) -> Iterator[str]:
    if str(path) == "-":
        yield from sys.stdin
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        yield from file


def _read(line: str) -> dict[str, Any]:
    start = line.find("{")  # `docker compose logs` puts the container's name in front
    try:
        told = json.loads(line[start:]) if start >= 0 else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
