"""Jobs and sectors told by their place: "I work in a warehouse" is a warehouse worker."""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Tuple

from bot.understanding.context import somebody_elses
from bot.understanding.gazetteer.occupations import PLACES, SECTORS
from bot.understanding.gazetteer.phrases import Found, Gazetteer
from bot.understanding.job_words import PLACE
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

Span = Tuple[int, int, str]
_PLACES: Gazetteer[str] = Gazetteer(list(PLACES.items()))

_DONE = re.compile(
    r"(?:^|\b(?:i|i'm|i am|am|mainly|mostly) )(?:do|doing|handle|handling|run|running|look after|on) (?:all )?(?:the |"
    r"our )?"
    r"(?P<place>[a-z][a-z' &-]{1,30})"
)
"""Work told by what is done ("I do the payroll")."""
_ANY_PLACE = re.compile(
    r"^(?:a |an |the |in a |in an |in |at a |local |big |small |busy )*(?P<place>[a-z][a-z' &-]{3,24})$"
)


_IN_IT = re.compile(r"\b(?:work\w*|jobs?|i'm|i am|role|sector|employed|based)\b[a-z ]{0,20}\bin (?:the )?$")


_OF_IT = re.compile(
    r" (?:support|tech\w*|department|dept|desk|help ?desk|systems|engineer|manager|worker|company|firm)\b"
)


def in_it(said: Message, at: int, to: int) -> bool:
    """Whether a place or sector in the plain text is meant as one: "it" is IT in capitals, alone, or to work in."""
    if said.plain[at:to] not in ("it", "it's"):
        return True
    capitals = said.words(at, to) == "IT" and not said.original.isupper()
    return (
        capitals
        or bool(_OF_IT.match(said.plain[to:]))
        or said.plain.strip(" .!") == "it"
        or bool(_IN_IT.search(said.plain[:at]))
    )


def _places(said: Message, at: int = 0, to: Optional[int] = None) -> List[Found[str]]:
    """The places of work that are named in a stretch of the plain text, by their places in that stretch."""
    return [hit for hit in _PLACES.find(said.plain[at:to]) if in_it(said, at + hit.at, at + hit.to)]


def _every_place(plain: str) -> Iterator[re.Match[str]]:
    """Every "at work", "in a call centre" of a text, also those that stand inside one another."""
    at = 0
    while match := PLACE.search(plain, at):
        yield match
        at = match.start() + 1


def _listed(said: Message) -> Optional[Span]:
    """A place of work that is a clause of its own among others ("off 4 weeks, bad shoulder, warehouse")."""
    if len(said.clauses) < 2:
        return None
    for clause in said.clauses:
        text = clause.text.strip()
        match = _ANY_PLACE.match(text)
        at = said.plain.index(match["place"], clause.at) if match else 0
        hits = _places(said, at, at + len(match["place"])) if match else []
        if match and len(hits) == 1 and hits[0].at == 0 and hits[0].to == len(match["place"]):
            return (at, at + hits[0].to, hits[0].meaning)
    return None


def placed(said: Message, asked: bool) -> Optional[Span]:
    """ "I work in a warehouse": the plain title that says no more than that."""
    for match in _every_place(said.plain):
        if (
            somebody_elses(said, match.start())
            or re.search(
                r"\b(?:want|like|love|hope|looking|able|hard|need|apply) (?:to )?$", said.plain[: match.start()]
            )
            or (match.group().startswith(("i'm ", "i am ")) and not asked and " work" not in match.group()[:12])
        ):
            continue
        for hit in _places(said, *match.span("place")):
            if hit.at <= 16:
                return (match.start(), match.start("place") + hit.to, hit.meaning)
    listed = _listed(said)
    if listed:
        return listed
    done = _DONE.search(said.plain) if asked else None
    hits = _places(said, *done.span("place")) if done else []
    if done and hits and hits[0].at == 0:
        return (done.start(), done.start("place") + hits[0].to, hits[0].meaning)
    if asked:
        hits = _places(said)
        if hits and len(said.plain.split()) <= 12:
            return (hits[0].at, hits[0].to, hits[0].meaning)
    return None


_SECTOR: Gazetteer[str] = Gazetteer(list(SECTORS.items()))


def sector_of(said: Message, working: bool, asked: bool) -> Optional[FactRead]:
    """The sector that the message names as where the patient works."""
    for hit in _SECTOR.find(said.plain):
        before = said.plain[max(0, hit.at - 30) : hit.at]
        if not in_it(said, hit.at, hit.to):
            continue
        if asked or re.search(
            r"\b(?:work(?:ed|ing|s)?|job|employed|nurse|driver|assistant|role|teacher|porter|"
            r"admin)\b(?: \w+)? (?:in|at|for|with)(?: (?:a|an|the|my|our|local|busy))*(?: \w+)? $",
            before,
        ):
            return FactRead(hit.meaning, said.words(hit.at, hit.to))
    return None
