"""The queue of those who want to write to an SQLite database.

SQLite has one writer at a time and keeps no queue: whoever finds it busy sleeps and tries again, up to a tenth of a
second at a time, and in a crowd some never get their turn. So writers queue before they begin: the threads of a process
on a lock of their own, and processes on the lock of a file beside the database, which the system hands on at once. The
system takes that lock back from a process that dies.
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path
from types import TracebackType


class OneWriter:
    """A lock to hold while writing. The thread that has it may take it again."""

    def __init__(self, database: Path | None) -> None:
        """`database` is the database's file; None for one in memory, which no other process sees."""
        self._within = threading.RLock()
        self._depth = 0
        self._path = database.with_name(f"{database.name}-writer") if database is not None else None
        self._file = -1

    def __enter__(self) -> None:
        self._within.acquire()
        self._depth += 1
        if self._depth == 1 and self._path is not None:
            # Opened anew each time: a fork would share its parent's, and a process would gather one for each database.
            try:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._file, fcntl.LOCK_EX)
            except BaseException:
                self._leave()
                raise

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._leave()

    def _leave(self) -> None:
        if self._depth == 1 and self._file != -1:
            os.close(self._file)  # and with it goes the lock
            self._file = -1
        self._depth -= 1
        self._within.release()
