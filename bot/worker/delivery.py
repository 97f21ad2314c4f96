"""Delivery: queued texts go out through Twilio's REST API, one reply a turn, retried, and never sent twice.

A text is marked `sending` before it is handed over. If the worker dies right then, nobody knows whether Twilio has
it; such a text is looked up at Twilio by its body's time window only by a person, and shown to staff, because a second
copy of a text is worse than a late one. Without Twilio (the demo) texts go to the handset page.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

import httpx
from sqlalchemy import select, update

from bot import clock
from bot.booking.reminders import next_allowed
from bot.conversation import consenting, receipts
from bot.messaging import retry_after, send_error
from bot.metrics import TEXTS
from bot.settings import settings
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Conversation, Message

log = logging.getLogger(__name__)

BATCH = 20
HANDSET = "handset"
_client: httpx.AsyncClient | None = None


@dataclass(frozen=True)
class _Text:
    id: int
    to: str
    sender: str
    body: str


@dataclass(frozen=True)
class _Outcome:
    """What Twilio said: its id for the text, or an error code and whether to try again (after so many seconds)."""

    provider_id: str | None = None
    state: str = "queued"
    code: int | None = None
    temporary: bool = False


def _due() -> list[int]:
    with reading() as db:
        return list(
            db.scalars(
                select(Message.id)
                .where(Message.delivery == "queued", Message.next_try_at <= clock.now(), Message.provider_id.is_(None))
                .order_by(Message.id)
                .limit(BATCH)
            )
        )


def _claim(message_id: int) -> _Text | None:
    """Marks a text as being sent, if nobody else has; None where it must not go out (now)."""
    now = clock.now()
    with writing() as db:
        result = db.execute(
            update(Message)
            .where(Message.id == message_id, Message.delivery == "queued", Message.provider_id.is_(None))
            .values(delivery="sending")
        )
        if int(getattr(result, "rowcount", 0)) != 1:
            return None
        message = db.get_one(Message, message_id)
        conversation = db.get_one(Conversation, message.conversation_id)
        if conversation.phone is None or consenting.is_stopped(db, conversation.phone):
            message.delivery, message.error_code = "failed", 21610
            receipts.flag_failure(db, message, receipts.reason(21610))
            return None
        if not message.asked_for and (allowed := next_allowed(now, local().nation)) > now:
            message.delivery, message.next_try_at = "queued", allowed
            return None
        if not settings().twilio_auth_token:
            message.delivery = HANDSET
            return None
        sender = settings().twilio_from or conversation.our_number or ""
        return _Text(message.id, conversation.phone, sender, message.text)


async def _hand_over(text: _Text) -> _Outcome:
    global _client
    if _client is None:
        _client = httpx.AsyncClient(timeout=httpx.Timeout(10.0, connect=3.0), trust_env=False)
    account = settings().twilio_account_sid
    url = f"{settings().twilio_api_base_url.rstrip('/')}/2010-04-01/Accounts/{account}/Messages.json"
    form = {
        "To": text.to,
        "Body": text.body,
        "StatusCallback": f"{settings().base_url}/sms/status",
        "ValidityPeriod": "14400",
        "MessagingServiceSid" if text.sender.startswith("MG") else "From": text.sender,
    }
    try:
        response = await _client.post(url, data=form, auth=(account, settings().twilio_auth_token))
    except httpx.ConnectError:
        return _Outcome(temporary=True)
    except httpx.HTTPError:
        return _Outcome(state="unsure")
    answer = response.json() if response.headers.get("content-type", "").startswith("application/json") else {}
    if response.status_code < 300:
        return _Outcome(str(answer.get("sid") or ""), str(answer.get("status") or "queued"))
    code = answer.get("code")
    code = int(code) if str(code).isdigit() else None
    temporary = response.status_code == 429 or response.status_code >= 500
    if code is not None and not temporary:
        temporary = not send_error(code).permanent
    return _Outcome(code=code, temporary=temporary)


def _settle(message_id: int, outcome: _Outcome) -> None:
    with writing() as db:
        message = db.get_one(Message, message_id)
        if outcome.provider_id:
            message.provider_id, message.delivery = outcome.provider_id, outcome.state
        elif outcome.state == "unsure":
            message.delivery = "unsure"
            receipts.flag_failure(db, message, "We cannot tell whether this text went out. Please call the patient.")
        elif outcome.temporary and (wait := retry_after(message.tries + 1)) is not None:
            message.delivery = "queued"
            message.tries += 1
            message.next_try_at = clock.now() + wait
        else:
            message.delivery, message.error_code = "failed", outcome.code
            receipts.flag_failure(db, message, receipts.reason(outcome.code))
        TEXTS.labels(message.delivery).inc()


async def _deliver_one(message_id: int) -> None:
    text = await asyncio.to_thread(_claim, message_id)
    if text is not None:
        await asyncio.to_thread(_settle, message_id, await _hand_over(text))


async def deliver() -> int:
    """Sends what is due; gives how many texts were looked at."""
    due = await asyncio.to_thread(_due)
    if due:
        await asyncio.gather(*(_deliver_one(message_id) for message_id in due))
    return len(due)


def recover() -> None:
    """At the start: texts that were being handed over when a worker died are shown to staff, not sent again."""
    with writing() as db:
        for message in db.scalars(select(Message).where(Message.delivery == "sending", Message.provider_id.is_(None))):
            message.delivery = "unsure"
            receipts.flag_failure(db, message, "We cannot tell whether this text went out. Please call the patient.")
