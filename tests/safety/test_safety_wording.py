"""The fixed safety texts: complete, short enough, unchanged, and draft until signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.messaging import segments
from bot.safety import WordingError, read_wording
from bot.safety.wording import LONGEST_UNTIL, NATIONS, TEXTS

SOURCE = (Path(__file__).parents[2] / "data" / "safety" / "wording.yml").read_text(encoding="utf-8")
WORDING = read_wording(SOURCE)


def changed(path: str, value: Any) -> str:
    data = yaml.safe_load(SOURCE)
    *above, last = path.split("/")
    held = data
    for key in above:
        held = held[key]
    if value is None and last in held and not last.startswith("signed"):
        del held[last]
    else:
        held[last] = value
    return yaml.safe_dump(data)


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("until", [None, "5pm", LONGEST_UNTIL])
def test_every_text_fits_two_parts(nation: str, kind: str, until: str | None) -> None:
    size = segments(WORDING.text(kind, nation, until))
    assert size.encoding == "GSM-7"
    assert size.units <= 306
    assert size.parts <= 2


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("kind", TEXTS)
def test_every_text_gives_999_and_no_call_from_us_as_the_help(nation: str, kind: str) -> None:
    text = WORDING.text(kind, nation)
    assert "999" in text
    assert "we will call you" not in text.lower()
    assert "watch" not in text.lower()
    assert "are you sure" not in text.lower()


def test_the_crisis_text_of_england_word_for_word() -> None:
    assert WORDING.text("crisis", "england") == (
        "I am sorry it is so hard. You matter.\n"
        "In danger now? Call 999 or go to A&E.\n"
        "Urgent mental health help: call 111, choose option 2.\n"
        "Samaritans, day or night: 116 123.\n"
        "Or text SHOUT to 85258.\n"
        "I am a computer. No one may see this for some time.\n"
        "Your place is kept. Reply 1 if you want to go on."
    )


@pytest.mark.parametrize(
    ("kind", "nation", "number"),
    [
        ("crisis", "england", "111, choose option 2"),
        ("crisis", "northern_ireland", "0808 808 8000"),
        ("safeguarding", "england", "0808 2000 247"),
        ("safeguarding", "scotland", "0800 027 1234"),
        ("safeguarding", "wales", "0808 80 10 800"),
        ("safeguarding", "northern_ireland", "0808 802 1414"),
        ("under_16", "scotland", "0800 1111"),
    ],
)
def test_each_nation_has_its_own_numbers(kind: str, nation: str, number: str) -> None:
    assert number in WORDING.text(kind, nation)


def test_the_team_is_spoken_of_only_while_on_duty() -> None:
    assert "told our team" not in WORDING.text("crisis", "england")
    told = WORDING.text("crisis", "england", "5pm")
    assert "We have told our team, who are here until 5pm." in told
    assert "No one may see this" not in told
    harm = WORDING.text("harm", "england", "5pm").split("\n")
    assert harm[-2:] == ["We have told our team, who are here until 5pm.", "Reply 1 if you want to go on."]


@pytest.mark.parametrize("nation", NATIONS)
def test_the_safeguarding_text_names_nothing(nation: str) -> None:
    text = WORDING.text("safeguarding", nation, "5pm").lower()
    for word in (
        "abuse",
        "violence",
        "domestic",
        "partner",
        "husband",
        "wife",
        "hurt",
        "told our team",
        "police",
        "refuge",
    ):
        assert word not in text
    assert "delete" in text


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("until", [None, "5pm"])
def test_the_web_card_never_speaks_of_texts(nation: str, kind: str, until: str | None) -> None:
    """On the web there is nothing to reply to and no text to delete; all else is the text word for word."""
    card, text = WORDING.card(kind, nation, until), WORDING.text(kind, nation, until)
    assert "reply" not in card.text.lower()
    assert "texts" not in card.text.lower()
    for texted, shown in WORDING.on_the_web.items():
        assert (texted in text) == (shown in card.text)
        text = text.replace(texted, shown)
    assert card.text == text
    assert card.note == "You can leave a number for our team. Do not wait for that call."


def test_the_web_card_and_the_text_word_for_word() -> None:
    assert WORDING.card("safeguarding", "england").text == (
        "In danger now? Call 999. If you cannot speak, listen, then press 55.\n"
        "To talk to someone, free, day or night: 0808 2000 247.\n"
        "Exit this page clears this chat. Only go on if it is safe.\n"
        "Choose Go on if you want to go on."
    )
    assert "You can delete these texts." in WORDING.text("safeguarding", "england")
    assert WORDING.card("emergency", "wales").title == "Get medical help now"


def test_the_way_out_that_the_card_names_is_on_the_page() -> None:
    words = yaml.safe_load((Path(__file__).parents[2] / "bot" / "web" / "words" / "en.yml").read_text(encoding="utf-8"))
    assert "Exit this page clears this chat." in WORDING.on_the_web.values()
    assert "Exit this page" in str(words)


def test_unsigned_nations_are_drafts() -> None:
    assert WORDING.drafts() == NATIONS
    data = yaml.safe_load(SOURCE)
    data["nations"]["wales"] |= {"signed_by": "Dr A Example, GMC 0000000", "signed_on": date(2026, 11, 1)}
    signed = read_wording(yaml.safe_dump(data))
    assert signed.drafts() == ("england", "scotland", "northern_ireland")
    assert signed.signed["wales"] == ("Dr A Example, GMC 0000000", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("nations/wales", None, "nations"),
        ("nations/wales/texts/harm", None, "texts"),
        ("nations/wales/texts/harm", "", "harm"),
        ("nations/wales/texts/harm", "x" * 307, "more than 306"),
        ("nations/england/texts/emergency", "In danger? " + "x" * 290, "more than 306"),
        ("nations/wales/texts/harm", "Call 999 😀", "GSM-7"),
        ("nations/wales/signed_by", "Dr A Example", "signed_by"),
        ("nations/wales/signed_on", "yesterday", "signed_by"),
        ("titles/crisis", None, "titles"),
        ("web_note", None, "web_note"),
        ("on_duty", "Our team knows.", "{until}"),
        ("told", ["weather"], "told"),
        ("on_the_web", None, "on_the_web"),
        ("on_the_web", {}, "the web's card says"),
        ("on_the_web", {"Reply 1 if you want to go on.": 3}, "on_the_web"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(path: str, value: Any, says: str) -> None:
    with pytest.raises(WordingError, match=says.replace("{", r"\{")):
        read_wording(changed(path, value))


@pytest.mark.parametrize("source", ["", "- a\n- b", "a: [", "3"])
def test_what_is_no_mapping_is_refused(source: str) -> None:
    with pytest.raises(WordingError):
        read_wording(source)


def test_an_unknown_kind_or_nation_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDING.text("weather", "england")
    with pytest.raises(KeyError):
        WORDING.text("crisis", "france")
