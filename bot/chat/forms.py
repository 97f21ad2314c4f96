"""What a filled-in answer form says, as the one line of text that a message is.

Radios, checkboxes and dates are only another way to write: free text is always allowed, alone or with a choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Mistake(Exception):
    """An answer that cannot be sent. `key` names the words for it; `part` the field it is about."""

    def __init__(self, key: str, part: str = "text") -> None:
        super().__init__(key)
        self.key = key
        self.part = part


@dataclass(frozen=True)
class Answer:
    """The fields of an answer form as they came."""

    text: str = ""
    choices: Sequence[str] = field(default_factory=tuple)
    day: str = ""
    month: str = ""
    year: str = ""


def _month(written: str) -> int:
    """The number of a month written as `3`, `03`, `Mar` or `March`; 0 if it is none."""
    if written.isdecimal():
        return int(written) if 1 <= int(written) <= 12 else 0
    begins = [n for n, name in enumerate(MONTHS, 1) if len(written) >= 3 and name.lower().startswith(written.lower())]
    return begins[0] if len(begins) == 1 else 0


def date_words(day: str, month: str, year: str) -> str:
    """A date in words (`4 March 2026`), or with no day the month (`March 2026`). Empty if nothing was filled in.

    Raises:
        Mistake: if a part is missing or it is no real date.
    """
    day, month, year = day.strip(), month.strip(), year.strip()
    if not (day or month or year):
        return ""
    if not month:
        raise Mistake("date_month", "month")
    if not year:
        raise Mistake("date_year", "year")
    number = _month(month)
    if not number or not year.isdecimal() or len(year) != 4:
        raise Mistake("date_real", "month" if not number else "year")
    if not day:
        return f"{MONTHS[number - 1]} {year}"
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        raise Mistake("date_real", "day") from None
    return f"{found.day} {MONTHS[number - 1]} {found.year}"


def words_of(answer: Answer) -> str:
    """The answer as text: the choices' values, the date, then what was typed, with commas between.

    Raises:
        Mistake: if there is nothing, or the date cannot be read.
    """
    said = [*(choice for choice in answer.choices if choice), date_words(answer.day, answer.month, answer.year)]
    said = [part for part in [*said, answer.text.strip()] if part]
    if not said:
        raise Mistake("choose_or_type" if answer.choices else "empty")
    return ", ".join(said)
