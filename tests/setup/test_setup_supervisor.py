"""The supervisor, on tiny processes in place of the product's own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from bot.run import Plan, Step, serve
from bot.supervisor import GaveUpError, Service, Supervisor, rotate

FOREVER = "import time\nwhile True: time.sleep(0.05)"
STUBBORN = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('up', flush=True)\n" + FOREVER
PARENT = (
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "print(child.pid, flush=True)\n" + FOREVER
)


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@dataclass
class Stage:
    """A supervisor whose lines are kept, and the processes it has going."""

    folder: Path
    lines: list[str] = field(default_factory=list)
    grace: float = 3.0
    forgiveness: float = 60.0

    def supervisor(self) -> Supervisor:
        return Supervisor(
            logs=self.folder / "log",
            environment=dict(os.environ),
            say=self.lines.append,
            grace=self.grace,
            forgiveness=self.forgiveness,
        )

    def log(self, name: str) -> str:
        path = self.folder / "log" / f"{name}.log"
        return path.read_text() if path.exists() else ""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def plan(
    first: str = FOREVER,
    rest: str = FOREVER,
    *,
    before: tuple[Step, ...] = (),
    beside: tuple[Step, ...] = (),
    ready: Callable[[], bool] = lambda: True,
    patience: float = 20.0,
) -> Plan:
    return Plan(
        before=before,
        first=Service("assistant", python(first)),
        beside=beside,
        rest=(Service("desk", python(rest)),),
        ready=ready,
        patience=patience,
    )


def interrupt(seconds: float = 0.0) -> None:
    """The next Ctrl-C, a moment from now."""
    threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)).start()


_others: set[int] = set()


@pytest.fixture(autouse=True)
def _hanging_up_is_heard() -> Iterator[None]:
    """Under `nohup` the line's end is not heard, and that holds for what is started in it: here it is, wherever run."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture(autouse=True)
def _others_do_not_count() -> None:
    """Processes that other tests started (the running product, say) are none of this test's."""
    _others.clear()
    _others.update(process.pid for process in psutil.Process().children(recursive=True))


def children() -> list[psutil.Process]:
    return [process for process in psutil.Process().children(recursive=True) if process.pid not in _others]


def gone(pid: int, patience: float = 5.0) -> bool:
    """Whether that process ends within the patience; one that only waits to be reaped has ended."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with contextlib.suppress(psutil.NoSuchProcess):
            if psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
                time.sleep(0.05)
                continue
        return True
    return False


def test_steps_run_in_order_and_ready_comes_last(stage: Stage, tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    def mark(word: str) -> tuple[str, ...]:
        return python(f"open({str(trace)!r}, 'a').write({word!r} + ' ')")

    def on_ready(seconds: float) -> None:
        stage.lines.append("Ready")
        interrupt()

    asked = plan(
        before=(Step("Training", "train", mark("train")),),
        beside=(Step("Migrating", "migrate", mark("migrate")), Step("Loading", "load", mark("load"))),
    )
    assert serve(asked, stage.supervisor(), on_ready) == 0
    assert trace.read_text().split() == ["train", "migrate", "load"]
    assert stage.lines == [
        "Training",
        "Starting the assistant",
        "Migrating",
        "Loading",
        "Starting the desk",
        "Ready",
        "Stopping",
    ]
    assert children() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_way_of_stopping_ends_every_process(stage: Stage, number: signal.Signals) -> None:
    def on_ready(seconds: float) -> None:
        assert len(children()) == 2
        os.kill(os.getpid(), number)

    assert serve(plan(), stage.supervisor(), on_ready) == 0
    assert children() == []


def test_what_a_process_started_itself_ends_with_it(stage: Stage) -> None:
    supervisor = stage.supervisor()
    ready = plan(first=PARENT, ready=lambda: bool(stage.log("assistant").strip()))
    assert serve(ready, supervisor, lambda seconds: interrupt()) == 0
    assert gone(int(stage.log("assistant")))


def test_a_process_that_will_not_end_is_killed_after_the_grace(stage: Stage) -> None:
    stage.grace = 0.5
    started = time.monotonic()
    stubborn = plan(first=STUBBORN, ready=lambda: "up" in stage.log("assistant"))
    assert serve(stubborn, stage.supervisor(), lambda seconds: interrupt()) == 0
    assert children() == []
    assert time.monotonic() - started < 10


def test_a_second_ctrl_c_does_not_wait_for_the_grace(stage: Stage) -> None:
    stage.grace = 60.0
    started = time.monotonic()

    def on_ready(seconds: float) -> None:
        interrupt()
        interrupt(0.7)

    stubborn = plan(first=STUBBORN, ready=lambda: "up" in stage.log("assistant"))
    assert serve(stubborn, stage.supervisor(), on_ready) == 0
    assert time.monotonic() - started < 20
    assert children() == []


def test_a_process_that_dies_is_restarted_once_with_a_line_saying_so(stage: Stage, tmp_path: Path) -> None:
    been = tmp_path / "been"
    once = (
        "import pathlib, sys\n"
        f"been = pathlib.Path({str(been)!r})\n"
        "if not been.exists():\n    been.touch(); sys.exit(3)\n"
    )

    def restarted() -> bool:
        return any("starting it again" in line for line in stage.lines)

    back = plan(rest=once + FOREVER, ready=restarted)
    assert serve(back, stage.supervisor(), lambda seconds: interrupt(0.5)) == 0
    said = next(line for line in stage.lines if "starting it again" in line)
    assert said.startswith("The desk ended with exit code 3")
    assert sum("starting it again" in line for line in stage.lines) == 1


def test_a_process_that_dies_again_soon_stops_everything_and_names_its_log(stage: Stage) -> None:
    dying = "import os, signal\nprint('broken', flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    assert serve(plan(rest=dying, ready=lambda: False), stage.supervisor(), lambda seconds: None) == 1
    assert stage.lines[-1].startswith("Stopped: The desk was ended by signal 9 again")
    assert str(stage.folder / "log" / "desk.log") in stage.lines[-1]
    assert stage.log("desk").count("broken") == 2
    assert children() == []


def test_a_process_that_dies_again_much_later_is_restarted_again(stage: Stage) -> None:
    stage.forgiveness = 0.0

    def restarted_three_times() -> bool:
        return sum("starting it again" in line for line in stage.lines) >= 3

    brief = plan(rest="import time; time.sleep(0.1)", ready=restarted_three_times)
    assert serve(brief, stage.supervisor(), lambda seconds: interrupt()) == 0


def test_a_step_that_fails_stops_everything_and_shows_the_end_of_its_log(stage: Stage) -> None:
    failing = Step("Migrating", "migrate", python("import sys; print('no such column'); sys.exit(1)"))
    assert serve(plan(beside=(failing,)), stage.supervisor(), lambda seconds: None) == 1
    assert "no such column" in stage.lines[-1]
    assert "migrate.log" in stage.lines[-1]
    assert children() == []


def test_stopping_during_a_step_ends_the_step(stage: Stage) -> None:
    interrupt(0.5)
    slow = Step("Training", "train", python(FOREVER), shown=True)
    assert serve(plan(before=(slow,)), stage.supervisor(), lambda seconds: None) == 0
    assert stage.lines == ["Training", "Stopping"]
    assert children() == []


def test_never_ready_is_given_up_on_in_plain_words(stage: Stage) -> None:
    assert serve(plan(ready=lambda: False, patience=0.5), stage.supervisor(), lambda seconds: None) == 1
    assert stage.lines[-1].startswith("Stopped: The product was not ready after 0 seconds; see the logs in ")


def test_a_command_that_is_not_there_is_said_plainly(stage: Stage) -> None:
    with pytest.raises(GaveUpError, match=r"/nowhere/python could not be started: .*make setup"):
        stage.supervisor().start(Service("assistant", ("/nowhere/python",)))


def test_the_old_handlers_are_back_afterwards(stage: Stage) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    serve(plan(), stage.supervisor(), lambda seconds: interrupt())
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before


def test_logs_are_rotated_keeping_three_and_are_for_their_owner_alone(tmp_path: Path) -> None:
    log = tmp_path / "log" / "desk.log"
    for run in range(6):
        rotate(log)
        log.write_text(f"run {run}")
    assert {path.name: path.read_text() for path in log.parent.iterdir()} == {
        "desk.log": "run 5",
        "desk.log.1": "run 4",
        "desk.log.2": "run 3",
        "desk.log.3": "run 2",
    }
    assert log.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent was killed")
def test_processes_end_when_the_supervisor_itself_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from bot.supervisor import Service, Supervisor\n"
        f"s = Supervisor(logs=pathlib.Path({str(tmp_path)!r}), environment={{}}, say=print)\n"
        f"s.start(Service('desk', (sys.executable, '-c', {FOREVER!r})))\n"
        "print('started', flush=True)\n"
        "s.watch()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "started\n"
        (desk,) = psutil.Process(killed.pid).children()
        killed.kill()
    assert gone(desk.pid)
