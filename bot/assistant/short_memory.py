"""As much of a conversation as Rasa's rules can look back on, and no more.

Rules span one user turn (`restrict_rules`), so of a conversation that waits for the next message only its state can
matter: the slots and the running form. A short beginning that leads there stands for all that was said. What the
patient wrote is not in it.
"""

from __future__ import annotations

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


def waiting(tracker: DialogueStateTracker) -> Optional[Dict[str, Any]]:
    """The state of a tracker that waits for the next message: all that its next step depends on; None for any other."""
    last = tracker.events[-1] if tracker.events else None
    if not isinstance(last, ActionExecuted) or last.action_name != ACTION_LISTEN_NAME:
        return None
    loop = tracker.active_loop
    return {
        "slots": tracker.current_slot_values(),
        "loop": (loop.name, loop.is_interrupted, loop.rejected) if loop is not None else None,
        "paused": tracker.is_paused(),
        "followup": tracker.followup_action,
        "latest_action": tracker.latest_action_name,
    }


def wordless(tracker: DialogueStateTracker) -> bool:
    """Whether nothing that the patient wrote is in it."""
    return not any(isinstance(event, UserUttered) for event in tracker.events)


def shortened(tracker: DialogueStateTracker) -> List[Event]:
    """Events that lead to the state of a tracker that waits for the next message.

    All its events are given where it does not wait, or where the short way would not lead to the same state (something
    not foreseen here): longer, never wrong.
    """
    state = waiting(tracker)
    if state is None:
        return list(tracker.events)
    kept = _opening(tracker)
    if waiting(_replay(tracker, kept)) != state:
        logger.warning("A tracker could not be shortened")
        return list(tracker.events)
    return kept


def _opening(tracker: DialogueStateTracker) -> List[Event]:
    """A beginning that leads to a tracker's state, and listens."""
    when = tracker.events[0].timestamp
    events: List[Event] = [
        ActionExecuted(ACTION_SESSION_START_NAME, timestamp=when),
        SessionStarted(timestamp=when),
        ActionExecuted(ACTION_LISTEN_NAME, timestamp=when),
    ]
    loop = tracker.active_loop
    if loop is not None and loop.name is not None:
        events += [ActionExecuted(loop.name, timestamp=when), ActiveLoop(loop.name, timestamp=when)]
        if loop.rejected:
            events.append(ActionExecutionRejected(loop.name, timestamp=when))
    fresh = _replay(tracker, [])
    events += [
        SlotSet(name, slot.value, timestamp=when)
        for name, slot in tracker.slots.items()
        if slot.value != fresh.slots[name].value
    ]
    if tracker.is_paused():
        events.append(ConversationPaused(timestamp=when))
    events.append(ActionExecuted(ACTION_LISTEN_NAME, timestamp=when))
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
