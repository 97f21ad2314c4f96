"""Realistic patients in growing numbers: how quickly the web API answers, up to where it no longer keeps up.

    .venv/desk/bin/python -m benchmarks.load [--patients 100 300 600] [--seconds 45]

Open loop: when a patient's messages are due is drawn beforehand (`--pause` seconds apart on average) and does not
wait for the product. A patient cannot answer a question that has not come, so a message that is due before the last
answer is there is sent as soon as it is, and its time is counted from when it was due: slowness is never hidden by
patients who wait for it. Each answers the question that is open, sometimes asks back, and begins a new referral after
the last. Only the loopback address is called, and every step is bounded in time.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from benchmarks import pictures
from benchmarks.measuring import keep, machine, spread, table
from benchmarks.ours import Answer, BadReply, Ours, answer_of, bearer, message

ANSWERS: dict[str, tuple[str, ...]] = {
    "goal": ("I want to go back to my job", "stay in my job", "find a job"),
    "condition": ("My back. It hurts when I lift.", "I have anxiety and panic attacks", "arthritis in my hands"),
    "work_now": ("I have a job and I am off work", "I have a job and I am off work", "I do not have a job"),
    "working_now": ("yes", "no, I am off sick"),
    "job": ("I pick orders in a warehouse, lifting, night shifts", "I'm a teaching assistant", "lorry driver"),
    "last_job": ("I was a cleaner", "kitchen porter"),
    "job_lost": ("6 months ago", "in January"),
    "absence_started": ("about 3 weeks ago", "since the 8th of February", "two months"),
    "fit_note": ("14 March", "I don't have one", "it ends on friday"),
    "getting_on": ("It is a struggle", "ok most days"),
    "age": ("45", "38", "I'm 29"),
    "surgery": ("Moor Lane Surgery", "not sure"),
    "choose_service": ("the first one", "1"),
    "meet": ("by phone", "1", "the first one"),
    "name": ("Sam Carter 07700 900456", "Jo Bell, 07700 900457"),
    "phone": ("07700 900456",),
    "share": ("yes", "ok yes"),
    "time": ("the first one", "1"),
    "check": ("1", "book it"),
}
"""What patients answer, by the question that is open. Elsewhere they take one of the choices, or are not sure."""

ASIDES = ("is this private?", "how long does it take?", "will you tell my boss?", "thanks", "why do you ask that?")
ASIDE_SHARE = 0.1
LIMIT_MS = 500.0


@dataclass
class Seen:
    """What the patients of one step met."""

    turns_ms: list[float] = field(default_factory=list)
    starts_ms: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    booked: int = 0


def next_words(open_question: str | None, choices: tuple[str, ...], chance: random.Random) -> str:
    """What a patient says next."""
    if chance.random() < ASIDE_SHARE:
        return chance.choice(ASIDES)
    if open_question in ANSWERS:
        return chance.choice(ANSWERS[open_question])
    return chance.choice(choices) if choices else "not sure"


async def patient(
    http: httpx.AsyncClient, seen: Seen, chance: random.Random, pause: float, counting_from: float, until: float
) -> None:
    """One patient after another in the same seat, until the time is up."""
    await asyncio.sleep(chance.uniform(0, pause))
    while time.monotonic() < until:
        try:
            began = time.perf_counter()
            response = await http.post("/chat/api/sessions", json={"surgery": "T90001"})
            response.raise_for_status()
            if time.monotonic() >= counting_from:
                seen.starts_ms.append((time.perf_counter() - began) * 1000)
            await _referral(http, seen, chance, pause, counting_from, until, str(response.json()["session"]))
        except (httpx.HTTPError, BadReply) as wrong:
            seen.errors[str(wrong)[:80] or type(wrong).__name__] += 1
            await asyncio.sleep(pause)


async def _referral(
    http: httpx.AsyncClient,
    seen: Seen,
    chance: random.Random,
    pause: float,
    counting_from: float,
    until: float,
    token: str,
) -> None:
    answer = Answer("", "goal", ())
    due = time.monotonic()
    for _ in range(30):
        due += min(chance.expovariate(1 / pause), 4 * pause)
        if due >= until:
            await asyncio.sleep(max(0.0, until - time.monotonic()))
            return
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        text = next_words(answer.question, answer.choices, chance)
        response = await http.post("/chat/api/messages", json=message(text), headers=bearer(token))
        took = (time.monotonic() - due) * 1000
        answer = answer_of(response, text)
        if due >= counting_from:
            seen.turns_ms.append(took)
        if "You are booked" in answer.text:
            seen.booked += 1
            return


async def step(url: str, patients: int, seconds: float, pause: float, seed: int) -> Seen:
    """So many patients for so many seconds, after one pause's settling in that is not counted."""
    seen = Seen()
    now = time.monotonic()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, limits=limits) as http:
        await asyncio.gather(
            *(
                patient(http, seen, random.Random(seed * 100_003 + n), pause, now + pause, now + pause + seconds)
                for n in range(patients)
            )
        )
    return seen


def figures(ours: Ours, patients: int, seconds: float, pause: float, seed: int) -> dict[str, Any]:
    """One step's figures, with what each process used during it."""
    names = ("desk", "assistant", "worker")
    before = {name: ours.used_by(name) for name in names}
    began = time.perf_counter()
    seen = asyncio.run(step(ours.product.url, patients, seconds, pause, seed))
    wall = time.perf_counter() - began
    after = {name: ours.used_by(name) for name in names}
    return {
        "patients": patients,
        "turns_a_second": len(seen.turns_ms) / seconds,
        "turn_ms": spread(seen.turns_ms),
        "start_ms": spread(seen.starts_ms) if seen.starts_ms else None,
        "errors": sum(seen.errors.values()),
        "kinds_of_error": dict(seen.errors.most_common(5)),
        "booked": seen.booked,
        "cores": {name: (after[name].cpu_seconds - before[name].cpu_seconds) / wall for name in names},
        "memory_mb": {name: after[name].memory_mb for name in names},
        "load_average": machine()["load_average"],
    }


def main() -> int:
    """The command line; gives the exit code: 1 where a step of up to 300 patients misses the limit or has errors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[50, 100, 200, 300, 450], help="one step each")
    parser.add_argument("--seconds", type=float, default=45, help="how long each step is counted")
    parser.add_argument("--pause", type=float, default=20, help="seconds a patient reads and types, on average")
    chosen = parser.parse_args()
    ours = Ours()
    begun_on = machine()
    steps = []
    try:
        ours.start()
        for seed, patients in enumerate(chosen.patients):
            steps.append(figures(ours, patients, chosen.seconds, chosen.pause, seed))
            print(shown(steps[-1:]) if not seed else shown(steps).splitlines()[-1], flush=True)
            if steps[-1]["turn_ms"]["median"] > 4000:
                break  # Saturated: more patients would only wait longer.
    finally:
        ours.stop()
    report = {"steps": steps, "pause_seconds": chosen.pause, "seconds": chosen.seconds, "machine": begun_on}
    print(shown(steps))
    print(keep("load", report))
    series = {name: [float(each["turn_ms"][name]) for each in steps] for name in ("median", "p95", "p99")}
    across = [float(each["patients"]) for each in steps]
    print(pictures.lines("load", "Patients at the same time", across, series, ("patients", "ms a reply")))
    good = all(each["turn_ms"]["p95"] <= LIMIT_MS and not each["errors"] for each in steps if each["patients"] <= 300)
    return 0 if good else 1


def shown(steps: list[dict[str, Any]]) -> str:
    """The steps as a table."""
    head = ["patients", "turns/s", "median", "p95", "p99 ms", "errors", "booked", "desk", "Rasa cores", "memory MB"]
    rows = [head]
    for each in steps:
        times, cores = each["turn_ms"], each["cores"]
        rows.append(
            [
                str(each["patients"]),
                f"{each['turns_a_second']:.1f}",
                *(f"{times[name]:.0f}" for name in ("median", "p95", "p99")),
                str(each["errors"]),
                str(each["booked"]),
                f"{cores['desk']:.2f}",
                f"{cores['assistant']:.2f}",
                f"{sum(each['memory_mb'].values()):.0f}",
            ]
        )
    return table(rows)


if __name__ == "__main__":
    sys.exit(main())
