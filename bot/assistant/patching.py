"""Replacing a function of Rasa's, and knowing when the function is no longer the one that was read.

Rasa Open Source ended at 3.6.21 and is pinned, so a replacement stays true; should the source differ all the same,
the assistant refuses to start rather than run on a guess.
"""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import dataclass
from typing import Any, Dict, Tuple

_originals: Dict[Tuple[type, str], Any] = {}


class UpstreamChangedError(RuntimeError):
    """The source of a function that is to be replaced is not the one the replacement was written for."""


@dataclass(frozen=True)
class Replacement:
    """`new` stands in for the attribute `name` of `owner`, whose source has the digest `sha256`."""

    owner: type
    name: str
    new: Any
    sha256: str

    def original(self) -> Any:
        """The attribute as Rasa wrote it (with its staticmethod wrapper, where it has one)."""
        return _originals.get((self.owner, self.name), inspect.getattr_static(self.owner, self.name))

    def source_sha256(self) -> str:
        """The digest of the source that is installed."""
        function = getattr(self.original(), "__func__", self.original())
        return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()

    def apply(self) -> None:
        """Put the replacement in place, once. Raises `UpstreamChangedError`."""
        if (self.owner, self.name) in _originals:
            return
        if self.source_sha256() != self.sha256:
            raise UpstreamChangedError(f"{self.owner.__module__}.{self.owner.__name__}.{self.name}")
        _originals[self.owner, self.name] = self.original()
        setattr(self.owner, self.name, self.new)

    def undo(self) -> None:
        """Put Rasa's own back."""
        original = _originals.pop((self.owner, self.name), None)
        if original is not None:
            setattr(self.owner, self.name, original)
