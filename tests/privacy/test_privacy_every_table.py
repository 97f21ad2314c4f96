"""An erased person is gone from every table there is, also one that nobody has thought of yet; and no log holds a word.

Tables are taken from the schema and not from a list, and staff pages from the routes: whatever is added later is
filled, visited and searched by itself, or makes a test fail until somebody has said whose data it holds.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.routing import APIRoute
from sqlalchemy import Boolean, Column, Date, Integer, select
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from bot import clock, logs, metrics
from bot.conversation import privacy
from bot.settings import settings
from bot.staff import site
from bot.store import console_tables, database, directory, staff_accounts
from bot.store.columns import Moment, SecretJson, keyed_hash
from bot.store.directory import load_slots, local
from bot.store.tables import Base, Conversation, SlotRecord, StaffSession
from tests.privacy.test_privacy_no_trace import text_in
from tests.staff import staff_made
from tests.staff.conftest import PASSWORD, application
from tests.support.inside import Inside

MARK = "zqv"
NAME, SAID = "Winifred Quillfeather", "my zanzibarine knee hurts since I lifted at the chandlery"
WORDS = ("quillfeather", "winifred", "zanzibarine", "chandlery", "7700900456")

NOT_A_PATIENTS = {
    "slots": "times that clinics offer",
    "blocked_times": "times that clinics do not run",
    "service_notices": "that a service has news, and no more",
    "directory_versions": "a service's file, as staff saved it",
    "message_templates": "words that staff send often, kept from naming anybody",
    "staff": "accounts of staff",
    "staff_sessions": "browsers of staff",
    "audit": "who did what, without words; the subject is an id that leads nowhere after erasure",
    "opt_outs": "the keyed hash of a number that asked for no texts: kept, or it would be texted again",
}
"""Tables that hold nothing of a patient's, or what is kept, and why. Every other table must be emptied by erasing."""

KEPT_BY_THE_DATABASE = {"alembic_version", "sqlite_sequence"}


def path_of() -> Path:
    """The database's file."""
    return Path(settings().database.removeprefix("sqlite:///"))


def of_a_patient() -> list[type[Base]]:
    """Every class whose rows go with a conversation, in an order in which they can be made."""
    classes = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    names = [table.name for table in Base.metadata.sorted_tables]
    return [classes[name] for name in names if name not in NOT_A_PATIENTS and name != Conversation.__tablename__]


def value_for(column: Column[Any], links: dict[str, Any], now: datetime, number: int) -> Any:
    """A value for a column: the row it points to, a marked text, or something plain."""
    for key in column.foreign_keys:
        return links[key.target_fullname]
    if isinstance(column.type, SecretJson):
        return {MARK: f"{MARK}{column.table.name}{column.name}"}
    if isinstance(column.type, Moment):
        return now
    if isinstance(column.type, Date):
        return date(2027, 3, 1)
    if isinstance(column.type, Boolean):
        return True
    if column.type._type_affinity is Integer:
        return number
    length = getattr(column.type, "length", None)
    return f"{MARK}{number}{column.table.name}{column.name}"[: length or 200]


CONVERSATION = "c0ffee" * 5


def fill(db: Session, now: datetime) -> None:
    """A conversation, and a row with marked words in every table that goes with it."""
    load_slots(db, local(), now.date(), now)
    links: dict[str, Any] = {"slots.id": db.scalars(select(SlotRecord.id)).first()}
    for number, table in enumerate([Conversation, *of_a_patient()], start=900):
        columns = [each for each in table.__table__.columns if not (each.primary_key and each.autoincrement is True)]
        names = {column: table.__mapper__.get_property_by_column(column).key for column in columns}
        row = table(**{names[column]: value_for(column, links, now, number) for column in columns})
        if isinstance(row, Conversation):
            row.id = CONVERSATION
        db.add(row)
        db.flush()
        for key in table.__table__.primary_key:
            links[f"{table.__tablename__}.{key.name}"] = getattr(row, table.__mapper__.get_property_by_column(key).key)


def rows_in(path: Path) -> dict[str, int]:
    """How many rows each of the database's own tables holds."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    connection.close()
    return found


def test_every_table_is_known_to_be_a_patients_or_not(world: Inside) -> None:
    assert console_tables.Base is Base
    every = {table.name for table in Base.metadata.sorted_tables}
    assert set(rows_in(path_of())) - KEPT_BY_THE_DATABASE == every
    assert set(NOT_A_PATIENTS) <= every
    for table in Base.metadata.sorted_tables:
        leads_home = {key.column.table.name for key in table.foreign_keys} - set(NOT_A_PATIENTS)
        assert leads_home or table.name in NOT_A_PATIENTS or table.name == "conversations", table.name
        assert not (leads_home and table.name in NOT_A_PATIENTS), table.name


def test_erasing_empties_every_table_of_a_person(world: Inside, forgotten: list[str]) -> None:
    world.change(lambda db: fill(db, world.now))
    filled = rows_in(path_of())
    assert [table.__tablename__ for table in of_a_patient() if not filled[table.__tablename__]] == []
    marked = set(re.findall(rf"{MARK}\d*([a-z_]+)", text_in(path_of())))
    assert len(marked) >= len(of_a_patient())

    asyncio.run(privacy.erase(CONVERSATION, by="sam@example.org", reason="asked"))

    after = rows_in(path_of())
    assert [table.__tablename__ for table in of_a_patient() if after[table.__tablename__]] == []
    text = text_in(path_of())
    assert MARK not in text
    assert forgotten == [CONVERSATION]


def test_give_me_my_data_holds_every_table_of_a_person(world: Inside) -> None:
    world.change(lambda db: fill(db, world.now))
    [held] = privacy.export([CONVERSATION], by="sam@example.org")["conversations"]
    assert {table.__tablename__ for table in of_a_patient()} <= held.keys()
    text = json.dumps(held)
    secret = [
        f"{table.__tablename__}.{column.name}"
        for table in of_a_patient()
        for column in table.__table__.columns
        if type(column.type).__name__ in ("Secret", "SecretJson") and f"{table.__tablename__}{column.name}" not in text
    ]
    assert secret == []


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that this process logs, at the most talkative level."""
    kept, root = io.StringIO(), logging.getLogger()
    before = root.handlers[:], root.level
    logs.install("desk", to=kept)
    root.setLevel(logging.DEBUG)
    try:
        yield kept
    finally:
        logging.captureWarnings(False)
        root.handlers[:], _ = before[0], root.setLevel(before[1])


@pytest.fixture
def admin(world: Inside, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who may do everything in the console, signed in."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(staff_accounts, "_hasher", lambda: quick)
    staff_accounts._nobody.cache_clear()
    directory.look_again()
    with database.writing() as db:
        member = staff_accounts.add(db, "admin@example.org", "Admin Person", "admin", ())
        staff_accounts.set_password(member, PASSWORD)
        token = staff_accounts.begin(db, member, clock.now())
        csrf = db.get_one(StaffSession, keyed_hash(token)).csrf
    browser = TestClient(application(), follow_redirects=False, cookies={"staff": token}, raise_server_exceptions=False)
    browser.csrf = csrf  # type: ignore[attr-defined]
    return browser


LEFT_OUT = ("sign-", "/accounts", "/directory", "/invitation", "/erase", "/phrases", "/organisation", "/static")
"""Pages about staff and services, and those that would end the visit."""


def visit_everything(browser: TestClient, made: staff_made.Made) -> dict[str, int]:
    """Goes to every page about a patient and sends every form, with the patient's words in all its fields."""
    ids = {"conversation_id": made.id, "flag_id": "1", "alert_id": "1", "draft_id": "1", "block_id": "1"}
    turn = str(made.patient_message)
    form = {
        "csrf": browser.csrf,  # type: ignore[attr-defined]
        "text": f"{NAME}: {SAID}", "note": SAID, "why": SAID, "name": NAME, "phone": "07700 900456", "q": NAME,
        "surgery": "T90001", "texts": "yes", "what": "now", "kind": "spoke", "label": "misunderstood", "owner": NAME,
        "service": "bright-start", "outcome": "person_to_look", f"turn{turn}": "wrong", "reason": SAID, "turn": "",
    }  # fmt: skip
    answers: dict[str, int] = {}
    routes = [each for room in site.ROUTERS for each in room.router.routes if isinstance(each, APIRoute)]
    for route in sorted(routes, key=lambda each: ("POST" in (each.methods or ()), each.path)):
        if any(part in route.path for part in LEFT_OUT):
            continue
        address = "/staff" + re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: ids.get(found.group(1), "1"), route.path)
        if "GET" in (route.methods or ()):
            answers[f"GET {route.path}"] = browser.get(address, params={"q": NAME, "turn": turn}).status_code
        else:
            answers[f"POST {route.path}"] = browser.post(address, data=form).status_code
    test = {"csrf": form["csrf"], "name": "a knee", f"says{turn}": "I hurt it in spring", f"asks{turn}": "work_now"}
    answers["a made test"] = browser.post(f"/staff/review/{made.id}/test", data=test).status_code
    return answers


def test_staff_at_work_leave_no_word_in_logs_metrics_or_audit_and_none_after_erasing(
    world: Inside, admin: TestClient, written: io.StringIO
) -> None:
    """Every page of the console is visited and every form sent with the patient's words: notes, outcomes, letters,
    reviews, made tests, fairness, FHIR, calls taken, exports, searches by name."""
    with database.writing() as db:
        made = staff_made.conversation(
            db, world.now, service="bright-start", channel="sms", condition=SAID, name=NAME, flags=("person_asked",),
            alert="crisis",
        )  # fmt: skip
    answers = visit_everything(admin, made)
    assert {what: status for what, status in answers.items() if status >= 500} == {}
    assert len(answers) > 35
    filled = rows_in(path_of())
    for table in ("staff_notes", "outcomes", "reviews", "test_drafts", "facts", "alerts"):
        assert filled[table], (table, answers)
    before = text_in(path_of())
    assert [word for word in WORDS if word not in before] == []
    assert '"event"' in written.getvalue()
    told = written.getvalue().lower() + metrics.exposed().decode().lower()
    assert [word for word in WORDS if word in told] == []
    with sqlite3.connect(path_of()) as connection:
        audit = str(connection.execute("SELECT actor, action, subject, detail FROM audit").fetchall()).lower()
    assert [word for word in WORDS if word in audit] == []

    erased = admin.post(
        f"/staff/conversations/{made.id}/erase",
        data={"csrf": admin.csrf, "reason": "asked", "sure": "yes"},  # type: ignore[attr-defined]
    )
    assert erased.status_code == 200, erased.text
    for each in world.conversations():
        asyncio.run(privacy.erase(each.id, by="admin@example.org", reason="test"))
    after = text_in(path_of())
    assert [word for word in (*WORDS, made.reference.lower()) if word in after] == []
    for page in ("letter", "fhir.json", "", "messages", "privacy"):
        assert admin.get(f"/staff/conversations/{made.id}/{page}".rstrip("/")).status_code == 404
    told = written.getvalue().lower()
    assert [word for word in WORDS if word in told] == []
