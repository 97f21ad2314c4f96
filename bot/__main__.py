"""The command line: `python -m bot run | serve | worker | migrate | load | trace | ...`; `--help` lists them all."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
from pathlib import Path

from bot import fhir_commands, materials_commands, privacy_commands, service_commands, times_commands
from bot.settings import UnsafeSettings, settings
from bot.staff import commands as staff_commands

GIVES_WAY = 5
"""How far the worker stands back (`nice`) where processors are short: people wait on the web, Twilio for an answer."""


def _run(_: argparse.Namespace) -> int:
    from bot.run import run
    from bot.staff.commands import demo_account

    def sign_in() -> tuple[str, ...]:
        email, password = demo_account()
        return (f"{'Staff sign-in':<18}{email} / {password}",)

    return run(notes=sign_in)


def _serve(_: argparse.Namespace) -> int:
    import uvicorn

    from bot import logs

    logs.install("desk", settings().log_level)
    host = "127.0.0.1" if settings().demo else "0.0.0.0"  # noqa: S104 - behind a proxy in production
    uvicorn.run(
        "bot.app:process",
        factory=True,
        host=host,
        port=settings().port,
        workers=settings().desks,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
    )
    return 0


def _give_way() -> None:
    os.nice(GIVES_WAY)
    with contextlib.suppress(OSError):  # Linux weighs whole sessions against each other first, where it groups them.
        Path("/proc/self/autogroup").write_text(str(GIVES_WAY), encoding="ascii")


def _worker(_: argparse.Namespace) -> int:
    from bot import collecting, logs
    from bot.worker import telling, work

    _give_way()
    collecting.allot_from_few_places()
    logs.install("worker", settings().log_level)
    if settings().worker_port:
        telling.serve(settings().worker_port)
    asyncio.run(work.forever())
    return 0


def _migrate(_: argparse.Namespace) -> int:
    from bot.store.database import migrate

    migrate()
    return 0


def _load(_: argparse.Namespace) -> int:
    from bot import clock
    from bot.store.database import writing
    from bot.store.directory import load_slots, local

    found = local()
    with writing() as db:
        times = load_slots(db, found, clock.today(), clock.now())
    for problem in found.directory.problems:
        print(problem)
    print(f"{len(found.directory.services)} services, {times} times in the next six weeks")
    return 0


def _trace(chosen: argparse.Namespace) -> int:
    from bot.trace import trace

    return trace(chosen.request, chosen.logs)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Patients refer themselves to local services.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, function, text in (
        ("run", _run, "set everything up and serve (what `make run` calls)"),
        ("serve", _serve, "the desk alone: web chat, webhooks, console, actions"),
        ("worker", _worker, "delivery, reminders, expiry, escalation, retention"),
        ("migrate", _migrate, "bring the database up to date"),
        ("load", _load, "read the service directory and make its times"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(function=function)
    trace = commands.add_parser("trace", help="one request through every process, from the logs")
    trace.add_argument("request", help="the id that the answer's X-Request-ID header or a log line has")
    trace.add_argument("logs", nargs="*", type=Path, help="log files, or - for standard input (default: var/log)")
    trace.set_defaults(function=_trace)
    service_commands.add_parser(commands)
    materials_commands.add_parser(commands)
    privacy_commands.add_parser(commands)
    times_commands.add_parser(commands)
    fhir_commands.add_parser(commands)
    staff_commands.add_parser(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.function(options))
    except UnsafeSettings as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
