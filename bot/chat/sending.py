"""One message from the browser, the same for the form and the API: cleaned, counted, taken in, answered."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from bot.chat.core import Core, Refused, Shown
from bot.chat.limits import Limits
from bot.web.words import say

LONGEST = 2000


class TooSoon(Exception):
    """Too many messages; the words for the patient, and the seconds to wait."""

    def __init__(self, seconds: float) -> None:
        self.words = say("errors.too_many")
        self.seconds = max(1, round(seconds))
        super().__init__(self.words)


@dataclass(frozen=True)
class Sent:
    """A message that was taken in: its id, the replies to it, and about how many questions are left."""

    message: int
    replies: Sequence[Shown]
    left: int | None


def clean(text: str) -> str:
    """The text without what no store can hold or no reader can see: lone surrogates and control characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in whole if c in "\n\t\r" or unicodedata.category(c) not in ("Cc", "Cs"))


def excerpt(text: str, words: str) -> str:
    """As much of a message that is too long as can be taken, around the words that raised an alarm."""
    at = max(0, text.find(words))
    start = max(0, min(at - (LONGEST - len(words)) // 2, len(text) - LONGEST))
    return text[start : start + LONGEST]


async def send(core: Core, limits: Limits, conversation: str, address: str, text: str, client_message_id: str) -> Sent:
    """Takes one message in and waits for its replies.

    Raises:
        Refused: if it is empty or too long.
        TooSoon: if there were too many.
    Neither is raised for a message in which safety sees something: that is always taken and answered.
    """
    text = clean(text)
    wait = limits.message(conversation, address)
    if wait and await run_in_threadpool(core.alarming, text[: LONGEST * 10]) is None:
        raise TooSoon(wait)
    try:
        message = await run_in_threadpool(core.receive, conversation, text, client_message_id)
    except Refused as refusal:
        words = await run_in_threadpool(core.alarming, text[: LONGEST * 10]) if refusal.too_long else None
        if words is None:
            raise
        message = await run_in_threadpool(core.receive, conversation, excerpt(text, words), client_message_id)
    replies = await core.answer(conversation, message)
    left = await run_in_threadpool(core.left, conversation)
    return Sent(message, replies, left)
