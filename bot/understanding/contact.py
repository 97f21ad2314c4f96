"""Phone numbers, email addresses and postcodes, whole and partial, read from the words as they were written."""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

from bot.understanding.gazetteer.phrases import words

AREAS = frozenset(
    words(
        """
AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP
NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W
WA WC WD WF WN WR WS WV YO ZE
"""
    )
)
"""Postcode areas of the United Kingdom and the Crown dependencies (Royal Mail)."""

_OUT = r"[A-Za-z](?:[A-Za-z]|0(?=[0-9]))?[0-9OoIl][0-9A-Za-z]?"
_FULL = re.compile(rf"(?<![A-Za-z0-9])({_OUT})[ \-.,]{{0,3}}([0-9OoIl][ ]?[A-Za-z][ ]?[A-Za-z])(?![A-Za-z0-9])")
_PART = re.compile(rf"(?<![A-Za-z0-9])({_OUT})(?:[ ]([0-9]))?(?![A-Za-z0-9])")
_INWARD = re.compile(r"^[0-9][ABD-HJLNP-UW-Z]{2}$")
_OUTWARD = re.compile(r"^(?:[A-Z]{1,2}[0-9]|[A-Z]{1,2}[0-9]{2}|(?:EC[1-4]|WC[12]|SW1|W1|E1|N1|NW1|SE1)[A-Z])$")
_DIGITS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_SPOKEN_EMAIL = re.compile(r"\b([A-Za-z0-9._-]+(?: dot [A-Za-z0-9_-]+)*) at ([A-Za-z0-9-]+(?: dot [A-Za-z0-9-]+)+)\b")
_PHONE = re.compile(r"(?<![\w£])(?:\+|00)?\(?[0-9oO](?:[\s().\-/]{0,3}[0-9oO]){8,14}(?![\w])")

Span = Tuple[int, int, str]


_OF_A_ROAD = re.compile(
    r" (?:is |was |are )?(?:all |completely |totally |still |both |absolutely )*(?:shut|closed|solid|blocked|jammed|"
    r"busy|"
    r"chocka|moving|motorway|southbound|northbound|eastbound|westbound|traffic|junction|both ways)\b",
    re.IGNORECASE,
)
"""After "M62": a road, and no postcode."""


_SHORT_WORDS = frozenset(("b4", "m8", "l8", "w8", "h8"))
"""Before, mate, late, wait and hate, as they are sent from a phone."""
_LIVES = re.compile(r"\b(?:live|living|based|stay(?:ing)?|area|i'?m in|i am in|moved to|po?st ?code)\b", re.IGNORECASE)
_ROAD_TALK = re.compile(
    r"\b(?:turn[- ]?off|junction|slip road|hard shoulder|tail ?backs?|services|roadworks|caravans?|lorry|traffic|jam|"
    r"motorway|lanes?|stuck (?:on|behind|in)|cho(?:ck|c|k)er|chocka)\b",
    re.IGNORECASE,
)
"""Beside "M62" a road is spoken of, wherever in the message."""


def postcode(text: str, asked: bool = False) -> Optional[Span]:
    """A postcode in `text` as (start, end, "M14 5TP"), or only its first part where that was asked for."""
    for match in _FULL.finditer(text):
        if re.search(r"[A-Za-z]\d\d (?:by|at|an|as|we|be|he|up|us)$", match.group()):
            continue  # "M22 by the shops"
        if match[1] in _SHORT_WORDS and match[2].lower() in ("1st", "2nd", "3rd"):
            continue  # "wrong date b4, 1st day off was 12 oct"
        outward, inward = _outward(match[1]), _mended_inward(match[2])
        if (
            outward
            and re.search(r"\d", match.group())
            and (re.search(r"\d", match[1]) or match.group().isupper())
            and _INWARD.match(inward)
        ):
            return (match.start(), match.end(), f"{outward} {inward}")
    spelt = _spelt_out(text)
    if spelt and (asked or re.search(r"po?st? ?code", text, re.IGNORECASE)):
        return spelt
    if not asked and not re.search(r"po?st? ?code|\barea\b|i live in|i'm in", text, re.IGNORECASE):
        return None
    parts = [part for part in _PART.finditer(text) if re.search(r"\d", part[1])]
    for match in parts:
        if match.group() in _SHORT_WORDS and (len(parts) > 1 or (len(text.split()) > 3 and not _LIVES.search(text))):
            continue  # "before", in text-speak
        on_road = match[1][:1] in "mM" and _ROAD_TALK.search(text) and not _LIVES.search(text)
        if not match[2] and (on_road or _OF_A_ROAD.match(text[match.end() :])):
            continue
        outward = _outward(match[1])
        if outward:
            return (match.start(), match.end(), f"{outward} {match[2]}" if match[2] else outward)
    return None


_SPOKEN = {word: str(figure) for figure, word in enumerate(words("zero one two three four five six seven eight nine"))}
_SPOKEN.update(
    {
        "oh": "0",
        "o": "0",
        "nought": "0",
        "naught": "0",
        "then": "",
        "hundred": "00",
        "hunner": "00",
        "thousand": "000",
        "plus": "+",
    }
)
_FIGURE = "|".join(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
_LETTER = rf"(?:[A-Za-z]{{1,2}}|\d{{1,2}}|{_FIGURE})"
_SPELT = re.compile(rf"(?<![A-Za-z0-9'’])(?i:{_LETTER}(?:[\s,.\-]+{_LETTER})+)(?![A-Za-z0-9])")


_A_LETTER = re.compile(r"(?<![A-Za-z0-9'’])(?:[A-Za-z]|\d+)[^A-Za-z0-9]+$")


def _spelt_out(text: str) -> Optional[Span]:
    """A postcode told letter by letter ("L S six, three Q P"), among the short words around it."""
    for run in _SPELT.finditer(text):
        tokens = list(re.finditer(r"[A-Za-z]+|\d+", run.group()))
        for first in range(len(tokens)):
            if first and _A_LETTER.search(run.group()[: tokens[first].start()]):
                break  # one of its letters would be left out
            for last in range(len(tokens), first + 1, -1):
                joined = "".join(
                    _SPOKEN.get(token.group().lower() if len(token.group()) > 2 else "", token.group())
                    for token in tokens[first:last]
                )
                whole = _FULL.fullmatch(joined.upper())
                if whole and _outward(whole[1]) == whole[1] and _INWARD.match(whole[2]):
                    start, end = run.start() + tokens[first].start(), run.start() + tokens[last - 1].end()
                    return (start, end, f"{whole[1]} {whole[2]}")
    return None


def _mended_inward(written: str) -> str:
    bare = written.replace(" ", "").upper()
    return bare[0].translate(_DIGITS) + bare[1:]


def _outward(written: str) -> Optional[str]:
    """The first part in capitals, a letter O or I mended where only a figure can stand; None if there is none such."""
    bare = written.upper()
    lettered = bare[0] + bare[1:2].replace("0", "O") + bare[2:]
    for form in (bare, *(bare[:cut] + bare[cut:].translate(_DIGITS) for cut in (2, 1)), lettered):
        letters = re.match(r"[A-Z]{1,2}(?=[0-9])", form)
        if letters and letters.group() in AREAS and _OUTWARD.match(form):
            return form
    return None


def email(text: str) -> Optional[Span]:
    """An email address in `text`, also one spelt out ("jo dot smith at gmail dot com")."""
    match = _EMAIL.search(text)
    if match:
        return (match.start(), match.end(), re.sub(r"\s", "", match.group()).rstrip(".").lower())
    spoken = _SPOKEN_EMAIL.search(text)
    if spoken:
        value = f"{spoken[1]}@{spoken[2]}".replace(" dot ", ".").lower()
        return (spoken.start(), spoken.end(), value)
    return None


_SPOKEN_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:double|triple|treble|{'|'.join(_SPOKEN)}|\d+)(?:[\s,.-]+|(?!\w))){{5,}}(?!\w)", re.IGNORECASE
)


def _spoken_figures(said: str) -> str:
    """The figures of a number told in words: "oh seven double nine" is 0799."""
    figures, times = "", 1
    for word in re.findall(r"[a-z]+|\d+", said.lower()):
        if word in ("double", "triple", "treble"):
            times = 2 if word == "double" else 3
            continue
        figures += times * _SPOKEN.get(word, word)
        times = 1
    return figures


def phones(text: str) -> List[Span]:
    """The UK phone numbers in `text`, as (start, end, "+447700900123"); a number of another country keeps its "+"."""
    found = []
    for match in _SPOKEN_NUMBER.finditer(text):
        value = phone(_spoken_figures(match.group())) if re.search(r"[a-z]", match.group(), re.IGNORECASE) else None
        if value:
            found.append((match.start(), match.end(), value))
    for match in _PHONE.finditer(text):
        value = phone(match.group())
        if value:
            found.append((match.start(), match.end(), value))
    return found


def phone(written: str) -> Optional[str]:
    """A phone number as E.164, or None: UK numbers have 10 figures after the 0 (9 for a few older ones)."""
    figures = re.sub(r"[^0-9+]", "", written.replace("o", "0").replace("O", "0"))
    figures = re.sub(r"^00", "+", figures)
    figures = re.sub(r"^\+?44\(?0?", "+44", figures) if re.match(r"^\+?44", figures) else figures
    if figures.startswith("+44"):
        rest = figures[3:].lstrip("0")
    elif figures.startswith("+"):
        return figures if 9 <= len(figures) <= 16 else None
    elif figures.startswith("0"):
        rest = figures[1:]
    elif figures.startswith("7") and len(figures) == 10:
        rest = figures
    else:
        return None
    right = len(rest) == 10 or (len(rest) == 9 and rest[:1] in "18")
    return f"+44{rest}" if right and rest[0] in "1235789" else None
