"""What a patient typed, made comparable: case, apostrophes, text-speak, leetspeak, misspelling and spaced-out words.

Rules read the normalised words; every normalised word knows the span of the original it came from, so that an alarm
can show the patient's own words. Sentence ends become ` . ` and other stops ` , `.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.safety.dialect import BESIDE, CLIPPED, DIALECT, DROPPED, MY_OWN
from bot.safety.spelling import TEXT_SPEAK, spell

_PLAIN = {**TEXT_SPEAK, **CLIPPED, **DIALECT}

_SPACED = re.compile(r"(?<![^\W_])(?<!['’])(?:[^\W_][ .\-_'/]{1,2}){2,}[^\W_](?![^\W_])", re.UNICODE)
_LEET = str.maketrans("0134578@$!", "oieastbasi")
_RUN = re.compile(r"(.)\1{2,}")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ`´＇", "'"))
_MASKED = ("suicide", "suicidal", "kill", "killing", "myself", "rape", "raped", "die", "dead", "cutting", "overdose")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]")


@dataclass(frozen=True)
class Piece:
    """One normalised word or stop, and where it stood in the original."""

    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Normal:
    """A message made comparable: the normalised text, and its pieces with their places in it."""

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that stands behind a span of the normalised text."""
        inside = [
            piece
            for piece, place in zip(self.pieces, self.places, strict=True)
            if place < end and place + len(piece.words) > start
        ]
        return inside[0].start, inside[-1].end


def normalise(text: str) -> Normal:
    """The message made comparable. Never fails; empty text gives an empty result."""
    folded = _fold(text)
    pieces = _mine(tuple(_pieces(_close_up(folded))))
    places, place = [], 0
    for piece in pieces:
        places.append(place)
        place += len(piece.words) + 1
    return Normal(" ".join(piece.words for piece in pieces), pieces, tuple(places))


def _mine(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, words put right that only their neighbours give away ("me chest", "dont wont to", "want 2 die")."""
    before = ("", *(piece.words for piece in pieces))
    following = (*(piece.words for piece in pieces[1:]), "")
    return tuple(
        piece if (meant := _meant(last, piece.words, after)) is None else Piece(meant, piece.start, piece.end)
        for last, piece, after in zip(before, pieces, following, strict=False)
    )


def _meant(last: str, word: str, after: str) -> str | None:
    """What a word must mean between these two, where it is often written for another ("wont to" is "want to")."""
    if word not in BESIDE:
        return None
    if word == "me":
        return "my" if after in MY_OWN else None
    for meant, lasts, afters in BESIDE[word]:
        if (lasts is None or last in lasts) and (afters is None or after in afters):
            return meant
    return None


def _fold(text: str) -> str:
    """Lower case without accents, of the same length as the original."""
    return "".join(_fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    plain = character.translate(_APOSTROPHES)
    if _INVISIBLE.match(plain):
        return " "
    base = unicodedata.normalize("NFKD", plain)[:1].lower()
    return base if len(base) == 1 else plain


def _close_up(text: str) -> str:
    """Spaced-out words ("k.m.s", "s u i c i d e", "k*ll") closed up, their gaps kept as NUL so that lengths stay."""

    def close(found: re.Match[str]) -> str:
        letters = re.sub(r"[ .\-_'/]", "\0", found.group())
        plain = letters.replace("\0", "")
        return letters if not plain.isdigit() and len(plain) >= 3 else found.group()

    return _SPACED.sub(close, text)


def _pieces(text: str) -> Iterator[Piece]:
    for found in re.finditer(r"[^\W_](?:\0?[^\W_])*(?:['@$!*+\0]+[^\W_]+)*|[.!?\n;:]+|[,()/–—-]+|&", text):
        raw = found.group()
        if raw == "&":
            yield Piece("and", found.start(), found.end())
        elif raw[0] in ".!?\n;:":
            yield Piece(".", found.start(), found.end())
        elif raw[0] in ",()/–—-":
            if raw not in "-/–—" or _stands_alone(text, found):
                yield Piece(",", found.start(), found.end())
        else:
            word = raw.replace("\0", "")
            if word in DROPPED and text[: found.start()].endswith("'"):
                word = DROPPED[word]
            yield Piece(_word(word), found.start(), found.end())


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    return text[: found.start()].endswith(" ") or text[found.end() :].startswith(" ")


def _unmask(raw: str) -> str:
    """A word with letters starred out ("s**cide"), as the alarming word it must be, else as it stands."""
    shape = re.compile("".join(r"\w{0,2}" if part == "*" else re.escape(part) for part in re.findall(r"\*|[^*]", raw)))
    return next((word for word in _MASKED if shape.fullmatch(word)), raw.replace("*", ""))


def _word(raw: str) -> str:
    """One word in its plain spelling; text-speak may give several ("wanna" → "want to")."""
    if raw in _PLAIN:
        return _PLAIN[raw]
    if "*" in raw:
        return _unmask(raw)
    word = raw.replace("'", "")
    if word in _PLAIN:
        return _PLAIN[word]
    mixed = not word.isalpha() and not word.isdigit() and re.search(r"[^\W\d_]", word)
    if mixed and not re.fullmatch(r"\d+\w{1,4}", word):
        word = word.translate(_LEET)
    shorter = _RUN.sub(r"\1", word)
    for form in (word, shorter, _RUN.sub(r"\1\1", word)):
        if form in _PLAIN:
            return _PLAIN[form]
    return spell(shorter)
