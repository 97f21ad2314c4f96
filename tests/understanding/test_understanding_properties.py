"""What holds for every message: it never fails, keeps to the patient's own words, and gives no absurd date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import List

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import read
from bot.understanding.calendar_days import easter, plus_months
from bot.understanding.dates import find
from bot.understanding.facts import CATALOGUE, CONDITION_GROUPS, Kind
from bot.understanding.mark import candidates
from bot.understanding.nearest import distance
from bot.understanding.numbers import number
from bot.understanding.reading import Asked, Option
from bot.understanding.text import LONGEST, message

PIECES = [
    "off 3 weeks",
    "with my back",
    "since the 4th",
    "2",
    "yes",
    "no",
    "not",
    "my",
    "mum",
    "knee",
    "anxiety",
    "actually",
    "wait",
    "I meant",
    "until",
    "12 dec",
    "4/3",
    "31/2",
    "29 feb",
    "99/99/9999",
    "signed off",
    "i work in",
    "warehouse",
    "bus driver",
    "self employed",
    "a week last tuesday",
    "in 3 weeks",
    "9999 years ago",
    "100000 weeks",
    "half a year",
    "\n",
    "?",
    ",",
    ".",
    "John Smith",
    "M14 5TP",
    "07700 900123",
    "@",
    "the 31st",
    "next friday",
    "last",
    "op",
    "lost my job",
    "note",
    "ends",
    "1 4",
    "😀",
    "2️⃣",
    "'",
    '"',
    "(",
    ")",
    "<0>",
    "<7>",
    "\\1",
    "the sick",
    "on",
]

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
YES_NO = Asked("q", ("veteran",), (Option("1", "Yes", {"veteran": True}), Option("2", "No", {"veteran": False})))
questions = st.one_of(
    st.none(),
    st.sampled_from(sorted(CATALOGUE)).map(lambda name: Asked(name, (name,))),
    st.just(YES_NO),
    st.just(Asked("job", ("job_title", "job_tasks"), takes_text="job_tasks")),
    st.just(Asked("condition", ("condition_words", "conditions"), takes_text="condition_words")),
)
known = st.sampled_from(
    [
        {},
        {"absence_started": "2026-11-01", "conditions": ["skin", "cancer"]},
        {"employment": "employed", "fit_note_ends": "2026-12-01"},
    ]
)


@settings(max_examples=400, deadline=None)
@given(texts, questions, days, known)
def test_a_reading_never_fails_and_holds_only_what_the_catalogue_allows(text, asked, on, before) -> None:
    reading = read(text, asked=asked, on=on, known=before)
    for name, fact in reading.facts.items():
        entry = CATALOGUE[name]
        assert fact.words in text
        if fact.value in ("unknown", "rather_not_say"):
            continue
        if entry.kind is Kind.DATE:
            day = date.fromisoformat(fact.value)
            assert on - timedelta(days=81 * 366) < day < on + timedelta(days=7 * 366)
        elif entry.kind is Kind.CHOICE:
            assert fact.value in entry.values
        elif entry.kind is Kind.YES_NO:
            assert isinstance(fact.value, bool)
        elif entry.kind is Kind.NUMBER:
            assert isinstance(fact.value, int)
            assert 0 <= fact.value <= 999_999
        elif entry.kind is Kind.CHOICES and entry.values:
            assert set(fact.value) <= set(entry.values)
    if "conditions" in reading.facts and isinstance(reading.facts["conditions"].value, list):
        assert set(reading.facts["conditions"].value) <= set(CONDITION_GROUPS)


@settings(max_examples=200, deadline=None)
@given(texts, days)
def test_candidates_are_spans_of_the_message(text: str, on: date) -> None:
    for one in candidates(text, on):
        assert 0 <= one.start < one.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_every_plain_letter_leads_back_into_the_message(text: str) -> None:
    said = message(text)
    for at in range(len(said.plain)):
        start, end = said.span(at, at + 1)
        assert 0 <= start <= end <= len(text)


@given(st.integers(0, 10**9), st.sampled_from(["", ".", " ", "!", ")", " please"]))
def test_digits_never_say_yes_or_no(figure: int, tail: str) -> None:
    reading = read(f"{figure}{tail}", asked=Asked("veteran", ("veteran",)), on=date(2026, 11, 22))
    assert reading.values().get("veteran") is None
    assert reading.act not in ("affirm", "deny")


@given(st.sampled_from(["yes", "aye", "no", "nope", "not really", "defo"]), days)
def test_yes_and_no_are_opposites_whatever_the_day(word: str, on: date) -> None:
    value = read(word, asked=YES_NO, on=on).values()["veteran"]
    assert value is (word in ("yes", "aye", "defo"))


@given(st.integers(1, 60), st.sampled_from(["days", "weeks"]), days)
def test_a_length_counts_back_from_the_day(count: int, unit: str, on: date) -> None:
    reading = read(f"{count} {unit}", asked=Asked("absence_started", ("absence_started",)), on=on)
    assert (
        reading.values()["absence_started"] == (on - timedelta(days=count * (7 if unit == "weeks" else 1))).isoformat()
    )


@given(st.integers(-1500, 1500), days)
def test_a_whole_date_is_that_day(gap: int, on: date) -> None:
    day = on + timedelta(days=gap)
    for written in (f"{day.day}/{day.month}/{day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        found = find(message(written).plain, on)
        assert len(found) == 1
        assert (*found[0].past, found[0].future).count(day) >= 1


@given(st.lists(st.sampled_from("abcde"), max_size=8), st.lists(st.sampled_from("abcde"), max_size=8))
def test_slips_are_counted_the_same_both_ways(left: List[str], right: List[str]) -> None:
    one, other = "".join(left), "".join(right)
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0


@given(st.integers(0, 99))
def test_numbers_in_words(value: int) -> None:
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    units = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    words = units[value] if value < 20 else tens[value // 10] + (f" {units[value % 10]}" if value % 10 else "")
    assert number(words) == value


def test_a_very_long_message_is_read_as_far_as_any_patient_writes() -> None:
    reading = read("my back " * 3000, asked=None, on=date(2026, 11, 22))
    assert reading.values()["conditions"] == ["musculoskeletal"]
    assert len(message("x" * (LONGEST + 50)).original) == LONGEST


def test_easter_and_months() -> None:
    assert [easter(year) for year in (2025, 2026, 2027)] == [date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)]
    assert plus_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
