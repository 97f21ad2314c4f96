"""A turn is kept whole or not at all: Rasa's own ways of going on after a failure, replaced.

Stock Rasa hides three failures. A tracker store that cannot save is swapped for memory; an action that raises is
logged and its events are lost, and up to ten more steps are tried on what is left; a conversation that takes ten
steps falls silent for good. Each now fails the turn: nothing is saved and the channel answers 503.
"""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant import turn as turns
from bot.assistant.patching import Replacement


def create_tracker_store(store: Optional[TrackerStore], domain: Domain) -> TrackerStore:
    """The configured store itself, with no second one behind it that forgets."""
    if store is None:
        return InMemoryTrackerStore(domain)
    store.domain = domain
    return store


async def run_remote_action(
    self: RemoteAction,
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
    domain: Domain,
) -> List[Event]:
    """Run an action on the desk; anything but an answer or a refusal fails the turn."""
    try:
        return list(await REMOTE_ACTION.original()(self, output_channel, nlg, tracker, domain))
    except ActionExecutionRejection:
        raise
    except Exception as wrong:
        turns.fail(f"action {self.name()}: {type(wrong).__name__}")
        raise


def should_handle_message(tracker: DialogueStateTracker) -> bool:
    """Whether to take another step: not in a turn that has failed."""
    return not turns.failed() and bool(SHOULD_HANDLE.original().__func__(tracker))


async def save_tracker(self: MessageProcessor, tracker: DialogueStateTracker) -> None:
    """Keep the turn, unless it failed. Raises `TurnFailedError`."""
    turns.raise_if_failed()
    await SAVE_TRACKER.original()(self, tracker)


def too_many_steps(*_: Any) -> None:
    """Rasa's circuit breaker: ten steps and no end. The turn fails, so the conversation is not stuck there."""
    turns.fail("too many steps")


CREATE_STORE = Replacement(
    Agent,
    "_create_tracker_store",
    staticmethod(create_tracker_store),
    "97499b594b45581b2c6d8ff7adb9083af24eba85654995a40350de65633ca574",
)
REMOTE_ACTION = Replacement(
    RemoteAction, "run", run_remote_action, "ccabf6f1160d527a157fad5bd285ce69e8221b1bcad23f8a61499b4360a1c17e"
)
SHOULD_HANDLE = Replacement(
    MessageProcessor,
    "_should_handle_message",
    staticmethod(should_handle_message),
    "e62818f15e2dd2287ec0fe2671bd2b237195031e9c30d30edf0ad5a68f821a22",
)
SAVE_TRACKER = Replacement(
    MessageProcessor, "save_tracker", save_tracker, "e4532dd4d2970f5de27b262336918f75c3096efbb0046d7c554e26ed61887bd3"
)

REPLACEMENTS: Tuple[Replacement, ...] = (CREATE_STORE, REMOTE_ACTION, SHOULD_HANDLE, SAVE_TRACKER)


def apply() -> None:
    """Put every replacement of this module in place. Raises `UpstreamChangedError`."""
    for replacement in REPLACEMENTS:
        replacement.apply()


def watch(agent: Agent) -> None:
    """Let a loaded agent's circuit breaker fail the turn."""
    if agent.processor is not None:
        agent.processor.on_circuit_break = too_many_steps
