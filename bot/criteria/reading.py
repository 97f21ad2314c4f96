"""From the text of a file to a `Service`, and from many files to a directory of which one bad file spoils nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

from bot.criteria import service as words
from bot.criteria.area import Area, read_area
from bot.criteria.fields import Fields
from bot.criteria.grammar import Grammar, unknown_place
from bot.criteria.places import UK, Places, plain_name
from bot.criteria.problems import Problem, ServiceError, nearest
from bot.criteria.rule import Every
from bot.criteria.service import Service
from bot.criteria.yaml_lines import Path, load
from bot.understanding.facts import CATALOGUE

KEYS = (
    *("id", "name", "aliases", "sms_name", "provider", "sms_provider", "tier", "what", "sms_what", "area", "channels"),
    *("cost", "referral", "wait", "capacity", "status", "checked", "booking", "line", "email", "call_within", "needs"),
    "outside_nhs",
    "criteria",
    *("clinics", "while_waiting", "sample", "evidence", "source"),
)
NEEDS = ("date_of_birth", *CATALOGUE)
AREA_FILE = "area.yml"
NO_LINES: Mapping[Path, int] = {}


def read_service(
    data: Any,
    source: str,
    *,
    places: Places = UK,
    lines: Mapping[Path, int] = NO_LINES,
    start: Path = (),
) -> Service:
    """A service from its file's values. `source` names the file; `lines` give the line of each value by its path.

    Raises `ServiceError` with every problem found: the file, the line, the clause, what is wrong, and the fix.
    """
    if not isinstance(data, Mapping):
        fix = "Copy a sample service and change it."
        raise ServiceError([Problem(source, "A service needs lines like name: and criteria:.", fix, lines.get(start))])
    fields = Fields(data, source, lines, start)
    for key in data:
        if key not in KEYS:
            fields.problem((key,), f"'{key}' is not part of a service.", nearest(key, KEYS))
    found = _made(fields, places)
    if fields.problems:
        raise ServiceError(sorted(fields.problems, key=lambda problem: problem.line or 0))
    return found


def _made(fields: Fields, places: Places) -> Service:
    data = fields.data
    evidence = fields.yes_no("evidence")
    public = not evidence
    checked = fields.mapping("checked")
    checked_on = fields.day(checked, "on", ("checked",))
    if public and (checked_on is None or not checked.get("by")):
        fix = "Add checked: with on: 2027-03-09 and by: the name of who checked."
        fields.problem(("checked",), "It does not say who last checked this entry, and when.", fix)
    for key in checked:
        if key not in ("on", "by"):
            fix = "Use on and by only, and put a name with a comma in it in quotes."
            fields.problem(("checked", key), f"'{key}' cannot stand here.", fix)
    rule = _rule(fields, places)
    name = fields.text("name", "Moor Lane Work Advice")
    return Service(
        id=_id(fields),
        name=name,
        sms_name=fields.text("sms_name", "Moor Lane Work Advice" if public else "", 24, private=True),
        provider=fields.text("provider", "Moor Lane Trust" if public else ""),
        sms_provider=fields.text("sms_provider", "Moor Lane Trust" if public else "", 30, private=True),
        tier=fields.choice("tier", words.TIERS, "" if public else "adviser"),
        what=fields.text("what", "A work adviser talks with you about your job and your health." if public else ""),
        sms_what=fields.text("sms_what", "a talk about your work" if public else "", 28, private=True),
        area=_areas(fields, places, public),
        channels=fields.words("channels", words.CHANNELS, required=public),
        cost=fields.text("cost", "free" if public else ""),
        routes=fields.words("referral", words.ROUTES, required=public),
        wait=fields.text("wait"),
        capacity=fields.text("capacity"),
        status=fields.status(),
        checked_by=str(checked.get("by") or ""),
        checked_on=checked_on,
        booking=fields.choice("booking", words.BOOKINGS, "none" if evidence else ""),
        needs=fields.words("needs", NEEDS),
        outside_nhs=fields.yes_no("outside_nhs"),
        rule=rule,
        clinics=fields.clinics(),
        while_waiting=fields.words("while_waiting"),
        aliases=fields.words("aliases"),
        sample=fields.yes_no("sample"),
        evidence=evidence,
        source=fields.text("source", "Report A, page 14" if evidence else ""),
        version=version(data.get("criteria")),
        file=fields.source,
        places=places,
        line=fields.text("line", "", 40, private=True),
        email=_email(fields),
        call_within=_call_within(fields),
    )


def version(criteria: Any) -> str:
    """The version of a rule: the first 12 hexadecimal digits of the SHA-256 of its canonical JSON.

    The same rule has the same version on every machine, and any change to a bound or a word makes a new one.
    """
    canonical = json.dumps(criteria, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _id(fields: Fields) -> str:
    name = fields.text("id", "moor-lane-work-advice")
    if name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        fields.problem(("id",), f"'{name}' is not a good id.", "Use small letters, digits and dashes.")
    return name


def _email(fields: Fields) -> str:
    address = fields.text("email")
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        fields.problem(("email",), f"'{address}' is no e-mail address.", "Write it like bookings@example.nhs.uk.")
        return ""
    return address


def _call_within(fields: Fields) -> int:
    days = fields.data.get("call_within", 2)
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= 20:
        fields.problem(("call_within",), f"'{days}' cannot stand for 'call_within'.", "Use working days from 1 to 20.")
        return 2
    return days


def _areas(fields: Fields, places: Places, required: bool) -> tuple[str, ...]:
    named = fields.words("area", required=required)
    for i, area in enumerate(named):
        if not places.knows(plain_name(area)):
            fields.problem(("area", i), *unknown_place(area, places))
    return named


def _rule(fields: Fields, places: Places) -> Any:
    if "criteria" not in fields.data:
        fix = "Add criteria: with at least one clause, or all: with a list of clauses."
        fields.problem((), "'criteria' is missing: the file does not say who the service is for.", fix)
        return Every(())
    grammar = Grammar(places)
    rule = grammar.read(fields.data["criteria"], ("criteria",))
    for path, clause, message, fix in grammar.problems:
        fields.problem(path, message, fix, clause)
    if rule is None:
        return Every(())
    return rule


def read_yaml(text: str, name: str, *, places: Places = UK) -> Service:
    """A service from the text of its YAML file. `name` is the file's name, for messages."""
    located = load(text, name)
    return read_service(located.data, name, places=places, lines=located.lines)


def read_many(text: str, name: str, *, places: Places = UK) -> tuple[Service, ...]:
    """The services of a file: one, or several under `services:`."""
    located = load(text, name)
    if not isinstance(located.data, Mapping) or "services" not in located.data:
        return (read_service(located.data, name, places=places, lines=located.lines),)
    found: list[Service] = []
    problems: list[Problem] = []
    for i, item in enumerate(located.data["services"] or []):
        try:
            found.append(read_service(item, name, places=places, lines=located.lines, start=("services", i)))
        except ServiceError as error:
            problems.extend(error.problems)
    if problems:
        raise ServiceError(problems)
    return tuple(found)


@dataclass(frozen=True)
class Directory:
    """All services read, in the order of their ids, and what was wrong with the files that could not be read."""

    services: tuple[Service, ...]
    problems: tuple[Problem, ...] = ()
    area: Optional[Area] = None

    def get(self, service_id: str) -> Optional[Service]:
        """The service with this id."""
        return next((service for service in self.services if service.id == service_id), None)

    def named(self, text: str) -> Optional[Service]:
        """The service that somebody names, by any of its names, the longest name first."""
        said = f" {_bare(text)} "
        return next((service for name, service in self._names if f" {name} " in said), None)

    @cached_property
    def _names(self) -> tuple[tuple[str, Service], ...]:
        """Every name of every service, as it is looked for, the longest first."""
        names = [
            (bare, service)
            for service in self.services
            for name in (service.name, service.sms_name, *service.aliases)
            if (bare := _bare(name))
        ]
        return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def read_directory(files: Mapping[str, str], *, previous: Optional[Directory] = None) -> Directory:
    """The directory made of many files, by name; a file called `area.yml` gives the local places.

    One bad file never takes down the good ones: its problems are collected, and where there is a previous directory,
    that file's services stay as they last were.
    """
    services: dict[str, Service] = {}
    problems: list[Problem] = []
    area, places = _area(files, problems, previous)
    for name in sorted(file for file in files if not file.endswith(AREA_FILE)):
        try:
            read = read_many(files[name], name, places=places)
        except ServiceError as error:
            problems.extend(error.problems)
            read = tuple(service for service in (previous.services if previous else ()) if service.file == name)
        for service in read:
            if service.id in services:
                message = f"The id '{service.id}' is already used in {services[service.id].file}."
                problems.append(Problem(name, message, "Give each service its own id."))
            else:
                services[service.id] = service
    return Directory(tuple(services[key] for key in sorted(services)), tuple(problems), area)


def _area(
    files: Mapping[str, str], problems: list[Problem], previous: Optional[Directory]
) -> tuple[Optional[Area], Places]:
    area = previous.area if previous else None
    for name in files:
        if name.endswith(AREA_FILE):
            try:
                area = read_area(files[name], name)
            except ServiceError as error:
                problems.extend(error.problems)
    return area, area.places if area else UK
