"""How a word sounds, roughly: words written by ear ("fizeotherapist", "opperashun") sound as the word they mean."""

from __future__ import annotations

import re
from typing import List, Optional, Pattern, Tuple

_STEPS: List[Tuple[Pattern[str], str]] = [
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"^(?:[kgp](?=n)|w(?=r)|p(?=[st]))|(?<=^w)h|(?<=^r)h", ""),  # silent: knee, wrist, psoriasis, which
        (r"(?:t|ss|s|c)i(?=on|ou|al|an)|sh", "S"),
        (r"sch|ck|qu?|ch(?=[rl])", "k"),
        (r"tch|ch", "C"),
        (r"ph|th", "f"),
        (r"gh", ""),
        (r"dge?(?=[aeiouy])|g(?=[eiy])", "j"),
        (r"s?c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"e(?=s?$)", ""),
        (r"(?:er|or|ar|our|re)(?=s?$)", "a"),
        (r"(?<=[aeiou])w|h", ""),
        (r"[aeiouy]+", "a"),
        (r"(.)\1+", r"\1"),
    )
]
_FEWEST, _FEWEST_HEARD = 7, 6


def sound(word: str) -> Optional[str]:
    """The sound of a lower-case word, every vowel as one; None for a short word, which sounds like too many others."""
    if len(word) < _FEWEST or word.endswith("ing"):
        return None
    for pattern, heard in _STEPS:
        word = pattern.sub(heard, word)
    return word if len(word) >= _FEWEST_HEARD else None
