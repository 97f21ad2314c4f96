"""Prometheus metrics: counts and times, never words. What the database knows is in `bot.gauges`."""

from __future__ import annotations

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 4, 8)

TURNS = Counter("referral_turns_total", "Patients' messages, by how each was answered or that it has to wait", ["how"])
TURN_SECONDS = Histogram(
    "referral_turn_seconds", "From a stored message to its stored replies", ["where"], buckets=_BUCKETS
)
STAGE_SECONDS = Histogram("referral_stage_seconds", "One stage of a turn", ["stage"], buckets=_BUCKETS)
UNDERSTOOD = Counter("referral_understood_total", "Messages taken, by whether they were understood", ["how"])
ACTION_SECONDS = Histogram(
    "referral_action_seconds", "Rasa's calls of the desk", ["action", "status"], buckets=_BUCKETS
)
ALERTS = Counter("referral_alerts_total", "Safety alerts opened", ["kind"])
TEXTS = Counter("referral_texts_total", "Texts handed over, by what became of them", ["state"])
JOBS = Counter("referral_jobs_total", "Rounds of the worker's jobs, by how they ended", ["job", "how"])


def exposed() -> bytes:
    """The metrics in Prometheus's text form: of every process on this machine where they share a folder
    (`PROMETHEUS_MULTIPROC_DIR`, set by `python -m bot run`), else of this one."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
    return generate_latest(REGISTRY)
