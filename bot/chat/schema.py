"""What the chat API takes and gives. Fields that we do not know are ignored."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bot.chat.core import Row, Shown


class SessionStart(BaseModel):
    """How a chat begins: through which surgery (its code), and where the patient came from (one word)."""

    surgery: Annotated[str, Field(max_length=16, pattern=r"^[A-Za-z0-9-]*$")] | None = None
    source: Annotated[str, Field(max_length=64, pattern=r"^[\w -]*$")] | None = None


class MessageIn(BaseModel):
    """One message of the patient's. A choice is answered by sending its value as the text."""

    text: Annotated[str, Field(description="At most 2,000 characters, and not empty.")]
    client_message_id: Annotated[UUID, Field(description="Made by the client. Sent twice, the first result is given.")]


class ChoiceOut(BaseModel):
    """One choice: what to show, and what to send."""

    model_config = ConfigDict(from_attributes=True)
    label: str
    value: str


class MessageOut(BaseModel):
    """One message. Ids increase. `control` says how the choices are best shown: text, radios, checkboxes or date."""

    model_config = ConfigDict(from_attributes=True)
    id: int
    author: Literal["assistant", "staff", "patient"]
    author_name: str | None = None
    text: str
    choices: list[ChoiceOut] = []
    at: datetime
    question: str | None = None
    control: str = "text"


class Replies(BaseModel):
    """The replies to one message, in order; the id that message was given; about how many questions are left.

    `about_you`: all is booked, and the page may offer the equality questions.
    """

    messages: list[MessageOut]
    message_id: int | None = None
    questions_left: int | None = None
    about_you: bool = False


class SessionOut(BaseModel):
    """A new session: its secret token, and the welcome."""

    session: str
    messages: list[MessageOut]
    questions_left: int | None = None


class RowOut(BaseModel):
    """One answer, with the name of its question (`change my answer: <question>` changes it)."""

    model_config = ConfigDict(from_attributes=True)
    question: str
    label: str
    answer: str


class SummaryOut(BaseModel):
    """The patient's answers so far, to check."""

    rows: list[RowOut]


class Problem(BaseModel):
    """What went wrong, in words that may be shown to the patient."""

    detail: str


def message_out(message: Shown) -> MessageOut:
    """A message as the API gives it. `system` lines are the assistant's to a patient."""
    shown = MessageOut.model_construct(
        id=message.id,
        author="assistant" if message.author not in ("patient", "staff") else message.author,  # type: ignore[arg-type]
        author_name=message.author_name,
        text=message.text,
        choices=[ChoiceOut(label=choice.label, value=choice.value) for choice in message.choices],
        at=message.at,
        question=message.question,
        control=message.control,
    )
    return shown


def row_out(row: Row) -> RowOut:
    """An answer as the API gives it."""
    return RowOut(question=row.question, label=row.label, answer=row.answer)
