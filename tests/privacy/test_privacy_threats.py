"""Every threat in the model names the test that proves what stands against it, and that test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.safety.test_safety_hazards import proves

MODEL = Path(__file__).parents[2] / "docs" / "privacy" / "threats.md"
ROWS = [line.strip("| \n").split(" | ") for line in MODEL.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]


def test_the_model_is_there() -> None:
    assert ROWS[0][-1].startswith("proved by")
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: str(row[0])[:40])
def test_what_stands_against_a_threat_is_proved(row: list[str]) -> None:
    assert re.search(r"\([STRIDE, al]+\)$", row[0]), row[0]
    named = re.findall(r"`(tests/[^`]+)`", row[-1])
    assert named
    assert [test for test in named if not proves({"control": row[2], "test": test})] == []
