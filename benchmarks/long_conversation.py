"""Whether a turn costs more late in a conversation: turn 5 against turn 200, for our product and for stock Rasa.

    .venv/desk/bin/python -m benchmarks.long_conversation [--turns 210] [--conversations 2]

Both sides begin a referral with the same answers and are then asked "is this private?" again and again, turn about,
while the question stays open and is put again. Turn 5 is the middle value of turns 4 to 13 of every conversation, turn
200 of turns 195 to 204: one turn alone says more about the machine's other work than about the product.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks import pictures
from benchmarks.measuring import keep, machine, table
from benchmarks.ours import Ours
from benchmarks.stock_rasa.project import DIGRESSION, OPENING
from benchmarks.stock_rasa.server import StockRasa

BEGINNING = (OPENING, "My back. It hurts when I lift.", "I have a job and I am off work")
EARLY, LATE = range(3, 13), range(194, 204)
MOST = 1.2
Say = Callable[[str, str], str]


def conversations(ours: Say, stock: Say, turns: int, count: int) -> dict[str, list[list[float]]]:
    """Long conversations on both sides, turn about: milliseconds by side, conversation and turn."""
    sides = {"ours": ours, "stock": stock}
    took: dict[str, list[list[float]]] = {side: [[] for _ in range(count)] for side in sides}
    for number in range(count):
        for place in range(turns):
            text = BEGINNING[place] if place < len(BEGINNING) else DIGRESSION
            order = list(sides) if (place + number) % 2 else list(reversed(sides))
            for side in order:
                began = time.perf_counter()
                sides[side](f"long-{number}", text)
                took[side][number].append((time.perf_counter() - began) * 1000)
    return took


def figures(took: list[list[float]]) -> dict[str, Any]:
    """Early and late turns of one side, how many times dearer the late ones are, and the turns by tens."""
    early, late = (median(each[place] for each in took for place in part) for part in (EARLY, LATE))
    tens = [median(ms for each in took for ms in each[first : first + 10]) for first in range(3, len(took[0]) - 9, 10)]
    return {"turn_5_ms": early, "turn_200_ms": late, "growth": late / early, "by_tens_ms": tens}


def main() -> int:
    """The command line; gives the exit code: 1 where our turn 200 costs more than 1.2 times our turn 5."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.long_conversation", description=__doc__)
    parser.add_argument("--turns", type=int, default=210, choices=range(LATE.stop, 291), metavar="204-290")
    parser.add_argument("--conversations", type=int, default=2)
    parser.add_argument("--bare", action="store_true", help="stock Rasa without our intents, responses and rules")
    chosen = parser.parse_args()
    ours, stock = Ours(), StockRasa(chosen.bare)
    stock.train()
    begun_on = machine()
    try:
        stock.start()
        ours.start()

        def our_say(sender: str, text: str) -> str:
            return ours.say(sender, text).text

        for number in range(3):
            for text in BEGINNING:
                our_say(f"warm-up-{number}", text)
                stock.say(f"warm-up-{number}", text)
        took = conversations(our_say, stock.say, chosen.turns, chosen.conversations)
    finally:
        ours.stop()
        stock.stop()
    report: dict[str, Any] = {side: figures(times) for side, times in took.items()}
    rows = [["", "turn 5, ms", "turn 200, ms", "growth"]]
    for side in ("ours", "stock"):
        found = report[side]
        rows.append([side, f"{found['turn_5_ms']:.1f}", f"{found['turn_200_ms']:.1f}", f"{found['growth']:.2f}"])
    report.update(machine=begun_on, machine_after=machine(), turns=chosen.turns, conversations=chosen.conversations)
    print(table(rows))
    print(keep("long_conversation", report))
    across = [3 + 10 * step for step in range(len(report["ours"]["by_tens_ms"]))]
    series = {"ours": report["ours"]["by_tens_ms"], "stock Rasa": report["stock"]["by_tens_ms"]}
    print(pictures.lines("long_conversation", "One long conversation", across, series, ("turn", "ms a turn")))
    return 0 if report["ours"]["growth"] <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
