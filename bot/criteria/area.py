"""The local area: who runs the assistant here, its surgeries, and its places and what they lie in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from bot.criteria.fields import Fields
from bot.criteria.places import Places, plain_name, with_local
from bot.criteria.problems import Problem, ServiceError
from bot.criteria.yaml_lines import load

WEEK = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

LEAST_CONTRAST = 4.5
"""White words on a practice's colour must be this much lighter than it (WCAG 2.2, 1.4.3)."""

_ORIGIN = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?|http://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Tongue:
    """A language that an interpreter can be booked for: its English name, its own name, and its code (BCP 47)."""

    name: str
    own: str
    code: str


@dataclass(frozen=True)
class Host:
    """The team that runs the assistant: its name, number, nation and hours (`HH:MM`, Europe/London).

    `sms_number` is for people of any surgery; `interpreters` are the languages that can be booked.
    """

    us: str
    phone: str
    nation: str
    team_days: tuple[str, ...]
    team_from: str
    team_until: str
    duty_days: tuple[str, ...]
    duty_from: str
    duty_until: str
    sms_number: str = ""
    interpreters: tuple[Tongue, ...] = ()

    @property
    def hours(self) -> str:
        """When the team answers the telephone, as people say it: "9am to 5pm, Monday to Friday"."""
        return f"{_clock(self.team_from)} to {_clock(self.team_until)}, {_days(self.team_days)}"


def _clock(time: str) -> str:
    """`09:00` as 9am, `17:30` as 5:30pm, `12:00` as midday (NHS style)."""
    hour, _, minutes = time.partition(":")
    if (int(hour), minutes) == (12, "00"):
        return "midday"
    return f"{int(hour) % 12 or 12}{'' if minutes == '00' else f':{minutes}'}{'am' if int(hour) < 12 else 'pm'}"


def _days(days: tuple[str, ...]) -> str:
    """Days in a row as "Monday to Friday", others one by one."""
    names = [WEEK[day] for day in WEEK if day in days]
    places = [place for place, day in enumerate(WEEK) if day in days]
    in_a_row = places == list(range(places[0], places[0] + len(places)))
    if in_a_row and len(names) > 2:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@dataclass(frozen=True)
class Surgery:
    """A GP surgery: its code (ODS), name, town, the postcode districts round it, and the number its patients text.

    Of its website: the origins that may show the chat, the colour its chat has, and the language it begins in.
    """

    code: str
    name: str
    town: str
    districts: tuple[str, ...]
    sms_number: str
    websites: tuple[str, ...] = ()
    colour: str = ""
    language: str = ""


@dataclass(frozen=True)
class Area:
    """One local area."""

    name: str
    sample: bool
    host: Host
    surgeries: tuple[Surgery, ...]
    places: Places

    def surgery(self, said: str) -> Optional[Surgery]:
        """The surgery with this code, name or text number."""
        wanted = plain_name(said)
        for surgery in self.surgeries:
            if wanted in (plain_name(surgery.code), plain_name(surgery.name), surgery.sms_number):
                return surgery
        return None


def read_area(text: str, name: str) -> Area:
    """The local area from the text of its file. Raises `ServiceError` with every problem found."""
    located = load(text, name)
    if not isinstance(located.data, Mapping):
        raise ServiceError([Problem(name, "The area needs lines like name: and host:.", "Look at the sample area.", 1)])
    fields = Fields(located.data, name, located.lines)
    area_name, sample = fields.text("name", "Tideway"), fields.yes_no("sample")
    host = _host(Fields(fields.mapping("host"), name, located.lines, ("host",)), fields)
    surgeries = tuple(_surgery(item, i, fields) for i, item in enumerate(_items(fields, "surgeries")))
    localities = {str(place): _inside(parts) for place, parts in fields.mapping("localities").items()}
    places = with_local(
        {plain_name(place): parts for place, parts in localities.items()},
        {district: surgery.town for surgery in surgeries for district in surgery.districts},
        {key: surgery.town for surgery in surgeries for key in (surgery.code, surgery.name)},
    )
    for i, surgery in enumerate(surgeries):
        if surgery.town and not places.knows(plain_name(surgery.town)):
            fields.problem(
                ("surgeries", i, "town"), f"'{surgery.town}' is in no locality.", "Add it under 'localities'."
            )
    if fields.problems:
        raise ServiceError(fields.problems)
    return Area(area_name, sample, host, surgeries, places)


def _inside(parts: Any) -> tuple[str, ...]:
    return tuple(plain_name(part) for part in parts) if isinstance(parts, list) else (plain_name(parts),)


def _items(fields: Fields, key: str) -> list[Mapping[str, Any]]:
    value = fields.data.get(key, [])
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _host(host: Fields, fields: Fields) -> Host:
    us = host.text("us", "Tideway Work Team", 20, private=True)
    phone = host.text("phone", "01632 960 100", 14)
    nation = host.text("nation", "England")
    team, duty = _hours(host, "team_hours"), _hours(host, "duty_hours")
    if not all(team):
        host.problem(("team_hours",), "'team_hours' is missing.", "Write them like duty_hours.")
    sms_number = host.text("sms_number")
    tongues = _tongues(host)
    fields.problems.extend(host.problems)
    return Host(us, phone, nation, *team, *duty, sms_number, tongues)


def _hours(host: Fields, key: str) -> tuple[tuple[str, ...], str, str]:
    given = host.mapping(key)
    days = given.get("days", [])
    listed = tuple(str(day) for day in days) if isinstance(days, list) else ()
    first, last = str(given.get("from", "")), str(given.get("until", ""))
    if any(time and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time) for time in (first, last)):
        host.problem((key,), f"'{key}' needs times.", 'Write them like from: "09:00", until: "17:00".')
    if any(day not in WEEK for day in listed):
        host.problem((key,), f"'{key}' needs days.", "Write them like days: [mon, tue].")
    return listed, first, last


def _tongues(host: Fields) -> tuple[Tongue, ...]:
    found = []
    for i, item in enumerate(_items(host, "interpreters")):
        own = Fields(item, host.source, host.lines, (*host.start, "interpreters", i))
        found.append(Tongue(own.text("name", "Polish"), own.text("own", "Polski"), own.text("code", "pl")))
        host.problems.extend(own.problems)
    return tuple(found)


def _surgery(data: Mapping[str, Any], i: int, fields: Fields) -> Surgery:
    own = Fields(data, fields.source, fields.lines, ("surgeries", i))
    surgery = Surgery(
        own.text("code", "T90001"),
        own.text("name", "Hillside Surgery", 30),
        own.text("town", "Tidemouth"),
        own.words("districts"),
        own.text("sms_number", "07700 900101"),
        own.words("websites"),
        own.text("colour").lower(),
        own.text("language"),
    )
    for place, origin in enumerate(surgery.websites):
        if not _ORIGIN.fullmatch(origin):
            own.problem(
                ("websites", place),
                f"'{origin}' is no website's origin.",
                "Write it like https://www.hillside.example.",
            )
    if surgery.colour and not _COLOUR.fullmatch(surgery.colour):
        own.problem(("colour",), f"'{surgery.colour}' is no colour.", 'Write it like "#005eb8".')
    elif surgery.colour and contrast_with_white(surgery.colour) < LEAST_CONTRAST:
        own.problem(("colour",), "White words cannot be read on that colour.", "Choose a darker one.")
    fields.problems.extend(own.problems)
    return surgery


def contrast_with_white(colour: str) -> float:
    """How much lighter white is than that colour (`#rrggbb`), from 1 to 21. Source: WCAG 2.2, contrast ratio."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
