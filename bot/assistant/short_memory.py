"""As much of a conversation as Rasa's rules can look back on, and no more.

Rules span one user turn (`restrict_rules`), so the turn at hand and the one before hold every state a rule can match:
one turn is kept, and the next comes on top of it. What lies before is stood for by a short opening that leads to the
same slots and the same running form.
"""

from __future__ import annotations

import dataclasses
import logging
from typing import Any, Dict, List, Optional, Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)

KEPT_TURNS = 1
"""User turns whose events are kept as they were, for the one that comes next."""


def shortened(tracker: DialogueStateTracker) -> List[Event]:
    """Events that stand for the tracker's: the same slots, loop and state, the last turn word for word.

    Should they not lead to the same state (something not foreseen here), all events are given: longer, never wrong.
    """
    events = list(tracker.events)
    cut = _cut(events)
    if cut is None:
        return events
    before = _replay(tracker, events[:cut])
    kept = _opening(before, tracker) + events[cut:]
    if _state(_replay(tracker, kept)) != _state(tracker):
        logger.warning("A tracker could not be shortened")
        return events
    return kept


def _cut(events: Sequence[Event]) -> Optional[int]:
    """Where the last turn begins: the listening before the last user message. None: keep all."""
    users = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(users) <= KEPT_TURNS:
        return None
    for index in range(users[-KEPT_TURNS] - 1, -1, -1):
        event = events[index]
        if isinstance(event, ActionExecuted):
            return index if event.action_name == ACTION_LISTEN_NAME else None
    return None


def _opening(before: DialogueStateTracker, tracker: DialogueStateTracker) -> List[Event]:
    """A beginning that leads to the state of `before`."""
    when = before.events[0].timestamp
    events: List[Event] = [
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=when),
        SessionStarted(timestamp=when),
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=when),
    ]
    loop = before.active_loop
    if loop is not None and loop.name is not None:
        trigger: Dict[str, Any] = dict(loop.trigger_message or {})
        if trigger.get("intent"):
            events.append(
                UserUttered(
                    text=trigger.get("text"),
                    intent=trigger["intent"],
                    entities=trigger.get("entities"),
                    parse_data=loop.trigger_message,
                    timestamp=when,
                    message_id=trigger.get("message_id"),
                    metadata=trigger.get("metadata"),
                    use_text_for_featurization=False,
                )
            )
        events += [ActionExecuted(loop.name, timestamp=when), ActiveLoop(loop.name, timestamp=when)]
        if loop.rejected:
            events.append(ActionExecutionRejected(loop.name, timestamp=when))
    fresh = _replay(tracker, [])
    events += [
        SlotSet(name, slot.value, timestamp=when)
        for name, slot in before.slots.items()
        if slot.value != fresh.slots[name].value
    ]
    if before.is_paused():
        events.append(ConversationPaused(timestamp=when))
    for event in events:
        event.metadata = {**_stamp(tracker), **event.metadata}
    return events


def _stamp(tracker: DialogueStateTracker) -> Dict[str, Any]:
    """The model and assistant that Rasa notes on every event."""
    stamp: Dict[str, Any] = {}
    if tracker.model_id:
        stamp["model_id"] = tracker.model_id
    if tracker.assistant_id:
        stamp["assistant_id"] = tracker.assistant_id
    return stamp


def _replay(tracker: DialogueStateTracker, events: Sequence[Event]) -> DialogueStateTracker:
    """A tracker like `tracker` that went through `events`, from slots at their initial values."""
    return DialogueStateTracker.from_events(tracker.sender_id, list(events), tracker.slots.values())


def _state(tracker: DialogueStateTracker) -> Dict[str, Any]:
    """Everything that a next step depends on beside the states of the last turns."""
    loop = dataclasses.asdict(tracker.active_loop) if tracker.active_loop else None
    if loop:
        loop["trigger_message"] = (loop.get("trigger_message") or {}).get("intent")
    return {
        "slots": tracker.current_slot_values(),
        "loop": loop,
        "paused": tracker.is_paused(),
        "followup": tracker.followup_action,
        "latest_action": tracker.latest_action_name,
        "said": tracker.latest_message.text if tracker.latest_message else None,
        "message": tracker.latest_message.message_id if tracker.latest_message else None,
    }
