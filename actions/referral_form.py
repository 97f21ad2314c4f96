"""The one form: `validate_referral` takes the message and puts the question that is open then."""

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
    """Hands the message to the desk, puts the open question, and leaves the form's one slot empty and wanted.

    Rasa would call a second action to ask for the slot (`action_ask_referral_answer`). There is none, since the desk
    has worked out the question by then: one call a turn, not two.

    Where a rule answers the message (a question back, say), the form steps aside once for it by
    `ActionExecutionRejection`; Rasa then runs the rule and comes back to the form, which asks again.
    """

    def name(self) -> str:
        return "validate_referral"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        events = [SlotSet("answer", None), SlotSet("requested_slot", "answer")]
        message = latest(tracker)
        if message is None:
            say(dispatcher, await asyncio.to_thread(taking.ask, tracker.sender_id))
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
        say(dispatcher, taken.says)
        return events
