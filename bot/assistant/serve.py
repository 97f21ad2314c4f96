"""Runs the assistant: `python -m bot.assistant.serve --port 5005 --model models/assistant.tar.gz`.

Rasa's own server would also offer every tracker, training and the replacement of the model over HTTP, and takes
TensorFlow along. This one serves the desk's channel, `/model/parse` and `/health`, on the loopback address.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Sequence

from bot import collecting
from bot.assistant import lean

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from sanic import Sanic
    from sanic.request import Request
    from sanic.response import HTTPResponse

ROOT = Path(__file__).resolve().parents[2]
_DEFAULTS = {
    "ACTION_URL": "http://127.0.0.1:8000/actions/webhook",
    "ACTION_SECRET": "",
    "TRACKER_DATABASE_URL": f"sqlite:///{ROOT / 'var' / 'assistant.db'}",
    "RASA_TELEMETRY_ENABLED": "false",
    "REDIS_URL": "",
    "OMP_NUM_THREADS": "1",
}


def prepare(log_level: str = "WARNING") -> None:
    """Set defaults, silence what could quote a patient, load Rasa without TensorFlow and put our replacements in."""
    for name, value in _DEFAULTS.items():
        if not os.environ.get(name):
            os.environ[name] = value
    from bot.assistant import quiet_logs

    quiet_logs.install(log_level)
    lean.install()
    from bot.assistant import tuning, whole_turns

    tuning.apply()
    whole_turns.apply()


def load_agent(model: Path, endpoints: Path = ROOT / "endpoints.yml") -> Agent:
    """The assistant with its tracker store and its line to the desk. Raises where there is no model or no key."""
    from rasa.core.agent import Agent
    from rasa.core.lock_store import LockStore
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    from bot.assistant import whole_turns
    from bot.assistant.action_server import ActionServer

    found = AvailableEndpoints.read_endpoints(str(endpoints))
    agent = Agent.load(
        str(model),
        tracker_store=TrackerStore.create(found.tracker_store),
        lock_store=LockStore.create(found.lock_store),
        action_endpoint=ActionServer.like(found.action) if found.action else None,
    )
    whole_turns.watch(agent)
    return agent


def application(agent: Optional[Agent] = None) -> Sanic:
    """The web application; the agent may be given later as `app.ctx.agent`."""
    import rasa.core.channels.channel as channels
    from sanic import Sanic

    from bot.assistant.channel import DeskChannel

    app = Sanic("assistant", configure_logging=False)
    app.config.ACCESS_LOG = False
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.ctx.agent = agent
    channels.register([DeskChannel()], app, route="/webhooks/")
    app.add_route(_health, "/health", methods=["GET"])
    app.add_route(_parse, "/model/parse", methods=["POST"])
    return app


async def _health(request: Request) -> HTTPResponse:
    from sanic.response import json

    agent = request.app.ctx.agent
    ready = agent is not None and agent.is_ready()
    return json({"ready": ready}, status=200 if ready else 503)


async def _parse(request: Request) -> HTTPResponse:
    from sanic.response import json

    from bot.assistant.channel import allowed, defuse

    if not allowed(request.args.get("token")):
        return json({"error": "token"}, status=401)
    body: Any = request.json
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str) or not text.strip():
        return json({"error": "text"}, status=400)
    return json(await request.app.ctx.agent.parse_message(defuse(text)))


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.assistant.serve", description="Runs the assistant.")
    parser.add_argument("--port", type=int, default=5005)
    parser.add_argument("--host", default="127.0.0.1", help="only for a private network")
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "assistant.tar.gz")
    parser.add_argument("--endpoints", type=Path, default=ROOT / "endpoints.yml")
    parser.add_argument("--log-level", default="WARNING")
    chosen = parser.parse_args(arguments)
    if not chosen.model.is_file():
        _say(f"There is no model at {chosen.model}: run python -m bot.assistant.train")
        return 2
    if not os.environ.get("ASSISTANT_TOKEN"):
        _say("ASSISTANT_TOKEN is not set: every message will be refused")
    _run(chosen, time.monotonic())
    return 0


def _run(chosen: argparse.Namespace, started: float) -> None:
    prepare(chosen.log_level.upper())
    app = application()

    async def start(app: Any, _: Any) -> None:
        app.ctx.agent = load_agent(chosen.model, chosen.endpoints)
        await app.ctx.agent.parse_message("hello")  # The first message of a process is slow; let it be this one.
        collecting.spare_what_is_loaded()

    async def ready(_: Any, __: Any) -> None:
        _say(f"The assistant is ready on {chosen.host}:{chosen.port} after {time.monotonic() - started:.1f} s")

    async def stop(app: Any, _: Any) -> None:
        endpoint = getattr(app.ctx.agent, "action_endpoint", None)
        if endpoint is not None:
            await endpoint.close()

    app.register_listener(start, "before_server_start")
    app.register_listener(ready, "after_server_start")
    app.register_listener(stop, "after_server_stop")
    app.run(host=chosen.host, port=chosen.port, access_log=False, motd=False)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
