"""The local area: who runs the assistant here, its surgeries, and its places and what they lie in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from bot.criteria.fields import Fields
from bot.criteria.places import Places, plain_name, with_local
from bot.criteria.problems import Problem, ServiceError
from bot.criteria.yaml_lines import load


@dataclass(frozen=True)
class Host:
    """The team that runs the assistant: its name, number, nation and hours (`HH:MM`, Europe/London)."""

    us: str
    phone: str
    nation: str
    team_days: tuple[str, ...]
    team_from: str
    team_until: str
    duty_days: tuple[str, ...]
    duty_from: str
    duty_until: str


@dataclass(frozen=True)
class Surgery:
    """A GP surgery: its code (ODS), name, town, the postcode districts round it, and the number its patients text."""

    code: str
    name: str
    town: str
    districts: tuple[str, ...]
    sms_number: str


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
    area_name = fields.text("name", "Tideway")
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
    return Area(area_name, fields.yes_no("sample"), host, surgeries, places)


def _inside(parts: Any) -> tuple[str, ...]:
    return tuple(plain_name(part) for part in parts) if isinstance(parts, list) else (plain_name(parts),)


def _items(fields: Fields, key: str) -> list[Mapping[str, Any]]:
    value = fields.data.get(key, [])
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _host(host: Fields, fields: Fields) -> Host:
    us = host.text("us", "Tideway Work Team", 20, private=True)
    phone = host.text("phone", "01632 960 100", 14)
    nation = host.text("nation", "England")
    team, duty = host.mapping("team_hours"), host.mapping("duty_hours")
    fields.problems.extend(host.problems)
    return Host(us, phone, nation, *_hours(team), *_hours(duty))


def _hours(given: Mapping[str, Any]) -> tuple[tuple[str, ...], str, str]:
    days = given.get("days", [])
    listed = tuple(str(day) for day in days) if isinstance(days, list) else ()
    return listed, str(given.get("from", "")), str(given.get("until", ""))


def _surgery(data: Mapping[str, Any], i: int, fields: Fields) -> Surgery:
    own = Fields(data, fields.source, fields.lines, ("surgeries", i))
    surgery = Surgery(
        own.text("code", "T90001"),
        own.text("name", "Hillside Surgery", 30),
        own.text("town", "Tidemouth"),
        own.words("districts"),
        own.text("sms_number", "07700 900101"),
    )
    fields.problems.extend(own.problems)
    return surgery
