"""How many questions are left is told honestly: it counts what will be asked, and does not stand still."""

from __future__ import annotations

from typing import Any

import pytest

from bot.referral import plan

OFF = {"goal": "return", "condition_words": "my back", "conditions": ["musculoskeletal"], "employment": "employed"}
OFF_WORK: dict[str, Any] = {**OFF, "attendance": "off_sick", "job_title": "picker"}

LEFT: list[tuple[dict[str, Any], list[str], int | None, int]] = [
    ({}, [], None, 15),  # want, what is hard, work now, job, two more; three that may matter; six to arrange
    (OFF_WORK, [], None, 2 + 3 + 6),
    ({**OFF_WORK, "absence_started": "2027-02-08"}, [], None, 1 + 3 + 6),
    ({**OFF_WORK, "absence_started": "2027-02-08", "fit_note": "none"}, [], 2, 2 + 6),
    ({**OFF_WORK, "absence_started": "2027-02-08", "fit_note": "none", "age": 45}, [], 1, 1 + 6),
    ({**OFF_WORK, "absence_started": "2027-02-08", "fit_note": "none"}, ["choose_service", "meet"], 0, 4),
    ({**OFF_WORK, "absence_started": "2027-02-08", "fit_note": "not_fit"}, [], 1, 1 + 1 + 6),
]


@pytest.mark.parametrize(("facts", "done", "useful", "left"), LEFT)
def test_what_is_left(facts: dict[str, Any], done: list[str], useful: int | None, left: int) -> None:
    assert plan.left(facts, done, True, useful) == left
    assert plan.left(facts, done, False, useful) == left + 1


def test_a_question_that_was_passed_over_is_not_left() -> None:
    assert plan.left({}, [], True, None, ["goal"]) == plan.left({}, [], True, None) - 1


def test_no_more_can_still_be_useful_than_the_limit_has_room_for() -> None:
    useful = ["age", "employer_size", "willing_to_return", "has_occupational_health"]
    assert len(plan.still_useful(OFF_WORK, useful, 5)) == 4
    assert len(plan.still_useful(OFF_WORK, useful, 7)) == 2
    assert plan.still_useful(OFF_WORK, useful, 9) == []
    assert plan.still_useful(OFF_WORK, useful, 12) == []
    last = plan.still_useful(OFF_WORK, useful, 8)
    assert plan.still_useful(OFF_WORK, useful, 9, asked=last) == last, "one that is put keeps its room until answered"
    assert plan.still_useful({**OFF_WORK, "age": 45}, useful, 5)[0] != plan.still_useful(OFF_WORK, useful, 5)[0]
    assert plan.still_useful(OFF_WORK, ["age", "age"], 5) == plan.still_useful(OFF_WORK, ["age"], 5)
