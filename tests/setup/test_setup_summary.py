"""What `make test` says at its end, and what makes it fail."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = '<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10"/></testsuites>'


@pytest.fixture(scope="module")
def runner() -> Iterator[ModuleType]:
    """`scripts/test.py`, as the Makefile runs it."""
    sys.path.insert(0, str(ROOT / "scripts"))
    saved = sys.modules.pop("test", None)
    try:
        import test

        yield test
    finally:
        sys.path.remove(str(ROOT / "scripts"))
        sys.modules.pop("test", None)
        if saved:
            sys.modules["test"] = saved


def test_the_counts_come_from_pytests_own_report(runner: ModuleType, tmp_path: Path) -> None:
    report = tmp_path / "desk.xml"
    assert runner.counted(report) == (0, 0, 0)
    report.write_text(REPORT)
    assert runner.counted(report) == (4, 3, 3)


@pytest.mark.parametrize(
    ("good", "missing", "required", "code", "said"),
    [
        (True, [], [], 0, "ok"),
        (True, ["redis"], [], 0, "not run: the redis suite, for want of TEST_REDIS_URL"),
        (True, ["chromium"], ["chromium"], 1, "FAILED: the chromium suite, for want of Chromium"),
        (True, ["postgresql"], ["redis"], 0, "not run: the postgresql suite, for want of TEST_DATABASE_URL"),
        (False, [], [], 1, "FAILED"),
    ],
)
def test_the_summary_names_what_failed_and_what_could_not_run(
    runner: ModuleType,
    capsys: pytest.CaptureFixture[str],
    good: bool,
    missing: list[str],
    required: list[str],
    code: int,
    said: str,
) -> None:
    outcomes = [runner.Outcome("tests: the desk", good, 12.0)]
    assert runner.closing(outcomes, missing, required, runner.Counts(5, 0, 1)) == code
    printed = capsys.readouterr().out
    assert said in printed
    assert "12.0 s  tests: the desk" in printed
    assert printed.endswith("5 passed, 0 failed, 1 skipped\n")


def test_a_server_nobody_named_is_a_missing_suite(runner: ModuleType, tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "TEST_REDIS_URL": "redis://127.0.0.1:1/0"}
    missing = runner.missing_suites(environment)
    assert {"postgresql", "redis"} <= set(missing)
    assert ("chromium" in missing) != ("CHROMIUM" in environment)
