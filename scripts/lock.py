"""Work out the hashed requirements files from the short lists of direct dependencies: `make lock`.

The lists are `pyproject.toml` (the desk, its tests, and uv itself) and `requirements/assistant/pyproject.toml` (Rasa).
The files name no package index, so that each place uses its own; `pip install --require-hashes -r` takes them too.
`uv pip compile --universal` must not be used for Rasa: a marker of its own for Windows drags numpy back to 1.22.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Tuple

import pythons
import setup

EXPORT = (
    "export", "-q", "--no-emit-project", "--no-emit-index-url", "--no-emit-find-links",
    "--format", "requirements-txt", "--no-header",
)  # fmt: skip
LOCKS = (
    (
        setup.DESK,
        setup.ROOT / "pyproject.toml",
        (("desk.txt", "--no-dev"), ("develop.txt", "--group=dev"), ("tools.txt", "--only-group=tools")),
    ),
    (
        setup.ASSISTANT,
        setup.REQUIREMENTS / "assistant" / "pyproject.toml",
        (("assistant.txt", "--no-dev"), ("assistant-develop.txt", "--group=dev")),
    ),
)


def lock(runtime: setup.Runtime, source: Path, outputs: Tuple[Tuple[str, str], ...], uv: str) -> None:
    """Solve one list and write its files; what was there stays when that fails."""
    python = pythons.find(runtime.pythons, uv)
    if python is None:
        raise setup.SetupError(pythons.missing(runtime.name, runtime.pythons, uv))
    files = [setup.REQUIREMENTS / name for name, _ in outputs]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(str(source), folder)
        print(f"Solving {source.relative_to(setup.ROOT)}", flush=True)
        solved = subprocess.run([uv, "lock", "-q", "--python", python], cwd=folder, env=setup.environment())
        if solved.returncode != 0:
            raise setup.SetupError(f"{source} could not be solved; the lines above say why.")
        for path, (_, choice) in zip(files, outputs):
            command = [uv, *EXPORT, "--python", python, choice]
            done = subprocess.run(command, cwd=folder, env=setup.environment(), stdout=subprocess.PIPE)
            if done.returncode != 0:
                raise setup.SetupError(f"{path.name} could not be written.")
            path.write_bytes(done.stdout)
            packages = len(re.findall(rb"^[a-z0-9]", done.stdout, flags=re.MULTILINE))
            print(f"  {path.relative_to(setup.ROOT)}: {packages} packages", flush=True)


def main() -> int:
    """Write every requirements file. 0 when done, 1 with a plain message when the lists have no solution."""
    uv = setup.Tools().uv()
    try:
        if uv is None:
            raise setup.SetupError("make lock needs uv: https://docs.astral.sh/uv")
        for runtime, source, outputs in LOCKS:
            lock(runtime, source, outputs, uv)
    except setup.SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
