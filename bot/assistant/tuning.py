"""Rasa's slow paths made quick, with the same results.

Measured on form turns of stock Rasa 3.6.21: four fifths of the time went into checking a constant JSON schema
afresh for every action (upstream issue 11717), and most of the rest grew with the conversation, half of it from
walking every subclass of `Event` for every stored event.
"""

from __future__ import annotations

import hashlib
import inspect
from functools import lru_cache
from types import ModuleType
from typing import Any, Dict, List, Optional, Tuple, Type

from jsonschema import ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.actions.action import RemoteAction
from rasa.core.policies import rule_policy
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event

from bot.assistant.patching import Replacement, UpstreamChangedError


@lru_cache(maxsize=1)
def _result_validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def _only_sets_slots(result: Any) -> bool:
    """Whether an answer has responses and plain `slot` events alone: the form of nearly all, good by any schema."""
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events"), result.get("responses")
    return (
        isinstance(events, list)
        and isinstance(responses, list)
        and all(isinstance(each, dict) for each in responses)
        and all(
            isinstance(each, dict)
            and each.keys() <= _SLOT_KEYS
            and each.get("event") == "slot"
            and isinstance(each.get("name"), str)
            and "value" in each
            and each.get("timestamp") is None
            for each in events
        )
    )


_SLOT_KEYS = frozenset({"event", "name", "value", "timestamp"})


def validate_action_result(self: RemoteAction, result: Dict[str, Any]) -> bool:
    """True where an action's answer has the right form; raises jsonschema's `ValidationError` where not."""
    if _only_sets_slots(result):
        return True
    wrong: Optional[ValidationError] = best_match(_result_validator().iter_errors(result))
    if wrong is not None:
        # Rasa adds the failing answer's own text here; it may hold a patient's words.
        raise ValidationError("The action server's answer does not have the form of one")
    return True


_event_types: Dict[str, Type[Event]] = {}


def resolve_by_type(type_name: str, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
    """The class of an event by its name, looked up once a name."""
    known = _event_types.get(type_name)
    if known is None:
        known = RESOLVE_BY_TYPE.original().__func__(type_name, None if default is None else default)
        if known is not None and known.type_name == type_name:
            _event_types[type_name] = known
    return known


def run_graph(
    self: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
) -> Dict[str, Any]:
    """The outputs of the targets, each node run once, one after the other in an order worked out once.

    Dask schedules the same few nodes anew for every message and every step. Raises as Rasa's own does.
    """
    wanted = tuple(targets or self._graph_schema.target_names)
    given = dict(inputs or {})
    nodes = self._instantiated_nodes
    if any(isinstance(value, str) and value in nodes for value in given.values()):
        return dict(RUN_GRAPH.original()(self, inputs, targets))
    orders = self.__dict__.setdefault("_orders", {})
    order = orders.get(wanted)
    if order is None:
        order = orders[wanted] = _in_order(self._graph_schema.minimal_graph_schema(list(wanted)))
    made: Dict[str, Any] = {name: (name, value) for name, value in given.items()}
    try:
        for name, needs in order:
            made[name] = nodes[name](*(made.get(need, need) for need in needs))
    except RuntimeError as wrong:
        raise GraphRunError("Error running runner.") from wrong
    return dict(made[name] for name in wanted)


def _in_order(schema: GraphSchema) -> List[Tuple[str, Tuple[str, ...]]]:
    """The nodes with what each needs, every node after those it needs."""
    ordered: Dict[str, Tuple[str, ...]] = {}

    def add(name: str) -> None:
        if name in schema.nodes and name not in ordered:
            needs = tuple(schema.nodes[name].needs.values())
            for need in needs:
                add(need)
            ordered[name] = needs

    for name in schema.nodes:
        add(name)
    return list(ordered.items())


@lru_cache(maxsize=1)
def _empty_domain() -> Dict[str, Any]:
    return dict(Domain.empty().as_dict())


def is_empty(self: Domain) -> bool:
    """Whether a domain holds nothing. Rasa reads an empty one afresh for every message to compare with."""
    return bool(self.as_dict() == _empty_domain())


VALIDATE_ACTION_RESULT = Replacement(
    RemoteAction,
    "_validate_action_result",
    validate_action_result,
    "f8cdb4be6812396167ced74161b2ccd65c5ea676ad86d7d359d8c322d9d8dc42",
)
RESOLVE_BY_TYPE = Replacement(
    Event,
    "resolve_by_type",
    staticmethod(resolve_by_type),
    "b5cf570fa7f286c7059ec73d8880528d03a78b28cf4e80285a46079c0fa65968",
)

RUN_GRAPH = Replacement(
    DaskGraphRunner, "run", run_graph, "45f0f52f574f3aa9546a552bf671183e171092c18b66e97f5771a7fa295de37e"
)

IS_EMPTY = Replacement(Domain, "is_empty", is_empty, "884be90ef485f1d2c0f140657a47f106a7d2785b63b03e46cd699b4072e95369")

REPLACEMENTS: Tuple[Replacement, ...] = (VALIDATE_ACTION_RESULT, RESOLVE_BY_TYPE, RUN_GRAPH, IS_EMPTY)


class NotCopied:
    """Stands for the module `copy` where Rasa copies things only to hand them to a debug log, which keeps none."""

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """The value itself."""
        return value


COPIED_FOR_LOGS: Tuple[Tuple[ModuleType, str], ...] = (
    (processor, "f42dfbf26e2ffcb66e08cf4180d1de1cce2a8f59389d5d3b4ea12a95b1f186dd"),
    (forms, "7cb6c30550116597a43e0139b3d0c3507e4a1a900d72a5eae8b818aa19647dd7"),
    (rule_policy, "952d1a13906511ac9b8d1c3dcd27148b24bbcd6610ebb13bff23f2fb1667b2b5"),
)
"""Modules that use `copy` for nothing but their logs, with the digest of the source that this was read in."""


def apply() -> None:
    """Put every replacement of this module in place. Raises `UpstreamChangedError`."""
    for replacement in REPLACEMENTS:
        replacement.apply()
    for module, sha256 in COPIED_FOR_LOGS:
        if hashlib.sha256(inspect.getsource(module).encode()).hexdigest() != sha256:
            raise UpstreamChangedError(module.__name__)
        module.__dict__["copy"] = NotCopied
