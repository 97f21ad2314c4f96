"""The second net: what the trained pipeline takes for danger raises an alarm, unless it is plainly none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.conversation import guarding
from bot.conversation.guarding import SAFETY_INTENTS, SURE_OF_SAFETY, trained_alarm
from bot.referral.questions import QUESTIONS
from bot.safety import detect, set_aside
from bot.store.directory import local
from tests.safety.test_safety_unseen import halves

EXAMPLES = Path(__file__).parents[2] / "data" / "nlu" / "safety.yml"


def examples() -> dict[str, list[str]]:
    """The examples of each intent in the safety file."""
    found: dict[str, list[str]] = {}
    for section in re.split(r"(?m)^- intent: ", EXAMPLES.read_text(encoding="utf-8"))[1:]:
        name, _, rest = section.partition("\n")
        found.setdefault(name.strip(), []).extend(re.findall(r"(?m)^ +- (.+)$", rest))
    return found


@pytest.mark.parametrize("intent", sorted(SAFETY_INTENTS))
def test_a_likely_safety_intent_is_an_alarm(intent: str) -> None:
    assert trained_alarm("everything is too heavy and I have decided", intent, SURE_OF_SAFETY)
    assert not trained_alarm("everything is too heavy and I have decided", intent, SURE_OF_SAFETY - 0.01)


@pytest.mark.parametrize("intent", ["goodbye", "inform", "leave", "nlu_fallback"])
def test_no_other_intent_is_an_alarm(intent: str) -> None:
    assert not trained_alarm("goodbye", intent, 0.99)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("I had suicidal thoughts ten years ago but not since", True),
        ("no suicidal thoughts", True),
        ("It's not an emergency", True),
        ("My collapsed lung was ten years ago", True),
        ("What happens if I tell you about self harm?", True),
        ("I had suicidal thoughts ten years ago and they are back now", False),
        ("I'm not suicidal but I think about not being here", False),
        ("I don't see any reason to get up", False),
        ("he will find me", False),
        ("", False),
    ],
)
def test_what_is_plainly_none_is_set_aside(text: str, aside: bool) -> None:
    assert set_aside(text) is aside


def test_nothing_that_was_held_back_is_an_example() -> None:
    """Seven plain phrases ("i want to die") stood among the examples before the set was written."""
    held = {text.lower() for name in ("unseen_positives", "unseen_hard_negatives") for *_, text in halves(name)[1]}
    assert len([text for texts in examples().values() for text in texts if text.lower() in held]) <= 7


def test_the_examples_and_the_rules_mean_the_same_by_a_kind() -> None:
    """Another person's fists are safeguarding and the patient's own are harm: the fixed answers differ."""
    for kind in ("harm", "safeguarding"):
        seen = [str(alarm.kind) for text in examples()[kind] if (alarm := detect(text)) is not None]
        other = "safeguarding" if kind == "harm" else "harm"
        assert seen.count(other) / len(seen) <= 0.12


def test_no_service_and_no_choice_of_ours_raises_an_alarm() -> None:
    """What a button sends is chosen by us: the name of a self-help service is no word of self-harm."""
    channels = [(question, channel) for question in QUESTIONS.values() for channel in ("web", "sms")]
    offered = [option for question, channel in channels for option in question.offered(channel)]
    labels = {words for option in offered for words in (option.label, option.short)}
    names = {name for service in local().directory.services for name in (service.name, service.sms_name)}
    assert [text for text in sorted(labels | names) if guarding.alarm_in(text) is not None] == []


def test_a_services_name_among_words_of_danger_is_still_an_alarm() -> None:
    assert guarding.alarm_in("Tide Self-Help Hub is no use, I want to kill myself") is not None
