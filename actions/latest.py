"""The patient's latest message, out of a tracker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.conversation.assistant import Parsed, parsed
from bot.conversation.exchange import Say


@dataclass(frozen=True)
class Latest:
    """Which message it was, and what the pipeline made of it."""

    conversation_id: str
    message_id: int
    parsed: Parsed


def latest(tracker: Tracker) -> Latest | None:
    """The latest message with the desk's own id; None where there is none yet."""
    message: dict[str, Any] = tracker.latest_message or {}
    message_id = (message.get("metadata") or {}).get("message") or message.get("message_id")
    if not message_id:
        message_id = next((e.get("message_id") for e in reversed(tracker.events) if e.get("event") == "user"), None)
    if not message_id or not str(message_id).isdigit():
        return None
    return Latest(tracker.sender_id, int(message_id), parsed(message))


def since_latest(tracker: Tracker) -> Iterator[dict[str, Any]]:
    """The events that came after the patient's latest message, newest first."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return
        yield event


def say(dispatcher: CollectingDispatcher, says: list[Say] | tuple[Say, ...]) -> None:
    """Hands responses to Rasa, which finds their words for the channel."""
    for each in says:
        dispatcher.utter_message(
            response=each.response, buttons=[dict(choice) for choice in each.choices], **each.values
        )
