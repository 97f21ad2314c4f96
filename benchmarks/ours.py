"""Our whole product as the benchmarks run it: desk, assistant and worker on SQLite, talked to over the web API."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import Any

import httpx

from benchmarks.line import Line
from benchmarks.measuring import Used, used
from tests.support.product import Product

CLOCK = "2027-03-01T10:00:00"
"""The demo's day, so that "14 March" and the clinics' times mean the same whenever the benchmark runs."""


class BadReply(RuntimeError):
    """An answer that says nothing, is an error, or is the line for "your answer follows later"."""


@dataclass(frozen=True)
class Answer:
    """A reply: its text, the question that is open after it, and the choices shown with it."""

    text: str
    question: str | None
    choices: tuple[str, ...]


def answer_of(response: httpx.Response, text: str) -> Answer:
    """What the web API answered to `text` (see `read_answer`)."""
    return read_answer(response.status_code, response.json(), text)


def read_answer(status: int, told: Any, text: str) -> Answer:
    """What the web API answered to `text`.

    Raises:
        BadReply: nothing was said, or not what was asked for.
    """
    if status >= 400:
        raise BadReply(f"status {status} to {text!r}")
    messages: list[dict[str, Any]] = told["messages"]
    joined = "\n".join(str(each["text"]) for each in messages).strip()
    if not joined or "Your message is safe" in joined:
        raise BadReply(f"no answer to {text!r}: {joined!r}")
    last = messages[-1]
    return Answer(joined, last.get("question"), tuple(str(c["label"]) for c in last.get("choices") or ()))


class Ours:
    """The running product, with the seconds until it was well."""

    def __init__(self, extra: dict[str, str] | None = None) -> None:
        self.product = Product(clock=CLOCK, extra=extra or {})
        self.ready_seconds = 0.0
        self.http = httpx.Client(base_url=self.product.url, timeout=60, trust_env=False)
        self.line = Line(self.product.url)
        self.sessions: dict[str, str] = {}

    def start(self) -> Ours:
        """Migrates, loads the directory, starts the three processes and waits until a patient can chat."""
        began = time.perf_counter()
        self.product.start()
        self.ready_seconds = time.perf_counter() - began
        return self

    def say(self, sender: str, text: str) -> Answer:
        """What the product answers to a patient, whose session is made on the first message."""
        if sender not in self.sessions:
            self.sessions[sender] = self.begin()
        return read_answer(*self.line.post("/chat/api/messages", message(text), bearer(self.sessions[sender])), text)

    def begin(self) -> str:
        """A new session's token."""
        response = self.http.post("/chat/api/sessions", json={"surgery": "T90001"})
        response.raise_for_status()
        return str(response.json()["session"])

    @property
    def used(self) -> Used:
        """Memory and processor time of all its processes."""
        return used(process.pid for process in self.product.processes.values())

    def used_by(self, name: str) -> Used:
        """Memory and processor time of one process: `desk`, `assistant` or `worker`."""
        return used([self.product.processes[name].pid])

    def stop(self) -> None:
        """Stops everything."""
        self.http.close()
        self.line.close()
        self.product.stop()


def message(text: str) -> dict[str, str]:
    """A message's body."""
    return {"text": text, "client_message_id": str(uuid.uuid4())}


def bearer(token: str) -> dict[str, str]:
    """The header of a session."""
    return {"Authorization": f"Bearer {token}"}
