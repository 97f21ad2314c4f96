"""How fast slots are worked out and offers made: `python benchmarks/slots.py [--clinics 100] [--weeks 6]`.

Prints one JSON object: milliseconds to work out every slot of all clinics over the horizon, and the median and 95th
percentile of one offer over one service's slots, and of reading one message's wishes. Bank holidays are looked up once
beforehand, as in a running desk.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.booking.clinics import Clinic, read_clinic
from bot.booking.offer import offer
from bot.booking.slots import Slot, slots
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Wishes
from bot.booking.working_days import bank_holidays

FIRST = date(2027, 3, 1)
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
WORDS = (
    "mornings, not Weds", "after 4pm", "any day but friday, before 12", "a week on Friday", "i work 9-5 mon to fri",
    "not before the 10th, afternoons", "the earliest", "tues or thurs aft, not the 11th", "evenings", "Sunday by video",
)  # fmt: skip


def clinics(count: int) -> list[Clinic]:
    """A county's worth: each service with morning, afternoon and full-day clinics, five clinics to a service."""
    hours = (
        ("09:00", "12:00", ["10:30", "10:45"]),
        ("13:00", "17:00", ["15:00", "15:15"]),
        ("09:00", "17:00", ["12:30", "13:15"]),
        ("08:00", "18:30", ["12:00", "13:00"]),
        ("10:00", "15:00", ["12:00", "12:30"]),
    )
    modes = ("phone", "video", "in_person")
    days = ("mon", "tue", "wed", "thu", "fri")
    return [
        read_clinic(
            {
                "id": f"clinic-{n}",
                "weekdays": [days[(n + step) % 5] for step in range(1 + n % 4)],
                "from": hours[n % 5][0],
                "until": hours[n % 5][1],
                "minutes": (30, 40, 60)[n % 3],
                "mode": modes[n % 3],
                "place": f"{n} High Street",
                "breaks": [hours[n % 5][2]],
            },
            f"service-{n // 5}",
        )
        for n in range(count)
    ]


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of so many runs took."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return taken


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--clinics", type=int, default=100)
    reader.add_argument("--weeks", type=int, default=6)
    asked = reader.parse_args()
    last = FIRST + timedelta(weeks=asked.weeks)
    for year in (FIRST.year, last.year):
        bank_holidays("england", year)
    made = clinics(asked.clinics)

    def work_out() -> list[Slot]:
        return [slot for clinic in made for slot in slots(clinic, FIRST, last)]

    every = work_out()
    service = [slot for slot in every if slot.service_id == made[0].service_id]
    wishes = [read_wishes(words, FIRST) or Wishes() for words in WORDS]
    offers = [taken for wish in wishes for taken in milliseconds(partial(offer, service, NOW, wish), 20)]
    reads = [taken for words in WORDS for taken in milliseconds(partial(read_wishes, words, FIRST), 20)]
    print(
        json.dumps(
            {
                "clinics": len(made),
                "weeks": asked.weeks,
                "slots": len(every),
                "slots_ms_median": round(median(milliseconds(work_out, 5)), 1),
                "offer_over_slots": len(service),
                "offer_ms_median": round(median(offers), 2),
                "offer_ms_p95": round(quantiles(offers, n=20)[-1], 2),
                "read_wishes_ms_median": round(median(reads), 2),
                "read_wishes_ms_p95": round(quantiles(reads, n=20)[-1], 2),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
