"""A whole referral with our whole product and with stock Rasa, side by side in one run, turn about.

    .venv/desk/bin/python -m benchmarks.referral [--referrals 10] [--together 6] [--rounds 2]

Both sides get the same words (`stock_rasa/project.py`) from the same client. Ours is everything that a patient's
message passes: web API, safety check, database, Rasa, actions, criteria, booking. Stock is Rasa's REST channel with
its own action server. Both keep conversations in SQLite files. A turn without a reply ends the run as an error.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks import pictures
from benchmarks.measuring import Used, keep, machine, spread, table, used
from benchmarks.ours import Ours
from benchmarks.stock_rasa.project import DIGRESSION, dialogue
from benchmarks.stock_rasa.server import StockRasa, ended

ROOT = Path(__file__).resolve().parents[1]
BOOKED = "You are booked"
Say = Callable[[str, str], str]


def timed(say: Say, sender: str, text: str) -> tuple[float, str]:
    """The milliseconds of one turn, and its reply."""
    began = time.perf_counter()
    reply = say(sender, text)
    return (time.perf_counter() - began) * 1000, reply


def interleaved(ours: Say, stock: Say, referrals: int, named: str) -> dict[str, list[list[float]]]:
    """Referrals on both sides, turn about; milliseconds by side, referral and turn. Each must end in a booking."""
    took: dict[str, list[list[float]]] = {"ours": [], "stock": []}
    for number in range(referrals):
        mine, theirs = [], []
        for place, text in enumerate(dialogue()):
            sides = ((ours, mine), (stock, theirs))
            for say, times in sides if (place + number) % 2 else reversed(sides):
                milliseconds, reply = timed(say, f"{named}-{number}", text)
                times.append(milliseconds)
                if say is ours:
                    our_end = reply
                else:
                    their_end = reply
        if BOOKED not in our_end or not ended(their_end):
            raise SystemExit(f"A referral did not end in a booking: {our_end!r} / {their_end!r}")
        took["ours"].append(mine)
        took["stock"].append(theirs)
    return took


def together(say: Say, patients: int, named: str) -> float:
    """Turns a second while so many patients have their referrals at the same time, each answering at once."""

    def one(number: int) -> int:
        return sum(1 for text in dialogue() if say(f"{named}-{number}", text))

    began = time.perf_counter()
    with ThreadPoolExecutor(patients) as pool:
        turns = sum(pool.map(one, range(patients)))
    return turns / (time.perf_counter() - began)


def measure(ours: Ours, stock: StockRasa, referrals: int, patients: int, rounds: int) -> dict[str, Any]:
    """Every figure of two running sides."""
    sides: dict[str, tuple[Say, Callable[[], Used]]] = {
        "ours": (lambda sender, text: ours.say(sender, text).text, lambda: ours.used),
        "stock": (stock.say, lambda: used(stock.processes.pids)),
    }
    at_rest = {side: usage().memory_mb for side, (_, usage) in sides.items()}
    interleaved(sides["ours"][0], sides["stock"][0], 1, "warm-up")
    before = {side: usage() for side, (_, usage) in sides.items()}
    took = interleaved(sides["ours"][0], sides["stock"][0], referrals, "patient")
    after = {side: usage() for side, (_, usage) in sides.items()}
    rates: dict[str, list[float]] = {"ours": [], "stock": []}
    for number in range(rounds):
        for side, (say, _) in sides.items():
            rates[side].append(together(say, patients, f"round-{number}"))
    turns = referrals * len(dialogue())
    asked_back = dialogue().index(DIGRESSION)
    report: dict[str, Any] = {}
    for side, (_, usage) in sides.items():
        form = [ms for each in took[side] for place, ms in enumerate(each) if place not in (0, asked_back)]
        cpu = after[side].cpu_seconds - before[side].cpu_seconds
        report[side] = {
            "turn_ms": spread([ms for each in took[side] for ms in each]),
            "form_turn_ms": spread(form),
            "turns_a_second_alone": turns / (sum(map(sum, took[side])) / 1000),
            "turns_a_second_together": sum(rates[side]) / rounds,
            "cpu_ms_a_turn": cpu / turns * 1000,
            "turns_a_second_per_core": turns / cpu,
            "memory_at_rest_mb": at_rest[side],
            "memory_after_mb": usage().memory_mb,
            "by_turn_ms": [
                sorted(each[place] for each in took[side])[referrals // 2] for place in range(len(dialogue()))
            ],
        }
    return report


def ours_trained() -> float:
    """The seconds of training our model from nothing, start of the process included."""
    model = str(ROOT / ".cache" / "trained" / "assistant.tar.gz")
    command = [str(ROOT / ".venv" / "assistant" / "bin" / "python"), "-m", "bot.assistant.train"]
    began = time.perf_counter()
    subprocess.run([*command, "--force", "--model", model], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


ROWS: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("median turn, ms", ("turn_ms", "median"), False),
    ("95th percentile turn, ms", ("turn_ms", "p95"), False),
    ("median form turn, ms", ("form_turn_ms", "median"), False),
    ("95th percentile form turn, ms", ("form_turn_ms", "p95"), False),
    ("turns a second, one patient", ("turns_a_second_alone",), True),
    ("turns a second, patients together", ("turns_a_second_together",), True),
    ("processor ms a turn", ("cpu_ms_a_turn",), False),
    ("turns a second per core", ("turns_a_second_per_core",), True),
    ("memory at rest, MB", ("memory_at_rest_mb",), False),
    ("memory after, MB", ("memory_after_mb",), False),
    ("start to first answer, s", ("ready_seconds",), False),
    ("training from nothing, s", ("train_seconds",), False),
)
"""What the table shows: label, where it is in a side's figures, and whether more is better."""


def shown(report: dict[str, Any]) -> str:
    """The report as a table; the last column is how many times better ours is."""
    rows = [["", "ours", "stock Rasa", "times better"]]
    for label, path, more in ROWS:
        ours, stock = (_figure(report[side], path) for side in ("ours", "stock"))
        if ours is None or stock is None:
            rows.append([label, *("not measured" if each is None else f"{each:.1f}" for each in (ours, stock)), ""])
        else:
            rows.append([label, f"{ours:.1f}", f"{stock:.1f}", f"{ours / stock if more else stock / ours:.2f}"])
    return table(rows)


def _figure(side: dict[str, Any], path: tuple[str, ...]) -> float | None:
    found: Any = side
    for name in path:
        found = found[name]
    return found if found is None else float(found)


def main() -> int:
    """The command line; gives the exit code: 1 where ours is not three times as quick at the median form turn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.referral", description=__doc__)
    parser.add_argument("--referrals", type=int, default=10, help="referrals on each side, turn about")
    parser.add_argument("--together", type=int, default=6, help="patients at the same time, for turns a second")
    parser.add_argument("--rounds", type=int, default=2, help="how often the sides take turns at that")
    parser.add_argument("--train", action="store_true", help="train both models from nothing, one after the other")
    parser.add_argument("--bare", action="store_true", help="stock Rasa without our intents, responses and rules")
    chosen = parser.parse_args()
    ours, stock = Ours(), StockRasa(chosen.bare)
    train_seconds = {"ours": ours_trained() if chosen.train else None, "stock": stock.train(chosen.train)}
    begun_on = machine()
    try:
        stock.start()
        ours.start()
        report = measure(ours, stock, chosen.referrals, chosen.together, chosen.rounds)
    finally:
        ours.stop()
        stock.stop()
    for side, running in (("ours", ours), ("stock", stock)):
        report[side].update(ready_seconds=running.ready_seconds, train_seconds=train_seconds[side])
    ratio = report["stock"]["form_turn_ms"]["median"] / report["ours"]["form_turn_ms"]["median"]
    report.update(referrals=chosen.referrals, turns_each=len(dialogue()), machine=begun_on, machine_after=machine())
    print(shown(report))
    print(keep("referral", report))
    print(pictures.bars("referral", "A whole referral, the same words", _groups(report), ("ours", "stock Rasa"), "ms"))
    return 0 if ratio >= 3 else 1


def _groups(report: dict[str, Any]) -> dict[str, list[float]]:
    wanted = {
        "median turn": ROWS[0],
        "95th percentile": ROWS[1],
        "median form turn": ROWS[2],
        "processor a turn": ROWS[6],
    }
    return {name: [_figure(report[side], row[1]) or 0.0 for side in ("ours", "stock")] for name, row in wanted.items()}


if __name__ == "__main__":
    sys.exit(main())
