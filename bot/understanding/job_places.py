"""Jobs told by their place: "I work in a warehouse" is a warehouse worker."""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Tuple

from bot.understanding.context import somebody_elses
from bot.understanding.gazetteer.occupations import PLACES
from bot.understanding.gazetteer.phrases import Found, Gazetteer
from bot.understanding.job_words import PLACE
from bot.understanding.text import Message

Span = Tuple[int, int, str]
_PLACES: Gazetteer[str] = Gazetteer(list(PLACES.items()))

_ANY_PLACE = re.compile(
    r"^(?:a |an |the |in a |in an |in |at a |local |big |small |busy )*(?P<place>[a-z][a-z' &-]{3,24})$"
)


def _places(plain: str) -> List[Found[str]]:
    """The places of work that are named. "It's" is no place in IT ("sorry, it's my knee")."""
    return [hit for hit in _PLACES.find(plain) if plain[hit.at : hit.to] != "it's"]


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
        hits = _places(match["place"]) if match else []
        if match and len(hits) == 1 and hits[0].at == 0 and hits[0].to == len(match["place"]):
            at = said.plain.index(match["place"], clause.at)
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
        for hit in _places(match["place"]):
            if hit.at <= 16:
                return (match.start(), match.start("place") + hit.to, hit.meaning)
    listed = _listed(said)
    if listed:
        return listed
    if asked:
        hits = _places(said.plain)
        if hits and len(said.plain.split()) <= 12:
            return (hits[0].at, hits[0].to, hits[0].meaning)
    return None
