"""How hard words are to read: Flesch-Kincaid grade and the longest sentence, with fixed names not counted.

The grade is `0.39 words/sentences + 11.8 syllables/words - 15.59` (Kincaid and others, 1975). Syllables are counted by
the spelling of English, with a short list of what that gets wrong. Short texts swing the formula wildly (one word of
three syllables is "grade 20"), so a text under `ENOUGH` words is judged together with its neighbours by the tests.
"""

from __future__ import annotations

import re

HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 20
ENOUGH = 8

NAMES = (
    "Citizens Advice",
    "British Sign Language",
    "Samaritans",
    "Childline",
    "Lifeline",
    "SHOUT",
    "Acas",
    "BSL",
    "ADHD",
    "NHS",
    "A&E",
)
"""Names of bodies that cannot be said in other words. They are not counted."""

_ODD = {
    "a&e": 3,
    "area": 3,
    "being": 2,
    "business": 2,
    "create": 2,
    "every": 2,
    "maybe": 2,
    "people": 2,
    "something": 2,
}
_ODD |= {"sometimes": 2, "someone": 2, "somewhere": 2, "workmates": 2, "everyone": 3, "everything": 3, "safety": 2}
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|\*)|\n+|:(?=\s|$)|;")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d:,.]*(?:am|pm)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeiouysxzcg])(?<![cs]h)es$|(?<=[^aeiouytd])ed$|(?<=[^aeiouy])e(?=(?:ly|less|ment|ful)s?$)"
)
_HEARD = re.compile(r"[^aeiouylrw]le(?:s|d)?$")
_TWO = re.compile(r"i[ao](?!n|us?|l)|(?<![xctgs])iou|(?<![cts])ial|[aeiou]ing\b|eo(?![pu])|dea|iet|rien|oye|ual|uat")
"""Two vowels side by side that are said apart: anxi-ety, go-ing, vide-o, usu-al."""


def syllables(word: str) -> int:
    """The syllables of one word as it is said. A number or a time counts as one: it is read as a sign."""
    plain = re.sub(r"[^a-z&]", "", re.split("['’]", word.lower())[0])
    if not plain:
        return 1
    if plain in _ODD:
        return _ODD[plain]
    silent = len(_SILENT.findall(plain)) if not _HEARD.search(plain) else 0
    return max(1, len(_VOWELS.findall(plain)) + len(_TWO.findall(plain)) - silent)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A line, a bullet, and what stands before a colon, each ends one."""
    for name in NAMES:
        text = text.replace(name, "they")
    found = [_WORD.findall(part) for part in _SENTENCE_END.split(text)]
    return [words for words in found if words]


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: about the American school year in which it is read with ease."""
    parts = sentences(text)
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def longest(text: str) -> int:
    """How many words its longest sentence has."""
    return max((len(part) for part in sentences(text)), default=0)
