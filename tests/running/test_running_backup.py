"""A backup taken while a patient chats is restored on an empty machine, and the patient goes on where it was taken."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support import servers
from tests.support.patient import WebPatient
from tests.support.product import ROOT, Product
from tests.support.servers import PostgreSQL

pytestmark = pytest.mark.rasa

BEFORE = ("off 3 weeks with my back, I work in a warehouse", "I want to go back to my job")
AFTER = "actually it's five weeks"


def facts(patient: WebPatient) -> dict[str, object]:
    return {each["name"]: each["value"] for each in patient.conversation["facts"]}


def goes_on(product: Product, patient: WebPatient, known: dict[str, object], late: str) -> None:
    """The patient's page, still open, finds everything up to the backup, and its later message is taken again."""
    product.start()
    found = patient.http.get("/chat/api/messages", headers={"Authorization": f"Bearer {patient.token}"})
    texts = [each["text"] for each in found.json()["messages"]]
    assert [text for text in texts if text in (*BEFORE, AFTER)] == list(BEFORE)
    assert facts(patient) == known
    assert patient.says(AFTER, late)
    again = patient.send(AFTER, late)
    assert again.json()["messages"] == patient.last
    changed = facts(patient)
    assert changed["absence_started"] != known["absence_started"]
    assert {name: value for name, value in changed.items() if name != "absence_started"}.items() >= {
        name: value for name, value in known.items() if name != "absence_started"
    }.items()


def chatting(product: Product) -> tuple[WebPatient, dict[str, object]]:
    patient = WebPatient(product.start())
    for words in BEFORE:
        patient.says(words)
    known = facts(patient)
    assert {"absence_started", "goal", "condition_words"} <= known.keys()
    return patient, known


def lose_everything(product: Product) -> None:
    for name in list(product.processes):
        product.kill(name)


def test_sqlite_is_backed_up_while_it_is_used(tmp_path: Path) -> None:
    product, backup, late = Product(clock="2027-03-01T10:00:00"), tmp_path / "backup.db", str(uuid.uuid4())
    try:
        patient, known = chatting(product)
        with closing(sqlite3.connect(product.folder / "test.db")) as live, closing(sqlite3.connect(backup)) as copy:
            live.backup(copy)
        patient.says(AFTER, late)
        lose_everything(product)
        for lost in product.folder.glob("*.db*"):
            lost.unlink()
        backup.rename(product.folder / "test.db")
        goes_on(product, patient, known, late)
    finally:
        product.stop()


@pytest.fixture
def postgres() -> Iterator[PostgreSQL]:
    server = PostgreSQL().start()
    yield server
    server.remove()


@pytest.mark.postgresql
@pytest.mark.skipif(bool(servers.missing()), reason="needs PostgreSQL's and Redis's programs")
def test_postgresql_is_dumped_while_it_is_used(postgres: PostgreSQL, tmp_path: Path) -> None:
    late, dump = str(uuid.uuid4()), tmp_path / "backup.dump"
    product = Product(postgres.url, "2027-03-01T10:00:00", {"TRACKER_DATABASE_URL": postgres.url})
    try:
        patient, known = chatting(product)
        subprocess.run(postgres.program("pg_dump", "-Fc", "-f", str(dump), "postgres"), check=True)
        patient.says(AFTER, late)
        lose_everything(product)
        postgres.remove()
        empty = PostgreSQL().start()
        try:
            subprocess.run(empty.program("createdb", "restored"), check=True)
            subprocess.run(empty.program("pg_restore", "--exit-on-error", "-d", "restored", str(dump)), check=True)
            restored = empty.url.removesuffix("postgres") + "restored"
            product.environment |= {"DATABASE_URL": restored, "TRACKER_DATABASE_URL": restored}
            goes_on(product, patient, known, late)
        finally:
            product.stop()
            empty.remove()
    finally:
        product.stop()


@pytest.mark.postgresql
@pytest.mark.skipif(bool(servers.missing()), reason="needs PostgreSQL's and Redis's programs")
def test_many_may_migrate_at_the_same_time(postgres: PostgreSQL) -> None:
    product = Product(postgres.url)
    try:
        command = [sys.executable, "-m", "bot", "migrate"]
        crowd = [subprocess.Popen(command, env=product.environment, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
        told = [each.communicate(timeout=120)[1].decode() for each in crowd]
        assert [each.returncode for each in crowd] == [0, 0, 0, 0], told
        engine = sa.create_engine(postgres.url.replace("postgresql://", "postgresql+psycopg://"))
        with engine.connect() as connection:
            assert len(list(connection.execute(sa.text("SELECT version_num FROM alembic_version")))) == 1
        engine.dispose()
    finally:
        product.stop()
