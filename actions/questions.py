"""Questions back whose answer depends on the patient: why do you ask, why not, a named service, how many more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.latest import latest, say
from bot.conversation import explaining
from bot.conversation.exchange import Say

Explain = Callable[[str, int | None], list[Say]]


async def _say(explain: Explain, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    message = latest(tracker)
    message_id = message.message_id if message else None
    say(dispatcher, await asyncio.to_thread(explain, tracker.sender_id, message_id))
    return []


class ActionExplainWhy(Action):
    """Why the open question is asked."""

    def name(self) -> str:
        return "action_explain_why"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return await _say(explaining.why_ask, dispatcher, tracker)


class ActionExplainFit(Action):
    """Why services fit, or do not."""

    def name(self) -> str:
        return "action_explain_fit"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return await _say(explaining.why_not, dispatcher, tracker)


class ActionTellAboutService(Action):
    """What a service that the patient names is, or that it has ended and what there is now."""

    def name(self) -> str:
        return "action_tell_about_service"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return await _say(explaining.about_service, dispatcher, tracker)


class ActionTellProgress(Action):
    """About how many questions are left."""

    def name(self) -> str:
        return "action_tell_progress"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return await _say(explaining.progress, dispatcher, tracker)
