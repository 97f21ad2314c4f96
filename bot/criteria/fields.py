"""Reading the plain fields of a service's file: texts, lists, dates, status and clinics, with every mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Optional

from bot.criteria.calendar_days import read_date
from bot.criteria.problems import Problem, nearest
from bot.criteria.service import CHANNELS, STATUSES, Status
from bot.criteria.sms_words import health_word
from bot.criteria.yaml_lines import Path

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLINIC_NEEDS = ("id", "weekdays", "from", "until", "minutes", "mode")
CLINIC_KEYS = (
    *CLINIC_NEEDS,
    "place",
    "clinician",
    "capacity",
    "lead_hours",
    "breaks",
    "starts",
    "ends",
    "closed_on",
    "extra",
    "interpreter",
    "step_free",
)


class Fields:
    """One service's plain fields. Mistakes are collected with the line they stand on."""

    def __init__(self, data: Mapping[str, Any], source: str, lines: Mapping[Path, int], start: Path = ()) -> None:
        self.data = data
        self.source = source
        self.lines = lines
        self.start = start
        self.problems: list[Problem] = []

    def problem(self, path: Path, message: str, fix: str, clause: str = "") -> None:
        """Keep one mistake, at the nearest line known for its path."""
        full: Path = (*self.start, *path)
        while full not in self.lines and len(full) > len(self.start):
            full = full[:-1]
        self.problems.append(Problem(self.source, message, fix, self.lines.get(full), clause))

    def missing(self, key: str, fix: str) -> None:
        """Keep that a value is not there, at its empty line where there is one."""
        self.problem((key,), f"'{key}' is missing.", fix)

    def text(self, key: str, example: str = "", most: int = 0, private: bool = False) -> str:
        """A text; a required one has an example. `most` is its greatest length, `private` bars health words."""
        value = self.data.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            if example:
                self.missing(key, f'Add a line like {key}: "{example}".')
            return ""
        if not isinstance(value, str | int) or isinstance(value, bool):
            self.problem((key,), f"'{key}' must be plain words.", "Write it on one line, in quotes.")
            return ""
        words = " ".join(str(value).split())
        if most and len(words) > most:
            self.problem((key,), f"'{key}' has {len(words)} letters; {most} fit in a text message.", "Make it shorter.")
        if private and (found := health_word(words)):
            fix = "Use words that give nothing away, like 'Work Advice': other people may read the phone."
            self.problem((key,), f"'{key}' holds the word '{found}', and it is sent by text message.", fix)
        return words

    def words(self, key: str, allowed: tuple[str, ...] = (), required: bool = False) -> tuple[str, ...]:
        """A list of texts, each from `allowed` where that is given."""
        value = self.data.get(key)
        if value is None or value == []:
            if required:
                self.missing(key, f"Add a list, like {key}: [{allowed[0] if allowed else 'Leeds'}].")
            return ()
        if not isinstance(value, list):
            self.problem((key,), f"'{key}' must be a list.", f"Put it in square brackets, like {key}: [{value}].")
            return ()
        for i, item in enumerate(value):
            if allowed and item not in allowed:
                self.problem((key, i), f"'{item}' cannot stand in '{key}'.", nearest(item, allowed))
        return tuple(str(item) for item in value)

    def choice(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        """One word of `allowed`; required where there is no default."""
        value = self.data.get(key, default or None)
        if value is None:
            self.missing(key, nearest("", allowed))
        elif value not in allowed:
            self.problem((key,), f"'{value}' cannot stand for '{key}'.", nearest(value, allowed))
        return str(value or "")

    def yes_no(self, key: str) -> bool:
        """True or false; false where it is not given."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.problem((key,), f"'{key}' must be true or false.", f"Write {key}: true, or leave the line out.")
        return value is True

    def day(self, holder: Mapping[str, Any], key: str, path: Path) -> Optional[date]:
        """A date written YYYY-MM-DD; None where it is not given."""
        value = holder.get(key)
        if value is None:
            return None
        found = read_date(value)
        if found is None:
            self.problem((*path, key), f"'{value}' is not a date.", "Write it year-month-day, like 2027-03-09.")
        return found

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A group of named values; empty where it is not given."""
        value = self.data.get(key, {})
        if not isinstance(value, Mapping):
            self.problem(
                (key,), f"'{key}' must have lines of its own under it.", "Look at a sample service for its shape."
            )
            return {}
        return value

    def status(self) -> Status:
        """Open, paused, full, closed or ended, with its dates."""
        given = self.mapping("status")
        now = given.get("now", "open")
        if now not in STATUSES:
            self.problem(("status", "now"), f"'{now}' is not a status.", nearest(now, STATUSES))
        dates = {key: self.day(given, key, ("status",)) for key in ("opens", "closes", "ended")}
        opens, closes = dates["opens"], dates["closes"]
        if opens and closes and closes < opens:
            self.problem(("status", "closes"), "The service closes before it opens.", "Check both dates.")
        instead = given.get("instead", [])
        for key in given:
            if key not in ("now", "opens", "closes", "ended", "told", "instead"):
                self.problem(
                    ("status", key), f"'{key}' cannot stand here.", "Use now, opens, closes, ended, told or instead."
                )
        if found := health_word(str(given.get("told", ""))):
            fix = "Say only whether and when it takes people: this can go out by text message."
            self.problem(("status", "told"), f"'told' holds the word '{found}'.", fix)
        names = tuple(str(item) for item in instead) if isinstance(instead, list) else ()
        return Status(str(now), opens, closes, dates["ended"], str(given.get("told", "")), names)

    def clinics(self) -> tuple[Mapping[str, Any], ...]:
        """The clinics as written, checked for shape; the booking room reads them."""
        value = self.data.get("clinics", [])
        if not isinstance(value, list):
            self.problem(("clinics",), "'clinics' must be a list.", "Start each clinic with a dash.")
            return ()
        for i, clinic in enumerate(value):
            if isinstance(clinic, Mapping):
                self._clinic(clinic, ("clinics", i))
            else:
                self.problem(("clinics", i), "A clinic must have lines of its own.", "Look at a sample service.")
        return tuple(clinic for clinic in value if isinstance(clinic, Mapping))

    def _clinic(self, clinic: Mapping[str, Any], path: Path) -> None:
        for key in CLINIC_NEEDS:
            if key not in clinic:
                self.problem(path, f"The clinic has no '{key}'.", f"Add a line that starts with {key}:.")
        for key in clinic:
            if key not in CLINIC_KEYS:
                self.problem((*path, key), f"'{key}' cannot stand in a clinic.", nearest(key, CLINIC_KEYS))
        weekdays = clinic.get("weekdays", [])
        for day in weekdays if isinstance(weekdays, list) else [weekdays]:
            if day not in WEEKDAYS:
                self.problem((*path, "weekdays"), f"'{day}' is not a weekday.", nearest(day, WEEKDAYS))
        times = [str(clinic[key]) for key in ("from", "until") if key in clinic]
        odd = [time for time in times if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time)]
        for time in odd:
            key = "from" if time == str(clinic.get("from")) else "until"
            self.problem((*path, key), f"'{time}' is not a time.", 'Write it like "09:00".')
        if len(times) == 2 and not odd and times[1] <= times[0]:
            self.problem((*path, "until"), "The clinic ends before it begins.", "Check 'from' and 'until'.")
        if clinic.get("mode", "phone") not in CHANNELS:
            self.problem(
                (*path, "mode"), f"'{clinic['mode']}' is not a way to meet.", nearest(clinic["mode"], CHANNELS)
            )
        for key, least in (("minutes", 5), ("capacity", 1), ("lead_hours", 0)):
            number = clinic.get(key, least)
            if isinstance(number, bool) or not isinstance(number, int) or number < least:
                self.problem(
                    (*path, key), f"'{number}' cannot stand for '{key}'.", f"Use a whole number from {least} up."
                )
