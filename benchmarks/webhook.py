"""How long Twilio waits for our webhook when 50 texts a second come in, with the whole product at work behind it.

    python -m benchmarks.webhook --per-second 50 --seconds 20

Every text is a patient's, signed, and comes at its own time whatever became of the one before; its answer is timed from
that moment (so a webhook that falls behind shows it). The real desk stores each and looks for danger, while the worker
and Rasa answer what is waiting. Twilio's own limit is 15 seconds; the aim is 100 ms at the 95th percentile.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.measuring import keep, machine, spread, table
from tests.support.product import Product

PATIENTS = 400
TEXTS = (
    "WORK",
    "2",
    "my back",
    "off since January",
    "I drive a van",
    "is this private?",
    "yes",
    "14 March",
    "45",
    "STOP",
)


def run(per_second: float, seconds: float, warm_up: float = 3.0) -> dict[str, float]:
    """Milliseconds until each text was taken: count, median and percentiles. The warm-up is not counted.

    Raises:
        RuntimeError: a text was not taken.
    """
    product = Product(clock="2027-03-01T09:00:00", extra={"TWILIO_PARTS_PER_SECOND": "200"})
    milliseconds: list[float] = []
    refused: list[int] = []
    lock = threading.Lock()

    def bring(n: int, due: float) -> None:
        text = TEXTS[n // PATIENTS % len(TEXTS)]
        status = product.twilio.text(f"+447700900{n % PATIENTS:03d}", text, f"SM{n:032x}")
        took = (time.monotonic() - due) * 1000
        with lock:
            refused.extend([status] if status != 200 else [])
            if due >= counted_from:
                milliseconds.append(took)

    try:
        product.start()
        begun = time.monotonic()
        counted_from = begun + warm_up
        with ThreadPoolExecutor(64) as pool:
            for n in range(int(per_second * (warm_up + seconds))):
                due = begun + n / per_second
                time.sleep(max(0.0, due - time.monotonic()))
                pool.submit(bring, n, due)
    finally:
        product.stop()
    if refused:
        raise RuntimeError(f"{len(refused)} texts were not taken: {sorted(set(refused))}")
    return spread(milliseconds)


def main(arguments: list[str] | None = None) -> int:
    """The command line; the exit status is 1 where the aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-second", type=float, default=50.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--aim", type=float, default=100.0, help="milliseconds at the 95th percentile")
    given = parser.parse_args(arguments)
    found = run(given.per_second, given.seconds)
    on = machine()
    keep("webhook", {"per_second": given.per_second, "milliseconds": found, "machine": on})
    print(table([["webhook", "ms"], *([name, f"{value:.0f}"] for name, value in found.items())]))
    print(f"{given.per_second:.0f} a second, load average {on['load_average']}")
    return int(found["p95"] > given.aim)


if __name__ == "__main__":
    sys.exit(main())
