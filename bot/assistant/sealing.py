"""The key that trackers are encrypted with, derived from `SECRET_KEY`."""

from __future__ import annotations

import base64
import os
from typing import Mapping, Optional

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"assistant tracker"


class MissingKeyError(RuntimeError):
    """`SECRET_KEY` is not set, so nothing of a patient's can be kept."""


def newest(settings: Optional[Mapping[str, str]] = None) -> Fernet:
    """Opens only what `SECRET_KEY` sealed. Raises `MissingKeyError`."""
    return Fernet(_key(_secret(settings)))


def sealer(settings: Optional[Mapping[str, str]] = None) -> MultiFernet:
    """Seals with `SECRET_KEY`; opens also what `SECRET_KEY_PREVIOUS` sealed, so that a key can be changed.

    Raises `MissingKeyError`.
    """
    settings = os.environ if settings is None else settings
    secrets = [_secret(settings), settings.get("SECRET_KEY_PREVIOUS", "")]
    return MultiFernet([Fernet(_key(each)) for each in secrets if each])


def _secret(settings: Optional[Mapping[str, str]]) -> str:
    secret = (os.environ if settings is None else settings).get("SECRET_KEY", "")
    if not secret:
        raise MissingKeyError("SECRET_KEY must be set: trackers are encrypted with a key derived from it")
    return secret


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
