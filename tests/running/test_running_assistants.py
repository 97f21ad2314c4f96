"""Several Rasas: a conversation keeps to its own, and goes to another at once when that one does not answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator

import aiohttp
import pytest

from bot.conversation import assistant
from bot.conversation.assistant import AssistantFailed
from bot.settings import settings

THREE = ("http://a:1", "http://b:1", "http://c:1")


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ASSISTANT_URL", " ".join(THREE))
    settings.cache_clear()
    assistant._resting.clear()
    yield
    assistant._resting.clear()
    settings.cache_clear()


def answering(monkeypatch: pytest.MonkeyPatch, **how: object) -> list[str]:
    """Rasas that answer as told (`a=503`, `b=aiohttp.ClientConnectionError`); gives who was asked, in order."""
    asked: list[str] = []

    async def ask(address: str, *_: object, **__: object) -> tuple[int, object]:
        name = address[7]
        asked.append(name)
        told = how.get(name, 200)
        if isinstance(told, type):
            raise told("no")
        return int(str(told)), {"replies": [{"text": name}]}

    monkeypatch.setattr(assistant, "_ask", ask)
    return asked


def send(conversation: str = "one") -> str:
    return asyncio.run(assistant.send(conversation, 1, "web", "hello", 4.0))[0].text


def test_a_conversation_keeps_to_its_own_and_the_crowd_is_shared_out() -> None:
    firsts = Counter(assistant.in_order(f"conversation-{n}")[0] for n in range(3000))
    assert set(firsts) == set(THREE)
    assert all(800 < count < 1200 for count in firsts.values())
    assert assistant.in_order("one") == assistant.in_order("one")


def test_one_rasa_fewer_moves_only_its_own_conversations(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {f"c{n}": assistant.in_order(f"c{n}")[0] for n in range(300)}
    monkeypatch.setenv("ASSISTANT_URL", " ".join(THREE[:2]))
    settings.cache_clear()
    assert all(assistant.in_order(name)[0] == was for name, was in before.items() if was != THREE[2])


@pytest.mark.parametrize("failure", [aiohttp.ClientConnectionError, aiohttp.ServerDisconnectedError, TimeoutError, 503])
def test_the_next_one_answers_where_the_first_does_not(monkeypatch: pytest.MonkeyPatch, failure: object) -> None:
    first, second, _ = (address[7] for address in assistant.in_order("one"))
    asked = answering(monkeypatch, **{first: failure})
    assert send() == second
    assert asked == [first, second]


def test_one_that_did_not_answer_is_asked_last_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, _ = (address[7] for address in assistant.in_order("one"))
    asked = answering(monkeypatch, **{first: TimeoutError})
    send()
    send()
    assert asked == [first, second, second]


def test_a_refusal_is_not_tried_elsewhere_and_silence_everywhere_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answering(monkeypatch, a=401, b=401, c=401)
    with pytest.raises(AssistantFailed, match="status 401"):
        send()
    assert len(asked) == 1
    asked = answering(monkeypatch, a=aiohttp.ClientConnectionError, b=503, c=aiohttp.ClientConnectionError)
    with pytest.raises(AssistantFailed):
        send()
    assert sorted(asked) == ["a", "b", "c"]
