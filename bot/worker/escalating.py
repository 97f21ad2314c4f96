"""Escalating: the on-call list is told of an alert at once, and again up the ladder until a person answers it.

It is told by text, or by e-mail where the list holds an address, with a reference and no words of the patient's. What
is due is worked out from the alert's own row, and the step and its messages are written in one transaction, so a killed
worker loses nothing and repeats nothing. Nothing here closes an alert: only a person does (issue 8, item 3).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation.guarding import duty
from bot.messaging import PhoneError, normalise, segments
from bot.safety import Step, due, standard_ladder
from bot.settings import settings
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.tables import Alert, Conversation, Flag, Message, Referral
from bot.worker.mailing import EMAIL, TO_MAIL

log = logging.getLogger(__name__)

ON_CALL = "oncall"
"""The channel of the row that holds what one person on call is told. It is no patient's and has no referral."""

ALERT = "alert:"
"""How `Message.question` of such a message begins; the alert's number follows."""

TEXT_FAILED = "alert_text_failed"


def recipients(listed: str, who: Iterable[str]) -> list[str]:
    """The numbers (E.164) and e-mail addresses of `ALERT_RECIPIENTS` that a rung tells.

    A bare one is told on every rung; `name:number` or `name:address` only on rungs that name it. Where a rung names
    nobody who is listed, everybody listed is told: an alert must never go to no one.
    """
    named = frozenset(who)
    everyone: list[str] = []
    told: list[str] = []
    for entry in listed.replace(",", " ").split():
        role, _, written = entry.rpartition(":")
        number = _number(written)
        if number in everyone:
            continue
        everyone.append(number)
        if not role or role in named:
            told.append(number)
    return told or everyone


def _number(written: str) -> str:
    """The number in E.164. An address, or what is not a UK number, stays as it is: an alert is worth the try."""
    if "@" in written:
        return written.lower()
    try:
        return normalise(written, allow_drama=True)
    except PhoneError:
        return written


def words(reference: str, step: int, waited: timedelta) -> str:
    """The text to the on-call list: a reference, how long it has waited, and what to do."""
    where = f"{settings().base_url}/staff"
    if step == 0:
        return f"Safety alert {reference}. Please open {where} and answer it now."
    minutes = max(1, int(waited.total_seconds() // 60))
    return f"Safety alert {reference}: not answered for {minutes} min. Please open {where} and answer it now."


# Made once, since they are asked every second.
_UNANSWERED = select(Alert.id).where(Alert.acknowledged_at.is_(None)).order_by(Alert.opened_at)
_NOT_TOLD = (
    select(Message.id)
    .join(Conversation, Conversation.id == Message.conversation_id)
    .where(
        Conversation.channel == ON_CALL,
        Message.delivery.in_(("failed", "undelivered")),
        Message.question.like(f"{ALERT}%"),
    )
)


async def escalate() -> int:
    """Carries out every step that has fallen due; gives how many."""
    return await asyncio.to_thread(_escalate)


def _escalate() -> int:
    now = clock.now()
    with reading() as db:
        waiting = list(db.scalars(_UNANSWERED))
    done = sum(_carry_out(alert_id, now) for alert_id in waiting)
    return done + _report_failures(now)


def _carry_out(alert_id: int, now: datetime) -> bool:
    with reading() as db:
        alert = db.get(Alert, alert_id)
        if alert is None or _due(alert, now) is None:
            return False
    with writing() as db:
        alert = db.scalar(select(Alert).where(Alert.id == alert_id).with_for_update(skip_locked=True))
        step = _due(alert, now) if alert is not None else None
        if alert is None or step is None:
            return False
        alert.steps = step.number + 1
        for person in recipients(settings().alert_recipients, step.who):
            _queue(db, alert, person, step, now)
        log.warning("alert step", extra={"alert": alert.id, "step": step.number, "on_duty": step.on_duty})
        return True


def _due(alert: Alert, now: datetime) -> Step | None:
    """The newest step that is due and has not been carried out. `Alert.steps` counts those that have."""
    ladder = standard_ladder(timedelta(minutes=settings().alert_minutes))
    step = due(alert.opened_at, alert.acknowledged_at, ladder, now, duty(alert.opened_at))
    return step if step is not None and step.number >= alert.steps else None


def _queue(db: Session, alert: Alert, person: str, step: Step, now: datetime) -> None:
    reference = db.scalar(select(Referral.reference).where(Referral.conversation_id == alert.conversation_id))
    text = words(reference or f"no. {alert.id}", step.number, now - alert.opened_at)
    tell(db, person, text, f"{ALERT}{alert.id}", now)


def tell(db: Session, person: str, text: str, about: str, now: datetime) -> None:
    """Puts a message to somebody of the on-call list into the outbox: an e-mail to an address, else a text."""
    by_mail = "@" in person
    db.add(
        Message(
            conversation_id=_line(db, person, now).id,
            author="system",
            channel=EMAIL if by_mail else "sms",
            text=text,
            at=now,
            question=about,
            delivery=TO_MAIL if by_mail else "queued",
            next_try_at=now,
            segments=None if by_mail else segments(text).parts,
        )
    )


def _line(db: Session, person: str, now: datetime) -> Conversation:
    """The row that holds what this number or address is told. It has no hash of it, so no reply is taken for it."""
    key = f"{ON_CALL}{keyed_hash(person)[:24]}"
    line = db.get(Conversation, key)
    if line is None:
        line = Conversation(id=key, channel=ON_CALL, status="closed", phone=person, created_at=now)
        db.add(line)
        db.flush()
    return line


def _report_failures(now: datetime) -> int:
    """What did not reach the on-call list is put before staff, on the alert's own conversation."""
    with reading() as db:
        found = list(db.scalars(_NOT_TOLD))
    for message_id in found:
        with writing() as db:
            message = db.get_one(Message, message_id)
            alert = db.get(Alert, int((message.question or f"{ALERT}0").removeprefix(ALERT)))
            message.question = None
            if alert is not None:
                db.add(
                    Flag(
                        conversation_id=alert.conversation_id,
                        kind=TEXT_FAILED,
                        detail="A message to the on-call list did not arrive. Please check the list.",
                        opened_at=now,
                    )
                )
    return len(found)
