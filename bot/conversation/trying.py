"""Trying a message out: what the assistant would understand of it, by the very path of a patient's message.

Nothing is stored. Staff use it to see why a message was read as it was, and tests use it to measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversation import assistant, guarding
from bot.referral.questions import asking_for
from bot.understanding import read
from bot.understanding.settled import settled


@dataclass(frozen=True)
class Understood:
    """The intent, every fact with the words it came from, and the safety kind, if any."""

    intent: str
    confidence: float
    facts: dict[str, dict[str, Any]]
    safety: dict[str, str] | None


async def understand(text: str, asked: str | None, on: date) -> Understood:
    """What would be understood of `text` if the fact `asked` had just been asked for, on that day.

    Raises:
        KeyError: `asked` is no fact. AssistantFailed: Rasa does not answer.
    """
    question = asking_for(asked) if asked else None
    parsed = await assistant.parse(text)
    reading = read(
        text,
        asked=question,
        candidates=parsed.candidates,
        intent=parsed.intent,
        confidence=parsed.confidence,
        on=on,
        known={},
    )
    facts = {name: {"value": fact.value, "words": fact.words} for name, fact in reading.facts.items()}
    for option in reading.chosen:
        for name, value in option.facts.items():
            facts.setdefault(name, {"value": value, "words": text})
    alarm = guarding.alarm_in(text)
    safety = {"kind": alarm.kind, "words": alarm.words} if alarm else None
    if safety is None and guarding.trained_alarm(text, parsed.intent, parsed.confidence):
        safety = {"kind": parsed.intent, "words": text}
    intent = settled(text, parsed.intent, reading, question, parsed.confidence)
    return Understood(intent, round(parsed.confidence, 4), facts, safety)
