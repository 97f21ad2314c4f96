"""The migrations make the tables that the code describes: nothing more, nothing less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.settings import settings
from bot.store import console_tables
from bot.store.database import engine, migrate
from bot.store.tables import Base


@pytest.fixture
def migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty database brought up to date."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'schema.db'}")
    settings.cache_clear()
    migrate()
    yield
    settings.cache_clear()


def test_the_tables_are_those_that_the_migrations_make(migrated: None) -> None:
    assert console_tables.DirectoryVersion.__table__.metadata is Base.metadata
    with engine().connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []
