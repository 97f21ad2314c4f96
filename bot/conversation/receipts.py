"""Receipts: what became of the texts we sent. Receipts come in any order, so a state never goes back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.messaging import advance, send_error
from bot.store.database import writing
from bot.store.tables import Alert, Flag, Message


def record(provider_id: str, state: str, error_code: int | None) -> bool:
    """Stores a delivery state; a text that failed for good is put before staff. Gives whether the text is ours."""
    with writing() as db:
        message = db.scalar(select(Message).where(Message.provider_id == provider_id)) if provider_id else None
        if message is None:
            return False
        message.delivery = advance(message.delivery, state)
        if error_code is not None:
            message.error_code = error_code
        if message.delivery in ("failed", "undelivered"):
            flag_failure(db, message, reason(error_code))
        return True


def reason(error_code: int | None) -> str:
    """Why a text did not arrive, and what to do about it, for staff."""
    if error_code is None:
        return "The text was not delivered. Please call the patient."
    found = send_error(error_code)
    return f"{found.what} {found.do}"


def flag_failure(db: Session, message: Message, detail: str) -> None:
    """Puts a text that could not be delivered before staff; a safety text is marked on its alert, so that they phone."""
    there = db.scalar(
        select(Flag).where(
            Flag.conversation_id == message.conversation_id,
            Flag.kind == "failed_delivery",
            Flag.resolved_at.is_(None),
        )
    )
    if there is None:
        db.add(
            Flag(conversation_id=message.conversation_id, kind="failed_delivery", detail=detail, opened_at=clock.now())
        )
    for alert in db.scalars(select(Alert).where(Alert.message_id == message.reply_to)):
        alert.undelivered = True
