"""`python -m bot materials`: every poster, card and campaign text of every surgery, ready to print or to send.

Posters and cards are pages of their own with nothing to fetch; a browser prints them or saves them as PDF.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.conversation.arriving import materials
from bot.criteria.area import Surgery
from bot.messaging import health_words, is_gsm, normalise, plain, segments
from bot.messaging.materials import Materials, MaterialsError, Piece
from bot.settings import ROOT, settings
from bot.store.directory import local

TEMPLATES = ROOT / "bot" / "web" / "templates" / "materials"
PAGE = {"poster": "poster.html", "card": "cards.html"}
MOST_PARTS = 2


def add_parser(commands: Any) -> None:
    """Adds the command to the command line."""
    text = "write posters, cards and campaign texts, each with its own counted source"
    parser = commands.add_parser("materials", help=text, description=text)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("materials"), help="where to write them")
    parser.add_argument("--surgery", help="one surgery's code; all of them unless given")
    parser.set_defaults(function=_write)


def _write(options: argparse.Namespace) -> int:
    found = local().area.surgeries
    chosen = [each for each in found if options.surgery in (None, each.code)]
    if not chosen:
        print(f"There is no surgery {options.surgery}. There are: {', '.join(each.code for each in found)}")
        return 1
    if without := [each.name for each in chosen if not local().number_to_text(each.code)]:
        print(f"There is no number to text for {', '.join(without)}. Give sms_number in the area file, or TWILIO_FROM.")
        return 1
    for surgery in chosen:
        folder = options.folder / surgery.code
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in pieces(materials(), surgery):
            (folder / name).write_text(content, encoding="utf-8")
            print(folder / name)
    return 0


def pieces(all_of: Materials, surgery: Surgery) -> Iterator[tuple[str, str]]:
    """The files of one surgery: name and content, a page for each poster and card, and one file of texts.

    Raises:
        MaterialsError: a campaign text is too long, holds a health word, or is not plain GSM-7.
    """
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    texts = []
    for piece in all_of.pieces:
        values = _values(all_of, piece, surgery)
        if piece.kind == "text":
            texts.append(_campaign_text(piece, values, surgery))
        else:
            page = templates.get_template(PAGE[piece.kind])
            codes = {
                "text_code": code(f"SMSTO:{normalise(values['number'], allow_drama=True)}:{all_of.asks_for(piece)}"),
                "page_code": code(f"{settings().base_url}/chat?surgery={surgery.code}&source={piece.source}"),
            }
            yield (
                f"{piece.source}.html",
                page.render(piece=piece, surgery=surgery, sample=local().area.sample, **values, **codes),
            )
    if texts:
        yield "texts.txt", "\n".join(texts)


def code(content: str) -> Markup:
    """A QR code as SVG, with the quiet zone that readers need. It is still read with a quarter of it worn away."""
    made = segno.make_qr(content, error="q")
    return Markup(made.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - our own


def _values(all_of: Materials, piece: Piece, surgery: Surgery) -> dict[str, str]:
    host = local().area.host
    says = all_of.asks_for(piece)
    return {
        "us": host.us,
        "phone": host.phone,
        "number": local().number_to_text(surgery.code),
        "says": says,
        "page": f"{settings().base_url}/chat".removeprefix("https://").removeprefix("http://"),
    }


def _campaign_text(piece: Piece, values: dict[str, str], surgery: Surgery) -> str:
    """One campaign text with its counts, for a surgery to paste into its own system."""
    text = piece.text.format(
        surgery=surgery.name,
        word=values["says"],
        number=values["number"],
        phone=values["phone"],
        page=f"{settings().base_url}/chat?surgery={surgery.code}&source={piece.source}",
    )
    size = segments(text)
    wrong = health_words(text, [surgery.name])
    if size.parts > MOST_PARTS or not is_gsm(text) or text != plain(text) or wrong:
        raise MaterialsError(
            f"{piece.source}: {size.units} characters, {size.parts} parts of {MOST_PARTS}; {wrong or 'no health word'}."
        )
    return f"# {piece.source}: {size.units} characters, {size.parts} {'part' if size.parts == 1 else 'parts'}\n{text}\n"
