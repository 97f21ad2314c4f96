"""A picture of a rule: boxes inside boxes, made from the same file as every decision (SVG, no script, no font file)."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from html import escape

from bot.criteria.comparisons import Comparison
from bot.criteria.describing import comparison_words
from bot.criteria.rule import Clause, Every, Node, Opposite
from bot.criteria.service import Service

WIDTH = 760
LINE = 20
PAD = 14
GAP = 26
CHARACTER = 7.6


@dataclass(frozen=True)
class _Box:
    """One box laid out: its height in pixels and its SVG, drawn from its own top left corner."""

    height: int
    svg: str


def draw(service: Service) -> str:
    """The service's rule as an SVG picture with a text description for screen readers."""
    inner = WIDTH - 2 * PAD
    title = _text(PAD, 30, f"Who {service.name} is for", "title")
    subtitle = _text(PAD, 52, f"Version {service.version}. A dashed box never refuses anyone: a person looks.", "small")
    box = _layout(service.rule, inner)
    height = box.height + 70 + PAD
    name = escape(service.name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="t d"><title id="t">Who {name} is for</title>'
        f'<desc id="d">{escape(_spoken(service.rule))}</desc>{_STYLE}'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{title}{subtitle}'
        f'<g transform="translate({PAD},70)">{box.svg}</g></svg>\n'
    )


_STYLE = (
    "<style>text{font-family:Arial,Helvetica,sans-serif;font-size:14px;fill:#212b32}"
    ".title{font-size:20px;font-weight:bold}.small{font-size:12px;fill:#4c6272}.head{font-weight:bold;fill:#005eb8}"
    ".word{font-weight:bold;fill:#4c6272}.id{font-size:12px;fill:#4c6272}</style>"
)


def _layout(node: Node, width: int) -> _Box:
    if isinstance(node, Comparison):
        return _leaf([("", comparison_words(node))], width, False)
    if isinstance(node, Clause):
        return _clause(node, width)
    if isinstance(node, Opposite):
        return _stack("None of this", [_layout(node.part, width - 2 * PAD)], "", width)
    inside = [_layout(part, width - 2 * PAD) for part in node.parts]
    if isinstance(node, Every):
        return _stack("All of these", inside, "and", width)
    return _stack("Any one of these", inside, "or", width)


def _clause(clause: Clause, width: int) -> _Box:
    rows = [("id", clause.id)]
    if clause.when is not None:
        rows.append(("small", f"counts only where: {_spoken(clause.when)}"))
    rows.append(("", _sentence(_spoken(clause.body))))
    told = re.sub(r"\{(\w+)\}", "(their answer)", clause.met)
    rows.append(("small", f"“… because you told us {told}”"))
    return _leaf(rows, width, clause.flag_only)


def _leaf(rows: list[tuple[str, str]], width: int, dashed: bool) -> _Box:
    most = int((width - 2 * PAD) / CHARACTER)
    wrapped = [(kind, part) for kind, row in rows for part in textwrap.wrap(row, most)]
    height = len(wrapped) * LINE + PAD
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    rect = f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#768692"{dash}/>'
    body = "".join(_text(PAD, (i + 1) * LINE, part, kind) for i, (kind, part) in enumerate(wrapped))
    return _Box(height, rect + body)


def _stack(title: str, inside: list[_Box], word: str, width: int) -> _Box:
    top = LINE + PAD
    body = _text(PAD, LINE, title, "head")
    for i, box in enumerate(inside):
        if i:
            body += _text(PAD + 4, top - 8, word, "word")
        body += f'<g transform="translate({PAD},{top})">{box.svg}</g>'
        top += box.height + (GAP if i < len(inside) - 1 else PAD)
    return _Box(top, f'<rect width="{width}" height="{top}" rx="8" fill="#f0f4f5" stroke="#005eb8"/>' + body)


def _text(x: float, y: float, words: str, kind: str) -> str:
    shown = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y}"{shown}>{escape(words)}</text>'


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spoken(node: Node) -> str:
    """A part in one line of words."""
    if isinstance(node, Comparison):
        return comparison_words(node)
    if isinstance(node, Clause):
        return _spoken(node.body)
    if isinstance(node, Opposite):
        return f"not ({_spoken(node.part)})"
    word = " and " if isinstance(node, Every) else " or "
    return word.join(f"({_spoken(part)})" if not isinstance(part, Comparison) else _spoken(part) for part in node.parts)
