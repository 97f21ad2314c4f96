"""What a patient does besides answering: corrections, going back, a person; and the words that can be read two ways."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional

import pytest

from bot.referral.questions import QUESTIONS
from bot.understanding import read
from bot.understanding.reading import Asked, Candidate

ON = date(2026, 11, 22)
NOTE = Asked("fit_note", ("fit_note_ends", "fit_note"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("can i speak to someone", "person"),
        ("I want to talk to a real person", "person"),
        ("call me", "person"),
        ("can someone ring me pls", "person"),
        ("go back", "go_back"),
        ("change my answer", "go_back"),
        ("wrong button", "go_back"),
        ("start again", "start_again"),
        ("can we start over", "start_again"),
        ("stop", "leave"),
        ("not now", "leave"),
        ("I'll do it later", "leave"),
        ("what do you mean", "repeat"),
        ("say that again", "repeat"),
        ("i dont understand the question", "repeat"),
        ("why", "why"),
        ("why do you ask", "why"),
        ("why do u need to know that", "why"),
        ("idk", "dont_know"),
        ("i'd rather not say", "rather_not_say"),
        ("prefer not to answer", "rather_not_say"),
        ("back at work", None),
        ("going back to work is hard", None),
        ("my back is bad", None),
    ],
)
def test_acts(text: str, act: Optional[str]) -> None:
    assert read(text, asked=NOTE, on=ON).act == act


@pytest.mark.parametrize(
    ("text", "known", "facts"),
    [
        ("actually it's five weeks", {"absence_started": "2026-11-01"}, {"absence_started": "2026-10-18"}),
        ("actually its 5 wks", {}, {"absence_started": "2026-10-18"}),
        ("sorry, 4th of november", {"absence_started": "2026-11-01"}, {"absence_started": "2026-11-04"}),
        ("no wait I meant knee", {"conditions": ["mental_health"]}, {"conditions": ["musculoskeletal"]}),
        ("i meant shoulder not neck", {}, {"conditions": ["musculoskeletal"]}),
        ("scrap that, I'm self employed", {"employment": "employed"}, {"employment": "self_employed"}),
        ("off 3 weeks no wait 5 weeks", {}, {"absence_started": "2026-10-18"}),
        ("actually 2 years ago", {"job_lost_on": "2025-11-22"}, {"job_lost_on": "2024-11-22"}),
        ("correction: my note ends 12 december", {"fit_note_ends": "2026-12-01"}, {"fit_note_ends": "2026-12-12"}),
        ("oops my name is Jane Doe", {"full_name": "Jan Doe"}, {"full_name": "Jane Doe"}),
        ("I made a mistake, I'm 46", {"age": 45}, {"age": 46}),
        ("it's not my back any more", {"conditions": ["musculoskeletal", "skin"]}, {"conditions": ["skin"]}),
    ],
)
def test_corrections(text: str, known: Dict[str, Any], facts: Dict[str, Any]) -> None:
    reading = read(text, asked=Asked("has_occupational_health", ("has_occupational_health",)), on=ON, known=known)
    assert reading.act == "correct"
    assert {name: reading.values().get(name) for name in facts} == facts
    assert "has_occupational_health" not in reading.facts


@pytest.mark.parametrize("text", ["I'm on the sick", "been on the sick a while", "on the sick"])
def test_on_the_sick_is_asked_about(text: str) -> None:
    reading = read(text, asked=Asked("work_now", ("attendance", "employment")), on=ON)
    assert reading.doubt is not None
    assert reading.doubt.question == "doubt_on_the_sick"
    assert "attendance" not in reading.facts
    assert [option.facts["attendance"] for option in reading.doubt.options] == ["off_sick", "not_in_work"]


def test_on_the_sick_is_plain_once_the_job_is_known() -> None:
    reading = read("I'm on the sick", asked=None, on=ON, known={"employment": "employed"})
    assert reading.doubt is None
    assert reading.values()["attendance"] == "off_sick"


def test_the_fourth_in_early_january_is_asked_about() -> None:
    reading = read(
        "I've been off since the 4th", asked=Asked("absence_started", ("absence_started",)), on=date(2027, 1, 6)
    )
    assert reading.doubt is not None
    assert [option.facts["absence_started"] for option in reading.doubt.options] == ["2027-01-04", "2026-12-04"]
    assert reading.doubt.options[0].label == "Monday 4 January"
    assert "absence_started" not in reading.facts


def test_back_alone_is_asked_about_unless_the_question_settles_it() -> None:
    assert getattr(read("back", asked=None, on=ON).doubt, "question", None) == "doubt_back"
    assert getattr(read("back", asked=Asked("goal", ("goal",)), on=ON).doubt, "question", None) == "doubt_back"
    settled = read(
        "back", asked=Asked("condition", ("condition_words", "conditions"), takes_text="condition_words"), on=ON
    )
    assert settled.doubt is None
    assert settled.values()["conditions"] == ["musculoskeletal"]


OFF_TOPIC = [
    "what's the weather like",
    "who won the football 3 weeks ago",
    "can you order me a pizza",
    "tell me a joke",
    "my dog is off his food",
    "what time is it",
    "do you like cheese",
    "is it going to rain tomorrow",
    "how old are you",
    "who is the prime minister",
    "what's 2 plus 2",
    "play some music",
    "where can i buy a fridge",
    "my neighbour plays loud music",
    "the bus was late",
    "lol",
    "are you human",
    "book me a taxi to Leeds",
]


@pytest.mark.parametrize("text", OFF_TOPIC)
@pytest.mark.parametrize(
    "fact", ["absence_started", "job_title", "age", "full_name", "veteran", "employer_size", "fit_note_ends", "goal"]
)
def test_off_topic_fills_nothing(text: str, fact: str) -> None:
    reading = read(text, asked=Asked(fact, (fact,)), intent="out_of_scope", confidence=0.9, on=ON)
    assert reading.values() == {}


@pytest.mark.parametrize("text", OFF_TOPIC)
@pytest.mark.parametrize(
    "fact", ["absence_started", "job_title", "age", "full_name", "veteran", "employer_size", "fit_note_ends", "goal"]
)
def test_off_topic_fills_no_asked_fact_even_when_the_assistant_missed_it(text: str, fact: str) -> None:
    assert fact not in read(text, asked=Asked(fact, (fact,)), on=ON).values()


def test_a_candidate_of_the_pipeline_is_used() -> None:
    marked = (Candidate(12, 20, "condition", "skin:zorblitis"),)
    assert read("off with my zorblitis", asked=None, candidates=marked, on=ON).values()["conditions"] == ["skin"]


def test_a_fact_told_with_a_question_is_kept() -> None:
    reading = read("will you tell my boss? I've been off 3 weeks with my hip", asked=NOTE, on=ON)
    assert reading.values()["absence_started"] == "2026-11-01"
    assert reading.values()["conditions"] == ["musculoskeletal"]


@pytest.mark.parametrize(
    "text", ["is this private?", "is it private", "will this be kept private?", "Who sees it, is it personal?"]
)
def test_a_question_whether_it_is_private_keeps_nothing_back(text: str) -> None:
    asked = QUESTIONS["absence_started"].asked("web")
    reading = read(
        text, asked=asked, candidates=(), intent="ask_private", confidence=0.9, on=date(2027, 3, 1), known={}
    )
    assert (reading.act, reading.facts) == (None, {})
