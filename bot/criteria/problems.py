"""What is wrong with a service's file, in words that a person who does not program can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Optional

MOST_LISTED = 60


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is (file, line, clause), what it is, and what to do about it."""

    file: str
    message: str
    fix: str
    line: Optional[int] = None
    clause: str = ""

    def __str__(self) -> str:
        where = self.file + (f", line {self.line}" if self.line else "")
        clause = f", clause '{self.clause}'" if self.clause else ""
        return f"{where}{clause}: {self.message} {self.fix}"


class ServiceError(ValueError):
    """A file that cannot be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: object, known: Iterable[str]) -> str:
    """A fix for a word that is not known: the nearest one that is, or the list of all, where that can be read."""
    names = sorted(known)
    close = difflib.get_close_matches(str(word), names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    return "Use one of: " + ", ".join(names) + "." if len(names) <= MOST_LISTED else ""
