"""Fits the conversation core to what the web chat and the demo phone ask for."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool

from bot.chat.core import Begun, Practice, Refused
from bot.chat.handset import Text
from bot.conversation import explaining, guarding, inbox, sessions, summary, transcript, turn
from bot.messaging import normalise
from bot.store.directory import local

HOURS = "9am to 5pm, Monday to Friday"


class Conversations:
    """The conversation core as the web chat calls it (`bot.chat.core.Core`)."""

    def practice(self, surgery: str | None) -> Practice:
        """Who the patient is talking with."""
        found, host = local().surgery(surgery), local().area.host
        return Practice(host.us, host.phone, found.sms_number if found else "", HOURS, found.name if found else None)

    def start(self, surgery: str | None, source: str | None) -> Begun:
        """Begins a conversation."""
        started = sessions.start(surgery, source)
        return Begun(started.token, started.conversation_id, started.messages)

    def find(self, token: str) -> str | None:
        """The conversation of a session."""
        return sessions.find(token)

    def end(self, token: str) -> None:
        """Ends a session."""
        sessions.end(token)

    def messages(self, conversation: str, after: int = 0) -> Sequence[transcript.Shown]:
        """Messages after an id."""
        return transcript.messages(conversation, after)

    def receive(self, conversation: str, text: str, client_message_id: str) -> int:
        """Stores a message before anything else."""
        try:
            return inbox.receive_web(conversation, text, client_message_id).id
        except inbox.TooLong as error:
            raise Refused(str(error), too_long=True) from None
        except inbox.Empty as error:
            raise Refused(str(error)) from None

    async def answer(self, conversation: str, message: int) -> Sequence[transcript.Shown]:
        """The replies to a message."""
        return await turn.answer(conversation, message)

    def left(self, conversation: str) -> int | None:
        """About how many questions are left."""
        return explaining.left(conversation)

    def rows(self, conversation: str) -> Sequence[summary.Row]:
        """The answers so far."""
        return summary.rows(conversation)

    def alarming(self, text: str) -> str | None:
        """The words in a text that safety must see, or None."""
        alarm = guarding.alarm_in(text)
        return alarm.words if alarm else None


class DemoPhone:
    """The text-message side as the demo phone calls it (`bot.chat.handset.Phone`)."""

    @property
    def our_number(self) -> str:
        """The first surgery's number."""
        return local().area.surgeries[0].sms_number

    async def receive(self, phone: str, text: str, sid: str, media: int) -> None:
        """Takes a text in and answers it, as the worker would."""
        number = normalise(phone, allow_drama=True)
        received = await run_in_threadpool(inbox.receive_text, number, self.our_number, text, sid, media)
        await turn.answer(received.conversation_id, received.id)

    def thread(self, phone: str) -> Sequence[Text]:
        """Every text with that number."""
        return [
            Text(each.author != "patient", each.text, each.at, each.segments or 1)
            for each in transcript.texts(normalise(phone, allow_drama=True))
        ]
