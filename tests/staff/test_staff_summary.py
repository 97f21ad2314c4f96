"""The half page: what is on it, in whose words, from which message; the absence clock; dangerous work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import clock
from bot.referral.absence_clock import absence_clock
from bot.referral.safety_critical import safety_critical
from bot.referral.staff_summary import Known, Line, Told, staff_summary
from bot.staff import reading_turns
from bot.understanding.facts import CATALOGUE, RATHER_NOT_SAY, UNKNOWN, Kind

ON = date(2027, 3, 9)


def lines(facts: dict[str, Told], **more: Any) -> dict[str, Line]:
    """Every line of the summary by its label."""
    made = staff_summary(Known(facts, ON, **more))
    return {line.label: line for section in made.sections for line in section.lines}


@pytest.mark.parametrize(
    ("fact", "told", "label", "text", "theirs", "note"),
    [
        ("goal", Told("return", "back to my job", 3), "Wants", "Going back to my job", False, "back to my job"),
        ("goal", Told("return", "Going back to my job", 3), "Wants", "Going back to my job", False, ""),
        ("condition_words", Told("me back's gone", "me back's gone", 4), "In their words", "me back's gone", True, ""),
        ("conditions", Told(["musculoskeletal"], "1", 5), "About", "Back, joints or muscles", False,
         "the patient chose"),
        ("conditions", Told(RATHER_NOT_SAY, "no", 5), "About", "Would rather not say", False, ""),
        ("job_title", Told("picker", "I'm a picker", 6), "Job", "picker", True, ""),
        ("worries", Told("Losing my home", "Losing my home", 7), "Worries", "Losing my home", True, ""),
        ("hardest_part", Told("standing", "standing", 8), "Hardest part", "standing", True, ""),
        ("access_needs", Told("step free", "step free", 9), "Needs to take part", "step free", True, ""),
        ("language", Told("Polish", "Polish", 10), "Language", "Polish", True, ""),
        ("on_behalf_of", Told("my mum", "my mum", 11), "Typed by", "my mum", True, ""),
        ("phone", Told("+447700900123", "07700 900123", 12), "Phone", "07700 900 123", False, ""),
        ("absence_started", Told("2027-02-15", "3 wks", 13), "Off work", "3 weeks and 1 day, since 15 February 2027",
         False, "3 wks"),
        ("absence_started", Told("2027-03-08", "ystdy", 13), "Off work", "1 day, since 8 March 2027", False, "ystdy"),
        ("absence_started", Told("2027-02-15", "", 13), "12 weeks off on", "10 May 2027", False, ""),
        ("absence_started", Told("2026-12-01", "", 13), "12 weeks off on", "23 February 2027 (passed)", False, ""),
        ("absence_started", Told(UNKNOWN, "dunno", 13), "Your first day off", "Not sure", False, "dunno"),
        ("fit_note_ends", Told("2027-03-12", "fri", 14), "Fit note ends", "12 March 2027 (in 3 days)", False, ""),
        ("fit_note_ends", Told("2027-03-09", "", 14), "Fit note ends", "9 March 2027 (today)", False, ""),
        ("fit_note_ends", Told("2027-03-01", "", 14), "Fit note ends", "1 March 2027 (8 days ago)", False, ""),
    ],
)  # fmt: skip
def test_each_fact_becomes_a_line_with_its_message(
    fact: str, told: Told, label: str, text: str, theirs: bool, note: str
) -> None:
    line = lines({fact: told})[label]
    assert (line.text, line.theirs, line.note, line.message_id) == (text, theirs, note, told.message_id)


def test_a_condition_read_from_the_patients_own_words_is_not_said_to_be_chosen() -> None:
    both = {"condition_words": Told("bad back", "bad back", 4), "conditions": Told(["musculoskeletal"], "bad back", 4)}
    assert lines(both)["About"].note == "as they wrote it"
    both["conditions"] = Told(["mental_health"], "2", 5)
    assert lines(both)["About"].note == "the patient chose"


def test_what_was_agreed_promised_skipped_and_withheld_is_said() -> None:
    found = lines(
        {"age": Told(RATHER_NOT_SAY), "fit_note": Told(UNKNOWN)},
        permissions=[("Share with Steady Steps", True, 9)],
        promised=["Phone: Steady Steps, Tuesday 9 March 2027 at 10am"],
        skipped=["already_helped_by", "age"],
        surgery="Hillside Surgery",
    )
    assert (found["Yes"].text, found["Yes"].message_id) == ("Share with Steady Steps", 9)
    assert found["Promised"].text.startswith("Phone: Steady Steps")
    assert found["Rather not say"].text == "your age"
    assert found["Not sure about"].text == "your note for time off"
    assert found["Not answered"].text == "who is helping you"
    assert found["GP surgery"].text == "Hillside Surgery"


def test_who_typed_and_which_number_they_text_from() -> None:
    found = lines({}, phone="+447700900123")
    assert (found["Typed by"].text, found["Phone"].text) == ("The patient", "07700 900 123")
    assert found["Phone"].note == "the number they text from"
    assert lines({}, typed_by_staff="Sam Lee")["Typed by"].text == "Sam Lee, on the phone with the patient"


def test_warnings_stand_apart_for_the_adviser() -> None:
    facts = {"job_title": Told("HGV driver", "", 3), "safe_contact": Told("not before 6", "not before 6", 4)}
    careful = staff_summary(Known(facts, ON)).careful
    assert [(line.label, line.message_id) for line in careful] == [("Safety-critical work", 3), ("Before you call", 4)]
    assert "driving" in careful[0].text


VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.YES_NO: st.booleans(),
    Kind.DATE: st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    Kind.NUMBER: st.integers(0, 99),
    Kind.SIZE: st.one_of(st.integers(1, 5000), st.sampled_from(["1-49", "50-250", "251+"])),
    Kind.TEXT: st.text(min_size=1, max_size=60),
}


def told(name: str) -> st.SearchStrategy[Told]:
    fact = CATALOGUE[name]
    if fact.kind is Kind.CHOICE:
        values: st.SearchStrategy[Any] = st.sampled_from(fact.values)
    elif fact.kind is Kind.CHOICES:
        values = st.lists(st.sampled_from(fact.values or ("x",)))
    else:
        values = VALUES[fact.kind]
    unsaid = st.sampled_from([UNKNOWN, RATHER_NOT_SAY])
    return st.builds(Told, st.one_of(values, unsaid), st.text(max_size=40), st.integers(1, 99))


@given(st.fixed_dictionaries({}, optional={name: told(name) for name in CATALOGUE}))
def test_any_facts_make_a_summary_whose_lines_lead_to_their_messages(facts: dict[str, Told]) -> None:
    made = staff_summary(Known(facts, ON))
    messages = {each.message_id for each in facts.values()}
    for section in made.sections:
        assert section.lines
        for line in section.lines:
            assert line.label
            assert line.message_id is None or line.message_id in messages
    for name in ("worries", "hardest_part", "condition_words", "job_title"):
        value = facts[name].value if name in facts else UNKNOWN
        if value not in (UNKNOWN, RATHER_NOT_SAY):
            assert any(line.theirs and line.text == value for section in made.sections for line in section.lines)


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 800))
def test_the_clock_counts_days_weeks_and_twelve_weeks(started: date, days: int) -> None:
    clock = absence_clock({"absence_started": started.isoformat()}, started + timedelta(days=days))
    assert clock is not None
    assert (clock.days_off, clock.weeks_off) == (days, days // 7)
    assert clock.twelve_weeks_on == started + timedelta(days=84)
    assert clock.pressing == (70 <= days <= 84)


@pytest.mark.parametrize(
    ("facts", "days", "pressing"),
    [
        ({"absence_started": "2027-03-20"}, None, False),
        ({"fit_note_ends": "2027-03-16"}, None, True),
        ({"fit_note_ends": "2027-03-17"}, None, False),
        ({"fit_note_ends": "2027-03-01"}, None, True),
        ({"absence_started": "2027-03-09", "fit_note_ends": "not a day"}, 0, False),
    ],
)
def test_the_clock_at_its_bounds(facts: dict[str, str], days: int | None, pressing: bool) -> None:
    clock = absence_clock(facts, ON)
    assert clock is not None
    assert (clock.days_off, clock.pressing) == (days, pressing)


@pytest.mark.parametrize("facts", [{}, {"absence_started": UNKNOWN}, {"fit_note_ends": "soon"}, {"absence_started": 3}])
def test_no_clock_without_a_day(facts: dict[str, Any]) -> None:
    assert absence_clock(facts, ON) is None


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("HGV driver", ["driving"]),
        ("I drive a van for Tesco", ["driving"]),
        ("forklift operator", ["machines or lifting gear"]),
        ("roofer", ["heights"]),
        ("I work up ladders", ["heights"]),
        ("train driver", ["driving", "rail, air or sea"]),
        ("electrician", ["electricity or gas"]),
        ("prison officer", ["weapons, custody or rescue"]),
        ("office manager", []),
        ("sales executive", []),
        ("mining engineer", ["confined spaces or diving"]),
        ("I don't drive at all", []),
        ("I can't drive for work", []),
        ("teacher", []),
        ("business analyst", []),
        ("trainer at a gym", []),
    ],
)
def test_dangerous_work_is_seen_in_the_words_of_a_job(words: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in safety_critical({"job_title": words})] == kinds


def test_dangerous_work_is_read_from_tasks_too_and_never_from_other_facts() -> None:
    assert safety_critical({"job_tasks": "driving a coach"}) == (("driving", "job_tasks"),)
    assert safety_critical({"worries": "I cannot drive", "job_title": UNKNOWN}) == ()


@pytest.mark.parametrize(("code", "words"), [(21610, "stopped our texts"), (30003, "phone is off"), (99, "error 99")])
def test_why_a_text_did_not_arrive_is_said_in_words(code: int, words: str) -> None:
    row = {"id": 1, "author": "assistant", "author_name": None, "channel": "sms", "text": "Hello", "at": clock.now(),
           "delivery": "failed", "segments": 1, "error_code": code, "question": None, "understood": None,
           "choices": []}  # fmt: skip
    shown = reading_turns.turn(row)
    assert shown.failed
    assert words in shown.delivery
