"""Every interruption and every correction at every step, in whole conversations with the running product.

`steps/walks.yml` holds the walks, `steps/interruptions.yml` and `steps/corrections.yml` what is tried at each of their
steps. A walk is held in a few conversations, each of which tries everything at some of the steps, and each ends with
the same facts and booking as the same walk undisturbed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.referral.questions import QUESTIONS
from tests.support.product import Product
from tests.support.steps import Correction, Interruption, Walk
from tests.support.walking import ASIDE, Now, Records, Trial, Walker

pytestmark = pytest.mark.rasa

STEPS = Path(__file__).parent / "steps"


def _table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((STEPS / f"{name}.yml").read_text(encoding="utf-8"))
    return rows


WALKS = {row["name"]: Walk.read(row) for row in _table("walks")}
INTERRUPTIONS = [Interruption.read(row) for row in _table("interruptions")]
CORRECTIONS = [Correction.read(row) for row in _table("corrections")]

OPENED_LATER = {
    *("reminder", "missed", "moved_by_us", "called_off_by_us", "follow_up_work", "follow_up_helpful", "check_again"),
    *("waiting_offer", "was_that_you", "begin", "go_on"),
}
"""Questions that we open, days later or after a safety text: tests/booking_life, tests/sms, safety.yml."""

OF_OTHER_SERVICES = {
    *("may_fit", "not_yet", "nothing_fits", "one_fits", "no_times", "manage_waiting", "help_already", "spells"),
    *("occupational_health", "difficulties", "dispute", "veteran", "fit_note_kind", "employment"),
}
"""Questions that hang on what services there are, and on full clinics: tests/fit, tests/booking_life."""

AT_ONCE = 6
TRIED = [(name, leg) for name in WALKS for leg in range(WALKS[name].legs)]
SEEDS = [("off work", 1), ("off work", 2), ("no job", 3), ("at work", 4)]

Talks = dict[tuple[str, object], "Future[tuple[Now, Trial]]"]


@pytest.fixture(scope="module")
def talks(product: Product) -> Iterator[Talks]:
    """Every conversation, held a few at a time: by text most of the time is waiting."""
    records = Records(product)

    def held(name: str, talk: Callable[[Trial], Now]) -> tuple[Now, Trial]:
        walk = WALKS[name]
        trial = Trial(Walker(product, walk.channel, records, walk.surgery), walk)
        return talk(trial), trial

    def leg_of(name: str, leg: int) -> Callable[[Trial], Now]:
        return lambda trial: trial.disturbed(WALKS[name].leg(leg), INTERRUPTIONS, CORRECTIONS)

    def by_dice(seed: int) -> Callable[[Trial], Now]:
        return lambda trial: trial.at_random(INTERRUPTIONS, random.Random(seed))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found: Talks = {(name, "plain"): pool.submit(held, name, Trial.undisturbed) for name in WALKS}
        by_text_first = sorted(TRIED, key=lambda each: WALKS[each[0]].channel)
        found |= {(name, leg): pool.submit(held, name, leg_of(name, leg)) for name, leg in by_text_first}
        found |= {(name, f"seed {seed}"): pool.submit(held, name, by_dice(seed)) for name, seed in SEEDS}
        yield found


def _ends_alike(talks: Talks, name: str, talk: object) -> Trial:
    """The conversation went as it must, and ended as the undisturbed one did; gives what it tried."""
    plain, _ = talks[name, "plain"].result()
    end, trial = talks[name, talk].result()
    assert trial.walker.wrong == []
    free = ASIDE.union(*(each.words for each in CORRECTIONS))
    assert _firm(end, free) == _firm(plain, free)
    assert (end.question, end.service, end.booked) == (plain.question, plain.service, plain.booked)
    return trial


def _firm(now: Now, free: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in now.facts.items() if name not in free}


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_undisturbed(talks: Talks, name: str) -> None:
    end, trial = talks[name, "plain"].result()
    assert trial.walker.wrong == []
    assert bool(end.booked) is WALKS[name].booked


@pytest.mark.parametrize(("name", "leg"), TRIED)
def test_everything_at_every_step(talks: Talks, name: str, leg: int) -> None:
    trial = _ends_alike(talks, name, leg)
    steps = [WALKS[name].steps[number] for number in WALKS[name].leg(leg)]
    meant = {(step.asks, each.name) for step in steps for each in trial.possible(step, INTERRUPTIONS)}
    assert meant <= set(trial.tried)


@pytest.mark.parametrize(("name", "seed"), SEEDS)
def test_interruptions_at_random_change_nothing(talks: Talks, name: str, seed: int) -> None:
    trial = _ends_alike(talks, name, f"seed {seed}")
    assert len(trial.tried) >= len(WALKS[name].steps) // 2, "the dice fell on nothing"


def test_every_correction_was_tried_at_many_steps(talks: Talks) -> None:
    tried = [what for name, leg in TRIED for _, what in talks[name, leg].result()[1].tried]
    for each in CORRECTIONS:
        assert tried.count(each.name) >= 3, each.name


def test_every_question_that_a_conversation_can_open_is_a_step() -> None:
    tried = {WALKS[name].steps[number].asks for name, leg in TRIED for number in WALKS[name].leg(leg)}
    assert QUESTIONS.keys() - tried == OPENED_LATER | OF_OTHER_SERVICES
