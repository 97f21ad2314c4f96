"""The intent in the light of what was read."""

from __future__ import annotations

from datetime import date

import pytest

from bot.referral.questions import asking_for
from bot.understanding import read
from bot.understanding.settled import settled

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("asked", "text", "intent", "meant"),
    [
        ("absence_started", "five weeks ago", "correct", "inform"),
        ("postcode", "LS9 7TF", "nlu_fallback", "inform"),
        ("veteran", "no, never", "affirm", "deny"),
        ("veteran", "yes I did", "nlu_fallback", "affirm"),
        ("employer_size", "not sure how many", "inform", "dont_know"),
        ("age", "I'd rather not say", "choose", "rather_not_say"),
        ("age", "I want to kill myself", "crisis", "crisis"),
        ("age", "will my boss find out?", "ask_employer_told", "ask_employer_told"),
        ("absence_started", "what is the time?", "out_of_scope", "out_of_scope"),
        (None, "please stop texting me", "leave", "leave"),
    ],
)
def test_what_was_read_outweighs_what_it_resembles(asked: str | None, text: str, intent: str, meant: str) -> None:
    question = asking_for(asked) if asked else None
    reading = read(text, asked=question, intent=intent, confidence=0.4, on=ON)
    assert settled(text, intent, reading, question) == meant


@pytest.mark.parametrize("intent", ["correct", "inform"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not monday, how about wednesday", {}),
        ("no, after 3 weeks", {}),
        ("I am off on wednesday", {}),
        ("i work mondays", {}),
        ("sorry, my first day off was 4 november", {"absence_started": "2026-11-04"}),
        ("actually my note ends 12 december", {"fit_note_ends": "2026-12-12"}),
    ],
)
def test_where_times_are_shown_a_day_is_a_wish_for_one(text: str, intent: str, told: dict[str, str]) -> None:
    known = {"attendance": "off_sick", "absence_started": "2026-11-02", "fit_note_ends": "2026-12-04"}
    reading = read(
        text, asked=asking_for("time_preferences"), intent=intent, confidence=0.9, on=ON, known={**known, "age": 41}
    )
    found = {name: fact.value for name, fact in reading.facts.items()}
    found.pop("time_preferences", None)
    found.pop("attendance", None) if told else None
    assert found == told
