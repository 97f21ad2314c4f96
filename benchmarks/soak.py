"""As many turns as an hour of 300 patients brings, in less time: does memory stay flat, does anything go wrong?

    .venv/desk/bin/python -m benchmarks.soak [--turns 54000] [--patients 12] [--pause 0.3]

300 patients who write every 20 seconds make 54,000 turns an hour. Here fewer patients with short pauses make as many.
Every process's memory is read each ten seconds; what it holds at the end is held against what it held after a fifth of
the turns, when every cache has been filled.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from typing import Any

import httpx

from benchmarks import pictures
from benchmarks.load import next_words
from benchmarks.measuring import keep, machine, spread, table
from benchmarks.ours import Answer, BadReply, Ours, answer_of, bearer, message

AN_HOUR = 54_000
MOST_GROWTH = 1.10
EVERY = 10.0
PROCESSES = ("desk", "assistant", "worker")


class Soak:
    """Patients until so many turns are done, and what was seen meanwhile."""

    def __init__(self, ours: Ours, turns: int, pause: float) -> None:
        self.ours, self.turns, self.pause = ours, turns, pause
        self.took: list[float] = []
        self.errors: list[str] = []
        self.memory: list[dict[str, float]] = []

    async def run(self, patients: int, longest: float) -> None:
        """Lets so many patients in, for `longest` seconds at most."""
        began = time.monotonic()
        self.until = began + longest
        watching = asyncio.create_task(self._watch())
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        async with httpx.AsyncClient(
            base_url=self.ours.product.url, timeout=30, trust_env=False, limits=limits
        ) as http:
            await asyncio.gather(*(self._patient(http, random.Random(n)) for n in range(patients)))
        watching.cancel()
        self._look()

    def _over(self) -> bool:
        return len(self.took) >= self.turns or time.monotonic() > self.until

    def _look(self) -> None:
        now = {name: self.ours.used_by(name).memory_mb for name in PROCESSES}
        self.memory.append({"turns": float(len(self.took)), **now})

    async def _watch(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(EVERY)

    async def _patient(self, http: httpx.AsyncClient, chance: random.Random) -> None:
        while not self._over():
            try:
                begun = await http.post("/chat/api/sessions", json={"surgery": "T90001"})
                begun.raise_for_status()
                await self._referral(http, chance, str(begun.json()["session"]))
            except (httpx.HTTPError, BadReply) as wrong:
                self.errors.append(str(wrong)[:80] or type(wrong).__name__)
                await asyncio.sleep(1)

    async def _referral(self, http: httpx.AsyncClient, chance: random.Random, token: str) -> None:
        answer = Answer("", "goal", ())
        for _ in range(30):
            if self._over() or "You are booked" in answer.text:
                return
            await asyncio.sleep(chance.expovariate(1 / self.pause))
            text = next_words(answer.question, answer.choices, chance)
            began = time.perf_counter()
            answer = answer_of(await http.post("/chat/api/messages", json=message(text), headers=bearer(token)), text)
            self.took.append((time.perf_counter() - began) * 1000)


def growth(memory: list[dict[str, float]], name: str) -> float:
    """What a process holds at the end, as a multiple of what it held after a fifth of the turns."""
    fifth = memory[-1]["turns"] / 5
    settled = next(each for each in memory if each["turns"] >= fifth)
    return memory[-1][name] / settled[name]


def main() -> int:
    """The command line; gives the exit code: 1 where a process grew by more than a tenth, or a turn failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--turns", type=int, default=AN_HOUR)
    parser.add_argument("--patients", type=int, default=12)
    parser.add_argument("--pause", type=float, default=0.3, help="seconds between an answer and the next message, mean")
    parser.add_argument("--longest", type=float, default=7200, help="seconds after which it ends whatever was done")
    chosen = parser.parse_args()
    ours, begun_on = Ours(), machine()
    try:
        soak = Soak(ours.start(), chosen.turns, chosen.pause)
        asyncio.run(soak.run(chosen.patients, chosen.longest))
    finally:
        ours.stop()
    grown = {name: growth(soak.memory, name) for name in PROCESSES}
    rows = [["", "MB after a fifth", "MB at the end", "grown"]]
    first = next(each for each in soak.memory if each["turns"] >= soak.memory[-1]["turns"] / 5)
    for name in PROCESSES:
        rows.append([name, f"{first[name]:.0f}", f"{soak.memory[-1][name]:.0f}", f"{grown[name]:.3f}"])
    print(table(rows))
    times = spread(soak.took)
    print(f"{len(soak.took):,} turns, {len(soak.errors)} errors, p95 {times['p95']:.0f} ms, p99 {times['p99']:.0f} ms")
    report: dict[str, Any] = {"memory": soak.memory, "grown": grown, "turn_ms": times, "errors": soak.errors[:20]}
    print(keep("soak", {**report, "machine": begun_on, "machine_after": machine()}))
    across = [each["turns"] for each in soak.memory]
    series = {name: [each[name] for each in soak.memory] for name in PROCESSES}
    print(pictures.lines("soak", "Memory over many turns", across, series, ("turns", "MB")))
    return int(bool(soak.errors) or max(grown.values()) > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
