"""Mailing: e-mails to the on-call list that wait are handed to the mail server, and tried again where it is away.

The row is written by `escalating` and holds the words; here it only goes out. A worker that dies between handing over
and writing that down sends it twice at most: an alert told twice is better than one not told.
"""

from __future__ import annotations

import asyncio
import logging
import smtplib
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from sqlalchemy import bindparam, select, update

from bot import clock
from bot.settings import settings
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Message
from bot.worker import notifying

log = logging.getLogger(__name__)

EMAIL = "email"
"""The channel of such a message."""

TO_MAIL = "to_mail"
"""Its state in `Message.delivery` while it waits; then `sent` or `failed`."""

LEASE = timedelta(seconds=90)
MOST_TRIES = 6
BATCH = 20


_DUE = (
    select(Message.id)
    .where(Message.delivery == TO_MAIL, Message.next_try_at <= bindparam("now"))
    .order_by(Message.id)
    .limit(BATCH)
)


def mail(address: str, text: str, reference: int) -> EmailMessage:
    """The e-mail: the words of the text, which hold a reference and no more."""
    sender = settings().smtp_from
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, address, "Safety alert: please answer it now"
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(idstring=str(reference), domain=sender.rpartition("@")[2] or "localhost")
    made["Auto-Submitted"], made["Importance"] = "auto-generated", "high"
    made.set_content(
        f"{text}\n\nThis e-mail says no more, to keep people's details safe. Nobody reads replies to it.\n"
    )
    return made


async def send_mails() -> int:
    """Sends the e-mails that are due; gives how many went out."""
    return await asyncio.to_thread(_send_due, clock.now())


def _send_due(now: datetime) -> int:
    with reading() as db:
        waiting = list(db.scalars(_DUE, {"now": now}))
    return sum(_send(message_id, now) for message_id in waiting)


def _send(message_id: int, now: datetime) -> bool:
    mine = (Message.id == message_id, Message.delivery == TO_MAIL, Message.next_try_at <= now)
    with writing() as db:
        lease = {"next_try_at": now + LEASE, "tries": Message.tries + 1}
        if int(getattr(db.execute(update(Message).where(*mine).values(lease)), "rowcount", 0)) != 1:
            return False
        message = db.get_one(Message, message_id)
        address = db.get_one(Conversation, message.conversation_id).phone or ""
        letter, tries = mail(address, message.text, message_id), message.tries
    error = _hand_over(letter)
    with writing() as db:
        message = db.get_one(Message, message_id)
        if error is None:
            message.delivery = "sent"
        elif tries >= MOST_TRIES:
            message.delivery = "failed"
        else:
            message.next_try_at = now + timedelta(seconds=15 * 2**tries)
    if error is not None:
        log.error("mail not sent", extra={"message_id": message_id, "error": error})
    return error is None


def _hand_over(letter: EmailMessage) -> str | None:
    """What went wrong, by its name; None where the server took the mail."""
    if not settings().smtp_host:
        return "no mail server"
    try:
        notifying.send(letter)
    except (OSError, smtplib.SMTPException) as error:
        return type(error).__name__
    return None
