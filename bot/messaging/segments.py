"""How many parts a text is sent in, by the rules every network bills by.

Source: 3GPP TS 23.038 and 23.040. One part holds 160 GSM-7 units, or 70 UTF-16 units where any character lies outside
GSM-7. A text of several parts gives up room in each for the header: 153 and 67. Neither a two-unit GSM-7 character
nor a surrogate pair is cut between two parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.messaging.gsm import EXTENSION, is_gsm

Encoding = Literal["GSM-7", "UCS-2"]

_ROOM: dict[Encoding, tuple[int, int]] = {"GSM-7": (160, 153), "UCS-2": (70, 67)}


@dataclass(frozen=True)
class Segments:
    """How a text travels: the number of parts billed, its encoding, and its length in that encoding's units."""

    parts: int
    encoding: Encoding
    units: int


def segments(text: str) -> Segments:
    """The parts, encoding and units of a text exactly as given (it is not sanitised first). Empty text is one part."""
    encoding: Encoding = "GSM-7" if is_gsm(text) else "UCS-2"
    weights = [_weight(character, encoding) for character in text]
    single, each = _ROOM[encoding]
    units = sum(weights)
    if units <= single:
        return Segments(1, encoding, units)
    parts, used = 1, 0
    for weight in weights:
        if used + weight > each:
            parts, used = parts + 1, 0
        used += weight
    return Segments(parts, encoding, units)


def _weight(character: str, encoding: Encoding) -> int:
    if encoding == "GSM-7":
        return 2 if character in EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1
