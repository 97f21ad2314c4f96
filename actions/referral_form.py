"""The one form: `validate_referral` takes the message, `action_ask_referral_answer` puts the open question."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection
from rasa_sdk.types import DomainDict

from actions.latest import latest, say, since_latest
from bot.conversation import taking

FORM = "referral"


class ValidateReferral(Action):
    """Hands the message to the desk, and always leaves the form's one slot empty and wanted.

    Where a rule answers the message (a question back, say), the form steps aside once for it by
    `ActionExecutionRejection`; Rasa then runs the rule and comes back to the form, which asks again.
    """

    def name(self) -> str:
        return "validate_referral"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        events = [SlotSet("answer", None), SlotSet("requested_slot", "answer")]
        message = latest(tracker)
        if message is None:
            return events
        taken = await asyncio.to_thread(
            taking.take,
            message.conversation_id,
            message.message_id,
            message.parsed.intent,
            message.parsed.confidence,
            message.parsed.candidates,
        )
        first_time = not any(
            event.get("event") == "action_execution_rejected" and event.get("name") == FORM
            for event in since_latest(tracker)
        )
        if taken.digression and first_time and tracker.active_loop.get("name") == FORM:
            raise ActionExecutionRejection(FORM)
        say(dispatcher, taken.notes)
        return events


class ActionAskReferralAnswer(Action):
    """Puts the open question, as the desk's tables have it."""

    def name(self) -> str:
        return "action_ask_referral_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        message = latest(tracker)
        message_id = message.message_id if message else None
        say(dispatcher, await asyncio.to_thread(taking.ask, tracker.sender_id, message_id))
        return []
