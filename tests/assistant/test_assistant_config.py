"""Rasa's files at the top of the repository say what the assistant relies on."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
import yaml
from rasa.core.channels.channel import InputChannel
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.utils.common import class_from_module_path
from tiny_assistant import ROOT

from bot.assistant.action_server import ActionServer


def _read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_desk_is_the_only_channel() -> None:
    credentials = _read("credentials.yml")
    assert list(credentials) == ["bot.assistant.channel.DeskChannel"]
    assert issubclass(class_from_module_path("bot.assistant.channel.DeskChannel"), InputChannel)


def test_only_rules_choose_the_next_step() -> None:
    (policy,) = _read("config.yml")["policies"]
    assert policy["name"] == "RulePolicy"
    assert policy["restrict_rules"] is True  # What short_memory.py relies on: a rule spans one user turn.
    assert policy["core_fallback_action_name"] == "action_default_fallback"


def test_every_component_of_our_own_is_there() -> None:
    names = [component["name"] for component in _read("config.yml")["pipeline"]]
    ours = [name for name in names if name.startswith("bot.")]
    assert names.index("bot.assistant.sentence.SentenceFeaturizer") < names.index(
        "bot.assistant.intents.IntentRegression"
    )
    for name in ours:
        module, _, component = name.rpartition(".")
        assert hasattr(import_module(module), component)


def test_a_session_never_runs_out() -> None:
    assert _read("domain.yml")["session_config"]["session_expiration_time"] == 0


def test_the_endpoints_carry_the_secret_and_an_encrypted_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTION_URL", "http://127.0.0.1:1/actions/webhook")
    monkeypatch.setenv("ACTION_SECRET", "s3cret")
    monkeypatch.setenv("TRACKER_DATABASE_URL", "sqlite://")
    found = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    pooled = ActionServer.like(found.action)
    assert pooled.url == "http://127.0.0.1:1/actions/webhook"
    assert pooled.headers == {"X-Action-Secret": "s3cret"}
    assert pooled.kwargs == found.action.kwargs == {"enable_selective_domain": True}
    store = TrackerStore.create(found.tracker_store)
    assert type(store).__name__ == "EncryptedTrackerStore"
    assert found.event_broker is None
    assert found.model is None
