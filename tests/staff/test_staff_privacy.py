"""A person's data is given and erased from the console, by those whose duty it is, with a reason and never too soon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot import clock
from bot.conversation import assistant, privacy
from bot.store.database import reading, writing
from bot.store.tables import Alert, AuditEntry, Base, Conversation
from tests.staff import staff_made


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The conversations whose tracker Rasa was told to forget."""
    told: list[str] = []

    async def forget(conversation: str) -> None:
        told.append(conversation)

    monkeypatch.setattr(assistant, "forget", forget)
    return told


@pytest.fixture
def lead(sign_in: Callable[..., TestClient]) -> TestClient:
    return sign_in("safety_lead")


def made(**more: Any) -> str:
    with writing() as db:
        return staff_made.conversation(db, clock.now(), service="bright-start", **more).id


def post(browser: TestClient, conversation: str, what: str, **form: str) -> Any:
    token = browser.csrf
    return browser.post(f"/staff/conversations/{conversation}/{what}", data={"csrf": token, **form})


def there(conversation: str) -> bool:
    with reading() as db:
        return db.get(Conversation, conversation) is not None


def audited(action: str, conversation: str) -> list[tuple[str, str]]:
    with reading() as db:
        query = select(AuditEntry).where(AuditEntry.action == action, AuditEntry.subject == conversation)
        return [(each.actor, each.detail) for each in db.scalars(query)]


def test_the_data_is_given_as_a_file(lead: TestClient) -> None:
    conversation = made()
    answer = post(lead, conversation, "export")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    [held] = answer.json()["conversations"]
    assert held["conversation"]["id"] == conversation
    assert held["referrals"]
    assert audited("export", conversation) == [("safety_lead@example.org", "")]


def test_erased_with_a_reason(lead: TestClient, forgotten: list[str]) -> None:
    conversation = made()
    assert "Erase for good" in lead.get(f"/staff/conversations/{conversation}/privacy").text
    answer = post(lead, conversation, "erase", reason="asked", sure="yes")
    assert (answer.status_code, "Erased" in answer.text) == (200, True)
    assert not there(conversation)
    assert forgotten == [conversation]
    assert audited("erase", conversation) == [("safety_lead@example.org", "asked")]


@pytest.mark.parametrize(
    "form",
    [{}, {"reason": "asked"}, {"sure": "yes"}, {"reason": "abandoned", "sure": "yes"}, {"reason": "x", "sure": "yes"}],
)
def test_not_without_a_reason_and_being_sure(lead: TestClient, forgotten: list[str], form: dict[str, str]) -> None:
    conversation = made()
    assert post(lead, conversation, "erase", **form).status_code == 400
    assert there(conversation)
    assert forgotten == []


def test_not_while_an_alert_is_open(lead: TestClient, forgotten: list[str]) -> None:
    conversation = made()
    with writing() as db:
        db.add(Alert(conversation_id=conversation, kind="crisis", words="x", opened_at=clock.now()))
    assert "answer the safety alert" in lead.get(f"/staff/conversations/{conversation}/privacy").text
    answer = post(lead, conversation, "erase", reason="asked", sure="yes")
    assert (answer.status_code, "answer the safety alert" in answer.text) == (400, True)
    assert there(conversation)
    assert forgotten == []


def test_not_while_a_booking_lies_ahead(lead: TestClient, forgotten: list[str]) -> None:
    conversation = made(booked_in=timedelta(days=2))
    answer = post(lead, conversation, "erase", reason="asked", sure="yes")
    assert (answer.status_code, "call off or keep the appointment" in answer.text) == (400, True)
    assert there(conversation)


def test_not_while_rasa_is_away(lead: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(_: str) -> None:
        raise assistant.AssistantFailed("away")

    monkeypatch.setattr(assistant, "forget", away)
    conversation = made()
    assert post(lead, conversation, "erase", reason="asked", sure="yes").status_code == 400
    assert there(conversation)


@pytest.mark.parametrize("role", ["reviewer", "service_staff", "directory_editor"])
def test_others_may_not(sign_in: Callable[..., TestClient], role: str) -> None:
    conversation = made()
    browser = sign_in(role)
    assert post(browser, conversation, "export").status_code in (403, 404)
    assert post(browser, conversation, "erase", reason="asked", sure="yes").status_code in (403, 404)
    assert there(conversation)


def test_every_table_that_names_a_conversation_goes_with_it() -> None:
    """Erasing deletes the conversation's row: whatever refers to it must go by itself, in any database."""
    stays = []
    for table in Base.metadata.sorted_tables:
        column = table.columns.get("conversation_id")
        if column is not None and not any(
            key.column.table.name == "conversations" and key.ondelete == "CASCADE" for key in column.foreign_keys
        ):
            stays.append(table.name)
    assert stays == []


def test_every_reason_staff_may_give_is_one_of_the_fixed_ones() -> None:
    from bot.staff.privacy_pages import BY_STAFF

    assert set(BY_STAFF) < set(privacy.REASONS)
