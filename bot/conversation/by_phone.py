"""A referral that a member of staff takes on the phone: the same conversation, typed by them for the patient."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.conversation import inbox, planning, replies, sessions
from bot.conversation.exchange import Exchange, Say
from bot.conversation.inbox import MOST_CHARACTERS
from bot.messaging import PhoneError, normalise
from bot.store.columns import keyed_hash
from bot.store.database import writing
from bot.store.directory import local
from bot.store.tables import Conversation, Message


class CannotTake(ValueError):
    """The referral cannot be begun or gone on with so; the message says why, for the member of staff."""


@dataclass(frozen=True)
class Caller:
    """Who is on the phone. `texts` says that they are happy to get texts; `due_on` that they are to be called back."""

    name: str = ""
    phone: str = ""
    surgery: str = ""
    texts: bool = False
    due_on: date | None = None
    note: str = ""


def begin(db: Session, caller: Caller, by: str, email: str) -> str:
    """A new conversation, begun by staff, which they have; gives its id.

    Raises:
        CannotTake: the number is none, or a call back has no number or a day that is over.
    """
    number = _number(caller.phone)
    conversation = sessions.create(db, "web", surgery=caller.surgery or None, source="staff")
    if caller.texts and number:
        conversation.phone, conversation.phone_hash = number, keyed_hash(number)
    x = Exchange(db, conversation, None)
    if caller.due_on is not None and (not number or caller.due_on < x.on):
        raise CannotTake("A call back needs a phone number, and a day from today on.")
    x.referral.begun_by = x.referral.owner = email
    x.place.welcomed = True
    for name, value in (("full_name", caller.name), ("phone", number)):
        if value:
            x.tell(name, value, f"typed by {by}")
    if caller.due_on is not None:
        x.flag("call_back", caller.note, caller.due_on)
        x.referral.status = "call_back"
    x.said.append(Say("utter_welcome"))
    planning.open_next(x)
    replies.store(db, conversation, sessions.said_by_desk(x), x.now, channel="web", question=x.place.question)
    x.save()
    return conversation.id


def _number(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return normalise(text, allow_drama=local().area.sample)
    except PhoneError:
        raise CannotTake("That is not a UK phone number. Check it, or leave it empty.") from None


def type_for(conversation_id: str, text: str, by: str) -> int:
    """Stores what the patient said on the phone as their message, marked with who typed it; gives its id.

    Raises:
        CannotTake: it is empty or too long, or a person is answering in this conversation.
    """
    said = text.replace("\x00", "").strip()
    if not said:
        raise CannotTake("Write what the patient said.")
    if len(said) > MOST_CHARACTERS:
        raise CannotTake(f"That is too long. Use at most {MOST_CHARACTERS:,} characters.")
    with writing() as db:
        conversation = db.get_one(Conversation, conversation_id)
        if conversation.mode == "staff":
            raise CannotTake("Hand the conversation back to the assistant first.")
        before = conversation.channel
        received = inbox.store(db, conversation_id, "web", said, f"{conversation_id}:staff:{uuid.uuid4().hex}")
        conversation.channel = before
        db.get_one(Message, received.id).author_name = by[:80]
        return received.id
