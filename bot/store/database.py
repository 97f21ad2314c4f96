"""The engine and its sessions: SQLite alone by default, PostgreSQL where `DATABASE_URL` says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

from bot.settings import settings
from bot.store.one_writer import OneWriter


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """Readers never wait for a writer, a writer waits its turn, foreign keys count, what is erased is overwritten."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def make_engine(url: str) -> Engine:
    """An engine for that address. On SQLite its connections begin nothing by themselves: `begin` does."""
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": 10}, pool_size=10, max_overflow=20)
        event.listen(engine, "connect", _tune_sqlite)
        return engine
    # No overflow: it would open and close connections in a rush whenever many patients write at once.
    return create_engine(url, pool_size=20, max_overflow=0, pool_pre_ping=True)


def begin(connection: Connection, only_reading: bool = False) -> None:
    """Begins a transaction. On SQLite it takes the write lock at its start, so that reading and then writing can never
    fail half-way. (Said here and not by a listener of the engine, which would slow every statement.)"""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN" if only_reading else "BEGIN IMMEDIATE")


_making = threading.Lock()


def _sessions(url: str) -> sessionmaker[Session]:
    """The one engine of that address. Threads that all come first must not make one each, with a pool each."""
    with _making:
        return _made(url)


@lru_cache(maxsize=4)
def _made(url: str) -> sessionmaker[Session]:
    return sessionmaker(make_engine(url), expire_on_commit=False)


def _turn(url: str) -> AbstractContextManager[object]:
    """What whoever writes there holds meanwhile: on SQLite the writers' queue, which they join before they take a
    connection; PostgreSQL sees to that itself."""
    with _making:
        return _queue(url)


@lru_cache(maxsize=4)
def _queue(url: str) -> AbstractContextManager[object]:
    if not url.startswith("sqlite"):
        return nullcontext()
    file = make_url(url).database
    return OneWriter(Path(file) if file and file != ":memory:" else None)


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction: committed at the end, rolled back if anything is raised."""
    with _turn(settings().database), _sessions(settings().database)() as session, session.begin():
        begin(session.connection())
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only reads; it takes no write lock."""
    with _sessions(settings().database)() as session:
        begin(session.connection(), only_reading=True)
        yield session


def engine() -> Engine:
    """The engine of this process."""
    with _sessions(settings().database)() as session:
        bind = session.get_bind()
        assert isinstance(bind, Engine)
        return bind


def migrate() -> None:
    """Brings the database up to the newest schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.upgrade(config, "head")
