"""What people write about times, and what it comes to."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.wish_data import from_data, to_data
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Days, When, Window, Wishes, combine, with_facts

ON = date(2027, 3, 1)  # a Monday
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
MORNING, AFTERNOON, EVENING = Window(time.min, time(12)), Window(time(12), time(17)), Window(time(17))


def days(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


def only(*windows: Window, on: frozenset[int] = frozenset()) -> Wishes:
    return Wishes(when=(When(on, (), windows),))


def never(*whens: When) -> Wishes:
    return Wishes(never=whens)


def march(first: int, last: int | None = None) -> Wishes:
    return Wishes(when=(When(dates=(Days(date(2027, 3, first), date(2027, 3, last or first)),)),))


def after(hour: int, minute: int = 0) -> Window:
    return Window(time(hour, minute))


def before(hour: int, minute: int = 0) -> Window:
    return Window(time.min, time(hour, minute), True)


def at(hour: int, minute: int = 0) -> Window:
    return Window(time(hour, minute), time(hour, minute + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of the day and clock times
        ("mornings", only(MORNING)),
        ("in the morning pls", only(MORNING)),
        ("afternoons", only(AFTERNOON)),
        ("I can only do evenings", only(EVENING)),
        ("after 4pm", only(after(16))),
        ("aft 4 pls", only(after(16))),
        ("after4", only(after(16))),
        ("4pm onwards", only(after(16))),
        ("not before 10", only(after(10))),
        ("no earlier than half 9", only(after(9, 30))),
        ("before 11", only(before(11))),
        ("b4 3", only(before(15))),
        ("not after 3", only(Window(time.min, time(15, 1)))),
        ("not before 11am or after 3pm", only(Window(time(11), time(15), True))),
        ("after lunch", only(after(13))),
        ("between 10 and 2", only(Window(time(10), time(14), True))),
        ("9-11am", only(Window(time(9), time(11), True))),
        ("2 - 4pm", only(Window(time(14), time(16), True))),
        ("10am till 1", only(Window(time(10), time(13), True))),
        ("after 10, before 3", only(Window(time(10), time(15), True))),
        ("mornings or after 4", only(MORNING, after(16))),
        ("half past 2", only(at(14, 30))),
        ("quarter to 4", only(at(15, 45))),
        ("at 2", only(at(14))),
        ("11:30", only(at(11, 30))),
        ("4 o'clock", only(at(16))),
        ("noon", only(at(12))),
        ("around 3", only(Window(time(14, 15), time(15, 46)))),
        ("4ish", only(Window(time(15, 15), time(16, 46)))),
        ("after 1600", only(after(16))),
        ("not too early", only(after(10))),
        ("school hours", only(Window(time(9, 30), time(14, 45), True))),
        ("early morning", only(Window(time.min, time(10)))),
        ("lunchtime", only(Window(time(12), time(14)))),
        ("late afternoon", only(after(15))),
        # weekdays
        ("Thursday", only(on=days(THU))),
        ("I am free thursday", only(on=days(THU))),
        ("mon or tues", only(on=days(MON, TUE))),
        ("wensday or fryday aft", only(AFTERNOON, on=days(WED, FRI))),
        ("tues/thurs am", only(MORNING, on=days(TUE, THU))),
        ("mon - wed mornings", only(MORNING, on=days(MON, TUE, WED))),
        ("mon n tues b4 11", only(before(11), on=days(MON, TUE))),
        ("mornings are best on mondays", only(MORNING, on=days(MON))),
        ("weekends only", only(on=days(SAT, SUN))),
        ("weekdays", only(on=days(MON, TUE, WED, THU, FRI))),
        ("10-2 on Monday", only(Window(time(10), time(14), True), on=days(MON))),
        ("my mum takes me so only fridays", only(on=days(FRI))),
        (
            "Monday mornings or Thursday afternoons",
            Wishes(when=(When(days(MON), (), (MORNING,)), When(days(THU), (), (AFTERNOON,)))),
        ),
        (
            "Mondays after 4, any time thursday",
            Wishes(when=(When(days(MON), (), (after(16),)), When(days(THU)))),
        ),
        (
            "after 3 on tuesdays and any time on fridays",
            Wishes(when=(When(days(TUE), (), (after(15),)), When(days(FRI)))),
        ),
        # what is not wanted
        ("not Wednesday", never(When(days(WED)))),
        ("not Mon, Tues or Weds", never(When(days(MON, TUE, WED)))),
        ("not wed mornings", never(When(days(WED), (), (MORNING,)))),
        ("I can't make Monday, can I have Tuesday", Wishes(when=(When(days(TUE)),), never=(When(days(MON)),))),
        ("not wednesday, how about friday", Wishes(when=(When(days(FRI)),), never=(When(days(WED)),))),
        ("can't do Mondays or mornings", never(When(days(MON)), When(windows=(MORNING,)))),
        ("any day but Friday", never(When(days(FRI)))),
        ("Thursday not", never(When(days(THU)))),
        ("wednesdays I'm not free", never(When(days(WED)))),
        ("i have work on mondays", never(When(days(MON)))),
        ("cant do after 4", never(When(windows=(after(16),)))),
        ("mornings are hard for me", never(When(windows=(MORNING,)))),
        ("I struggle in the mornings", never(When(windows=(MORNING,)))),
        ("I have dialysis mon wed fri", never(When(days(MON, WED, FRI)))),
        ("I'm at the hospital on Tuesdays", never(When(days(TUE)))),
        ("I have time on Tuesdays", only(on=days(TUE))),
        ("I have thursdays off", only(on=days(THU))),
        ("between 12 and 2 is no good", never(When(windows=(Window(time(12), time(14), True),)))),
        ("tues no, thurs yes", Wishes(when=(When(days(THU)),), never=(When(days(TUE)),))),
        (
            "Tuesday please, I'm ill on mondays",
            Wishes(when=(When(days(TUE)),), never=(When(days(MON)),)),
        ),
        (
            "not next week, the week after",
            Wishes(
                when=march(15, 21).when,
                never=(When(dates=(Days(date(2027, 3, 8), date(2027, 3, 14)),)),),
            ),
        ),
        ("not the 3rd", never(When(dates=(Days(date(2027, 3, 3), date(2027, 3, 3)),)))),
        ("I'm away next week", never(When(dates=(Days(date(2027, 3, 8), date(2027, 3, 14)),)))),
        ("mornings, not Weds", Wishes(when=(When(windows=(MORNING,)),), never=(When(days(WED)),))),
        ("anything after 3pm except weds", Wishes(when=(When(windows=(after(15),)),), never=(When(days(WED)),))),
        ("Mon no good, Thurs fine", Wishes(when=(When(days(THU)),), never=(When(days(MON)),))),
        ("after 4pm, not Wednesday", Wishes(when=(When(windows=(after(16),)),), never=(When(days(WED)),))),
        # work
        ("I work until 3", only(after(15))),
        ("i finish at half 3", only(after(15, 30))),
        ("I work 9-5 mon to fri", never(When(days(MON, TUE, WED, THU, FRI), (), (Window(time(9), time(17), True),)))),
        ("i start at 6 finish at 2", never(When(windows=(Window(time(6), time(14), True),)))),
        ("my shift is 2-10", never(When(windows=(Window(time(14), time(22), True),)))),
        ("I work mon-wed so thurs or fri", Wishes(when=(When(days(THU, FRI)),), never=(When(days(MON, TUE, WED)),))),
        ("I pick my kids up at 3", only(before(15))),
        ("after my shift", Wishes(shift_unknown=True)),
        ("when i finish work", Wishes(shift_unknown=True)),
        ("im on nights", Wishes(shift_unknown=True)),
        ("after my shift ends at 2", only(after(14))),
        # dates, said on Monday 1 March 2027
        ("next week", march(8, 14)),
        ("nxt wk", march(8, 14)),
        ("this week", march(1, 7)),
        ("week after next", march(15, 21)),
        ("in 2 weeks", march(15, 21)),
        ("in a fortnight", march(15, 21)),
        ("week commencing 8 march", march(8, 14)),
        ("tomorrow", march(2)),
        ("2moro", march(2)),
        ("day after tomorrow", march(3)),
        ("a week on Friday", march(12)),
        ("friday week", march(12)),
        ("a fortnight on Monday", march(22)),
        ("this thursday", march(4)),
        ("next thursday", march(11)),
        ("the 12th", march(12)),
        ("12 March", march(12)),
        ("March 12th", march(12)),
        ("12/3", march(12)),
        ("12/03/2027", march(12)),
        ("end of next week", march(11, 12)),
        ("mid march", march(11, 20)),
        ("end of march", march(21, 31)),
        ("thurs 11 march", Wishes(when=(When(days(THU), (Days(date(2027, 3, 11), date(2027, 3, 11)),)),))),
        ("tomoz morn", Wishes(when=(When(dates=(Days(date(2027, 3, 2), date(2027, 3, 2)),), windows=(MORNING,)),))),
        ("not until April", Wishes(earliest=date(2027, 4, 1))),
        ("not for 2 weeks", Wishes(earliest=date(2027, 3, 15))),
        ("from the 10th", Wishes(earliest=date(2027, 3, 10))),
        ("after the 10th", Wishes(earliest=date(2027, 3, 11))),
        ("on holiday until the 10th", Wishes(earliest=date(2027, 3, 11))),
        ("before the 20th", Wishes(latest=date(2027, 3, 19))),
        ("by friday", Wishes(latest=date(2027, 3, 5))),
        ("within 2 weeks", Wishes(latest=date(2027, 3, 15))),
        # the rest
        ("the earliest", Wishes(soonest=True)),
        ("ASAP", Wishes(soonest=True)),
        ("as soon as poss", Wishes(soonest=True)),
        ("any time", Wishes(soonest=True)),
        ("I dont mind", Wishes(soonest=True)),
        ("24/7", Wishes(soonest=True)),
        ("by video please", Wishes(modes=frozenset({"video"}))),
        ("not by phone", Wishes(modes=frozenset({"video", "in_person"}))),
        ("no stairs", Wishes(step_free=True)),
        ("need an interpreter, any tuesday", Wishes(when=(When(days(TUE)),), interpreter=True)),
        ("same person as before", Wishes(same_clinician=True)),
    ],
)
def test_wishes_are_read(text: str, expected: Wishes) -> None:
    assert read_wishes(text, ON) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2", "4", "1 thanks", "yes", "no", "STOP", "later", "more", "what is this", "10-2", "32/13", "the 45th",
     "30 February", "my back hurts", "I am 45", "no thanks", "K7M-4NX", "the 2nd one", "\x00", "🙂"],
)  # fmt: skip
def test_other_words_and_bare_numbers_are_no_wish_for_a_time(text: str) -> None:
    assert read_wishes(text, ON) is None


def test_a_known_shift_gives_its_hours() -> None:
    shift = Window(time(6), time(14))
    assert read_wishes("after my shift", ON, shift=shift) == only(after(14))
    assert read_wishes("before work", ON, shift=shift) == only(before(6))


def test_a_date_beats_a_weekday_that_is_not_its_own() -> None:
    assert read_wishes("Thursday 12 March", ON) == march(12)


def test_a_date_that_has_passed_is_next_years() -> None:
    found = read_wishes("28 February", ON)
    assert found is not None
    assert found.when[0].dates == (Days(date(2028, 2, 28), date(2028, 2, 28)),)


def test_places_are_known_by_a_word_of_their_own() -> None:
    places = ("Moor Lane Centre", "Harbour Centre")
    harbour = read_wishes("the harbour one, mornings", ON, places=places)
    assert harbour is not None
    assert harbour.place == "Harbour Centre"
    assert read_wishes("the centre", ON, places=places) is None


def test_what_is_said_later_replaces_the_same_kind_and_the_rest_stands() -> None:
    first, second = read_wishes("mornings, not Weds", ON), read_wishes("not Fridays either, by video", ON)
    assert first is not None
    assert second is not None
    both = combine(first, second)
    assert both.when == first.when
    assert both.never == (When(days(WED)), When(days(FRI)))
    assert both.modes == {"video"}
    assert combine(both, Wishes(when=(When(days(THU)),))).when == (When(days(THU)),)
    assert combine(both, Wishes(soonest=True)) == Wishes(modes=frozenset({"video"}), soonest=True)


def test_answers_to_other_questions_join_the_wishes() -> None:
    assert with_facts(Wishes(), "phone", True, True) == Wishes(
        modes=frozenset({"phone"}), interpreter=True, step_free=True
    )
    assert with_facts(Wishes(modes=frozenset({"video"})), "phone").modes == {"video"}


_PIECES = st.sampled_from(
    (
        "not", "monday", "tues", "weds", "thursday", "fri", "or", "and", ",", ".", "but", "after", "before", "between",
        "4pm", "10", "the", "3rd", "half 3", "next week", "mornings", "aft", "a fortnight on", "-", "/", "99", "31/2",
        "february", "2 weeks", "in", "until", "can't do", "any time", "from", "my shift", "i work 9-5", "finish at",
        "no good", "12/3/0000", "12/3/9999", "week commencing", "by", "phone", "except", "0am", "25:61", "am", "13pm",
    )
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_no_words_make_the_reader_fail_and_wishes_can_be_kept(text: str, on: date) -> None:
    found = read_wishes(text, on)
    if found is not None:
        assert found != Wishes()
        assert from_data(json.loads(json.dumps(to_data(found)))) == found


def test_kept_wishes_with_an_unknown_mode_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown mode"):
        from_data({"modes": ["telepathy"]})
