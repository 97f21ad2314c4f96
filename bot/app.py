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

import actions
from bot import gauges, health, logs, metrics, sms, staff, tracing
from bot.chat import routes as chat
from bot.conversation import assistant
from bot.settings import settings
from bot.web import site as web
from bot.wiring import Conversations, DemoPhone

log = logging.getLogger(__name__)


class Webhook:
    """Rasa's action webhook: 404 without the secret, so that nobody outside learns that it is there."""

    def __init__(self) -> None:
        self.executor = ActionExecutor()
        for name in actions.__all__:
            self.executor.register_action(getattr(actions, name))

    async def run(self, request: Request) -> Response:
        """Runs one action. 400 is Rasa's way to say that the form steps aside; 500 never echoes the tracker."""
        secret = settings().action_secret
        given = request.headers.get("X-Action-Secret", "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return JSONResponse({"detail": "Not Found"}, status_code=404)
        body: dict[str, Any] = await request.json()
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


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await assistant.close()


def process() -> FastAPI:
    """The whole desk as a process of its own, with its logs set up (`python -m bot serve`)."""
    logs.install("desk", settings().log_level)
    return build()


def build() -> FastAPI:
    """The whole desk."""
    app = FastAPI(title="Referral assistant", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.add_route("/actions/webhook", Webhook().run, methods=["POST"])
    health.install(app)
    gauges.install(app)
    sms.install(app)
    staff.install(app)
    chat.build(app, Conversations(), phone=DemoPhone())
    web.install(app, https=settings().base_url.startswith("https://"))
    app.add_middleware(tracing.Requests)
    return app
