"""`/sms/inbound`, `/sms/status`, `/sms/fallback`, `/sms/voice`: signed by Twilio, or 403.

The signature is checked against `PUBLIC_BASE_URL` and the path (never the Host header), with blank values kept, and
with two tokens while one is being rotated. The message is stored before the 200 (`standards.md` A1).
"""

from __future__ import annotations

import logging
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from twilio.request_validator import RequestValidator

from bot.conversation import inbox, receipts
from bot.messaging import PhoneError, normalise
from bot.settings import settings
from bot.store.directory import local

log = logging.getLogger(__name__)

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
MOST_BYTES = 64_000


class Forged(Exception):
    """The request did not come from Twilio."""


async def _signed_form(request: Request) -> dict[str, str]:
    """The form of a request that Twilio signed.

    Raises:
        Forged: the signature is missing or wrong, or no token is set.
    """
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Forged
    body = (await request.body()).decode("utf-8", "replace")
    pairs = parse_qsl(body, keep_blank_values=True)
    given = request.headers.get("X-Twilio-Signature", "")
    query = f"?{request.url.query}" if request.url.query else ""
    url = f"{settings().base_url}{request.url.path}{query}"
    parameters: dict[str, object] = {}
    for name, value in pairs:
        before = parameters.get(name)
        parameters[name] = value if before is None else [*(before if isinstance(before, list) else [before]), value]
    tokens = (settings().twilio_auth_token, settings().twilio_auth_token_previous)
    if not given or not any(token and RequestValidator(token).validate(url, parameters, given) for token in tokens):
        raise Forged
    return dict(pairs)


def _empty() -> Response:
    return Response(EMPTY, media_type="text/xml")


async def inbound(request: Request) -> Response:
    """A text from a patient: stored by its MessageSid, answered with empty TwiML."""
    try:
        form = await _signed_form(request)
    except Forged:
        return Response("Forbidden", status_code=403)
    sid, sender = form.get("MessageSid", ""), form.get("From", "")
    if not sid or not sender:
        return Response("MessageSid and From are needed", status_code=400)
    await run_in_threadpool(_receive, form)
    return _empty()


def _receive(form: dict[str, str]) -> None:
    try:
        sender = normalise(form["From"], allow_drama=settings().demo)
    except PhoneError:
        sender = form["From"]
    media = form.get("NumMedia", "0")
    inbox.receive_text(
        sender, form.get("To", ""), form.get("Body", ""), form["MessageSid"], int(media) if media.isdigit() else 0
    )


async def status(request: Request) -> Response:
    """What became of a text that we sent."""
    try:
        form = await _signed_form(request)
    except Forged:
        return Response("Forbidden", status_code=403)
    code = form.get("ErrorCode", "")
    await run_in_threadpool(
        receipts.record,
        form.get("MessageSid", ""),
        form.get("MessageStatus", ""),
        int(code) if code.isdigit() else None,
    )
    return _empty()


async def fallback(request: Request) -> Response:
    """Twilio could not reach us a moment ago. The text is stored after all; if even that fails, a number to call."""
    try:
        form = await _signed_form(request)
    except Forged:
        return Response("Forbidden", status_code=403)
    try:
        await run_in_threadpool(_receive, form)
    except Exception as error:
        log.error("fallback could not store a text", extra={"error": type(error).__name__})
        words = f"Sorry, there is a problem. Call {local().area.host.phone}. In danger? Call 999."
        return Response(f"<Response><Message>{words}</Message></Response>", media_type="text/xml")
    return _empty()


async def voice(request: Request) -> Response:
    """Somebody called the number for texts."""
    try:
        await _signed_form(request)
    except Forged:
        return Response("Forbidden", status_code=403)
    phone = " ".join(local().area.host.phone.replace(" ", ""))
    words = f"This number is for text messages only. To talk to us, call {phone}. In an emergency, call 9 9 9."
    return Response(f'<Response><Say language="en-GB">{words}</Say></Response>', media_type="text/xml")


def install(app: FastAPI) -> None:
    """Adds Twilio's routes."""
    for path, route in (("inbound", inbound), ("status", status), ("fallback", fallback), ("voice", voice)):
        app.add_route(f"/sms/{path}", route, methods=["POST"])
