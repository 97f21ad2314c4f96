"""Whole referrals by text: fifty varied patients, each from the first text to a booking or to what comes instead.

    python -m benchmarks.text_referrals

The real assistant, desk and worker, beside a fake Twilio. Each patient answers whatever is open in a way of their own
(numbers, plain words, text-speak, misspelt), begins with the poster's word, a greeting or the whole story, and some ask
something back in the middle. Counted for each: questions asked, the question by which what fits was known, texts and
parts that we sent until the referral was settled (the optional questions after a booking are not in it). Aims: at most
15 questions; at most 30 parts for a booked referral; what fits known by question 8 for at least half.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from statistics import median

from sqlalchemy import select

from benchmarks.measuring import keep, machine
from bot.conversation.place import Place
from bot.messaging import health_words, segments
from bot.settings import settings
from bot.store import database
from bot.store.columns import keyed_hash
from bot.store.tables import Appointment, Conversation
from tests.support.patient import TextingPatient
from tests.support.product import Product

KNOWN = frozenset({"choose_service", "one_fits", "nothing_fits", "not_yet", "hand_over"})
"""Questions that are asked once it is known what fits."""

ENDS = frozenset({"after_invite", "permissions", "hardest_part", "call_back"})
MOST_TURNS = 40

WANTS = {
    "off": ("2", "going back to my job", "get bk to work", "1", "I want to go back", "return to wrok"),
    "at_work": ("1", "stay in my job", "keep my job", "help staying in work pls", "1", "staying at work"),
    "no_job": ("4", "find a job", "get a job", "lookin for work", "4", "find work"),
    "self": ("1", "keep working", "2", "stay in work"),
}
WORDS = (
    "my back", "bad knee", "I get very anxious", "depression", "me shoulders gone", "stress at work", "migraines",
    "back pain and low mood", "broke my wrist", "long covid", "arthritis in my hands", "panic attaks", "my heart",
    "I cant sleep and cant stop crying", "autism", "bad hip, waiting for an op", "IBS", "menopause", "MS", "sciatica",
)  # fmt: skip
JOBS = (
    "warehouse picker", "I drive a bus", "teaching assistant", "carer in a care home", "chef", "office admin",
    "cleaner", "bricklayer", "I work on the tills in a supermarket", "nurse", "call centre", "hairdresser", "postman",
    "nursery nurse",
)  # fmt: skip
STORIES = {
    "off": "off 3 weeks with {words}, I am a {job} at a small firm and want to go back",
    "at_work": "im a {job}, struggling at work with {words}, want to keep my job",
    "no_job": "I have {words} and lost my job 6 months ago, want to find work",
    "self": "self employed {job}, {words} makes it hard, want to keep going",
}
BACK = (
    "is this private?",
    "will you tell my boss?",
    "why do you ask?",
    "are you a robot?",
    "will it affect my benefits",
)
SITUATIONS = ("off",) * 20 + ("at_work",) * 17 + ("no_job",) * 8 + ("self",) * 5


@dataclass(frozen=True)
class Patient:
    """Who they are, and the answers they give."""

    situation: str
    opening: str
    answers: dict[str, str]
    asks_back: str | None


@dataclass
class Told:
    """What became of one referral."""

    situation: str
    opening: str
    questions: int = 0
    known_by: int | None = None
    texts: int = 0
    parts: int = 0
    misread: int = 0
    end: str = "not finished"
    health_words: list[str] = field(default_factory=list)
    thread: list[str] = field(default_factory=list)


def drawn(seed: int, people: int) -> list[Patient]:
    """The patients, the same ones for the same seed."""
    chance = random.Random(seed)
    return [_patient(chance, SITUATIONS[n % len(SITUATIONS)]) for n in range(people)]


def _patient(chance: random.Random, situation: str) -> Patient:
    words, job = chance.choice(WORDS), chance.choice(JOBS)
    begun = chance.choice(("WORK", "WORK P", "hello", "story", "story"))
    opening = STORIES[situation].format(words=words, job=job) if begun == "story" else begun
    pick = chance.choice
    answers = {
        "goal": pick(WANTS[situation]),
        "condition": words,
        "condition_group": pick(("1", "2", "3", "body", "mind")),
        "work_now": {"off": pick(("2", "off sick", "in a job but off")), "at_work": pick(("1", "at work")),
                     "no_job": "6", "self": pick(("4", "I work for myself"))}[situation],
        "working_now": {"off": "2", "no_job": "3"}.get(situation, pick(("1", "yes"))),
        "employment": {"self": "2"}.get(situation, pick(("1", "for a company"))),
        "job": job, "last_job": job,
        "absence_started": pick(("3 weeks ago", "4 January", "last month", "since 15 feb", "about 2 months ago")),
        "getting_on": pick(("2", "its a struggle", "not good")),
        "absence_expected": "not sure",
        "job_lost": pick(("6 months ago", "last June", "2025")),
        "fit_note": pick(("14 March", "no", "1", "yes until 20 March", "28th march", "3")),
        "fit_note_ends": pick(("14 March", "not sure")), "fit_note_kind": pick(("2", "not sure")),
        "help_already": pick(("1", "no one", "physio", "talking therapies", "nobody")),
        "surgery": "Hillside Surgery",
        "age": str(pick(range(18, 66))),
        "employer_size": pick(("1", "2", "3", "4", "about 20 people", "its a big firm, thousands")),
        "occupational_health": pick(("1", "2", "no", "not sure")),
        "spells": pick(("2", "once", "3 times")),
        "difficulties": pick(("1", "1 2", "5", "my manager", "the hours")),
        "work_makes_worse": pick(("1", "2", "yes", "not sure")),
        "dispute": pick(("2", "no")), "willing": pick(("1", "2", "not sure")), "veteran": pick(("2", "no", "1")),
        "choose_service": pick(("1", "2", "1", "the first one")), "one_fits": pick(("1", "yes")),
        "nothing_fits": "1", "not_yet": "1", "hand_over": "2",
        "meet": pick(("1", "phone", "1", "by phone please")),
        "name": pick(("Sam Carter", "Jo Bell", "my name is Priya Shah", "Dan O'Neill", "Agnieszka Nowak")),
        "phone": "this one", "share": pick(("1", "yes", "ok")), "share_seen": "1", "not_shared": "1",
        "time": pick(("1", "2", "the first one")), "no_times": "1", "check": pick(("1", "book it", "yes")),
        "begin": "1", "go_on": "1", "doubt": "1", "on_behalf": "1",
    }  # fmt: skip
    return Patient(situation, opening, answers, pick(BACK) if chance.random() < 0.3 else None)


def _place(number: str) -> tuple[Place, bool]:
    """Where the conversation is, and whether an appointment is booked."""
    with database.reading() as db:
        conversation = db.scalars(
            select(Conversation)
            .where(Conversation.phone_hash == keyed_hash(number))
            .order_by(Conversation.created_at.desc())
        ).first()
        if conversation is None:
            raise LookupError("there is no conversation of that number")
        booked = db.scalar(
            select(Appointment.id).where(Appointment.conversation_id == conversation.id, Appointment.status == "booked")
        )
        return Place.read(conversation.progress), booked is not None


def hold(product: Product, patient: Patient, number: str) -> Told:
    """Holds one conversation to its end."""
    told = Told(patient.situation, patient.opening)
    texter = TextingPatient(product, number)
    says, back = patient.opening, patient.asks_back
    for turn in range(MOST_TURNS):
        answer = texter.says(says)
        told.thread += [f"> {says}", answer]
        place, booked = _place(number)
        if told.known_by is None and place.question in KNOWN:
            told.known_by = place.count() - 1
        if booked or place.question is None or place.question in ENDS:
            told.end = "booked" if booked else place.outcome or place.question or "nothing open"
            break
        if back and turn == 4:
            says, back = back, None
        else:
            says = patient.answers.get(place.question, "not sure")
    told.questions, told.misread = place.count(), place.misreads
    told.texts = len(texter.texts)
    told.parts = sum(segments(text).parts for text in texter.texts)
    told.health_words = [word for text in texter.texts for word in health_words(text, ["Hillside Surgery"])]
    return told


def run(people: int, together: int, seed: int) -> list[Told]:
    """Every conversation, so many at a time, on one product."""
    product = Product(clock="2027-03-01T10:00:00", extra={"TWILIO_PARTS_PER_SECOND": "200"})
    os.environ.update({name: product.environment[name] for name in ("DATABASE_URL", "SECRET_KEY")})
    settings.cache_clear()
    try:
        product.start()
        with ThreadPoolExecutor(together) as pool:
            jobs = [
                pool.submit(hold, product, patient, f"+447700900{n:03d}")
                for n, patient in enumerate(drawn(seed, people))
            ]
            return [job.result() for job in jobs]
    finally:
        product.stop()
        database.engine().dispose()


def summary(told: list[Told]) -> dict[str, object]:
    """The figures, and whether each aim is met."""
    booked = [each for each in told if each.end == "booked"]
    questions = [each.questions for each in told]
    parts = [each.parts for each in booked] or [0]
    by_eight = sum(each.known_by is not None and each.known_by <= 8 for each in told)
    ends: dict[str, int] = {}
    for each in told:
        ends[each.end] = ends.get(each.end, 0) + 1
    return {
        "patients": len(told),
        "ends": ends,
        "questions": {"median": median(questions), "most": max(questions)},
        "what_fits_known_by_question_8": by_eight,
        "known_by_median": median([each.known_by for each in told if each.known_by is not None] or [0]),
        "booked": {"texts_median": median([each.texts for each in booked] or [0]), "parts_median": median(parts),
                   "parts_most": max(parts), "over_30_parts": sum(each > 30 for each in parts)},
        "misread_answers": sum(each.misread for each in told),
        "health_words": [word for each in told for word in each.health_words],
        "aims_met": max(questions) <= 15 and median(parts) <= 30 and 2 * by_eight >= len(told)
        and not any(each.health_words for each in told) and "not finished" not in ends,
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """The command line; the exit status is 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, default=50)
    parser.add_argument("--together", type=int, default=4)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args(arguments)
    told = run(given.patients, given.together, given.seed)
    figures = summary(told)
    path = keep(
        "text_referrals", {"figures": figures, "machine": machine(), "referrals": [asdict(each) for each in told]}
    )
    print(json.dumps(figures, indent=1))
    print(f"every thread: {path}")
    return 0 if figures["aims_met"] else 1


if __name__ == "__main__":
    sys.exit(main())
