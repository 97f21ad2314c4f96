"""Plain words from text-speak, dialect and misspelling, keeping the way back to what was written.

Three steps, each only where it is safe: a table of known short forms; a look at the neighbours where a short form is
also a word ("wk" is a week after a number, else work; "2" is "to" before a verb); and, for a longer word that is no
ordinary English word, the nearest word of the gazetteers within one slip of the finger (two in long words).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import List, Optional, Tuple

from bot.understanding.denials import denial
from bot.understanding.gazetteer.common import ALSO_WORDS, COMMON
from bot.understanding.gazetteer.everyday import EVERYDAY
from bot.understanding.gazetteer.neighbours import SAME_DAY
from bot.understanding.gazetteer.text_speak import RISKY, SHORT, UNITS
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.nearest import nearest
from bot.understanding.neighbourly import neighbourly

_TOKEN = re.compile(
    r"(?<![^\W_])['’](?:ip|ips|ead|eart|ospital|ome|ere|ad|ave|ear|ours|alf|urt|urts|urting|ard|elp|appened|"
    r"as)(?![^\W_])|"
    r"(?:[oO]|[wW]i|[tT]h|[a-zA-Z]{2,}in)['’](?=\s|$)|"
    r"(?=[^\W_]*\d)[^\W_]+|"
    r"[^\W\d_]+(?:['’`‘´][^\W\d_]+)*(?:[-/][^\W\d_]+)*|[^\W_]+(?:['’`‘´][^\W_]+)*|\s+|.",
    re.DOTALL,
)
_QUOTES = str.maketrans({"’": "'", "`": "'", "‘": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_FIGURES = re.compile(r"^(\d+)([a-z]+)$")
_ORDINAL = re.compile(r"^\d{1,2}(?:st|nd|rd|th)$")
_JOINED_NUMBER = re.compile(
    r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(one|two|three|four|five|six|seven|eight|nine)"
)
_STRETCHED = re.compile(r"(.)\1{2,}")


Piece = Tuple[str, int, int]
"""Plain letters, and the start and end of what they stand for in the original."""


def plain_pieces(original: str) -> List[Piece]:
    """The plain form of a message in pieces, in order, each with the span of the original it stands for."""
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(original)]
    words = [token.translate(_QUOTES).lower() for token, _, _ in tokens]
    spoken = [index for index, word in enumerate(words) if not word.isspace()]
    pieces: List[Piece] = []
    for order, index in enumerate(spoken):
        _, start, end = tokens[index]
        before = words[spoken[order - 1]] if order else ""
        after = words[spoken[order + 1]] if order + 1 < len(spoken) else ""
        if words[index] == "the" and after in SAME_DAY and (after != "night" or before == "later"):
            continue  # "the noo", "the morra"
        if pieces and index and words[index - 1].isspace():
            gap_start, gap_end = tokens[index - 1][1], tokens[index - 1][2]
            gap = ". " if "\n" in tokens[index - 1][0] and pieces[-1][0][-1:].isalnum() else " "
            pieces.append((gap, gap_start, gap_end))
        pieces.extend(_plain(words[index], before, after, start, end))
    return pieces


def _plain(word: str, before: str, after: str, start: int, end: int) -> List[Piece]:
    word = word.rstrip("'") if len(word) > 1 else word
    figures = _FIGURES.match(word)
    if figures and word not in SHORT and not _ORDINAL.match(word):
        digits, letters = figures.groups()
        if letters in UNITS:
            cut = start + len(digits)
            unit = neighbourly(letters, digits, after) or SHORT.get(letters, letters)
            return [(digits, start, cut), (" ", cut, cut), (unit, cut, end)]
        return [(word, start, end)]
    return [(plain_word(word, before, after), start, end)]


def plain_word(word: str, before: str = "", after: str = "") -> str:
    """One lower-case token in plain words, in the light of its neighbours."""
    if word[:1] == "'" and word in SHORT:
        return SHORT[word]
    if not word or not word[0].isalnum():
        return word
    if word.startswith("t'") and len(word) > 3:
        return "the " + plain_word(word[2:], before, after)
    told = neighbourly(word, before, after)
    return _mended(word) if told is None else told


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    """One lower-case token in plain words, whatever stands around it."""
    if word.endswith("'s") and word[:-2] in SHORT and word[:-2] not in RISKY and word not in SHORT:
        return f"{SHORT[word[:-2]]}'s"
    joined = _JOINED_NUMBER.fullmatch(word)
    if joined:
        return f"{joined[1]} {joined[2]}"
    short = SHORT.get(word)
    if short is not None and word not in RISKY:
        return short
    if len(word) > 3 and _STRETCHED.search(word):
        for shrunk in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
            if shrunk in SHORT or shrunk in EVERYDAY or shrunk in vocabulary():
                return SHORT.get(shrunk, shrunk)
    return _with_g(word) or denial(word) or nearest(word) or word


def _with_g(word: str) -> Optional[str]:
    """ "findin" as "finding": the dropped g of a verb that is known, or None."""
    if word.endswith("ins") and word[:-1] + "g" in vocabulary() | COMMON:
        return word[:-1] + "gs"
    if len(word) < 5 or not word.endswith("in") or word in vocabulary() | COMMON | EVERYDAY | ALSO_WORDS:
        return None
    stem = word[:-2]
    known = vocabulary() | COMMON
    doubled = stem[-1:] == stem[-2:-1] and stem[:-1] in known
    return f"{word}g" if stem in known or doubled or f"{stem}e" in known or f"{word}g" in known else None
