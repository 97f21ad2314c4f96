"""The worker's loop: what has nothing to do rests."""

from __future__ import annotations

import asyncio

import pytest

from bot.worker import work
from bot.worker.delivery import Delivery
from bot.worker.work import Job
from tests.support.inside import Inside

NAMES = [job.name for job in work.jobs(Delivery())]


def _job(name: str) -> Job:
    return next(job for job in work.jobs(Delivery()) if job.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_a_job_that_has_done_its_work_says_that_nothing_is_left(world: Inside, name: str) -> None:
    """Or it would be called again and again without a rest, and keep the database's one writer busy."""
    world.arrives("WORK")
    world.arrives("I am going to kill myself")
    world.pass_time(days=8)

    async def until_done() -> int:
        for rounds in range(12):
            if not await _job(name).work():
                return rounds
        return 12

    assert asyncio.run(until_done()) < 12
