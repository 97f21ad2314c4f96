"""The command line for accounts: add, invite, reset, disable, list."""

from __future__ import annotations

import io
import re

import pytest
from starlette.testclient import TestClient

from bot.__main__ import main
from bot.store import staff_accounts
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading
from tests.staff.conftest import PASSWORD


def run(*arguments: str) -> int:
    return main(["staff", *arguments])


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))


def link(out: str) -> str:
    [found] = re.findall(r"/staff/invitation/\S+", out)
    return str(found)


def test_the_first_administrator_signs_in_at_once(anybody: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, PASSWORD)
    assert run("add", "first@example.org", "--name", "First Person") == 0
    answer = anybody.post("/staff/sign-in", data={"email": "first@example.org", "password": PASSWORD})
    assert answer.status_code == 303
    with reading() as db:
        member = staff_accounts.by_email(db, "first@example.org")
        assert member is not None
        assert (member.role, member.name) == ("admin", "First Person")


def test_codes_can_be_set_up_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert run("add", "coded@example.org", "--code") == 0
    assert "otpauth://totp/" in capsys.readouterr().out


def test_an_invitation_a_reset_and_closing(anybody: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("invite", "adviser@example.org", "--name", "Ann", "--services", "bright-start,steady-steps") == 0
    first = link(capsys.readouterr().out)
    assert anybody.get(first).status_code == 200
    assert run("reset", "adviser@example.org") == 0
    second = link(capsys.readouterr().out)
    assert (anybody.get(first).status_code, anybody.get(second).status_code) == (404, 200)
    assert run("disable", "adviser@example.org") == 0
    assert anybody.get(second).status_code == 404
    capsys.readouterr()
    assert run("list") == 0
    assert "adviser@example.org\tAnn\tservice_staff\tdisabled\tbright-start,steady-steps" in capsys.readouterr().out
    with reading() as db:
        found = entries(db, AuditWanted(subject="adviser@example.org"))
    assert [entry.action for entry in found] == ["disable account", "reset account", "invite"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("invite", "x@example.org"), "at least one service"),
        (("invite", "x@example.org", "--services", "no-such-service"), "no service called no-such-service"),
        (("invite", "not an address", "--role", "admin"), "email address"),
        (("reset", "nobody@example.org"), "no account"),
        (("disable", "nobody@example.org"), "no account"),
    ],
)
def test_mistakes_are_told_and_change_nothing(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert says in capsys.readouterr().err
    with reading() as db:
        assert staff_accounts.by_email(db, "x@example.org") is None


def test_a_weak_password_makes_no_account(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, "short")
    assert run("add", "weak@example.org") == 2
    assert "at least 12" in capsys.readouterr().err
    with reading() as db:
        assert staff_accounts.by_email(db, "weak@example.org") is None
