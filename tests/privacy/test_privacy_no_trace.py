"""The product, running: an alert is with people in five seconds, and an erased person leaves no trace anywhere."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import InvalidToken

from bot.store.columns import cipher
from tests.conftest import MONDAY
from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import ROOT, Product

ON_CALL = "+447700900801"
WITHIN = 5.0
"""Seconds from the patient's message to the alert on the console and the text to the on-call list (issue 8)."""

WORDS = ("quillfeather", "chandlery", "zephyrine")
SAID = ("I am off work with a bad knee", "I mend nets at Zephyrine Chandlery", "My name is Winifred Quillfeather")


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    """A running product of this module's own, with somebody on call."""
    running = Product(clock=MONDAY, extra={"ALERT_RECIPIENTS": ON_CALL})
    try:
        yield running.start()
    finally:
        running.stop()


def text_in(database: Path) -> str:
    """Every cell of every table, decrypted where it is sealed with the desk's key."""
    found: list[str] = []
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                found.extend(_opened(cell) for cell in row if isinstance(cell, str | bytes))
    connection.close()
    return "\n".join(found).lower()


def _opened(cell: str | bytes) -> str:
    raw = cell.encode() if isinstance(cell, str) else cell
    try:
        return cipher().decrypt(raw).decode()
    except InvalidToken:
        return raw.decode(errors="replace")


def logs(product: Product) -> str:
    """Every log of every process, whole."""
    return "\n".join(path.read_text(errors="replace") for path in product.folder.glob("*.log")).lower()


def erase(product: Product, conversation: str) -> subprocess.CompletedProcess[str]:
    """The command, as staff would run it."""
    command = [sys.executable, "-m", "bot", "privacy", "erase", conversation, "--reason", "asked"]
    return subprocess.run(command, cwd=ROOT, env=product.environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_an_alert_is_with_people_within_five_seconds(product: Product, channel: str) -> None:
    patient: WebPatient | TextingPatient = WebPatient(product) if channel == "web" else TextingPatient(product)
    if channel == "sms":
        patient.says("Hello")
    before, told = len(product.staff("alerts")["alerts"]), len(product.twilio.to(ON_CALL))  # type: ignore[arg-type]
    start = time.monotonic()
    patient.says("I want to end my life")
    while time.monotonic() - start < WITHIN:
        on_console = len(product.staff("alerts")["alerts"]) > before  # type: ignore[arg-type]
        if on_console and len(product.twilio.to(ON_CALL)) > told:
            break
        time.sleep(0.05)
    assert time.monotonic() - start < WITHIN
    assert "end my life" not in product.twilio.to(ON_CALL)[-1]


def test_an_erased_person_leaves_no_trace(product: Product) -> None:
    texter = TextingPatient(product)
    for said in SAID:
        texter.says(said)
    found = texter.conversation
    conversation, reference = str(found["id"]), str(found["reference"])
    desk, trackers = product.folder / "test.db", product.folder / "trackers.db"
    values = [*WORDS, texter.number.removeprefix("+44"), reference.lower()]
    before = text_in(desk)
    assert [value for value in values if value not in before] == []
    assert conversation in text_in(trackers)

    done = erase(product, conversation)
    assert done.returncode == 0, done.stderr
    after = text_in(desk)
    assert [value for value in values if value in after] == []
    tracked = text_in(trackers)
    assert conversation not in tracked
    assert [value for value in values if value in tracked] == []
    assert [value for value in values if value in logs(product)] == []
    export = [sys.executable, "-m", "bot", "privacy", "export", conversation]
    gone = subprocess.run(export, cwd=ROOT, env=product.environment, capture_output=True, text=True, check=False)
    assert (gone.returncode, gone.stdout) == (1, "")
