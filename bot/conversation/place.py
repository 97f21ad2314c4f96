"""The place a conversation has reached: the open question, how it was asked, and the choices that were offered.

It is kept with the conversation in our own tables, so that a lost tracker, a restart or a week's silence loses nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.referral.questions import QUESTIONS
from bot.understanding.reading import Option

FIRST, AGAIN, CHOICES, SHORT = "first", "again", "choices", "short"
"""How a question is put: the first time, in other words, with choices, or shortly after something else was answered."""


@dataclass
class Place:
    """Where the conversation is.

    `interrupts` are questions put in front of the planned one, newest last: a doubt to settle, a call to arrange.
    `overrides` are outcomes that staff decided in the place of a rule, by service.
    """

    question: str | None = None
    how: str = FIRST
    misses: int = 0
    misreads: int = 0
    options: list[dict[str, Any]] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    interrupts: list[dict[str, Any]] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    welcomed: bool = False
    page: int = 0
    after_slot: str | None = None
    last_offered: str | None = None
    declined: list[str] = field(default_factory=list)
    overrides: dict[str, str] = field(default_factory=dict)
    wishes: dict[str, Any] = field(default_factory=dict)
    from_day: str | None = None
    avoided: list[str] = field(default_factory=list)
    slot_id: str | None = None
    moving: bool = False
    fits_shown: list[str] = field(default_factory=list)
    outcome: str | None = None
    finished: bool = False
    invited: bool = False
    left: int | None = None

    @classmethod
    def read(cls, stored: dict[str, Any] | None) -> Place:
        """The place from what was stored; fields of an older version are ignored."""
        names = cls.__dataclass_fields__
        return cls(**{name: value for name, value in (stored or {}).items() if name in names})

    def stored(self) -> dict[str, Any]:
        """The place as it is stored."""
        return asdict(self)

    def offered(self) -> tuple[Option, ...]:
        """The choices made for this patient with the open question."""
        return tuple(Option(**option) for option in self.options)

    def interrupt(self, question: str, options: tuple[Option, ...] = (), **shown: str) -> None:
        """Puts a question in front of the planned one."""
        self.interrupts = [each for each in self.interrupts if each["question"] != question]
        self.interrupts.append(
            {"question": question, "options": [asdict(option) for option in options], "shown": shown}
        )

    def settle(self, question: str) -> None:
        """Takes away a question that was put in front, now that it is answered."""
        self.interrupts = [each for each in self.interrupts if each["question"] != question]

    def count(self, but: Collection[str] = ()) -> int:
        """How many questions this patient was asked, each counted once, `but` for these."""
        return sum(1 for name in set(self.asked) if name in QUESTIONS and QUESTIONS[name].counted and name not in but)
