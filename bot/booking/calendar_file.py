"""Calendar files (RFC 5545): an appointment for a person's own calendar, and a service's feed.

People share calendars with employers and families: nothing in a file tells what the appointment is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as CalendarEvent

from bot.booking.clinics import Mode
from bot.booking.describe import length
from bot.booking.local_time import aware

TITLE = "Appointment"
PRODUCT = "-//Appointments//EN"
HEALTH_WORDS = re.compile(
    r"health|clinic\b|hospital|medical|medicine|surgery|therap|physio|counsel|mental|wellbeing|well-being|wellness"
    r"|\bill\b|illness|\bsick|\bpain|disab|injur|condition|diagnos|treatment|patient|doctor|\bgp\b|\bnhs\b|\bmsk\b|rehab"
    r"|cancer|addict|recovery|fit note|referral|psych|occupational|muscul|back care|work advice",
    re.IGNORECASE,
)
"""Words that would tell an onlooker something (`conversation.md` part 1, and the names of places of care)."""

_HOW: dict[Mode, str] = {
    "phone": "By phone. We will call you.",
    "video": "By video.",
    "in_person": "Face to face.",
}


@dataclass(frozen=True)
class Event:
    """What a calendar shows of one appointment.

    `uid` stays the same through every change and `sequence` goes up with each, so that calendars follow a move.
    `changed` is when this state came about. `link` leads to the page where it can be changed.
    """

    uid: str
    starts: datetime
    minutes: int
    reference: str
    mode: Mode
    changed: datetime
    place: str = ""
    link: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar_file(event: Event) -> str:
    """The file that puts the appointment into a calendar, or moves it there (`METHOD:PUBLISH`, times in UTC).

    Lines end with CRLF and are folded at 75 octets. Parts of the place, and a link, that hold a health word are
    left out. Raises `ValueError` for times without a zone.
    """
    return _text([event], "CANCEL" if event.cancelled else "PUBLISH", alarm=True)


def cancellation(event: Event) -> str:
    """The file that takes the appointment out of a calendar again (`METHOD:CANCEL`, sequence one higher)."""
    return _text([_cancelled(event)], "CANCEL", alarm=False)


def feed(events: Iterable[Event], name: str = "Appointments") -> str:
    """A service's own calendar: all its appointments by reference, to be fetched again and again.

    `name` is the feed's title in the calendar; as everything else, it may hold no health word.
    """
    return _text(events, "PUBLISH", alarm=False, name=name)


def without_health_words(place: str) -> str:
    """The parts of an address that tell nothing: "Moor Health Centre, 5 Moor Lane" becomes "5 Moor Lane"."""
    return ", ".join(part.strip() for part in place.split(",") if part.strip() and not HEALTH_WORDS.search(part))


def _cancelled(event: Event) -> Event:
    if event.cancelled:
        return event
    return Event(**{**event.__dict__, "cancelled": True, "sequence": event.sequence + 1})


def _text(events: Iterable[Event], method: str, alarm: bool, name: str = "") -> str:
    if HEALTH_WORDS.search(name):
        raise ValueError("a calendar's name may hold no health word")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(minutes=30), parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(_event(event, alarm and not event.cancelled))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(event: Event, alarm: bool) -> CalendarEvent:
    starts = aware(event.starts).astimezone(UTC)
    made = CalendarEvent()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", aware(event.changed).astimezone(UTC))
    made.add("dtstart", starts)
    made.add("dtend", starts + timedelta(minutes=event.minutes))
    made.add("summary", f"{TITLE} {event.reference}")
    made.add("description", _description(event))
    place = without_health_words(event.place)
    if place and event.mode == "in_person":
        made.add("location", place)
    if _link(event):
        made.add("url", event.link)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    if alarm:
        made.add_component(_alarm(event))
    return made


def _link(event: Event) -> str:
    """The link, unless its own address gives something away ("…surgery.nhs.uk")."""
    return "" if HEALTH_WORDS.search(event.link) else event.link


def _description(event: Event) -> str:
    said = [_HOW[event.mode], f"About {length(event.minutes)}.", f"Reference {event.reference}."]
    if _link(event):
        said.append(f"To change or cancel: {event.link}")
    return " ".join(said)


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{TITLE} {event.reference}")
    alarm.add("trigger", timedelta(days=-1))
    return alarm
