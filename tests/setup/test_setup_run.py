"""What `make run` tells its processes and the person who started it."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import run
from bot.settings import Settings
from bot.supervisor import GaveUpError


@pytest.fixture
def busy() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server((run.HOST, 0)) as server:
        yield server.getsockname()[1]


def configured(**values: object) -> Settings:
    made = {"secret_key": "s", "assistant_token": "a", "action_secret": "x", "staff_api_token": "staff-token"}
    return Settings(**{**made, **values})  # type: ignore[arg-type]


@pytest.fixture
def desk() -> Iterator[tuple[int, dict[str, tuple[int, bytes]]]]:
    """A server on loopback whose answers the test sets, path by path."""
    answers: dict[str, tuple[int, bytes]] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers.get(self.path, (404, b""))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer((run.HOST, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, answers
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "healthy"),
    [
        (200, b'{"ready": true}', True),
        (200, b'{"ready": false}', False),
        (503, b'{"ready": true}', False),
        (200, b'{"status": "ok"}', True),
        (200, b"not json", True),
        (500, b"", False),
    ],
)
def test_a_server_is_healthy_when_it_says_so(
    desk: tuple[int, dict[str, tuple[int, bytes]]], status: int, body: bytes, healthy: bool
) -> None:
    port, answers = desk
    answers["/health"] = (status, body)
    assert run.healthy(port) is healthy


def test_nobody_there_is_not_healthy() -> None:
    with socket.create_server((run.HOST, 0)) as server:
        port = server.getsockname()[1]
    assert not run.healthy(port)


def test_a_busy_port_is_said_in_words_that_help(busy: int) -> None:
    with pytest.raises(GaveUpError, match=rf"Port {busy} is in use.*PORT={busy + 1} make run"):
        run.demand_free(busy, "PORT")


def test_the_assistant_moves_aside_from_a_busy_port_nobody_asked_for(
    busy: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ASSISTANT_URL", raising=False)
    found = configured()
    monkeypatch.setattr(found, "assistant_url", f"http://127.0.0.1:{busy}")
    found.model_fields_set.discard("assistant_url")
    chosen = run.choose_assistant_port(found)
    assert busy < chosen < busy + 20
    assert f"the assistant takes {chosen}" in capsys.readouterr().out


def test_a_busy_port_that_was_asked_for_is_refused(busy: int) -> None:
    with pytest.raises(GaveUpError, match="ASSISTANT_URL is in use"):
        run.choose_assistant_port(configured(assistant_url=f"http://127.0.0.1:{busy}"))


def test_every_process_gets_the_same_secrets_addresses_and_clock() -> None:
    told = run.shared_environment(configured(port=8123), 5010)
    assert told["ASSISTANT_URL"] == "http://127.0.0.1:5010"
    assert told["ACTION_URL"] == "http://127.0.0.1:8123/actions/webhook"
    assert (told["ASSISTANT_TOKEN"], told["ACTION_SECRET"], told["SECRET_KEY"]) == ("a", "x", "s")
    assert told["PORT"] == "8123"
    assert told["CLOCK_ORIGIN"].endswith("+00:00")


def test_what_the_environment_gives_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOCK_ORIGIN", "2026-11-22T09:00:00+00:00")
    monkeypatch.setenv("ACTION_URL", "http://127.0.0.1:9/actions/webhook")
    told = run.shared_environment(configured(), 5005)
    assert told["CLOCK_ORIGIN"] == "2026-11-22T09:00:00+00:00"
    assert told["ACTION_URL"] == "http://127.0.0.1:9/actions/webhook"


def test_the_greeting_names_every_address_and_the_ways_in() -> None:
    lines = "\n".join(run.greeting(configured(port=8123), 12.3, ("Staff sign-in     sam / words",)))
    assert lines.startswith("Ready in 12 s: http://127.0.0.1:8123/")
    for expected in ("8123/chat", "8123/handset", "8123/staff", "staff-token", "sam / words"):
        assert expected in lines


def test_production_shows_no_secret_and_no_pretend_phone() -> None:
    found = configured(environment="production", public_base_url="https://refer.example.nhs.uk")
    lines = "\n".join(run.greeting(found, 12.3, ("Staff sign-in     sam / words",)))
    assert "https://refer.example.nhs.uk/chat" in lines
    for secret in ("staff-token", "sam / words", "handset"):
        assert secret not in lines


def test_two_at_once_from_one_folder_is_refused(tmp_path: Path) -> None:
    lock, refused = tmp_path / "run.lock", r"already running from this folder \(process \d+\)"
    with run.only_one(lock), pytest.raises(GaveUpError, match=refused), run.only_one(lock):
        raise AssertionError("the second was let in")
    with run.only_one(tmp_path / "run.lock"):
        assert (tmp_path / "run.lock").read_text().isdigit()


def test_the_assistant_starts_first_and_the_database_is_readied_meanwhile() -> None:
    plan = run.product(5005, 8000)
    assert plan.first.name == "assistant"
    assert plan.first.command[-2:] == ("--port", "5005")
    assert [step.name for step in plan.before] == ["train"]
    assert [step.name for step in plan.beside] == ["migrate", "load"]
    assert [service.name for service in plan.rest] == ["desk", "worker"]


def test_several_of_each_are_started_and_waited_for() -> None:
    plan = run.product(5005, 8000, more_assistants=(5006, 5007), workers=2)
    names = [service.name for service in plan.rest]
    assert names == ["assistant-2", "assistant-3", "desk", "worker", "worker-2"]
    assert plan.rest[1].command[-2:] == ("--port", "5007")
    told = run.shared_environment(configured(port=8123), 5005, (5006, 5007))
    assert told["ASSISTANT_URL"] == "http://127.0.0.1:5005 http://127.0.0.1:5006 http://127.0.0.1:5007"


def test_ports_for_more_assistants_are_free_ones(busy: int) -> None:
    found = run.free_ports_after(busy - 1, 2)
    assert len(found) == 2
    assert busy not in found
    assert run.free_ports_after(busy, 0) == []


def test_counts_of_an_earlier_run_are_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "metrics"
    folder.mkdir()
    (folder / "counter_1.db").write_text("old")
    assert list(run.fresh_folder(folder).iterdir()) == []
