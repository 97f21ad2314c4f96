"""Many patients after few times at once, and workers killed in the middle: what the database then holds.

Run as `python -m tests.support.booking_race race|life ...` it is one process of the crowd; the functions set a race up,
start those processes and judge the outcome. Everything goes through `bot.store.appointments`, as in the product.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.store import appointments
from bot.store.appointments import SlotGone
from bot.store.tables import Appointment, Conversation, SlotRecord

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
SERVICE = "a-service"
HOLD = timedelta(minutes=10)
STAYS = 0.07
"""The share of those who get a time that book it; the others think again, so that times come and go."""


@dataclass(frozen=True)
class Judged:
    """What a race left behind. `double`, `lost` and `losers_without_offer` must be 0.

    `waited_again` counts the times that a worker found no free connection for 30 seconds and tried again.
    """

    attempts: int
    booked: int
    losers: int
    offered_another_time: int
    offered_the_waiting_list: int
    double: int
    lost: int
    losers_without_offer: int
    waited_again: int
    seconds: float


def prepare(database: str, slots: int, people: int) -> None:
    """An empty schema with one service's slots and that many patients. `database` becomes this process's own."""
    from bot.settings import settings
    from bot.store.database import migrate, writing

    os.environ["DATABASE_URL"] = database
    settings.cache_clear()
    migrate()
    with writing() as db:
        db.execute(
            insert(SlotRecord),
            [
                {
                    "id": f"slot-{n:04d}", "clinic_id": "c", "service_id": SERVICE, "minutes": 30, "mode": "phone",
                    "starts": NOW + timedelta(days=2, minutes=30 * n), "capacity": 1, "lead_hours": 24,
                }
                for n in range(slots)
            ],
        )  # fmt: skip
        db.execute(
            insert(Conversation),
            [
                {
                    "id": f"person-{n:06d}", "channel": "web", "progress": {}, "created_at": NOW, "status": "open",
                    "mode": "assistant", "nudges": 0,
                }
                for n in range(people)
            ],
        )  # fmt: skip


def race(database: str, attempts: int = 10_000, workers: int = 200, slots: int = 500, processes: int = 2) -> Judged:
    """Holds the race and judges it."""
    prepare(database, slots, attempts)
    began = time.monotonic()
    share = attempts // processes
    crowd = [_start("race", database, str(n * share), str(share), str(workers // processes)) for n in range(processes)]
    told = [json.loads(process.communicate()[0]) for process in crowd]
    if any(process.returncode for process in crowd):
        raise RuntimeError("a process of the crowd failed")
    counts: Counter[str] = sum((Counter(each["counts"]) for each in told), Counter())
    claimed = {tuple(pair) for each in told for pair in each["booked"]}
    booked = _booked()
    return Judged(
        attempts=counts["attempts"],
        booked=len(booked),
        losers=counts["losers"],
        offered_another_time=counts["another"],
        offered_the_waiting_list=counts["waiting_list"],
        double=doubles(),
        lost=len(claimed ^ set(booked)),
        losers_without_offer=counts["losers"] - counts["another"] - counts["waiting_list"],
        waited_again=counts["waited_again"],
        seconds=round(time.monotonic() - began, 1),
    )


def killed(database: str, times: int = 10, slots: int = 40, people: int = 60) -> list[str]:
    """Kills a busy process outright, again and again; gives every promise found broken (there should be none)."""
    prepare(database, slots, people)
    chance = random.Random(5)
    broken: list[str] = []
    done: set[str] = set()
    for turn in range(times):
        process = _start("life", database, "0", str(people), "8", str(turn))
        assert process.stdout is not None
        begun = [process.stdout.readline(), process.stdout.readline()]  # ready, and the first promise
        time.sleep(chance.uniform(0.2, 0.8))
        os.killpg(process.pid, signal.SIGKILL)
        lines = [begun[1].strip(), *process.communicate()[0].splitlines()]
        done |= {line for line in lines if line.startswith("appointment ") and line.endswith(".")}
        broken += [f"kill {turn + 1}: {what}" for what in _broken(done)]
    if not done:
        broken.append("nothing was booked at all")
    return broken


def _broken(done: set[str]) -> list[str]:
    """What is wrong with what a killed process left: a seat twice, half a booking, a hold that never ends."""
    from bot.store.database import reading, writing

    wrong = [f"{doubles()} seats taken twice"] if doubles() else []
    with reading() as db:
        rows = list(db.scalars(select(Appointment).order_by(Appointment.id)))
        db.expunge_all()
    by_person: dict[str, list[Appointment]] = {}
    for row in rows:
        by_person.setdefault(row.conversation_id, []).append(row)
        if row.status == "held" and (row.held_until is None or row.held_until > NOW + HOLD):
            wrong.append(f"{row.slot_id} is held until {row.held_until}")
        if (row.status == "booked") != (row.booked_at is not None and row.ended_at is None):
            wrong.append(f"appointment {row.id} is booked by half")
    for person, own in by_person.items():
        made = [row for row in own if row.booked_at is not None]
        if made and made[-1].status == "moved":
            wrong.append(f"{person} lost the old time without the new one")
    there = {f"appointment {row.id}." for row in rows if row.booked_at is not None}
    wrong += [f"{line} was promised and is gone" for line in done - there]
    with writing() as db:
        appointments.expire_holds(db, NOW + HOLD)
        stuck = db.scalar(select(func.count()).where(Appointment.status == "held"))
        wrong += [f"{stuck} slots stay held"] if stuck else []
    return wrong


def doubles() -> int:
    """How many seats more than one patient has, and patients with more than one booking."""
    from bot.store.database import reading

    live = Appointment.status.in_(("held", "booked"))
    with reading() as db:
        seats = select(Appointment.slot_id).where(live).group_by(Appointment.slot_id, Appointment.seat)
        people = select(Appointment.conversation_id).where(Appointment.status == "booked")
        people = people.group_by(Appointment.conversation_id)
        return sum(len(list(db.scalars(each.having(func.count() > 1)))) for each in (seats, people))


def _booked() -> list[tuple[str, str]]:
    from bot.store.database import reading

    with reading() as db:
        found = select(Appointment.conversation_id, Appointment.slot_id).where(Appointment.status == "booked")
        return [(person, slot) for person, slot in db.execute(found).tuples()]


def _start(part: str, database: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.booking_race", part, *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _offer(db: Any, person: str) -> list[str]:
    last = NOW + timedelta(weeks=6)
    return [slot.id for slot in appointments.free_slots(db, SERVICE, NOW, last, NOW, conversation_id=person, limit=3)]


def _hold(person: str, slot_id: str) -> None:
    from bot.store.database import writing

    with writing() as db:
        appointments.hold(db, person, db.get_one(SlotRecord, slot_id), NOW, NOW + HOLD)


def _try(person: str, chance: random.Random, counts: Counter[str], booked: list[tuple[str, str]]) -> None:
    """One patient: picks one of three times offered, and another three if that one is gone."""
    from bot.store.database import reading, writing

    with reading() as db:
        offered = _offer(db, person)
    while offered:
        pick = chance.choice(offered)
        try:
            _hold(person, pick)
        except SlotGone:
            with reading() as db:
                offered = _offer(db, person)
            counts["losers"] += 1
            counts["another" if offered else "waiting_list"] += 1
            continue
        with writing() as db:
            if chance.random() < STAYS:
                booked.append((person, appointments.book(db, person, NOW).slot_id))
            else:
                appointments.release(db, person, NOW)
        return
    counts["came_when_full"] += 1


def _race(first: int, share: int, threads: int) -> None:
    counts: Counter[str] = Counter()
    booked: list[tuple[str, str]] = []
    failures: list[BaseException] = []

    def work(number: int) -> None:
        mine: Counter[str] = Counter()
        own: list[tuple[str, str]] = []
        chance = random.Random(first + number)
        try:
            for person in range(first + number, first + share, threads):
                mine["attempts"] += 1
                while True:
                    try:
                        _try(f"person-{person:06d}", chance, mine, own)
                        break
                    except PoolTimeout:
                        mine["waited_again"] += 1
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            with lock:
                counts.update(mine)
                booked.extend(own)

    lock = threading.Lock()
    crowd = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    print(json.dumps({"counts": counts, "booked": booked}))
    if failures:
        sys.exit(1)


def _life(first: int, people: int, threads: int, turn: int) -> None:
    """Holds, books, moves and calls off without end, saying what was promised, until it is killed."""
    from bot.store.database import reading, writing

    def work(number: int) -> None:
        chance = random.Random(1000 * turn + number)
        while True:
            person = f"person-{first + chance.randrange(number, people, threads):06d}"
            with reading() as db:
                offered = _offer(db, person)
            try:
                if offered and chance.random() < 0.8:
                    _hold(person, chance.choice(offered))
                else:
                    with writing() as db:
                        appointments.cancel(db, person, NOW, "other")
                if chance.random() < 0.7:
                    with writing() as db:
                        made = appointments.book(db, person, NOW)
                    os.write(1, f"appointment {made.id}.\n".encode())
            except SlotGone:
                continue

    print("ready", flush=True)
    for number in range(threads):
        threading.Thread(target=work, args=(number,)).start()


if __name__ == "__main__":
    {"race": _race, "life": _life}[sys.argv[1]](*(int(each) for each in sys.argv[2:]))  # type: ignore[operator]
