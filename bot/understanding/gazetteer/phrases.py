"""Finding the phrases of a gazetteer in plain text: the longest at each place, plurals taken with the singular."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, Generic, Iterable, Iterator, List, Tuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True)
class Found(Generic[T]):
    """One phrase found: where it stands in the plain text, and what it means."""

    at: int
    to: int
    meaning: T


def words(table: str) -> Tuple[str, ...]:
    """The words of a word list, in order."""
    return tuple(table.split())


def rows(table: str) -> Iterator[Tuple[str, Tuple[str, ...]]]:
    """The rows of a word list: `name = phrase, phrase`, or bare `phrase, phrase` where each is its own name."""
    for line in table.strip().splitlines():
        if "=" in line:
            name, phrases = line.split("=", 1)
            yield name.strip(), tuple(phrase.strip() for phrase in phrases.split(",") if phrase.strip())
        else:
            for phrase in line.split(","):
                if phrase.strip():
                    yield phrase.strip(), (phrase.strip(),)


class Gazetteer(Generic[T]):
    """Phrases with their meanings, found in one pass over the words of a text."""

    def __init__(self, phrases: Iterable[Tuple[str, T]], plurals: bool = True) -> None:
        self._phrases: Dict[str, Dict[Tuple[str, ...], T]] = {}
        self._longest: Dict[str, int] = {}
        for phrase, meaning in phrases:
            words = tuple(_WORD.findall(phrase.lower()))
            for form in (words, (*words[:-1], _plural(words[-1]))) if plurals else (words,):
                self._phrases.setdefault(form[0], {}).setdefault(form, meaning)
                self._longest[form[0]] = max(self._longest.get(form[0], 0), len(form))

    def words(self) -> Iterator[str]:
        """Every word of every phrase."""
        for phrases in self._phrases.values():
            for phrase in phrases:
                yield from phrase

    def find(self, text: str) -> List[Found[T]]:
        """The phrases in plain text, left to right, never overlapping."""
        tokens, bare = _tokens(text)
        found: List[Found[T]] = []
        index = 0
        while index < len(tokens):
            longest = self._longest.get(bare[index], 0)
            for length in range(min(longest, len(tokens) - index), 0, -1):
                words = bare[index : index + length]
                meaning = self._phrases[words[0]].get(words)
                if meaning is not None and _joined(text, tokens[index : index + length]):
                    found.append(Found(tokens[index][1], tokens[index + length - 1][2], meaning))
                    index += length
                    break
            else:
                index += 1
        return found


def _bare(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return word if word.endswith("s") else word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + "s"


@lru_cache(maxsize=256)
def _tokens(text: str) -> Tuple[Tuple[Tuple[str, int, int], ...], Tuple[str, ...]]:
    """The words of a text, each with its place, and the same words bare of a genitive."""
    tokens = tuple((match.group(), match.start(), match.end()) for match in _WORD.finditer(text))
    return tokens, tuple(_bare(token) for token, _, _ in tokens)


def _joined(text: str, tokens: Tuple[Tuple[str, int, int], ...]) -> bool:
    """Whether nothing but spaces, hyphens or slashes stands between the words."""
    gaps = (text[tokens[n][2] : tokens[n + 1][1]] for n in range(len(tokens) - 1))
    return not any(gap.strip(" -/&") for gap in gaps)
