"""The audit of dependencies: what it makes of a report, and that it never calls silence good news."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import audit

HOLE = {"name": "aiohttp", "version": "3.9.5", "vulns": [{"id": "GHSA-8495-4g3g-x7pr"}]}
FINE = {"name": "fastapi", "version": "1.0", "vulns": []}
PASSED_OVER = {"name": "attrs", "skip_reason": "Dependency not found on PyPI and could not be audited"}


def report(*packages: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": packages})


def test_what_is_found_is_told() -> None:
    assert audit.read(report(FINE, HOLE), "") == [("aiohttp", "3.9.5", "GHSA-8495-4g3g-x7pr")]
    assert audit.read(report(FINE), "") == []


@pytest.mark.parametrize("answer", ["", "<html>", "{}", "[]", report(FINE, PASSED_OVER)])
def test_silence_is_no_good_news(answer: str) -> None:
    with pytest.raises(audit.OutOfReach):
        audit.read(answer, "connection refused")


def test_a_hole_in_the_desk_fails_and_one_of_the_assistants_must_be_explained() -> None:
    hole = [("aiohttp", "3.9.5", "GHSA-8495-4g3g-x7pr")]
    assert audit.judge([], [], frozenset()) == []
    assert len(audit.judge(hole, [], frozenset({hole[0][2]}))) == 1
    assert len(audit.judge([], hole, frozenset())) == 1
    assert audit.judge([], hole, frozenset({hole[0][2]})) == []


def test_the_document_explains_each_advisory_by_its_id_and_the_package_is_still_pinned_so() -> None:
    document = audit.KNOWN.read_text(encoding="utf-8")
    known = audit.explained(document)
    assert len(known) >= 10
    pinned = (audit.ROOT / "requirements" / "assistant.txt").read_text(encoding="utf-8")
    rows = [
        line.split("|")[1:-1] for line in document.splitlines() if line.startswith(("| CVE-", "| GHSA-", "| PYSEC-"))
    ]
    assert len(rows) == len(known)
    for _, package, version, *_ in rows:
        assert f"\n{package.strip()}=={version.strip()} " in pinned, package


def test_a_database_out_of_reach_is_loud_and_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_: object) -> list[audit.Finding]:
        raise audit.OutOfReach("no answer in time")

    monkeypatch.setattr(audit, "findings", nobody)
    assert audit.main() == 0
    assert "DEPENDENCIES NOT AUDITED" in capsys.readouterr().out
