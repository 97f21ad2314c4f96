"""Crisis and emergency words that only the trained pipeline saw. The rules in the desk come first and need no Rasa."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.latest import latest
from bot import clock
from bot.conversation import guarding


class ActionSafety(Action):
    """Says the fixed text of that kind. The desk stores it alone, opens the alert and asks nothing else this turn."""

    def name(self) -> str:
        return "action_safety"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        message = latest(tracker)
        kind = message.parsed.intent if message else "crisis"
        channel = str(tracker.get_latest_input_channel() or "web")
        text = await asyncio.to_thread(guarding.safety_text, kind, channel, clock.now())
        dispatcher.utter_message(text=text)
        return []
