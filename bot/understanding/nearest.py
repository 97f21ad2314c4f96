"""The known word that a misspelt one most likely means: one slip of the finger away, two in long words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, List, Optional, Set, Tuple

from bot.understanding.gazetteer.common import ALSO_WORDS, COMMON
from bot.understanding.gazetteer.everyday import EVERYDAY
from bot.understanding.gazetteer.real_words import REAL_WORDS
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.numbers import ORDINALS, WORDS
from bot.understanding.sounds import sound


def _slips(word: str, depth: int) -> Set[str]:
    found = {word}
    edge = {word}
    for _ in range(depth):
        edge = {one[:cut] + one[cut + 1 :] for one in edge for cut in range(len(one))}
        found |= edge
    return found


@lru_cache(maxsize=1)
def _index() -> Dict[str, Tuple[str, ...]]:
    index: Dict[str, List[str]] = {}
    counts = {word for word in (*WORDS, *ORDINALS) if len(word) >= 5}
    everyday = {word for word in EVERYDAY if len(word) >= _EVERYDAY_FROM}
    for word in sorted(vocabulary() | COMMON | counts | everyday):
        if word.isalpha() and (len(word) >= 5 or word in COMMON):
            for slip in _slips(word, 2 if len(word) >= 8 else 1):
                index.setdefault(slip, []).append(word)
    return {slip: tuple(words) for slip, words in index.items()}


@lru_cache(maxsize=8192)
def nearest(word: str) -> Optional[str]:
    """The gazetteer's word that a misspelt token most likely means, or None if it is an ordinary word or unlike any."""
    if len(word) < 4 or len(word) > 20 or not word.isalpha():
        return None
    if (
        word in WORDS
        or word in ORDINALS
        or word in vocabulary()
        or word in COMMON
        or word in EVERYDAY
        or word in ALSO_WORDS
        or word in REAL_WORDS
    ):
        return None
    found = _likest(word, 2 if len(word) >= 8 else 1)
    if found is None and _DOUBLED.search(word):
        found = _likest(_DOUBLED.sub(r"\1", word), 1)
    if found is None and len(word) >= 5:
        sounds = (sound + word[len(letters) :] for letters, sound in _SOUNDS if word.startswith(letters))
        found = next((like for like in (_likest(one, 1) for one in sounds) if like), None)
    return found or _rearranged(word) or _by_ear(word)


@lru_cache(maxsize=1)
def _letters() -> Dict[str, Tuple[str, ...]]:
    alike: Dict[str, List[str]] = {}
    for word in sorted(vocabulary()):
        if word.isalpha() and len(word) >= _REARRANGED_FROM:
            alike.setdefault(word[0] + "".join(sorted(word)), []).append(word)
    return {letters: tuple(words) for letters, words in alike.items()}


def _rearranged(word: str) -> Optional[str]:
    """The one known word with the same letters and the same first one ("asmtha"), two slips away at most; or None."""
    alike = _letters().get(word[0] + "".join(sorted(word)), ())
    return alike[0] if len(alike) == 1 and distance(word, alike[0]) <= 2 else None


_REARRANGED_FROM = 6
"""Letters that a word must have for its letters to tell which it is."""


@lru_cache(maxsize=1)
def _heard() -> Dict[str, Tuple[str, ...]]:
    heard: Dict[str, List[str]] = {}
    for word in sorted(vocabulary() | COMMON):
        if word.isalpha() and (sounds := sound(word)):
            heard.setdefault(sounds, []).append(word)
    return {sounds: tuple(words) for sounds, words in heard.items()}


def _by_ear(word: str) -> Optional[str]:
    """The known word that a word written by ear sounds like ("resepshunist"), the likest in letters; or None."""
    alike = _heard().get(sound(word) or "", ())
    near = [(distance(word, known), known) for known in alike if abs(len(known) - len(word)) <= _LONGER_BY_EAR]
    far, known = min(near, default=(len(word), ""))
    return known if far <= len(word) // 2 else None


_LONGER_BY_EAR = 3
"""Letters more or fewer that a word written by ear may have."""


_EVERYDAY_FROM = 4
"""Letters from which a misspelt word may be mended into an everyday word that no fact is read from, and then only where
letters are swapped or doubled."""

_DOUBLED = re.compile(r"(.)\1+")
_SAME, _VOWELS, _OTHER = 0, 1, 2


def _slip_of(word: str, known: str) -> int:
    """How slight a slip is: letters swapped or doubled, vowels alone, or another."""
    if sorted(word) == sorted(known) or _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", known):
        return _SAME
    bare, other = (_DOUBLED.sub(r"\1", re.sub(r"[aeiouy]", "", one)) for one in (word, known))
    return _VOWELS if bare == other else _OTHER


_SOUNDS = (("f", "ph"), ("s", "c"), ("s", "ps"), ("n", "kn"), ("r", "wr"))
"""Letters that a word is begun with by its sound ("fisio", "siatica", "rist"), and those that it is written with."""


def _likest(word: str, reach: int) -> Optional[str]:
    """The known word with the same first letter that lies nearest within `reach` slips."""
    best: Optional[Tuple[int, int, bool, int, str]] = None
    seen: Set[str] = set()
    for slip in _slips(word, reach):
        for known in _index().get(slip, ()):
            if known in seen or known[0] != word[0]:
                continue
            seen.add(known)
            far = distance(word, known)
            plain_word = known in vocabulary() or known in COMMON
            slip_of = _slip_of(word, known)
            if not plain_word and (far > 1 or slip_of != _SAME):
                continue
            order = 2 * slip_of - plain_word if plain_word and slip_of != _OTHER else 2 * slip_of + 2 - plain_word
            rank = (far, order, known not in COMMON, abs(len(known) - len(word)), known)
            if far <= reach and (best is None or rank < best):
                best = rank
    return best[-1] if best else None


def distance(left: str, right: str) -> int:
    """Slips between two words: letters added, left out, changed, or neighbours swapped (optimal string alignment)."""
    older: List[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        newer = [i]
        for j, b in enumerate(right, start=1):
            cost = min(row[j] + 1, newer[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            newer.append(cost)
        older, row = row, newer
    return row[-1]
