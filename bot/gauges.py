"""`/metrics`: the counters of the processes, and what only the database knows: queues, alerts, the funnel of a day.

Private in production: the staff API token opens it, and to everybody else it is not there.
"""

from __future__ import annotations

import hmac
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Lock

from fastapi import FastAPI, Request
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from bot import clock
from bot.metrics import exposed
from bot.settings import settings
from bot.store.console_figures import STAGES, reached
from bot.store.database import reading
from bot.store.tables import OUTGOING, Alert, Flag, Message

log = logging.getLogger(__name__)

FRESH_SECONDS = 10.0
"""How long what was counted in the database is told again before it is counted anew."""

FUNNEL_FRESH_SECONDS = 60.0
A_DAY = timedelta(days=1)
Count = Callable[[Session, datetime], Iterator[Metric]]


def queues(db: Session, now: datetime) -> Iterator[Metric]:
    """How much waits in each queue, and for how many seconds the oldest has waited."""
    unanswered = select(func.count(), func.min(Message.at)).where(
        Message.author == "patient", Message.answered_at.is_(None)
    )
    outgoing = select(func.count(), func.min(Message.next_try_at)).where(sql(OUTGOING), Message.next_try_at <= now)
    alerts = select(func.count(), func.min(Alert.opened_at)).where(Alert.acknowledged_at.is_(None))
    flags = select(func.count(), func.min(Flag.opened_at)).where(Flag.resolved_at.is_(None))
    size = GaugeMetricFamily("referral_queue_size", "How many wait", labels=["queue"])
    age = GaugeMetricFamily("referral_queue_age_seconds", "How long the oldest has waited", labels=["queue"])
    for name, query in (("answers", unanswered), ("texts", outgoing), ("alerts", alerts), ("flags", flags)):
        count, oldest = db.execute(query).one()
        size.add_metric([name], count)
        age.add_metric([name], max(0.0, (now - oldest).total_seconds()) if oldest else 0.0)
    yield size
    yield age


def funnel(db: Session, now: datetime) -> Iterator[Metric]:
    """How far the referrals begun in the last day have come, by channel."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in reached(db, now - A_DAY, now, None):
        counted.update((one.channel, stage) for stage in one.stages)
    family = GaugeMetricFamily(
        "referral_funnel_last_day", "Referrals begun in the last day that came this far", labels=["channel", "stage"]
    )
    for channel in ("web", "sms"):
        for stage in STAGES:
            family.add_metric([channel, stage], counted[channel, stage])
    yield family


class Counted(Collector):
    """What the database knows, counted at most every few seconds, however often it is asked for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[float, list[Metric]]] = {}

    def collect(self) -> Iterator[Metric]:
        """The gauges, and whether the database answered."""
        up = GaugeMetricFamily("referral_database_up", "Whether the database answered")
        try:
            yield from self._fresh("queues", queues, FRESH_SECONDS)
            yield from self._fresh("funnel", funnel, FUNNEL_FRESH_SECONDS)
            up.add_metric([], 1)
        except Exception as error:
            log.error("the queues could not be counted", extra={"error": type(error).__name__})
            up.add_metric([], 0)
        yield up

    def _fresh(self, name: str, count: Count, seconds: float) -> list[Metric]:
        with self._lock:
            until, found = self._kept.get(name, (0.0, []))
            if time.monotonic() > until:
                with reading() as db:
                    found = list(count(db, clock.now()))
                self._kept[name] = (time.monotonic() + seconds, found)
            return found


def install(app: FastAPI) -> None:
    """Adds `/metrics`."""
    counted = CollectorRegistry()
    counted.register(Counted())

    def metrics(request: Request) -> Response:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = settings().staff_api_token
        if not settings().demo and not (token and hmac.compare_digest(given.encode(), token.encode())):
            return Response(status_code=404)
        return Response(exposed() + generate_latest(counted), media_type=CONTENT_TYPE_LATEST)

    app.add_api_route("/metrics", metrics, methods=["GET"])
