"""Plain SVG pictures of a benchmark's figures: bars side by side, and lines over a number."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measuring import RESULTS

COLOURS = ("#005eb8", "#8a8d8f", "#ed8b00", "#006747")
_WIDE, _HIGH, _LEFT, _TOP, _FOOT = 760, 420, 70, 60, 70


def bars(name: str, title: str, groups: Mapping[str, Sequence[float]], sides: Sequence[str], unit: str) -> Path:
    """A bar for each side in every group (`groups` maps a group to one value a side); gives the picture's path."""
    most = max(max(values) for values in groups.values()) or 1.0
    step = (_WIDE - _LEFT - 20) / len(groups)
    width = step * 0.8 / len(sides)
    drawn = []
    for place, (group, values) in enumerate(groups.items()):
        x = _LEFT + place * step + step * 0.1
        for side, value in enumerate(values):
            high = (_HIGH - _TOP - _FOOT) * value / most
            left, top = x + side * width, _HIGH - _FOOT - high
            drawn.append(
                f'<rect x="{left:.1f}" y="{top:.1f}" width="{width * 0.95:.1f}" height="{high:.1f}" '
                f'fill="{COLOURS[side % len(COLOURS)]}"/>'
                + _text(left + width / 2, top - 5, _number(value), size=12, middle=True)
            )
        drawn.append(_text(x + step * 0.4, _HIGH - _FOOT + 20, group, middle=True))
    return _kept(name, title, f"{unit}", "".join(drawn) + _legend(sides))


def lines(
    name: str, title: str, across: Sequence[float], series: Mapping[str, Sequence[float]], units: tuple[str, str]
) -> Path:
    """A line for each series over `across`; `units` are of the numbers across and up. Gives the picture's path."""
    most = max(max(values) for values in series.values()) or 1.0
    first, last = min(across), max(across)
    drawn = []
    for colour, values in zip(COLOURS, series.values(), strict=False):
        points = " ".join(
            f"{_LEFT + (x - first) / ((last - first) or 1) * (_WIDE - _LEFT - 20):.1f},"
            f"{_HIGH - _FOOT - (_HIGH - _TOP - _FOOT) * y / most:.1f}"
            for x, y in zip(across, values, strict=True)
        )
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    for share in (0.0, 0.5, 1.0):
        y = _HIGH - _FOOT - (_HIGH - _TOP - _FOOT) * share
        drawn.append(f'<line x1="{_LEFT}" x2="{_WIDE - 20}" y1="{y}" y2="{y}" stroke="#d8dde0"/>')
        drawn.append(_text(_LEFT - 6, y + 4, _number(most * share), end=True))
        drawn.append(
            _text(_LEFT + (_WIDE - _LEFT - 20) * share, _HIGH - _FOOT + 20, _number(first + (last - first) * share))
        )
    return _kept(name, title, f"{units[1]}, by {units[0]}", "".join(drawn) + _legend(list(series)))


def _legend(sides: Sequence[str]) -> str:
    return "".join(
        f'<rect x="{_LEFT + place * 230}" y="{_HIGH - 30}" width="14" height="14" fill="{colour}"/>'
        + _text(_LEFT + place * 230 + 20, _HIGH - 18, side)
        for place, (side, colour) in enumerate(zip(sides, COLOURS, strict=False))
    )


def _text(x: float, y: float, words: str, size: int = 13, middle: bool = False, end: bool = False) -> str:
    anchor = "middle" if middle else "end" if end else "start"
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}">{html.escape(words)}</text>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}"


def _kept(name: str, title: str, under: str, drawn: str) -> Path:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.svg"
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="Arial, sans-serif" '
        f'role="img" aria-label="{html.escape(title)}"><rect width="100%" height="100%" fill="#fff"/>'
        + _text(20, 26, title, size=17)
        + _text(20, 46, under, size=12)
        + f"{drawn}</svg>\n",
        encoding="utf-8",
    )
    return path
