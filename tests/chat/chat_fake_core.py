"""A small conversation that the chat's pages and API can be tried with, alone: no database and no assistant."""

from __future__ import annotations

import asyncio
import itertools
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.chat.core import Begun, NoSession, Passing, Practice, Refused, Sent
from bot.chat.handset import Text

WELCOME = """**Get help with work and your health**

This is for people aged 16 or over who find work hard because of their health.

- You choose what to tell us.
- We do not contact your employer.

Rather talk? Call 01632 960 100, or ask us to call you."""


@dataclass(frozen=True)
class FakeChoice:
    label: str
    value: str


@dataclass(frozen=True)
class FakeMessage:
    id: int
    author: str
    text: str
    at: datetime
    choices: tuple[FakeChoice, ...] = ()
    author_name: str | None = None
    question: str | None = None
    control: str = "text"


@dataclass(frozen=True)
class FakeTongue:
    name: str
    own: str
    code: str


@dataclass(frozen=True)
class FakeRow:
    question: str
    label: str
    answer: str


def choices(*labels: str) -> tuple[FakeChoice, ...]:
    return tuple(FakeChoice(label, label) for label in labels)


QUESTIONS: tuple[tuple[str, str, str, tuple[FakeChoice, ...]], ...] = (
    ("goal", "What would you like help with?", "radios",
     choices("Staying in my job", "Going back to my job", "Changing to a different job", "Finding a job",
             "Feeling better first", "I am not sure")),
    ("condition", "What is it about your health that makes work hard?\n\nUse your own words. Spelling does not matter.",
     "text", ()),
    ("condition_group", "Which of these is closest? Choose all that fit.", "checkboxes",
     choices("Back, joints or muscles", "Stress, mood or mental health", "An injury or operation", "Something else",
             "I would rather not say")),
    ("absence_started", "When was your first day off work this time? A rough date is fine, like 4 March.", "date", ()),
    ("choose", "**1 service fits what you told us**\n\n**Moor Lane Work Advice** – a work adviser talks with you about "
     "your job and your health. Free. By phone.\n\nIt fits because you told us you have a job.", "radios",
     choices("Moor Lane Work Advice", "I only want to read about it", "Not now")),
    ("check", "**Check your answers**\n\n- Name: Sam Example\n- Off since: 15 February\n\n"
     "Nothing is booked until you say so.",
     "radios", choices("Book this appointment", "Change something")),
)  # fmt: skip

BOOKED = (
    "**You are booked.** Tuesday 9 March 2027 at 2:30pm, by phone. Priya will call you from 01632 960 100. "
    "Reference K7M-4QX.\n\nWhat happens next: Priya reads your answers first. It is a talk, not a test."
)
TONGUES = (FakeTongue("Polish", "Polski", "pl"), FakeTongue("Arabic", "العربية", "ar"))
CRISIS = "I am sorry it is so hard. You matter.\n\nIn danger now? Call 999 or go to A&E.\n\nSamaritans: 116 123."


class FakeCore:
    """One fixed run of questions. Knobs: `slow` seconds before a reply, `broken` failures to come."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ids = itertools.count(1)
        self.sessions: dict[str, str] = {}
        self.log: dict[str, list[FakeMessage]] = {}
        self.place: dict[str, int] = {}
        self.received: dict[tuple[str, str], int] = {}
        self.replies: dict[int, list[FakeMessage]] = {}
        self.started: list[tuple[str | None, str | None]] = []
        self.surgeries: dict[str, str | None] = {}
        self.codes: dict[str, str] = {}
        self.about: dict[str, dict[str, str]] = {}
        self.looks: dict[str, dict[str, object]] = {}
        self.slow = 0.0
        self.broken = 0

    def practice(self, surgery: str | None) -> Practice:
        name = {"T90001": "Hillside Surgery", "T90002": "Harbour Road Practice"}.get(surgery or "")
        us = "Tide Work and Health"
        of_us = Practice(us, "01632 960 100", "07700 900 900", "9am to 5pm, Monday to Friday", name, tongues=TONGUES)
        return replace(of_us, **self.looks.get(surgery or "", {}))  # type: ignore[arg-type]

    def surgery_of(self, conversation: str) -> str | None:
        return self.surgeries.get(conversation)

    def pass_on(self, conversation: str, by_text: bool) -> Passing | None:
        code = f"K7M4-{len(self.codes):04d}"
        self.codes[code] = conversation
        return Passing(code, "07700 900 900" if by_text else "", 24)

    def take_up(self, code: str) -> str | None:
        conversation = self.codes.pop(code, None)
        if conversation is None:
            return None
        token = secrets.token_urlsafe(32)
        self.sessions = {**{k: v for k, v in self.sessions.items() if v != conversation}, token: conversation}
        return token

    def asks_about_you(self, conversation: str) -> bool:
        return self.place[conversation] >= len(QUESTIONS) and conversation not in self.about

    def keep_about_you(self, conversation: str, answers: Mapping[str, str]) -> None:
        self.about[conversation] = dict(answers)

    def say(self, conversation: str, author: str, text: str, **more: object) -> FakeMessage:
        with self.lock:
            at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC) + timedelta(seconds=20 * len(self.log[conversation]))
            message = FakeMessage(next(self.ids), author, text, at, **more)  # type: ignore[arg-type]
            self.log[conversation].append(message)
            return message

    def ask(self, conversation: str) -> FakeMessage:
        place = self.place[conversation]
        if place >= len(QUESTIONS):
            return self.say(conversation, "assistant", BOOKED)
        name, text, control, offered = QUESTIONS[place]
        return self.say(conversation, "assistant", text, choices=offered, question=name, control=control)

    def start(self, surgery: str | None, source: str | None) -> Begun:
        token, conversation = secrets.token_urlsafe(32), secrets.token_hex(8)
        self.started.append((surgery, source))
        self.surgeries[conversation] = surgery
        self.sessions[token], self.log[conversation], self.place[conversation] = conversation, [], 0
        return Begun(token, conversation, [self.say(conversation, "assistant", WELCOME), self.ask(conversation)])

    def find(self, token: str) -> str | None:
        return self.sessions.get(token)

    def end(self, token: str) -> None:
        self.sessions.pop(token, None)

    def messages(self, conversation: str, after: int = 0) -> Sequence[FakeMessage]:
        return [message for message in self.log[conversation] if message.id > after]

    def receive(self, conversation: str, text: str, client_message_id: str) -> int:
        if self.broken:
            self.broken -= 1
            raise RuntimeError("the store is away")
        if not text.strip():
            raise Refused("Write your answer. Your message was empty.")
        if len(text) > 2000:
            raise Refused("That is too long for one message. Send it in parts.", too_long=True)
        key = (conversation, client_message_id)
        if key not in self.received:
            self.received[key] = self.say(conversation, "patient", text).id
        return self.received[key]

    async def send(self, session: str, text: str, client_message_id: str) -> Sent:
        conversation = self.find(session)
        if conversation is None:
            raise NoSession
        message = await asyncio.to_thread(self.receive, conversation, text, client_message_id)
        if self.slow:
            await asyncio.sleep(self.slow)
        if message not in self.replies:
            text = next(each.text for each in self.log[conversation] if each.id == message)
            self.replies[message] = [self._reply(conversation, text)]
        return Sent(conversation, message, self.replies[message], self.left(conversation))

    def _reply(self, conversation: str, text: str) -> FakeMessage:
        if self.alarming(text):
            return self.say(conversation, "assistant", CRISIS, choices=choices("Go on"))
        if text == "Why do you ask?":
            return self.say(conversation, "assistant", "So that we do not push you to something you do not want.")
        self.place[conversation] += 1
        return self.ask(conversation)

    def left(self, conversation: str) -> int | None:
        return len(QUESTIONS) - self.place[conversation] or None

    def rows(self, conversation: str) -> Sequence[FakeRow]:
        said = [message.text for message in self.log[conversation] if message.author == "patient"]
        return [FakeRow(name[0], name[0].capitalize(), text) for name, text in zip(QUESTIONS, said, strict=False)]

    def alarming(self, text: str) -> str | None:
        return "crisis" if "want to die" in text else None


class FakePhone:
    """Texts in and out without a conversation behind them."""

    our_number = "07700 900 900"

    def __init__(self) -> None:
        self.texts: dict[str, list[Text]] = {}

    async def receive(self, phone: str, text: str, sid: str, media: int) -> None:
        at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        thread = self.texts.setdefault(phone, [])
        thread.append(Text(False, text or "[picture]", at))
        thread.append(Text(True, "Hello from Tide, with Hillside. " + "It is your choice what you say. " * 6, at, 2))

    def thread(self, phone: str) -> Sequence[Text]:
        return self.texts.get(phone, [])
