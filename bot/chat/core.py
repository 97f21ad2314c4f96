"""What the web chat asks of the conversation: the names it calls, as protocols, so that pages can be tried alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Choice(Protocol):
    """One choice of a question: what is read, and what is sent when it is chosen."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...


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
    (empty where there is none), and the name of the patient's surgery, if it is known."""

    us: str
    phone: str
    texts: str = ""
    hours: str = ""
    surgery: str | None = None


class Refused(Exception):
    """A message that was not taken, with the words for the patient. `too_long` tells the one kind from the other."""

    def __init__(self, words: str, too_long: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.too_long = too_long


class Core(Protocol):
    """The conversation, as the web chat calls it. All but `answer` may block."""

    def practice(self, surgery: str | None) -> Practice:
        """Who we are, and the name of the surgery with that code, if it is one of ours."""

    def start(self, surgery: str | None, source: str | None) -> Begun:
        """Begins a conversation and its session."""

    def find(self, token: str) -> str | None:
        """The conversation of a session, or None if there is no such session."""

    def end(self, token: str) -> None:
        """Ends a session: its token opens nothing any more."""

    def messages(self, conversation: str, after: int = 0) -> Sequence[Shown]:
        """The messages with a higher id than `after`, oldest first."""

    def receive(self, conversation: str, text: str, client_message_id: str) -> int:
        """Takes a message in, once for each client id, and gives its id.

        Raises:
            Refused: if it is empty or too long.
        """

    async def answer(self, conversation: str, message: int) -> Sequence[Shown]:
        """The replies to that message, in order."""

    def left(self, conversation: str) -> int | None:
        """About how many questions are left, if that is known."""

    def rows(self, conversation: str) -> Sequence[Row]:
        """What the patient told us, to check."""

    def alarming(self, text: str) -> str | None:
        """What safety sees in a text (the kind of alarm), or None."""
