"""Arriving by a poster's word: it begins a conversation or puts the open question again, and is never an answer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml
from sqlalchemy.orm import Session

from bot.conversation import asking, planning
from bot.conversation.exchange import Exchange, Say
from bot.conversation.listening import CAN_GO_ON
from bot.conversation.place import SHORT
from bot.messaging.materials import Materials, read_materials
from bot.settings import settings
from bot.store.tables import Conversation, Message


@lru_cache(maxsize=4)
def _read(path: Path) -> Materials:
    return read_materials(yaml.safe_load(path.read_text(encoding="utf-8")))


def materials() -> Materials:
    """The posters, cards and texts of this area, read once."""
    return _read(settings().materials_file)


def source(text: str) -> str:
    """Where somebody who begins with this text comes from: a poster's or card's source, or `text`."""
    return materials().source(text) or "text"


def opens(db: Session, conversation: Conversation, message: Message) -> list[Say] | None:
    """What to say where the message is the poster's word; None where it has to be read like any other.

    In the middle of a conversation only the word as the poster has it, in capitals, counts: "work" may be an answer.
    """
    if message.channel != "sms" or materials().source(message.text) is None:
        return None
    x = Exchange(db, conversation, message)
    resting = x.place.outcome is not None
    if (x.place.welcomed and not resting and not message.text.isupper()) or x.place.finished:
        return None
    if resting and x.place.outcome not in CAN_GO_ON:
        return None
    begun = x.place.welcomed
    x.place.outcome = None
    planning.open_next(x)
    if begun:
        x.place.how = SHORT
    conversation.last_patient_at = x.now
    conversation.nudges = 0
    says = asking.replies(x)
    x.save()
    return says
