"""Fixtures that all suites share: the running product, and what this machine has to test against."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import Product

MONDAY = "2027-03-01T10:00:00"
"""The demo clock of the tests: a Monday morning, so that people are on duty and times are free."""

os.environ.setdefault("SECRET_KEY", "test-secret-key")
os.environ.setdefault("ASSISTANT_TOKEN", "test-assistant-token")
os.environ.setdefault("ACTION_SECRET", "test-action-secret")
os.environ.setdefault("STAFF_API_TOKEN", "test-staff-token")


def _reachable(variable: str) -> bool:
    url = urlsplit(os.environ.get(variable, ""))
    if not url.hostname:
        return False
    try:
        with socket.create_connection((url.hostname, url.port or 5432), timeout=2):
            return True
    except OSError:
        return False


NEEDS = {
    "postgresql": lambda: _reachable("TEST_DATABASE_URL"),
    "redis": lambda: _reachable("TEST_REDIS_URL"),
    "chromium": lambda: bool(os.environ.get("CHROMIUM") or shutil.which("chromium")),
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, plainly, what this machine has nothing to test against; `REQUIRE_SUITES` makes that a failure."""
    required = set(os.environ.get("REQUIRE_SUITES", "").replace(",", " ").split())
    missing = {name for name, there in NEEDS.items() if not there()}
    if missing & required:
        raise pytest.UsageError(f"these must be there and are not: {', '.join(sorted(missing & required))}")
    kept, left_out = [], []
    for item in items:
        (left_out if any(item.get_closest_marker(name) for name in missing) else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The whole product, running: the real Rasa, desk and worker, on SQLite, with a fake Twilio."""
    running = Product(clock=MONDAY, extra={"MOST_TEXTS_IN_TEN_MINUTES": "1000"})  # long conversations, held in a minute
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def patient(product: Product) -> WebPatient:
    """A new patient in the web chat."""
    return WebPatient(product)


@pytest.fixture
def texter(product: Product) -> TextingPatient:
    """A new patient who texts."""
    return TextingPatient(product)
