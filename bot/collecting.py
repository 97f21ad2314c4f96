"""How a long-running process keeps its memory: what it need not look through again, and in how many places it allots.

What is loaded by the start lives as long as the process does. Looking through some hundred thousand lasting objects
every few turns cost a twentieth of every turn, and pushed what the turns need out of the processor's caches.

The C library gives threads places of their own to allot from, up to eight a core, and keeps in each what the busiest
moment there needed. In the worker that grew by a seventh in 54,000 turns, though nothing of its own did; from two
places it does not (figures: benchmarks/README.md).
"""

from __future__ import annotations

import contextlib
import ctypes
import gc

_YOUNG = 50_000
"""How many new objects there are before the youngest are looked at: about as many as twenty turns make."""


def spare_what_is_loaded() -> None:
    """From now on only what is made later is looked at. Called once, when a process has loaded what it needs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 50)


_ARENAS, _OF_THEM = -8, 2
"""The C library's name for how many places there may be (`M_ARENA_MAX`), and how many there are here."""


def allot_from_few_places() -> None:
    """Threads started later share a few places to allot memory from. Does nothing where the C library is not GNU's."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENAS, _OF_THEM)
