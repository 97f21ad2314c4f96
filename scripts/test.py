"""`make test`: style, types, the rules between rooms, then every test in both runtimes.

    python3 scripts/test.py          everything
    python3 scripts/test.py lint     style, types and rules only

Three suites need something that a laptop may lack; each that cannot run is named at the end, with what it wants.
`REQUIRE_SUITES=postgresql,redis,chromium` makes a missing one a failure. Ends non-zero when anything failed.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Dict, List, NamedTuple, Tuple

import pythons
import setup

REPORTS = setup.ROOT / "var" / "test"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ANSWERS = {
    "postgresql": (
        "import os, psycopg; "
        "psycopg.connect(os.environ['TEST_DATABASE_URL'].replace('+psycopg', '', 1), connect_timeout=5).close()"
    ),
    "redis": "import os, redis; redis.Redis.from_url(os.environ['TEST_REDIS_URL'], socket_timeout=5).ping()",
}
WANTS = {
    "postgresql": "TEST_DATABASE_URL=postgresql+psycopg://user@host/database, a server that answers there",
    "redis": "TEST_REDIS_URL=redis://host:6379/15, a server that answers there",
    "chromium": "Chromium on the path, or CHROMIUM=/path/to/it",
}


class Counts(NamedTuple):
    """How the tests of one run ended."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


class Outcome(NamedTuple):
    """One part of the run: its name, whether it went well, and how long it took in seconds."""

    name: str
    good: bool
    seconds: float


def part(name: str, command: List[str], environment: Dict[str, str]) -> Outcome:
    """Run one part in sight of the person."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    code = subprocess.run(command, cwd=str(setup.ROOT), env=environment).returncode
    return Outcome(name, code == 0, time.monotonic() - started)


def lint(environment: Dict[str, str]) -> List[Outcome]:
    """Style, types (the two rooms that also run on Python 3.10 are checked for both), and who may import whom."""
    bin_ = setup.DESK.folder / "bin"
    mypy = str(bin_ / "mypy")
    return [
        part("style: ruff check", [str(bin_ / "ruff"), "check", "."], environment),
        part("style: ruff format", [str(bin_ / "ruff"), "format", "--check", "."], environment),
        part("types: the desk, Python 3.12", [mypy], environment),
        part(
            "types: the assistant, Python 3.10",
            [mypy, "--python-version", "3.10", "-p", "bot.assistant", "-p", "bot.understanding"],
            environment,
        ),
        part("rooms: who may import whom", [str(bin_ / "lint-imports")], environment),
    ]


def missing_suites(environment: Dict[str, str]) -> List[str]:
    """The suites that cannot run here. Sets `CHROMIUM` to the browser's path where one was found."""
    desk = str(setup.DESK.python)
    missing = []
    for suite, code in ANSWERS.items():
        done = subprocess.run([desk, "-c", code], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode != 0:
            missing.append(suite)
    places = (environment.get("CHROMIUM", ""), *BROWSERS)
    browsers = (
        path for path in map(shutil.which, filter(None, places)) if path and pythons.answer((path, "--version"))
    )
    browser = next(browsers, None)
    if browser:
        environment["CHROMIUM"] = browser
    else:
        missing.append("chromium")
    return missing


def tests(runtime: str, command: List[str], environment: Dict[str, str]) -> Tuple[Outcome, Counts]:
    """Run one runtime's tests; a run that collects none has failed."""
    report = REPORTS / f"{runtime}.xml"
    if report.exists():
        report.unlink()
    outcome = part(f"tests: the {runtime}", [*command, f"--junitxml={report}"], environment)
    return outcome, counted(report)


def counted(report: Path) -> Counts:
    """The counts in a JUnit report; all noughts where pytest did not get as far as writing one."""
    if not report.exists():
        return Counts()
    counts = Counts()
    for suite in ElementTree.parse(str(report)).getroot().iter("testsuite"):
        total, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        counts = counts.plus(Counts(total - skipped - failed, failed, skipped))
    return counts


def closing(outcomes: List[Outcome], missing: List[str], required: List[str], counts: Counts) -> int:
    """Print how each part went and what could not run; the exit code."""
    print("\n== summary")
    for outcome in outcomes:
        print(f"  {'ok    ' if outcome.good else 'FAILED'}  {outcome.seconds:6.1f} s  {outcome.name}")
    for suite in missing:
        word = "FAILED" if suite in required else "not run"
        print(f"  {word}: the {suite} suite, for want of {WANTS[suite]}")
    print(f"{counts.passed} passed, {counts.failed} failed, {counts.skipped} skipped", flush=True)
    good = all(outcome.good for outcome in outcomes) and not set(missing) & set(required)
    return 0 if good else 1


def main() -> int:
    """Set up, then run what was asked. 0 when all is well."""
    code = setup.main(["--develop"])
    if code != 0:
        return code
    environment = dict(os.environ)
    if sys.argv[1:] == ["lint"]:
        return closing(lint(environment), [], [], Counts())
    REPORTS.mkdir(parents=True, exist_ok=True)
    missing = missing_suites(environment)
    required = [suite.strip() for suite in environment.get("REQUIRE_SUITES", "").split(",") if suite.strip()]
    for suite in missing:
        print(f"The {suite} suite cannot run here, for want of {WANTS[suite]}", flush=True)
    outcomes = lint(environment)
    audit = [str(setup.DESK.python), str(setup.ROOT / "scripts" / "audit.py")]
    outcomes.append(part("dependencies: known holes", audit, environment))
    rasa = str(setup.ASSISTANT.python)
    outcomes.append(part("the model", [rasa, "-m", "bot.assistant.train"], environment))
    leave_out = ["-m", " and ".join(f"not {suite}" for suite in missing)] if missing else []
    desk, desk_counts = tests("desk", [str(setup.DESK.python), "-m", "pytest", *leave_out], environment)
    assistant, assistant_counts = tests("assistant", [rasa, "-m", "pytest", "tests/assistant", *leave_out], environment)
    return closing([*outcomes, desk, assistant], missing, required, desk_counts.plus(assistant_counts))


if __name__ == "__main__":
    sys.exit(main())
