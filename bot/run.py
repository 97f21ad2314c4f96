"""`make run`: the whole product on one machine: train, migrate, load the directory, then three processes.

The assistant is the slowest to start, so it goes first and the database is made ready while it loads.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import json
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.settings import MADE_FOR_DEMO, ROOT, VAR, Settings, UnsafeSettings, settings
from bot.supervisor import GaveUpError, Service, StopAskedError, Supervisor

ASSISTANT_PYTHON = str(ROOT / ".venv" / "assistant" / "bin" / "python")
HOST = "127.0.0.1"
PATIENCE = 180.0


@dataclass(frozen=True)
class Step:
    """Work to be done once before serving: the line said, its name in the logs, its command."""

    line: str
    name: str
    command: Sequence[str]
    shown: bool = False


@dataclass(frozen=True)
class Plan:
    """What `make run` does: steps before the first process, the processes, steps beside it, and when all is ready."""

    before: Sequence[Step]
    first: Service
    beside: Sequence[Step]
    rest: Sequence[Service]
    ready: Callable[[], bool]
    patience: float = PATIENCE


def product(assistant_port: int, desk_port: int, more_assistants: Sequence[int] = (), workers: int = 1) -> Plan:
    """The product's own plan, on these ports: the first assistant's, the desk's, those of further assistants."""
    bot = (sys.executable, "-m", "bot")
    rasa = (ASSISTANT_PYTHON, "-m")

    def assistant(name: str, port: int) -> Service:
        return Service(name, (*rasa, "bot.assistant.serve", "--port", str(port)))

    return Plan(
        before=(Step("Checking the model", "train", (*rasa, "bot.assistant.train"), shown=True),),
        first=assistant("assistant", assistant_port),
        beside=(
            Step("Bringing the database up to date", "migrate", (*bot, "migrate")),
            Step("Loading the service directory", "load", (*bot, "load"), shown=True),
        ),
        rest=(
            *(assistant(f"assistant-{number}", port) for number, port in enumerate(more_assistants, 2)),
            Service("desk", (*bot, "serve")),
            Service("worker", (*bot, "worker")),
            *(Service(f"worker-{number}", (*bot, "worker")) for number in range(2, workers + 1)),
        ),
        ready=lambda: all(healthy(port) for port in (assistant_port, *more_assistants, desk_port)),
    )


def serve(plan: Plan, supervisor: Supervisor, on_ready: Callable[[float], None]) -> int:
    """Carry the plan out until a person stops it (0) or a process dies for good (1). Nothing is left running."""
    started = time.monotonic()
    with supervisor.listening():
        try:
            for step in plan.before:
                supervisor.say(step.line)
                supervisor.step(step.name, step.command, shown=step.shown)
            supervisor.say(f"Starting the {plan.first.name}")
            supervisor.start(plan.first)
            for step in plan.beside:
                supervisor.say(step.line)
                supervisor.step(step.name, step.command, shown=step.shown)
            for service in plan.rest:
                supervisor.say(f"Starting the {service.name}")
                supervisor.start(service)
            supervisor.wait(plan.ready, plan.patience, "The product")
            on_ready(time.monotonic() - started)
            supervisor.watch()
        except StopAskedError:
            supervisor.say("Stopping")
            return 0
        except GaveUpError as reason:
            supervisor.say(f"Stopped: {reason}")
            return 1
        finally:
            supervisor.stop()
    return 0


def run(notes: Callable[[], Sequence[str]] = tuple) -> int:
    """Serve the product until Ctrl-C.

    Args:
        notes: asked once the product is ready, for more lines to show in the demo (the staff sign-in).

    Returns:
        0 when a person stopped it, 1 when it could not start or a process died for good, 2 for unsafe settings.
    """
    try:
        found = settings()
    except UnsafeSettings as refusal:
        say(str(refusal))
        return 2
    try:
        with only_one(VAR / "run.lock"):
            demand_free(found.port, "PORT")
            assistant_port = choose_assistant_port(found)
            more = free_ports_after(assistant_port, found.assistants - 1)
            logs = VAR / "log"
            environment = {
                **shared_environment(found, assistant_port, more),
                "PROMETHEUS_MULTIPROC_DIR": str(fresh_folder(VAR / "metrics")),
            }
            supervisor = Supervisor(logs=logs, environment=environment, say=say)

            def on_ready(seconds: float) -> None:
                for line in greeting(found, seconds, notes()):
                    say(line)

            return serve(product(assistant_port, found.port, more, found.workers), supervisor, on_ready)
    except GaveUpError as reason:
        say(str(reason))
        return 1


def shared_environment(found: Settings, assistant_port: int, more_assistants: Sequence[int] = ()) -> dict[str, str]:
    """What every process is told: the environment and `.env`, the demo's secrets, each other's address, one clock."""
    given = {name: value for name, value in dotenv_values(ROOT / ".env").items() if value}
    told = {name.upper(): str(getattr(found, name)) for name in MADE_FOR_DEMO}
    told["PORT"] = str(found.port)
    told["ASSISTANT_URL"] = " ".join(f"http://{HOST}:{port}" for port in (assistant_port, *more_assistants))
    return {
        "ACTION_URL": f"http://{HOST}:{found.port}/actions/webhook",
        "CLOCK_ORIGIN": datetime.now(UTC).isoformat(),
        "PYTHONUNBUFFERED": "1",
        **given,
        **os.environ,
        **told,
    }


def greeting(found: Settings, seconds: float, notes: Sequence[str]) -> list[str]:
    """The lines a person reads when patients can chat: where everything is and, in the demo, how to sign in."""
    rows = [
        ("Practice website", f"{found.base_url}/"),
        ("Chat", f"{found.base_url}/chat"),
        ("Staff console", f"{found.base_url}/staff"),
    ]
    if found.demo:
        rows.insert(2, ("Pretend phone", f"{found.base_url}/handset"))
        rows.append(("Staff API token", found.staff_api_token))
    lines = [f"Ready in {seconds:.0f} s: {found.base_url}/", *(f"  {name:<18}{value}" for name, value in rows)]
    if found.demo:
        lines += [f"  {note}" for note in notes]
    return [*lines, f"Logs are in {VAR / 'log'}. Ctrl-C stops everything."]


def say(line: str) -> None:
    """Show a line to the person at the terminal, at once; a terminal that has gone away is no reason to fail."""
    with contextlib.suppress(BrokenPipeError, OSError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


@contextlib.contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold the lock of this folder's one running product.

    Raises:
        GaveUpError: the product already runs from this folder.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise GaveUpError(
                f"It is already running from this folder (process {file.read().strip()}). Stop that one first."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def demand_free(port: int, setting: str) -> None:
    """Raise `GaveUpError`, in words that say what to do, unless a server can listen on this port."""
    try:
        listen(port)
    except PermissionError:
        raise GaveUpError(f"Port {port} needs administrator rights. Choose one above 1023: {setting}=8000") from None
    except OSError:
        raise GaveUpError(
            f"Port {port} is in use by another program. Stop it, or choose another: {setting}={port + 1} make run"
        ) from None


def listen(port: int) -> None:
    """Open and close a listening socket on this port; `OSError` where that cannot be done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))


def choose_assistant_port(found: Settings) -> int:
    """The port in `ASSISTANT_URL`; where nobody set that and its default is taken, the next that is free."""
    port = urlsplit(found.assistant_url.split()[0]).port or 80
    if "assistant_url" in found.model_fields_set:
        try:
            listen(port)
        except OSError:
            raise GaveUpError(f"Port {port} of ASSISTANT_URL is in use by another program.") from None
        return port
    for candidate in range(port, port + 20):
        with contextlib.suppress(OSError):
            listen(candidate)
            if candidate != port:
                say(f"Port {port} is in use: the assistant takes {candidate}")
            return candidate
    raise GaveUpError(f"No port between {port} and {port + 19} is free for the assistant: set ASSISTANT_URL.")


def free_ports_after(port: int, count: int) -> list[int]:
    """So many ports above this one that are free. Raises `GaveUpError` where there are too few near it."""
    found: list[int] = []
    for candidate in range(port + 1, port + 100):
        if len(found) == count:
            break
        with contextlib.suppress(OSError):
            listen(candidate)
            found.append(candidate)
    if len(found) < count:
        raise GaveUpError(f"Fewer than {count} ports above {port} are free for the assistants.")
    return found


def fresh_folder(folder: Path) -> Path:
    """The folder, there and empty: counts of an earlier run would be added to this one's."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def fetch(port: int, path: str) -> tuple[int, bytes]:
    """Status and body of a GET on this machine; status 0 when nobody answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def healthy(port: int) -> bool:
    """Whether the server on that port says that it is ready: 200, and not `"ready": false`."""
    status, body = fetch(port, "/health")
    try:
        told = json.loads(body)
    except ValueError:
        told = {}
    return status == 200 and not (isinstance(told, dict) and told.get("ready") is False)
