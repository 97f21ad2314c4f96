"""What was written, as safe HTML: everything escaped, then paragraphs, lists and, in our own words, bold.

The page's script draws the same shapes (`bot/chat/static/prose.js`); a test holds the two together.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
PHONE = re.compile(r"(?<![\w+])(999|111|116 123|0\d{2,4} \d{3,4} \d{3,4}|0\d{4} \d{6}|0\d{3} \d{4})(?!\w| ?\d)")
LINK = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,:;!?)])")
BULLET = re.compile(r"^\s*[-•]\s+")


def _called(text: str) -> Markup:
    """Text with its telephone numbers as links that a phone can call."""
    pieces = PHONE.split(text)
    made = [
        Markup('<a href="tel:{}">{}</a>').format(piece.replace(" ", ""), piece) if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    ]
    return Markup("").join(made)


def _linked(text: str) -> Markup:
    """Text with its web addresses as links. They open beside the chat, which may stand in a frame, and tell nothing."""
    made = [
        Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(piece, piece)
        if place % 2
        else _called(piece)
        for place, piece in enumerate(LINK.split(text))
    ]
    return Markup("").join(made)


def _inline(text: str) -> Markup:
    pieces = BOLD.split(text)
    made = [
        Markup("<b>{}</b>").format(_linked(piece)) if place % 2 else _linked(piece)
        for place, piece in enumerate(pieces)
    ]
    return Markup("").join(made)


def _block(lines: list[str]) -> Markup:
    if all(BULLET.match(line) for line in lines):
        items = Markup("").join(Markup("<li>{}</li>").format(_inline(BULLET.sub("", line, count=1))) for line in lines)
        return Markup("<ul>{}</ul>").format(items)
    return Markup("<p>{}</p>").format(Markup("<br>").join(_inline(line) for line in lines))


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines: parted by empty lines, and where a list begins or ends."""
    blocks: list[list[str]] = []
    parted = True
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip():
            parted = True
            continue
        bullet = bool(BULLET.match(line))
        if parted or bullet != bool(BULLET.match(blocks[-1][0])):
            blocks.append([])
        blocks[-1].append(line.strip())
        parted = False
    return blocks


def ours(text: str) -> Markup:
    """A message of the assistant or staff: paragraphs, lists, `**bold**`, web and telephone links."""
    return Markup("").join(_block(lines) for lines in _blocks(text))


def theirs(text: str) -> Markup:
    """A patient's message: just as it was typed, nothing made of it but line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    return Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in lines))
