"""Statuses, retries and Twilio's error codes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging import advance, rank, retry_after, send_error
from bot.messaging.delivery import MOST_TRIES
from bot.messaging.errors import CODES

ORDER = ["accepted", "queued", "sending", "sent", "delivered"]


def test_statuses_stand_in_order() -> None:
    ranks = [rank(status) for status in ORDER]
    assert ranks == sorted(set(ranks))
    assert rank("delivered") == rank("undelivered") == rank("failed")
    assert rank("SENT") == rank("sent")
    assert rank("teleported") == -1


@given(st.permutations([*ORDER, "sent", "queued"]))
def test_callbacks_in_any_order_end_at_the_furthest(told: list[str]) -> None:
    held: str | None = None
    for status in told:
        before = held
        held = advance(held, status)
        assert before is None or rank(held) >= rank(before)
    assert held == "delivered"


@pytest.mark.parametrize(
    ("held", "told", "kept"),
    [
        (None, "queued", "queued"),
        ("sent", "queued", "sent"),
        ("delivered", "failed", "delivered"),
        ("undelivered", "delivered", "undelivered"),
        ("sent", "nonsense", "sent"),
        ("delivered", "read", "read"),
    ],
)
def test_a_status_never_goes_back(held: str | None, told: str, kept: str) -> None:
    assert advance(held, told) == kept


def test_waits_double_and_end() -> None:
    waits = [retry_after(attempt) for attempt in range(1, MOST_TRIES + 1)]
    assert waits[:4] == [timedelta(seconds=seconds) for seconds in (5, 10, 20, 40)]
    assert waits[-1] is None
    assert max(wait for wait in waits if wait) <= timedelta(minutes=15)


def test_jitter_adds_at_most_a_quarter() -> None:
    assert retry_after(1, jitter=1) == timedelta(seconds=6.25)
    assert retry_after(1, jitter=9) == timedelta(seconds=6.25)


def test_a_wait_that_was_asked_for_is_kept() -> None:
    assert retry_after(1, asked=timedelta(minutes=3)) == timedelta(minutes=3)
    assert retry_after(4, asked=timedelta(seconds=1)) == timedelta(seconds=40)


def test_tries_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from 1"):
        retry_after(0)


@pytest.mark.parametrize(
    ("code", "permanent", "stops"),
    [
        (21610, True, True),
        (21211, True, True),
        (21614, True, True),
        (21612, True, True),
        (21408, True, True),
        (30003, False, False),
        (30004, True, False),
        (30005, True, True),
        (30006, True, True),
        (30007, True, False),
        (30008, False, False),
        (30036, True, False),
        (21611, False, False),
        (20429, False, False),
        (30001, False, False),
        (20003, True, False),
    ],
)
def test_codes_are_understood(code: int, permanent: bool, stops: bool) -> None:
    error = send_error(code)
    assert (error.permanent, error.stops_number) == (permanent, stops)


@pytest.mark.parametrize(
    ("code", "http", "permanent"),
    [
        (None, 429, False),
        (None, 500, False),
        (None, 503, False),
        (None, None, False),
        (99999, 503, False),
        (99999, 400, True),
        (None, 400, True),
        (99999, None, True),
        (429, None, False),
        (21610, 400, True),
    ],
)
def test_unknown_codes_follow_the_http_status(code: int | None, http: int | None, permanent: bool) -> None:
    assert send_error(code, http).permanent is permanent


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_tells_staff_what_happened_and_what_to_do(code: int) -> None:
    error = send_error(code)
    assert error.what.endswith(".")
    assert error.do.endswith(".")
    assert "sms" not in (error.what + error.do).lower().split()
