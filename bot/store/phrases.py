"""Words that staff send often, kept for all of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.console_tables import MessageTemplate


def phrases(db: Session) -> list[MessageTemplate]:
    """Every phrase in use, by name."""
    query = select(MessageTemplate).where(MessageTemplate.removed_at.is_(None))
    return list(db.scalars(query.order_by(MessageTemplate.name, MessageTemplate.id)))


def phrase(db: Session, phrase_id: int) -> MessageTemplate | None:
    """The phrase with that number, if it is in use."""
    found = db.get(MessageTemplate, phrase_id)
    return found if found is not None and found.removed_at is None else None


def add(db: Session, name: str, text: str, author: str, now: datetime) -> MessageTemplate:
    """Keeps a new phrase; one of the same name is replaced by it."""
    for old in phrases(db):
        if old.name.casefold() == name.casefold():
            old.removed_at = now
    made = MessageTemplate(name=name, text=text, author=author, at=now)
    db.add(made)
    db.flush()
    return made


def remove(db: Session, phrase_id: int, now: datetime) -> None:
    """Takes a phrase out of use."""
    found = phrase(db, phrase_id)
    if found is not None:
        found.removed_at = now
        db.flush()
