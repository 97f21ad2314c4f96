"""The product, running: an alert is with people in five seconds, and an erased person leaves no trace anywhere."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import InvalidToken

from bot.store.sealing import sealer
from tests.conftest import MONDAY
from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import ROOT, STAFF_TOKEN, Product, free_port

ON_CALL = "+447700900801"
WITHIN = 5.0
"""Seconds from the patient's message to the alert on the console and the text to the on-call list (issue 8)."""

WORDS = ("quillfeather", "chandlery", "zephyrine")
SAID = ("I am off work with a bad knee", "I mend nets at Zephyrine Chandlery", "My name is Winifred Quillfeather")


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    """A running product of this module's own, with somebody on call."""
    extra = {"ALERT_RECIPIENTS": ON_CALL, "WORKER_PORT": str(free_port())}
    running = Product(clock=MONDAY, extra=extra)
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
    text = cell if isinstance(cell, str) else cell.decode(errors="replace")
    try:
        return sealer().open(text)
    except InvalidToken:
        return text


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


def told_wrongly(product: Product, words: str) -> dict[str, int]:
    """Every way in, called as it should not be: with the patient's words where they do not belong."""
    staff = {"Authorization": f"Bearer {STAFF_TOKEN}"}
    with httpx.Client(base_url=product.url, trust_env=False, timeout=30) as http:
        mine = {"Authorization": f"Bearer {http.post('/chat/api/sessions', json={}).json()['session']}"}
        chat = "/chat/api/messages"
        calls = {
            "not json": http.post(chat, content=words, headers=mine),
            "too long": http.post(chat, json={"text": words * 90, "client_message_id": "1"}, headers=mine),
            "no id": http.post(chat, json={"text": words}, headers=mine),
            "a wrong kind": http.post(chat, json={"text": [words], "client_message_id": 1}, headers=mine),
            "a wrong token": http.post(chat, json={"text": words}, headers={"Authorization": words}),
            "a wrong page": http.get(f"/{words}"),
            "no such surgery": http.post("/chat/api/sessions", json={"surgery": words}),
            "a wrong surgery": http.get("/chat", params={"surgery": words, "source": words}),
            "no signature": http.post("/sms/inbound", data={"Body": words, "From": words}),
            "no secret": http.post("/actions/webhook", json={"tracker": words}),
            "understand": http.post("/staff/api/understand", json={"text": words, "asked": words}, headers=staff),
            "understand nothing": http.post("/staff/api/understand", json={"text": [words]}, headers=staff),
            "eligibility": http.post("/staff/api/eligibility", json={"facts": {words: words}}, headers=staff),
            "a search": http.get("/staff/api/conversations", params={"q": words, "status": words}, headers=staff),
            "a sign-in": http.post("/staff/sign-in", data={"email": words, "password": words}),
            "a way back": http.get("/staff/conversations", params={"q": words}),
        }  # fmt: skip
    return {what: answer.status_code for what, answer in calls.items()}


def test_no_log_or_metric_holds_a_word_whatever_is_called(product: Product) -> None:
    """Both channels, and every way in used wrongly."""
    patients = WebPatient(product), TextingPatient(product)
    for said in SAID:
        for patient in patients:
            patient.says(said)
    answers = told_wrongly(product, " ".join(SAID))
    assert [what for what, status in answers.items() if status >= 500] == []
    assert sum(status >= 400 for status in answers.values()) >= 8
    worker = f"http://127.0.0.1:{product.environment['WORKER_PORT']}/metrics"
    counted = [httpx.get(at, trust_env=False, timeout=20) for at in (f"{product.url}/metrics", worker)]
    assert [each.status_code for each in counted] == [200, 200]
    told = logs(product) + "".join(each.text.lower() for each in counted)
    values = [*WORDS, patients[1].number.removeprefix("+44"), patients[0].token.lower()]
    assert [value for value in values if value in told] == []
    for path in product.folder.iterdir():
        found = path.read_bytes().lower() if path.is_file() else b""
        assert [word for word in WORDS if word.encode() in found] == [], path.name
