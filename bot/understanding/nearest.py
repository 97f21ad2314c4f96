"""The known word that a misspelt one most likely means: one slip of the finger away, two in long words."""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, List, Optional, Set, Tuple

from bot.understanding.gazetteer.common import ALSO_WORDS, COMMON
from bot.understanding.gazetteer.everyday import EVERYDAY
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.numbers import ORDINALS, WORDS


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
    for word in sorted(vocabulary() | COMMON):
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
    ):
        return None
    reach = 2 if len(word) >= 8 else 1
    best: Optional[Tuple[int, bool, int, str]] = None
    seen: Set[str] = set()
    for slip in _slips(word, reach):
        for known in _index().get(slip, ()):
            if known in seen or known[0] != word[0]:
                continue
            seen.add(known)
            far = distance(word, known)
            rank = (far, known not in COMMON, abs(len(known) - len(word)), known)
            if far <= reach and (best is None or rank < best):
                best = rank
    return best[3] if best else None


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
