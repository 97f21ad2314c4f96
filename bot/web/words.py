"""The words of the interface: one catalogue a language, so that Welsh and others can be added beside English.

A language that lacks a phrase shows the English one. Phrases may hold `{names}`, filled in by `say`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent / "words"
FIRST = "en"


@lru_cache(maxsize=16)
def _own(language: str) -> dict[str, dict[str, str]]:
    loaded = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return {part: {key: str(phrase).strip() for key, phrase in phrases.items()} for part, phrases in loaded.items()}


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, English first."""
    return (FIRST, *sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != FIRST))


def offered(drafts: bool) -> tuple[str, ...]:
    """The languages a reader may choose: those whose translation was checked by a person, and in a demo the drafts."""
    return tuple(each for each in languages() if drafts or catalogue(each)["language"]["checked"] == "yes")


@lru_cache(maxsize=16)
def catalogue(language: str = FIRST) -> Mapping[str, Mapping[str, str]]:
    """Every phrase by part and key, in that language, English where it has none."""
    chosen = _own(language) if language in languages() else {}
    return {part: {**phrases, **chosen.get(part, {})} for part, phrases in _own(FIRST).items()}


def say(key: str, language: str = FIRST, **values: str | int) -> str:
    """The phrase `part.key`, with its names filled in.

    Raises:
        KeyError: if the catalogue has no such phrase or a value is missing.
    """
    part, _, name = key.partition(".")
    return catalogue(language)[part][name].format(**values)
