"""The accounts page: invite, change, unlock, reset, close; nobody shuts themselves or the last administrator out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.store import staff_accounts
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading, writing
from bot.store.tables import StaffMember


@pytest.fixture
def admin(sign_in: Callable[..., TestClient]) -> TestClient:
    return sign_in("admin")


def member(email: str) -> StaffMember:
    with reading() as db:
        found = staff_accounts.by_email(db, email)
        assert found is not None
        db.expunge(found)
    return found


def post(browser: TestClient, what: str, **form: object) -> tuple[int, str]:
    answer = browser.post(f"/staff/accounts{what}", data={"csrf": browser.csrf, **form})  # type: ignore[attr-defined]
    return answer.status_code, answer.text


def act(browser: TestClient, email: str, what: str, **form: object) -> tuple[int, str]:
    return post(browser, f"/{member(email).id}/{what}", email=email, **form)


def test_an_invited_adviser_has_a_link_that_is_shown_once_and_works(admin: TestClient, anybody: TestClient) -> None:
    status, page = post(
        admin, "", email="Ann@Example.org", name="Ann Lee", role="service_staff",
        services=["bright-start", "steady-steps", "made-up"],
    )  # fmt: skip
    assert status == 200
    [link] = re.findall(r"/staff/invitation/[\w-]+", page)
    assert anybody.get(link).status_code == 200
    assert "/staff/invitation/" not in admin.get("/staff/accounts").text
    assert (member("ann@example.org").role, member("ann@example.org").services) == (
        "service_staff",
        "bright-start steady-steps",
    )
    with reading() as db:
        [entry] = entries(db, AuditWanted(subject="ann@example.org"))
    assert (entry.actor, entry.action, entry.detail) == ("admin@example.org", "invited", "service_staff")


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"email": "no address", "role": "admin"}, "email address"),
        ({"email": "x@example.org", "role": "service_staff"}, "at least one service"),
        ({"email": "x@example.org", "role": "boss"}, "role must be one of"),
        ({"email": "admin@example.org", "role": "admin"}, "an account for admin@example.org already"),
    ],
)
def test_what_cannot_be_is_said(admin: TestClient, form: dict[str, str], says: str) -> None:
    status, page = post(admin, "", **form)
    assert (status, says in page) == (400, True)


def test_a_changed_role_counts_at_once(admin: TestClient, sign_in: Callable[..., TestClient]) -> None:
    other = sign_in("reviewer", name="mover")
    assert other.get("/staff/review").status_code == 200
    assert act(admin, "mover@example.org", "role", role="directory_editor")[0] == 303
    assert other.get("/staff/review").status_code == 403
    assert other.get("/staff/directory").status_code == 200
    assert act(admin, "mover@example.org", "role", role="service_staff")[0] == 400


def test_a_locked_account_is_seen_and_unlocked(admin: TestClient, sign_in: Callable[..., TestClient]) -> None:
    sign_in("reviewer", name="locked")
    with writing() as db:
        found = staff_accounts.by_email(db, "locked@example.org")
        assert found is not None
        found.locked_until = clock.now() + timedelta(minutes=9)
    assert "Locked</strong>" in admin.get("/staff/accounts").text
    assert act(admin, "locked@example.org", "unlock")[0] == 303
    assert member("locked@example.org").locked_until is None


def test_a_reset_and_a_closed_account_open_nothing(admin: TestClient, sign_in: Callable[..., TestClient]) -> None:
    other = sign_in("reviewer", name="leaver")
    status, page = act(admin, "leaver@example.org", "reset")
    assert (status, "/staff/invitation/" in page) == (200, True)
    assert other.get("/staff/review").status_code == 303
    again = sign_in("reviewer", name="leaver")
    assert act(admin, "leaver@example.org", "close")[0] == 303
    assert again.get("/staff/review").status_code == 303
    assert member("leaver@example.org").disabled
    assert "Closed</strong>" in admin.get("/staff/accounts").text
    assert act(admin, "leaver@example.org", "reset")[0] == 200
    assert not member("leaver@example.org").disabled


@pytest.mark.parametrize("what", ["reset", "close", "role"])
def test_nobody_does_it_to_themselves(admin: TestClient, what: str) -> None:
    status, page = act(admin, "admin@example.org", what, role="reviewer")
    assert (status, "your own account" in page) == (400, True)
    assert member("admin@example.org").role == "admin"


def test_an_old_page_changes_nobody_else(admin: TestClient, sign_in: Callable[..., TestClient]) -> None:
    sign_in("reviewer", name="somebody")
    number = member("somebody@example.org").id
    assert post(admin, f"/{number}/close", email="other@example.org")[0] == 400
    assert post(admin, "/999999/close", email="other@example.org")[0] == 400
    assert not member("somebody@example.org").disabled


def test_the_last_administrator_stays(admin: TestClient, sign_in: Callable[..., TestClient]) -> None:
    sign_in("admin", name="second")
    assert act(admin, "second@example.org", "close")[0] == 303
    second = sign_in("safety_lead", name="third")
    assert second.get("/staff/accounts").status_code == 403
    with writing() as db:
        first = staff_accounts.by_email(db, "admin@example.org")
        assert first is not None
        token = staff_accounts.begin(db, first, clock.now())
    assert token
    assert act(admin, "third@example.org", "role", role="admin")[0] == 303
    third = sign_in("admin", name="third")
    assert act(third, "admin@example.org", "close")[0] == 303
    assert act(third, "third@example.org", "close")[0] == 400
