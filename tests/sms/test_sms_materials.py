"""Posters, cards and campaign texts: the codes they carry lead to us, and each is counted under its own source."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import segno

from bot import __main__
from bot.conversation.arriving import materials
from bot.materials_commands import code, pieces
from bot.messaging import health_words, is_gsm, segments
from bot.messaging.materials import Materials, MaterialsError
from bot.settings import settings
from bot.store.directory import local
from tests.support.inside import Inside

HILLSIDE = "T90001"


def _files(code: str = HILLSIDE) -> dict[str, str]:
    surgery = local().surgery(code)
    assert surgery is not None
    return dict(pieces(materials(), surgery))


def test_every_surgery_gets_every_piece_by_one_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["materials", str(tmp_path)]) == 0
    for surgery in local().area.surgeries:
        assert {path.name for path in (tmp_path / surgery.code).iterdir()} == {"poster.html", "card.html", "texts.txt"}
        poster = (tmp_path / surgery.code / "poster.html").read_text(encoding="utf-8")
        assert surgery.name in poster
        assert "SAMPLE" in poster
    assert len(capsys.readouterr().out.splitlines()) == 3 * len(local().area.surgeries)
    assert __main__.main(["materials", str(tmp_path), "--surgery", "X"]) == 1


@pytest.mark.parametrize(("name", "letter"), [("poster", "P"), ("card", "C")])
def test_a_code_texts_the_very_word_that_is_printed(name: str, letter: str) -> None:
    page = _files()[f"{name}.html"]
    assert f"WORK {letter}" in page
    assert "07700 900 101" in page
    assert str(code(f"SMSTO:+447700900101:WORK {letter}")) in page
    assert "999" in page
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?http""", page), "nothing to fetch"


def test_the_posters_other_code_opens_the_chat_of_that_surgery_under_its_source() -> None:
    assert str(code(f"{settings().base_url}/chat?surgery=T90002&source=poster")) in _files("T90002")["poster.html"]


def test_a_code_can_still_be_read_with_a_quarter_worn_away() -> None:
    assert segno.make_qr("SMSTO:+447700900101:WORK P", error="q").error == "Q"
    assert str(code("a")) != str(code("b"))


def test_what_is_printed_is_counted_under_the_piece(world: Inside) -> None:
    for n, piece in enumerate(materials().pieces):
        world.arrives(materials().asks_for(piece), f"+447700900{n:03d}")
    came = {each.phone: each.source for each in world.conversations()}
    assert came == {f"+447700900{n:03d}": piece.source for n, piece in enumerate(materials().pieces)}


def test_campaign_texts_can_be_sent_as_they_are() -> None:
    for surgery in local().area.surgeries:
        for text in _files(surgery.code)["texts.txt"].splitlines():
            if text and not text.startswith("#"):
                assert segments(text).parts <= 2
                assert is_gsm(text)
                assert health_words(text, [surgery.name]) == []
                assert text.startswith(surgery.name), "who sends it comes first"


@pytest.mark.parametrize("more", ["Your health matters. ", "x" * 200, "It\u2019s free. "])
def test_a_campaign_text_that_may_not_be_sent_is_refused(more: str) -> None:
    of = materials()
    bad = replace(of.pieces[-1], text=more + of.pieces[-1].text)
    surgery = local().surgery(HILLSIDE)
    assert surgery is not None
    with pytest.raises(MaterialsError, match="campaign-reminder"):
        list(pieces(Materials(of.word, (bad,)), surgery))


@pytest.mark.chromium
@pytest.mark.parametrize("name", ["poster", "card"])
def test_each_prints_on_one_sheet_with_nothing_cut_off(name: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        page.set_content(_files()[f"{name}.html"])
        page.emulate_media(media="print")
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        cut = page.evaluate("""() => [document.body, ...document.querySelectorAll('.card, .way')]
            .filter(each => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)
            .length""")
        browser.close()
    assert (sheets, cut) == (1, 0)
