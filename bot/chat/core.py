"""What the web chat asks of the conversation: the names it calls, as protocols, so that pages can be tried alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Choice(Protocol):
    """One choice of a question: what is read, and what is sent when it is chosen."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...


class Tongue(Protocol):
    """A language that an interpreter can be booked for: its name, as its speakers write it, and its code."""

    @property
    def name(self) -> str: ...
    @property
    def own(self) -> str: ...
    @property
    def code(self) -> str: ...


class Shown(Protocol):
    """One message as the patient sees it. `author` is patient, assistant or staff."""

    @property
    def id(self) -> int: ...
    @property
    def author(self) -> str: ...
    @property
    def author_name(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def choices(self) -> Sequence[Choice]: ...
    @property
    def at(self) -> datetime: ...
    @property
    def question(self) -> str | None: ...
    @property
    def control(self) -> str: ...


class Row(Protocol):
    """One answer of the patient's, for "check your answers"."""

    @property
    def question(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def answer(self) -> str: ...


@dataclass(frozen=True)
class Begun:
    """A session that has just been made: its secret token, and the welcome."""

    token: str
    conversation: str
    messages: Sequence[Shown]


@dataclass(frozen=True)
class Practice:
    """Who the page speaks for: our name, the number to call, the number to text and when the telephone is answered
    (empty where there is none), and the name of the patient's surgery, if it is known.

    Of the surgery: the websites that may show the chat, the colour and the language it has there. Of us: the languages
    that an interpreter can be booked for.
    """

    us: str
    phone: str
    texts: str = ""
    hours: str = ""
    surgery: str | None = None
    websites: Sequence[str] = ()
    colour: str = ""
    language: str = ""
    tongues: Sequence[Tongue] = ()


@dataclass(frozen=True)
class Passing:
    """A code to go on elsewhere: the number to text it to (empty for another browser), and for how many hours."""

    code: str
    number: str
    hours: int


class NoSession(Exception):
    """The token opens nothing (any more)."""


class Refused(Exception):
    """A message that was not taken, with the words for the patient. `too_long` tells the one kind from the other."""

    def __init__(self, words: str, too_long: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.too_long = too_long


@dataclass(frozen=True)
class Sent:
    """A message that was taken in: its id, the replies to it in order, and about how many questions are left.

    `conversation` is the one that the session opens. `about_you` says that all is booked and the equality questions may
    be shown.
    """

    conversation: str
    message: int
    replies: Sequence[Shown]
    left: int | None
    about_you: bool = False


class Core(Protocol):
    """The conversation, as the web chat calls it. All but `send` may block."""

    def practice(self, surgery: str | None) -> Practice:
        """Who we are, and the name of the surgery with that code, if it is one of ours."""

    def start(self, surgery: str | None, source: str | None) -> Begun:
        """Begins a conversation and its session."""

    def surgery_of(self, conversation: str) -> str | None:
        """The code of the surgery that a conversation came through."""

    def pass_on(self, conversation: str, by_text: bool) -> Passing | None:
        """A code to go on with a conversation by text, or in another browser. None where there is no number."""

    def take_up(self, code: str) -> str | None:
        """The token of a new session for the conversation that a code was given for; None if the code is not good.

        The session that it had before opens nothing any more.
        """

    def find(self, token: str) -> str | None:
        """The conversation of a session, or None if there is no such session."""

    def end(self, token: str) -> None:
        """Ends a session: its token opens nothing any more."""

    def messages(self, conversation: str, after: int = 0) -> Sequence[Shown]:
        """The messages with a higher id than `after`, oldest first."""

    async def send(self, session: str, text: str, client_message_id: str) -> Sent:
        """Takes a message of a session in, once for each client id, and waits for the replies to it.

        Raises:
            NoSession: if there is no such session. Refused: if the message is empty or too long.
        """

    def left(self, conversation: str) -> int | None:
        """About how many questions are left, if that is known."""

    def asks_about_you(self, conversation: str) -> bool:
        """Whether all is booked and asked, and the equality questions are not answered yet."""

    def keep_about_you(self, conversation: str, answers: Mapping[str, str]) -> None:
        """Keeps the answers to the equality questions, apart from the referral."""

    def rows(self, conversation: str) -> Sequence[Row]:
        """What the patient told us, to check."""

    def alarming(self, text: str) -> str | None:
        """What safety sees in a text (the kind of alarm), or None."""
