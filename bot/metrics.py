"""Prometheus metrics: counts and times, never words. Private in production (the staff API token opens them)."""

from __future__ import annotations

import hmac

from fastapi import FastAPI, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

from bot.settings import settings

TURNS = Counter("referral_turns_total", "Patients' messages answered", ["channel", "how"])
TURN_SECONDS = Histogram(
    "referral_turn_seconds",
    "From a message to its stored replies",
    buckets=(0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 4, 8),
)
ALERTS = Counter("referral_alerts_total", "Safety alerts opened", ["kind"])
TEXTS = Counter("referral_texts_total", "Texts sent, by what became of them", ["state"])


def install(app: FastAPI) -> None:
    """Adds `/metrics`."""

    def metrics(request: Request) -> Response:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = settings().staff_api_token
        if not settings().demo and not (token and hmac.compare_digest(given.encode(), token.encode())):
            return Response(status_code=404)
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    app.add_api_route("/metrics", metrics, methods=["GET"])
