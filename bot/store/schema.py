"""Which schema the database has, and which one this version of the product needs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session


@lru_cache(maxsize=1)
def wanted() -> str:
    """The newest migration of this version. Migrations are numbered, so that a greater one is a later one."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return str(ScriptDirectory.from_config(config).get_current_head())


def found(db: Session) -> str | None:
    """The last migration that the database went through; None where it has no schema yet."""
    return MigrationContext.configure(db.connection()).get_current_revision()
