"""How often the patient was off work in the last twelve months."""

from __future__ import annotations

import re
from typing import Optional

from bot.understanding.numbers import NUMBER, number
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_SPELLS = re.compile(
    rf"\b(?:(?P<n>{NUMBER})(?: ?x(?= |$)| (?:separate |different |other )?(?:times?|spells|absences|occasions|lots))|"
    rf"(?P<w>once|twice|thrice)|(?P<o>first|second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|"
    rf"1st)(?: (?:time|spell|absence|one|go)|(?P<end>\W*$))|(?P<v>(?:a )?(?:couple|few)(?: of)? times))\b"
)
_OTHER_DOINGS = re.compile(
    r"\b(?:watched|seen|visited|played|won|read|heard|been (?:to|in) (?!work)(?!hospital)|rung|called|tried|asked|"
    r"told|married)\b"
    r"(?!.*\b(?:off|sick)\b)"
)
_A_CHOICE = re.compile(r"(?:the )?\w+ (?:one|option)\b(?=[,.]|$| (?:please|i\b|i'))")
"""The choice that somebody takes ("2nd one, got a job, off sick"), which counts nothing."""
_ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "once": 1,
    "twice": 2,
    "thrice": 3,
}


def spells(said: Message, asked: bool, of_absence: bool = False) -> Optional[FactRead]:
    """How many times off in the last twelve months; `of_absence` says that the absence is what was asked about."""
    match = _SPELLS.search(said.plain)
    if match and _OTHER_DOINGS.search(said.plain[: match.start()]):
        return None
    if match and (
        asked
        or (
            match["end"] is None
            and not _A_CHOICE.match(said.plain)
            and (of_absence or re.search(r"\b(?:off|sick|absent|absence)\b", said.plain))
            and re.search(r"\b(?:year|12 months|twelve months|off|absences)\b", said.plain)
            and not re.search(r"\btimes a (?:day|week|month)\b", said.plain)
        )
    ):
        value = (
            number(match["n"])
            if match["n"]
            else _ORDER.get(match["w"] or match["o"] or "", 0) or (2 if "couple" in (match["v"] or "") else 3)
        )
        if value is not None:
            value += (
                asked
                and re.match(
                    r" (?:before|other than|besides|apart from) (?:this|now)\b|[\w ]{0,20}\b(?:and|"
                    r"plus) (?:then )?(?:this|now)"
                    r"(?: one| time)?\W*$",
                    said.plain[match.end() :],
                )
                is not None
            )
            return FactRead(value, said.words(match.start(), match.end()), about=bool(match["v"]))
    if not asked:
        return None
    with_this = re.search(rf"\b(?P<n>{NUMBER}) (?:including|counting|with) this\b", said.plain)
    if with_this:
        return FactRead(number(with_this["n"]) or 0, said.words(with_this.start(), with_this.end()))
    if re.search(
        r"\b(?:none|nothing|not|never|no) (?:\w+ )?(?:other than|besides|apart from|except|before) (?:this|now)\b",
        said.plain,
    ):
        return FactRead(1, said.original.strip())
    if re.search(
        r"^\W*(?:none|never|no|zero|not (?:at all|been off|had any|once)|no times|nil|nope|"
        r"haven't been off)\b",
        said.plain,
    ):
        return FactRead(0, said.original.strip())
    if re.search(r"\b(?:just|only) (?:this|the) (?:once|one|time)|just this|first time|only this\b", said.plain):
        return FactRead(1, said.original.strip())
    others = re.match(rf"^this (?:one |time )?(?:and|plus) (?P<n>{NUMBER}) (?:other|before|more|earlier)\b", said.plain)
    if others:
        return FactRead((number(others["n"]) or 0) + 1, said.original.strip())
    vague = re.match(r"^(?:(?:a|about|maybe|only|just) )*(?P<v>couple|few)\b(?: of times)?\W*$", said.plain)
    if vague:
        return FactRead(2 if vague["v"] == "couple" else 3, said.original.strip(), about=True)
    bare = re.findall(rf"\b{NUMBER}\b", re.sub(rf"\b({NUMBER}) (?:or|to|maybe) {NUMBER}\b", r"\1", said.plain))
    if len(bare) == 1 and not re.search(r"\b(?:weeks?|days?|years?)\b", said.plain.replace("12 months", "")):
        return FactRead(number(bare[0]) or 0, said.original.strip())
    return None
