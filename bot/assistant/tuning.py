"""Rasa's slow paths made quick, with the same results.

Measured on form turns of stock Rasa 3.6.21: four fifths of the time went into checking a constant JSON schema
afresh for every action (upstream issue 11717), and most of the rest grew with the conversation, half of it from
walking every subclass of `Event` for every stored event.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Optional, Tuple, Type

from jsonschema import ValidationError
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

from bot.assistant.patching import Replacement


@lru_cache(maxsize=1)
def _result_validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def validate_action_result(self: RemoteAction, result: Dict[str, Any]) -> bool:
    """True where an action's answer has the right form; raises jsonschema's `ValidationError` where not."""
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

REPLACEMENTS: Tuple[Replacement, ...] = (VALIDATE_ACTION_RESULT, RESOLVE_BY_TYPE)


def apply() -> None:
    """Put every replacement of this module in place. Raises `UpstreamChangedError`."""
    for replacement in REPLACEMENTS:
        replacement.apply()
