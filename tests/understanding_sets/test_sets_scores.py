"""How the benchmark counts: what matches, what is right, extra and missed, and how wide a gap is."""

from __future__ import annotations

from statistics import mean
from typing import Any

import pytest

from benchmarks.understanding_scores import add, f1, gap, macro_f1, matches, precision_recall, tally

SEPTEMBER = {"from": "2026-09-01", "to": "2026-09-30"}

ROWS: list[tuple[str, Any, Any, bool]] = [
    ("absence_started", "2026-11-02", "2026-11-02", True),
    ("absence_started", "2026-11-02", "2026-11-03", False),
    ("absence_started", SEPTEMBER, "2026-09-01", True),
    ("absence_started", SEPTEMBER, "2026-09-30", True),
    ("absence_started", SEPTEMBER, "2026-10-01", False),
    ("absence_started", SEPTEMBER, "unknown", False),
    ("conditions", ["cancer", "skin"], ["skin", "cancer"], True),
    ("conditions", ["cancer"], ["cancer", "skin"], False),
    ("conditions", ["cancer"], "cancer", False),
    ("veteran", True, True, True),
    ("veteran", True, False, False),
    ("absence_spells_12m", 1, True, False),
    ("employer_size", 12, 12, True),
    ("employer_size", 12, "1-49", False),
    ("phone", "07700900274", "+447700900274", True),
    ("phone", "07700900274", "07700 900275", False),
    ("postcode", "NE6 4QT", "ne64qt", True),
    ("postcode", "NE6 4QT", "NE6", False),
    ("job_title", "nurse", "a nurse on a busy ward", True),
    ("job_title", "nurse", "nurce", True),
    ("job_title", "nurse", "teacher", False),
    ("job_title", "nurse", "", False),
    ("full_name", "Helen Marsh", "helen marsh", True),
    ("full_name", "Helen Marsh", "Owen Pritchard", False),
]


@pytest.mark.parametrize(("name", "meant", "read", "same"), ROWS)
def test_a_value_read_is_the_one_meant(name: str, meant: Any, read: Any, same: bool) -> None:
    assert matches(name, meant, read) is same


def test_a_tally_tells_right_extra_and_missed() -> None:
    record = {"facts": {"age": 36, "goal": "stay", "veteran": True}, "may": ["employment"]}
    read = {"age": 36, "goal": "return", "employment": "employed", "postcode": "M1", "worries": "money"}
    assert tally(record, read) == {
        "age": (1, 0, 0),
        "goal": (0, 1, 1),
        "veteran": (0, 0, 1),
        "postcode": (0, 1, 0),
    }


def test_tallies_add_up() -> None:
    assert add([{"age": (1, 0, 0)}, {"age": (0, 1, 1), "goal": (1, 0, 0)}]) == {"age": (1, 1, 1), "goal": (1, 0, 0)}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([], 1.0), ([(3, 0, 0)], 1.0), ([(1, 1, 1)], 0.5), ([(2, 1, 0), (1, 0, 2)], 6 / 9), ([(0, 1, 0)], 0.0)],
)
def test_f1(counts: list[tuple[int, int, int]], expected: float) -> None:
    assert f1(counts) == pytest.approx(expected)


def test_precision_and_recall() -> None:
    assert precision_recall((3, 1, 0)) == (0.75, 1.0)
    assert precision_recall((0, 0, 2)) == (1.0, 0.0)


def test_macro_f1_gives_every_intent_one_voice() -> None:
    assert macro_f1(["inform"] * 9 + ["deny"], ["inform"] * 10) == pytest.approx((18 / 19 + 0) / 2)


def test_a_gap_lies_in_its_interval_and_is_paired() -> None:
    hits = {"plain": [1.0] * 90 + [0.0] * 10, "terse": [1.0] * 80 + [0.0] * 20}
    found = gap(hits, mean)
    assert (found["best"], found["worst"], found["points"]) == ("plain", "terse", 10.0)
    low, high = found["interval_95"]
    assert 0 < low <= 10 <= high < 25


def test_styles_that_agree_on_every_message_have_no_gap() -> None:
    hits = {"plain": [1.0, 0.0, 1.0], "terse": [1.0, 0.0, 1.0]}
    assert gap(hits, mean)["interval_95"] == [0.0, 0.0]
