"""What decides whether an environment is made, kept or filled again, and how a Python is found."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import tomllib

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture(scope="module")
def scripts() -> Iterator[tuple[ModuleType, ModuleType]]:
    """`setup` and `pythons`, as the Makefile runs them."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import pythons
        import setup

        yield setup, pythons
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.fixture
def runtime(scripts: tuple[ModuleType, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """An environment that is there and runs, with no note yet, and its two requirements files."""
    setup, _ = scripts
    monkeypatch.setattr(setup, "ENVIRONMENTS", tmp_path)
    for name in ("run.txt", "develop.txt"):
        (tmp_path / name).write_text(f"{name}\n")
    made = setup.Runtime("desk", (HERE,), tmp_path / "run.txt", tmp_path / "develop.txt")
    made.python.parent.mkdir(parents=True)
    made.python.symlink_to(sys.executable)
    return made


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_an_environment_is_done_only_when_its_note_says_so(scripts, runtime) -> None:  # type: ignore[no-untyped-def]
    setup, _ = scripts
    assert not setup.up_to_date(runtime, runtime.run)
    (runtime.folder / setup.NOTE).write_text(json.dumps(setup.made_from(runtime, runtime.run)))
    assert setup.up_to_date(runtime, runtime.run)
    runtime.run.write_text("another\n")
    assert not setup.up_to_date(runtime, runtime.run)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"file": "run.txt"}'])
def test_a_broken_note_is_no_note(scripts, runtime, content: str) -> None:  # type: ignore[no-untyped-def]
    setup, _ = scripts
    (runtime.folder / setup.NOTE).write_text(content)
    assert not setup.up_to_date(runtime, runtime.run)


def test_a_python_that_went_away_means_another_set_up(scripts, runtime) -> None:  # type: ignore[no-untyped-def]
    setup, _ = scripts
    (runtime.folder / setup.NOTE).write_text(json.dumps(setup.made_from(runtime, runtime.run)))
    runtime.python.unlink()
    assert not setup.up_to_date(runtime, runtime.run)
    assert not setup.usable(runtime)


def test_an_environment_moved_from_elsewhere_is_made_again(scripts, runtime) -> None:  # type: ignore[no-untyped-def]
    setup, _ = scripts
    assert setup.usable(runtime)
    (runtime.folder / setup.NOTE).write_text(json.dumps({"folder": "/somewhere/else/.venv/desk"}))
    assert not setup.usable(runtime)


def test_an_environment_made_for_tests_stays_so(scripts, runtime) -> None:  # type: ignore[no-untyped-def]
    setup, _ = scripts
    assert setup.wanted(runtime, develop=False) == runtime.run
    assert setup.wanted(runtime, develop=True) == runtime.develop
    (runtime.folder / setup.NOTE).write_text(json.dumps(setup.made_from(runtime, runtime.develop)))
    assert setup.wanted(runtime, develop=False) == runtime.develop


def test_installers_write_bytecode_whatever_the_environment_says(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in scripts[0].environment()


@pytest.mark.parametrize("script", ["exit 127", "exit 0", "echo nonsense", "echo 3.12"])
def test_a_python_that_is_there_but_does_not_run_is_passed_over(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path, script: str
) -> None:
    assert scripts[1].version(str(program(tmp_path, "python3.12", script))) is None


def test_a_python_is_known_by_its_real_path(scripts: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    shim = program(tmp_path, "python", f'exec {sys.executable} "$@"')
    version, path = scripts[1].known(str(shim))
    assert version == HERE
    assert path != str(shim)


@pytest.mark.parametrize(
    ("script", "found"),
    [("echo uv 0.9.1", True), ("echo uv 0.1.44", False), ("exit 127", False), ("echo pyenv: uv: not found", False)],
)
def test_uv_is_used_only_where_it_runs_and_is_recent(
    scripts: tuple[ModuleType, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, found: bool
) -> None:
    uv = program(tmp_path, "uv", script)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert scripts[1].find_uv(tmp_path / "tools") == (str(uv) if found else None)


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_a_missing_python_is_named_with_ways_to_install_it(
    scripts: tuple[ModuleType, ModuleType], uv: str | None
) -> None:
    words = scripts[1].missing("assistant", ("3.10",), uv)
    for expected in (
        "assistant needs Python 3.10",
        "pyenv install 3.10",
        "brew install python@3.10",
        "uv python install",
    ):
        assert expected in words


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_with_hashes_and_names_no_index(path: Path) -> None:
    text = path.read_text()
    packages = re.findall(r"^(\S+==\S+).*\\\n {4}--hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[A-Za-z0-9]", text, flags=re.MULTILINE)) > 0
    assert "://" not in text
    assert "-index" not in text


@pytest.mark.parametrize(
    ("source", "files"),
    [
        ("pyproject.toml", ("desk.txt", "develop.txt")),
        ("requirements/assistant/pyproject.toml", ("assistant.txt", "assistant-develop.txt")),
    ],
)
def test_every_direct_dependency_is_locked_and_tests_add_to_what_runs(source: str, files: tuple[str, str]) -> None:
    def pinned(name: str) -> dict[str, str]:
        lines = re.findall(
            r"^([A-Za-z0-9._-]+)(?:\[\S+\])?==(\S+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE
        )
        return {re.sub(r"[._-]+", "-", package).lower(): version for package, version in lines}

    listed = tomllib.loads((ROOT / source).read_text())
    direct = {
        re.sub(r"[._-]+", "-", re.split(r"[\[<>=~! ;]", line)[0]).lower(): line
        for line in (*listed["project"]["dependencies"], *listed["dependency-groups"]["dev"])
    }
    run, develop = pinned(files[0]), pinned(files[1])
    assert set(direct) - set(develop) == set(), "run `make lock`"
    assert {package: version for package, version in run.items() if develop.get(package) != version} == {}
