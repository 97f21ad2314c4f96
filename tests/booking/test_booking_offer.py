"""Which times are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.clinics import Mode
from bot.booking.local_time import local, moment
from bot.booking.offer import Mark, Offer, offer, other_days
from bot.booking.offer_words import lead_in
from bot.booking.slots import Slot
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Wishes

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)  # a Monday


def slot(day: int, clock: str = "10:00", mode: Mode = "phone", month: int = 3, **more: object) -> Slot:
    starts = moment(date(2027, month, day), time.fromisoformat(clock))
    name = f"{month:02}{day:02}-{clock}-{mode}-{more.get('place', '')}-{more.get('clinician', '')}"
    return Slot(name, "c", "s", starts, 40, mode, **more)  # type: ignore[arg-type]


def wish(text: str) -> Wishes:
    found = read_wishes(text, local(NOW).date())
    assert found is not None
    return found


def shown(made: Offer) -> list[str]:
    return [f"{local(each.starts):%d %H:%M}" for each in made.slots]


WEEK = [slot(day, clock) for day in range(2, 13) if day not in (6, 7) for clock in ("09:00", "11:00", "14:00", "16:00")]


def test_the_three_soonest_come_first_even_on_one_day() -> None:
    made = offer(reversed(WEEK), NOW, Wishes())
    assert shown(made) == ["02 09:00", "02 11:00", "02 14:00"]
    assert made.met_wishes
    assert made.more
    assert other_days(made) == date(2027, 3, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the earliest", ["02 09:00", "02 11:00", "02 14:00"]),
        ("mornings, not Weds", ["02 09:00", "02 11:00", "04 09:00"]),
        ("after 3pm", ["02 16:00", "03 16:00", "04 16:00"]),
        ("before 12", ["02 09:00", "02 11:00", "03 09:00"]),
        ("before 11:30", ["02 09:00", "03 09:00", "04 09:00"]),
        ("Thursday", ["04 09:00", "04 11:00", "04 14:00"]),
        ("next week", ["08 09:00", "08 11:00", "08 14:00"]),
        ("friday week", ["12 09:00", "12 11:00", "12 14:00"]),
        ("not before Friday, after 2", ["05 14:00", "05 16:00", "08 14:00"]),
        ("i work 8-3", ["02 16:00", "03 16:00", "04 16:00"]),
    ],
)
def test_wishes_are_honoured_soonest_first(text: str, expected: list[str]) -> None:
    made = offer(WEEK, NOW, wish(text))
    assert shown(made) == expected
    assert made.met_wishes
    assert made.why == ()


def test_more_goes_on_where_the_last_times_ended_and_comes_to_an_end() -> None:
    seen: list[str] = []
    last = None
    while True:
        made = offer(WEEK, NOW, wish("mornings"), after=last)
        seen += [each.id for each in made.slots]
        last = made.slots[-1] if made.slots else last
        if not made.more:
            break
    assert seen == [each.id for each in WEEK if local(each.starts).hour < 12]
    assert offer(WEEK, NOW, wish("mornings"), after=WEEK[-1]).slots == ()


def test_notice_is_never_broken() -> None:
    assert shown(offer([slot(2, "08:59"), slot(2, "09:00")], NOW, Wishes())) == ["02 09:00"]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("after 5pm", ["02 16:00", "03 16:00", "04 16:00"], ("time",)),
        ("Sunday", ["02 09:00", "02 11:00", "02 14:00"], ("day",)),
        ("the 7th", ["08 09:00", "08 11:00", "08 14:00"], ("date",)),
        ("by video", ["02 09:00", "02 11:00", "02 14:00"], ("mode",)),
        ("not until April", ["12 09:00", "12 11:00", "12 14:00"], ("date",)),
    ],
)
def test_without_a_time_that_suits_the_nearest_are_shown_and_said_to_be_so(
    text: str, expected: list[str], why: tuple[str, ...]
) -> None:
    made = offer(WEEK, NOW, wish(text))
    assert not made.met_wishes
    assert made.why == why
    assert shown(made) == expected


def test_needs_are_never_given_up() -> None:
    steps = [slot(2, mode="in_person", place="Old Mill"), slot(3, mode="in_person", place="New Mill", step_free=True)]
    assert shown(offer([*steps, slot(4)], NOW, Wishes(step_free=True))) == ["03 10:00", "04 10:00"]
    made = offer(WEEK, NOW, Wishes(interpreter=True))
    assert made == Offer((), False)
    with pytest.raises(ValueError, match="at least 1 time"):
        offer(WEEK, NOW, Wishes(), count=0)


def test_a_single_near_time_is_joined_by_the_next_nearest() -> None:
    made = offer([slot(2), slot(3), slot(4), slot(9)], NOW, wish("the 10th"))
    assert shown(made) == ["03 10:00", "04 10:00", "09 10:00"]


def test_times_that_read_alike_are_shown_once() -> None:
    twins = [slot(2, clinician="Ann"), slot(2, clinician="Priya"), slot(2, mode="in_person", place="Mill"), slot(3)]
    made = offer(twins, NOW, Wishes())
    assert sorted(each.mode for each in made.slots) == ["in_person", "phone", "phone"]
    assert shown(made) == ["02 10:00", "02 10:00", "03 10:00"]
    assert [each.clinician for each in offer(twins, NOW, Wishes(clinician="Priya")).slots] == ["Priya"]
    assert shown(offer(twins[:2], NOW, Wishes(), after=twins[0])) == []


def test_another_place_only_matters_face_to_face() -> None:
    made = offer(
        [slot(2), slot(2, "11:00", "in_person", place="Mill"), slot(3, "11:00", "in_person", place="Dock")],
        NOW,
        Wishes(place="Dock"),
    )
    assert [each.place for each in made.slots] == ["", "Dock"]


def test_wishes_that_push_past_a_mark_are_told() -> None:
    later = offer(WEEK, NOW, wish("next week"), fit_note_ends=date(2027, 3, 5), absence_started=date(2027, 2, 5))
    assert later.passes == (Mark.FIT_NOTE_ENDS, Mark.FOUR_WEEKS)
    assert later.sooner == WEEK[0]
    on_the_day = offer(WEEK, NOW, wish("friday"), fit_note_ends=date(2027, 3, 5))
    assert on_the_day.passes == ()
    assert on_the_day.sooner is None


def test_nobody_is_told_of_a_mark_that_no_time_could_meet() -> None:
    late = [slot(20), slot(22)]
    assert offer(late, NOW, wish("22 march"), fit_note_ends=date(2027, 3, 5)).passes == ()
    assert offer(WEEK, NOW, wish("next week"), fit_note_ends=date(2027, 2, 20)).passes == ()
    assert offer(WEEK, NOW, wish("next week"), absence_started=date(2026, 12, 14)).passes == (Mark.TWELVE_WEEKS,)


_slots = st.lists(
    st.builds(
        lambda day, clock, mode, interpreter, lead: Slot(
            f"{day}-{clock}-{mode}-{interpreter}-{lead}", "c", "s",
            moment(date(2027, 3, 1) + timedelta(days=day), time(clock)), 40, mode, "Mill", "Ann", 1, lead,
            interpreter, False,
        ),
        st.integers(0, 40), st.integers(8, 18), st.sampled_from(["phone", "video", "in_person"]), st.booleans(),
        st.sampled_from([0, 24, 72]),
    ),
    max_size=25, unique_by=lambda each: each.id,
)  # fmt: skip
_words = st.lists(
    st.sampled_from(
        ["mornings", "not weds", "after 4pm", "thursday", "next week", "before 11", "by video", "not by phone",
         "after the 10th", "not mondays or fridays", "not the 3rd", "a week on friday", "interpreter", "no stairs"]
    ),
    min_size=1, max_size=4,
).map(", ".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_slots, _words, st.integers(1, 5))
def test_an_offer_said_to_meet_the_wishes_breaks_none(free: list[Slot], text: str, count: int) -> None:
    wishes = wish(text)
    made = offer(free, NOW, wishes, count=count)
    suits = [each for each in free if each.bookable(NOW) and wishes.needs_met(each) and not wishes.broken(each)]
    assert made.met_wishes is bool(suits)
    assert len(made.slots) <= count
    assert list(made.slots) == sorted(made.slots, key=lambda each: each.starts)
    for each in made.slots:
        assert each.bookable(NOW)
        assert wishes.needs_met(each)
        assert not (made.met_wishes and wishes.broken(each))
    if suits:
        assert made.slots[0].starts == min(each.starts for each in suits)
    elif made.slots:
        assert set(made.why) == set().union(*(wishes.broken(each) for each in made.slots))
    else:
        assert not any(each.bookable(NOW) and wishes.needs_met(each) for each in free)


@pytest.mark.parametrize(
    ("text", "web", "sms"),
    [
        ("mornings", "", ""),
        ("after 5pm", "We have no time at that hour. These are the nearest:", None),
        ("by video", "We have no time left for meeting that way. These are the nearest:", None),
        ("sunday after 5pm", "We have no time just like that. These are the nearest:", None),
        (
            "next week",
            "There is also a time before your fit note ends: Tue 2 March, 9am, by phone.",
            "There is a sooner time too: Tue 2 March, 9am.",
        ),
    ],
)
def test_people_are_told_when_the_times_are_not_what_they_asked(text: str, web: str, sms: str | None) -> None:
    made = offer(WEEK, NOW, wish(text), fit_note_ends=date(2027, 3, 5))
    assert lead_in(made, text_message=False) == web
    assert lead_in(made, text_message=True) == (web if sms is None else sms)


def test_with_nothing_left_people_are_told_so() -> None:
    assert lead_in(offer([], NOW, Wishes()), text_message=True) == "We have no time that fits just now."
