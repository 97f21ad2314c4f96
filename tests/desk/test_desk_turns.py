"""The path of one message, with things failing: never lost, never answered twice, safety whatever is broken."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator

import httpx
import pytest

from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import Product

pytestmark = pytest.mark.rasa


@pytest.fixture(scope="module")
def fragile() -> Iterator[Product]:
    """A product of its own, whose processes are killed."""
    running = Product(clock="2027-03-01T10:00:00", extra={"ASSISTANT_PATIENCE": "2"})
    try:
        yield running.start()
    finally:
        running.stop()


def test_a_message_sent_twice_is_answered_once(product: Product) -> None:
    patient = WebPatient(product)
    message_id = str(uuid.uuid4())
    first = patient.send("I want to go back to my job", message_id).json()
    second = patient.send("I want to go back to my job", message_id).json()
    assert first == second
    assert patient.conversation["progress"]["question"] == "condition"
    told = [m for m in patient.conversation["messages"] if m["author"] == "patient"]
    assert len(told) == 1


def test_a_text_that_twilio_brings_twice_is_answered_once(product: Product) -> None:
    patient = TextingPatient(product)
    patient.says("WORK", "SMdouble1")
    assert product.twilio.text(patient.number, "WORK", "SMdouble1") == 200
    time.sleep(1)
    assert len(product.twilio.to(patient.number)) == 1


def test_a_lost_tracker_resumes_in_the_middle(product: Product) -> None:
    patient = WebPatient(product)
    patient.says("I want to go back to my job")
    conversation = patient.conversation["id"]
    gone = httpx.delete(
        f"http://127.0.0.1:{product.assistant_port}/webhooks/desk/conversation/{conversation}",
        headers={"Authorization": "Bearer test-assistant-token"},
        trust_env=False,
    )
    assert gone.status_code < 300
    patient.says("my back")
    assert patient.conversation["progress"]["question"] == "work_now"
    patient.says("is this confidential?")
    assert patient.conversation["progress"]["question"] == "work_now"


def test_with_rasa_killed_safety_answers_and_nothing_is_lost(fragile: Product) -> None:
    patient = WebPatient(fragile)
    patient.says("I want to go back to my job")
    fragile.kill("assistant")
    crisis = patient.says("I want to end my life")
    assert "116 123" in crisis
    started = time.monotonic()
    held = patient.says("my back")
    assert time.monotonic() - started < 5
    assert "Your message is safe" in held
    fragile.start_assistant()
    fragile.wait_until_well()
    deadline = time.monotonic() + 30
    while patient.conversation["progress"]["question"] != "work_now" and time.monotonic() < deadline:
        time.sleep(0.5)
    assert patient.conversation["progress"]["question"] == "work_now"
    told = patient.conversation["messages"]
    assert len([m for m in told if m["author"] == "assistant" and m["question"] == "work_now"]) == 1
    assert [alert["kind"] for alert in patient.conversation["alerts"]] == ["crisis"]


def test_two_messages_at_once_are_answered_in_order(product: Product) -> None:
    from concurrent.futures import ThreadPoolExecutor

    patient = WebPatient(product)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(patient.send, ["I want to go back to my job", "my back", "my knee", "my shoulder"]))
    assert all(answer.status_code == 200 and answer.json()["messages"] for answer in answers)
    told = [m for m in patient.conversation["messages"] if m["author"] == "patient"]
    assert len(told) == 4
    assert all(m["understood"] for m in told)


def test_the_action_webhook_is_not_there_without_its_secret(product: Product) -> None:
    for headers in ({}, {"X-Action-Secret": "wrong"}):
        answer = httpx.post(f"{product.url}/actions/webhook", json={}, headers=headers, trust_env=False)
        nowhere = httpx.post(f"{product.url}/actions/webhooks", json={}, headers=headers, trust_env=False)
        assert (answer.status_code, answer.content) == (404, nowhere.content)
        assert answer.headers.keys() == nowhere.headers.keys()


def test_the_assistant_lets_nobody_in_without_its_token(product: Product) -> None:
    body = {"conversation": "x", "message": "1", "channel": "web", "text": "hi"}
    url = f"http://127.0.0.1:{product.assistant_port}/webhooks/desk/message"
    assert httpx.post(url, json=body, trust_env=False).status_code == 401


@pytest.mark.parametrize("signature", [None, "", "AAAA="])
def test_a_forged_text_is_refused(product: Product, signature: str | None) -> None:
    form = {"From": "+447700900999", "To": "+447700900101", "Body": "WORK", "MessageSid": f"SM{uuid.uuid4().hex}"}
    headers = {"X-Twilio-Signature": signature} if signature is not None else {}
    answer = httpx.post(f"{product.url}/sms/inbound", data=form, headers=headers, trust_env=False)
    assert answer.status_code == 403


def test_the_staff_api_wants_its_token(product: Product) -> None:
    for path in ("conversations", "referrals", "appointments", "alerts", "conversations/x", "referrals/1"):
        assert httpx.get(f"{product.url}/staff/api/{path}", trust_env=False).status_code == 401
    for path in ("eligibility", "understand"):
        assert httpx.post(f"{product.url}/staff/api/{path}", json={}, trust_env=False).status_code == 401


def test_every_view_of_a_transcript_is_audited(product: Product) -> None:
    import sqlite3

    patient = WebPatient(product)
    conversation = patient.conversation["id"]
    with sqlite3.connect(product.folder / "test.db") as database:
        [(views,)] = database.execute(
            "SELECT count(*) FROM audit WHERE action = 'view conversation' AND subject = ?", (conversation,)
        )
    assert views >= 1


def test_no_words_of_a_patient_are_in_the_database_or_the_logs(product: Product) -> None:
    patient = WebPatient(product)
    patient.says("I want to go back to my job")
    patient.says("my zebracrossing elbow")
    for path in product.folder.iterdir():
        assert b"zebracrossing" not in path.read_bytes(), path.name


def test_understand_and_eligibility(product: Product) -> None:
    headers = {"Authorization": "Bearer test-staff-token"}
    understood = httpx.post(
        f"{product.url}/staff/api/understand",
        json={"text": "about 3 weeks", "asked": "absence_started", "on": "2027-03-01"},
        headers=headers,
        trust_env=False,
    ).json()
    assert understood["facts"]["absence_started"]["value"] == "2027-02-08"
    judged = httpx.post(
        f"{product.url}/staff/api/eligibility",
        json={"facts": {"employment": "employed", "employer_size": 250}, "on": "2027-03-01", "include": "evidence"},
        headers=headers,
        trust_env=False,
    ).json()
    assert {"id", "service", "outcome", "reasons", "missing", "version"} <= set(judged["services"][0])
