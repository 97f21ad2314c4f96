"""Posters, cards and campaign texts: the word that each asks people to text, and the source it is counted under."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

KINDS = ("poster", "card", "text")
PLACES = frozenset({"surgery", "word", "number", "phone", "page"})
"""What the words of a campaign text may hold."""

_SOURCE = re.compile(r"[a-z][a-z0-9-]{1,40}")
_LETTER = re.compile(r"[A-Z]")


class MaterialsError(ValueError):
    """The file of materials cannot be used; the message says why and what to write."""


@dataclass(frozen=True)
class Piece:
    """One poster, card or campaign text. `letter` comes after the word, and tells a text's source."""

    source: str
    kind: str
    letter: str
    title: str = ""
    lead: str = ""
    points: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Materials:
    """Every piece, and the word that begins a conversation by text."""

    word: str
    pieces: tuple[Piece, ...]

    def asks_for(self, piece: Piece) -> str:
        """What that piece asks people to text: `WORK P`."""
        return f"{self.word} {piece.letter}"

    def source(self, text: str) -> str | None:
        """The source of a text that is the word, alone or with a piece's letter, however it is dressed; else None."""
        found = re.fullmatch(rf"\W*{re.escape(self.word)}(?:[\W_]*([a-z]))?\W*", text, flags=re.IGNORECASE)
        if found is None:
            return None
        letter = (found.group(1) or "").upper()
        if not letter:
            return self.word.lower()
        return next((piece.source for piece in self.pieces if piece.letter == letter), None)


def read_materials(data: Any) -> Materials:
    """The materials from what their file holds.

    Raises:
        MaterialsError: a piece lacks something, or two have the same source or letter.
    """
    if not isinstance(data, Mapping) or not re.fullmatch(r"[A-Z]{3,12}", str(data.get("word") or "")):
        raise MaterialsError("Write `word:` with one word in capitals, like WORK.")
    listed = data.get("pieces")
    pieces = tuple(_piece(each) for each in (listed if isinstance(listed, list) else ()))
    for name in ("source", "letter"):
        values = [getattr(piece, name) for piece in pieces]
        if len(set(values)) < len(values):
            raise MaterialsError(f"Two pieces have the same {name}. Give each its own.")
    return Materials(str(data["word"]), pieces)


def _piece(data: Any) -> Piece:
    given = data if isinstance(data, Mapping) else {}
    words = {name: str(given.get(name) or "").strip() for name in ("source", "kind", "letter", "title", "lead", "text")}
    points = given.get("points")
    piece = Piece(**words, points=tuple(map(str, points)) if isinstance(points, list) else ())
    if not _SOURCE.fullmatch(piece.source):
        raise MaterialsError(f"'{piece.source}' is no source. Use small letters, like spring-poster.")
    if piece.kind not in KINDS:
        raise MaterialsError(f"{piece.source}: the kind is one of {', '.join(KINDS)}.")
    if not _LETTER.fullmatch(piece.letter):
        raise MaterialsError(f"{piece.source}: the letter is one capital letter.")
    if piece.kind == "text":
        fields = {field for _, field, _, _ in Formatter().parse(piece.text) if field is not None}
        if not {"surgery", "word", "number"} <= fields <= PLACES:
            raise MaterialsError(f"{piece.source}: the text needs {{surgery}}, {{word}} and {{number}}.")
    elif not (piece.title and piece.lead):
        raise MaterialsError(f"{piece.source}: a {piece.kind} needs a title and a lead.")
    return piece
