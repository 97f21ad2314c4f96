"""How well the tests of the rule language hold it: every small change to `bot/criteria` must turn some test red.

`.venv/desk/bin/python -m benchmarks.mutation [MODULE ...]` makes the changed copies with mutmut ([tool.mutmut] in
pyproject.toml) under `mutants/`, and tries each in a fork of one pytest process, with the tests that reach the changed
function; those that noticed an earlier change of the function first. mutmut's own runner starts pytest anew for each
change; that takes some twenty times as long.
"""

from __future__ import annotations

import argparse
import ast
import collections
import gc
import json
import mmap
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parents[1]
MUTANTS = ROOT / "mutants"
TESTS = ("tests/criteria", "--ignore=tests/criteria/test_criteria_properties.py")
QUICKLY = ("-q", "-s", "--assert=plain", "--tb=no", "-p", "no:cacheprovider", "-p", "no:schemathesis")
"""Why a test is red, no one reads here."""

LONGEST = 4
"""A change counts as endless, and so as noticed, when its tests take this many times the processor time of before."""


def make() -> None:
    """Writes the changed copies of the room, as mutmut makes them."""
    from mutmut import __main__ as mutmut
    from mutmut.mutation.trampoline import set_mutant_under_test
    from mutmut.utils import file_utils

    set_mutant_under_test("mutant_generation")
    file_utils.copy_src_dir()
    file_utils.copy_also_copy_files()
    mutmut.create_mutants(2)


def mutants(modules: list[str]) -> list[str]:
    """The names of all changes, as `bot.criteria.<module>.<function>__mutmut_<n>`."""
    found = []
    for path in sorted(Path("bot/criteria").glob("*.py")):
        if modules and path.stem not in modules:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.rpartition("__mutmut_")[2].isdigit():
                found.append(f"bot.criteria.{path.stem}.{node.name}")
    return found


class Trial:
    """A pytest plugin that tries every change instead of running the tests once."""

    def __init__(self, modules: list[str], every: int, first: int) -> None:
        self.modules, self.every, self.begin = modules, every, first
        self.failed = False
        self.survivors: list[str] = []
        self.counts: collections.Counter[str] = collections.Counter()
        self.noticed: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.took: dict[str, float] = {}
        self.number: dict[str, int] = {}
        self.first = mmap.mmap(-1, 4)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Notes that a test is red."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Finds which tests reach which function, then tries every change."""
        self.number = {item.nodeid: number for number, item in enumerate(session.items)}
        reached, while_reading = self._reached(session.items)
        gc.collect()
        gc.freeze()
        if self.failed:
            raise pytest.UsageError("the tests are red before anything is changed")
        started = time.monotonic()
        names = mutants(self.modules)[self.begin :: self.every]
        for number, name in enumerate(names, start=1):
            function = name.rpartition("__mutmut_")[0]
            items = self._likeliest_first(function, reached.get(function, []))
            others = [item for item in session.items if item not in items] if function in while_reading else []
            outcome = self._try(name, items, others)
            if outcome == "killed":
                red = session.items[int.from_bytes(self.first[:4], "big")]
                self.noticed[function][red.nodeid] += 1
                self.noticed[name.split(".x")[0]][red.path.name] += 1
            self.counts[outcome] += 1
            if outcome in ("survived", "no test"):
                self.survivors.append(name)
            if number % 50 == 0 or number == len(names):
                Path("survivors.json").write_text(json.dumps(self.survivors))
                print(f"{number} of {len(names)}, {dict(self.counts)}, {time.monotonic() - started:.0f} s", flush=True)
        return True

    def _likeliest_first(self, function: str, items: list[pytest.Item]) -> list[pytest.Item]:
        """By what noticed other changes of this function, then by the files that noticed others of the module."""
        of_function, of_module = self.noticed[function], self.noticed[function.split(".x")[0]]
        return sorted(items, key=lambda item: (-of_function[item.nodeid], -of_module[item.path.name]))

    def _reached(self, items: list[pytest.Item]) -> tuple[dict[str, list[pytest.Item]], set[str]]:
        from criteria_files import published
        from mutmut.mutation.trampoline import set_mutant_under_test
        from mutmut.state import state

        hits = state()._stats
        set_mutant_under_test("stats")
        published()
        while_reading = set(hits)
        reached: dict[str, list[pytest.Item]] = collections.defaultdict(list)
        for item in items:
            hits.clear()
            began = time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            self.took[item.nodeid] = time.process_time() - began
            for function in hits:
                reached[function].append(item)
        set_mutant_under_test("")
        return reached, while_reading

    def _try(self, name: str, items: list[pytest.Item], others: list[pytest.Item]) -> str:
        """`killed`, `survived`, `timeout` or `no test`. `others` do not reach the function, but use what was read with
        it once for all tests: they are run where that is now read otherwise."""
        if not items and not others:
            return "no test"
        child = os.fork()
        if child == 0:
            self._inside(name, items, others)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "timeout" if os.WTERMSIG(status) == signal.SIGPROF else "killed"
        return "killed" if os.WEXITSTATUS(status) else "survived"

    def _inside(self, name: str, items: list[pytest.Item], others: list[pytest.Item]) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        from criteria_files import published
        from mutmut.mutation.trampoline import set_mutant_under_test

        before = published()
        set_mutant_under_test(name)
        try:
            self._until_red(items)
            if others:
                published.cache_clear()
                if published() != before:
                    self._until_red([*others, *items])
        except BaseException:
            os._exit(1)
        os._exit(0)

    def _until_red(self, items: list[pytest.Item]) -> None:
        signal.setitimer(signal.ITIMER_PROF, LONGEST * (0.5 + sum(self.took[item.nodeid] for item in items)))
        for item in items:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed:
                self.first[:4] = self.number[item.nodeid].to_bytes(4, "big")
                os._exit(1)


def show(names: list[str]) -> None:
    """What each change was that no test noticed."""
    import difflib

    for name in names:
        module, _, function = name.rpartition(".")
        text = (MUTANTS / (module.replace(".", "/") + ".py")).read_text("utf-8")
        lines, there = text.splitlines(), {}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                there[node.name] = lines[node.lineno : node.end_lineno]
        before = there.get(f"{function.rpartition('_')[0]}_orig", [])
        changed = difflib.unified_diff(before, there[function], lineterm="", n=0)
        print(name, *[line for line in changed if line[0] in "+-" and line[:3] not in ("+++", "---")], sep="\n  ")


def main(arguments: list[str]) -> int:
    """Makes the changes, tries them, says how many were noticed; 1 where fewer than 95 in 100 were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="modules of bot/criteria; all where none is named")
    parser.add_argument("--every", type=int, default=1, help="try only each so-many-th change")
    parser.add_argument("--first", type=int, default=0, help="from this one on")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        os.chdir(MUTANTS)
        sys.path.insert(0, str(MUTANTS))
        trial = Trial(options.modules, options.every, options.first)
        settings.register_profile("red is red", phases=(Phase.explicit, Phase.generate), database=None, deadline=None)
        settings.load_profile("red is red")
        done = pytest.main([*TESTS, *QUICKLY], plugins=[trial])
        result: dict[str, Any] = {"counts": dict(trial.counts), "survivors": trial.survivors}
        Path("result.json").write_text(json.dumps(result))
        return int(done)
    os.chdir(ROOT)
    make()
    which = ["--every", str(options.every), "--first", str(options.first)]
    subprocess.run([sys.executable, __file__, "--inside", *which, *options.modules], check=True, cwd=ROOT)
    result = json.loads((MUTANTS / "result.json").read_text())
    total = sum(result["counts"].values())
    score = 100 * (1 - len(result["survivors"]) / total)
    show(result["survivors"])
    print(f"{total} changes, {total - len(result['survivors'])} noticed: {score:.1f} %")
    return int(score < 95)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
