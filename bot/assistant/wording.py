"""Tidying a text before it is turned into numbers, so that "cnt wrk" is near "can't work".

The text itself stays as the patient wrote it: the spans that are marked in it must fit.
"""

from __future__ import annotations

from importlib import import_module
from typing import Callable, Optional

WORDING = "wording"
"""The key in config.yml: the dotted path of a function from text to text."""


def plain(text: str) -> str:
    """A patient's text in plain words: text-speak, dialect and misspelling undone (`bot.understanding.text`)."""
    from bot.understanding.text import message

    return message(text).plain


def wording(path: Optional[str]) -> Callable[[str], str]:
    """The function at `path` ("bot.assistant.wording.plain"), or one that changes nothing for None.

    A tidied text that came out empty is left as it was. Raises ValueError where there is no such function.
    """
    if not path:
        return str
    module, _, name = path.rpartition(".")
    try:
        tidy: Callable[[str], str] = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as wrong:
        raise ValueError(f"config.yml: {WORDING}: there is no {path}") from wrong

    def tidied(text: str) -> str:
        return tidy(text) or text

    return tidied
