"""Fixtures of this suite: the product's rooms inside this process, and a Rasa that only remembers what to forget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation import assistant
from tests.support.inside import Inside, inside


@pytest.fixture
def forgotten() -> list[str]:
    """The conversations whose tracker Rasa was told to drop."""
    return []


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: list[str]) -> Iterator[Inside]:
    """The rooms of the product on a database of their own, with a clock that the test sets and a fake Twilio."""

    async def forget(conversation_id: str) -> None:
        forgotten.append(conversation_id)

    with inside(tmp_path, monkeypatch) as made:
        monkeypatch.setattr(assistant, "forget", forget)
        yield made
