"""The desk: one FastAPI application, put together from the edges and Rasa's action webhook."""

from __future__ import annotations

import hmac
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from starlette.types import ASGIApp, Receive, Scope, Send

import actions
from bot import collecting, gauges, health, logs, metrics, sms, staff, tracing
from bot.chat import routes as chat
from bot.conversation import assistant
from bot.settings import settings
from bot.web import site as web
from bot.wiring import Conversations, DemoPhone

log = logging.getLogger(__name__)


WEBHOOK = "/actions/webhook"


class Webhook:
    """Rasa's action webhook. Without the secret the desk has no such address: nobody outside learns of it.

    It stands before the desk's routes and headers, which are for browsers and cost every turn of every patient.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.executor = ActionExecutor()
        for name in actions.__all__:
            self.executor.register_action(getattr(actions, name))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers Rasa; hands everything else on."""
        if scope["type"] == "http" and scope["path"] == WEBHOOK and scope["method"] == "POST" and _from_rasa(scope):
            answer = await self._run(await Request(scope, receive).json())
            await answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _run(self, body: dict[str, Any]) -> Response:
        """Runs one action. 400 is Rasa's way to say that the form steps aside; 500 never echoes the tracker."""
        body.setdefault("domain", {})
        name = str(body.get("next_action", ""))
        began = time.perf_counter()
        answer = await self._answer(name, body)
        took = time.perf_counter() - began
        known = name if name in self.executor.actions else "unknown"
        metrics.ACTION_SECONDS.labels(known, answer.status_code).observe(took)
        log.info("action", extra={"action": known, "status": answer.status_code, "ms": round(1000 * took, 1)})
        return answer

    async def _answer(self, name: str, body: dict[str, Any]) -> Response:
        try:
            result = await self.executor.run(body)
        except ActionExecutionRejection as rejection:
            return JSONResponse({"error": str(rejection), "action_name": rejection.action_name}, status_code=400)
        except ActionNotFoundException:
            return JSONResponse({"error": "no such action", "action_name": name}, status_code=404)
        except Exception as error:
            log.error("action failed", extra={"action": name, "error": type(error).__name__}, exc_info=settings().demo)
            return JSONResponse({"error": "action failed", "action_name": name}, status_code=500)
        return JSONResponse(result.model_dump() if result is not None else {"events": [], "responses": []})


def _from_rasa(scope: Scope) -> bool:
    secret = settings().action_secret.encode()
    given = next((value for name, value in scope["headers"] if name == b"x-action-secret"), b"")
    return bool(secret) and hmac.compare_digest(given, secret)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await assistant.close()


def process() -> FastAPI:
    """The whole desk as a process of its own, with its logs set up (`python -m bot serve`)."""
    collecting.allot_from_few_places()
    logs.install("desk", settings().log_level)
    app = build()
    collecting.spare_what_is_loaded()
    return app


def build() -> FastAPI:
    """The whole desk."""
    app = FastAPI(title="Referral assistant", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    health.install(app)
    gauges.install(app)
    sms.install(app)
    staff.install(app)
    chat.build(app, Conversations(), phone=DemoPhone())
    web.install(app, https=settings().base_url.startswith("https://"))
    app.add_middleware(Webhook)
    app.add_middleware(tracing.Requests)
    return app
