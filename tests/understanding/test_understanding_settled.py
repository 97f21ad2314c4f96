"""The intent in the light of what was read."""

from __future__ import annotations

from datetime import date

import pytest

from bot.referral.questions import QUESTIONS, asking_for
from bot.understanding import read
from bot.understanding.reading import Option
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


@pytest.mark.parametrize(
    ("asked", "text", "intent", "confidence", "meant"),
    [
        ("condition_words", "I have asthma and I am going deaf in one ear too", "crisis", 0.45, "inform"),
        ("condition_words", "I have asthma and I am going deaf in one ear too", "crisis", 0.8, "crisis"),
        ("condition_words", "it is depression and it is getting worse every day", "crisis", 0.45, "crisis"),
        ("absence_started", "from the day I was last in it is five weeks", "ask_booking", 0.4, "inform"),
        ("absence_started", "from the day I was last in it is five weeks", "ask_booking", 0.9, "ask_booking"),
        ("contact_mode", "I would rather come in and see someone in person", "want_person", 0.9, "inform"),
        ("goal", "I'd like to keep my job without making myself worse", "crisis", 0.65, "inform"),
        ("goal", "I'd like to keep my job without making myself worse", "crisis", 0.75, "crisis"),
        ("age", "I want to end it all", "crisis", 0.65, "crisis"),
        ("age", "I'd rather keep that to myself", "crisis", 0.5, "rather_not_say"),
        ("body_or_mind", "a bit of each, the body gave out and my head followed", "emergency", 0.68, "inform"),
        ("willing_to_return", "no, I won't go back, I'm taking them to a tribunal", "want_legal_advice", 0.8, "deny"),
        ("work_affects_health", "yes, work makes it worse and my boss won't help", "ask_employer_told", 0.5, "affirm"),
        ("already_helped_by", "no, not a soul", "deny", 0.7, "deny"),
        ("employment", "the second one, got a job but off sick from it", "inform", 0.8, "choose"),
        ("body_or_mind", "2, mind", "choose", 0.9, "choose"),
        ("fit_note", "yes, it says may be fit for work if I get lighter duties", "nlu_fallback", 0.3, "inform"),
        ("access_needs", "somebody who speaks Urdu and big letters please", "ask_interpreter", 0.5, "inform"),
    ],
)
def test_an_intent_that_is_hardly_sure_gives_way_to_the_answer(
    asked: str, text: str, intent: str, confidence: float, meant: str
) -> None:
    question = asking_for(asked)
    reading = read(text, asked=question, intent=intent, confidence=confidence, on=ON)
    assert settled(text, intent, reading, question, confidence) == meant


@pytest.mark.parametrize(
    "text", ["my manager's got that wrong, it's a frozen shoulder", "gloves at work make it crack"]
)
def test_what_others_get_wrong_or_make_worse_puts_nothing_right(text: str) -> None:
    assert read(text, asked=asking_for("condition_words"), on=ON).act is None


@pytest.mark.parametrize("name", sorted(QUESTIONS))
@pytest.mark.parametrize(
    "text", ["2", "the second one", "option 2, please", "yes", "no, not a soul", "Tide Back to Work"]
)
def test_an_intent_is_settled_whatever_is_asked(name: str, text: str) -> None:
    """Also where what is asked for is no fact: the service, the time, the last check."""
    options = (Option("1", "Moor Lane", {"service": "moor-lane"}), Option("2", "Tide", {"service": "tide"}))
    for choices in ((), options):
        question = QUESTIONS[name].asked(options=choices)
        for intent in ("inform", "choose", "affirm", "deny", "nlu_fallback", "crisis"):
            reading = read(text, asked=question, intent=intent, confidence=0.5, on=ON)
            assert settled(text, intent, reading, question, 0.5)
