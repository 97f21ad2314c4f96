"""Tables for the numbers page, with small numbers left out so that nobody can be told from them. Pure.

Source: NHS England, disclosure control for small numbers: figures from 1 to 4 are not shown, and where one alone is
left out of a column whose total is shown, the next smallest goes too, so that it cannot be worked out. Groups that are
small from the start are shown together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SMALLEST_SHOWN = 5
TOGETHER = "Small groups together"


@dataclass(frozen=True)
class Table:
    """A table of counts: a head for each column, and rows of a name with counts; None is a count that is left out."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


def suppressed(column: Sequence[int]) -> list[int | None]:
    """A column of counts with the small ones left out. Nought is shown: it tells of nobody."""
    small = {place for place, count in enumerate(column) if 0 < count < SMALLEST_SHOWN}
    if len(small) == 1:
        others = [place for place, count in enumerate(column) if place not in small and count > 0]
        if others:
            small.add(min(others, key=lambda place: column[place]))
    return [None if place in small else count for place, count in enumerate(column)]


def merged(counts: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Groups whose first count is small, as one; where that is small too, the next smallest group joins them."""
    by_size = sorted(counts, key=lambda name: (counts[name][0], name))
    small = [name for name in by_size if counts[name][0] < SMALLEST_SHOWN]
    rest = [name for name in by_size if name not in small]
    while small and rest and sum(counts[name][0] for name in small) < SMALLEST_SHOWN:
        small.append(rest.pop(0))
    found = {name: list(counts[name]) for name in rest}
    if len(small) == 1:
        found[small[0]] = list(counts[small[0]])
    elif small:
        found[TOGETHER] = [sum(column) for column in zip(*(counts[name] for name in small), strict=True)]
    return found


def table(head: Sequence[str], counts: Mapping[str, Sequence[int]]) -> Table:
    """A table with small groups put together and small numbers left out, column by column; rows by name."""
    counts = merged(counts)
    names = sorted(counts, key=lambda name: (name == TOGETHER, name))
    columns = [suppressed([counts[name][place] for name in names]) for place in range(len(head))]
    rows = tuple((name, tuple(column[at] for column in columns)) for at, name in enumerate(names))
    return Table(tuple(head), rows)


def funnel(reached: Iterable[tuple[str, frozenset[str]]], stages: Sequence[str]) -> dict[str, list[int]]:
    """How many of each group reached each stage, from pairs of a group's name and the stages reached."""
    counts: dict[str, list[int]] = {}
    for group, got in reached:
        row = counts.setdefault(group, [0] * len(stages))
        for place, stage in enumerate(stages):
            row[place] += stage in got
    return counts


def shown(count: int | None) -> str:
    """A count as it is read."""
    return "fewer than 5, or left out" if count is None else f"{count:,}"


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: how many in a hundred of the chart's width it takes."""

    name: str
    words: str
    width: int


def bars(rows: Sequence[tuple[str, int | None]]) -> list[Bar]:
    """Bars for counts, the greatest as wide as the chart; a count that is left out has no bar."""
    most = max((count or 0 for _, count in rows), default=0) or 1
    return [
        Bar(name, "left out" if count is None else f"{count:,}", round(100 * (count or 0) / most))
        for name, count in rows
    ]


def median_of(counts: Mapping[int, int]) -> float | None:
    """The median of values given with how often each occurs; None where there are none."""
    total = sum(counts.values())
    if total == 0:
        return None
    middle = ((total - 1) // 2, total // 2)
    found, before = [], 0
    for value in sorted(counts):
        after = before + counts[value]
        found += [value for place in middle if before <= place < after]
        before = after
    return sum(found) / len(found)
