"""A seat belongs to one patient: together and alone, on time and too late, with the process killed in the middle."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.orm import Session

from bot.booking.hold import HoldOverError
from bot.settings import settings
from bot.store import appointments
from bot.store.appointments import SlotGone
from bot.store.database import migrate, writing
from bot.store.tables import Conversation, SlotRecord
from tests.support.booking_race import killed, race

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A database of its own with two slots, one with two seats, and three patients."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    settings.cache_clear()
    migrate()
    with writing() as session:
        for name, capacity in (("one", 1), ("two", 2)):
            session.add(
                SlotRecord(
                    id=name, clinic_id="c", service_id="s", starts=NOW + timedelta(days=2), minutes=30, mode="phone",
                    capacity=capacity,
                )
            )  # fmt: skip
        for name in ("ann", "bob", "cat"):
            session.add(Conversation(id=name, channel="web", created_at=NOW, progress={}))
        session.flush()
        yield session
    settings.cache_clear()


def _hold(db: Session, who: str, slot: str = "one", now: datetime = NOW) -> None:
    appointments.hold(db, who, db.get_one(SlotRecord, slot), now, now + 10 * MINUTE)


def _free(db: Session, now: datetime = NOW) -> list[str]:
    return [slot.id for slot in appointments.free_slots(db, "s", now, now + timedelta(weeks=1), now)]


def test_a_held_seat_is_nobody_elses(db: Session) -> None:
    _hold(db, "ann")
    with pytest.raises(SlotGone):
        _hold(db, "bob")
    assert _free(db) == ["two"]


def test_a_slot_has_as_many_seats_as_its_capacity(db: Session) -> None:
    _hold(db, "ann", "two")
    _hold(db, "bob", "two")
    with pytest.raises(SlotGone):
        _hold(db, "cat", "two")


def test_a_hold_is_over_at_its_last_moment_without_anybody_doing_anything(db: Session) -> None:
    _hold(db, "ann")
    assert _free(db, NOW + 10 * MINUTE - timedelta(seconds=1)) == ["two"]
    assert _free(db, NOW + 10 * MINUTE) == ["one", "two"]
    _hold(db, "bob", now=NOW + 10 * MINUTE)
    with pytest.raises(SlotGone):
        appointments.book(db, "ann", NOW + 10 * MINUTE)


def test_picking_another_time_gives_the_first_back(db: Session) -> None:
    _hold(db, "ann", "one")
    _hold(db, "ann", "two")
    _hold(db, "bob", "one")
    assert appointments.book(db, "bob", NOW).slot_id == "one"


def test_signs_of_life_keep_a_hold_up_to_its_limit_and_asking_goes_beyond(db: Session) -> None:
    _hold(db, "ann")
    mine = appointments.held(db, "ann")
    assert mine is not None
    for minute in (9, 18, 27):
        appointments.touch(db, mine, "web", NOW + minute * MINUTE)
    assert mine.held_until == NOW + 30 * MINUTE
    appointments.extend(db, mine, "web", NOW + 29 * MINUTE)
    assert mine.held_until == NOW + 39 * MINUTE
    with pytest.raises(HoldOverError):
        appointments.extend(db, mine, "web", NOW + 39 * MINUTE)


def test_a_move_keeps_the_old_time_until_the_new_one_is_booked(db: Session) -> None:
    _hold(db, "ann", "one")
    appointments.book(db, "ann", NOW)
    _hold(db, "ann", "two")
    with pytest.raises(SlotGone):
        _hold(db, "bob", "one")
    moved = appointments.book(db, "ann", NOW)
    assert (moved.slot_id, moved.sequence) == ("two", 1)
    _hold(db, "bob", "one")


def test_a_cancelled_seat_is_free_and_the_reason_is_kept(db: Session) -> None:
    _hold(db, "ann")
    appointments.book(db, "ann", NOW)
    gone = appointments.cancel(db, "ann", NOW, "cannot_get_there")
    assert gone is not None
    assert (gone.status, gone.reason) == ("cancelled", "cannot_get_there")
    assert _free(db) == ["one", "two"]
    with pytest.raises(ValueError, match="unknown reason"):
        appointments.cancel(db, "ann", NOW, "because")


def _databases(tmp_path: Path, name: str) -> str:
    return f"sqlite:///{tmp_path / name}.db"


def test_a_crowd_after_few_times_on_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    judged = race(_databases(tmp_path, "race"), attempts=400, workers=40, slots=20)
    assert judged.attempts == 400
    assert 0 < judged.booked <= 20
    assert (judged.double, judged.lost, judged.losers_without_offer) == (0, 0, 0)
    assert judged.losers > 0


def test_a_killed_process_leaves_nothing_half_done_on_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert killed(_databases(tmp_path, "kills"), times=3) == []


@pytest.fixture
def postgresql(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty PostgreSQL database, dropped afterwards."""
    server = os.environ["TEST_DATABASE_URL"].rsplit("/", 1)[0]
    name = f"booking_race_{os.getpid()}"
    address = os.environ["TEST_DATABASE_URL"].replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        monkeypatch.setenv("DATABASE_URL", "")
        try:
            yield f"{server}/{name}"
        finally:
            from bot.store import database

            database.engine().dispose()
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.postgresql
def test_a_crowd_after_few_times_on_postgresql(postgresql: str) -> None:
    judged = race(postgresql, attempts=400, workers=40, slots=20)
    assert judged.attempts == 400
    assert 0 < judged.booked <= 20
    assert (judged.double, judged.lost, judged.losers_without_offer) == (0, 0, 0)
    assert judged.losers > 0


@pytest.mark.postgresql
def test_a_killed_process_leaves_nothing_half_done_on_postgresql(postgresql: str) -> None:
    assert killed(postgresql, times=3) == []
