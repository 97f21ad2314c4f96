"""Calendar files and references."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.booking.calendar_file import HEALTH_WORDS, Event, calendar_file, cancellation, feed, without_health_words
from bot.booking.reference import ALPHABET, find_reference, new_reference, read_reference

EVENT = Event(
    uid="appointment-7@refer.example",
    starts=datetime(2027, 6, 8, 13, 30, tzinfo=UTC),
    minutes=40,
    reference="K7M-4NX",
    mode="in_person",
    changed=datetime(2027, 6, 1, 9, 0, tzinfo=UTC),
    place="Moor Lane Health Centre, 5 Moor Lane, Salford M5 1AA",
    link="https://refer.example/a/Zk3",
)


def event_in(text: str) -> tuple[Calendar, Calendar]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return calendar, calendar.walk("VEVENT")[0]


def test_the_file_puts_the_appointment_in_a_calendar() -> None:
    calendar, event = event_in(calendar_file(EVENT))
    assert calendar["METHOD"] == "PUBLISH"
    assert event.decoded("DTSTART") == EVENT.starts
    assert event.decoded("DTEND") == datetime(2027, 6, 8, 14, 10, tzinfo=UTC)
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (EVENT.uid, 0, "CONFIRMED")
    assert event["SUMMARY"] == "Appointment K7M-4NX"
    assert event["LOCATION"] == "5 Moor Lane, Salford M5 1AA"
    assert event["URL"] == EVENT.link
    assert len(event.walk("VALARM")) == 1


def test_lines_are_as_the_standard_wants_them() -> None:
    text = calendar_file(replace(EVENT, place="Flat 3, " + "Très-long-street " * 20))
    assert text.endswith("\r\n")
    for line in text.split("\r\n"):
        assert "\n" not in line
        assert len(line.encode()) <= 75
    assert "DTSTART:20270608T133000Z" in text


@pytest.mark.parametrize("mode", ["phone", "video", "in_person"])
def test_nothing_in_a_file_tells_what_it_is_about(mode: str) -> None:
    event = replace(EVENT, mode=mode, link="https://hillside-surgery.nhs.uk/a/1")  # type: ignore[arg-type]
    for text in (calendar_file(event), cancellation(event), feed([event])):
        assert not HEALTH_WORDS.search(text.replace("\r\n ", ""))
        assert ("LOCATION" in text) is (mode == "in_person")


def test_a_move_keeps_its_uid_and_a_cancellation_goes_one_further() -> None:
    moved = replace(EVENT, starts=datetime(2027, 6, 9, 9, 0, tzinfo=UTC), sequence=1)
    assert event_in(calendar_file(moved))[1]["UID"] == EVENT.uid
    calendar, event = event_in(cancellation(moved))
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert event.walk("VALARM") == []
    already = replace(moved, cancelled=True, sequence=2)
    assert event_in(cancellation(already))[1]["SEQUENCE"] == 2
    assert event_in(calendar_file(already))[0]["METHOD"] == "CANCEL"


def test_a_feed_holds_every_appointment_without_alarms() -> None:
    events = [replace(EVENT, uid=f"a{n}@refer.example", cancelled=n == 2) for n in range(4)]
    calendar = Calendar.from_ical(feed(events, "Moor Lane"))
    assert [event["UID"] for event in calendar.walk("VEVENT")] == [event.uid for event in events]
    assert [event["STATUS"] for event in calendar.walk("VEVENT")].count("CANCELLED") == 1
    assert calendar.walk("VALARM") == []
    with pytest.raises(ValueError, match="no health word"):
        feed(events, "Mental Health Team")


def test_times_without_a_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        calendar_file(replace(EVENT, starts=datetime(2027, 6, 8, 13, 30)))


def test_only_the_telling_part_of_an_address_is_left_out() -> None:
    assert without_health_words("Unit 2, Harbour House, Dock Road") == "Unit 2, Harbour House, Dock Road"
    assert without_health_words("Pain Clinic") == ""


_seeds = st.binary(min_size=16, max_size=32)


@given(_seeds)
def test_references_are_short_plain_and_read_back(seed: bytes) -> None:
    reference = new_reference(seed)
    assert new_reference(seed) == reference
    assert len(reference) == 7
    assert reference[3] == "-"
    assert reference[0].isalpha()
    assert set(reference.replace("-", "")) <= set(ALPHABET)
    assert not set("OILSZBGUVAEDQ") & set(reference)
    said = reference.replace("0", "O").replace("1", "l").replace("5", "s").replace("2", "z").replace("8", "b")
    ways = (reference, reference.lower(), reference.replace("-", " "), " ".join(reference), f"ref {reference}", said)
    for way in ways:
        assert read_reference(way) == reference
    assert find_reference(f"hello it is about {reference} thanks") == reference
    assert find_reference(f"ref {reference}") == reference


@given(_seeds, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed(seed: bytes, place: int, sign: str) -> None:
    signs = new_reference(seed).replace("-", "")
    assume(signs[place] != sign)
    assert read_reference(signs[:place] + sign + signs[place + 1 :]) is None


@given(_seeds, st.integers(0, 4))
def test_two_signs_that_changed_places_are_always_noticed(seed: bytes, place: int) -> None:
    signs = new_reference(seed).replace("-", "")
    assume(signs[place] != signs[place + 1])
    assert read_reference(signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]) is None


@given(st.text(max_size=20))
def test_other_words_are_no_reference_and_do_no_harm(text: str) -> None:
    found = read_reference(text)
    assert found is None or read_reference(found) == found
    find_reference(text)


@pytest.mark.parametrize("text", ["", "123456", "call me", "why not", "07700 900123", "K7M-4N", "K7M-4NX9"])
def test_everyday_texts_hold_no_reference(text: str) -> None:
    assert find_reference(text) is None


def test_rude_words_are_passed_over() -> None:
    seen = {new_reference(n.to_bytes(16, "big")) for n in range(30_000)}
    read = str.maketrans("01345", "OIEAS")
    for reference in seen:
        plain = reference.replace("-", "").translate(read)
        assert not any(word in plain for word in ("FCK", "TIT", "SHIT", "CNT", "WANK", "PISS"))


def test_too_few_random_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        new_reference(b"short")
