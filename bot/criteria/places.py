"""Where a person is, and whether that lies inside a service's area. Areas nest: Leeds lies in England.

A place that is not in the table is neither in nor out of anything: a person it matters to is asked, not refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Optional

from bot.criteria import uk
from bot.criteria.kleene import Truth


def plain_name(name: object) -> str:
    """A place's name as it is compared: lower case, single spaces, without "the", "city of" or "council"."""
    return _plain_name(str(name))


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    text = " ".join(name.strip().lower().replace("&", "and").replace("’", "'").split())
    text = uk.ALIASES.get(text, text)
    text = re.sub(r"^(the|city of|county of) (?=\w)", "", text) if text != "city of london" else text
    text = re.sub(r" (city council|borough council|county council|district council|council)$", "", text)
    return uk.ALIASES.get(text, text)


def district(postcode: object) -> Optional[str]:
    """The outward part of a postcode (`QT1 4AB` and `qt1` give `QT1`); None where it is not one."""
    text = re.sub(r"\s+", "", str(postcode)).upper()
    match = re.fullmatch(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?", text)
    return match.group(1) if match else None


@dataclass(frozen=True)
class Places:
    """What lies in what. `parents` gives the places that each place lies directly in; all names are plain."""

    parents: Mapping[str, frozenset[str]]
    districts: Mapping[str, str] = field(default_factory=dict)
    practices: Mapping[str, str] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def above(self, place: str) -> frozenset[str]:
        """The place itself and everything it lies in."""
        if place not in self._above:
            found: set[str] = set()
            waiting = [place]
            while waiting:
                here = waiting.pop()
                if here not in found:
                    found.add(here)
                    waiting.extend(self.parents.get(here, ()))
            self._above[place] = frozenset(found)
        return self._above[place]

    def knows(self, place: str) -> bool:
        """Whether the place is in the table."""
        return place in self.parents

    def inside(self, place: str, area: str) -> Truth:
        """Whether `place` lies in `area`; not known where it is wider than the area, or is not in the table."""
        if place == area or area in self.above(place):
            return True
        if not self.knows(place) or not self.knows(area):
            return None
        if place in uk.SPREAD:
            return None if "england" in self.above(area) else False
        return None if place in self.above(area) else False

    def of_postcode(self, postcode: object) -> Optional[str]:
        """The smallest place that a postcode surely lies in: a local town, else a nation."""
        found = district(postcode)
        if found is None:
            return None
        if found in self.districts:
            return self.districts[found]
        letters = re.match(r"[A-Z]+", found)
        return _NATIONS.get(letters.group().lower()) if letters else None

    def of_practice(self, practice: object) -> Optional[str]:
        """The place where a surgery stands, from its code or its name, or from the town after its last comma."""
        name = plain_name(practice)
        if name in self.practices:
            return self.practices[name]
        town = plain_name(name.rpartition(",")[2])
        return town if self.knows(town) else None


_NATIONS = uk.areas_of_nation()


def _parents(parts: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    parents: dict[str, set[str]] = {}
    for whole, inside in parts.items():
        parents.setdefault(whole, set())
        for part in inside:
            if part != whole:
                parents.setdefault(part, set()).add(whole)
    for name in uk.SPREAD:
        parents[name] = {"england"}
    return {place: frozenset(above) for place, above in parents.items()}


UK = Places(_parents(uk.nesting()))


def with_local(
    local: Mapping[str, tuple[str, ...]], districts: Mapping[str, str], practices: Mapping[str, str]
) -> Places:
    """The table of the United Kingdom with a local area's own towns, postcode districts and surgeries in it."""
    merged = {place: set(above) for place, above in UK.parents.items()}
    for place, above in _parents(local).items():
        merged.setdefault(place, set()).update(above)
    return Places(
        {place: frozenset(above) for place, above in merged.items()},
        {key.upper(): plain_name(town) for key, town in districts.items()},
        {plain_name(key): plain_name(town) for key, town in practices.items()},
    )
