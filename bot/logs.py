"""Logs as lines of JSON that hold nothing a patient wrote.

Our own records keep their fixed words and the fields named in `FIELDS`. The text of any other library's record is never
passed on, since it may quote a message; nor is an exception's, only its type and the lines it went through.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

from bot.tracing import request_id

FIELDS = (
    "message_id", "job", "error", "reason", "action", "alert", "step", "on_duty", "erased", "method", "route", "status",
    "ms", "stages", "where", "kind", "count",
)  # fmt: skip
"""What a record of ours may carry beside its words. A field that is not named here is not written."""

_OURS = ("bot", "actions")
_SPEAKS = ("uvicorn.error",)
"""Foreign loggers whose words are about the server alone: addresses, ports, start and stop."""

_LONGEST = 300


_written = json.JSONEncoder(ensure_ascii=False).encode


class Line(logging.Formatter):
    """One record as one line of JSON."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self.process = process

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        ours = record.name.split(".")[0] in _OURS
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "process": self.process,
            "logger": record.name,
            "event": record.getMessage()[:_LONGEST] if ours or record.name in _SPEAKS else _place(record),
        }
        if request := request_id.get():
            told["request"] = request
        if ours:
            told |= {name: _plain(value) for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])[-6:]
            told["exception"] = record.exc_info[0].__name__
            told["frames"] = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]
        return _written(told)


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int | float) else str(value)[:_LONGEST]


def _place(record: logging.LogRecord) -> str:
    """Where a foreign record came from."""
    return f"{record.pathname.rsplit('site-packages/', 1)[-1]}:{record.lineno}"


def install(process: str, level: str = "INFO", to: TextIO | None = None) -> None:
    """Sends every record of this process as JSON to `to` (standard output); libraries speak from a warning on.

    A library that has set up a way out of its own (uvicorn does, and prints whole exceptions) loses it.
    """
    handler = logging.StreamHandler(to or sys.stdout)
    handler.setFormatter(Line(process))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for logger in list(root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers[:] = []
            logger.propagate = True
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    # What no line says need not be found out for every line.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.captureWarnings(True)
