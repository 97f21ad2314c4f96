"""Facts: what the patient told us, with where it came from. A changed fact is superseded, never overwritten."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, defer

from bot.store.rows import add
from bot.store.tables import Fact

# Made once, since every turn asks for it.
_CURRENT = (
    select(Fact)
    .where(Fact.conversation_id == bindparam("conversation_id"), Fact.superseded_at.is_(None))
    .order_by(Fact.id)
)
_WITHOUT_WORDS = _CURRENT.options(defer(Fact.words))


def current(db: Session, conversation_id: str, with_words: bool = False) -> dict[str, Fact]:
    """The facts that hold now, by name. Their words are encrypted and most turns ask for none, so they are read, each
    by itself, where something asks after all; `with_words` reads them all at once."""
    query = _CURRENT if with_words else _WITHOUT_WORDS
    return {row.name: row for row in db.scalars(query, {"conversation_id": conversation_id})}


def put(
    db: Session,
    conversation_id: str,
    name: str,
    value: Any,
    words: str,
    message_id: int | None,
    at: datetime,
    *,
    about: bool = False,
    confirmed: bool = False,
    replacing: Fact | None = None,
) -> Fact:
    """Records a fact. The value that it changes (`replacing`) is superseded, and only one may hold at a time."""
    if replacing is not None:
        replacing.superseded_at = at
        db.flush()
    fact = Fact(
        conversation_id=conversation_id,
        name=name,
        value=value,
        words=words,
        message_id=message_id,
        at=at,
        about=about,
        confirmed=confirmed,
    )
    add(db, fact)
    return fact


def withdraw(db: Session, conversation_id: str, names: Collection[str], at: datetime) -> None:
    """The named facts hold no longer (the patient went back, or changed an answer)."""
    for fact in db.scalars(
        select(Fact).where(Fact.conversation_id == conversation_id, Fact.name.in_(names), Fact.superseded_at.is_(None))
    ):
        fact.superseded_at = at
    db.flush()


def history(db: Session, conversation_id: str) -> list[Fact]:
    """Every fact there ever was in this conversation, oldest first, for staff."""
    return list(db.scalars(select(Fact).where(Fact.conversation_id == conversation_id).order_by(Fact.id)))
