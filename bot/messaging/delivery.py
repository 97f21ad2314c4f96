"""What becomes of a text after it is handed over: its status, and when to try again.

Twilio's status callbacks come in any order and more than once, so a status never goes back.
"""

from __future__ import annotations

from datetime import timedelta

_RANK = {
    "accepted": 0,
    "scheduled": 0,
    "queued": 1,
    "sending": 2,
    "sent": 3,
    "partially_delivered": 4,
    "delivered": 5,
    "undelivered": 5,
    "failed": 5,
    "canceled": 5,
    "read": 6,
}

_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
MOST_TRIES = 23
"""Tries in all: the last is about four hours after the first, which is as long as the network would keep a text. A
service that is away for an hour or two costs nothing but time."""


def rank(status: str) -> int:
    """How far along a status is: accepted < queued < sending < sent < delivered, undelivered, failed; -1 if unknown."""
    return _RANK.get(status.lower(), -1)


def advance(held: str | None, told: str) -> str:
    """The status to keep, given the one held and one just told: the further of the two, the held one on a tie."""
    if held is None:
        return told
    return told if rank(told) > rank(held) else held


def retry_after(attempt: int, *, jitter: float = 0.0, asked: timedelta | None = None) -> timedelta | None:
    """How long to wait after the failed try number `attempt` (1 is the first); None when there are no more tries.

    The wait doubles from 5 seconds up to 15 minutes. `jitter` (0 to 1) adds up to a quarter, so that many texts do
    not come back together. `asked` is the service's own `Retry-After`, which is never undercut.
    """
    if attempt < 1:
        raise ValueError("tries are counted from 1")
    if attempt >= MOST_TRIES:
        return None
    doubled: timedelta = min(_FIRST_WAIT * (1 << (attempt - 1)), _LONGEST_WAIT)
    wait = doubled * (1 + 0.25 * min(max(jitter, 0.0), 1.0))
    return max(wait, asked) if asked else wait
