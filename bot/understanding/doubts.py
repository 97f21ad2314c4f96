"""Words with two readings, put as a question with both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import List, Optional

from bot.understanding.date_words import When
from bot.understanding.reading import Asked, Doubt, Option
from bot.understanding.text import Message


def two_days(said: Message, when: When, on: date, name: str) -> Optional[Doubt]:
    """A bare day of the month just after the month began: this month or the last."""
    if when.form != "day of month" or len(when.past) < 2:
        return None
    early = on.day <= (14 if on.month == 1 else 7)
    if not early or when.past[0].month != on.month or on - when.past[0] > timedelta(days=14):
        return None
    options: List[Option] = [
        Option(str(number), f"{day:%A} {day.day} {day:%B}", {name: day.isoformat()})
        for number, day in enumerate(when.past, start=1)
    ]
    return Doubt(
        "doubt_day",
        tuple(options),
        {"day": options[0].label, "other": options[1].label, "words": said.words(when.at, when.to)},
    )


def bare_back(said: Message, asked: Optional[Asked]) -> Optional[Doubt]:
    """ "back" alone: the body, or going back to work, where the question does not settle it."""
    if said.plain.strip(" .!,") != "back":
        return None
    names = asked.facts if asked else ()
    if any(name in names for name in ("conditions", "condition_words")) or (names and names[0] != "goal"):
        return None
    return Doubt(
        "doubt_back",
        (
            Option(
                "1",
                "My back makes work hard",
                {"conditions": ["musculoskeletal"], "condition_words": said.original.strip()},
                "It is about my body",
            ),
            Option("2", "I want to go back to work", {"goal": "return"}, "Going back to work"),
        ),
        {"words": said.original.strip()},
    )
