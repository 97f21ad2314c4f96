"""The held-apart sets stay apart from training, are well formed, and training itself holds together."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz, process

from bot.understanding.facts import CATALOGUE, RATHER_NOT_SAY, UNKNOWN, Kind

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STYLES = ("plain", "terse", "text_speak", "misspelt", "regional", "second_language")
SETS = ("six_styles", "out_of_scope", "yes_no")
LATER = {
    "fresh_styles": 60,
    "fresh_out_of_scope": 60,
    "third_styles": 100,
    "third_out_of_scope": 150,
    "fourth_styles": 60,
    "fourth_out_of_scope": 60,
    "fifth_styles": 100,
    "sixth_styles": 100,
    "sixth_out_of_scope": 100,
    "seventh_styles": 100,
    "seventh_out_of_scope": 100,
    "eighth_styles": 100,
    "eighth_out_of_scope": 100,
    "ninth_styles": 100,
    "ninth_out_of_scope": 100,
    "tenth_styles": 100,
    "tenth_out_of_scope": 100,
}
TOLD = ("six_styles", *(name for name in LATER if name.endswith("_styles")))


def records(name: str) -> list[dict[str, Any]]:
    """Every record of one set."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def lines(name: str) -> list[str]:
    """Every message of one set."""
    return [text for each in records(name) for text in _texts(each)]


def training() -> list[tuple[str, str]]:
    """Every training example as (intent, text)."""
    found = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            found += [(group["intent"], line[2:]) for line in group["examples"].splitlines()]
    return found


def bare(text: str) -> str:
    """A message without case, stops and spacing, so that "It's the 9th." and "its the 9th" are one."""
    return re.sub(r"[\W_]+", "", text.lower())


def worded(text: str) -> str:
    """A message in small letters without stops."""
    return re.sub(r"[^\w ]+", "", text.lower()).strip()


def named_intents() -> set[str]:
    """The intents that the architecture lists."""
    section = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("## Intents")[1].split("\n## ")[0]
    return set(re.findall(r"`([a-z_]+)`", section.split("(`nlu_fallback`")[0]))


def _texts(record: dict[str, Any]) -> list[str]:
    text = record["text"]
    return list(text.values()) if isinstance(text, dict) else [text]


@pytest.mark.parametrize("name", [*SETS, *LATER])
def test_no_test_line_is_in_training(name: str) -> None:
    taught = {bare(text) for _, text in training()}
    assert [text for text in lines(name) if bare(text) in taught] == []


@pytest.mark.parametrize("name", [*SETS, *LATER])
def test_no_test_line_is_nearly_in_training(name: str) -> None:
    # Two words or more that differ by little more than a letter or a stop would measure memory, not understanding.
    taught = sorted({worded(text) for _, text in training()})
    told = sorted({text for text in map(worded, lines(name)) if " " in text})
    near = {
        text: found[0]
        for text in told
        if (found := process.extractOne(text, taught, scorer=fuzz.ratio, score_cutoff=92))
    }
    assert near == {}


@pytest.mark.parametrize("name", SETS)
def test_each_set_holds_three_hundred(name: str) -> None:
    found = records(name)
    assert [each["id"] for each in found] == list(range(1, 301))
    assert {date.fromisoformat(each["on"]) for each in found} == {date(2026, 11, 23)}
    assert {each["asked"] for each in found} - {None} <= set(CATALOGUE)


@pytest.mark.parametrize("name", LATER)
def test_each_later_set_is_whole(name: str) -> None:
    found = records(name)
    assert [each["id"] for each in found] == list(range(1, LATER[name] + 1))
    assert {date.fromisoformat(each["on"]) for each in found} == {date(2026, 11, 23)}
    assert {each["asked"] for each in found} - {None} <= set(CATALOGUE)


@pytest.mark.parametrize("name", [*SETS, *LATER])
def test_no_message_stands_twice_for_the_same_question(name: str) -> None:
    told = Counter((each["asked"], each["id"], text) for each in records(name) for text in set(_texts(each)))
    across = Counter((asked, text.lower()) for asked, _, text in told)
    assert [key for key, times in across.items() if times > 1] == []


def test_every_message_is_told_in_six_styles() -> None:
    for name in TOLD:
        assert {tuple(each["text"]) for each in records(name)} == {STYLES}


def test_every_intent_is_tried() -> None:
    assert {each["intent"] for each in records("six_styles")} == named_intents()


def test_yes_and_no_are_even() -> None:
    assert Counter(each["yes"] for each in records("yes_no")) == {True: 150, False: 150}


def test_expected_facts_are_of_the_catalogue() -> None:
    wrong = [
        (each["id"], name, value)
        for told in TOLD
        for each in records(told)
        for name, value in each["facts"].items()
        if not _allowed(name, value)
    ]
    assert wrong == []


def test_what_may_be_read_is_not_also_what_must() -> None:
    every = [each for name in TOLD for each in records(name)]
    assert [each["id"] for each in every if set(each["may"]) & set(each["facts"])] == []


def test_training_has_every_intent_and_no_other() -> None:
    assert {intent for intent, _ in training()} == named_intents()


def test_no_training_example_teaches_two_intents() -> None:
    seen: dict[str, str] = {}
    both = [text for intent, text in training() if seen.setdefault(text.lower().strip(), intent) != intent]
    assert both == []


def test_every_intent_has_examples_enough() -> None:
    counts = Counter(intent for intent, _ in training())
    assert {intent: count for intent, count in counts.items() if count < 40} == {}
    assert counts["inform"] >= 500


def test_examples_hold_no_markup() -> None:
    # Square brackets and braces would be read as marked entities.
    assert [text for _, text in training() if re.search(r"[\[\]{}]", text) or not text.strip()] == []


def _allowed(name: str, value: Any) -> bool:
    fact = CATALOGUE[name]
    if value in (UNKNOWN, RATHER_NOT_SAY):
        return True
    if fact.kind is Kind.DATE:
        span = value if isinstance(value, dict) else {"from": value, "to": value}
        return date.fromisoformat(span["from"]) <= date.fromisoformat(span["to"])
    if fact.kind is Kind.CHOICES:
        return set(value) <= set(fact.values)
    if fact.kind is Kind.CHOICE:
        return value in fact.values
    if fact.kind is Kind.YES_NO:
        return isinstance(value, bool)
    if fact.kind is Kind.NUMBER:
        return isinstance(value, int)
    if fact.kind is Kind.SIZE:
        return isinstance(value, int) or value in fact.values
    return isinstance(value, str) and bool(value)
