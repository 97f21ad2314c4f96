"""Make the two Python environments that the product runs in, or bring them up to date.

    python3 scripts/setup.py              what `make run` needs
    python3 scripts/setup.py --develop    and what the tests need

Run by whichever Python is on the machine (3.8 or later), with the standard library alone. Does nothing, in a fraction
of a second, when the environments already hold what the requirements files name. An environment keeps a note of the
requirements file it was made from and that file's hash; the note is written last, so a set-up that was interrupted is
done again.
"""

import argparse
import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

import pythons

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
NOTE = ".installed.json"


@dataclass(frozen=True)
class Runtime:
    """One of the two environments: its name, the Pythons it takes (best first), and its requirements files."""

    name: str
    pythons: Tuple[str, ...]
    run: Path
    develop: Path

    @property
    def folder(self) -> Path:
        return ENVIRONMENTS / self.name

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"


DESK = Runtime("desk", ("3.12", "3.13", "3.11"), REQUIREMENTS / "desk.txt", REQUIREMENTS / "develop.txt")
ASSISTANT = Runtime("assistant", ("3.10",), REQUIREMENTS / "assistant.txt", REQUIREMENTS / "assistant-develop.txt")
RUNTIMES = (DESK, ASSISTANT)


class SetupError(Exception):
    """The set-up cannot go on; the message tells a person what to do about it."""


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def note(runtime: Runtime) -> Dict[str, str]:
    """What the environment says it was made from; empty where it was never finished."""
    try:
        found = json.loads((runtime.folder / NOTE).read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def wanted(runtime: Runtime, develop: bool) -> Path:
    """The requirements file to install: an environment once made for the tests stays so, or they would take turns."""
    made_for_tests = note(runtime).get("file") == runtime.develop.name
    return runtime.develop if develop or made_for_tests else runtime.run


def made_from(runtime: Runtime, requirements: Path) -> Dict[str, str]:
    """The note of an environment that holds just what this file names, in this folder (its scripts hold the path)."""
    return {"file": requirements.name, "hash": digest(requirements), "folder": str(runtime.folder)}


def up_to_date(runtime: Runtime, requirements: Path) -> bool:
    """Whether the environment holds just what the file names, on a Python that is still there."""
    return runtime.python.exists() and note(runtime) == made_from(runtime, requirements)


def usable(runtime: Runtime) -> bool:
    """Whether the environment can be kept: not moved here from elsewhere, its Python runs and is of a right version."""
    moved = note(runtime).get("folder", str(runtime.folder)) != str(runtime.folder)
    return not moved and pythons.version(str(runtime.python)) in runtime.pythons


def do(command: List[str], failed: str) -> None:
    """Run a command in sight of the person, or raise `SetupError` with the words given."""
    if subprocess.run(command, env=environment(), cwd=str(ROOT)).returncode != 0:
        raise SetupError(failed)


def environment() -> Dict[str, str]:
    """The environment for installers: bytecode is wanted (Rasa starts in half the time with it)."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def create(runtime: Runtime, uv: Optional[str]) -> None:
    """An empty environment, in place of whatever was there."""
    python = pythons.find(runtime.pythons, uv)
    if python is None:
        raise SetupError(pythons.missing(runtime.name, runtime.pythons, uv))
    if runtime.folder.exists():
        shutil.rmtree(str(runtime.folder))
    folder = str(runtime.folder)
    command = [uv, "venv", "-q", "--python", python, folder] if uv else [python, "-m", "venv", folder]
    do(command, f"{python} could not make an environment. On Debian or Ubuntu, install python3-venv and try again.")


def install(runtime: Runtime, requirements: Path, uv: Optional[str]) -> None:
    """Fill the environment with just what the file names, every file checked against its hash."""
    python = str(runtime.python)
    if uv:
        sync = [uv, "pip", "sync", "-q", "--python", python, "--require-hashes", "--compile-bytecode"]
        command = [*sync, str(requirements)]
    else:
        command = [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(requirements)]
    do(command, f"The packages of {requirements.name} could not be installed; the lines above say why.")


def prepare(runtime: Runtime, develop: bool, tools: "Tools") -> None:
    """Bring one environment up to date, saying so only when there is something to do."""
    requirements = wanted(runtime, develop)
    if up_to_date(runtime, requirements):
        return
    uv = tools.uv()
    started = time.monotonic()
    if not usable(runtime) or (uv is None and not (runtime.folder / "bin" / "pip").exists()):
        create(runtime, uv)
    with contextlib.suppress(FileNotFoundError):
        (runtime.folder / NOTE).unlink()
    on = f"Python {pythons.version(str(runtime.python))}"
    print(f"  {runtime.name}: installing {requirements.name} on {on} (some minutes the first time)", flush=True)
    install(runtime, requirements, uv)
    (runtime.folder / NOTE).write_text(json.dumps(made_from(runtime, requirements)) + "\n")
    print(f"  {runtime.name}: done in {time.monotonic() - started:.0f} s", flush=True)


class Tools:
    """The installer: uv where the machine has one that works, else one of our own, else none (pip is used)."""

    def __init__(self) -> None:
        self._looked = False
        self._uv: Optional[str] = None

    def uv(self) -> Optional[str]:
        """The path of a uv that runs, looked for once; None where there is none and none can be installed."""
        if not self._looked:
            self._looked = True
            self._uv = pythons.find_uv(ENVIRONMENTS / "tools") or self._bootstrap()
        return self._uv

    def _bootstrap(self) -> Optional[str]:
        folder = ENVIRONMENTS / "tools"
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "--only-binary", ":all:"]
        requirements = ["--require-hashes", "-r", str(REQUIREMENTS / "tools.txt")]
        for python in (sys.executable, *pythons.local(DESK.pythons + ASSISTANT.pythons)):
            made = subprocess.run(
                [python, "-m", "venv", "--clear", str(folder)], env=environment(), stdout=SILENT, stderr=SILENT
            )
            if made.returncode == 0:
                print("  uv is not on this machine: fetching it into .venv/tools", flush=True)
                subprocess.run([*pip, *requirements], env=environment(), cwd=str(ROOT))
                break
        found = pythons.find_uv(folder)
        if found is None:
            print("  uv could not be fetched: using pip, which takes longer", flush=True)
        return found


SILENT = subprocess.DEVNULL


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One set-up at a time: a second waits for the first, then finds nothing left to do."""
    ENVIRONMENTS.mkdir(exist_ok=True)
    with open(ENVIRONMENTS / ".set-up.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("  Another set-up is under way: waiting for it", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: Optional[List[str]] = None) -> int:
    """Bring the environments up to date. 0 when they are, 1 with a plain message when they cannot be."""
    parser = argparse.ArgumentParser(description="Make the product's two Python environments.")
    parser.add_argument("--develop", action="store_true", help="also what the tests need")
    parser.add_argument("runtimes", nargs="*", help="desk, assistant (both unless named)")
    asked = parser.parse_args(arguments)
    chosen = [runtime for runtime in RUNTIMES if not asked.runtimes or runtime.name in asked.runtimes]
    tools = Tools()
    try:
        with alone():
            if not all(up_to_date(runtime, wanted(runtime, asked.develop)) for runtime in chosen):
                print("Setting up", flush=True)
            for runtime in chosen:
                prepare(runtime, asked.develop, tools)
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
