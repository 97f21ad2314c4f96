"""Signing in: passwords, one-time codes, lock-out, sessions, invitations, forms that are not ours."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.settings import settings
from bot.staff.commands import DEMO_EMAIL, demo_account
from bot.store import staff_accounts
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.staff_accounts import AccountError
from bot.store.tables import StaffSession
from tests.staff.conftest import PASSWORD


def account(email: str, role: str = "admin", code: bool = False) -> str | None:
    with writing() as db:
        member = staff_accounts.add(db, email, "Sam Lee", role, ("bright-start",))
        staff_accounts.set_password(member, PASSWORD)
        if code:
            member.code_secret = staff_accounts.new_code_secret()
        return member.code_secret


def try_it(browser: TestClient, email: str, password: str = PASSWORD, code: str = "", **more: str) -> int:
    form = {"email": email, "password": password, "code": code, **more}
    return browser.post("/staff/sign-in", data=form).status_code


def test_the_right_password_opens_the_first_page(anybody: TestClient) -> None:
    account("right@example.org")
    answer = anybody.post("/staff/sign-in", data={"email": " Right@Example.org ", "password": PASSWORD})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/staff/today"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/staff" in cookie
    assert anybody.get("/staff/today").status_code == 200


def test_only_the_hash_of_a_token_is_kept(anybody: TestClient) -> None:
    account("hash@example.org")
    anybody.post("/staff/sign-in", data={"email": "hash@example.org", "password": PASSWORD})
    token = anybody.cookies["staff"]
    with reading() as db:
        assert db.get(StaffSession, token) is None
        assert db.get(StaffSession, keyed_hash(token)) is not None


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("wrong@example.org", "not the password"),
        ("nobody@example.org", PASSWORD),
        ("wrong@example.org", ""),
        ("", ""),
        ("\x00", "\x00"),
    ],
)
def test_what_was_wrong_is_never_said(anybody: TestClient, email: str, password: str) -> None:
    with reading() as db:
        there = staff_accounts.by_email(db, "wrong@example.org")
    if there is None:
        account("wrong@example.org")
    answer = anybody.post("/staff/sign-in", data={"email": email, "password": password})
    assert answer.status_code == 401
    assert "email address, password or code is not right" in answer.text
    assert "staff" not in anybody.cookies


def test_five_failures_lock_the_account_also_for_the_right_password(anybody: TestClient) -> None:
    account("locked@example.org")
    assert [try_it(anybody, "locked@example.org", "wrong") for _ in range(5)] == [401] * 5
    assert try_it(anybody, "locked@example.org") == 401
    with writing() as db:
        member = staff_accounts.by_email(db, "locked@example.org")
        assert member is not None
        assert member.locked_until is not None
        member.locked_until = clock.now() - timedelta(seconds=1)
    assert try_it(anybody, "locked@example.org") == 303


def test_a_one_time_code_is_needed_and_works_once(anybody: TestClient) -> None:
    secret = account("code@example.org", code=True)
    assert secret is not None
    now = pyotp.TOTP(secret).now()
    assert try_it(anybody, "code@example.org") == 401
    assert try_it(anybody, "code@example.org", code="000000" if now != "000000" else "111111") == 401
    assert try_it(anybody, "code@example.org", code=f"{now[:3]} {now[3:]}") == 303
    assert try_it(anybody, "code@example.org", code=now) == 401


def test_production_refuses_an_account_without_codes() -> None:
    account("plain@example.org")
    with writing() as db:
        assert staff_accounts.right_password(db, "plain@example.org", PASSWORD)
        signed = staff_accounts.sign_in(db, "plain@example.org", True, "", clock.now(), code_needed=True)
    assert signed is None


@pytest.mark.parametrize(("column", "age"), [("last_seen_at", 16), ("created_at", 12 * 60 + 1)])
def test_a_session_ends_when_idle_and_at_the_latest_after_twelve_hours(
    anybody: TestClient, column: str, age: int
) -> None:
    email = f"idle{age}@example.org"
    account(email)
    try_it(anybody, email)
    assert anybody.get("/staff/today").status_code == 200
    with writing() as db:
        session = db.get_one(StaffSession, keyed_hash(anybody.cookies["staff"]))
        setattr(session, column, clock.now() - timedelta(minutes=age))
    answer = anybody.get("/staff/today")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/sign-in?next=/staff/today")


def test_signing_out_and_disabling_end_the_session(anybody: TestClient) -> None:
    account("out@example.org")
    try_it(anybody, "out@example.org")
    token = anybody.cookies["staff"]
    anybody.post("/staff/sign-out")
    assert (
        TestClient(anybody.app, cookies={"staff": token}, follow_redirects=False).get("/staff/today").status_code == 303
    )
    try_it(anybody, "out@example.org")
    with writing() as db:
        member = staff_accounts.by_email(db, "out@example.org")
        assert member is not None
        staff_accounts.disable(db, member)
    assert anybody.get("/staff/today").status_code == 303
    assert try_it(anybody, "out@example.org") == 401


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/staff/audit?actor=x", "/staff/audit?actor=x"),
        ("https://elsewhere.example", "/staff/today"),
        ("//elsewhere.example/staff/", "/staff/today"),
        ("/staff//elsewhere.example", "/staff/today"),
        ("/staff/\\elsewhere.example", "/staff/today"),
        ("/chat", "/staff/today"),
    ],
)
def test_sign_in_leads_back_but_never_elsewhere(anybody: TestClient, back: str, leads_to: str) -> None:
    with reading() as db:
        there = staff_accounts.by_email(db, "back@example.org")
    if there is None:
        account("back@example.org")
    form = {"email": "back@example.org", "password": PASSWORD, "next_page": back}
    assert anybody.post("/staff/sign-in", data=form).headers["location"] == leads_to


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_of_another_site_signs_nobody_in(anybody: TestClient, headers: dict[str, str]) -> None:
    form = {"email": "back@example.org", "password": PASSWORD}
    assert anybody.post("/staff/sign-in", data=form, headers=headers).status_code == 403


def test_an_invitation_sets_password_and_code_once(anybody: TestClient) -> None:
    with writing() as db:
        member = staff_accounts.add(db, "new@example.org", "New Person", "reviewer")
        token = staff_accounts.invite(db, member, clock.now())
        secret = member.code_secret or ""
    page = anybody.get(f"/staff/invitation/{token}")
    assert page.status_code == 200
    assert secret in re.sub(r"\s", "", page.text)
    code = pyotp.TOTP(secret).now()
    address = f"/staff/invitation/{token}"
    assert anybody.post(address, data={"password": "short", "code": code}).status_code == 400
    with writing() as db:
        member = staff_accounts.by_email(db, "new@example.org")
        assert member is not None
        member.code_used = None
    wrong = "000000" if code != "000000" else "111111"
    assert anybody.post(address, data={"password": PASSWORD, "code": wrong}).status_code == 400
    assert anybody.post(address, data={"password": PASSWORD, "code": pyotp.TOTP(secret).now()}).status_code == 303
    assert anybody.get(address).status_code == 404
    assert try_it(anybody, "new@example.org") == 401, "the code is needed from now on"


def test_an_old_invitation_opens_nothing(anybody: TestClient) -> None:
    with writing() as db:
        member = staff_accounts.add(db, "late@example.org", "Late", "reviewer")
        token = staff_accounts.invite(db, member, clock.now() - timedelta(hours=73))
    assert anybody.get(f"/staff/invitation/{token}").status_code == 404
    assert anybody.get("/staff/invitation/made-up").status_code == 404


@pytest.mark.parametrize(
    ("email", "role", "services", "says"),
    [
        ("no address", "admin", (), "email address"),
        ("x@example.org", "boss", (), "role"),
        ("x@example.org", "service_staff", (), "service"),
    ],
)
def test_accounts_that_cannot_be_made_say_why(email: str, role: str, services: tuple[str, ...], says: str) -> None:
    with pytest.raises(AccountError, match=says), writing() as db:
        staff_accounts.add(db, email, "X", role, services)


@pytest.mark.parametrize("password", ["short", "x" * 201, "pat@example.org"])
def test_weak_passwords_are_refused(password: str) -> None:
    with reading() as db:
        member = staff_accounts.StaffMember(email="pat@example.org", name="Pat", role="admin", password_hash="!")
        with pytest.raises(AccountError):
            staff_accounts.set_password(member, password)
        db.expunge_all()


def test_the_demo_has_one_sign_in_that_stays_the_same(
    anybody: TestClient, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.settings.VAR", tmp_path_factory.mktemp("var"))
    assert settings().demo
    first = demo_account()
    assert demo_account() == first
    assert first[0] == DEMO_EMAIL
    assert try_it(anybody, *first) == 303


def test_a_reset_takes_the_old_password_and_sessions_away(anybody: TestClient) -> None:
    account("reset@example.org")
    try_it(anybody, "reset@example.org")
    with writing() as db:
        member = staff_accounts.by_email(db, "reset@example.org")
        assert member is not None
        staff_accounts.invite(db, member, clock.now())
    assert anybody.get("/staff/today").status_code == 303
    assert try_it(anybody, "reset@example.org") == 401
