"""The same lives on PostgreSQL: whatever holds on SQLite holds there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from bot.settings import settings
from bot.store import database, directory
from tests.booking_life import test_booking_life_fhir as fhir
from tests.booking_life import test_booking_life_taken_away as taken_away
from tests.booking_life import test_booking_life_whole as whole
from tests.support.desk_talk import World


@pytest.fixture
def postgresql_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A desk of its own on a PostgreSQL database of its own, dropped afterwards."""
    server = os.environ["TEST_DATABASE_URL"].replace("postgresql+psycopg://", "postgresql://")
    name = f"booking_life_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield World(tmp_path, monkeypatch, f"{server.rsplit('/', 1)[0]}/{name}")
            database.engine().dispose()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            settings.cache_clear()
            directory._shelf.local, directory._shelf.looked = None, 0.0


@pytest.mark.postgresql
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_the_whole_life(postgresql_world: World, channel: str) -> None:
    whole.test_the_whole_life(postgresql_world, channel)


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "lived",
    [
        whole.test_a_freed_time_goes_to_one_person_at_a_time_in_order,
        taken_away.test_what_is_blocked_is_not_offered_held_or_made_again_until_it_is_lifted,
        taken_away.test_nothing_changes_while_the_patient_is_writing_or_once_it_is_settled,
        fhir.test_each_export_keeps_its_ids_and_follows_a_move_and_a_cancellation,
    ],
)
def test_a_part_of_it(postgresql_world: World, lived: Callable[[World], None]) -> None:
    lived(postgresql_world)


@pytest.mark.postgresql
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_a_missed_appointment_and_a_move_by_the_service(postgresql_world: World, channel: str) -> None:
    whole.test_one_need_has_one_appointment(postgresql_world, channel)
    taken_away.test_a_booking_is_moved_to_the_nearest_time_and_the_patient_can_change_it(postgresql_world, channel)
