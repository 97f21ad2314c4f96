"""A fake Twilio on loopback: takes texts by REST, signs webhooks, sends receipts, and misbehaves on purpose."""

from __future__ import annotations

import json
import random
import threading
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError, URLError

from twilio.request_validator import RequestValidator

ACCOUNT = "AC" + "0" * 32
TOKEN = "test-auth-token"
OURS = "+447700900101"


@dataclass
class Sent:
    """One text that the product sent."""

    sid: str
    to: str
    body: str
    form: dict[str, str]


@dataclass
class FakeTwilio:
    """The fake. `desk` is where it posts webhooks; `failing` is the share of sends it answers with an error."""

    desk: str = ""
    failing: float = 0.0
    receipts: bool = False
    opted_out: set[str] = field(default_factory=set)
    sent: list[Sent] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._random = random.Random(7)
        self._count = 0
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802 - the name http.server calls
                length = int(self.headers.get("Content-Length") or 0)
                form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
                status, answer = fake.take(self.path, form)
                self._answer(status, answer)

            def do_GET(self) -> None:  # noqa: N802
                query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
                with fake._lock:
                    found = [
                        {"sid": each.sid, "to": each.to, "body": each.body, "status": "sent"}
                        for each in fake.sent
                        if each.to == query.get("To", each.to)
                    ]
                self._answer(200, {"messages": found[::-1]})

            def _answer(self, status: int, answer: dict[str, Any]) -> None:
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def take(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """One send, as Twilio's REST API answers it."""
        if path != f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json":
            return 404, {"code": 20404, "message": "not found", "status": 404}
        if len(form.get("Body", "")) > 1600:
            return 400, {"code": 21617, "message": "too long", "status": 400}
        with self._lock:
            if form.get("To") in self.opted_out:
                return 400, {"code": 21610, "message": "unsubscribed recipient", "status": 400}
            if self._random.random() < self.failing:
                self.refused += 1
                return self._random.choice(((429, {"code": 20429, "status": 429}), (503, {"code": 20503, "status": 503})))
            self._count += 1
            sid = f"SM{self._count:032x}"
            self.sent.append(Sent(sid, form.get("To", ""), form.get("Body", ""), form))
        if self.receipts and form.get("StatusCallback"):
            threading.Thread(target=self._receipt, args=(form["StatusCallback"], sid), daemon=True).start()
        return 201, {"sid": sid, "status": "queued", "to": form.get("To"), "body": form.get("Body")}

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
        except URLError:
            return 0

    def text(self, sender: str, body: str, sid: str, media: int = 0, to: str = OURS) -> int:
        """A patient's text, as Twilio brings it."""
        form = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": sender, "To": to, "Body": body, "NumMedia": str(media)}
        return self.post(f"{self.desk}/sms/inbound", form)

    def to(self, number: str) -> list[str]:
        """The texts sent to one number, in order."""
        with self._lock:
            return [each.body for each in self.sent if each.to == number]

    def stop(self) -> None:
        """Closes the fake."""
        self._server.shutdown()
        self._server.server_close()
