"""The desk's end of the line to Rasa: one call a message, its replies back; and what Rasa understands of a text.

There may be several Rasas. A conversation always goes to the same one while that answers, and at once to the next
where it does not: a turn is taken once a message, whoever asks for it, and every Rasa reads the same trackers.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp

from bot import tracing
from bot.conversation.replies import Reply
from bot.settings import settings
from bot.understanding.reading import Candidate

NOT_CANDIDATES = frozenset({"entity", "start", "end", "value"})


class AssistantFailed(RuntimeError):
    """Rasa could not be reached, took too long, or failed."""


@dataclass(frozen=True)
class Parsed:
    """What Rasa's pipeline makes of a text."""

    intent: str
    confidence: float
    candidates: tuple[Candidate, ...]


REST_SECONDS = 10.0
"""How long a Rasa that did not answer is asked last."""

_KEPT_SECONDS = 30.0
"""How long a quiet connection is kept: less than Rasa's server keeps it (75 s), so it is never closed in our hands."""

_sessions: dict[int, aiohttp.ClientSession] = {}
_resting: dict[str, float] = {}


def addresses() -> tuple[str, ...]:
    """Every Rasa's address, as set."""
    return tuple(address.rstrip("/") for address in settings().assistant_url.split())


def in_order(conversation_id: str) -> list[str]:
    """The addresses to try for a conversation: its own first, those that failed just now last.

    Each conversation ranks them by a hash of its own (rendezvous hashing), so that one Rasa more or fewer moves only
    the conversations that are its own.
    """
    now = time.monotonic()

    def rank(address: str) -> tuple[bool, bytes]:
        return _resting.get(address, 0.0) > now, hashlib.sha256(f"{conversation_id} {address}".encode()).digest()

    every = addresses()
    return sorted(every, key=rank) if len(every) > 1 else list(every)


def _session() -> aiohttp.ClientSession:
    """This event loop's connections. aiohttp costs a turn a third of what httpx does."""
    loop = id(asyncio.get_running_loop())
    if loop not in _sessions:
        _sessions[loop] = aiohttp.ClientSession(connector=aiohttp.TCPConnector(keepalive_timeout=_KEPT_SECONDS))
    return _sessions[loop]


async def close() -> None:
    """Closes this event loop's connections."""
    session = _sessions.pop(id(asyncio.get_running_loop()), None)
    if session is not None:
        await session.close()


async def _call(
    method: str, path: str, *, conversation: str, timeout: float, body: object = None, **params: str
) -> Any:
    """Asks one Rasa after another until one answers or the time is over; gives its JSON, None where there is none.

    Raises:
        AssistantFailed: none answered well.
    """
    until, why = time.monotonic() + timeout, "no address"
    for address in in_order(conversation):
        left = until - time.monotonic()
        if left <= 0:
            break
        try:
            status, answer = await _ask(address, method, path, left, body, params)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            _resting[address] = time.monotonic() + REST_SECONDS
            why = type(error).__name__
            continue
        if status < HTTPStatus.BAD_REQUEST:
            _resting.pop(address, None)
            return answer
        why = f"status {status}"
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            break
    raise AssistantFailed(why)


async def _ask(
    address: str, method: str, path: str, timeout: float, body: object, params: dict[str, str]
) -> tuple[int, Any]:
    """One Rasa's status and its JSON, if any. Raises aiohttp's errors, TimeoutError, and ValueError for no JSON."""
    headers = {"Authorization": f"Bearer {settings().assistant_token}", tracing.HEADER: tracing.request_id.get()}
    patience = aiohttp.ClientTimeout(total=timeout, sock_connect=min(1.0, timeout))
    async with _session().request(
        method, f"{address}{path}", json=body, params=params, headers=headers, timeout=patience
    ) as response:
        text = await response.text()
        return response.status, json.loads(text) if text and response.ok else None


async def send(conversation_id: str, message_id: int, channel: str, text: str, timeout: float) -> list[Reply]:
    """One message to Rasa; its replies in order, possibly none.

    Raises:
        AssistantFailed: no answer within `timeout` seconds, or an error.
    """
    body = {"conversation": conversation_id, "message": str(message_id), "channel": channel, "text": text}
    answer = await _call("POST", "/webhooks/desk/message", conversation=conversation_id, timeout=timeout, body=body)
    return [
        Reply(str(each["text"]), [{"title": b["title"], "payload": b["payload"]} for b in each.get("buttons", ())])
        for each in answer["replies"]
        if each.get("text")
    ]


async def forget(conversation_id: str) -> None:
    """Drops Rasa's tracker of a conversation (recovery, erasure)."""
    await _call("DELETE", f"/webhooks/desk/conversation/{conversation_id}", conversation=conversation_id, timeout=2.0)


async def parse(text: str, timeout: float = 4.0) -> Parsed:
    """What the pipeline makes of a text, the same as for a patient's message; nothing is stored."""
    anyone, token = secrets.token_hex(4), settings().assistant_token
    return parsed(
        await _call("POST", "/model/parse", conversation=anyone, timeout=timeout, body={"text": text}, token=token)
    )


def parsed(answer: dict[str, Any]) -> Parsed:
    """Rasa's own form of an understood message, as intent and candidates."""
    intent = answer.get("intent") or {}
    return Parsed(
        str(intent.get("name") or "nlu_fallback"),
        float(intent.get("confidence") or 0.0),
        tuple(
            Candidate(int(each["start"]), int(each["end"]), str(each["entity"]), str(each["value"]))
            for each in answer.get("entities") or ()
            if each.keys() >= NOT_CANDIDATES
        ),
    )


async def silent() -> list[str]:
    """The addresses at which no Rasa answers with a model loaded."""

    async def answers(address: str) -> bool:
        try:
            status, _ = await _ask(address, "GET", "/health", 2.0, None, {})
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return False
        return status == HTTPStatus.OK

    every = addresses()
    told = await asyncio.gather(*(answers(address) for address in every))
    return [address for address, well in zip(every, told, strict=True) if not well]
