"""Numbers as people write them: figures, words and vague amounts."""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

from bot.understanding.gazetteer.phrases import words

_UNITS = words(
    """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

WORDS: Dict[str, int] = {word: value for value, word in enumerate(_UNITS)}
WORDS.update({word: 10 * (index + 2) for index, word in enumerate(_TENS)})

VAGUE: Dict[str, int] = {"couple": 2, "few": 3, "several": 4, "dozen": 12, "handful": 4}
"""What a vague amount is taken as; a reading of one is always marked as rough."""

ORDINALS: Dict[str, int] = {
    word: value
    for value, word in enumerate(
        words(
            """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
        ),
        start=1,
    )
}
ORDINALS.update({f"twenty {word}": 20 + ORDINALS[word] for word in list(ORDINALS)[:9]})
ORDINALS.update({f"twenty-{word}": 20 + ORDINALS[word] for word in list(ORDINALS)[:9]})
ORDINALS.update({"thirtieth": 30, "thirty first": 31, "thirty-first": 31})

ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"

_TEEN = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_TWO = "(?:" + "|".join(_TENS) + ")[ -](?:" + "|".join(_UNITS[1:10]) + ")"
_SMALL = f"(?:{_TWO}|{_TEEN})"
WORD = (
    rf"(?:(?:(?:\d|a|one|two|three|four|five|six|seven|eight|nine) )?(?:hundred|thousand)(?: (?:and )?{_SMALL})|"
    rf"(?:\d|a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|thousand)|{_SMALL})"
)
NUMBER = rf"(?:\d (?:hundred|thousand)|\d{{1,6}}(?:,\d{{3}})*|{WORD})"
"""A whole number in figures or words, as a regular expression over plain text."""

_ONLY = re.compile(rf"^{NUMBER}$")
_ANY = re.compile(rf"\b{NUMBER}\b")


def number(words: str) -> Optional[int]:
    """The whole number that `words` is (figures, or words up to the thousands), or None."""
    text = words.strip().replace("-", " ")
    if re.fullmatch(r"\d{1,6}(,\d{3})*", text):
        return int(text.replace(",", ""))
    if not _ONLY.match(text):
        return None
    total = 0
    for word in text.split():
        if word in WORDS:
            total += WORDS[word]
        elif word in ("hundred", "thousand"):
            total = (total or 1) * (100 if word == "hundred" else 1000)
        elif word == "a":
            total = 1
        elif word.isdigit():
            total = int(word)
    return total


def find(text: str) -> Tuple[Tuple[int, int, int], ...]:
    """Every whole number in plain text, as (value, start, end)."""
    found = []
    for match in _ANY.finditer(text):
        value = number(match.group())
        if value is not None:
            found.append((value, match.start(), match.end()))
    return tuple(found)
