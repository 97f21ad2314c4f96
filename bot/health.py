"""What is wrong, if anything: for people, for a load balancer and for an alarm.

`/health` answers 503 while a patient cannot chat as they should. `/health/live` says only that this process answers: a
desk without Rasa still gives the safety texts and takes messages in, so nothing must take it out of service for that.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from sqlalchemy import func, select, text
from sqlalchemy import text as sql
from starlette.concurrency import run_in_threadpool

from bot import clock
from bot.conversation import assistant
from bot.store import schema
from bot.store.database import reading
from bot.store.directory import local
from bot.store.tables import OUTGOING, Message

log = logging.getLogger(__name__)

LATE = timedelta(minutes=2)
"""How long a message may wait for its answer, or a text that is due to go out, before the worker counts as behind."""


def database() -> str | None:
    """What is wrong with the database, or None."""
    try:
        with reading() as db:
            db.execute(text("SELECT 1"))
            found = schema.found(db)
    except Exception as error:
        log.error("database unreachable", extra={"error": type(error).__name__})
        return f"it does not answer ({type(error).__name__})"
    if found is None or found < schema.wanted():
        return f"its schema is {found or 'missing'}, this version needs {schema.wanted()}: run migrate"
    return None


def worker(now: datetime) -> str | None:
    """What is wrong with the queues that the worker empties, or None. The database must be there."""
    with reading() as db:
        asked = select(func.min(Message.at)).where(
            Message.author == "patient", Message.answered_at.is_(None), Message.next_try_at <= now
        )
        due = select(func.min(Message.next_try_at)).where(sql(OUTGOING), Message.next_try_at <= now)
        waits = {"a message has waited for its answer": db.scalar(asked), "a text has been due": db.scalar(due)}
    for what, since in waits.items():
        if since is not None and now - since > LATE:
            return f"{what} for {int((now - since).total_seconds())} s"
    return None


def directory() -> str | None:
    """What is wrong with the files of the service directory, or None. What a file last said when it was good stands."""
    try:
        found = local()
    except RuntimeError:
        return "no area file can be read"
    files = sorted({problem.file for problem in (*found.directory.problems, *found.evidence.problems)})
    return f"to be mended, and as last good until then: {', '.join(files)}" if files else None


async def health() -> JSONResponse:
    """Whether a patient can chat, and what is wrong. Tells nothing about anybody."""
    wrong: dict[str, str] = {}
    if (fault := await run_in_threadpool(database)) is not None:
        wrong["database"] = fault
    silent = await assistant.silent()
    if silent:
        wrong["assistant"] = f"{len(silent)} of {len(assistant.addresses())} do not answer"
    behind = None if "database" in wrong else await run_in_threadpool(worker, clock.now())
    usable = "database" not in wrong and len(silent) < len(assistant.addresses())
    if behind is not None:
        wrong["worker"] = behind
    if (mistakes := await run_in_threadpool(directory)) is not None:
        wrong["directory"] = mistakes
    return JSONResponse(
        {
            "status": "unwell" if not usable else "degraded" if wrong else "ok",
            "wrong": list(wrong),
            "why": wrong,
            "database": "database" not in wrong,
            "assistant": len(silent) < len(assistant.addresses()),
            "worker": behind is None,
            "directory": mistakes is None,
        },
        200 if usable else 503,
    )


async def live() -> JSONResponse:
    """This process answers."""
    return JSONResponse({"status": "ok"})


def install(app: FastAPI) -> None:
    """Adds both addresses."""
    app.add_api_route("/health", health, methods=["GET"])
    app.add_api_route("/health/live", live, methods=["GET"])
