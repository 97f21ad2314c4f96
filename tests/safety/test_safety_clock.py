"""The clock of an alert, on duty and off, across midnight and both clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import Duty, Ladder, Rung, due, may_close, next_at, overdue, standard_ladder
from bot.safety.clock import LONDON, steps

NINE_TO_FIVE = Duty({day: (time(9), time(17)) for day in range(5)}, frozenset({date(2026, 12, 25)}))
NEVER = Duty({})
ALWAYS = Duty({day: (time(0), time(0)) for day in range(7)})
LADDER = standard_ladder()
MINUTE = timedelta(minutes=1)


def london(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "clock", "on", "until"),
    [
        ("2026-11-23", "08:59", False, None),
        ("2026-11-23", "09:00", True, "5pm"),
        ("2026-11-23", "16:59", True, "5pm"),
        ("2026-11-23", "17:00", False, None),
        ("2026-11-22", "12:00", False, None),  # a Sunday
        ("2026-12-25", "12:00", False, None),  # closed
        ("2026-06-15", "09:30", True, "5pm"),  # summer time
    ],
)
def test_duty_hours_are_londons(day: str, clock: str, on: bool, until: str | None) -> None:
    assert NINE_TO_FIVE.on(london(day, clock)) is on
    assert NINE_TO_FIVE.until(london(day, clock)) == until


@pytest.mark.parametrize(
    ("closing", "words"), [(time(12), "midday"), (time(17, 30), "5:30pm"), (time(0), "midnight"), (time(11), "11am")]
)
def test_the_closing_time_reads_as_people_say_it(closing: time, words: str) -> None:
    assert Duty({0: (time(8), closing)}).until(london("2026-11-23", "08:30")) == words


def test_a_night_shift_runs_past_midnight() -> None:
    nights = Duty({0: (time(20), time(8))})
    assert nights.on(london("2026-11-23", "23:00"))
    assert nights.on(london("2026-11-24", "07:59"))
    assert not nights.on(london("2026-11-24", "08:00"))


@pytest.mark.parametrize(
    ("minutes", "number", "who"),
    [
        (0, 0, ("duty_team",)),
        (9, 0, ("duty_team",)),
        (10, 1, ("duty_team", "service_lead")),
        (19, 1, ("duty_team", "service_lead")),
        (20, 2, ("duty_team", "service_lead", "safety_officer")),
        (30, 3, ("duty_team", "service_lead", "safety_officer")),
        (40, 4, ("duty_team", "service_lead", "safety_officer")),
    ],
)
def test_the_ladder_on_duty(minutes: int, number: int, who: tuple[str, ...]) -> None:
    opened = london("2026-11-23", "10:00")
    step = due(opened, None, LADDER, opened + minutes * MINUTE, NINE_TO_FIVE)
    assert step is not None
    assert (step.number, step.who, step.on_duty) == (number, who, True)


def test_at_night_the_on_call_list_is_told_at_once_and_the_team_in_the_morning() -> None:
    opened = london("2026-11-23", "23:00")
    first = due(opened, None, LADDER, opened, NINE_TO_FIVE)
    morning = due(opened, None, LADDER, london("2026-11-24", "09:00"), NINE_TO_FIVE)
    assert first is not None
    assert (first.who, first.on_duty) == (("on_call",), False)
    assert morning is not None
    assert (morning.who, morning.on_duty, morning.at) == (("duty_team",), True, london("2026-11-24", "09:00"))


def test_closing_time_hands_an_open_alert_to_the_on_call_list() -> None:
    opened = london("2026-11-23", "16:55")
    step = due(opened, None, LADDER, london("2026-11-23", "17:00"), NINE_TO_FIVE)
    assert step is not None
    assert (step.number, step.who) == (1, ("on_call",))


def test_a_bank_holiday_weekend_is_bridged() -> None:
    opened = london("2026-12-24", "18:00")  # Thursday evening; Friday is closed
    monday = due(opened, None, LADDER, london("2026-12-28", "09:00"), NINE_TO_FIVE)
    assert monday is not None
    assert monday.on_duty


def test_an_acknowledged_alert_climbs_no_further() -> None:
    opened = london("2026-11-23", "10:00")
    assert due(opened, opened + MINUTE, LADDER, opened + 60 * MINUTE, NINE_TO_FIVE) is None
    assert next_at(opened, opened + MINUTE, LADDER, opened + 60 * MINUTE, NINE_TO_FIVE) is None


def test_nothing_is_due_before_it_opened() -> None:
    opened = london("2026-11-23", "10:00")
    assert due(opened, None, LADDER, opened - MINUTE, NINE_TO_FIVE) is None
    assert next_at(opened, None, LADDER, opened - MINUTE, NINE_TO_FIVE) == opened


def test_without_an_on_call_list_nobody_is_told_until_morning() -> None:
    ladder = Ladder((Rung(timedelta(0), ("duty_team",)),))
    opened = london("2026-11-23", "23:00")
    assert due(opened, None, ladder, london("2026-11-24", "08:59"), NINE_TO_FIVE) is None
    assert next_at(opened, None, ladder, opened, NINE_TO_FIVE) == london("2026-11-24", "09:00")
    assert next_at(opened, None, ladder, opened, NEVER) is None


def test_the_limit_is_settable() -> None:
    opened = london("2026-11-23", "10:00")
    step = due(opened, None, standard_ladder(3 * MINUTE), opened + 3 * MINUTE, NINE_TO_FIVE)
    assert step is not None
    assert step.number == 1
    assert not overdue(opened, opened + 10 * MINUTE, opened + 60 * MINUTE)
    assert overdue(opened, opened + 11 * MINUTE, opened + 60 * MINUTE)
    assert overdue(opened, None, opened + 4 * MINUTE, within=3 * MINUTE)


@pytest.mark.parametrize("day", ["2027-03-27", "2026-10-24"])
def test_the_night_of_a_clock_change_has_no_gap(day: str) -> None:
    opened = london(day, "22:00")
    first = [step.at for step, _ in zip(steps(opened, LADDER, ALWAYS), range(200), strict=False)]
    gaps = {later - earlier for earlier, later in pairwise(first)}
    assert max(gaps) <= timedelta(minutes=10)
    assert first == sorted(first)


@given(st.integers(0, 20_000), st.integers(0, 3_000))
def test_the_longer_nobody_answers_the_further_it_climbs(start: int, wait: int) -> None:
    opened = london("2026-11-16", "00:00") + start * MINUTE
    earlier = due(opened, None, LADDER, opened + wait * MINUTE, NINE_TO_FIVE)
    later = due(opened, None, LADDER, opened + (wait + 10) * MINUTE, NINE_TO_FIVE)
    assert earlier is not None
    assert later is not None
    assert later.number > earlier.number
    following = next_at(opened, None, LADDER, opened + wait * MINUTE, NINE_TO_FIVE)
    assert following is not None
    assert timedelta(0) < following - (opened + wait * MINUTE) <= timedelta(minutes=10)


@pytest.mark.parametrize(
    "rungs",
    [
        (),
        (Rung(timedelta(0), ()),),
        (Rung(-MINUTE, ("a",)),),
        (Rung(MINUTE, ("a",)), Rung(timedelta(0), ("b",))),
    ],
)
def test_a_ladder_that_could_leave_an_alert_with_nobody_is_refused(rungs: tuple[Rung, ...]) -> None:
    with pytest.raises(ValueError, match=r"rung"):
        Ladder(rungs)


def test_a_ladder_that_never_rests_is_refused() -> None:
    with pytest.raises(ValueError, match="once a minute"):
        Ladder((Rung(timedelta(0), ("a",)),), repeat=timedelta(seconds=1))


@pytest.mark.parametrize(
    ("acknowledged", "outcome", "closes"),
    [(None, "spoke to her", False), (datetime(2026, 11, 23, tzinfo=UTC), "", False),
     (datetime(2026, 11, 23, tzinfo=UTC), None, False), (datetime(2026, 11, 23, tzinfo=UTC), "spoke to her", True)],
)  # fmt: skip
def test_nothing_closes_unacknowledged_or_without_an_outcome(
    acknowledged: datetime | None, outcome: str | None, closes: bool
) -> None:
    assert may_close(acknowledged, outcome) is closes
