"""Whole conversations, held with the running product on both channels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.messaging import health_words, segments
from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import Product

pytestmark = pytest.mark.rasa

FILES = sorted(Path(__file__).parent.glob("*.yml"))
CASES = [
    pytest.param(case, channel, id=f"{path.stem}: {case['name']} ({channel})")
    for path in FILES
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    for channel in (("web", "sms") if case.get("channel", "both") == "both" else (case["channel"],))
]


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


@pytest.mark.parametrize(("case", "channel"), CASES)
def test_conversation(case: dict[str, Any], channel: str, product: Product) -> None:
    patient: WebPatient | TextingPatient = WebPatient(product) if channel == "web" else TextingPatient(product)
    if channel == "sms":
        _greet(case, patient)
    for turn in case["turns"]:
        reply = patient.says(turn["says"])
        _check(turn, reply, patient, channel)
    _check_end(case, patient)


def _greet(case: dict[str, Any], patient: WebPatient | TextingPatient) -> None:
    """A text conversation begins with the poster's word, unless the first text says it all."""
    if not case.get("first_text_says_it"):
        patient.says("WORK")


def _check(turn: dict[str, Any], reply: str, patient: WebPatient | TextingPatient, channel: str) -> None:
    said = f"{turn['says']!r} was answered by {reply!r}"
    for words in _listed(turn.get("answers")):
        assert words.lower() in reply.lower(), said
    for words in _listed(turn.get("never")):
        assert words.lower() not in reply.lower(), said
    assert reply.strip(), said
    conversation = patient.conversation
    if "asks" in turn:
        open_question = conversation["progress"]["question"] or "nothing"
        assert open_question == turn["asks"], f"{said}; the open question is {open_question}"
    current = {fact["name"]: fact["value"] for fact in conversation["facts"] if fact["superseded_at"] is None}
    for name, value in turn.get("fact", {}).items():
        assert current.get(name) == value, f"{said}; facts are {current}"
    if channel == "sms":
        assert segments(reply).parts <= 2, f"{len(reply)} characters: {reply!r}"
        if not any("safety" in (m["understood"] or {}) and m["understood"]["safety"] for m in conversation["messages"]):
            assert health_words(reply.replace("Hillside Surgery", "")) == [], reply


def _check_end(case: dict[str, Any], patient: WebPatient | TextingPatient) -> None:
    conversation = patient.conversation
    if "booked" in case:
        booked = [each for each in conversation["appointments"] if each["status"] == "booked"]
        assert bool(booked) is case["booked"], conversation["appointments"]
    if "most_questions" in case:
        assert conversation["progress"]["asked"] <= case["most_questions"]
    if "alert" in case:
        assert [alert["kind"] for alert in conversation["alerts"]] == [case["alert"]]
    else:
        assert conversation["alerts"] == []
