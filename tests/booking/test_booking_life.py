"""Holds, appointments, cancellations and the waiting list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.booking.appointment import (
    TAKES_SLOT,
    Appointment,
    AppointmentError,
    Status,
    book,
    booking_for,
    cancel,
    lapse,
    may,
    move,
    record,
)
from bot.booking.cancelling import CHOICES, REASONS, read_reason
from bot.booking.hold import Channel, Hold, HoldOverError, HoldRules, extend, keep, touch
from bot.booking.slots import Slot
from bot.booking.waiting_list import Offered, Waiting, needs_person, next_offer, order
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Wishes

NOW = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(("channel", "length"), [("web", 10), ("sms", 30)])
def test_a_time_is_kept_warned_about_and_let_go(channel: Channel, length: int) -> None:
    hold = keep("s1", channel, NOW)
    assert hold.expires == NOW + minutes(length)
    assert hold.state(NOW + minutes(length - 2.1)) == "kept"
    assert hold.state(NOW + minutes(length - 2)) == "ending"
    assert hold.state(NOW + minutes(length) - timedelta(seconds=1)) == "ending"
    assert hold.state(NOW + minutes(length)) == "over"


def test_activity_keeps_it_up_to_the_limit() -> None:
    hold = keep("s1", "web", NOW)
    for minute in (5, 14, 23, 29):
        hold = touch(hold, NOW + minutes(minute))
    assert hold.expires == NOW + minutes(30)
    assert touch(hold, NOW + minutes(30)) == hold
    assert hold.state(NOW + minutes(30)) == "over"


def test_activity_never_makes_it_shorter() -> None:
    hold = extend(keep("s1", "web", NOW), NOW + minutes(9))
    hold = replace(hold, expires=NOW + minutes(45))
    assert touch(hold, NOW + minutes(29)).expires == NOW + minutes(45)


def test_a_person_may_ask_for_longer_ten_times_on_the_web() -> None:
    hold, now = keep("s1", "web", NOW), NOW
    for _ in range(10):
        now += minutes(9)
        hold = extend(hold, now)
        assert hold.expires == now + minutes(10)
    assert not hold.may_extend(now)
    with pytest.raises(HoldOverError, match="as long as it can be"):
        extend(hold, now)


def test_what_has_gone_cannot_be_asked_for_longer() -> None:
    with pytest.raises(HoldOverError, match="no longer kept"):
        extend(keep("s1", "sms", NOW), NOW + minutes(30))


@pytest.mark.parametrize("length", [2, 31])
def test_rules_that_make_no_sense_are_refused(length: int) -> None:
    with pytest.raises(ValueError, match="web: a hold must outlast its warning"):
        HoldRules(minutes={"web": length, "sms": 30})


def test_a_hold_needs_a_time_with_a_zone() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        keep("s1", "web", datetime(2027, 3, 1))


@given(st.lists(st.tuples(st.floats(0, 12), st.booleans()), max_size=30))
def test_a_hold_never_shrinks_and_never_outlives_its_rules(events: list[tuple[float, bool]]) -> None:
    hold: Hold = keep("s1", "web", NOW)
    now = NOW
    for wait, asked in events:
        now += minutes(wait)
        earlier = hold.expires
        hold = extend(hold, now) if asked and hold.may_extend(now) else touch(hold, now)
        assert hold.expires >= earlier
        assert hold.expires <= NOW + minutes(30 + 10 * hold.requests)


STARTS = NOW + timedelta(days=7)
HELD = Appointment("a1", "need-1", "s1", STARTS, expires=NOW + minutes(10))
BOOKED = book(HELD, NOW)
NEW = Appointment("a2", "need-1", "s2", STARTS + timedelta(days=1), expires=NOW + minutes(10))


def test_booking_needs_a_hold_that_still_stands() -> None:
    assert (BOOKED.status, BOOKED.expires) == (Status.BOOKED, None)
    with pytest.raises(AppointmentError, match="hold is over"):
        book(HELD, NOW + minutes(10))
    with pytest.raises(AppointmentError, match="that is booked cannot become booked"):
        book(BOOKED, NOW)


def test_there_are_never_two_bookings_for_one_need() -> None:
    with pytest.raises(AppointmentError, match="move it instead"):
        book(NEW, NOW, [BOOKED])
    assert book(NEW, NOW, [cancel(BOOKED, "not_needed", NOW)]).status is Status.BOOKED
    assert book(NEW, NOW, [replace(BOOKED, need="need-2")]).status is Status.BOOKED
    assert booking_for("need-1", [HELD, BOOKED]) == BOOKED
    assert booking_for("need-2", [HELD, BOOKED]) is None


def test_a_move_books_the_new_and_gives_up_the_old_together() -> None:
    old, new = move(BOOKED, NEW, NOW)
    assert (old.status, old.moved_to) == (Status.MOVED, "a2")
    assert (new.status, new.moved_from, new.sequence) == (Status.BOOKED, "a1", 1)
    assert booking_for("need-1", [old, new]) == new
    assert old.status not in TAKES_SLOT


@pytest.mark.parametrize(
    ("old", "new", "now", "complaint"),
    [
        (BOOKED, NEW, NOW + minutes(10), "hold is over"),
        (BOOKED, replace(NEW, need="need-2"), NOW, "same need"),
        (BOOKED, replace(NEW, slot_id="s1"), NOW, "its own time"),
        (BOOKED, replace(NEW, status=Status.LAPSED), NOW, "lapsed cannot become booked"),
        (HELD, NEW, NOW, "held cannot become moved"),
        (BOOKED, replace(NEW, expires=None), STARTS, "begun cannot be moved"),
        (BOOKED, replace(NEW, starts=NOW), NOW, "begun cannot be booked"),
    ],
)
def test_a_move_that_fails_changes_nothing(old: Appointment, new: Appointment, now: datetime, complaint: str) -> None:
    with pytest.raises(AppointmentError, match=complaint):
        move(old, new, now)
    assert BOOKED.status is Status.BOOKED


def test_cancelling_keeps_the_reason_and_frees_the_time() -> None:
    off = cancel(BOOKED, "cannot_get_there", NOW)
    assert (off.status, off.reason, off.sequence) == (Status.CANCELLED, "cannot_get_there", 1)
    assert off.status not in TAKES_SLOT
    with pytest.raises(AppointmentError, match="unknown reason"):
        cancel(BOOKED, "bored", NOW)
    with pytest.raises(AppointmentError, match="begun cannot be cancelled"):
        cancel(BOOKED, "other", STARTS)


def test_holds_lapse_only_when_over() -> None:
    with pytest.raises(AppointmentError, match="kept until"):
        lapse(HELD, NOW)
    assert lapse(HELD, NOW + minutes(10)).status is Status.LAPSED


def test_attendance_is_recorded_from_the_start_and_can_be_put_right() -> None:
    with pytest.raises(AppointmentError, match="before the appointment starts"):
        record(BOOKED, True, STARTS - minutes(1))
    missed = record(BOOKED, False, STARTS)
    assert missed.status is Status.DID_NOT_ATTEND
    assert record(missed, False, STARTS) == missed
    assert record(missed, True, STARTS).status is Status.ATTENDED
    with pytest.raises(AppointmentError, match="cancelled cannot become attended"):
        record(cancel(BOOKED, "other", NOW), True, STARTS)


def test_only_these_steps_exist() -> None:
    steps = {(a.value, b.value) for a, b in product(Status, Status) if may(a, b)}
    assert steps == {
        ("held", "booked"), ("held", "lapsed"), ("held", "cancelled"), ("booked", "moved"), ("booked", "cancelled"),
        ("booked", "attended"), ("booked", "did_not_attend"), ("attended", "did_not_attend"),
        ("did_not_attend", "attended"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("1", "time_does_not_suit"), ("2.", "cannot_get_there"), ("3", "not_needed"), ("5", "rather_not_say"),
        ("9", "not_given"), ("", "not_given"), ("  ", "not_given"), ("I do not need it now", "not_needed"),
        ("I'd rather not say", "rather_not_say"), ("cant get there no bus", "cannot_get_there"),
        ("got to work that day", "time_does_not_suit"), ("dont want it, sorted thanks", "not_needed"),
        ("My dog ate it", "other"), ("²", "other"),
    ],
)  # fmt: skip
def test_reasons_are_read(said: str, code: str) -> None:
    assert read_reason(said) == code


@given(st.text(max_size=60))
def test_every_answer_has_a_reason_that_is_kept(said: str) -> None:
    assert read_reason(said) in REASONS


def test_the_choices_for_cancelling_say_nothing_of_health() -> None:
    assert [choice.code for choice in CHOICES][:2] == ["time_does_not_suit", "cannot_get_there"]
    for choice in CHOICES:
        assert choice.choice is not None
        assert not {"ill", "sick", "health", "unwell", "better"} & set(choice.choice.lower().split())


FREE = Slot("s9", "c", "service", NOW + timedelta(days=4), 40, "phone")
ANN = Waiting("ann", "service", NOW - timedelta(days=9))
BEN = Waiting("ben", "service", NOW - timedelta(days=5))
CAL = Waiting("cal", "service", NOW - timedelta(days=2))
LIST = [CAL, ANN, BEN]


def offered(who: str, slot: str = "s9", sent: datetime = NOW, answer: str = "open") -> Offered:
    return Offered(who, slot, sent, sent + timedelta(hours=2), answer)  # type: ignore[arg-type]


def test_a_free_time_goes_down_the_list_one_person_at_a_time() -> None:
    first = next_offer(FREE, LIST, [], NOW)
    assert first is not None
    assert (first.waiting, first.send, first.expires) == (ANN, NOW, NOW + timedelta(hours=2))
    made = [offered("ann")]
    assert next_offer(FREE, LIST, made, NOW + minutes(119)) is None
    second = next_offer(FREE, LIST, made, NOW + minutes(120))
    assert second is not None
    assert second.waiting == BEN
    third = next_offer(FREE, LIST, [offered("ann", answer="declined"), offered("ben", answer="declined")], NOW)
    assert third is not None
    assert third.waiting == CAL
    assert next_offer(FREE, LIST, [offered(who, answer="declined") for who in ("ann", "ben", "cal")], NOW) is None
    assert next_offer(FREE, LIST, [offered("ann", answer="taken")], NOW) is None


def test_nobody_is_offered_two_times_at_once() -> None:
    found = next_offer(FREE, LIST, [offered("ann", slot="s1")], NOW)
    assert found is not None
    assert found.waiting == BEN


def test_only_people_whom_it_suits_are_asked() -> None:
    picky = replace(ANN, wishes=read_wishes("by video", NOW.date()) or Wishes())
    needs = replace(BEN, wishes=Wishes(interpreter=True))
    other = Waiting("dee", "another", NOW - timedelta(days=99))
    found = next_offer(FREE, [picky, needs, other, CAL], [], NOW)
    assert found is not None
    assert found.waiting == CAL


def test_at_night_the_offer_waits_for_the_morning() -> None:
    night = datetime(2027, 3, 1, 22, 0, tzinfo=UTC)
    found = next_offer(FREE, LIST, [], night)
    assert found is not None
    assert found.send == datetime(2027, 3, 2, 8, 0, tzinfo=UTC)
    assert found.expires == datetime(2027, 3, 2, 10, 0, tzinfo=UTC)


def test_there_must_be_time_to_answer_before_the_service_needs_its_notice() -> None:
    soon = replace(FREE, starts=NOW + timedelta(hours=25))
    found = next_offer(soon, LIST, [], NOW)
    assert found is not None
    assert found.expires == NOW + timedelta(hours=1)
    assert next_offer(soon, LIST, [], NOW + minutes(31)) is None


def test_after_three_silences_a_person_is_called_instead() -> None:
    silent = [offered("ann", slot=f"old-{n}", sent=NOW - timedelta(days=n), answer="unanswered") for n in (1, 2, 3)]
    assert needs_person(ANN, silent, NOW)
    found = next_offer(FREE, LIST, silent, NOW)
    assert found is not None
    assert found.waiting == BEN
    assert not needs_person(ANN, [*silent, offered("ann", slot="old-0", sent=NOW, answer="declined")], NOW)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=8))
def test_the_list_is_served_in_the_order_of_joining(people: list[tuple[int, bool]]) -> None:
    waiting = [Waiting(f"p{n}", "service", NOW - timedelta(days=days)) for n, (days, _) in enumerate(people)]
    made = [offered(f"p{n}", answer="declined") for n, (_, declined) in enumerate(people) if declined]
    found = next_offer(FREE, waiting, made, NOW)
    left = [person for person in order(waiting) if person.id not in {offer.waiting_id for offer in made}]
    assert (found.waiting if found else None) == (left[0] if left else None)
