"""Verbs with their "not" run together, as they are written by ear: "coudnt", "did'nt", "havn't", "dosent"."""

from __future__ import annotations

import re
from typing import Optional

_VERBS = tuple(
    (re.compile(pattern), verb)
    for pattern, verb in (
        (r"c(?:ou?|oo|u|uo)l?d+[ei]?n?t", "couldn't"),
        (r"w(?:ou?|oo|u|uo)l?d+[ei]?n?t", "wouldn't"),
        (r"sh(?:ou?|oo|u|uo)l?d+[ei]?n?t", "shouldn't"),
        (r"d(?:i|e)?d+[ei]?n?t", "didn't"),
        (r"d(?:o|u|oe|uh)[sz]{1,2}[ei]?nt", "doesn't"),
        (r"h(?:a|e)ve?[ei]?nt", "haven't"),
        (r"h(?:a|e)[sz]+[ei]?nt", "hasn't"),
        (r"w(?:o|u|a)[sz]{1,2}[ei]?nt", "wasn't"),
        (r"i[sz]{1,2}[ei]?nt", "isn't"),
    )
)


def denial(word: str) -> Optional[str]:
    """The verb and its "not" that a lower-case word means, or None where it is no such word."""
    bare = word.replace("'", "")
    return next((verb for pattern, verb in _VERBS if pattern.fullmatch(bare)), None) if bare.endswith("t") else None
