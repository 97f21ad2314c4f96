"""The rooms keep to themselves: who may import whom, and that the pure rooms do no input or output."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PURE = ("understanding", "referral", "criteria", "booking", "safety", "messaging")

# The named parsing libraries: all that a pure room may import besides the standard library and rooms below it.
LIBRARIES = {
    "understanding": {"rapidfuzz"},
    "referral": set[str](),
    "criteria": {"yaml", "jsonschema"},
    "booking": {"holidays", "icalendar"},
    "safety": {"yaml"},
    "messaging": {"phonenumbers"},
}
# Standard modules that reach outside the process, or read what a caller should hand in.
REACHES_OUT = {
    "asyncio", "builtins", "ctypes", "fcntl", "fileinput", "ftplib", "getpass", "glob", "http", "imaplib", "importlib",
    "io", "locale", "logging", "mmap", "multiprocessing", "os", "pathlib", "platform", "poplib", "pty", "random",
    "secrets", "select", "selectors", "shelve", "shutil", "signal", "smtplib", "socket", "socketserver", "sqlite3",
    "ssl", "subprocess", "sys", "syslog", "tempfile", "threading", "time", "urllib", "warnings", "webbrowser", "xmlrpc",
}  # fmt: skip
URL_PARSING = "urllib.parse"
CALLS = {"open", "print", "input", "exec", "eval", "compile", "breakpoint", "__import__"}
METHODS = {
    "now", "utcnow", "today", "read_text", "write_text", "read_bytes", "write_bytes", "getenv", "urlopen", "uuid1",
    "uuid4",
}  # fmt: skip


def impurities(source: str, room: str) -> Iterator[str]:
    """What in this source a module of that pure room may not do, each as `line: what`."""
    allowed = LIBRARIES[room] | set(sys.stdlib_module_names) | {"bot"}
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = [alias.name for alias in names]
            case ast.ImportFrom(module=module, level=level):
                modules = [module or "bot"] if level == 0 else []
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield f"{node.lineno}: {name}()"
                continue
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield f"{node.lineno}: .{name}()"
                continue
            case _:
                continue
        for module in modules:
            top = module.split(".")[0]
            if top not in allowed or (top in REACHES_OUT and module != URL_PARSING):
                yield f"{node.lineno}: import {module}"


def modules(room: str) -> list[Path]:
    return sorted((ROOT / "bot" / room).rglob("*.py"))


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_do_no_input_or_output(room: str) -> None:
    assert modules(room)
    found = {
        str(path.relative_to(ROOT)): wrong
        for path in modules(room)
        if (wrong := list(impurities(path.read_text(), room)))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("import re\nfrom datetime import date\nfrom bot.understanding import facts", []),
        ("from urllib.parse import quote", []),
        ("from . import slots", []),
        ("import holidays", []),
        ("import yaml", ["1: import yaml"]),
        ("import os", ["1: import os"]),
        ("from os import environ", ["1: import os"]),
        ("import sqlalchemy.orm", ["1: import sqlalchemy.orm"]),
        ("from urllib.request import urlopen", ["1: import urllib.request"]),
        ("def read():\n    return open('x')", ["2: open()"]),
        ("print('x')", ["1: print()"]),
        ("from datetime import date\nday = date.today()", ["2: .today()"]),
        ("import datetime\nday = datetime.datetime.now()", ["2: .now()"]),
    ],
)
def test_what_counts_as_input_or_output(source: str, wrong: list[str]) -> None:
    assert list(impurities(source, "booking")) == wrong


@pytest.mark.parametrize("room", ["understanding", "assistant"])
def test_the_rooms_inside_rasa_are_written_for_its_python(room: str) -> None:
    for path in modules(room):
        ast.parse(path.read_text(), filename=str(path), feature_version=(3, 10))


def test_every_room_of_the_architecture_is_under_a_contract() -> None:
    configuration = (ROOT / "pyproject.toml").read_text()
    rooms = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert {
        room for room in rooms if f'"bot.{room}"' not in configuration and f"bot.{room} " not in configuration
    } == set()
