"""A mail server for tests: speaks SMTP on a real socket, keeps what it is given, and refuses when it is told to."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from email.message import EmailMessage
from typing import Self, cast


class _Session(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        """One SMTP conversation (RFC 5321), as much of it as a sender needs."""
        self._say("220 test ESMTP")
        sender, receivers = "", list[str]()
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            verb, _, rest = line.partition(" ")
            match verb.upper():
                case "EHLO" | "HELO":
                    self._say("250 test")
                case "MAIL" if self.server.refuse:
                    self._say("451 try again later")
                case "MAIL":
                    sender = rest
                    self._say("250 OK")
                case "RCPT":
                    receivers.append(rest.partition("<")[2].partition(">")[0])
                    self._say("250 OK")
                case "DATA":
                    self._say("354 go on")
                    self._keep(sender, receivers)
                    self._say("250 OK")
                case "RSET" | "NOOP":
                    self._say("250 OK")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("502 not here")

    def _keep(self, sender: str, receivers: list[str]) -> None:
        body = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            body += line.removeprefix(b".")
        message = cast(EmailMessage, email.message_from_bytes(body, policy=email.policy.default))
        self.server.received.append((list(receivers), message))

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine while it is entered."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.received: list[tuple[list[str], EmailMessage]] = []
        self.refuse = False

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
