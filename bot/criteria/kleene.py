"""Kleene's strong three-valued logic: true, false, and not known (`None`).

Source: S. C. Kleene, Introduction to Metamathematics (1952), §64. A result is firm only when no way of filling in
what is not known could change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

Truth = Optional[bool]
"""True, False, or None for "not known"."""


def conjunction(values: Iterable[Truth]) -> Truth:
    """`all`: false if any is false, else not known if any is not known, else true."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """`any`: true if any is true, else not known if any is not known, else false."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Truth) -> Truth:
    """`not`: what is not known stays not known."""
    return None if value is None else not value


def implication(condition: Truth, consequence: Truth) -> Truth:
    """`when`: a clause that only counts where its condition holds."""
    return disjunction((negation(condition), consequence))
