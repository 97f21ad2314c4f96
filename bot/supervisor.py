"""Keep a handful of processes going together: start, restart once, and stop them all.

One thread and no framework: a loop looks at the processes a few times a second. Each process has a process group of
its own, so that Ctrl-C in a terminal reaches only the supervisor, which then stops the rest in order.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

LOOK_EVERY = 0.1
KEEP_LOGS = 3
PR_SET_PDEATHSIG = 1


class StopAskedError(Exception):
    """A person pressed Ctrl-C, or the machine asked the product to stop."""


class GaveUpError(Exception):
    """The product cannot run; the message says why and which log to read."""


@dataclass(frozen=True)
class Service:
    """A process that should run as long as the product does: its name (also its log's) and its command."""

    name: str
    command: Sequence[str]


@dataclass
class _Running:
    service: Service
    process: subprocess.Popen[bytes]
    restarted_at: float | None = None


@dataclass
class Supervisor:
    """Starts processes with one environment, watches them, and stops them.

    Args:
        logs: the folder that gets one `<name>.log` for each process.
        environment: the environment every process gets.
        say: how a line reaches the person who started it.
        grace: seconds that a process has to end by itself before it is killed.
        forgiveness: a process that dies again within this many seconds of its restart is given up on.
    """

    logs: Path
    environment: Mapping[str, str]
    say: Callable[[str], None]
    grace: float = 10.0
    forgiveness: float = 60.0
    _running: list[_Running] = field(default_factory=list)
    _stops_asked: int = 0

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Turn Ctrl-C, TERM and a closed terminal into an orderly stop, for as long as this lasts."""
        stops = {signal.SIGINT, signal.SIGTERM}
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # ignored under nohup, and rightly
            stops.add(signal.SIGHUP)
        before = {number: signal.signal(number, self._asked_to_stop) for number in stops}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stops_asked += 1

    def log(self, name: str) -> Path:
        """Where that process writes."""
        return self.logs / f"{name}.log"

    def step(self, name: str, command: Sequence[str], *, shown: bool = False) -> None:
        """Run a command to its end. Its output is shown to the person, or kept in its log.

        Raises:
            GaveUpError: it failed; the message holds the end of its log.
            StopAskedError: the person would not wait; the command was stopped.
        """
        with contextlib.ExitStack() as stack:
            output = None if shown else stack.enter_context(self._fresh_log(name))
            running = _Running(Service(name, command), self._launch(command, output))
            self._running.append(running)
            while running.process.poll() is None:
                self._rest()
                self.check()
        self._running.remove(running)
        _end_group(running.process, signal.SIGKILL)
        if running.process.returncode != 0:
            where = (
                "the lines above say why." if shown else f"see {self.log(name)}, which ends:\n{tail(self.log(name))}"
            )
            raise GaveUpError(f"{name} failed: {where}")

    def _fresh_log(self, name: str) -> IO[bytes]:
        rotate(self.log(name))
        return self.log(name).open("ab")

    def start(self, service: Service) -> None:
        """Start a process that is to keep running, with a fresh log."""
        rotate(self.log(service.name))
        self._running.append(_Running(service, self._start(service)))

    def _start(self, service: Service) -> subprocess.Popen[bytes]:
        with self.log(service.name).open("ab") as output:
            return self._launch(service.command, output)

    def _launch(self, command: Sequence[str], output: IO[bytes] | None) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - the commands are the product's own
                list(command),
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=None if output is None else subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )
        except OSError as failure:
            raise GaveUpError(f"{command[0]} could not be started: {failure.strerror}. Try `make setup`.") from failure

    def wait(self, ready: Callable[[], bool], patience: float, what: str) -> None:
        """Watch the processes until `ready` says so.

        Raises:
            GaveUpError: not ready within `patience` seconds, or a process died for good.
            StopAskedError: the person asked to stop.
        """
        until = time.monotonic() + patience
        while not ready():
            if time.monotonic() > until:
                raise GaveUpError(f"{what} was not ready after {patience:.0f} seconds; see the logs in {self.logs}.")
            self._rest()
            self.check()
            self.look()

    def watch(self) -> None:
        """Watch the processes for good; ends only by `StopAskedError` or `GaveUpError`."""
        self.wait(lambda: False, float("inf"), "")

    def check(self) -> None:
        """Raise `StopAskedError` when a person asked to stop."""
        if self._stops_asked:
            raise StopAskedError

    def look(self) -> None:
        """Restart a process that has died, once; raise `GaveUpError` when it dies again too soon."""
        for running in self._running:
            code = running.process.poll()
            if code is None:
                continue
            _end_group(running.process, signal.SIGKILL)
            name, now = running.service.name, time.monotonic()
            how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
            if running.restarted_at is not None and now - running.restarted_at < self.forgiveness:
                raise GaveUpError(f"The {name} {how} again, soon after it was restarted. Read {self.log(name)}.")
            self.say(f"The {name} {how}: starting it again (its log is {self.log(name)})")
            running.process, running.restarted_at = self._start(running.service), now

    def _rest(self) -> None:
        time.sleep(LOOK_EVERY)

    def stop(self) -> None:
        """Stop every process: ask, wait for the grace, then kill. A second Ctrl-C kills at once."""
        asked_before, until = self._stops_asked, time.monotonic() + self.grace
        for running in reversed(self._running):
            _end_group(running.process, signal.SIGTERM)
        while time.monotonic() < until and self._stops_asked <= asked_before:
            if all(running.process.poll() is not None for running in self._running):
                break
            self._rest()
        for running in self._running:
            _end_group(running.process, signal.SIGKILL)
            running.process.wait()
        self._running.clear()


def _die_with_parent() -> None:
    """On Linux, a process is told to end when the supervisor is killed outright; elsewhere this does nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process and all it started; a group that is gone is no error."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def rotate(log: Path) -> None:
    """Set the last run's log aside (`.1` is the newest), keeping three, for its owner alone to read."""
    log.parent.mkdir(parents=True, exist_ok=True)
    for age in range(KEEP_LOGS, 0, -1):
        older, newer = (
            log.with_name(f"{log.name}.{age}"),
            log.with_name(f"{log.name}.{age - 1}" if age > 1 else log.name),
        )
        if newer.exists():
            newer.replace(older)
    log.touch(mode=0o600)


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log, indented."""
    return "\n".join(f"  {line}" for line in log.read_text(errors="replace").splitlines()[-lines:])
