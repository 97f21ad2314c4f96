"""Looks up known holes in the pinned dependencies: `.venv/desk/bin/python scripts/audit.py`.

The desk must have none: it meets patients and the network. The assistant's frozen runtime is reached over loopback; its
known holes stand in docs/privacy/assistant-advisories.md with why each cannot be reached, and one that is not there
fails. Where no advisory database can be reached, this says so loudly and does not fail: nothing was looked up then.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ROOT / "docs" / "privacy" / "assistant-advisories.md"
PATIENCE = 90
"""Seconds for one lookup."""

Finding = tuple[str, str, str]
"""Package, version, the advisory's id."""


class OutOfReach(RuntimeError):
    """No advisory database answered: nothing is known either way."""


def findings(requirements: Path) -> list[Finding]:
    """Every known hole in what the file pins. Raises OutOfReach where no database answers."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(requirements), "--require-hashes", "--disable-pip"]
    try:
        done = subprocess.run(
            [*command, "-f", "json", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OutOfReach("no answer in time") from None
    return read(done.stdout, done.stderr)


def read(report: str, errors: str) -> list[Finding]:
    """The findings in pip-audit's report (JSON).

    Raises OutOfReach where there is no report, or one that passed packages over: pip-audit calls a package "not found"
    when the database does not answer, and then says that nothing is known against it.
    """
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        raise OutOfReach(errors.strip().splitlines()[-1] if errors.strip() else "no report") from None
    passed_over = [each["name"] for each in packages if "skip_reason" in each]
    if passed_over:
        raise OutOfReach(f"{len(passed_over)} of {len(packages)} packages were passed over, {passed_over[0]} first")
    return [(each["name"], each["version"], hole["id"]) for each in packages for hole in each.get("vulns", ())]


def explained(document: str) -> frozenset[str]:
    """The ids of the advisories that the document explains, each in the first column of a row of its table."""
    return frozenset(re.findall(r"(?m)^\| *((?:PYSEC|GHSA|CVE)-[\w-]+) *\|", document))


def judge(desk: list[Finding], assistant: list[Finding], known: frozenset[str]) -> list[str]:
    """What is wrong, a line each; empty where all is well."""
    wrong = [f"desk: {package} {version} has {hole}" for package, version, hole in desk]
    new = [each for each in assistant if each[2] not in known]
    wrong += [f"assistant: {name} {version} has {hole}, unexplained in {KNOWN.name}" for name, version, hole in new]
    return wrong


def main() -> int:
    """Looks both up; gives the exit code."""
    try:
        desk = findings(ROOT / "requirements" / "desk.txt")
        assistant = findings(ROOT / "requirements" / "assistant.txt")
    except OutOfReach as reason:
        sys.stdout.write(f"\n!!! DEPENDENCIES NOT AUDITED: no advisory database could be reached ({reason}) !!!\n\n")
        return 0
    wrong = judge(desk, assistant, explained(KNOWN.read_text(encoding="utf-8")))
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"dependencies audited: {len(desk)} findings in the desk, {len(assistant)} in the assistant\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
