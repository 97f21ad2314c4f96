"""Values and the words that name them, as patterns over plain text."""

from __future__ import annotations

import re
from typing import List, Pattern, Tuple

Rows = List[Tuple[str, Pattern[str]]]


def value_rows(*pairs: Tuple[str, str]) -> Rows:
    """The rows, each pattern whole words only."""
    return [(value, re.compile(rf"\b(?:{words})\b")) for value, words in pairs]
