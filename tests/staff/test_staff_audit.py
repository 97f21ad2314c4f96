"""The audit is complete: a walk over everything finds each visit and each change in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from starlette.testclient import TestClient

from bot import clock
from bot.staff.gate import Gate
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading, writing
from bot.store.tables import Message
from tests.staff import staff_made
from tests.staff.test_staff_roles import GATED, filled

ACTOR = "admin@example.org"


def written(subject: str | None = None) -> list[tuple[str, str]]:
    """What the administrator did, oldest first."""
    with reading() as db:
        found = entries(db, AuditWanted(actor=ACTOR, subject=subject), limit=10_000)
    return [(entry.action, entry.subject) for entry in reversed(found)]


def made() -> str:
    with writing() as db:
        return staff_made.conversation(db, clock.now(), service="bright-start", alert="crisis", flags=("misread",)).id


def test_every_visit_and_every_change_is_written_down(sign_in: Callable[..., TestClient]) -> None:
    browser, conversation = sign_in("admin"), made()
    for method, path, gate in GATED:
        if not gate.action:
            continue
        address = filled(path, conversation)
        before = len(written())
        form = {"csrf": browser.csrf, "text": "x"} if method == "POST" else None  # type: ignore[attr-defined]
        browser.request(method, address, data=form)
        subject = conversation if "{conversation_id}" in path else address
        assert written()[before:] == [(gate.action, subject)], (method, path)


def test_the_only_pages_whose_gate_writes_no_entry_are_those_that_write_one_for_each_thing_shown() -> None:
    """New messages, where there are any; an export, one entry for each conversation in it (tested with the page)."""
    assert sorted(path for _, path, gate in GATED if not gate.action) == [
        "/conversations/{conversation_id}/export",
        "/conversations/{conversation_id}/messages",
    ]


def test_new_messages_that_appear_by_themselves_are_written_down(sign_in: Callable[..., TestClient]) -> None:
    browser, conversation = sign_in("admin"), made()
    address = f"/staff/conversations/{conversation}/messages"
    with reading() as db:
        last = max(row.id for row in db.query(Message).filter(Message.conversation_id == conversation))
    assert browser.get(f"{address}?after={last}").json() == {"messages": []}
    assert written(conversation) == []
    assert len(browser.get(f"{address}?after={last - 1}").json()["messages"]) == 1
    assert written(conversation) == [("view new messages", conversation)]


def test_a_refusal_is_written_down(sign_in: Callable[..., TestClient]) -> None:
    sign_in("directory_editor").get(f"/staff/conversations/{made()}")
    with reading() as db:
        found = entries(db, AuditWanted(actor="directory_editor@example.org"))
    assert [entry.action for entry in found] == ["refused"]


def test_who_read_a_conversation_is_shown_on_its_page(sign_in: Callable[..., TestClient]) -> None:
    conversation = made()
    sign_in("reviewer").get(f"/staff/conversations/{conversation}")
    assert (
        "reviewer@example.org, view conversation" in sign_in("admin").get(f"/staff/conversations/{conversation}").text
    )


def test_a_search_leaves_no_name_in_the_audit(sign_in: Callable[..., TestClient]) -> None:
    browser = sign_in("admin")
    browser.get("/staff/conversations?q=Winifred+Secret&channel=web")
    with reading() as db:
        newest = entries(db, AuditWanted(actor=ACTOR), limit=1)[0]
    assert (newest.action, newest.detail) == ("list conversations", "channel, q")


def test_the_export_holds_what_the_page_shows_and_no_formula(sign_in: Callable[..., TestClient]) -> None:
    browser = sign_in("admin")
    conversation = made()
    browser.get(f"/staff/conversations/{conversation}")
    with writing() as db:
        from bot.store import console

        console.audit(db, "=1+1", "view", conversation, clock.now())
    answer = browser.get(f"/staff/audit.csv?subject={conversation}")
    rows = list(csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert [row["actor"] for row in rows] == ["'=1+1", ACTOR]
    assert "attachment" in answer.headers["content-disposition"]
    assert conversation[:8] in browser.get(f"/staff/audit?subject={conversation}").text


def test_the_audit_is_paged(sign_in: Callable[..., TestClient]) -> None:
    browser = sign_in("admin")
    for _ in range(3):
        browser.get("/staff/directory")
    with reading() as db:
        newest = entries(db, limit=2)
        older = entries(db, before=newest[-1].id, limit=2)
    assert older[0].id < newest[-1].id
    assert browser.get(f"/staff/audit?before={newest[0].id}&action=view+directory").status_code == 200


def test_a_gate_that_is_quiet_does_not_keep_a_session_alive() -> None:
    assert [gate.quiet for _, path, gate in GATED if path.endswith("/messages") and not gate.action] == [True]
    assert Gate("read", "x").quiet is False
