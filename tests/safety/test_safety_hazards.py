"""The hazard log and the tests that prove its controls belong together: neither may lose the other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
LOG = yaml.safe_load((ROOT / "docs" / "safety" / "hazards.yml").read_text(encoding="utf-8"))
HAZARDS: list[dict[str, Any]] = LOG["hazards"]

SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
LIKELIHOODS = ("very_low", "low", "medium", "high", "very_high")
RISK = {
    "very_high": (3, 4, 4, 5, 5),
    "high": (2, 3, 3, 4, 5),
    "medium": (2, 2, 3, 3, 4),
    "low": (1, 2, 2, 3, 4),
    "very_low": (1, 1, 2, 2, 3),
}


def risk(severity: str, likelihood: str) -> int:
    """The risk class of DCB0129's matrix, 1 (acceptable) to 5 (unacceptable)."""
    return RISK[likelihood][SEVERITIES.index(severity)]


def proves(control: dict[str, str]) -> bool:
    """Whether the named test exists as a test function of its file."""
    path, _, name = control.get("test", "").partition("::")
    file = ROOT / path
    if not name.startswith("test_") or not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name for node in ast.walk(tree)
    )


def test_there_are_at_least_twenty_five_hazards() -> None:
    assert len(HAZARDS) >= 25
    assert [hazard["id"] for hazard in HAZARDS] == [f"H{number:02}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: str(hazard["id"]))
def test_a_hazard_is_complete(hazard: dict[str, Any]) -> None:
    assert hazard["hazard"]
    assert hazard["cause"]
    assert hazard["effect"]
    assert hazard["severity"] in SEVERITIES
    before, after = hazard["likelihood"], hazard["residual_likelihood"]
    assert LIKELIHOODS.index(after) < LIKELIHOODS.index(before)
    assert risk(hazard["severity"], after) <= 3


@pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: str(hazard["id"]))
def test_every_control_is_proved_by_a_test(hazard: dict[str, Any]) -> None:
    assert hazard["controls"]
    unproved = [control for control in hazard["controls"] if not control.get("control") or not proves(control)]
    assert unproved == []


@pytest.mark.parametrize(
    "control",
    [
        {"control": "x"},
        {"control": "x", "test": ""},
        {"control": "x", "test": "tests/safety/test_safety_clock.py"},
        {"control": "x", "test": "tests/safety/test_safety_clock.py::test_that_never_was"},
        {"control": "x", "test": "tests/safety/gone.py::test_the_ladder_on_duty"},
        {"control": "x", "test": "tests/safety/test_safety_clock.py::london"},
    ],
)
def test_a_control_without_a_test_is_noticed(control: dict[str, str]) -> None:
    assert not proves(control)


@pytest.mark.parametrize(
    ("severity", "likelihood", "score"),
    [("major", "very_low", 2), ("major", "medium", 3), ("minor", "very_high", 3), ("catastrophic", "high", 5)],
)
def test_the_matrix_is_the_standards(severity: str, likelihood: str, score: int) -> None:
    assert risk(severity, likelihood) == score


def test_the_page_of_hazards_is_made_from_the_log() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "hazard_table.py"), "--check"]
    checked = subprocess.run(script, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_every_named_test_is_one_that_runs() -> None:
    """Each is really collected, and none is set aside for good."""
    named = sorted({control["test"] for hazard in HAZARDS for control in hazard["controls"]})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *named]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]
    collected = {line.split("[")[0] for line in found.stdout.splitlines() if "::" in line}
    assert [test for test in named if test not in collected] == []
    for test in named:
        file, _, name = test.partition("::")
        [function] = [
            node
            for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
        ]
        marks = [ast.unparse(mark) for mark in function.decorator_list]
        assert not any(mark.endswith((".skip", ".xfail")) or ".skip(" in mark or ".xfail(" in mark for mark in marks), (
            test
        )
