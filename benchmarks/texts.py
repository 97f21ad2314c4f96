"""Texts under fire: many patients, texts twice and out of order, a failing Twilio, every process killed many times.

    python -m benchmarks.texts --patients 500 --messages 10 --kills 5

runs the whole product (the real assistant, desk and worker, SQLite) beside a fake Twilio and prints what became of
every message. The figures that must be nought: lost, unanswered, answered twice, out of order, texted twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy import text as sql

from bot.settings import settings
from bot.store import database
from bot.store.tables import OUTGOING, Conversation, Message
from tests.support.product import Product

SCRIPTS = (
    ("WORK", "2", "my back", "2", "I pick orders in a warehouse", "3 weeks ago", "14 March", "no one", "43", "1"),
    ("hi", "stay in my job", "I get very anxious", "1", "teacher", "2", "is this private?", "no", "51", "8"),
    ("WORK", "4", "rather not say", "5", "6", "shop work", "last June", "9", "2024", "35"),
    (
        "off since January, bad knee, bus driver",
        "1",
        "going back",
        "off sick",
        "yes until 20 March",
        "0",
        "yes",
        "no one",
        "29",
        "1",
    ),
)
PROCESSES = ("worker", "desk", "assistant")
HOLDING = "Sorry, this is taking longer"


@dataclass(frozen=True)
class Load:
    """How much of what: shares are of the messages sent and of the texts handed over."""

    patients: int = 500
    messages: int = 10
    kills: int = 5
    twins: float = 0.10
    out_of_order: float = 0.05
    failing: float = 0.10
    dropping: float = 0.01
    per_second: float = 50.0
    receipts: bool = False
    seed: int = 20270301


@dataclass
class Figures:
    """What became of it all."""

    sent_in: int = 0
    twins: int = 0
    out_of_order: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    kills_with_nothing_to_do: int = 0
    lost: int = 0
    stored_twice: int = 0
    unanswered: int = 0
    answered_twice: int = 0
    answered_out_of_order: int = 0
    texts_out: int = 0
    holding_lines: int = 0
    not_sent: int = 0
    texted_twice: int = 0
    texted_out_of_order: int = 0
    refused_by_twilio: int = 0
    webhook_ms_50: float = 0.0
    webhook_ms_95: float = 0.0
    seconds: float = 0.0

    @property
    def wrong(self) -> int:
        """Everything that must be nought, added up."""
        return sum(
            (
                self.lost,
                self.stored_twice,
                self.unanswered,
                self.answered_twice,
                self.answered_out_of_order,
                self.not_sent,
                self.texted_twice,
                self.texted_out_of_order,
            )
        )


@dataclass(frozen=True)
class _Text:
    number: str
    sid: str
    body: str


def _schedule(load: Load, chance: random.Random, figures: Figures) -> Iterator[_Text]:
    """The texts as the network brings them: round by round, some twice, some after the one that was written later."""
    threads = []
    for n in range(load.patients):
        script = SCRIPTS[n % len(SCRIPTS)]
        texts = [
            _Text(f"+447700900{n:03d}", f"SM{n:016x}{k:016x}", script[k % len(script)]) for k in range(load.messages)
        ]
        for k in range(1, len(texts) - 1):
            if chance.random() < load.out_of_order:
                texts[k], texts[k + 1] = texts[k + 1], texts[k]
                figures.out_of_order += 1
        threads.append(texts)
    late: list[_Text] = []
    for k in range(load.messages):
        for texts in chance.sample(threads, len(threads)):
            yield texts[k]
            if chance.random() < load.twins:
                figures.twins += 1
                if chance.random() < 0.5:
                    yield texts[k]
                else:
                    late.append(texts[k])
        yield from late
        late.clear()


class _Line:
    """Twilio's end of the webhook: posts each text until it is taken, as its retries and fallback address do."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.milliseconds: list[float] = []
        self._lock = threading.Lock()

    def bring(self, text: _Text) -> None:
        while True:
            begun = time.perf_counter()
            if self.product.twilio.text(text.number, text.body, text.sid) == 200:
                with self._lock:
                    self.milliseconds.append((time.perf_counter() - begun) * 1000)
                return
            time.sleep(0.5)


def _killer(product: Product, load: Load, figures: Figures, stop: threading.Event, pause: float) -> None:
    """Kills one process after another, outright, starts it again a moment later, and waits until all is well."""
    start = {"worker": product.start_worker, "desk": product.start_desk, "assistant": product.start_assistant}
    for name in PROCESSES * load.kills:
        if stop.wait(pause):
            return
        figures.kills_with_nothing_to_do += _settled()
        product.kill(name)
        figures.kills[name] = figures.kills.get(name, 0) + 1
        time.sleep(1)
        start[name]()
        product.wait_until_well(seconds=180)


def _settled() -> bool:
    with database.reading() as db:
        owed = select(func.count()).where(Message.author == "patient", Message.answered_at.is_(None))
        waiting = select(func.count()).select_from(Message).where(sql(OUTGOING))
        return db.scalar(owed) == 0 and db.scalar(waiting) == 0


def _judge(product: Product, expected: set[str], figures: Figures) -> None:
    """Holds the database and what Twilio was given against each other."""
    with database.reading() as db:
        numbers = {row.id: row.phone or "" for row in db.scalars(select(Conversation))}
        rows = list(db.scalars(select(Message).order_by(Message.id)))
        db.expunge_all()
    sids = Counter(row.external_id for row in rows if row.author == "patient")
    figures.lost = len(expected - set(sids))
    figures.stored_twice = sum(count - 1 for count in sids.values())
    said = [row for row in rows if row.author == "assistant" and row.channel == "sms"]
    answers = [row for row in said if not row.text.startswith(HOLDING)]
    figures.holding_lines = len(said) - len(answers)
    replies = Counter(row.reply_to for row in answers)
    figures.unanswered = sum(row.author == "patient" and replies[row.id] == 0 for row in rows)
    figures.answered_twice = sum(count - 1 for count in replies.values())
    order, queued = defaultdict(list), defaultdict(list)
    for row in answers:
        order[row.conversation_id].append(row.reply_to or 0)
    for row in said:
        queued[numbers[row.conversation_id]].append(row.text)
    figures.answered_out_of_order = sum(a > b for found in order.values() for a, b in pairwise(found))
    taken = defaultdict(list)
    for each in product.twilio.sent:
        taken[each.to].append(each.body)
    figures.texts_out = len(product.twilio.sent)
    for number, texts in queued.items():
        once, there = Counter(texts), Counter(taken[number])
        figures.not_sent += sum((once - there).values())
        figures.texted_twice += sum((there - once).values())
        figures.texted_out_of_order += once == there and taken[number] != texts
    figures.refused_by_twilio = product.twilio.refused


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 1) if ordered else 0.0


def run(load: Load, patience: float = 900.0) -> Figures:
    """Runs the product under this load and judges it; waits at most `patience` seconds for the last answer."""
    figures, chance = Figures(), random.Random(load.seed)
    product = Product(clock="2027-03-01T09:00:00", extra={"TWILIO_PARTS_PER_SECOND": "200"})
    os.environ.update({name: product.environment[name] for name in ("DATABASE_URL", "SECRET_KEY")})
    settings.cache_clear()
    stop = threading.Event()
    try:
        product.start()
        product.twilio.failing, product.twilio.dropping = load.failing, load.dropping
        product.twilio.receipts = load.receipts
        texts = list(_schedule(load, chance, figures))
        figures.sent_in = len(texts)
        begun = time.monotonic()
        pause = max(3.0, len(texts) / load.per_second / (len(PROCESSES) * load.kills or 1))
        killer = threading.Thread(target=_killer, args=(product, load, figures, stop, pause), daemon=True)
        killer.start()
        line = _Line(product)
        with ThreadPoolExecutor(24) as pool:
            for n, text in enumerate(texts):
                time.sleep(max(0.0, begun + n / load.per_second - time.monotonic()))
                pool.submit(line.bring, text)
        killer.join(patience)
        while not _settled() and time.monotonic() < begun + patience:
            time.sleep(1)
        figures.seconds = round(time.monotonic() - begun, 1)
        figures.webhook_ms_50, figures.webhook_ms_95 = _share(line.milliseconds, 0.5), _share(line.milliseconds, 0.95)
        _judge(product, {text.sid for text in texts}, figures)
        return figures
    finally:
        stop.set()
        product.stop()
        database.engine().dispose()


def main(arguments: list[str] | None = None) -> int:
    """The command line; the exit status is 1 where anything that must be nought is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, kind in (("patients", int), ("messages", int), ("kills", int), ("per-second", float)):
        parser.add_argument(f"--{name}", type=kind, default=getattr(Load, name.replace("-", "_")))
    parser.add_argument("--receipts", action="store_true", help="Twilio sends two receipts for every text as well")
    parser.add_argument("--patience", type=float, default=900.0, help="seconds to wait for the last answer")
    given = vars(parser.parse_args(arguments))
    patience = given.pop("patience")
    figures = run(Load(**given), patience)
    print(json.dumps({**asdict(figures), "wrong": figures.wrong}, indent=1))
    return int(figures.wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
