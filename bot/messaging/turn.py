"""One text a turn: a turn's messages joined, and numbered choices laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.messaging.gsm import plain
from bot.messaging.segments import segments

TWO_PARTS = 306
"""GSM-7 units in two parts: the most that one turn sends."""

_MOST_OPTIONS = 8
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def numbered(options: Sequence[str]) -> str:
    """The choices, each on its own line with its number before it: `1 Yes`, `2 No`.

    Raises `ValueError` for more than eight: 9 goes back and 0 is a person.
    """
    if len(options) > _MOST_OPTIONS:
        raise ValueError(f"at most {_MOST_OPTIONS} choices fit the keys 1 to 8, not {len(options)}")
    return "\n".join(f"{number} {label}" for number, label in enumerate(options, start=1))


def join_turn(parts: Sequence[str], question_short: str | None = None, limit: int = TWO_PARTS) -> str:
    """A turn's messages as one sanitised text of at most `limit` GSM-7 units.

    Where `question_short` is given, the last of `parts` is the open question. What goes first when there is no room:
    the question's long form (for its short one), then what was said before it, a sentence at a time from the end.
    The question itself is never cut; `ValueError` if even its short form is too long, or if a turn that asks nothing
    has a first sentence that is.
    """
    said = [text for text in (plain(part).strip() for part in parts) if text]
    whole = "\n".join(said)
    if _fits(whole, limit):
        return whole
    if question_short is None:
        return _shorten(said, "", limit)
    question = plain(question_short).strip()
    return _shorten(said[:-1], question, limit)


def _shorten(said: Sequence[str], question: str, limit: int) -> str:
    kept = [_SENTENCE_END.split(part) for part in said]
    while True:
        text = "\n".join([*(" ".join(sentences) for sentences in kept if sentences), *([question] if question else [])])
        if text and _fits(text, limit):
            return text
        with_words = [sentences for sentences in kept if sentences]
        if not with_words or (not question and sum(map(len, with_words)) == 1):
            raise ValueError(f"a turn of {segments(text).units} units does not fit {limit}")
        with_words[-1].pop()


def _fits(text: str, limit: int) -> bool:
    size = segments(text)
    allowed = 1 if limit <= 160 else -(-limit // 153)
    return size.units <= limit and size.parts <= allowed
