"""A name told wrongly before, the patient's own or their surgery's, and the right one told with it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Dict, Mapping, Optional

from bot.understanding import meeting, people
from bot.understanding.facts import Value
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_PRACTICE = (
    r"(?:(?:gp|doctor'?s?|medical|family|group|health) )?(?:surgery|practice|medical (?:centre|center|practice)|"
    r"health (?:centre|center))"
)
_KIND_OF_OPERATION = (
    r"(?:day|keyhole|open|major|minor|emergency|elective|knee|hip|back|spinal|heart|eye|hand|foot|shoulder|brain|"
    r"gastric|bypass|hernia|cataract|oral|private|nhs|robotic)"
)
_WRONG_PRACTICE = re.compile(
    rf"\b(?:wrong|old|incorrect|not the right|a different|another) (?:gp|doctor'?s?|{_PRACTICE})\b(?! (?:nurse|"
    rf"doctor))|"
    rf"\b(?:gp|doctor'?s?|surgery|practice)(?:'s| is| was) (?:wrong|incorrect|not right)\b"
)
_TOLD = re.compile(
    r"\b(?:wrong|incorrect|not (?:the )?right|(?:told|gave|given|put|said|wrote|telled|typed) (?:\w+ ){0,2}(?:old|"
    r"different|another))\b"
)
"""What says that it was told before, so that "I need a different surgery" puts nothing right."""
_MOVED = re.compile(
    rf"\b(?:moved|changed|switched|swapped|transferred|registered|gone over)(?: over| surger(?:y|ies)| practices?|"
    rf" gps?|"
    rf" doctors)?(?: now)? (?:to|2|with|at|on to|onto) (?P<name>(?:the )?(?!(?:a|an|my|another|new|different)\b)"
    rf"(?!{_KIND_OF_OPERATION} surgery)"
    rf"(?:[\w'-]+ ){{1,4}}?{_PRACTICE})\b"
)
_NAMED = re.compile(
    rf"(?:^|[.,;:!-] ?|\b(?:it's|it is|its|i'm (?:at|with)|i am (?:at|with)|should be|should have been|now|meant|"
    rf"correct is|"
    rf"the right one is|actually) )(?P<name>(?:the )?(?!(?:a|an|my|another|i|sorry|told|gave|put|wrong|old)\b)"
    rf"(?:(?!wrong\b|old\b|told\b|moved\b|the\b|a\b|to\b|it's\b|i'm\b|with\b|at\b)[\w'-]+ ){{1,3}}?{_PRACTICE})\b"
)
_NOW_AND_NOT = re.compile(rf"\b(?:it's|it is) (?P<name>(?:the )?(?:[\w'-]+ ){{1,3}}?{_PRACTICE}) now,? not \w+")
_AT_WORK = re.compile(r"\b(?:work(?:ed|ing|s)?|job|receptionist|nurse|clean(?:er|ing)|employ\w*)\b")
_WRONG_NAME = re.compile(
    r"\bname(?:'s|s)?(?: is| was| it is| got)? (?:spelt |spelled |down |typed )?(?:wrong|incorrect\w*|not (?:right|"
    r"correct)|misspelt)\b|\b(?:wrong|misspelt|mistyped) (?:my |me )?name\b|\b(?:spelt|got|put|typed) (?:my|me) name "
    r"(?:\w+ )?wrong\b|\b(?:wrote|put|spelt|got) (?:bad|badly|wrong) my name\b|\bspelt me wrong\b|"
    r"\bchange (?:my |the |me )?(?:full )?name to\b|\bname (?:has|have|needs) (?:an )?accents?\b"
)
_RIGHT_NAME = re.compile(
    r"\b(?:it'?s|it is|should (?:be|say|read|have been)|correct(?: name| one)?(?: is|:)|right(?: name| one)?(?: is|"
    r":)|"
    r"real(?: name| one)?(?: is|:)|i'?m|i am|meant|make it|change it to)\s+(?:actually\s+|really\s+|meant to be\s+)?"
    r"(?P<name>[^\W\d_][^\n.;!?]*)",
    re.IGNORECASE,
)


_NAMED_AFTER = re.compile(
    r"(?:^|[.,;:!]|\b[Ii]t'?s?|\b[Ii]t is)\s*(?P<name>[^\W\d_]+(?:[ '’-][^\W\d_]+){1,3}?)(?:,? (?:and )?not \w+)?\W*$"
)
_PUT_WRONG = re.compile(
    r"(?:\b(?:(?:you(?:'ve|v| have)?|u(?:'ve|v)?|youve|they(?:'ve)?) (?:put|wrote|written|got|have|spelt|typed|"
    r"called me)|i (?:put|typed|wrote))"
    r"|^not) (?P<wrong>[^\W\d_]+(?: [^\W\d_]+)?)\b",
    re.IGNORECASE,
)
_ALIKE = 0.6
"""How like a part of the right name the wrong one is at least."""
_FULL_AT_END = re.compile(r"(?:^|[.,;!]\s*)(?P<name>[^\W\d_]+(?:[ '’-][^\W\d_]+){1,3})\W*$")


def speaks_of_practice(plain: str) -> bool:
    """Whether a surgery or a practice told of is the doctors' place, moved to or told wrongly."""
    return bool(_WRONG_PRACTICE.search(plain) or _MOVED.search(plain))


def _practice(said: Message) -> Optional[FactRead]:
    moved = _NOW_AND_NOT.search(said.plain)
    if moved:
        words = said.words(moved.start("name"), moved.end("name"))
        return FactRead(words, words)
    wrong = _WRONG_PRACTICE.search(said.plain)
    if not wrong or not _TOLD.search(said.plain) or _AT_WORK.search(said.plain):
        return None
    rest = said.plain[wrong.end() :]
    named = _MOVED.search(said.plain) or _NAMED.search(rest)
    if not named:
        return None
    shift = 0 if named.string == said.plain else wrong.end()
    words = said.words(named.start("name") + shift, named.end("name") + shift)
    return FactRead(words, words)


def _name(said: Message) -> Optional[FactRead]:
    wrong = _WRONG_NAME.search(said.plain)
    if not wrong or "surgery" in said.plain or "practice" in said.plain:
        return None
    after = said.original[said.span(0, wrong.end())[1] :]
    told = list(_RIGHT_NAME.finditer(after))
    words = people.name_words(told[-1]["name"]) if told else ""
    if not words:
        named = _NAMED_AFTER.search(after)
        words = people.name_words(named["name"]) if named else ""
    return FactRead(words, words) if words else None


def _put_right(said: Message) -> Optional[FactRead]:
    """The full name that ends a message which says that another was put down ("not Prosper. Sian Prosser"), or none."""
    wrong, told = _PUT_WRONG.search(said.original), _FULL_AT_END.search(said.original)
    if not wrong or not told or told.start("name") < wrong.end():
        return None
    words = people.name_words(told["name"])
    alike = max(
        (SequenceMatcher(None, wrong["wrong"].lower(), part).ratio() for part in words.lower().split()), default=0.0
    )
    return FactRead(words, told["name"]) if words and alike >= _ALIKE else None


_TOLD_BEFORE = re.compile(r"\b(?:said|put|chose|picked|asked for|change)\b")
_CHANGES = re.compile(r"\b(?:change|changing|instead|rather|sooner|better|prefer)\b")
_SAID = re.compile(
    r"\b(?:said|say|put|chose|picked|asked for|not|instead of|rather than)(?: (?:by|on|the|a|over|for))* $"
)
"""Before the way of meeting that was told before ("I said phone but I'd rather it was face to face")."""


def _meeting(said: Message, known: Mapping[str, Value]) -> Optional[FactRead]:
    after_all = meeting.contact_mode(said) if known.get("contact_mode") and _AFTER_ALL.search(said.plain) else None
    if after_all:
        return after_all
    if not _CHANGES.search(said.plain):
        return None
    named = meeting.named(said)
    wrong = {value for value, at, _ in named if _SAID.search(said.plain[:at])}
    right = [(value, said.words(at, to)) for value, at, to in named if value not in wrong]
    if not wrong or len({value for value, _ in right}) != 1 or not _TOLD_BEFORE.search(said.plain):
        return None
    return FactRead(*right[0])


_AS_SPELT = 0.8
"""How like a part of the name its new spelling is at least."""
_AFTER_ALL = re.compile(r"\b(?:after all|instead|still want it|changed my mind|on second thoughts)\b")
_SPELLING = re.compile(
    r"\b(?:spelt|spelled|spelling|name|surname|accent|dropped)\b|"
    r"\b(?:with|wi|without|no) (?:an? )?(?:extra |double |second )?[a-z]\b"
)
_NAME_PART = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


def _respelt(said: Message, known: Mapping[str, Value]) -> Optional[FactRead]:
    """The full name told before with one part of it as it is spelt now ("it's Drummonde, with an e")."""
    before = known.get("full_name")
    if not isinstance(before, str) or not _SPELLING.search(said.original.lower()):
        return None
    parts = before.split()
    best = max(
        (
            (SequenceMatcher(None, part.lower(), word.group().lower()).ratio(), number, word.group())
            for number, part in enumerate(parts)
            for word in _NAME_PART.finditer(said.original)
            if word.group().lower() not in (one.lower() for one in parts) and people.name_words(word.group())
        ),
        default=(0.0, 0, ""),
    )
    if best[0] < _AS_SPELT:
        return None
    parts[best[1]] = people.name_words(best[2])
    return FactRead(" ".join(parts), best[2])


def right_names(said: Message, asked: str = "", known: Mapping[str, Value] = {}) -> Dict[str, FactRead]:
    """What is told with the word that the one before was wrong: the surgery's name, the patient's, the way to meet."""
    found = {
        "contact_mode": _meeting(said, known),
        "gp_practice": _practice(said),
        "full_name": _name(said) or (_put_right(said) if asked == "full_name" else None),
    }
    told = found["full_name"]
    if known.get("full_name") and (told is None or " " not in str(told.value)):
        found["full_name"] = _respelt(said, known) or told
    return {name: fact for name, fact in found.items() if fact is not None}
