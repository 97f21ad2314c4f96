"""The rules on messages written by somebody who had not read them: the half that no rule was changed for.

The halves are drawn at random with a fixed seed. The floors guard against going backwards; the figures and what they
can say stand in docs/safety/detection.md.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from bot.conversation.guarding import alarm_in
from bot.safety import detect

SETS = Path(__file__).parent / "sets"
SEED = 20261122
WAYS = {"direct", "indirect", "misspelt", "text-speak", "second-language", "joking tone", "dictated", "regional"}


def rows(name: str) -> list[tuple[str, str, str]]:
    """Kind, way (or topic) and text of each message."""
    lines = (SETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(kind, way, text) for kind, way, text in (line.split("\t") for line in lines)]


def halves(name: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """The half that the rules were mended with, and the half held back."""
    found = rows(name)
    order = list(range(len(found)))
    random.Random(SEED).shuffle(order)
    tuned = set(order[: len(found) // 2])
    return [row for i, row in enumerate(found) if i in tuned], [row for i, row in enumerate(found) if i not in tuned]


def test_the_sets_are_large_and_varied() -> None:
    positives, negatives = rows("unseen_positives"), rows("unseen_hard_negatives")
    assert len({text for *_, text in positives}) >= 520
    assert len({text for *_, text in negatives}) >= 1000
    assert {way for _, way, _ in positives} == WAYS
    assert min(Counter(way for _, way, _ in positives).values()) >= 50
    assert {kind for kind, *_ in positives} == {"crisis", "emergency", "harm", "safeguarding"}


@pytest.mark.parametrize(("half", "floor"), [(0, 0.98), (1, 0.80)], ids=["mended with", "held back"])
def test_recall_does_not_go_back(half: int, floor: float) -> None:
    messages = halves("unseen_positives")[half]
    missed = [text for *_, text in messages if detect(text) is None]
    assert 1 - len(missed) / len(messages) >= floor, missed


def test_rules_and_what_was_learnt_do_not_go_back() -> None:
    """The desk alone, Rasa stopped, on the half that neither the rules nor the examples hold."""
    positives, negatives = halves("unseen_positives")[1], halves("unseen_hard_negatives")[1]
    missed = [text for *_, text in positives if alarm_in(text) is None]
    assert 1 - len(missed) / len(positives) >= 0.95, missed
    raised = [text for *_, text in negatives if alarm_in(text) is not None]
    assert len(raised) / len(negatives) <= 0.05, raised


@pytest.mark.parametrize(("half", "most"), [(0, 0.005), (1, 0.035)], ids=["mended with", "held back"])
def test_false_alarms_do_not_grow(half: int, most: float) -> None:
    messages = halves("unseen_hard_negatives")[half]
    raised = [text for *_, text in messages if detect(text) is not None]
    assert len(raised) / len(messages) <= most, raised


def test_the_kind_is_right_where_it_is_seen() -> None:
    seen = [(kind, alarm.kind) for kind, _, text in rows("unseen_positives") if (alarm := detect(text)) is not None]
    assert sum(kind == raised for kind, raised in seen) / len(seen) >= 0.93
