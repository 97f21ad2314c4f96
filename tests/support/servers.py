"""A PostgreSQL and a Redis of a test's own, on their own ports, that it may kill and fill up as it likes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support.product import free_port


def _where(name: str) -> str | None:
    """A PostgreSQL program: beside the server's own, as Debian keeps them, or on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


def missing() -> list[str]:
    """The programs that are not on this machine and that these servers need."""
    there = {name: _where(name) for name in ("initdb", "pg_ctl", "postgres")} | {
        "redis-server": shutil.which("redis-server")
    }
    return [name for name, path in there.items() if path is None]


def as_server(command: list[str]) -> list[str]:
    """The command as a user that PostgreSQL runs for: it refuses root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


class PostgreSQL:
    """A cluster in a folder of its own. `folder` may be on a small disk."""

    def __init__(self, folder: Path | None = None) -> None:
        self.root = folder or Path(tempfile.mkdtemp(prefix="referral-pg-"))
        self.data, self.port = self.root / "data", free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        if os.geteuid() == 0:
            shutil.chown(self.root, "postgres")

    def start(self) -> PostgreSQL:
        """Makes the cluster where there is none, starts it and waits until it answers."""
        if not self.data.exists():
            made = [str(_where("initdb")), "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
            self._run(made)
            with (self.data / "postgresql.conf").open("a") as file:
                file.write("max_wal_size = 48MB\nmin_wal_size = 32MB\nshared_buffers = 32MB\nmax_connections = 200\n")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.root}"
        log = str(self.root / "log")
        self._run([str(_where("pg_ctl")), "-D", str(self.data), "-l", log, "-w", "-t", "60", "-o", options, "start"])
        return self

    def stop(self, mode: str = "fast") -> None:
        """Stops it; `immediate` is as if the power had gone."""
        self._run([str(_where("pg_ctl")), "-D", str(self.data), "-w", "-m", mode, "stop"], check=False)

    def remove(self) -> None:
        """Stops it and removes everything."""
        self.stop("immediate")
        shutil.rmtree(self.root, ignore_errors=True)

    def program(self, name: str, *arguments: str) -> list[str]:
        """A command line of a client program (`pg_dump`, `psql`) for this cluster."""
        return [str(_where(name)), "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", *arguments]

    def _run(self, command: list[str], check: bool = True) -> None:
        quiet = subprocess.DEVNULL
        done = subprocess.run(
            as_server(command), cwd="/", stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, timeout=120, check=False
        )
        if check and done.returncode:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")


class Redis:
    """A Redis that keeps nothing on disk."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Redis:
        """Starts it and waits until it answers."""
        import redis

        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        client = redis.Redis.from_url(self.url)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        return self

    def flush(self) -> None:
        """Empties it."""
        import redis

        redis.Redis.from_url(self.url).flushall()

    def kill(self) -> None:
        """Ends it outright."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)
            self._process = None
