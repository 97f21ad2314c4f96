"""The responses of `domain.yml`, for the few things that the desk says by itself.

Rasa says what answers a message. The desk uses the same words for the first welcome, the open question when Rasa
is out of reach, reminders and nudges, so that there is one place for every sentence.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from bot.settings import ROOT

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Words:
    """Responses by name and channel."""

    def __init__(self, responses: dict[str, list[dict[str, Any]]]) -> None:
        self._responses = responses
        self._needed: dict[tuple[str, str], frozenset[str]] = {}

    def has(self, name: str, channel: str) -> bool:
        """Whether there is such a response for that channel."""
        return any(each.get("channel") in (None, channel) for each in self._responses.get(name, ()))

    def template(self, name: str, channel: str) -> str:
        """The text of a response as Rasa would pick it: the channel's own wording first.

        Raises:
            KeyError: there is no such response.
        """
        variations = self._responses[name]
        own = [each for each in variations if each.get("channel") == channel]
        general = [each for each in variations if not each.get("channel")]
        return str((own or general)[0]["text"])

    def needed(self, name: str, channel: str) -> frozenset[str]:
        """The values that a response's words have places for."""
        key = (name, channel)
        if key not in self._needed:
            fields = Formatter().parse(self.template(name, channel))
            self._needed[key] = frozenset(field for _, field, _, _ in fields if field)
        return self._needed[key]

    def say(self, name: str, channel: str, values: dict[str, str]) -> str:
        """The response with its values filled in."""
        return self.template(name, channel).format_map(values)

    def names(self) -> list[str]:
        """Every response there is."""
        return list(self._responses)


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of this product, read once from `domain.yml`."""
    return read_words(ROOT / "domain.yml")


def read_words(path: Path) -> Words:
    """The responses in a domain file."""
    domain = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader
    return Words(domain["responses"])
