"""Telling services by e-mail that there is news of bookings: the mail says no more, since mail is read by many.

One mail tells of everything that waits for a service. It goes out at least once; a mail server that is away is tried
again for a day.
"""

from __future__ import annotations

import asyncio
import logging
import smtplib
import ssl
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from sqlalchemy import select

from bot import clock
from bot.settings import settings
from bot.store import notices
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import ServiceNotice

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
"""How long one worker has for sending, before another may try."""

PATIENCE = timedelta(days=1)
LONGEST_WAIT = timedelta(hours=2)
KEPT = timedelta(days=30)
TIMEOUT = 20.0
"""Seconds that the mail server has for each step."""


def mail(address: str, us: str, console: str) -> EmailMessage:
    """The e-mail: that there is news, and where to sign in. No name, no time, no reference, no service."""
    made = EmailMessage()
    made["From"], made["To"] = settings().smtp_from, address
    made["Subject"] = f"News from {us}"
    made["Date"], made["Message-ID"] = formatdate(), make_msgid(domain=settings().smtp_from.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(
        "There is something new in your bookings: one was made, moved or called off.\n\n"
        f"Sign in to see it: {console}\n\n"
        "This e-mail says no more, to keep people's details safe. Nobody reads replies to it.\n"
    )
    return made


def send(message: EmailMessage) -> None:
    """Hands one mail to the server that the settings name. Raises `OSError` or `smtplib.SMTPException`."""
    found = settings()
    if found.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            found.smtp_host, found.smtp_port, timeout=TIMEOUT, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(found.smtp_host, found.smtp_port, timeout=TIMEOUT)
    with server:
        if found.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if found.smtp_user:
            server.login(found.smtp_user, found.smtp_password)
        server.send_message(message)


def _waits(now: datetime) -> bool:
    with reading() as db:
        due = select(ServiceNotice.id).where(ServiceNotice.settled_at.is_(None), ServiceNotice.next_try_at <= now)
        return db.scalar(due.limit(1)) is not None


def _claim(now: datetime) -> dict[str, list[int]]:
    with writing() as db:
        notices.forget(db, now - KEPT)
        found = notices.due(db, now)
        for rows in found.values():
            for row in rows:
                row.next_try_at, row.tries = now + LEASE, row.tries + 1
        return {service_id: [row.id for row in rows] for service_id, rows in found.items()}


def _settle(ids: Iterable[int], outcome: str | None, now: datetime) -> None:
    """Marks what was sent or cannot be; what failed (None) is tried again later, up to a day."""
    with writing() as db:
        for row in db.scalars(select(ServiceNotice).where(ServiceNotice.id.in_(list(ids)))):
            if outcome is None and now - row.at < PATIENCE:
                row.next_try_at = now + min(timedelta(minutes=2**row.tries), LONGEST_WAIT)
            else:
                row.settled_at, row.outcome = now, outcome or "failed"


def _tell(service_id: str, ids: list[int], now: datetime) -> bool:
    found = local()
    service = found.service(service_id)
    if service is None or not service.email:
        _settle(ids, "no_address", now)
        return False
    try:
        send(mail(service.email, found.area.host.us, f"{settings().base_url}/staff/today"))
    except (OSError, smtplib.SMTPException) as error:
        log.error("mail not sent", extra={"service": service_id, "error": type(error).__name__})
        _settle(ids, None, now)
        return False
    _settle(ids, "sent", now)
    return True


def _notify(now: datetime) -> int:
    if not settings().smtp_host or not _waits(now):
        return 0
    return sum(_tell(service_id, ids, now) for service_id, ids in _claim(now).items())


async def notify() -> int:
    """Sends the e-mails that wait; gives how many went out."""
    return await asyncio.to_thread(_notify, clock.now())
