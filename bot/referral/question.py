"""What a question is, as data: what it fills, the choices it offers, and how the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.understanding.facts import UNKNOWN, Value
from bot.understanding.reading import Asked, Option

Control = Literal["text", "radios", "checkboxes", "date"]


@dataclass(frozen=True)
class Question:
    """A question that can be open: the facts it fills, its choices, and how it is shown on the web."""

    name: str
    facts: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    control: Control = "text"
    many: bool = False
    takes_text: str | None = None
    numeric: bool = False
    sms_options: tuple[Option, ...] | None = None
    counted: bool = True

    def offered(self, channel: str) -> tuple[Option, ...]:
        """The choices on that channel."""
        return self.sms_options if channel == "sms" and self.sms_options is not None else self.options

    def asked(self, channel: str = "web", options: tuple[Option, ...] = ()) -> Asked:
        """What reading an answer needs to know. `options` are the choices made for this patient, if any."""
        return Asked(self.name, self.facts, options or self.offered(channel), self.many, self.takes_text, self.numeric)


def options(
    *rows: tuple[str, str, dict[str, Value]], also: dict[int, tuple[str, ...]] | None = None
) -> tuple[Option, ...]:
    """Numbered choices from (web words, text words, facts) in order; `also` has other words for some, by number."""
    others = also or {}
    return tuple(
        Option(str(n), label, facts, sms, others.get(n, ())) for n, (label, sms, facts) in enumerate(rows, start=1)
    )


def yes_no(fact: str, third: str = "Not sure", third_value: Value = UNKNOWN) -> tuple[Option, ...]:
    """Yes, no, and a third choice that is neither."""
    return options(("Yes", "", {fact: True}), ("No", "", {fact: False}), (third, "", {fact: third_value}))
