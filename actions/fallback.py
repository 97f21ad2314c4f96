"""When no rule applies: the form goes on. A lost tracker resumes this way."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.referral_form import FORM


class ActionDefaultFallback(Action):
    """Follows up with the form, which knows the open question from the desk's own tables."""

    def name(self) -> str:
        return "action_default_fallback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        return [FollowupAction(FORM)]
