"""Fixtures of this suite: the product's rooms inside this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.inside import Inside, inside


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    """The rooms of the product on a database of their own, with a clock that the test sets and a fake Twilio."""
    with inside(tmp_path, monkeypatch) as made:
        yield made
