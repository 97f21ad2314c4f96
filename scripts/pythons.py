"""Find the Pythons of this machine, and uv. A command that is there may still not run: each is tried."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterable, Iterator, Optional, Set, Tuple

# A Python without these was built without its libraries, and cannot hold the product.
NEEDED = "import ctypes, sqlite3, ssl, sys, venv, zlib; print('%d.%d' % sys.version_info[:2], sys.executable)"
OLDEST_UV = (0, 4)
PATIENCE = 20.0


def answer(command: Tuple[str, ...]) -> Optional[str]:
    """What the command prints, or None where it is missing, fails or hangs (as a pyenv shim may)."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None


def known(python: str) -> Tuple[Optional[str], str]:
    """The version (`3.12`) and the real path of a Python that runs and has what it needs; no version else.

    The real path matters: a pyenv shim answers for one folder and fails in the next.
    """
    says = (answer((python, "-c", NEEDED)) or "").split(" ", 1)
    return (says[0], says[1]) if len(says) == 2 else (None, python)


def version(python: str) -> Optional[str]:
    """`3.12` for a Python that runs and has what it needs, else None."""
    return known(python)[0]


def places(wanted: str) -> Iterator[str]:
    """Where a Python of that version may be, the likeliest first."""
    name = f"python{wanted}"
    on_path = shutil.which(name)
    if on_path:
        yield on_path
    yield sys.executable
    home = Path.home()
    roots = [os.environ.get("PYENV_ROOT") or str(home / ".pyenv")]
    for root in roots:
        for folder in sorted((Path(root) / "versions").glob(f"{wanted}.*"), key=_numbers, reverse=True):
            yield str(folder / "bin" / name)
    for folder in sorted((home / ".local/share/uv/python").glob(f"cpython-{wanted}.*"), key=_numbers, reverse=True):
        yield str(folder / "bin" / name)
    fixed = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin")
    homebrew = tuple(f"{prefix}/opt/python@{wanted}/bin" for prefix in ("/opt/homebrew", "/usr/local"))
    framework = f"/Library/Frameworks/Python.framework/Versions/{wanted}/bin"
    for folder_name in (*fixed, *homebrew, framework):
        yield f"{folder_name}/{name}"


def _numbers(path: Path) -> Tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", path.name)[:3])


def local(versions: Iterable[str]) -> Iterator[str]:
    """Every Python of these versions that is on the machine and runs, best version first."""
    for wanted in versions:
        seen: Set[str] = set()
        for place in places(wanted):
            if place not in seen:
                says, path = known(place)
                if says == wanted and path not in seen:
                    yield path
                seen.update((place, path))


def find(versions: Tuple[str, ...], uv: Optional[str]) -> Optional[str]:
    """The path of the best Python there is: on the machine, else fetched by uv; None where neither can be."""
    found = next(local(versions), None)
    if found or uv is None:
        return found
    print(f"  Python {versions[0]} is not on this machine: uv fetches it", flush=True)
    subprocess.run([uv, "python", "install", versions[0]])
    path = answer((uv, "python", "find", "--no-project", versions[0]))
    return path if path and version(path) == versions[0] else None


def find_uv(tools: Path) -> Optional[str]:
    """A uv that runs and is recent enough: on the path, in the places its installer uses, or our own."""
    homes = [str(Path.home() / folder / "uv") for folder in (".local/bin", ".cargo/bin")]
    for place in (shutil.which("uv"), *homes, str(tools / "bin" / "uv")):
        says = answer((place, "--version")) if place else None
        numbers = re.match(r"uv (\d+)\.(\d+)", says or "")
        if place and numbers and (int(numbers.group(1)), int(numbers.group(2))) >= OLDEST_UV:
            return place
    return None


def missing(name: str, versions: Tuple[str, ...], uv: Optional[str]) -> str:
    """What to tell a person whose machine has no Python for this runtime."""
    best, others = versions[0], versions[1:]
    also = f" (or {', '.join(others)})" if others else ""
    tried = "and uv could not fetch it" if uv else "and uv, which would fetch it, could not be installed"
    return (
        f"The {name} needs Python {best}{also}. It is not on this machine, {tried}.\n"
        f"Install it in one of these ways, then run the same command again:\n"
        f"  pyenv:          pyenv install {best}\n"
        f"  Homebrew:       brew install python@{best}\n"
        f"  Debian, Ubuntu: apt install python{best} python{best}-venv   (where that release has it)\n"
        f"  uv:             uv python install {best}   (https://docs.astral.sh/uv)"
    )
