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


def test_what_one_job_made_is_seen_to_at_once_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text's answer goes out as soon as it is there, although the outbox is looked at but once in a while."""
    told: list[str] = []

    async def nothing_due() -> int:
        told.append("deliver")
        return 0

    async def two_answers() -> int:
        told.append("answer")
        return int(told.count("answer") <= 2)

    answering, delivering = Job("answer", 60, two_answers, then=("deliver",)), Job("deliver", 60, nothing_due)
    monkeypatch.setattr(work, "jobs", lambda _: [delivering, answering])

    async def a_moment() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(work.forever(), 0.3)

    asyncio.run(a_moment())
    assert told.count("answer") == 3
    assert told.count("deliver") >= 2
    assert "deliver" in told[told.index("answer", told.index("answer") + 1) :], "after the last that made something"
    assert len(told) <= 6, "neither runs again before its time"


def test_every_job_that_is_called_by_another_is_there() -> None:
    jobs = work.jobs(Delivery())
    assert {name for job in jobs for name in job.then} <= {job.name for job in jobs}
