"""The one way into Rasa: the desk hands over a patient's message and takes the replies back.

The seam is described in docs/architecture.md. No stock channel is used: they trust the sender, or obey text that
begins with a slash, or name their output so that `channel: sms` wording never matches.
"""

from __future__ import annotations

import hmac
import logging
import os
import time
from typing import Any, Awaitable, Callable, Dict, List, Optional, Type

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.assistant import turn as turns

logger = logging.getLogger(__name__)

_BEARER = "Bearer "


class Replies(OutputChannel):
    """Collects what the assistant says in one turn, one reply an utterance, in order."""

    def __init__(self) -> None:
        self.replies: List[Dict[str, Any]] = []

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keep one utterance: its text, its buttons and its custom part together."""
        reply: Dict[str, Any] = {}
        if message.get("text"):
            reply["text"] = message["text"]
        buttons = message.get("buttons") or message.get("quick_replies")
        if buttons:
            reply["buttons"] = [{"title": b.get("title", ""), "payload": b.get("payload", "")} for b in buttons]
        if message.get("custom"):
            reply["custom"] = message["custom"]
        if reply:
            self.replies.append(reply)


class WebReplies(Replies):
    """Replies to the web chat; `channel: web` wording applies."""

    @classmethod
    def name(cls) -> str:
        """The name that a response's `channel:` is matched with."""
        return "web"


class SmsReplies(Replies):
    """Replies to a text message; `channel: sms` wording applies."""

    @classmethod
    def name(cls) -> str:
        """The name that a response's `channel:` is matched with."""
        return "sms"


CHANNELS: Dict[str, Type[Replies]] = {kind.name(): kind for kind in (WebReplies, SmsReplies)}


def defuse(text: str) -> str:
    """The patient's words with no power over Rasa.

    Rasa obeys text that begins with a slash ("/restart", "/book{"slot": 1}"), also after white space. The slashes
    go and the words stay. A text of nothing but slashes becomes a full stop: something was said, and means nothing.
    """
    words = text.strip()
    if not words.startswith("/"):
        return words
    while words.startswith("/"):
        words = words.lstrip("/").strip()
    return words or "."


def allowed(presented: Optional[str]) -> bool:
    """Whether a caller's token is ours. With no `ASSISTANT_TOKEN` set nobody is let in."""
    token = os.environ.get("ASSISTANT_TOKEN", "")
    return bool(token) and presented is not None and hmac.compare_digest(presented.encode(), token.encode())


def bearer(request: Request) -> Optional[str]:
    """The token in a request's `Authorization` header, or None."""
    header = request.headers.get("authorization", "")
    return header[len(_BEARER) :].strip() if header.startswith(_BEARER) else None


class DeskChannel(InputChannel):
    """Rasa's input channel for the desk, under /webhooks/desk."""

    @classmethod
    def name(cls) -> str:
        """The last part of the channel's path."""
        return "desk"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes: `POST message` and `DELETE conversation/<id>`.

        401 without the token, 400 for a message that cannot be read, 503 when the turn was dropped and the same
        message may be sent again.
        """
        desk = Blueprint("desk_channel")

        @desk.post("/message")
        async def message(request: Request) -> HTTPResponse:
            if not allowed(bearer(request)):
                return json({"error": "token"}, status=401)
            try:
                received = _read(request)
            except ValueError as wrong:
                return json({"error": str(wrong)}, status=400)
            return await _answer(on_new_message, received, request)

        @desk.delete("/conversation/<conversation:str>")
        async def forget(request: Request, conversation: str) -> HTTPResponse:
            if not allowed(bearer(request)):
                return json({"error": "token"}, status=401)
            try:
                await _agent(request.app).tracker_store.delete(conversation)
            except Exception:
                logger.exception("A tracker could not be deleted")
                return json({"error": "store"}, status=503)
            return empty()

        return desk


def _read(request: Request) -> UserMessage:
    """The message in a request's body; raises ValueError with the name of the field that is wrong."""
    body = _json_object(request)
    fields: Dict[str, str] = {}
    for name in ("conversation", "message", "channel", "text"):
        value = body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise ValueError(name)
        fields[name] = value
    if fields["channel"] not in CHANNELS:
        raise ValueError("channel")
    return UserMessage(
        text=defuse(fields["text"]),
        output_channel=CHANNELS[fields["channel"]](),
        sender_id=fields["conversation"],
        input_channel=fields["channel"],
        message_id=fields["message"],
        metadata={"message": fields["message"], "channel": fields["channel"]},
    )


def _json_object(request: Request) -> Dict[str, Any]:
    try:
        body = request.json
    except Exception as wrong:
        raise ValueError("json") from wrong
    if not isinstance(body, dict):
        raise ValueError("json")
    return body


async def _answer(
    on_new_message: Callable[[UserMessage], Awaitable[Any]], received: UserMessage, request: Request
) -> HTTPResponse:
    agent = _agent(request.app)
    if agent is None or not agent.is_ready():
        return json({"error": "starting"}, status=503)
    turn = turns.Turn(request=request.headers.get("x-request-id", ""))
    mark = turns.current.set(turn)
    try:
        await on_new_message(received)
    except turns.TurnFailedError:
        logger.warning("A turn was dropped: %s", turn.failure)
    except Exception:
        turn.fail("store or pipeline")
        logger.exception("A turn was dropped")
    finally:
        if turn.began is not None:
            logger.info("turn %s %.1f ms", received.message_id, 1000 * (time.perf_counter() - turn.began))
        turns.current.reset(mark)
    if turn.failure is not None:
        return json({"error": turn.failure}, status=503)
    return json({"replies": received.output_channel.replies})


def _agent(app: Any) -> Any:
    return getattr(app.ctx, "agent", None)
