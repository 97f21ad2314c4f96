"""The published service files, read once for all tests of the room."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.criteria import Decision, Directory, Service, evaluate, read_directory

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ROOT / "data" / "services"
DAY = date(2026, 11, 22)
ASKABLE = (
    *("goal", "conditions", "condition_affects_work", "employment", "attendance", "job_title", "absence_started"),
    *("struggling_at_work", "job_lost_on", "fit_note", "already_helped_by", "gp_practice", "area", "age"),
    *("employer_size", "has_occupational_health", "work_difficulties", "work_affects_health", "dispute_in_progress"),
    *("willing_to_return", "veteran", "condition_detail", "employer_helping", "advised_not_to_work", "referrer"),
)

CLAUSE = """
id: sample
name: Sample
evidence: true
source: a test
criteria:
"""


@cache
def published() -> Directory:
    """The sample area, its services and the evidence set."""
    files = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in SERVICES.rglob("*.yml")}
    files["data/area.yml"] = (ROOT / "data" / "area.yml").read_text("utf-8")
    return read_directory(files)


def service(service_id: str) -> Service:
    """One published service."""
    found = published().get(service_id)
    assert found is not None, f"no service {service_id}"
    return found


def decide(service_id: str, on: date = DAY, **facts: Any) -> Decision:
    """The decision of a published service for facts on the sample day."""
    return evaluate(service(service_id), facts, on)
