"""How many questions are saved: 200 generated patients asked what matters, against the same patients asked everything.

`.venv/desk/bin/python -m benchmarks.questions [--patients N]`. Each patient goes through the very plan that the
conversation uses (`bot.referral.plan`, `bot.criteria.useful`) on the sample directory, answers each question the first
time, and comes to what fits. Everything: every question about a fact that any rule of the directory uses, where the
question makes sense for this patient, and the always-asked ones.
Outcomes are compared service by service with the patient's whole facts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.criteria import Service, evaluate, read_directory, useful
from bot.criteria.possibilities import base_facts
from bot.referral import plan
from bot.referral.questions import QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
ON = date(2026, 11, 23)
GROUPS = ("musculoskeletal", "mental_health", "injury_or_surgery", "long_term_fatigue", "cancer", "skin", "other")


@dataclass(frozen=True)
class Asked:
    """One patient's way: what was asked until what fits is known, what everything that a rule uses would have been,
    and every question there is, and which services came out otherwise than with all that they could have told."""

    questions: tuple[str, ...]
    everything: tuple[str, ...]
    whole_form: tuple[str, ...]
    different: tuple[str, ...]

    @property
    def total(self) -> int:
        """Every question of the referral: those, then choosing, how to meet, name, sharing, a time, the check."""
        return len(self.questions) + plan.STILL_TO_COME


def services() -> tuple[Service, ...]:
    """The sample services that may be offered on the day."""
    files = {path.name: path.read_text("utf-8") for path in (ROOT / "data" / "services").glob("*.yml")}
    files["area.yml"] = (ROOT / "data" / "area.yml").read_text("utf-8")
    return tuple(found for found in read_directory(files).services if found.offered(ON))


def patients(count: int, seed: int = 4) -> Iterator[dict[str, Any]]:
    """Whole people: everything that they could tell. The surgery is known from the page for four in five."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _patient(chance)


def _patient(chance: random.Random) -> dict[str, Any]:
    where = chance.choice(("off_sick", "off_sick", "at_work", "phased_return", "not_in_work"))
    day = (ON - timedelta(days=chance.randint(1, 400))).isoformat()
    employed = chance.choice(("employed", "employed", "employed", "self_employed", "agency_or_zero_hours"))
    facts: dict[str, Any] = {
        "goal": chance.choice(("stay", "return", "change_job", "find_work", "treat_health", "unsure")),
        "condition_words": "words of their own",
        "conditions": [chance.choice(GROUPS)],
        "condition_affects_work": True,
        "employment": "unemployed" if where == "not_in_work" else employed,
        "attendance": where,
        "job_title": "a job",
        "already_helped_by": chance.choice(([], ["physiotherapy"], ["talking_therapies"])),
        "employer_size": chance.choice(("1-49", "50-250", "251+")),
        "age": chance.randint(16, 70),
        "gp_practice": chance.choice(("T90001", "T90002", "T90003", "T90004")),
        "work_difficulties": [chance.choice(("hours", "physical_tasks", "travel"))],
    }
    for name in (
        "has_occupational_health",
        "work_affects_health",
        "dispute_in_progress",
        "willing_to_return",
        "veteran",
    ):
        facts[name] = chance.choice((True, False))
    if where == "off_sick":
        facts |= {"absence_started": day, "fit_note": "not_fit", "fit_note_ends": ON.isoformat()}
    elif where == "not_in_work":
        facts["job_lost_on"] = day
    else:
        facts["struggling_at_work"] = chance.choice((True, True, False))
    facts["_knows_surgery"] = chance.random() < 0.8
    return facts


def ask(there: Sequence[Service], whole: dict[str, Any], most: int = plan.MOST_QUESTIONS) -> Asked:
    """One patient's way through the questions, with at most so many in the whole referral."""
    person = {name: value for name, value in whole.items() if not name.startswith("_")}
    told: dict[str, Any] = {"gp_practice": person["gp_practice"]} if whole["_knows_surgery"] else {}
    asked: list[str] = []
    while (name := _next(there, told, asked, most)) is not None:
        asked.append(name)
        told |= {fact: person[fact] for fact in QUESTIONS[name].facts if fact in person}
    before, after = ([evaluate(found, facts, ON).outcome for found in there] for facts in (person, told))
    different = tuple(f.id for f, one, other in zip(there, before, after, strict=True) if one != other)
    used = [fact for fact in plan.ASKABLE if any(fact in base_facts(found.rule) for found in there)]
    surgery_known = bool(whole["_knows_surgery"])
    everything, form = (_everything(facts, person, surgery_known) for facts in (used, plan.ASKABLE))
    return Asked(tuple(asked), everything, form, different)


def _next(there: Sequence[Service], told: dict[str, Any], asked: list[str], most: int) -> str | None:
    name = plan.always_asked(told, asked)
    if name is not None:
        return name
    if not any(fact in told for fact in ("gp_practice", "postcode", "area")) and "surgery" not in asked:
        return "surgery"
    counted = len(asked) - most + plan.MOST_QUESTIONS
    names = plan.still_useful(told, useful(there, told, ON, plan.ASKABLE), counted, asked)
    return names[0] if names else None


def _everything(used: Sequence[str], person: dict[str, Any], surgery_known: bool) -> tuple[str, ...]:
    """Every question about these facts that makes sense on this patient's branch, and the always-asked ones."""
    told: dict[str, Any] = {"gp_practice": person["gp_practice"]} if surgery_known else {}
    asked: list[str] = []
    while (name := plan.always_asked(told, asked)) is not None:
        asked.append(name)
        told |= {fact: person[fact] for fact in QUESTIONS[name].facts if fact in person}
    if not surgery_known:
        asked.append("surgery")
        told["gp_practice"] = person["gp_practice"]
    return (*asked, *plan.still_useful(told, used, -len(plan.ASKABLE), asked))


def main(arguments: list[str]) -> int:
    """Prints the figures; 1 where anybody got another outcome or more questions than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=200)
    count = parser.parse_args(arguments).patients
    there = services()
    print(f"{len(there)} services, {count} patients")
    found = [ask(there, person) for person in patients(count)]
    free = [ask(there, person, most=99) for person in patients(count)]
    matters, everything = [len(each.questions) for each in found], [len(each.everything) for each in found]
    form = [len(each.whole_form) for each in found]
    print(
        f"until what fits is known: median {statistics.median(matters)}, of {statistics.median(everything)} that these"
        f" services' rules use, of {statistics.median(form)} that there are"
    )
    print(
        f"saved: median {statistics.median(e - m for m, e in zip(matters, everything, strict=True))} a patient,"
        f" {sum(everything) - sum(matters)} in all"
    )
    totals = [each.total for each in found]
    print(
        f"in the whole referral: median {statistics.median(totals)}, most {max(totals)} (limit {plan.MOST_QUESTIONS})"
    )
    print(f"stopping when nothing can change: {sum(bool(f.different) for f in free)} patients with another outcome")
    cut = [each for each in found if each.different]
    print(
        f"with the limit: {len(cut)} patients with a service left to a person: "
        f"{dict(Counter(service for each in cut for service in each.different))}"
    )
    return int(any(each.different for each in free) or max(totals) > plan.MOST_QUESTIONS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
