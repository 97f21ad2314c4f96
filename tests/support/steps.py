"""The tables of tests/conversations/steps: walks, their steps, and what is tried at each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.referral.wording import HEALTH_FACTS


@dataclass(frozen=True)
class Interruption:
    """Something said at a step besides its answer; `steps/interruptions.yml` says what each kind means."""

    name: str
    says: Mapping[str, str]
    opens: str = ""
    back: tuple[str, ...] = ()
    rests: bool = False
    returns: bool = False
    passes: bool = False
    reason: bool = False

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Interruption:
        """One row of the table."""
        return cls(**{**row, "back": tuple(row.get("back", ()))})


@dataclass(frozen=True)
class Correction:
    """An answer put right, and put right again."""

    name: str
    knows: Mapping[str, Any]
    says: str
    fact: Mapping[str, Any]
    back: str
    words: tuple[str, ...] = ()

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Correction:
        """One row of the table."""
        return cls(**{**row, "words": tuple(row.get("words", ()))})

    def answer(self, channel: str) -> str:
        """How it is told that the answer was changed: by text without a word of health."""
        private = channel == "sms" and not HEALTH_FACTS.isdisjoint({*self.fact, *self.words})
        return "I have changed that" if private else "Changed"


@dataclass(frozen=True)
class Step:
    """One question of a walk and the answer to it. A `passing` step is answered, and nothing else is tried there.

    `untold` are facts that "I don't know" tells there as an answer of its own. `without` are interruptions and
    corrections that mean something else at this step. `after_stop` is the question that is open on coming back, and
    `before` the one that going back opens, where it is not the step's own or the one before it.
    """

    asks: str
    says: str
    passing: bool = False
    untold: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    after_stop: tuple[str, ...] = ()
    before: str = ""
    why: str = "It helps us find what fits you"


@dataclass(frozen=True)
class Walk:
    """A conversation from its first question, step by step.

    `tries` names the interruptions that are tried; without it all are, and the corrections too. `legs` is how many
    conversations share out its steps. `surgery` is the page's, if it names one.
    """

    name: str
    channel: str
    steps: tuple[Step, ...]
    booked: bool = False
    tries: tuple[str, ...] = ()
    legs: int = 1
    surgery: str | None = "T90001"

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Walk:
        """One entry of `walks.yml`."""
        lists = ("without", "after_stop")
        steps = tuple(
            Step(**{**step, **{name: tuple(step[name]) for name in lists if name in step}}) for step in row["steps"]
        )
        return cls(**{**row, "steps": steps, "tries": tuple(row.get("tries", ()))})

    def leg(self, number: int) -> tuple[int, ...]:
        """The steps at which one of its conversations tries everything."""
        return tuple(each for each in range(len(self.steps))[number :: self.legs] if not self.steps[each].passing)
