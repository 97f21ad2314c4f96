"""Rasa's files held against each other and against our code: what `rasa data validate` passes over.

It notes responses that no rule names; those are the ones our actions and the desk use, and each is accounted for here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import actions
from bot.conversation.guarding import SAFETY_INTENTS
from bot.conversation.listening import DIGRESSIONS
from bot.conversation.place import AGAIN, CHOICES, FIRST, SHORT
from bot.referral.questions import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)


DOMAIN = _read(ROOT / "domain.yml")
RULES = [rule for path in sorted((ROOT / "data" / "stories").glob("*.yml")) for rule in _read(path).get("rules", [])]
NLU = {
    entry["intent"]: [line[2:] for line in entry["examples"].splitlines() if line.startswith("- ")]
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
    for entry in _read(path)["nlu"]
    if "intent" in entry
}
ACTIONS: dict[str, dict[str, Any]] = {}
for each in DOMAIN["actions"]:
    ACTIONS |= each if isinstance(each, dict) else {each: {}}
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for folder in ("bot", "actions") for path in sorted((ROOT / folder).rglob("*.py"))
)
SUFFIXES = ("", f"_{AGAIN}", f"_{CHOICES}", f"_{SHORT}")


def test_every_intent_has_examples_and_every_example_an_intent() -> None:
    assert set(DOMAIN["intents"]) == set(NLU)
    assert all(len(examples) >= 40 for examples in NLU.values())


def test_every_action_of_the_domain_is_written_and_the_other_way_round() -> None:
    written = {getattr(actions, name)().name() for name in actions.__all__}
    assert written == set(ACTIONS)


def test_no_action_is_sent_the_domain_with_every_message() -> None:
    """Rasa sends it, some 50 kB, to an action that does not say otherwise where its name begins with `validate_`."""
    asked_for = [name for name, told in ACTIONS.items() if told.get("send_domain", name.startswith("validate_"))]
    assert asked_for == []


def test_every_rule_names_intents_and_actions_that_exist() -> None:
    known = {*ACTIONS, *DOMAIN["responses"], *DOMAIN["forms"]}
    for rule in RULES:
        for step in rule["steps"]:
            assert step.get("intent", "inform") in DOMAIN["intents"], rule
            assert step.get("action", "referral") in known, rule


def test_every_digression_has_just_one_rule_and_every_rule_is_a_digression() -> None:
    ruled = [rule["steps"][0]["intent"] for rule in RULES]
    assert sorted(ruled) == sorted(DIGRESSIONS | SAFETY_INTENTS)


def test_the_form_has_one_slot_that_only_the_form_fills() -> None:
    assert DOMAIN["forms"] == {"referral": {"required_slots": ["answer"]}}
    [mapping] = DOMAIN["slots"]["answer"]["mappings"]
    assert mapping["conditions"] == [{"active_loop": "referral", "requested_slot": "answer"}]
    assert DOMAIN["session_config"]["session_expiration_time"] == 0


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "doubt"])
def test_every_question_has_words_on_both_channels(name: str) -> None:
    variations = DOMAIN["responses"][f"utter_ask_{name}"]
    assert {each.get("channel") for each in variations} >= {None, "sms"}


def test_every_response_is_used() -> None:
    """By a rule, by a question, by a reason to ask, or by name in our own code."""
    by_rule = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    by_question = {f"utter_ask_{name}{suffix}" for name in QUESTIONS for suffix in SUFFIXES}
    by_reason = {f"utter_why_{name}" for name in (*QUESTIONS, "other")}
    by_name = set(re.findall(r"utter_[a-z_0-9]+", SOURCES))
    by_doubt = {f"utter_ask_{name}" for name in re.findall(r'"(doubt_[a-z_]+)"', SOURCES)}
    outcomes = {name for name in DOMAIN["responses"] if name.startswith("utter_outcome_")}
    assert set(DOMAIN["responses"]) - by_rule - by_question - by_reason - by_name - by_doubt - outcomes == set()


def test_every_outcome_that_rests_has_words() -> None:
    used = set(re.findall(r'outcome = "([a-z_0-9]+)"', SOURCES)) - {"meets"}
    for name in used:
        assert f"utter_outcome_{name}" in DOMAIN["responses"], name


def test_every_response_that_code_names_exists() -> None:
    """A name that ends in an underscore is the beginning of one that is put together."""
    named = {name for name in re.findall(r'"(utter_[a-z_0-9]+)"', SOURCES) if not name.endswith("_")}
    assert named - set(DOMAIN["responses"]) == set()


def test_placeholders_are_values_that_the_desk_gives() -> None:
    given = set(re.findall(r'"([a-z_]+)":', SOURCES)) | set(re.findall(r"\b([a-z_]+)=", SOURCES))
    for name, variations in DOMAIN["responses"].items():
        for variation in variations:
            for placeholder in re.findall(r"{(\w+)}", variation["text"]):
                assert placeholder in given, f"{name} uses {{{placeholder}}}"


def test_ways_of_asking_are_spelt_as_the_responses_are() -> None:
    assert FIRST == "first"
    ends = {name.rsplit("_", 1)[1] for name in DOMAIN["responses"] if name.startswith("utter_ask_")}
    assert {AGAIN, SHORT} <= ends


def test_every_digression_has_its_test_stories_out_of_the_form_and_in_it() -> None:
    """`tests/test_stories.yml`, by which `rasa test` checks the trained model."""
    tested = {each["story"]: each["steps"] for each in _read(ROOT / "tests" / "test_stories.yml")["stories"]}
    for rule in RULES:
        intent, action = rule["steps"][0]["intent"], rule["steps"][1]["action"]
        first, inside = tested[f"{intent}, first of all"], tested[f"{intent}, in the form and back to it"]
        assert [first[0]["intent"], first[1]["action"]] == [intent, action]
        assert inside[0] == {"active_loop": "referral"}
        assert [inside[2]["intent"], inside[3]["action"], inside[4]["action"]] == [intent, action, "referral"]
