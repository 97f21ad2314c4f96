"""The GSM-7 alphabet, and any text brought down to it.

Source: 3GPP TS 23.038 §6.2.1 (default alphabet and its extension table). What becomes of the characters outside it
follows GOV.UK Notify: typographic marks become their typewriter forms, marks without width go, an accented letter
becomes its base letter, and anything else becomes a question mark.
"""

from __future__ import annotations

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""Characters that take one unit of a part."""

EXTENSION = frozenset("\f^{}\\[~]|€")
"""Characters that take two units, which a part may not be cut between."""

_REPLACED = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v", " "
    ),
    **dict.fromkeys("\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufe0e\ufe0f\ufeff\u00ad", ""),
    "…": "...",
    "•": "-",
    "·": "-",
    "Ł": "L",
    "ł": "l",
    "Đ": "D",
    "đ": "d",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "œ": "oe",
    "Œ": "OE",
    "ı": "i",
    "ẞ": "ß",
    "×": "x",
}


def is_gsm(text: str) -> bool:
    """Whether every character of the text is in the GSM-7 alphabet or its extension."""
    return all(character in BASIC or character in EXTENSION for character in text)


def plain(text: str) -> str:
    """The text in GSM-7 characters only, with typographic marks, accents and invisible characters brought down."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_plain_character(character) for character in composed)


def _plain_character(character: str) -> str:
    if character in BASIC or character in EXTENSION:
        return character
    if character in _REPLACED:
        return _REPLACED[character]
    if unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFKD", character)[0]
    if base in BASIC:
        return base
    return _REPLACED.get(base, "?")
