"""Clinics as files have them, and the times they give."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.clinics import Clinic, ClinicError, Opening, Span, read_clinic
from bot.booking.local_time import LONDON
from bot.booking.slots import slots
from bot.booking.working_days import NATIONS, is_bank_holiday

ENTRY: dict[str, Any] = {
    "id": "moor-lane-phone",
    "weekdays": ["mon", "thu"],
    "from": "09:00",
    "until": "12:00",
    "minutes": 40,
    "mode": "phone",
    "clinician": "Priya",
}


def clinic(**changes: Any) -> Clinic:
    names = {"from_": "from"}
    return read_clinic({**ENTRY, **{names.get(name, name): value for name, value in changes.items()}}, "moor-lane")


def times(made: Clinic, day: date, nation: str = "england") -> list[str]:
    return [f"{slot.starts.astimezone(LONDON):%H:%M}" for slot in slots(made, day, day, nation)]


MONDAY = date(2027, 3, 8)


def test_a_session_is_cut_into_whole_appointments() -> None:
    assert times(clinic(), MONDAY) == ["09:00", "09:40", "10:20", "11:00"]


@pytest.mark.parametrize(
    ("breaks", "expected"),
    [
        ([["10:20", "10:40"]], ["09:00", "09:40", "10:40", "11:20"]),
        ([["09:00", "09:30"]], ["09:30", "10:10", "10:50"]),
        ([["09:30", "11:00"]], ["11:00"]),
        ([["11:30", "12:00"]], ["09:00", "09:40", "10:20"]),
        ([["10:00", "10:10"], ["10:05", "10:30"]], ["09:00", "10:30", "11:10"]),
    ],
)
def test_breaks_are_kept_free_and_the_day_goes_on_after_them(breaks: list[list[str]], expected: list[str]) -> None:
    assert times(clinic(breaks=breaks), MONDAY) == expected


def test_a_slot_carries_what_the_clinic_says_and_an_id_that_lasts() -> None:
    made = clinic(mode="in_person", place="5 Moor Lane", interpreter=True, step_free=True, capacity=6, lead_hours=48)
    first = next(slots(made, MONDAY, MONDAY))
    assert first.id == "moor-lane:moor-lane-phone:20270308T0900Z"
    assert first.starts == datetime(2027, 3, 8, 9, 0, tzinfo=UTC)
    assert first.ends == datetime(2027, 3, 8, 9, 40, tzinfo=UTC)
    assert (first.place, first.clinician, first.capacity, first.lead_hours) == ("5 Moor Lane", "Priya", 6, 48)
    assert first.interpreter
    assert first.step_free
    assert list(slots(made, MONDAY, MONDAY)) == list(slots(made, MONDAY, MONDAY))


@pytest.mark.parametrize(
    ("now", "bookable"),
    [
        (datetime(2027, 3, 7, 9, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 7, 9, 1, tzinfo=UTC), False),
        (datetime(2027, 3, 8, 9, 0, tzinfo=UTC), False),
    ],
)
def test_the_notice_a_service_needs_is_counted_to_the_minute(now: datetime, bookable: bool) -> None:
    assert next(slots(clinic(), MONDAY, MONDAY)).bookable(now) is bookable


def test_a_slot_without_notice_is_gone_when_it_starts() -> None:
    slot = next(slots(clinic(lead_hours=0), MONDAY, MONDAY))
    assert slot.bookable(slot.starts - timedelta(seconds=1))
    assert not slot.bookable(slot.starts)


@pytest.mark.parametrize(
    ("day", "nation", "open_"),
    [
        (date(2027, 3, 29), "england", False),  # Easter Monday
        (date(2027, 3, 29), "scotland", True),
        (date(2027, 8, 2), "scotland", False),
        (date(2027, 8, 2), "england", True),
        (date(2027, 7, 12), "northern_ireland", False),
        (date(2027, 7, 12), "wales", True),
        (date(2026, 12, 28), "england", False),  # instead of Boxing Day, a Saturday
        (date(2027, 5, 3), "wales", False),
    ],
)
def test_bank_holidays_are_those_of_the_nation(day: date, nation: str, open_: bool) -> None:
    assert bool(times(clinic(), day, nation)) is open_


def test_one_off_changes() -> None:
    made = clinic(
        closed_on=["2027-03-08", "2027-03-11"],
        extra=[
            {"on": "2027-03-08", "from": "14:00", "until": "15:20"},
            {"on": date(2027, 3, 29), "from": "10:00", "until": "10:40"},
            {"on": "2027-03-15", "from": "11:00", "until": "13:00"},
        ],
    )
    assert times(made, MONDAY) == ["14:00", "14:40"]
    assert times(made, date(2027, 3, 11)) == []
    assert times(made, date(2027, 3, 29)) == ["10:00"]
    assert times(made, date(2027, 3, 15)) == ["09:00", "09:40", "10:20", "11:00", "11:40", "12:20"]


def test_a_clinic_runs_from_its_first_to_its_last_day() -> None:
    made = clinic(starts=date(2027, 3, 11), ends="2027-03-15")
    found = {slot.starts.date() for slot in slots(made, date(2027, 3, 1), date(2027, 3, 31))}
    assert found == {date(2027, 3, 11), date(2027, 3, 15)}


def test_nine_in_the_morning_stays_nine_when_the_clocks_change() -> None:
    made = clinic(weekdays=["sun", "mon"])
    utc = {
        slot.starts.date(): slot.starts.hour
        for slot in slots(made, date(2027, 3, 21), date(2027, 11, 1))
        if slot.starts.astimezone(LONDON).time() == time(9)
    }
    assert (utc[date(2027, 3, 22)], utc[date(2027, 3, 28)], utc[date(2027, 10, 25)]) == (9, 8, 8)
    assert (utc[date(2027, 10, 31)], utc[date(2027, 11, 1)]) == (9, 9)


def test_no_slot_lies_in_the_hour_that_is_lost_on_28_march_2027() -> None:
    night = clinic(weekdays=["sun"], from_="00:00", until="04:00", minutes=20)
    assert times(night, date(2027, 3, 28)) == [
        "00:00",
        "00:20",
        "00:40",
        "02:00",
        "02:20",
        "02:40",
        "03:00",
        "03:20",
        "03:40",
    ]
    long = clinic(weekdays=["sun"], from_="00:00", until="04:00", minutes=40)
    assert times(long, date(2027, 3, 28)) == ["00:00", "00:40", "02:40", "03:20"]


def test_no_slot_is_doubled_in_the_hour_that_comes_twice_on_31_october_2027() -> None:
    night = clinic(weekdays=["sun"], from_="00:00", until="04:00", minutes=30)
    expected = ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]
    assert times(night, date(2027, 10, 31)) == expected
    made = list(slots(night, date(2027, 10, 31), date(2027, 10, 31)))
    assert made[3].starts == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert made[4].starts == datetime(2027, 10, 31, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"id": "Moor Lane"}, "id must be small letters"),
        ({"id": None}, "id must be small letters"),
        ({"weekdays": ["mon", "fryday", "xyz"]}, "weekdays has 'fryday'"),
        ({"weekdays": ["m"]}, "weekdays has 'm'"),
        ({"weekdays": "mon"}, "weekdays must be a list"),
        ({"weekdays": []}, "weekdays are empty"),
        ({"from_": "9am"}, "write a time of day like 09:00"),
        ({"until": "08:00"}, "must end after they start"),
        ({"until": "25:00"}, "write a time of day"),
        ({"minutes": 0}, "minutes is 0"),
        ({"minutes": True}, "minutes is True"),
        ({"minutes": 200}, "minutes (200) do not fit"),
        ({"mode": "text"}, "mode is 'text'"),
        ({"mode": "in_person"}, "place is needed"),
        ({"place": 7}, "place must be text"),
        ({"capacity": 0}, "capacity is 0"),
        ({"lead_hours": -1}, "lead_hours is -1"),
        ({"breaks": ["10:20"]}, "each break is a pair"),
        ({"breaks": [["13:00", "14:00"]]}, "outside the clinic's hours"),
        ({"starts": "March"}, "write a date like 2027-03-09"),
        ({"starts": "2027-03-09", "ends": "2027-03-08"}, "is before starts"),
        ({"closed_on": ["soon"]}, "closed_on has 'soon'"),
        ({"extra": [{"on": "2027-03-09"}]}, "each needs on, from and until"),
        (
            {"ends": "2027-03-08", "extra": [{"on": "2027-03-09", "from": "9:00", "until": "9:50"}]},
            "extra (2027-03-09)",
        ),
        ({"extra": [{"on": "2027-03-09", "from": "09:00", "until": "09:20"}]}, "do not fit between 09:00 and 09:20"),
        ({"interpreter": "yes"}, "use true or false"),
        ({"lenght": 40}, "lenght is not a field"),
    ],
)
def test_a_wrong_entry_says_what_is_wrong_and_where(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ClinicError) as error:
        clinic(**changes)
    assert complaint in str(error.value)
    assert str(error.value).startswith("moor-lane: clinic")


def test_an_entry_that_is_not_a_mapping_is_refused() -> None:
    with pytest.raises(ClinicError, match="must be a mapping"):
        read_clinic(["mon"], "moor-lane")  # type: ignore[arg-type]


def test_times_are_read_as_yaml_may_give_them() -> None:
    assert clinic(from_=540, until=time(12)).hours == Span(time(9), time(12))
    assert clinic(weekdays=["Monday", "Thurs"]).weekdays == {0, 3}


_clock = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 15, 20, 30, 45]))
_days = st.dates(date(2026, 1, 1), date(2028, 12, 1)) | st.sampled_from(
    [date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26), date(2028, 10, 29)]
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted(draw(st.lists(_clock, min_size=2, max_size=2, unique=True)))
    return Span(start, end)


@st.composite
def clinics(draw: st.DrawFn) -> tuple[Clinic, date]:
    day = draw(_days)
    return (
        Clinic(
            id="c",
            service_id="s",
            weekdays=draw(st.frozensets(st.integers(0, 6))),
            hours=draw(spans()),
            minutes=draw(st.sampled_from([10, 20, 30, 40, 45, 60, 90])),
            mode="phone",
            breaks=tuple(draw(st.lists(spans(), max_size=3))),
            closed_on=draw(st.frozensets(st.just(day) | st.just(day + timedelta(days=1)))),
            extra=tuple(Opening(day, span) for span in draw(st.lists(spans(), max_size=2))),
        ),
        day,
    )


@settings(max_examples=300, deadline=None)
@given(clinics(), st.sampled_from(sorted(NATIONS)))
def test_whatever_the_clinic_its_slots_are_real_ordered_and_apart(made: tuple[Clinic, date], nation: str) -> None:
    clinic_, day = made
    found = list(slots(clinic_, day - timedelta(days=1), day + timedelta(days=7), nation))
    assert len({slot.id for slot in found}) == len(found)
    for earlier, later in pairwise(found):
        assert earlier.ends <= later.starts
    for slot in found:
        here = slot.starts.astimezone(LONDON)
        assert here.astimezone(UTC).astimezone(LONDON) == here
        sessions = [opening.hours for opening in clinic_.extra if opening.on == here.date()]
        weekly = here.weekday() in clinic_.weekdays and here.date() not in clinic_.closed_on
        if weekly and not is_bank_holiday(here.date(), nation):
            sessions.append(clinic_.hours)
        assert any(s.start <= here.time() < s.end for s in sessions)
        wall = here.replace(tzinfo=None)
        for pause in clinic_.breaks:
            assert not pause.start <= wall.time() < pause.end


LOST, TWICE = date(2027, 3, 28), date(2027, 10, 31)


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from([LOST, TWICE]),
    spans() | st.builds(Span, st.just(time(0)), st.sampled_from([time(2), time(3, 30), time(12)])),
    st.sampled_from([5, 10, 20, 25, 40, 60, 90, 150]),
    st.lists(spans(), max_size=2),
)
def test_on_the_days_the_clocks_change_every_time_is_real_and_comes_once(
    day: date, hours: Span, minutes: int, breaks: list[Span]
) -> None:
    """Measured on the wall clock and on the moments themselves, against the Sunday a week later."""
    made = Clinic("c", "s", frozenset({6}), hours, minutes, "phone", breaks=tuple(breaks))
    found, ordinary = (list(slots(made, each, each)) for each in (day, day + timedelta(days=7)))
    walls = [slot.starts.astimezone(LONDON).replace(tzinfo=None).time() for slot in found]
    assert walls == sorted(set(walls)), "no wall-clock time twice, and in order"
    for earlier, later in pairwise(found):
        assert earlier.ends <= later.starts
    for slot, wall in zip(found, walls, strict=True):
        assert slot.starts.astimezone(LONDON).date() == day
        assert not (day == LOST and time(1) <= wall < time(2)), "inside the hour that is lost"
        assert slot.ends <= datetime.combine(day, hours.end, LONDON).astimezone(UTC)
        assert slot.ends - slot.starts == timedelta(minutes=minutes)
        for pause in breaks:
            first, last = (datetime.combine(day, each, LONDON).astimezone(UTC) for each in (pause.start, pause.end))
            assert slot.ends <= first or slot.starts >= last or first >= last
    if not breaks:
        usual = {slot.starts.astimezone(LONDON).time() for slot in ordinary}
        less, more = (set(walls), usual) if day == LOST else (usual, set(walls))
        assert less <= more, "an hour less has no more times, an hour more no fewer"
        if hours.start >= time(2):
            assert set(walls) == usual, "after the night, the day is like any other"
