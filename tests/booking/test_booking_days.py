"""Working days, call backs, sending hours, and how times read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking import describe
from bot.booking.callback import call_back_by, is_overdue
from bot.booking.local_time import LONDON, exists, local, moment
from bot.booking.reminders import HOURS, SendingHours, next_allowed, nudge_at, send_at
from bot.booking.working_days import NATIONS, add_working_days, is_working_day, working_days_between


def at(text: str) -> datetime:
    """A London time, like "2027-03-08 14:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "count", "nation", "expected"),
    [
        ("2027-03-08", 1, "england", "2027-03-09"),
        ("2027-03-12", 1, "england", "2027-03-15"),
        ("2027-03-25", 2, "england", "2027-03-31"),  # Good Friday and Easter Monday between
        ("2027-03-25", 2, "scotland", "2027-03-30"),  # Easter Monday is an ordinary day there
        ("2026-12-24", 1, "england", "2026-12-29"),
        ("2026-12-31", 1, "england", "2027-01-04"),
        ("2026-12-31", 1, "scotland", "2027-01-05"),  # 2 January has a substitute day
        ("2027-07-09", 1, "northern_ireland", "2027-07-13"),
        ("2027-03-13", 0, "wales", "2027-03-15"),
        ("2027-03-15", 0, "wales", "2027-03-15"),
    ],
)
def test_working_days_are_counted(day: str, count: int, nation: str, expected: str) -> None:
    assert add_working_days(date.fromisoformat(day), count, nation) == date.fromisoformat(expected)


@given(st.dates(date(2026, 1, 1), date(2029, 1, 1)), st.integers(1, 20), st.sampled_from(sorted(NATIONS)))
def test_counting_forward_and_between_agree(day: date, count: int, nation: str) -> None:
    later = add_working_days(day, count, nation)
    assert is_working_day(later, nation)
    assert working_days_between(day, later, nation) == count


def test_a_nation_or_a_count_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown nation 'france'"):
        is_working_day(date(2027, 3, 8), "france")
    with pytest.raises(ValueError, match="backwards"):
        add_working_days(date(2027, 3, 8), -1)


@pytest.mark.parametrize(
    ("asked", "days", "expected"),
    [
        ("2027-03-08 10:00", 1, "2027-03-09"),
        ("2027-03-08 16:59", 2, "2027-03-10"),
        ("2027-03-08 17:00", 2, "2027-03-11"),
        ("2027-03-12 18:00", 1, "2027-03-16"),
        ("2027-03-13 10:00", 1, "2027-03-16"),
        ("2027-03-26 10:00", 3, "2027-04-02"),
    ],
)
def test_a_call_back_is_promised_for_a_day_that_can_be_kept(asked: str, days: int, expected: str) -> None:
    assert call_back_by(at(asked), days) == date.fromisoformat(expected)


def test_a_call_back_is_overdue_when_its_day_is_over() -> None:
    assert not is_overdue(date(2027, 6, 9), at("2027-06-09 16:59"))
    assert is_overdue(date(2027, 6, 9), at("2027-06-09 17:00"))
    with pytest.raises(ValueError, match="at least 1 working day"):
        call_back_by(at("2027-03-08 10:00"), 0)


@pytest.mark.parametrize(
    ("now", "nation", "expected"),
    [
        ("2027-03-08 08:00", "england", "2027-03-08 08:00"),
        ("2027-03-08 17:59", "england", "2027-03-08 17:59"),
        ("2027-03-08 18:00", "england", "2027-03-09 08:00"),
        ("2027-03-08 07:59", "england", "2027-03-08 08:00"),
        ("2027-03-13 12:00", "england", "2027-03-13 12:00"),  # a Saturday
        ("2027-03-13 18:30", "england", "2027-03-15 08:00"),
        ("2027-03-14 12:00", "england", "2027-03-15 08:00"),
        ("2027-03-28 12:00", "england", "2027-03-30 08:00"),  # clocks forward, then Easter Monday
        ("2027-03-28 12:00", "scotland", "2027-03-29 08:00"),
        ("2026-12-24 19:00", "england", "2026-12-29 08:00"),
        ("2027-10-30 18:00", "england", "2027-11-01 08:00"),
    ],
)
def test_messages_nobody_waits_for_keep_to_sending_hours(now: str, nation: str, expected: str) -> None:
    assert next_allowed(at(now), nation) == at(expected)


@pytest.mark.parametrize(
    ("starts", "days", "now", "expected"),
    [
        ("2027-03-16 14:30", 7, "2027-03-01 10:00", "2027-03-09 14:30"),
        ("2027-03-16 14:30", 1, "2027-03-01 10:00", "2027-03-15 14:30"),
        ("2027-03-16 07:00", 1, "2027-03-01 10:00", "2027-03-15 08:00"),
        ("2027-03-16 19:00", 1, "2027-03-01 10:00", "2027-03-15 17:30"),
        ("2027-03-15 09:00", 1, "2027-03-01 10:00", "2027-03-13 09:00"),  # Monday: told on Saturday
        ("2027-03-30 09:00", 1, "2027-03-01 10:00", "2027-03-27 09:00"),  # after Easter Monday
        ("2026-12-29 09:00", 1, "2026-12-01 10:00", "2026-12-24 09:00"),
        ("2027-03-29 09:00", 7, "2027-03-01 10:00", "2027-03-22 09:00"),  # over the clock change
        ("2027-03-16 14:30", 7, "2027-03-09 14:30", None),
        ("2027-03-16 14:30", 1, "2027-03-16 08:00", None),
    ],
)
def test_reminders_go_out_in_time(starts: str, days: int, now: str, expected: str | None) -> None:
    assert send_at(at(starts), days, at(now)) == (at(expected) if expected else None)


def test_who_has_only_just_booked_is_not_reminded() -> None:
    starts = at("2027-03-16 14:30")
    assert send_at(starts, 1, at("2027-03-14 18:00"), booked_at=at("2027-03-14 18:00")) is None
    assert send_at(starts, 1, at("2027-03-14 14:00"), booked_at=at("2027-03-14 14:00")) == at("2027-03-15 14:30")


def test_reminder_times_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 day before"):
        send_at(at("2027-03-16 14:30"), 0, at("2027-03-01 10:00"))
    with pytest.raises(ValueError, match="sending hours"):
        SendingHours(time(18), time(8))


def test_a_nudge_waits_and_then_keeps_to_the_hours() -> None:
    assert nudge_at(at("2027-03-08 15:00"), timedelta(hours=2)) == at("2027-03-08 17:00")
    assert nudge_at(at("2027-03-08 15:00"), timedelta(hours=4)) == at("2027-03-09 08:00")


_moments = st.datetimes(datetime(2026, 6, 1), datetime(2028, 6, 1), timezones=st.just(UTC))


@settings(max_examples=200)
@given(_moments, _moments, st.integers(1, 14), st.sampled_from(sorted(NATIONS)))
def test_nothing_is_ever_sent_outside_the_hours(starts: datetime, now: datetime, days: int, nation: str) -> None:
    allowed = next_allowed(now, nation)
    assert HOURS.allowed(allowed, nation)
    assert allowed >= now
    reminder = send_at(starts, days, now, nation)
    if reminder is not None:
        assert HOURS.allowed(reminder, nation)
        assert now < reminder
        assert local(reminder).date() <= local(starts).date() - timedelta(days=days)


@pytest.mark.parametrize(
    ("starts", "full", "short"),
    [
        ("2027-03-09 14:30", "Tuesday 9 March 2027 at 2:30pm", "Tue 9 March, 2:30pm"),
        ("2027-06-02 09:00", "Wednesday 2 June 2027 at 9am", "Wed 2 June, 9am"),
        ("2027-09-22 12:00", "Wednesday 22 September 2027 at midday", "Wed 22 September, midday"),
        ("2027-09-22 12:40", "Wednesday 22 September 2027 at 12:40pm", "Wed 22 September, 12:40pm"),
        ("2027-09-22 00:00", "Wednesday 22 September 2027 at midnight", "Wed 22 September, 12am"),
        ("2027-10-31 00:20", "Sunday 31 October 2027 at 12:20am", "Sun 31 October, 12:20am"),
    ],
)
def test_times_read_as_the_nhs_writes_them(starts: str, full: str, short: str) -> None:
    assert describe.full(at(starts)) == full
    assert describe.short(at(starts)) == short


@given(_moments)
def test_every_time_fits_its_place_in_a_text_message(starts: datetime) -> None:
    day, clock = describe.parts(starts)
    assert len(day) <= 22
    assert len(clock) <= 7
    assert len(describe.short(starts)) <= 25
    assert len(describe.short_weekday(local(starts).date())) <= 22
    assert len(describe.short_day(local(starts).date())) <= 8


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(40, "40 minutes"), (1, "1 minute"), (60, "1 hour"), (90, "1 hour 30 minutes"), (121, "2 hours 1 minute")],
)
def test_lengths_are_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert describe.length(minutes) == words


def test_near_days_and_ways_of_meeting() -> None:
    today = date(2027, 3, 8)
    assert describe.near(today, today) == "today"
    assert describe.near(date(2027, 3, 9), today) == "tomorrow"
    assert describe.near(date(2027, 3, 16), today) == "Tuesday 16 March"
    assert describe.near(date(2028, 3, 16), today) == "Thursday 16 March 2028"
    assert describe.near(date(2027, 3, 1), today) == "Monday 1 March 2027"
    assert [describe.how(mode) for mode in ("phone", "video", "in_person")] == ["by phone", "by video", "face to face"]


def test_the_lost_hour_does_not_exist() -> None:
    assert not exists(date(2027, 3, 28), time(1, 30))
    assert exists(date(2027, 3, 28), time(2))
    assert exists(date(2027, 10, 31), time(1, 30))
    assert moment(date(2027, 10, 31), time(1, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="no time zone"):
        local(datetime(2027, 3, 1))
