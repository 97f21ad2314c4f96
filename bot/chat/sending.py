"""One message from the browser, the same for the form and the API: cleaned, counted, taken in, answered."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from starlette.concurrency import run_in_threadpool

from bot.chat.core import Core, Refused, Sent
from bot.chat.limits import Limits
from bot.web.words import say

LONGEST = 2000


class TooSoon(Exception):
    """Too many messages; the words for the patient, and the seconds to wait."""

    def __init__(self, seconds: float) -> None:
        self.words = say("errors.too_many")
        self.seconds = max(1, round(seconds))
        super().__init__(self.words)


def clean(text: str) -> str:
    """The text without what no store can hold or no reader can see: lone surrogates and control characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in whole if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def excerpt(core: Core, text: str) -> str | None:
    """As much of a message that is too long as can be taken, if safety sees something in it; else None.

    Looked at in overlapping pieces, so that words are never lost at a cut.
    """
    pieces = [text[start : start + LONGEST] for start in range(0, min(len(text), LONGEST * 32), LONGEST // 2)]
    return next((piece for piece in pieces if piece.strip() and core.alarming(piece) is not None), None)


async def send(core: Core, limits: Limits, session: str, address: str, text: str, client_message_id: str) -> Sent:
    """Takes one message of a session in and waits for its replies.

    Raises:
        NoSession: if there is no such session.
        Refused: if it is empty or too long.
        TooSoon: if there were too many.
    The last two are not raised for a message in which safety sees something: that is always taken and answered.
    """
    text = clean(text)
    wait = limits.message(session, address)
    if wait and await run_in_threadpool(excerpt, core, text) is None:
        raise TooSoon(wait)
    try:
        sent = await core.send(session, text, client_message_id)
    except Refused as refusal:
        alarming = await run_in_threadpool(excerpt, core, text) if refusal.too_long else None
        if alarming is None:
            raise
        sent = await core.send(session, alarming, client_message_id)
    about_you = sent.left is None and await run_in_threadpool(core.asks_about_you, sent.conversation)
    return replace(sent, about_you=about_you)
