"""A patient to talk as, on either channel: says things, and sees what is answered."""

from __future__ import annotations

import itertools
import time
import uuid
from typing import Any

import httpx

from tests.support.product import Product

_numbers = itertools.count(200)


class WebPatient:
    """A patient in the web chat."""

    channel = "web"

    def __init__(self, product: Product, surgery: str | None = "T90001") -> None:
        self.product = product
        self.http = httpx.Client(base_url=product.url, timeout=30, trust_env=False)
        answer = self.http.post("/chat/api/sessions", json={"surgery": surgery} if surgery else {})
        answer.raise_for_status()
        self.token = answer.json()["session"]
        self.seen: list[dict[str, Any]] = answer.json()["messages"]
        self.last = self.seen

    def says(self, text: str, message_id: str | None = None) -> str:
        """Says something; gives what is answered, all messages joined."""
        answer = self.send(text, message_id)
        answer.raise_for_status()
        self.last = answer.json()["messages"]
        self.seen = self.seen + self.last
        return "\n".join(each["text"] for each in self.last)

    def send(self, text: str, message_id: str | None = None) -> httpx.Response:
        """The bare request."""
        return self.http.post(
            "/chat/api/messages",
            json={"text": text, "client_message_id": message_id or str(uuid.uuid4())},
            headers={"Authorization": f"Bearer {self.token}"},
        )

    @property
    def conversation(self) -> dict[str, Any]:
        """What staff see of this conversation."""
        rows = self.product.staff("conversations", limit="200")["conversations"]
        for row in rows:  # type: ignore[attr-defined]
            found = self.product.staff(f"conversations/{row['id']}")
            if any(m["id"] == self.seen[0]["id"] for m in found["messages"]):  # type: ignore[attr-defined]
                return found
        raise LookupError("no such conversation")


class TextingPatient:
    """A patient who texts."""

    channel = "sms"

    def __init__(self, product: Product, number: str | None = None) -> None:
        self.product = product
        self.number = number or f"+447700900{next(_numbers) % 1000:03d}"
        self.texts: list[str] = []

    def says(self, text: str, message_id: str | None = None, media: int = 0) -> str:
        """Texts something; gives the text that comes back."""
        before = len(self.product.twilio.to(self.number))
        status = self.product.twilio.text(self.number, text, message_id or f"SM{uuid.uuid4().hex}", media)
        if status != 200:
            raise AssertionError(f"the webhook answered {status}")
        deadline = time.monotonic() + 25
        while time.monotonic() < deadline:
            sent = self.product.twilio.to(self.number)
            if len(sent) > before:
                self.texts = sent
                return sent[-1]
            time.sleep(0.02)
        raise AssertionError(f"no text came back to {text!r}\n{self.product.logs()}")

    @property
    def conversation(self) -> dict[str, Any]:
        """What staff see of this conversation."""
        rows = self.product.staff("conversations", limit="200", channel="sms")["conversations"]
        for row in rows:  # type: ignore[attr-defined]
            found = self.product.staff(f"conversations/{row['id']}")
            if found["phone"] == self.number:
                return found
        raise LookupError("no such conversation")
