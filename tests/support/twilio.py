"""A fake Twilio on loopback: takes texts by REST, signs webhooks, sends receipts, and misbehaves on purpose."""

from __future__ import annotations

import base64
import json
import random
import threading
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError, URLError

from twilio.request_validator import RequestValidator

ACCOUNT = "AC" + "0" * 32
TOKEN = "test-auth-token"
OURS = "+447700900101"
MOMENT = "%a, %d %b %Y %H:%M:%S +0000"
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
SIGNED_IN = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()


@dataclass
class Sent:
    """One text that the product sent."""

    sid: str
    to: str
    body: str
    form: dict[str, str]
    created: str = ""

    def as_twilio_says(self, status: str) -> dict[str, Any]:
        """The message as Twilio's REST API gives it back."""
        return {
            "account_sid": ACCOUNT,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": self.created,
            "date_sent": None,
            "date_updated": self.created,
            "direction": "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": self.form.get("From"),
            "messaging_service_sid": self.form.get("MessagingServiceSid"),
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": None,
            "sid": self.sid,
            "status": status,
            "subresource_uris": {"media": f"{MESSAGES.removesuffix('.json')}/{self.sid}/Media.json"},
            "to": self.to,
            "uri": f"{MESSAGES.removesuffix('.json')}/{self.sid}.json",
        }


@dataclass
class FakeTwilio:
    """The fake. `desk` is where it posts webhooks; `failing` is the share of sends it answers with an error.

    `dropping` is the share of sends that it takes without an answer ever coming back; `retry_after` goes with a 429;
    `deaf` refuses to say what was sent; `refusing` gives the error for some numbers.
    """

    desk: str = ""
    failing: float = 0.0
    dropping: float = 0.0
    retry_after: str = ""
    deaf: bool = False
    receipts: bool = False
    opted_out: set[str] = field(default_factory=set)
    refusing: dict[str, int] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._random = random.Random(7)
        self._count = 0
        fake = self

        class Server(ThreadingHTTPServer):
            request_queue_size = 256

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A process that was killed leaves its connections broken: nothing to tell of."""

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
                if self._is_stranger():
                    return
                status, answer = fake.take(self.path, form)
                if status == 201 and fake.chance() < fake.dropping:
                    self.close_connection = True
                    return
                self._answer(status, answer)

            def do_GET(self) -> None:
                path, _, asked = self.path.partition("?")
                query = dict(urllib.parse.parse_qsl(asked))
                if self._is_stranger():
                    return
                if path != MESSAGES:
                    self._answer(404, {"code": 20404, "message": "not found", "status": 404})
                    return
                if fake.deaf:
                    self._answer(503, {"code": 20503, "status": 503})
                    return
                with fake._lock:
                    found = [each.as_twilio_says("sent") for each in fake.sent if each.to == query.get("To", each.to)]
                size = int(query.get("PageSize", "50"))
                self._answer(
                    200,
                    {
                        "messages": found[::-1][:size],
                        "end": min(size, len(found)) - 1,
                        "first_page_uri": f"{MESSAGES}?PageSize={size}&Page=0",
                        "next_page_uri": f"{MESSAGES}?PageSize={size}&Page=1" if len(found) > size else None,
                        "page": 0,
                        "page_size": size,
                        "previous_page_uri": None,
                        "start": 0,
                        "uri": self.path,
                    },
                )

            def _is_stranger(self) -> bool:
                if self.headers.get("Authorization") == SIGNED_IN:
                    return False
                self._answer(401, {"code": 20003, "message": "Authenticate", "status": 401})
                return True

            def _answer(self, status: int, answer: dict[str, Any]) -> None:
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                if status == 429 and fake.retry_after:
                    self.send_header("Retry-After", fake.retry_after)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def chance(self) -> float:
        """A number from 0 to 1, the same ones in every run."""
        with self._lock:
            return self._random.random()

    def take(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """One send, as Twilio's REST API answers it."""
        if path != MESSAGES:
            return 404, {"code": 20404, "message": "not found", "status": 404}
        if not form.get("To"):
            return 400, {"code": 21604, "message": "A 'To' phone number is required", "status": 400}
        if len(form.get("Body", "")) > 1600:
            return 400, {"code": 21617, "message": "too long", "status": 400}
        with self._lock:
            if form["To"] in self.opted_out:
                return 400, {"code": 21610, "message": "unsubscribed recipient", "status": 400}
            if form["To"] in self.refusing:
                return 400, {"code": self.refusing[form["To"]], "message": "refused", "status": 400}
            if self._random.random() < self.failing:
                self.refused += 1
                return self._random.choice(
                    ((429, {"code": 20429, "status": 429}), (503, {"code": 20503, "status": 503}))
                )
            self._count += 1
            sid = f"SM{self._count:032x}"
            sent = Sent(sid, form.get("To", ""), form.get("Body", ""), form, datetime.now(UTC).strftime(MOMENT))
            self.sent.append(sent)
        if self.receipts and form.get("StatusCallback"):
            threading.Thread(target=self._receipt, args=(form["StatusCallback"], sid), daemon=True).start()
        return 201, sent.as_twilio_says("queued")

    def _receipt(self, url: str, sid: str) -> None:
        for state in ("sent", "delivered"):
            self.post(url, {"MessageSid": sid, "MessageStatus": state})

    def post(self, url: str, form: dict[str, str], signature: str | None = None) -> int:
        """Posts a signed webhook; gives the status code."""
        signed = signature if signature is not None else RequestValidator(TOKEN).compute_signature(url, form)
        request = urllib.request.Request(
            url,
            data=urllib.parse.urlencode(form).encode(),
            headers={"X-Twilio-Signature": signed, "Content-Type": "application/x-www-form-urlencoded"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return int(answer.status)
        except HTTPError as error:
            return error.code
        except (URLError, HTTPException, OSError):
            return 0

    def text(self, sender: str, body: str, sid: str, media: int = 0, to: str = OURS) -> int:
        """A patient's text, as Twilio brings it."""
        form = {
            "MessageSid": sid,
            "AccountSid": ACCOUNT,
            "From": sender,
            "To": to,
            "Body": body,
            "NumMedia": str(media),
        }
        return self.post(f"{self.desk}/sms/inbound", form)

    def to(self, number: str) -> list[str]:
        """The texts sent to one number, in order."""
        with self._lock:
            return [each.body for each in self.sent if each.to == number]

    def stop(self) -> None:
        """Closes the fake."""
        self._server.shutdown()
        self._server.server_close()
