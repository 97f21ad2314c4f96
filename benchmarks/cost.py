"""What it takes and costs to run: messages, texts, cores and money, for one practice, one board and the whole country.

    .venv/desk/bin/python -m benchmarks.cost [--turns-per-core 20] [--core-month 30] [--segment 0.0463]

Arithmetic from named assumptions; change any of them by an option. `--turns-per-core` is the one figure measured here:
turns a second per core of the whole product, by `python -m benchmarks.referral`. Prices move; put in your own.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, dataclass
from math import ceil

from benchmarks.measuring import keep, table

PLACES = {
    "one practice (10,000 patients)": 10_000 / 57_000_000,
    "one board (1.5 million people)": 1_500_000 / 57_000_000,
    "every fit note (11 million a year)": 1.0,
}
"""Places by their share of the people of England (about 57 million), among whom fit notes are shared out evenly."""


@dataclass(frozen=True)
class Assumed:
    """What is assumed; a year has 52 weeks of five working days."""

    fit_notes: float = 11_000_000
    taking_part: float = 1.0
    """The share of fit notes after which somebody begins a referral."""
    by_text: float = 0.3
    turns: float = 13.0
    """Messages of a patient in a whole referral (docs: most need 11 to 14 questions)."""
    segments_out: float = 1.6
    """Parts a text of ours has, two at most."""
    texts_beside: float = 3.0
    """Texts beside the turns: confirmation and reminders, also to patients who chat."""
    segment: float = 0.0463
    """Pounds for one part sent by Twilio to a UK mobile: look it up (NHS Notify asks 0.024 from April 2026)."""
    inbound: float = 0.0059
    """Pounds for one text received on a UK long code."""
    number_month: float = 0.9
    turns_per_core: float = 20.0
    """Turns a second that one core does with everything of the product on it."""
    peak: float = 4.0
    """Busiest minute against the mean of working hours (8 hours of a working day)."""
    busy: float = 0.5
    """How full a core may be, for replies to stay quick."""
    core_month: float = 30.0
    """Pounds for one core with 4 GB, database and everything around it, for a month."""
    least_cores: int = 2
    kilobytes: float = 40.0
    """What a referral takes in the database, transcript and audit included."""


@dataclass(frozen=True)
class Cost:
    """One place's year."""

    place: str
    referrals: float
    messages: float
    segments: float
    peak_turns_a_second: float
    cores: int
    gigabytes: float
    machines: float
    texts: float

    @property
    def pounds(self) -> float:
        """All of it."""
        return self.machines + self.texts

    @property
    def each(self) -> float:
        """A referral's price."""
        return self.pounds / self.referrals


def cost(place: str, share: float, a: Assumed) -> Cost:
    """What a place that has this share of all fit notes needs in a year."""
    referrals = a.fit_notes * share * a.taking_part
    turns = referrals * a.turns
    segments = referrals * (a.by_text * a.turns * a.segments_out + a.texts_beside * a.segments_out)
    peak = turns / (52 * 5 * 8 * 3600) * a.peak
    cores = max(a.least_cores, ceil(peak / (a.turns_per_core * a.busy)))
    texts = segments * a.segment + referrals * a.by_text * a.turns * a.inbound + 12 * a.number_month
    machines, gigabytes = 12 * cores * a.core_month, referrals * a.kilobytes / 1e6
    return Cost(place, referrals, 2 * turns, segments, peak, cores, gigabytes, machines, texts)


def shown(costs: list[Cost]) -> str:
    """The costs as a table."""
    head = ["a year", "referrals", "messages", "text parts", "peak turns/s", "cores", "GB"]
    rows = [[*head, "machines £", "texts £", "£ each"]]
    for one in costs:
        counts = (f"{value:,.0f}" for value in (one.referrals, one.messages, one.segments))
        size = (f"{one.peak_turns_a_second:.2f}", str(one.cores), f"{one.gigabytes:,.1f}")
        money = (f"{one.machines:,.0f}", f"{one.texts:,.0f}", f"{one.each:.2f}")
        rows.append([one.place, *counts, *size, *money])
    return table(rows)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cost", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, value in asdict(Assumed()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    assumed = Assumed(**vars(parser.parse_args(arguments)))
    costs = [cost(place, share, assumed) for place, share in PLACES.items()]
    print(shown(costs))
    print("assumed: " + ", ".join(f"{name.replace('_', ' ')} {value:g}" for name, value in asdict(assumed).items()))
    print(keep("cost", {"assumed": asdict(assumed), "places": [asdict(one) for one in costs]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
