"""GSM-7, segments, one text a turn and numbered choices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging import TWO_PARTS, is_gsm, join_turn, numbered, plain, segments
from bot.messaging.gsm import BASIC, EXTENSION

GSM_TEXT = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), max_size=700)
ANY_TEXT = st.text(max_size=400)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("It’s “you” – really…", 'It\'s "you" - really...'),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("non\u00a0breaking\tspace", "non breaking space"),
        ("Zoë Siân Łódź", "Zoe Sian Lódz".replace("ó", "o")),
        ("Ŵyn ŷ", "Wyn y"),
        ("café à la", "café à la"),
        ("Ångström ß Ñ ñ", "Ångström ß Ñ ñ"),
        ("€5 {a} [b] ~ ^ | \\", "€5 {a} [b] ~ ^ | \\"),
        ("好 😀", "? ?"),
        ("❤️", "?"),
        ("line\r\nline\rline", "line\nline\nline"),
        ("e\u0301", "é"),
        ("•one", "-one"),
        ("−5", "-5"),
        ("", ""),
    ],
)
def test_a_text_is_brought_down_to_gsm7(written: str, sent: str) -> None:
    assert plain(written) == sent


@given(ANY_TEXT)
def test_what_is_sent_is_always_gsm7_and_settled(text: str) -> None:
    once = plain(text)
    assert is_gsm(once)
    assert plain(once) == once


@given(GSM_TEXT.filter(lambda text: "\r" not in text))
def test_gsm7_text_is_left_alone(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "parts", "encoding", "units"),
    [
        ("", 1, "GSM-7", 0),
        ("a" * 160, 1, "GSM-7", 160),
        ("a" * 161, 2, "GSM-7", 161),
        ("a" * 306, 2, "GSM-7", 306),
        ("a" * 307, 3, "GSM-7", 307),
        ("a" * 459, 3, "GSM-7", 459),
        ("a" * 918, 6, "GSM-7", 918),
        ("€" * 80, 1, "GSM-7", 160),
        ("€" * 81, 2, "GSM-7", 162),
        # 152 + a pair does not fit 153: the pair opens the second part, which pushes the last character into a third
        ("a" * 152 + "€" + "a" * 151, 2, "GSM-7", 305),
        ("a" * 152 + "€" + "a" * 152, 3, "GSM-7", 306),
        ("’", 1, "UCS-2", 1),
        ("ŵ" * 70, 1, "UCS-2", 70),
        ("ŵ" * 71, 2, "UCS-2", 71),
        ("ŵ" * 134, 2, "UCS-2", 134),
        ("ŵ" * 135, 3, "UCS-2", 135),
        ("😀" * 35, 1, "UCS-2", 70),
        ("😀" * 36, 2, "UCS-2", 72),
        ("ŵ" * 66 + "😀" + "ŵ" * 65, 2, "UCS-2", 133),
        ("ŵ" * 66 + "😀" + "ŵ" * 66, 3, "UCS-2", 134),
    ],
)
def test_parts_as_networks_bill_them(text: str, parts: int, encoding: str, units: int) -> None:
    size = segments(text)
    assert (size.parts, size.encoding, size.units) == (parts, encoding, units)


def naive_parts(text: str) -> int:
    """Cuts the encoded text itself, part by part, stepping back from any cut inside a pair."""
    if all(character in BASIC | EXTENSION for character in text):
        units = "".join("\x1b" + character if character in EXTENSION else character for character in text)
        single, each, opening = 160, 153, range(0x1B, 0x1C)
    else:
        raw = text.encode("utf-16-be", "surrogatepass")
        units = "".join(chr(int.from_bytes(raw[i : i + 2], "big")) for i in range(0, len(raw), 2))
        single, each, opening = 70, 67, range(0xD800, 0xDC00)
    if len(units) <= single:
        return 1
    count = 0
    while units:
        cut = min(each, len(units))
        if cut < len(units) and ord(units[cut - 1]) in opening:
            cut -= 1
        units, count = units[cut:], count + 1
    return count


@given(st.one_of(GSM_TEXT, ANY_TEXT, st.text(st.sampled_from("aŵ😀€"), max_size=400)))
def test_parts_match_cutting_the_encoded_text(text: str) -> None:
    assert segments(text).parts == naive_parts(text)


def test_choices_are_numbered_from_one() -> None:
    assert numbered(["Yes", "No", "Not sure"]) == "1 Yes\n2 No\n3 Not sure"


def test_more_choices_than_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 8"):
        numbered(["x"] * 9)


ANSWER = "No. We do not contact your employer. " + "We only share what you agree to. " * 3
LONG = "When was your first day off work this time? " + "A rough date is fine, like 4 March. " * 4
SHORT = "When was your first day off work?"


@pytest.mark.parametrize(
    ("parts", "short", "text"),
    [
        (["Hello.", "What is your job?"], "Your job?", "Hello.\nWhat is your job?"),
        (["Hello.", "", "  "], None, "Hello."),
        ([ANSWER, LONG], SHORT, ANSWER.strip() + "\n" + SHORT),
        (["One. " * 80, LONG], SHORT, ("One. " * 54).strip() + "\n" + SHORT),
        (["It’s done."], None, "It's done."),
    ],
)
def test_a_turn_becomes_one_text(parts: list[str], short: str | None, text: str) -> None:
    assert join_turn(parts, short) == text


def test_a_question_that_cannot_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        join_turn(["Hello.", "x" * 400], "y" * 307)


def test_a_statement_whose_first_sentence_cannot_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        join_turn(["x" * 400])


@given(st.lists(st.text(st.sampled_from("ab .€\n?"), max_size=200), max_size=4), st.sampled_from([160, 306]))
def test_a_turn_with_a_question_always_fits_and_asks(said: list[str], limit: int) -> None:
    text = join_turn([*said, "Which is closest to you now? " * 12], "Which is closest?", limit)
    assert segments(text).units <= limit
    assert segments(text).parts <= (1 if limit == 160 else 2)
    assert text.endswith("Which is closest?")
    assert limit <= TWO_PARTS
