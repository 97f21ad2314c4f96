"""Sealing: what patients write is encrypted where it is kept, and cannot be changed there unseen.

AES-256-GCM (NIST SP 800-38D): one call of the library for each value, since every turn opens a dozen. A nonce is 96
random bits, good for four thousand million values under one key; change `SECRET_KEY` before that. What earlier versions
sealed (by Fernet) is opened too.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.settings import settings

_MARK = "~"
"""How a sealed value begins. No value of Fernet's does."""

_NONCE = 12


def key(secret: str, purpose: str) -> bytes:
    """32 bytes made of a secret, for one purpose alone."""
    return hashlib.blake2b(secret.encode(), person=purpose.encode()[:16], digest_size=32).digest()


class Sealer:
    """Seals with the first secret; opens what any of them sealed, so that the secret can be changed."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._keys = [AESGCM(key(secret, "words by gcm")) for secret in secrets]
        self._before = fernet(tuple(secrets))

    def seal(self, text: str) -> str:
        """The text, encrypted: letters and digits that any database keeps."""
        nonce = os.urandom(_NONCE)
        body = nonce + self._keys[0].encrypt(nonce, text.encode(), None)
        return _MARK + binascii.b2a_base64(body, newline=False).decode()

    def open(self, sealed: str) -> str:
        """What was sealed.

        Raises:
            InvalidToken: no secret opens it, or it was changed since.
        """
        if not sealed.startswith(_MARK):
            return self._before.decrypt(sealed.encode()).decode()
        try:
            body = binascii.a2b_base64(sealed[len(_MARK) :])
        except binascii.Error:
            raise InvalidToken from None
        for each in self._keys:
            try:
                return each.decrypt(body[:_NONCE], body[_NONCE:], None).decode()
            except (InvalidTag, ValueError):
                continue
        raise InvalidToken


def sealer() -> Sealer:
    """Seals by `SECRET_KEY`; opens also what `SECRET_KEY_PREVIOUS` sealed."""
    return _sealer(settings().secret_key, settings().secret_key_previous)


@lru_cache(maxsize=4)
def _sealer(secret: str, previous: str) -> Sealer:
    return Sealer([each for each in (secret, *previous.split()) if each])


@lru_cache(maxsize=4)
def fernet(secrets: tuple[str, ...]) -> MultiFernet:
    """Fernet by these secrets: for what has to run out, and for what was sealed before."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key(secret, "words"))) for secret in secrets])
