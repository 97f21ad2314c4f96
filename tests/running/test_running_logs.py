"""Logs are lines of JSON with the request's id, and nothing of a patient's words gets into them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot import tracing
from bot.logs import install
from bot.trace import lines_of, shown

SECRET = "Ploverleigh zoster"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a process writes, one of whose libraries had set up logging for itself, as uvicorn does."""
    kept, root = io.StringIO(), logging.getLogger()
    every = [root, *(each for each in root.manager.loggerDict.values() if isinstance(each, logging.Logger))]
    before = [(each, each.handlers[:], each.propagate, each.level) for each in every]
    uvicorn = logging.getLogger("uvicorn")
    uvicorn.handlers[:], uvicorn.propagate = [logging.StreamHandler(kept)], False
    install("desk", to=kept)
    try:
        yield kept
    finally:
        logging.captureWarnings(False)
        for each, handlers, propagate, level in before:
            each.handlers[:], each.propagate = handlers, propagate
            each.setLevel(level)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_record_of_ours_has_its_words_its_fields_and_the_request(written: io.StringIO) -> None:
    mark = tracing.request_id.set("abcdef0123456789")
    try:
        logging.getLogger("bot.x").info("turn", extra={"ms": 1.5, "status": 200, "route": "/chat"})
    finally:
        tracing.request_id.reset(mark)
    [told] = lines(written)
    assert (told["event"], told["process"], told["level"]) == ("turn", "desk", "INFO")
    assert (told["request"], told["ms"], told["status"], told["route"]) == ("abcdef0123456789", 1.5, 200, "/chat")


def test_no_words_of_a_patient_get_in_by_any_door(written: io.StringIO) -> None:
    logging.getLogger("bot.x").warning("failed", extra={"text": SECRET, "path": f"/c/{SECRET}"})
    logging.getLogger("sqlalchemy.pool").error("parameters %s", SECRET)
    logging.getLogger("httpx").warning(f"POST {SECRET}")
    for name in ("bot.x", "uvicorn.error", "rasa_sdk.executor"):
        try:
            raise ValueError(SECRET)
        except ValueError:
            logging.getLogger(name).exception("Exception in application")
    assert "Ploverleigh" not in written.getvalue()
    assert "zoster" not in written.getvalue()
    told = lines(written)
    assert len(told) == 6
    assert all(each["exception"] == "ValueError" and each["frames"] for each in told[3:])
    assert told[1]["event"].startswith("tests/running/") or "test_running_logs.py" in told[1]["event"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("abcdefgh12345678", True), ("short", False), ("a" * 65, False), ('x"}\n{"level": "x', False), ("", False)],
)
def test_only_an_id_that_may_stand_in_a_log_is_taken_over(given: str, kept: bool) -> None:
    found = tracing.accepted(given)
    assert (found == given) is kept
    assert tracing.accepted(found) == found


def test_a_trace_is_put_together_by_time_from_many_logs() -> None:
    desk = ['{"at": "2026-01-01T00:00:03", "request": "r1", "process": "desk", "event": "turn", "ms": 3.0}', "not json"]
    rasa = ['assistant-1 | {"at": "2026-01-01T00:00:02", "request": "r1", "process": "assistant", "event": "turn"}']
    other = ['{"at": "2026-01-01T00:00:01", "request": "r2"}']
    found = lines_of("r1", [desk, rasa, other])
    assert [each["process"] for each in found] == ["assistant", "desk"]
    assert shown(found[1]).endswith("ms=3.0")
