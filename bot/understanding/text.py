"""A patient's message and its plain form, with the way back from every plain letter to the patient's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import List, Tuple

from bot.understanding.spelling import plain_pieces

LONGEST = 4000
"""Letters of a message that are read; more than any patient writes in one go."""

_CLAUSE_END = re.compile(
    r"(?:[!?;\n]|\.(?!\d))+|,(?!\d\d\d)| - | but (?!not\b)| however | although | though | because |"
    r" cos | so (?!far)| and (?=(?:i|my|i'm|i've|he|she|we|"
    r"it|the|also|now|then|just|can't|cannot|don't|could|work|want|need|got|been|had|have)\b)"
)


@dataclass(frozen=True)
class Piece:
    """One run of letters of the plain form and the run of the original that it stands for."""

    at: int
    to: int
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A stretch of the plain form that says one thing."""

    at: int
    to: int
    text: str


@dataclass(frozen=True)
class Message:
    """A message as written (`original`) and as read (`plain`: lower case, text-speak and misspelling undone)."""

    original: str
    plain: str
    pieces: Tuple[Piece, ...] = field(repr=False)
    clauses: Tuple[Clause, ...] = field(repr=False)

    def span(self, at: int, to: int) -> Tuple[int, int]:
        """The span of the original that the plain letters `at` to `to` stand for."""
        if not self.pieces or to <= at:
            return (0, 0)
        starts = [piece.at for piece in self.pieces]
        first = self.pieces[max(0, bisect_right(starts, at) - 1)]
        last = self.pieces[max(0, bisect_right(starts, to - 1) - 1)]
        return (first.start, last.end)

    def words(self, at: int, to: int) -> str:
        """The patient's own words for the plain letters `at` to `to`."""
        start, end = self.span(at, to)
        return self.original[start:end].strip()

    def clause_at(self, at: int) -> Clause:
        """The clause in which the plain letter `at` stands."""
        for clause in self.clauses:
            if clause.at <= at < clause.to:
                return clause
        return Clause(0, len(self.plain), self.plain)


def clauses_of(plain: str) -> Tuple[Clause, ...]:
    """The clauses of a plain text, in order."""
    clauses: List[Clause] = []
    at = 0
    for end in _CLAUSE_END.finditer(plain):
        clauses.append(Clause(at, end.start(), plain[at : end.start()]))
        at = end.end() if end.group().strip(" ")[:1] in ".!?;,\n" else end.start()
    clauses.append(Clause(at, len(plain), plain[at:]))
    return tuple(clause for clause in clauses if clause.text.strip())


@lru_cache(maxsize=512)
def message(text: str) -> Message:
    """The message in its plain form. Never raises; letters beyond `LONGEST` are not read."""
    original = text[:LONGEST]
    plain: List[str] = []
    pieces: List[Piece] = []
    at = 0
    for written, start, end in plain_pieces(original):
        pieces.append(Piece(at, at + len(written), start, end))
        plain.append(written)
        at += len(written)
    whole = "".join(plain)
    return Message(original, whole, tuple(pieces), clauses_of(whole))
