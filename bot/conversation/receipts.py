"""Receipts: what became of the texts we sent. Receipts come in any order, so a state never goes back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import consenting
from bot.messaging import advance, rank, send_error
from bot.metrics import TEXTS
from bot.store.database import writing
from bot.store.tables import Alert, Conversation, Flag, Message

SEND_AGAIN = timedelta(minutes=10)
MOST_LOST = 2
"""How often in all a text is handed over again because the phone was off or out of reach."""

STOPPED = 21610


def record(provider_id: str, state: str, error_code: int | None, message_id: int | None = None) -> bool:
    """Stores a delivery state; a text that failed for good is put before staff. Gives whether the text is ours.

    `message_id` is our own id of the text, from the address that the receipt was sent to: a receipt may come before
    the answer that tells us the network's id, or instead of it when the worker was killed meanwhile.
    """
    if not provider_id or rank(state) < 0:
        return False
    with writing() as db:
        message = db.scalar(select(Message).where(Message.provider_id == provider_id))
        if message is None:
            message = _being_sent(db, message_id)
            if message is None:
                return False
            message.provider_id, message.delivery = provider_id, None
        before = message.delivery
        message.delivery = advance(before, state)
        if message.delivery != before:
            TEXTS.labels(message.delivery).inc()
        if error_code is not None:
            message.error_code = error_code
        if message.delivery in ("failed", "undelivered") and message.delivery != before:
            lost(db, message, error_code)
        return True


def _being_sent(db: Session, message_id: int | None) -> Message | None:
    message = db.get(Message, message_id) if message_id is not None else None
    waiting = message is not None and message.provider_id is None and message.delivery in ("sending", "unsure")
    return message if waiting else None


def lost(db: Session, message: Message, error_code: int | None) -> None:
    """A text did not arrive: sent again where that may help and nothing newer was said; else it is for staff."""
    mark_alerts(db, message)
    if error_code == STOPPED:
        conversation = db.get_one(Conversation, message.conversation_id)
        consenting.stop(db, conversation)
    newest = db.scalar(select(func.max(Message.id)).where(Message.conversation_id == message.conversation_id))
    passing = error_code is not None and not send_error(error_code).permanent
    if passing and message.tries < MOST_LOST and newest == message.id:
        message.delivery, message.provider_id = "queued", None
        message.tries += 1
        message.next_try_at = clock.now() + SEND_AGAIN
        return
    flag_failure(db, message, reason(error_code))


def cannot_be_texted(db: Session, conversation: Conversation) -> bool:
    """Whether the last word on this number is that it cannot get texts, and no person has dealt with that yet.

    A text from the number itself says otherwise, and is answered all the same.
    """
    of_it = Message.conversation_id == conversation.id
    ours = of_it, Message.author != "patient", Message.delivery.in_(("failed", "undelivered"))
    code = db.scalar(select(Message.error_code).where(*ours).order_by(Message.id.desc()).limit(1))
    open_flag = select(Flag.id).where(
        Flag.conversation_id == conversation.id, Flag.kind == "failed_delivery", Flag.resolved_at.is_(None)
    )
    return code is not None and send_error(code).stops_number and db.scalar(open_flag.limit(1)) is not None


def reason(error_code: int | None) -> str:
    """Why a text did not arrive, and what to do about it, for staff."""
    if error_code is None:
        return "The text was not delivered. Please call the patient."
    found = send_error(error_code)
    if not found.permanent:
        return f"{found.what} It was tried again. Call the patient instead."
    return f"{found.what} {found.do}"


def mark_alerts(db: Session, message: Message) -> None:
    """A safety text that did not arrive is marked on its alert, so that staff phone at once."""
    if message.reply_to is not None:
        for alert in db.scalars(select(Alert).where(Alert.message_id == message.reply_to)):
            alert.undelivered = True


def flag_failure(db: Session, message: Message, detail: str) -> None:
    """Puts a text that could not be delivered before staff, once while nobody has dealt with it."""
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
    mark_alerts(db, message)
