"""The API for machines: its token, its lists and filters, and what one conversation holds."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading, writing
from tests.staff import staff_made
from tests.staff.staff_made import Made

PATHS = ("conversations", "conversations/x", "referrals", "referrals/1", "appointments", "alerts")


@pytest.fixture
def machine(anybody: TestClient) -> TestClient:
    anybody.headers["Authorization"] = f"Bearer {os.environ['STAFF_API_TOKEN']}"
    return anybody


@pytest.fixture(scope="module")
def made(database: object) -> Made:
    now = clock.now()
    with writing() as db:
        staff_made.conversation(db, now - timedelta(days=40), service="steady-steps", status="started")
        return staff_made.conversation(
            db, now, service="bright-start", booked_in=timedelta(days=2), alert="crisis", flags=("call_back",)
        )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic dGVzdA=="])
def test_nothing_without_the_token(anybody: TestClient, path: str, header: str) -> None:
    answer = anybody.get(f"/staff/api/{path}", headers={"Authorization": header})
    assert answer.status_code == 401


def test_a_console_session_is_no_token(sign_in: object, anybody: TestClient) -> None:
    browser: TestClient = sign_in("admin")  # type: ignore[operator]
    assert browser.get("/staff/api/conversations").status_code == 401


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2), ("channel=web", 2), ("channel=sms", 0), ("service=bright-start", 1), ("status=started", 1),
        ("flag=call_back", 1), ("flag=alert", 1), ("waiting=true", 1), ("outcome=attended", 0), ("limit=1", 1),
    ],
)  # fmt: skip
def test_filters(machine: TestClient, made: Made, query: str, count: int) -> None:
    assert len(machine.get(f"/staff/api/conversations?{query}").json()["conversations"]) == count


def test_days_and_pages(machine: TestClient, made: Made) -> None:
    recent = (clock.today() - timedelta(days=7)).isoformat()
    assert len(machine.get(f"/staff/api/conversations?since={recent}").json()["conversations"]) == 1
    assert len(machine.get(f"/staff/api/conversations?until={recent}").json()["conversations"]) == 1
    first = machine.get("/staff/api/conversations?limit=1").json()
    second = machine.get(f"/staff/api/conversations?limit=1&before={first['next']}").json()
    assert first["conversations"][0]["id"] == made.id
    assert len({first["conversations"][0]["id"], second["conversations"][0]["id"]}) == 2


def test_one_conversation_whole_and_audited(machine: TestClient, made: Made) -> None:
    found = machine.get(f"/staff/api/conversations/{made.id}").json()
    assert [each["author"] for each in found["messages"]] == ["assistant", "patient"]
    assert {"name": "job_title", "value": "fork lift driver", "words": "I drive a fork lift"}.items() <= next(
        fact for fact in found["facts"] if fact["name"] == "job_title" and fact["superseded_at"] is None
    ).items()
    assert found["decisions"][0]["results"][0]["outcome"] == "meets"
    assert found["flags"][0]["kind"] == "call_back"
    assert (found["notes"], found["outcomes"]) == ([], [])
    with reading() as db:
        [entry] = entries(db, AuditWanted(actor="staff API", subject=made.id))
    assert entry.action == "view conversation"


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_a_referral_by_its_reference(machine: TestClient, made: Made, change: object) -> None:
    found = machine.get(f"/staff/api/referrals/{change(made.reference)}").json()  # type: ignore[operator]
    assert found["facts"]["job_title"]["value"] == "fork lift driver"
    assert found["appointments"][0]["status"] == "booked"


@pytest.mark.parametrize("referral", ["no-such", "0", "99999999", "9" * 30, "²", "1;DROP TABLE referrals", "%"])
def test_a_referral_that_is_not_there(machine: TestClient, made: Made, referral: str) -> None:
    assert machine.get(f"/staff/api/referrals/{referral}").status_code == 404


@pytest.mark.parametrize("query", ["before=" + "9" * 30, "limit=0", "limit=201", "before=x"])
def test_numbers_out_of_bounds_are_refused(machine: TestClient, made: Made, query: str) -> None:
    assert machine.get(f"/staff/api/referrals?{query}").status_code == 422


def test_appointments_and_alerts(machine: TestClient, made: Made) -> None:
    [appointment] = machine.get("/staff/api/appointments").json()["appointments"]
    assert (appointment["reference"], appointment["mode"]) == (made.reference, "phone")
    [alert] = machine.get("/staff/api/alerts").json()["alerts"]
    assert (alert["kind"], alert["acknowledged_at"]) == ("crisis", None)


@pytest.mark.parametrize("path", ["conversations/%00", "conversations?reference=%00", "referrals/a%00"])
def test_a_nul_is_refused(machine: TestClient, made: Made, path: str) -> None:
    assert machine.get(f"/staff/api/{path}").status_code == 422
