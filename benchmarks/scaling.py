"""One, two and four of everything: how many turns a second, on PostgreSQL and Redis.

    .venv/desk/bin/python -m benchmarks.scaling [--sizes 1 2 4] [--seconds 30]

For each size that many desks and that many Rasas (and one worker) serve patients who answer at once, so many that all
are busy. More processes than cores can only show that nothing gets worse: read `cores` beside the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from typing import Any

import httpx

from benchmarks import pictures
from benchmarks.measuring import keep, machine, spread, table, used
from benchmarks.ours import CLOCK, BadReply, answer_of, bearer, message
from benchmarks.stock_rasa.project import dialogue
from tests.support.cluster import Cluster
from tests.support.servers import PostgreSQL, Redis

PATIENTS_EACH = 4


async def crowd(url: str, patients: int, seconds: float) -> tuple[list[float], int]:
    """Patients who have one referral after the other until the time is up: milliseconds a turn, and errors."""
    took: list[float] = []
    errors = 0
    until = time.monotonic() + seconds

    async def one() -> None:
        nonlocal errors
        async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as http:
            while time.monotonic() < until:
                try:
                    begun = await http.post("/chat/api/sessions", json={"surgery": "T90001"})
                    token = str(begun.json()["session"])
                    for text in dialogue():
                        if time.monotonic() > until:
                            return
                        began = time.perf_counter()
                        answer_of(
                            await http.post("/chat/api/messages", json=message(text), headers=bearer(token)), text
                        )
                        took.append((time.perf_counter() - began) * 1000)
                except (httpx.HTTPError, BadReply):
                    errors += 1

    await asyncio.gather(*(one() for _ in range(patients)))
    return took, errors


def measured(size: int, seconds: float) -> dict[str, Any]:
    """The figures of one size, on servers of its own."""
    postgres, redis = PostgreSQL().start(), Redis().start()
    cluster = Cluster(postgres, redis, desks=size, assistants=size, workers=1, clock=CLOCK)
    try:
        cluster.start()
        asyncio.run(crowd(cluster.url, PATIENTS_EACH * size, 8))
        pids = [process.pid for process in cluster.processes.values()]
        before, began = used(pids), time.monotonic()
        took, errors = asyncio.run(crowd(cluster.url, PATIENTS_EACH * size, seconds))
        wall = time.monotonic() - began
        after = used(pids)
    finally:
        cluster.stop()
        redis.kill()
        postgres.remove()
    return {
        "size": size,
        "turns_a_second": len(took) / wall,
        "turn_ms": spread(took),
        "errors": errors,
        "cores": (after.cpu_seconds - before.cpu_seconds) / wall,
        "memory_mb": after.memory_mb,
    }


def main() -> int:
    """The command line; gives the exit code: 1 where there were errors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--seconds", type=float, default=30)
    chosen = parser.parse_args()
    begun_on = machine()
    found = [measured(size, chosen.seconds) for size in chosen.sizes]
    rows = [["desks = Rasas", "turns/s", "median ms", "p95 ms", "errors", "cores used", "memory MB"]]
    for each in found:
        times = each["turn_ms"]
        figures = (each["turns_a_second"], times["median"], times["p95"])
        used_ = (str(each["errors"]), f"{each['cores']:.2f}", f"{each['memory_mb']:.0f}")
        rows.append([str(each["size"]), *(f"{value:.1f}" for value in figures), *used_])
    print(table(rows))
    print(f"This machine has {begun_on['cores']} cores; the database and the patients run on them too.")
    print(keep("scaling", {"sizes": found, "machine": begun_on, "machine_after": machine()}))
    series = {"turns a second": [float(each["turns_a_second"]) for each in found]}
    across = [float(each["size"]) for each in found]
    print(pictures.lines("scaling", "Desks and Rasas", across, series, ("desks and Rasas", "turns a second")))
    return int(any(each["errors"] for each in found))


if __name__ == "__main__":
    sys.exit(main())
