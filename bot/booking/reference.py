"""Short references that people can read out and write down, like K7M-4NX."""

from __future__ import annotations

import hashlib
import re

ALPHABET = "0123456789CFHJKMNPRTWXY"
"""23 signs. Each letter that is easily taken for another sign is left out; so are the vowels, so that few words arise.

The number of signs is prime, so that the last sign, a check, finds any one wrong sign and any two that changed places.
"""
_LETTERS = ALPHABET[10:]
_LOOKS_LIKE = str.maketrans("OQDILSZBGUV", "000115286YY")
_LENGTH = 6
_WEIGHTS = (2, 3, 4, 5, 6)
_READS_AS = str.maketrans("013456789", "OIEASGTBG")
_RUDE = (
    "ANUS", "ARSE", "ASS", "CNT", "COC", "COK", "CRAP", "CRIP", "CUM", "CNUT", "DIE", "FAG", "FAK", "FAT", "FCK",
    "FKN", "FUK", "FKU", "GAY", "GIT", "GOB", "HATE", "HIV", "HOMO", "JAP", "KIKE", "KILL", "KKK", "KNOB", "KOC",
    "KOK", "KYS", "MAD", "MIF", "MONG", "NAFF", "NAZI", "NIG", "PAKI", "PISS", "PMS", "POO", "PORN", "PRAT", "PRIK",
    "RAPE", "SEX", "SHIT", "SHT", "SICK", "SIC", "STI", "STFU", "TART", "TIT", "TWAT", "TWT", "WANK", "WNK", "WTF",
    "XXX", "YOB",
)  # fmt: skip


def new_reference(random_bytes: bytes) -> str:
    """A reference made of random bytes (16 or more, from `secrets.token_bytes`); the same bytes give the same one.

    The first sign is a letter, so that a reference is never taken for a number. Rude words are passed over. There are
    3.6 million, so the caller must keep them unique and draw again when one is taken; it tells nothing about anybody.
    """
    if len(random_bytes) < 16:
        raise ValueError("a reference needs at least 16 random bytes")
    seed = random_bytes
    while True:
        seed = hashlib.sha256(seed).digest()
        number = int.from_bytes(seed, "big")
        number, first = divmod(number, len(_LETTERS))
        signs = _LETTERS[first]
        for _ in range(_LENGTH - 2):
            number, sign = divmod(number, len(ALPHABET))
            signs += ALPHABET[sign]
        signs += _check(signs)
        if not _rude(signs):
            return f"{signs[:3]}-{signs[3:]}"


def read_reference(text: str) -> str | None:
    """The reference that someone wrote or read out, in its proper form; None if it cannot be one.

    Small letters, gaps, a leading "ref" and signs taken for one another (O, Q, D for 0; I, L for 1; S for 5; Z for 2;
    B for 8; G for 6; U, V for Y) are put right.
    """
    words = re.sub(r"^\W*(?:my )?(?:ref(?:erence)?(?: (?:number|is|no))*\b)", "", text.strip(), flags=re.IGNORECASE)
    signs = re.sub(r"[\s\-–—._:#]", "", words).upper().translate(_LOOKS_LIKE)
    if len(signs) != _LENGTH or any(sign not in ALPHABET for sign in signs) or signs[0] not in _LETTERS:
        return None
    return f"{signs[:3]}-{signs[3:]}" if signs[-1] == _check(signs[:-1]) else None


def find_reference(text: str) -> str | None:
    """The first reference that stands somewhere in a longer message, in its proper form; None if there is none."""
    for match in re.finditer(r"(?<![A-Za-z0-9])(?=([A-Za-z0-9]{3}([\s\-–—.]?)[A-Za-z0-9]{3})(?![A-Za-z0-9]))", text):
        written, joint = match.groups()
        marked = joint in tuple("-–—") or re.search(r"\d", written)  # two short words are not a reference
        found = read_reference(written) if marked else None
        if found:
            return found
    return None


def _check(signs: str) -> str:
    total = sum(weight * ALPHABET.index(sign) for weight, sign in zip(_WEIGHTS, signs, strict=True))
    return ALPHABET[total % len(ALPHABET)]


def _rude(signs: str) -> bool:
    read = signs.translate(_READS_AS)
    return any(word in read or word in signs for word in _RUDE)
