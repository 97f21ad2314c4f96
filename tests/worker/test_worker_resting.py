"""A worker with nothing to do rests: no job that has done all there is comes round again at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import settings
from bot.worker import work
from bot.worker.delivery import Delivery
from tests.support.desk_talk import World


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A desk with a directory and its times, and no patient."""
    yield World(tmp_path, monkeypatch)
    settings.cache_clear()


def test_every_job_says_that_it_did_nothing_where_there_is_nothing_to_do(world: World) -> None:
    async def once() -> dict[str, int]:
        return {job.name: await job.work() for job in work.jobs(Delivery())}

    asyncio.run(once())
    assert {name for name, done in asyncio.run(once()).items() if done} == set()
