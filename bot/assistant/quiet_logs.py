"""Logs that hold nothing a patient wrote, at any level.

Rasa's debug and error logs print messages, slots and trackers, an exception's text may quote them, and a traceback's
locals hold them. So the text of a foreign record is never passed on: what stays is where it came from, how grave it
is, and for an exception its type and the lines it went through. Only this product's own records keep their words.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import datetime, timezone
from typing import Any, Callable, Dict, Mapping, MutableMapping

import structlog

from bot.assistant import turn as turns

_OURS = ("bot.",)
_EVENT_NAME = re.compile(r"[a-z0-9_.]{1,80}")
_rasas_factory: Callable[..., logging.LogRecord] = logging.LogRecord


def install(level: str = "INFO") -> None:
    """Make every log record of this process safe, whoever writes it and wherever it goes."""
    logging.setLogRecordFactory(_record)
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(Line())
    logging.basicConfig(level=level, handlers=[handler])
    logging.getLogger("bot").setLevel(min(logging.INFO, logging.getLevelName(level)))
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, _only_the_event],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLogger().getEffectiveLevel()),
        cache_logger_on_first_use=True,
    )


_written = json.JSONEncoder(ensure_ascii=False).encode


class Line(logging.Formatter):
    """One record as one line of JSON, with the id of the request that the desk gave."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname, "process": "assistant", "logger": record.name}
        told["event"] = record.getMessage()
        turn = turns.current.get()
        if turn is not None and turn.request:
            told["request"] = turn.request
        return _written(told)


def _record(
    name: str,
    level: int,
    path: str,
    line: int,
    message: Any,
    args: Any,
    exc_info: Any,
    function: Any = None,
    stack: Any = None,
    **kwargs: Any,
) -> logging.LogRecord:
    if not name.startswith(_OURS):
        message, args = _place(path, function, line, message), ()
    if exc_info:
        shown = message % args if args else message
        message, args = f"{shown} ({_exception(exc_info)})".replace("%", "%%"), ()
        message = message.replace("%%", "%")
    return logging.LogRecord(name, level, path, line, message, args, None, function, None)


def _place(path: str, function: Any, line: int, message: Any) -> str:
    """Where a foreign record came from; a structlog event's fixed name is kept."""
    module = path.replace("\\", "/").rsplit("site-packages/", 1)[-1]
    named = f" {message}" if isinstance(message, _EventName) else ""
    return f"{module}:{line} {function or ''}".rstrip() + named


def _exception(exc_info: Any) -> str:
    """An exception's type and the lines it went through, without its text or any value."""
    _, wrong, trace = exc_info if isinstance(exc_info, tuple) else (None, exc_info, None)
    lines = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    return f"{type(wrong).__name__} at {' > '.join(lines[-6:])}"


class _EventName(str):
    """The fixed name of a structlog event, such as "processor.message.parse"."""


def _only_the_event(_: Any, __: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """A structlog entry with its name alone; its values are the patient's."""
    name = str(event.get("event", ""))
    kept: Dict[str, Any] = {"msg": _EventName(name) if _EVENT_NAME.fullmatch(name) else "event"}
    return kept
