"""What a process has loaded by its start lives as long as it does, so the garbage collector need not look at it again.

Looking through some hundred thousand lasting objects every few turns cost a twentieth of every turn, and pushed what
the turns need out of the processor's caches.
"""

from __future__ import annotations

import gc

_YOUNG = 50_000
"""How many new objects there are before the youngest are looked at: about as many as twenty turns make."""


def spare_what_is_loaded() -> None:
    """From now on only what is made later is looked at. Called once, when a process has loaded what it needs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 50)
