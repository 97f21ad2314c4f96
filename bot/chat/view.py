"""A conversation as the page draws it: its messages, the question that is open, and how it is best answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.core import Core, Row, Shown

CHECK = "check"
"""The question at which the answers are listed, each with a way to change it."""

CONTROLS = ("text", "radios", "checkboxes", "date")


@dataclass(frozen=True)
class Error:
    """A mistake to show: which field, and the words."""

    part: str
    words: str


@dataclass(frozen=True)
class View:
    """The messages, the open question (the last message that asks one), and about how many are left.

    `rows` are the answers to check, where the open question is the last check; `about_you` says that all is booked and
    the equality questions may be shown.
    """

    messages: Sequence[Shown]
    open: Shown | None
    left: int | None
    rows: Sequence[Row] = ()
    about_you: bool = False

    @property
    def control(self) -> str:
        """How the open question is answered. Choices without a way of their own are radios."""
        if self.open is None:
            return "text"
        control = self.open.control if self.open.control in CONTROLS else "text"
        return "radios" if control == "text" and self.open.choices else control

    @property
    def over(self) -> bool:
        """Whether nothing is asked and nothing is left to ask: the patient may still write."""
        return self.open is None and self.left is None

    @property
    def last_id(self) -> int:
        """The newest message's id, from which the stream carries on."""
        return self.messages[-1].id if self.messages else 0


def open_question(messages: Sequence[Shown]) -> Shown | None:
    """The newest message of ours that offers choices or names a question, unless the patient has written since."""
    for message in reversed(messages):
        if message.author == "patient":
            return None
        if message.choices or message.question:
            return message
    return None


def conversation_view(core: Core, conversation: str) -> View:
    """The whole conversation, to draw."""
    messages = core.messages(conversation)
    asked, left = open_question(messages), core.left(conversation)
    rows = core.rows(conversation) if asked is not None and asked.question == CHECK else ()
    return View(messages, asked, left, rows, left is None and core.asks_about_you(conversation))
