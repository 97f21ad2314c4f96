"""Twilio's REST API, the two calls we make: send a text, and ask whether a text was sent.

Source: Twilio's OpenAPI document, `POST` and `GET /2010-04-01/Accounts/{AccountSid}/Messages.json`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.messaging import send_error
from bot.settings import settings

PATIENCE = 10.0
"""Seconds that one call may take."""

VALID_SECONDS = 14_400
"""How long the network may keep a text that it cannot deliver: four hours (`standards.md` A2)."""

_NEVER_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NOT_TAKEN = (429, 503)
_clients: dict[int, httpx.AsyncClient] = {}


@dataclass(frozen=True)
class Text:
    """A text to be sent: our id of it, to whom, from which of our senders, the words, and how many parts it has."""

    id: int
    to: str
    sender: str
    body: str
    parts: int = 1


@dataclass(frozen=True)
class Taken:
    """Twilio has the text, under this id and in this state."""

    provider_id: str
    state: str


@dataclass(frozen=True)
class Refused:
    """Twilio does not have it: its error code, whether trying again may help, and the wait that it asked for."""

    code: int | None = None
    temporary: bool = False
    wait: timedelta | None = None


@dataclass(frozen=True)
class Unknown:
    """Nobody can tell: the answer never came."""


Outcome = Taken | Refused | Unknown


def _client() -> httpx.AsyncClient:
    loop = id(asyncio.get_running_loop())
    if loop not in _clients:
        timeout = httpx.Timeout(PATIENCE, connect=3.0)
        _clients[loop] = httpx.AsyncClient(timeout=timeout, trust_env=False)
    return _clients[loop]


async def close() -> None:
    """Closes this event loop's connections."""
    client = _clients.pop(id(asyncio.get_running_loop()), None)
    if client is not None:
        await client.aclose()


def _address() -> str:
    base = settings().twilio_api_base_url.rstrip("/")
    return f"{base}/2010-04-01/Accounts/{settings().twilio_account_sid}/Messages.json"


def _auth() -> tuple[str, str]:
    return settings().twilio_account_sid, settings().twilio_auth_token


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def send(text: Text) -> Outcome:
    """Hands a text over. The receipt's address carries our own id, so that a receipt finds its text at any time."""
    form = {
        "To": text.to,
        "Body": text.body,
        "StatusCallback": f"{settings().base_url}/sms/status?message={text.id}",
        "ValidityPeriod": str(VALID_SECONDS),
        "MessagingServiceSid" if text.sender.startswith("MG") else "From": text.sender,
    }
    try:
        response = await _client().post(_address(), data=form, auth=_auth())
    except _NEVER_REACHED:
        return Refused(temporary=True)
    except httpx.HTTPError:
        return Unknown()
    answer = _json(response)
    if response.status_code < 300:
        sid = answer.get("sid")
        return Taken(str(sid), str(answer.get("status") or "queued")) if sid else Unknown()
    if response.status_code >= 500 and response.status_code not in _NOT_TAKEN:
        return Unknown()
    code = int(answer["code"]) if str(answer.get("code")).isdigit() else None
    temporary = not send_error(code, response.status_code).permanent or response.status_code in _NOT_TAKEN
    return Refused(code, temporary, _asked_wait(response))


def _asked_wait(response: httpx.Response) -> timedelta | None:
    """The `Retry-After` of an answer, in seconds or as a date; never more than an hour."""
    given = response.headers.get("Retry-After", "").strip()
    if given.isdigit():
        wait = timedelta(seconds=min(int(given), 3600))
    else:
        at = _moment(given)
        if at is None:
            return None
        wait = min(at - datetime.now(UTC), timedelta(hours=1))
    return wait if wait > timedelta(0) else None


def _moment(written: object) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(written))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


async def find(text: Text, since: datetime, known: Collection[str]) -> Taken | None:
    """The text as Twilio has it: these words to that number, made since then, and not one of the `known` ids.

    Raises:
        LookupError: Twilio could not be asked.
    """
    try:
        response = await _client().get(_address(), params={"To": text.to, "PageSize": "100"}, auth=_auth())
    except httpx.HTTPError as error:
        raise LookupError(type(error).__name__) from None
    if response.status_code != 200:
        raise LookupError(f"status {response.status_code}")
    for each in _json(response).get("messages") or ():
        made = _moment(each.get("date_created"))
        if each.get("body") == text.body and each.get("sid") not in known and (made is None or made >= since):
            return Taken(str(each["sid"]), str(each.get("status") or "queued"))
    return None
