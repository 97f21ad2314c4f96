"""Rasa's custom actions: thin adapters from a tracker to `bot.conversation`, and back to events.

Importable by `python -m rasa_sdk --actions actions` too. Every class stands at module level, every `run` is async,
and database work goes to a thread, so that no turn holds up another.
"""

from actions.fallback import ActionDefaultFallback
from actions.questions import ActionExplainFit, ActionExplainWhy, ActionTellAboutService, ActionTellProgress
from actions.referral_form import ValidateReferral
from actions.safety import ActionSafety

__all__ = [
    "ActionDefaultFallback",
    "ActionExplainFit",
    "ActionExplainWhy",
    "ActionSafety",
    "ActionTellAboutService",
    "ActionTellProgress",
    "ValidateReferral",
]
