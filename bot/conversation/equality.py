"""The equality questions of one conversation: whether they may be shown, and keeping the answers apart."""

from __future__ import annotations

from collections.abc import Mapping

from bot import clock
from bot.conversation.place import Place
from bot.referral.equality import readable
from bot.store.database import reading, writing
from bot.store.tables import Conversation, EqualityAnswers


def open_to(conversation_id: str) -> bool:
    """Whether all is booked and nothing is left to ask, and the patient has neither answered nor passed them over."""
    with reading() as db:
        place = Place.read(db.get_one(Conversation, conversation_id).progress)
        if not place.finished or place.question is not None:
            return False
        return db.get(EqualityAnswers, conversation_id) is None


def keep(conversation_id: str, answers: Mapping[str, str]) -> None:
    """Keeps what was answered, in a table of its own; nothing at all answered is kept too, so as not to ask again.

    Only the day is kept with it. A second time changes the first.
    """
    with writing() as db:
        row = EqualityAnswers(conversation_id=conversation_id, answers=readable(answers), on=clock.today())
        db.merge(row)
