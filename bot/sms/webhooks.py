"""`/sms/inbound`, `/sms/status`, `/sms/fallback`, `/sms/voice`: signed by Twilio, or 403.

The signature is checked against `PUBLIC_BASE_URL` and the path (never the Host header), with blank values kept. The
message is stored before the 200 (`standards.md` A1) and looked at for danger; everything else is the worker's, so the
answer is quick.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from bot.conversation import guarding, inbox, receipts
from bot.messaging import PhoneError, normalise
from bot.settings import settings
from bot.sms.signature import is_signed
from bot.store.directory import local

log = logging.getLogger(__name__)

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
MOST_BYTES = 64_000
"""The longest text there is (1,600 characters) is a tenth of this when it is posted."""

_E164 = re.compile(r"\+[1-9]\d{6,14}")
Form = dict[str, str]


class _Refused(Exception):
    """The request is answered with this status and nothing is done."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def _body(request: Request) -> str:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _Refused(413)
    return body.decode("utf-8", "replace")


async def _signed_form(request: Request) -> Form:
    """The form of a request that Twilio signed; of a name given twice, the last value.

    Raises:
        _Refused: it is too long, or its signature is missing or wrong, or no token is set.
    """
    try:
        pairs = parse_qsl(await _body(request), keep_blank_values=True, max_num_fields=500)
    except ValueError:
        raise _Refused(413) from None
    query = f"?{request.url.query}" if request.url.query else ""
    url = f"{settings().base_url}{request.url.path}{query}"
    tokens = (settings().twilio_auth_token, settings().twilio_auth_token_previous)
    if not is_signed(url, pairs, request.headers.get("X-Twilio-Signature", ""), tokens):
        raise _Refused(403)
    return dict(pairs)


def _twiml(inside: str = "") -> Response:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>' if inside else EMPTY
    return Response(xml, media_type="text/xml")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _receive(form: Form) -> None:
    """Stores a patient's text; words of danger are answered now, however many texts wait before it.

    A text from a name or a short code (an advert, say) is nobody's and is left.
    """
    sender = form["From"]
    try:
        sender = normalise(sender, allow_drama=settings().demo)
    except PhoneError:
        if not _E164.fullmatch(sender):
            log.info("a text that did not come from a phone number was left")
            return
    received = inbox.receive_text(
        sender,
        form.get("To", ""),
        form.get("Body", ""),
        form["MessageSid"],
        _number(form.get("NumMedia", "")) or 0,
        form.get("OptOutType"),
    )
    if received.new:
        _guard(received.id)


def _guard(message_id: int) -> None:
    """The text is safe in the inbox by now, so nothing that fails here may refuse it: the worker looks again."""
    try:
        guarding.at_once(message_id)
    except Exception as error:
        log.error("a text could not be looked at for danger on arrival", extra={"error": type(error).__name__})


async def inbound(request: Request, form: Form) -> Response:
    """A text from a patient: stored by its MessageSid, answered with empty TwiML."""
    if not form.get("MessageSid") or not form.get("From"):
        return Response("MessageSid and From are needed", status_code=400)
    await run_in_threadpool(_receive, form)
    return _twiml()


async def status(request: Request, form: Form) -> Response:
    """What became of a text that we sent. The address carries our own id of it, so that none comes too early."""
    await run_in_threadpool(
        receipts.record,
        form.get("MessageSid", ""),
        form.get("MessageStatus", ""),
        _number(form.get("ErrorCode", "")),
        _number(request.query_params.get("message", "")),
    )
    return _twiml()


async def fallback(request: Request, form: Form) -> Response:
    """Twilio could not reach us a moment ago. The text is stored after all; if even that fails, a number to call."""
    try:
        await run_in_threadpool(_receive, form)
    except Exception as error:
        log.error("fallback could not store a text", extra={"error": type(error).__name__})
        words = f"Sorry, there is a problem. Call {local().area.host.phone}. In danger? Call 999."
        return _twiml(f"<Message>{escape(words)}</Message>")
    return _twiml()


async def voice(request: Request, form: Form) -> Response:
    """Somebody called the number for texts: a spoken answer, with the number digit by digit."""
    phone = " ".join(local().area.host.phone.replace(" ", ""))
    words = f"This number is for text messages only. To talk to us, call {phone}. In an emergency, call 9 9 9."
    return _twiml(f'<Say language="en-GB">{escape(words)}</Say>')


def _guarded(route: Callable[[Request, Form], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def only_twilio(request: Request) -> Response:
        try:
            form = await _signed_form(request)
        except _Refused as refusal:
            return Response("Too long" if refusal.status == 413 else "Forbidden", status_code=refusal.status)
        return await route(request, form)

    return only_twilio


def install(app: FastAPI) -> None:
    """Adds Twilio's routes."""
    for path, route in (("inbound", inbound), ("status", status), ("fallback", fallback), ("voice", voice)):
        app.add_route(f"/sms/{path}", _guarded(route), methods=["POST"])
