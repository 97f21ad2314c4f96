"""UK phone numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging import PhoneError, can_text, display, mobile, normalise


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("07400 123456", "+447400123456"),
        ("07400123456", "+447400123456"),
        ("+44 7400 123456", "+447400123456"),
        ("0044 7400 123456", "+447400123456"),
        ("44 7400 123456", "+447400123456"),
        ("+44 (0)7400 123456", "+447400123456"),
        ("(07400) 123-456", "+447400123456"),
        ("07400.123.456", "+447400123456"),
        ("07400 123456 ext 12", "+447400123456"),
        ("0121 234 5678", "+441212345678"),
        ("020 7219 3000", "+442072193000"),
        ("\u00a007400\u00a0123456", "+447400123456"),
    ],
)
def test_a_number_that_can_be_called(written: str, e164: str) -> None:
    assert normalise(written) == e164


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("call me", "letters"),
        ("07400 12345O", "letters"),
        ("07400 12345", "too_short"),
        ("07400 1234567", "too_long"),
        ("999", "emergency"),
        ("112", "emergency"),
        ("116 123", "emergency"),
        ("+1 415 867 5309", "not_uk"),
        ("+48 512 345 678", "not_uk"),
        ("0909 879 0000", "costly"),
        ("070 1234 5678", "costly"),
        ("0800 123 4567", "costly"),
        ("07700 900123", "not_real"),
        ("01632 960100", "not_real"),
        ("01000 000000", "not_real"),
    ],
)
def test_a_number_that_cannot_be_used_says_why(written: str, problem: str) -> None:
    with pytest.raises(PhoneError) as raised:
        normalise(written)
    assert raised.value.problem.value == problem


@pytest.mark.parametrize("written", ["0121 234 5678", "020 7219 3000", "0300 123 1100"])
def test_a_landline_gets_no_text(written: str) -> None:
    with pytest.raises(PhoneError) as raised:
        mobile(written)
    assert raised.value.problem.value == "not_mobile"


def test_a_drama_landline_gets_no_text() -> None:
    with pytest.raises(PhoneError) as raised:
        mobile("01632 960100", allow_drama=True)
    assert raised.value.problem.value == "not_mobile"


@given(st.integers(0, 999))
def test_drama_mobiles_pass_only_by_the_flag(last: int) -> None:
    written = f"07700 900{last:03}"
    assert mobile(written, allow_drama=True) == f"+447700900{last:03}"
    with pytest.raises(PhoneError):
        mobile(written)
    assert not can_text(f"+447700900{last:03}")


def test_a_number_beside_the_drama_range_is_ordinary() -> None:
    assert mobile("+447700899999") == "+447700899999"


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+447700900123", "07700 900 123"),
        ("+447400123456", "07400 123 456"),
        ("+441632960100", "01632 960 100"),
        ("+441614960000", "0161 496 0000"),
        ("+442079460000", "020 7946 0000"),
        ("+443001231100", "0300 123 1100"),
        ("+14158675309", "+1 415-867-5309"),
    ],
)
def test_a_number_is_shown_as_people_read_it(e164: str, shown: str) -> None:
    assert display(e164) == shown


@pytest.mark.parametrize("e164", ["", "07400 123456", "+14158675309", "nonsense"])
def test_what_is_not_a_uk_mobile_in_e164_cannot_be_texted(e164: str) -> None:
    assert not can_text(e164)


@given(st.integers(0, 999_999))
def test_showing_and_reading_a_mobile_are_opposites(last: int) -> None:
    number = f"+447400{last:06}"
    assert normalise(display(number)) == number
