"""One message's id goes from the browser's answer through Rasa and back into the actions, and metrics count it."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path

import httpx
import pytest

from tests.support.patient import WebPatient
from tests.support.product import ROOT, Product

pytestmark = pytest.mark.rasa

SAID = "my zoster makes it hard to work as a farrier"


def test_a_request_is_followed_through_every_process(product: Product) -> None:
    patient = WebPatient(product)
    answer = patient.send(SAID, str(uuid.uuid4()))
    request = answer.headers["x-request-id"]
    logs = [str(path) for path in sorted(Path(product.folder).glob("*.log"))]
    told = subprocess.run(
        [sys.executable, "-m", "bot", "trace", request, *logs], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for expected in ("/chat/api/messages", "action=validate_referral", "rasa=", "assistant"):
        assert expected in told
    every = "\n".join(Path(log).read_text() for log in logs)
    assert "zoster" not in every
    assert "farrier" not in every
    for line in (product.folder / "desk.log").read_text().splitlines():
        assert json.loads(line)["process"] == "desk"


def test_the_metrics_count_turns_stages_queues_and_the_funnel(product: Product) -> None:
    WebPatient(product).says(SAID)
    told = httpx.get(f"{product.url}/metrics", trust_env=False).text
    for expected in (
        'referral_turns_total{how="rasa"}',
        'referral_stage_seconds_bucket{le="0.5",stage="rasa"}',
        'referral_turn_seconds_count{where="request"}',
        'referral_understood_total{how="read"}',
        'referral_queue_age_seconds{queue="answers"}',
        'referral_funnel_last_day{channel="web",stage="answered"}',
        "referral_database_up 1.0",
    ):
        assert expected in told, expected
    assert "zoster" not in told


def test_health_says_what_is_wrong(product: Product) -> None:
    well = httpx.get(f"{product.url}/health", trust_env=False)
    assert (well.status_code, well.json()["status"], well.json()["wrong"]) == (200, "ok", [])
    assert httpx.get(f"{product.url}/health/live", trust_env=False).json() == {"status": "ok"}
