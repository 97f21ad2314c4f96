"""The version before still runs on the newer schema, so that an upgrade needs no standstill and can be taken back.

Every migration only adds: no table or column of the version before goes, and a new column of an old table needs no
value from a version that does not know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.settings import settings
from bot.store import database
from bot.store.database import reading
from bot.store.schema import found, wanted
from tests.support.product import ROOT

Columns = dict[tuple[str, str], bool]


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(ROOT / "bot" / "store" / "migrations"))
    return made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'upgrade.db'}")
    settings.cache_clear()
    yield
    database.engine().dispose()
    settings.cache_clear()


def columns() -> Columns:
    """Every column there is, and whether a row may be written without naming it."""
    inspector = sa.inspect(database.engine())
    return {
        (table, column["name"]): bool(column["nullable"] or column["default"] is not None)
        for table in inspector.get_table_names()
        for column in inspector.get_columns(table)
    }


def test_every_migration_only_adds(empty: None) -> None:
    revisions = [one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()][::-1]
    assert revisions == sorted(revisions), "numbered in their order: `bot.health` relies on it"
    before: Columns = {}
    for revision in revisions:
        command.upgrade(config(), revision)
        after = columns()
        tables = {table for table, _ in before}
        assert set(before) <= set(after), f"{revision} takes something away"
        for (table, column), may_be_left_out in after.items():
            if table in tables and (table, column) not in before:
                assert may_be_left_out, f"{revision}: the version before cannot write to {table} for want of {column}"
        before = after
        database.engine().dispose()


def test_an_older_schema_is_seen_and_a_newer_one_is_no_fault(empty: None) -> None:
    from bot import health

    command.upgrade(config(), "0001")
    assert "run migrate" in (health.database() or "")
    command.upgrade(config(), "head")
    assert health.database() is None
    with database.writing() as db:
        db.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    assert health.database() is None
    with reading() as db:
        assert (found(db) or "") > wanted()
