"""The desk's end of the line to Rasa: one call a message, its replies back; and what Rasa understands of a text."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

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


_clients: dict[int, httpx.AsyncClient] = {}


def _client() -> httpx.AsyncClient:
    loop = id(asyncio.get_running_loop())
    if loop not in _clients:
        _clients[loop] = httpx.AsyncClient(base_url=settings().assistant_url, trust_env=False)
    return _clients[loop]


async def close() -> None:
    """Closes this event loop's connections."""
    client = _clients.pop(id(asyncio.get_running_loop()), None)
    if client is not None:
        await client.aclose()


async def _call(method: str, path: str, *, timeout: float, json: Any = None, params: Any = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {settings().assistant_token}"}
    try:
        response = await _client().request(
            method, path, json=json, params=params, headers=headers, timeout=httpx.Timeout(timeout, connect=1.0)
        )
    except httpx.HTTPError as error:
        raise AssistantFailed(type(error).__name__) from None
    if response.status_code >= 400:
        raise AssistantFailed(f"status {response.status_code}")
    return response


async def send(conversation_id: str, message_id: int, channel: str, text: str, timeout: float) -> list[Reply]:
    """One message to Rasa; its replies in order, possibly none.

    Raises:
        AssistantFailed: no answer within `timeout` seconds, or an error.
    """
    body = {"conversation": conversation_id, "message": str(message_id), "channel": channel, "text": text}
    response = await _call("POST", "/webhooks/desk/message", timeout=timeout, json=body)
    return [
        Reply(str(each["text"]), [{"title": b["title"], "payload": b["payload"]} for b in each.get("buttons", ())])
        for each in response.json()["replies"]
        if each.get("text")
    ]


async def forget(conversation_id: str) -> None:
    """Drops Rasa's tracker of a conversation (recovery, erasure)."""
    await _call("DELETE", f"/webhooks/desk/conversation/{conversation_id}", timeout=2.0)


async def parse(text: str, timeout: float = 4.0) -> Parsed:
    """What the pipeline makes of a text, the same as for a patient's message; nothing is stored."""
    response = await _call(
        "POST", "/model/parse", timeout=timeout, json={"text": text}, params={"token": settings().assistant_token}
    )
    return parsed(response.json())


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


async def ready() -> bool:
    """Whether Rasa answers with a model loaded."""
    try:
        response = await _call("GET", "/health", timeout=2.0)
    except AssistantFailed:
        return False
    return response.status_code == 200
