"""The product as an integrated care board runs it: several desks, Rasas and workers, on PostgreSQL and Redis."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.support.product import ROOT, Product, free_port
from tests.support.proxy import Proxy
from tests.support.servers import PostgreSQL, Redis


class Cluster(Product):
    """A `Product` of several processes each, desks behind a proxy, a line that can be cut before each Rasa.

    The processes are named `desk-1`, `assistant-1`, `worker-1` and so on. `url` is the proxy's address.
    """

    def __init__(
        self,
        database: PostgreSQL,
        redis: Redis,
        desks: int = 2,
        assistants: int = 2,
        workers: int = 2,
        clock: str = "2027-03-01T09:00:00",
        extra: dict[str, str] | None = None,
    ) -> None:
        super().__init__(database_url=database.url, clock=clock, extra=dict(extra or {}))
        self.database, self.redis = database, redis
        self.desk_ports = {f"desk-{n}": free_port() for n in range(1, desks + 1)}
        self.rasa_ports = {f"assistant-{n}": free_port() for n in range(1, assistants + 1)}
        self.workers = [f"worker-{n}" for n in range(1, workers + 1)]
        self.front = Proxy(*self.desk_ports.values())
        self.actions = Proxy(*self.desk_ports.values())
        self.lines = {name: Proxy(port) for name, port in self.rasa_ports.items()}
        self.url = self.twilio.desk = self.front.url
        self.environment |= {
            "ASSISTANT_URL": " ".join(line.url for line in self.lines.values()),
            "ACTION_URL": f"{self.actions.url}/actions/webhook",
            "PUBLIC_BASE_URL": self.url,
            "TRACKER_DATABASE_URL": database.url,
            "REDIS_URL": redis.url,
            **(extra or {}),
        }

    def start(self) -> Cluster:
        """Starts everything and waits until a patient can chat."""
        self.command("migrate")
        self.command("load")
        for name in self.names():
            self.start_one(name)
        self.wait_until_well(180)
        return self

    def names(self) -> list[str]:
        """Every process."""
        return [*self.rasa_ports, *self.desk_ports, *self.workers]

    def start_one(self, name: str) -> None:
        """Starts one process."""
        if name in self.rasa_ports:
            python = str(ROOT / ".venv" / "assistant" / "bin" / "python")
            self._start(name, [python, "-m", "bot.assistant.serve", "--port", str(self.rasa_ports[name])])
        elif name in self.desk_ports:
            self._with_port(name)
        else:
            self._start(name, [sys.executable, "-m", "bot", "worker"])

    def _with_port(self, name: str) -> None:
        before = self.environment["PORT"]
        self.environment["PORT"] = str(self.desk_ports[name])
        try:
            self._start(name, [sys.executable, "-m", "bot", "serve"])
        finally:
            self.environment["PORT"] = before

    def hang(self, name: str) -> None:
        """A process stands still."""
        os.killpg(self.processes[name].pid, signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        """It goes on."""
        os.killpg(self.processes[name].pid, signal.SIGCONT)

    def log_files(self) -> list[Path]:
        """Every log."""
        return sorted(self.folder.glob("*.log"))

    def stop(self) -> None:
        """Stops everything that is the cluster's own; not the database and not Redis."""
        super().stop()
        for proxy in (self.front, self.actions, *self.lines.values()):
            proxy.close()
