"""Answers that patients texted and were once asked again for."""

from __future__ import annotations

from datetime import date

import pytest

from bot.referral.questions import QUESTIONS
from bot.understanding import read

ANSWERS = [
    ("employment", "for a company", {"employment": "employed"}),
    ("employment", "The council.", {"employment": "employed"}),
    ("employment", "for myself", {"employment": "self_employed"}),
    ("work_now", "in a job but off", {"employment": "employed", "attendance": "off_sick"}),
]


@pytest.mark.parametrize(("question", "text", "facts"), ANSWERS)
def test_other_words_for_a_choice(question: str, text: str, facts: dict[str, str]) -> None:
    asked = QUESTIONS[question].asked("sms")
    found = read(text, asked=asked, candidates=(), intent="inform", confidence=0.5, on=date(2027, 3, 1), known={})
    assert {name: fact.value for name, fact in found.facts.items()} == facts
