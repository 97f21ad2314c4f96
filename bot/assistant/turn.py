"""One patient message on its way through Rasa, and whether something in it failed.

Rasa carries on after a failed action and keeps what is left of the turn. Here a turn counts as a whole: it is kept
and answered, or it is dropped and the desk is told, which may then send the same message again.
"""

from __future__ import annotations

import time
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Optional


class TurnFailedError(RuntimeError):
    """The turn was dropped: nothing of it was kept, and the message may be sent again."""


@dataclass
class Turn:
    """A message being handled. `failure` says what went wrong first, in words that hold nothing of the patient's.

    `request` is the desk's id of the request, for logs. `until` is when the conversation's lock runs out
    (`time.monotonic()`); a turn that is not done by then is lost, since another may have begun. `began` is when it got
    the lock (`time.perf_counter()`).
    """

    failure: Optional[str] = None
    request: str = ""
    until: Optional[float] = None
    began: Optional[float] = None

    def fail(self, why: str) -> None:
        """Note a failure; the first one stands."""
        if self.failure is None:
            self.failure = why


current: ContextVar[Optional[Turn]] = ContextVar("current_turn", default=None)
"""The turn of the running task; None outside a turn (training, parsing, tests of single parts)."""


def fail(why: str) -> None:
    """Note that the current turn failed; nothing happens outside a turn."""
    turn = current.get()
    if turn is not None:
        turn.fail(why)


def failed() -> bool:
    """Whether the current turn has failed."""
    turn = current.get()
    return turn is not None and turn.failure is not None


def raise_if_failed() -> None:
    """Raises `TurnFailedError` where the current turn has failed."""
    turn = current.get()
    if turn is not None and turn.until is not None and time.monotonic() > turn.until:
        turn.fail("the lock ran out")
    if turn is not None and turn.failure is not None:
        raise TurnFailedError(turn.failure)
