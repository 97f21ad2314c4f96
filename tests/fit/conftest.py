"""The world of these tests: the desk in this process, on a Monday morning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import settings
from tests.support.desk_talk import World


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A desk of its own."""
    yield World(tmp_path, monkeypatch)
    settings.cache_clear()
