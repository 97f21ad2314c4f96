"""Whether a time can be taken twice: `python benchmarks/double_booking.py [--attempts 10000] [--workers 200]`.

10,000 patients in 200 workers go for 500 times, on SQLite and, with `--postgresql URL` (an empty database), on
PostgreSQL; then a busy process is killed ten times in the middle. Prints one JSON object a database. Double bookings,
lost bookings, losers who got no other offer and broken promises must all be 0, or it ends with an error.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.booking_race import killed, race


def main() -> int:
    """Runs the races that were asked for; 0 if every promise was kept."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--attempts", type=int, default=10_000)
    given.add_argument("--workers", type=int, default=200)
    given.add_argument("--slots", type=int, default=500)
    given.add_argument("--kills", type=int, default=10)
    given.add_argument("--postgresql", help="two empty databases' addresses, separated by a comma: race and kills")
    given.add_argument("--processes", type=int, default=4, help="each opens up to 20 connections")
    given.add_argument("--no-sqlite", action="store_true")
    asked = given.parse_args()
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        pairs = {} if asked.no_sqlite else {"sqlite": (f"sqlite:///{folder}/race.db", f"sqlite:///{folder}/kills.db")}
        if asked.postgresql:
            pairs["postgresql"] = tuple(asked.postgresql.split(","))
        for name, (for_race, for_kills) in pairs.items():
            judged = race(for_race, asked.attempts, asked.workers, asked.slots, asked.processes)
            broken = killed(for_kills, asked.kills)
            kept = kept and not (judged.double or judged.lost or judged.losers_without_offer or broken)
            print(json.dumps({"database": name, **asdict(judged), "kills": asked.kills, "broken": broken}))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
