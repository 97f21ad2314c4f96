"""The demo phone's other end: the same inbox and the same replies that Twilio's texts meet, without Twilio."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool

from bot.chat.handset import Text
from bot.conversation import inbox, transcript, turn
from bot.messaging import PhoneError, normalise, segments
from bot.store.directory import local


def stored_number(phone: str) -> str:
    """The number as the inbox keeps it; made-up (drama) numbers are welcome here."""
    try:
        return normalise(phone, allow_drama=True)
    except PhoneError:
        return phone


class ConversationPhone:
    """A pretend phone on the real conversation. It texts the sample area's first surgery."""

    @property
    def our_number(self) -> str:
        """The number that the texts go to."""
        return local().area.surgeries[0].sms_number

    async def receive(self, phone: str, text: str, sid: str, media: int) -> None:
        """Takes a text in, and waits for the reply as long as a page may."""
        to = await run_in_threadpool(lambda: normalise(self.our_number, allow_drama=True))
        taken = await run_in_threadpool(inbox.receive_text, stored_number(phone), to, text, sid, media)
        await turn.answer(taken.conversation_id, taken.id)

    def thread(self, phone: str) -> Sequence[Text]:
        """Every text with that number. Parts are counted here where the store has no count."""
        return [
            Text(shown.author != "patient", shown.text, shown.at, shown.segments or segments(shown.text).parts)
            for shown in transcript.texts(stored_number(phone))
        ]
