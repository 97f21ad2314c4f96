"""What people ask for when times are shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.booking.asking import read_request
from bot.booking.wish_reader import read_wishes


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("more", "more"), ("More times", "more"), ("show me more pls", "more"), ("any other times?", "more"),
        ("have you got anything else", "more"), ("what else", "more"), ("next", "more"),
        ("later", "other_days"), ("something later", "other_days"), ("other days", "other_days"),
        ("a different day please", "other_days"), ("can i have a later date", "other_days"), ("too soon", "other_days"),
        ("sooner", "sooner"), ("is there anything earlier?", "sooner"), ("too late", "sooner"),
        ("another place", "another_place"), ("somewhere nearer", "another_place"), ("closer to home", "another_place"),
        ("none of these", "none_suit"), ("None suit", "none_suit"), ("they dont suit me", "none_suit"),
        ("cant do any of them", "none_suit"), ("no good", "none_suit"),
        ("more time", "more_time"), ("i need longer", "more_time"), ("hang on", "more_time"),
    ],
)  # fmt: skip
def test_requests_are_read(text: str, request_: str) -> None:
    assert read_request(text) == request_


@pytest.mark.parametrize(
    "text",
    ["", "2", "1 please", "yes", "after 4pm", "later in the day", "not Wednesday", "more pain", "my other job", "STOP",
     "the next one after work", "call me"],
)  # fmt: skip
def test_other_words_are_not_requests(text: str) -> None:
    assert read_request(text) is None


@given(st.text(max_size=80))
def test_no_words_make_it_fail(text: str) -> None:
    read_request(text)


def test_later_in_the_day_is_a_wish() -> None:
    assert read_wishes("later in the day", date(2027, 3, 1)) is not None
