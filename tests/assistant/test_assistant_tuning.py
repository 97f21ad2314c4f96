"""The replacements in Rasa: the same results as Rasa's own, and a stop when Rasa's source is another."""

from __future__ import annotations

import ast
import copy
import inspect
import random
from dataclasses import replace
from types import ModuleType
from typing import Any, Dict, List

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core import events
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

from bot.assistant import tuning, whole_turns
from bot.assistant.patching import Replacement, UpstreamChangedError

ALL = (*tuning.REPLACEMENTS, *whole_turns.REPLACEMENTS)


@pytest.mark.parametrize("replacement", ALL, ids=lambda each: each.name)
def test_the_source_that_is_replaced_is_the_one_that_was_read(replacement: Replacement) -> None:
    assert replacement.source_sha256() == replacement.sha256


@pytest.mark.usefixtures("restored")
def test_another_source_is_not_replaced() -> None:
    tuning.RESOLVE_BY_TYPE.undo()
    with pytest.raises(UpstreamChangedError, match=r"Event\.resolve_by_type"):
        replace(tuning.RESOLVE_BY_TYPE, sha256="0" * 64).apply()
    assert Event.resolve_by_type is not tuning.resolve_by_type


@pytest.mark.usefixtures("restored")
def test_a_replacement_is_put_in_once_and_taken_out() -> None:
    mine = tuning.VALIDATE_ACTION_RESULT
    mine.apply()
    mine.apply()
    assert RemoteAction._validate_action_result is tuning.validate_action_result
    mine.undo()
    assert RemoteAction._validate_action_result is not tuning.validate_action_result


GOOD: List[Dict[str, Any]] = [
    {"events": [], "responses": []},
    {},
    {"events": [{"event": "slot", "name": "a", "value": None}]},
    {"events": [{"event": "slot", "name": "a", "value": [1], "timestamp": None}], "responses": [{"text": "x"}]},
    {"events": [{"event": "followup", "name": "referral"}]},
    {"events": [{"event": "action_execution_rejected", "name": "referral"}]},
    {"responses": [{"response": "utter_a", "buttons": []}]},
    {"events": [{"event": "user", "text": "a", "parse_data": {}}]},
    {"more": 1},
]
BAD: List[Any] = [
    {"events": None}, {"events": "x"}, {"events": [1]}, {"events": [{"event": "no_such"}]},
    {"events": [{"event": "slot"}]},
    {"responses": {}}, {"responses": ["x"]}, None, [], "x",
]  # fmt: skip


def _verdict(check: Any, result: Any) -> bool:
    try:
        return bool(check(RemoteAction("a", None), copy.deepcopy(result)))
    except ValidationError:
        return False


@pytest.mark.parametrize("result", [*GOOD, *BAD])
def test_an_actions_answer_is_judged_as_rasa_judges_it(result: Any) -> None:
    expected = _verdict(tuning.VALIDATE_ACTION_RESULT.original(), result)
    assert _verdict(tuning.validate_action_result, result) is expected
    assert expected is (result in GOOD)


def _anything(chance: random.Random, depth: int = 2) -> Any:
    plain = [None, True, 7, "", "name", "slot"]
    if depth == 0 or chance.random() < 0.6:
        return chance.choice(plain)
    inner = [_anything(chance, depth - 1) for _ in range(chance.randrange(3))]
    return inner if chance.random() < 0.5 else {str(chance.choice(plain)): each for each in inner}


def _answer(chance: random.Random) -> Dict[str, Any]:
    kinds = ["slot", "bot", "user", "followup", "form", "active_loop", "restart", "x"]
    events = []
    for _ in range(chance.randrange(3)):
        keys = [key for key in ("name", "value", "text", "timestamp") if chance.random() < 0.6]
        events.append({"event": chance.choice(kinds), **{key: _anything(chance) for key in keys}})
    return {"events": events if chance.random() < 0.9 else _anything(chance), "responses": _anything(chance)}


@pytest.mark.parametrize("seed", range(40))
def test_any_answer_is_judged_as_rasa_judges_it(seed: int) -> None:
    result = _answer(random.Random(seed))
    assert _verdict(tuning.validate_action_result, result) is _verdict(tuning.VALIDATE_ACTION_RESULT.original(), result)


def test_a_wrong_answers_words_are_not_in_the_error() -> None:
    with pytest.raises(ValidationError) as wrong:
        tuning.validate_action_result(
            RemoteAction("a", None),
            {"events": [{"event": "slot", "name": "Ploverleigh", "x": 1}] * 2 + ["Ploverleigh"]},
        )
    assert "Ploverleigh" not in str(wrong.value)


def test_every_event_is_found_as_rasa_finds_it() -> None:
    names = {each.type_name for each in all_subclasses(Event) if getattr(each, "type_name", None)}
    rasas = tuning.RESOLVE_BY_TYPE.original().__func__
    assert len(names) > 20
    for name in names:
        assert tuning.resolve_by_type(name) is rasas(name)
        assert tuning.resolve_by_type(name) is rasas(name, events.SlotSet)


def test_an_unknown_event_is_as_unknown_as_to_rasa() -> None:
    rasas = tuning.RESOLVE_BY_TYPE.original().__func__
    assert tuning.resolve_by_type("topic") is rasas("topic") is None
    assert tuning.resolve_by_type("nothing", events.SlotSet) is rasas("nothing", events.SlotSet)
    for find in (tuning.resolve_by_type, rasas):
        with pytest.raises(ValueError, match="nothing"):
            find("nothing")


@pytest.mark.parametrize(
    "written", ["", "intents:\n- affirm\n", "slots: {}\n", "responses:\n  utter_a:\n  - text: A\n"]
)
def test_a_domain_is_empty_where_rasa_says_so(written: str) -> None:
    domain = Domain.from_yaml(written)
    expected = tuning.IS_EMPTY.original()(domain)
    assert tuning.is_empty(domain) is expected
    assert tuning.is_empty(domain) is expected  # the empty one that is kept has not changed


@pytest.mark.parametrize("module", [module for module, _ in tuning.COPIED_FOR_LOGS], ids=lambda each: each.__name__)
def test_what_is_no_longer_copied_went_to_a_debug_log_alone(module: ModuleType) -> None:
    tree = ast.parse(inspect.getsource(module))
    logged = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "structlogger.debug"
        for part in ast.walk(call)
    }
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]
    assert used
    assert [ast.unparse(node) for node in used if id(node) not in logged] == []
