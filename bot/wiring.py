"""Fits the conversation core to what the web chat and the demo phone ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.concurrency import run_in_threadpool

from bot.chat.core import Begun, NoSession, Passing, Practice, Refused, Sent
from bot.chat.handset import Text
from bot.conversation import equality, explaining, guarding, inbox, joining, sessions, summary, transcript, turn
from bot.messaging import normalise
from bot.store.directory import local


class Conversations:
    """The conversation core as the web chat calls it (`bot.chat.core.Core`)."""

    def practice(self, surgery: str | None) -> Practice:
        """Who the patient is talking with."""
        found, host = local().surgery(surgery), local().area.host
        of_us = Practice(host.us, host.phone, local().number_to_text(surgery), host.hours, tongues=host.interpreters)
        if found is None:
            return of_us
        return replace(
            of_us,
            surgery=found.name,
            websites=found.websites,
            colour=found.colour,
            language=found.language,
        )

    def surgery_of(self, conversation: str) -> str | None:
        """The surgery that a conversation came through."""
        return sessions.surgery_of(conversation)

    def pass_on(self, conversation: str, by_text: bool) -> Passing | None:
        """A code to go on elsewhere."""
        made = joining.pass_on(conversation, by_text)
        return Passing(*made) if made is not None else None

    def take_up(self, code: str) -> str | None:
        """A new session for the conversation of a code."""
        return joining.take_up(code)

    def asks_about_you(self, conversation: str) -> bool:
        """Whether the equality questions may be shown now."""
        return equality.open_to(conversation)

    def keep_about_you(self, conversation: str, answers: Mapping[str, str]) -> None:
        """Keeps the answers to the equality questions."""
        equality.keep(conversation, answers)

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

    async def send(self, session: str, text: str, client_message_id: str) -> Sent:
        """Stores a message before anything else, and gives the replies to it."""
        try:
            answer = await turn.answer_web(session, text, client_message_id)
        except inbox.TooLong as error:
            raise Refused(str(error), too_long=True) from None
        except inbox.Empty as error:
            raise Refused(str(error)) from None
        except sessions.NoSession:
            raise NoSession from None
        return Sent(answer.conversation_id, answer.message_id, answer.replies, answer.left)

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
        await turn.answer(received.id)

    def thread(self, phone: str) -> Sequence[Text]:
        """Every text with that number."""
        return [
            Text(each.author != "patient", each.text, each.at, each.segments or 1)
            for each in transcript.texts(normalise(phone, allow_drama=True))
        ]
