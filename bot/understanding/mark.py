"""The candidates in a message: every span that may matter, of whatever kind, before any question settles what it is."""

from __future__ import annotations

import re
from datetime import date
from typing import List, Tuple

from bot.understanding import conditions, contact, dates, employer, jobs, meeting, numbers, people
from bot.understanding.gazetteer.occupations import SECTORS
from bot.understanding.gazetteer.phrases import Gazetteer
from bot.understanding.gazetteer.services import SERVICES
from bot.understanding.reading import Candidate
from bot.understanding.text import Message, message

_SECTORS: Gazetteer[str] = Gazetteer(list(SECTORS.items()))
_LANGUAGE = re.compile(rf"\b(?:{'|'.join(meeting.LANGUAGES)}|bsl|british sign language)\b")


def candidates(text: str, on: date) -> Tuple[Candidate, ...]:
    """Everything marked in `text`, in order; kinds and values as docs/architecture.md lists them. Overlaps are allowed.

    A date's value is its day if there is one reading, a length's or an open date's value is its plain words.
    """
    said = message(text)
    found: List[Candidate] = []
    for named in conditions.marked(said.plain, asked_health=True):
        if named.detail:
            found.append(_candidate(said, named.at, named.to, "condition", f"{named.group}:{named.detail}"))
        else:
            found.append(_candidate(said, named.at, named.to, "body_part", named.group))
    found += [_candidate(said, at, to, "job", name) for at, to, name in jobs.find(said.plain)]
    found += [_candidate(said, hit.at, hit.to, "sector", hit.meaning) for hit in _SECTORS.find(said.plain)]
    found += [_candidate(said, hit.at, hit.to, "service", hit.meaning) for hit in SERVICES.find(said.plain)]
    for when in dates.find(said.plain, on):
        days = {*when.past, *([when.future] if when.future else [])}
        plain = said.plain[when.at : when.to].strip()
        found.append(
            _candidate(
                said,
                when.at,
                when.to,
                "duration" if when.length else "date",
                plain if when.length or len(days) != 1 else days.pop().isoformat(),
            )
        )
    found += [_candidate(said, at, to, "number", str(value)) for value, at, to in numbers.find(said.plain)]
    found += [
        _candidate(said, hit.start(), hit.end(), "language", hit.group().capitalize())
        for hit in _LANGUAGE.finditer(said.plain)
    ]
    size = employer.employer_size(said, False)
    if size and size.words in text:
        start = text.index(size.words)
        found.append(Candidate(start, start + len(size.words), "size", str(size.value)))
    code, address = contact.postcode(text), contact.email(text)
    found += [Candidate(start, end, "phone", value) for start, end, value in contact.phones(text)]
    found += [Candidate(*one[:2], kind, one[2]) for kind, one in (("postcode", code), ("email", address)) if one]
    name = people.name(said, False)
    if name and name.words.lower() in text.lower():
        start = text.lower().index(name.words.lower())
        found.append(Candidate(start, start + len(name.words), "person", str(name.value)))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _candidate(said: Message, at: int, to: int, kind: str, value: str) -> Candidate:
    start, end = said.span(at, to)
    return Candidate(start, end, kind, value)
