"""A tiny assistant, trained once a run: one form with one slot, a desk in the same process, real Rasa around it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SECRET_KEY", "a key for tests")
os.environ["RASA_TELEMETRY_ENABLED"] = "false"

from bot.assistant import serve  # noqa: E402

serve.prepare("WARNING")

from rasa.core.agent import Agent  # noqa: E402
from rasa.core.channels.channel import UserMessage  # noqa: E402
from rasa.utils.endpoints import EndpointConfig  # noqa: E402
from sanic import Sanic  # noqa: E402

from bot.assistant import turn as turns  # noqa: E402
from bot.assistant import whole_turns  # noqa: E402
from bot.assistant.channel import CHANNELS, defuse  # noqa: E402

Sanic.test_mode = True
PROJECT = Path(__file__).parent / "tiny_project"
QUESTIONS = 6
DIGRESSIONS = {"ask_private", "why_ask"}


class Desk(EndpointConfig):
    """The desk as Rasa sees it: actions keyed by message, answered without a network.

    It keeps the open question itself, as the real one does, so a lost tracker costs nothing.
    """

    def __init__(self) -> None:
        super().__init__("http://desk.invalid", enable_selective_domain=True)
        self.seen: Dict[str, Dict[str, str]] = {}
        self.answered: Dict[str, int] = {}
        self.calls: List[str] = []
        self.breaks: Optional[Callable[[], Any]] = None

    async def request(self, method: str = "post", **kwargs: Any) -> Any:
        body = kwargs["json"]
        self.calls.append(body["next_action"])
        if self.breaks is not None:
            return self.breaks()
        if body["next_action"] == "action_default_fallback":
            return {"events": [{"event": "followup", "name": "referral"}], "responses": []}
        return self._validate(body["sender_id"], body["tracker"]["latest_message"])

    def _validate(self, conversation: str, message: Dict[str, Any]) -> Dict[str, Any]:
        seen = self.seen.setdefault(conversation, {})
        key, intent = message["message_id"], message["intent"]["name"]
        digression = intent in DIGRESSIONS
        if digression and key not in seen:
            seen[key] = "digression"
            return self._events(None, rejected=True)
        if not digression and key not in seen:
            first = conversation not in self.answered
            self.answered[conversation] = 0 if first else self.answered[conversation] + 1
            seen[key] = "answer"
        number = self.answered.setdefault(conversation, 0)
        if number >= QUESTIONS:
            return self._events(None)
        return {**self._events("answer"), "responses": [{"response": f"utter_question_{number % 3}"}]}

    @staticmethod
    def _events(requested: Optional[str], rejected: bool = False) -> Dict[str, Any]:
        events: List[Dict[str, Any]] = [{"event": "slot", "name": "answer", "value": None}]
        if rejected:
            events.append({"event": "action_execution_rejected", "name": "referral"})
        else:
            events.append({"event": "slot", "name": "requested_slot", "value": requested})
        return {"events": events, "responses": []}


class Talk:
    """One conversation: `say` gives the texts of the replies, or raises what the channel would answer 503 for."""

    def __init__(self, agent: Agent, conversation: str = "c1", channel: str = "web") -> None:
        self.agent, self.conversation, self.channel, self.count = agent, conversation, channel, 0

    async def say(self, text: str, message: Optional[str] = None) -> List[str]:
        self.count += 1
        replies = CHANNELS[self.channel]()
        mark = turns.current.set(turns.Turn())
        try:
            await self.agent.handle_message(
                UserMessage(
                    defuse(text),
                    replies,
                    self.conversation,
                    input_channel=self.channel,
                    message_id=message or f"m{self.count}",
                )
            )
        finally:
            turns.current.reset(mark)
        return [reply["text"] for reply in replies.replies]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny assistant, trained."""
    import rasa.model_training

    folder = tmp_path_factory.mktemp("models")
    os.environ["RASA_CACHE_DIRECTORY"] = str(folder / "cache")
    result = rasa.model_training.train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=[str(PROJECT / "data")],
        output=str(folder),
        fixed_model_name="tiny",
        force_training=True,
    )
    assert result.model
    return Path(result.model)


@pytest.fixture
def desk() -> Desk:
    """A fresh desk."""
    return Desk()


@pytest.fixture
def agent_with(model: Path) -> Callable[..., Agent]:
    """Makes an agent with a given tracker store and desk."""

    def make(store: Any, desk: EndpointConfig) -> Agent:
        agent = Agent.load(str(model), tracker_store=store, action_endpoint=desk)
        whole_turns.watch(agent)
        return agent

    return make


@pytest.fixture
def store(tmp_path: Path) -> Any:
    """An encrypted tracker store on a file."""
    from bot.assistant.tracker_store import EncryptedTrackerStore

    return EncryptedTrackerStore(host=f"sqlite:///{tmp_path / 'trackers.db'}")


@pytest.fixture
def restored() -> Iterator[None]:
    """Puts our replacements back after a test that took them out."""
    yield
    serve.prepare("WARNING")
