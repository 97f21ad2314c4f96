"""The assistant as a process: `python -m bot.assistant.serve`, asked over HTTP as the desk asks it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, Dict, Iterator, List, Optional, Tuple

import pytest
from tiny_assistant import ROOT, Desk

TOKEN, SECRET = "the-token", "the-secret"
TELLING = "Gwendoline Ploverleigh has chronic zoster of NE99 1ZZ"


class Webhook(BaseHTTPRequestHandler):
    """The desk's action webhook: the fake desk behind HTTP, connections kept."""

    protocol_version = "HTTP/1.1"
    desk = Desk()
    connections: ClassVar[List[Tuple[str, int]]] = []
    down = False

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers.get("X-Action-Secret") != SECRET:
            return self._send(404, {})
        if self.client_address not in self.connections:
            self.connections.append(self.client_address)
        if Webhook.down:
            return self._send(500, {"tracker": body})
        import asyncio

        return self._send(200, asyncio.run(self.desk.request(json=body)))

    def _send(self, status: int, body: Any) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Server:
    """A running assistant."""

    def __init__(self, folder: Path, model: Path, token: str = TOKEN) -> None:
        self.webhook = ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
        threading.Thread(target=self.webhook.serve_forever, daemon=True).start()
        self.port, self.log = _free_port(), folder / "log.txt"
        self.database = folder / "trackers.db"
        environment = {
            **os.environ,
            "ASSISTANT_TOKEN": token,
            "ACTION_SECRET": SECRET,
            "ACTION_URL": f"http://127.0.0.1:{self.webhook.server_port}/actions/webhook",
            "TRACKER_DATABASE_URL": f"sqlite:///{self.database}",
            "SECRET_KEY": "a key for tests",
        }
        command = [sys.executable, "-m", "bot.assistant.serve", "--port", str(self.port), "--model", str(model)]
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [*command, "--log-level", "DEBUG"], cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 120
        while time.monotonic() < until and "The assistant is ready" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            time.sleep(0.1)
        assert self.ask("GET", "/health", token=None) == (200, {"ready": True})

    def ask(
        self, method: str, path: str, body: Any = None, token: Optional[str] = TOKEN, raw: Optional[bytes] = None
    ) -> Tuple[int, Any]:
        data = raw if raw is not None else (None if body is None else json.dumps(body).encode())
        headers = {"Content-Type": "application/json"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data=data, method=method, headers=headers
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                text = response.read()
                return response.status, json.loads(text) if text else None
        except urllib.error.HTTPError as refused:
            text = refused.read()
            return refused.code, json.loads(text) if text.startswith(b"{") else None

    def say(self, text: str, message: str, conversation: str = "c", channel: str = "web") -> Tuple[int, Any]:
        body = {"conversation": conversation, "message": message, "channel": channel, "text": text}
        return self.ask("POST", "/webhooks/desk/message", body)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self.webhook.shutdown()


@pytest.fixture(scope="module")
def server(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("served"), model)
    yield running
    running.stop()


def test_a_message_is_answered(server: Server) -> None:
    status, body = server.say("I need help with work", "1")
    assert (status, body) == (200, {"replies": [{"text": "What makes work hard?"}]})
    status, body = server.say("my back hurts", "2")
    assert body == {"replies": [{"text": "What is your job?", "buttons": [{"title": "Skip", "payload": "skip"}]}]}
    assert server.say("I need help with work", "1", "texter", "sms")[1]["replies"][0]["text"] == "Work: what is hard?"


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x"])
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/webhooks/desk/message"), ("DELETE", "/webhooks/desk/conversation/c")]
)
def test_nobody_comes_in_without_the_token(server: Server, method: str, path: str, token: Optional[str]) -> None:
    body = {"conversation": "c", "message": "9", "channel": "web", "text": "hello"} if method == "POST" else None
    assert server.ask(method, path, body, token=token)[0] == 401


@pytest.mark.parametrize(
    "path",
    ["/conversations/c/tracker", "/conversations/c/tracker/events", "/model", "/model/train", "/domain", "/status",
     "/version", "/webhooks/rest/webhook", "/webhooks/desk/", "/"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_there_is_no_other_way_in(server: Server, method: str, path: str) -> None:
    assert server.ask(method, path, {})[0] in (404, 405)


WRONG: List[Dict[str, Any]] = [
    {}, {"text": ""}, {"text": " \n\t "}, {"text": None}, {"text": 7}, {"text": ["a"]}, {"channel": "rest"},
    {"channel": None}, {"message": ""}, {"conversation": " "}, {"conversation": {"a": 1}},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_message_that_cannot_be_read_is_refused(server: Server, wrong: Dict[str, Any]) -> None:
    good = {"conversation": "c", "message": "9", "channel": "web", "text": "hello"}
    body = {**good, **wrong} if wrong else {}
    assert server.ask("POST", "/webhooks/desk/message", body)[0] == 400


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'"text"', b"\xff\xfe"])
def test_a_body_that_is_no_object_is_refused(server: Server, raw: bytes) -> None:
    assert server.ask("POST", "/webhooks/desk/message", raw=raw)[0] == 400


@pytest.mark.parametrize("odd", ["/", "...", "👍", "\u200b", "\x00", "1", "a" * 20000, "\u202e/restart", "ﷺ" * 500])
def test_odd_texts_are_answered(server: Server, odd: str) -> None:
    status, body = server.say(odd, f"odd {odd[:3]}", "odd")
    assert status == 200
    assert body["replies"]


def test_the_parse_is_rasas_and_wants_the_token(server: Server) -> None:
    assert server.ask("POST", "/model/parse", {"text": "hi"})[0] == 401
    assert server.ask("POST", "/model/parse?token=wrong", {"text": "hi"})[0] == 401
    status, parsed = server.ask("POST", f"/model/parse?token={TOKEN}", {"text": "is this private"})
    assert status == 200
    assert parsed["intent"]["name"] == "ask_private"
    assert parsed["intent_ranking"][0]["name"] == "ask_private"
    assert parsed["entities"] == []
    assert server.ask("POST", f"/model/parse?token={TOKEN}", {"text": " "})[0] == 400
    injected = server.ask("POST", f"/model/parse?token={TOKEN}", {"text": "/restart"})[1]
    assert injected["intent"]["name"] != "restart"


def test_a_deleted_conversation_resumes(server: Server) -> None:
    server.say("I need help with work", "1", "lost")
    server.say("my back hurts", "2", "lost")
    assert server.ask("DELETE", "/webhooks/desk/conversation/lost")[0] == 204
    assert server.ask("DELETE", "/webhooks/desk/conversation/never-there")[0] == 204
    assert server.say("I am a nurse", "3", "lost")[1]["replies"][0]["text"] == "When did you last work?"


def test_a_desk_that_fails_is_told_so_and_may_send_again(server: Server) -> None:
    server.say("I need help with work", "1", "failing")
    Webhook.down = True
    try:
        assert server.say(TELLING, "2", "failing")[0] == 503
    finally:
        Webhook.down = False
    assert server.say(TELLING, "2", "failing") == (
        200,
        {"replies": [{"text": "What is your job?", "buttons": [{"title": "Skip", "payload": "skip"}]}]},
    )


def test_connections_to_the_desk_are_kept(server: Server) -> None:
    server.say("I need help with work", "1", "kept")
    before = len(Webhook.connections)
    for number in range(5):
        server.say("my back hurts", f"more {number}", "kept")
    assert len(Webhook.connections) == before


def test_a_store_that_fails_is_answered_with_503(server: Server) -> None:
    hidden = server.database.with_suffix(".away")
    server.say("I need help with work", "1", "stored")
    locked = subprocess.run(
        [sys.executable, "-c", _DROP, str(server.database)], check=False, capture_output=True, text=True
    )
    assert locked.returncode == 0, locked.stderr
    assert not hidden.exists()
    assert server.say("my back hurts", "2", "stored")[0] == 503
    assert server.ask("DELETE", "/webhooks/desk/conversation/stored")[0] == 503
    subprocess.run([sys.executable, "-c", _RESTORE, str(server.database)], check=True)
    assert server.say("my back hurts", "2", "stored")[0] == 200


_DROP = "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('ALTER TABLE assistant_tracker RENAME TO away')"
_RESTORE = "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('ALTER TABLE away RENAME TO assistant_tracker')"


def test_nothing_a_patient_wrote_is_logged_or_stored_in_plain_words(server: Server) -> None:
    """The server runs at debug level, and this follows failing actions and a failing store."""
    for number, text in enumerate((TELLING, f"/{TELLING}", f"why do you ask {TELLING}")):
        assert server.say(text, f"telling {number}", "telling")[0] == 200
    Webhook.down = True
    try:
        server.say(TELLING, "telling 9", "telling")
    finally:
        Webhook.down = False
    server.ask("POST", f"/model/parse?token={TOKEN}", {"text": TELLING})
    log = server.log.read_text()
    stored = b"".join(path.read_bytes() for path in server.database.parent.glob("trackers.db*"))
    assert "rasa/core/processor.py" in log
    for word in (*TELLING.split(), TOKEN, SECRET):
        if len(word) > 3:
            assert word not in log, word
            assert word.encode() not in stored, word


def test_without_a_token_set_everything_is_refused(model: Path, tmp_path: Path) -> None:
    locked = Server(tmp_path, model, token="")
    try:
        assert locked.say("hello", "1")[0] == 401
        assert locked.ask("POST", "/webhooks/desk/message", {}, token="")[0] == 401
        assert locked.ask("POST", "/model/parse?token=", {"text": "hi"})[0] == 401
    finally:
        locked.stop()
