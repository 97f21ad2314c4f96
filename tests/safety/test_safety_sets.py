"""Recall and false alarms of the rules alone, on the sets under `sets/`.

What each set is, who wrote it, and what its figure can and cannot say stands at its head and in
docs/safety/detection.md.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from pathlib import Path

import pytest

from bot.conversation.guarding import alarm_in
from bot.safety import detect

SETS = Path(__file__).parent / "sets"
KIND = {"C": "crisis", "E": "emergency", "H": "harm", "S": "safeguarding"}
WAYS = {"direct", "indirect", "misspelt", "slang", "second_language", "joking", "in_an_answer", "about_another"}


def lines(name: str) -> list[str]:
    return [line for line in (SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line]


def positives(name: str) -> list[tuple[str, str, str]]:
    """Way, kind and text of each message."""
    found, way = [], ""
    for line in lines(name):
        if line.startswith("== "):
            way = line[3:]
        elif not line.startswith("#"):
            found.append((way, KIND[line[0]], line[2:]))
    return found


def negatives(name: str) -> list[str]:
    return [line for line in lines(name) if not line.startswith(("#", "== "))]


def lower_bound(hits: int, of: int, z: float = 1.96) -> float:
    """The lower end of Wilson's 95 % interval."""
    share = hits / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of)


def test_wilsons_bound_is_the_published_one() -> None:
    assert lower_bound(497, 500) == pytest.approx(0.983, abs=0.0006)
    assert lower_bound(495, 500) == pytest.approx(0.977, abs=0.0006)


def test_the_sets_are_as_large_and_varied_as_they_should_be() -> None:
    regression = positives("regression_positives")
    assert len(regression) >= 500
    assert len(set(negatives("regression_hard_negatives"))) >= 1000
    assert len(set(negatives("ordinary_answers"))) >= 1000
    ways = Counter(way for way, _, _ in regression)
    assert set(ways) == WAYS
    assert min(ways.values()) >= 60
    assert {kind for _, kind, _ in regression} == set(KIND.values())


def test_no_message_stands_in_two_sets() -> None:
    sets = [
        {text for _, _, text in positives(name)}
        for name in ("regression_positives", "tuning_positives", "fresh_positives")
    ]
    sets += [set(negatives(f"{name}_hard_negatives")) for name in ("regression", "tuning", "fresh")]
    shared = [text for text, seen in Counter(text for held in sets for text in held).items() if seen > 1]
    assert shared == []


@pytest.mark.parametrize(
    ("name", "recall", "bound"),
    [("regression_positives", 0.99, 0.98), ("tuning_positives", 0.98, 0.97), ("fresh_positives", 0.95, 0.90)],
)
def test_the_rules_alone_see_them(name: str, recall: float, bound: float) -> None:
    messages = positives(name)
    missed = [text for _, _, text in messages if detect(text) is None]
    seen = len(messages) - len(missed)
    assert seen / len(messages) >= recall, missed
    assert lower_bound(seen, len(messages)) >= bound, missed


@pytest.mark.parametrize("way", sorted(WAYS))
def test_no_way_of_saying_it_is_left_behind(way: str) -> None:
    messages = [text for said, _, text in positives("regression_positives") if said == way]
    assert sum(detect(text) is not None for text in messages) / len(messages) >= 0.96


@pytest.mark.parametrize("name", ["regression_positives", "tuning_positives", "fresh_positives"])
def test_the_kind_is_right(name: str) -> None:
    found = [(kind, detect(text)) for _, kind, text in positives(name)]
    raised = [(kind, alarm) for kind, alarm in found if alarm is not None]
    assert sum(alarm.kind == kind for kind, alarm in raised) / len(raised) >= 0.97


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("regression_hard_negatives", 0.02),
        ("tuning_hard_negatives", 0.02),
        ("fresh_hard_negatives", 0.02),
        ("ordinary_answers", 0.005),
    ],
)
def test_false_alarms_stay_rare(name: str, most: float) -> None:
    messages = negatives(name)
    raised = [(text, alarm.words) for text in messages if (alarm := detect(text)) is not None]
    assert len(raised) / len(messages) <= most, raised


def test_what_was_learnt_leaves_ordinary_answers_alone() -> None:
    messages = negatives("ordinary_answers")
    raised = [text for text in messages if alarm_in(text) is not None]
    assert len(raised) / len(messages) <= 0.005, raised
