"""How well two reviewers agree, and how much is wrong in what nobody flagged. Pure: counts in, figures out.

Sources: Cohen (1960), "A coefficient of agreement for nominal scales"; Wilson (1927) for the interval of a share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """A share of a number of cases with its 95% interval, each from 0 to 1."""

    count: int
    of: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Missed:
    """What a random sample says of all unflagged conversations.

    `expected` is about how many of them hold a problem that no flag told of; `low` and `high` are its 95% interval.
    `found` is the share of all problems that flags do find, where that can be worked out.
    """

    rate: Share
    expected: float
    low: float
    high: float
    found: float | None


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two reviewers' labels of the same cases: 1 is full agreement, 0 no more than by chance.

    None without cases, or where both gave one and the same label throughout (chance alone explains that).
    """
    judged = list(pairs)
    if not judged:
        return None
    total = len(judged)
    agreed = sum(1 for first, second in judged if first == second) / total
    firsts, seconds = Counter(first for first, _ in judged), Counter(second for _, second in judged)
    by_chance = sum(firsts[each] * seconds[each] for each in firsts) / total**2
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def kappa_in_words(value: float | None) -> str:
    """How good an agreement is, in the usual words (Landis and Koch, 1977)."""
    if value is None:
        return "cannot be worked out yet"
    for limit, words in ((0.0, "poor"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial")):
        if value <= limit:
            return words
    return "almost perfect"


def wilson(count: int, of: int, z: float = Z_95) -> Share | None:
    """A share with Wilson's interval, which holds for small numbers and for none at all. None of no cases."""
    if of <= 0:
        return None
    if not 0 <= count <= of:
        raise ValueError("a share needs a count between 0 and the number of cases")
    share = count / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    low = 0.0 if count == 0 else max(0.0, (middle - spread) / scale)
    high = 1.0 if count == of else min(1.0, (middle + spread) / scale)
    return Share(count, of, share, low, high)


def missed(problems: int, sampled: int, unflagged: int, problems_flagged: int | None = None) -> Missed | None:
    """What is missed, from a random sample of unflagged conversations.

    Args:
        problems: sampled conversations in which a reviewer found a problem.
        sampled: how many unflagged conversations were reviewed.
        unflagged: how many unflagged conversations there are in all.
        problems_flagged: how many flagged conversations really hold a problem, where known.
    """
    rate = wilson(problems, sampled)
    if rate is None:
        return None
    expected = rate.share * unflagged
    found = None
    if problems_flagged is not None and problems_flagged + expected > 0:
        found = problems_flagged / (problems_flagged + expected)
    return Missed(rate, expected, rate.low * unflagged, rate.high * unflagged, found)
