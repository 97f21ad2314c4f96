"""People's names."""

from __future__ import annotations

import re
from typing import Optional, Sequence

from bot.understanding.gazetteer.common import COMMON
from bot.understanding.gazetteer.occupations import NARROWING, TITLES
from bot.understanding.gazetteer.phrases import words
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.reading import Candidate, FactRead
from bot.understanding.text import Message

_NAME_WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?"
_NAME = r"(?:name?|naem|nmae|naim|nme|nane|neme)"
"""The word, as it is now and then written."""
_SAYS_NAME = re.compile(
    rf"\b(?:(?:my|me|ma) (?:full |real |proper )?{_NAME}(?:'s|,? it is|,? it's| is|s|:|"
    rf"(?= (?-i:[A-Z][a-z]+ [A-Z])))|"
    rf"(?:full )?name(?: full)?(?: is|:)|(?:full|real|proper) name,?(?= )|"
    rf"i am called|"
    rf"i'm called|call me|they call me|i go by|known as|the name's|(?:this is|it's|its|i'm|i am|"
    rf"im) (?=[A-Z]))\s*(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}})",
    re.IGNORECASE,
)
_IS_MY_NAME = re.compile(r"(?:['’]s| is) (?:my|me|ma) (?:full |real )?name\b.*$", re.IGNORECASE | re.DOTALL)
"""After a name ("Ann Lee's me name, love")."""
_ONLY_FIRM = re.compile(
    r"\b(?:(?:my|me|ma) (?:full |real |proper )?" + _NAME + r"\b|full name|name(?: is|:)|i'?m called|"
    r"i am called|"
    r"the name's)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:yes|yeah|names|name's|nam|ok|okay|sure|hi|hello|hey|well|it's|its|it is|i'm|i am|im|this is|name|"
    r"my name's|my name is|me name's|put down|put me down as|write|please put down|you can put me down as|you can put|"
    r"i am called|i'm called|known as|please put|please|the name's|"
    r"call me|mr|mrs|ms|miss|dr|mx|sir|ok so|um|erm)[\s,.:!]+)+",
    re.IGNORECASE,
)
_KNOWN_AS = re.compile(
    r"(?<=\w)[\s,;.(-]+(?:(?:but|and|though|or|aka|a\.k\.a\.?)\s+)*(?:(?:(?:i'?m|i am|also|usually|better|mostly|"
    r"mainly|"
    r"always|generally|just|only|i)\s+)*(?:k?now(?:n|en) (?:as|by)|called|go(?:es|ing)? by|answer to|prefer|"
    r"like to be called)|"
    r"(?:(?:the|ev[er]+y?\s?(?:one|body)|people|they|friends?|my friends|mates|folk|most people|some|all|you can|"
    r"just|please|"
    r"at work|the lads|family)\s+)*(?<!don't )(?<!not )(?<!only )(?<!never )cal+s? (?:me|us)(?! (?:at|on|after|before|"
    r"back|when|"
    r"if|any|in|during|only|between|tomorrow|today|by|from|until|till|instead|about|please|this|later|\d))|(?:aka|"
    r"a\.k\.a\.?)\s|(?:nick|pet|preferred |stage )name\b|"
    r"for short)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""After a name, the shorter one that somebody is called by ("Maureen Oduya, known as Mo")."""
_TWO_PARTS = re.compile(
    rf"\b(?:(?P<last>last\s|second\s|family\s|sur)|(?P<first>first\s|given\s|christian\s|fore|))names?(?:\s+is|'s|"
    rf":)?\s+"
    rf"(?P<part>{_NAME_WORD}(?:\s(?!(?:and|sur|first|last|the|fore|second|family|given))[^\W\d_]+(?!\s+(?:is|name)))?)",
    re.IGNORECASE,
)
"""A name told in its parts ("surname Khan, first name Imran")."""
_LAST_FIRST = re.compile(rf"^(?P<last>{_NAME_WORD}),\s*(?P<first>{_NAME_WORD}(?:\s{_NAME_WORD})?)$")
_SPELT = re.compile(r"^(?:spelt|spelled|written)\s+", re.IGNORECASE)
_OF_A_THING = re.compile(r"\b(?:now|its|their|surgery|practice),? the $", re.IGNORECASE)
"""Before "name is", where it is a place's ("now the name is Riverside")."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_STOPS_NAME = re.compile(
    r"\s*(?:[,.;!?\n\d+(]|\b(?:and|but|my|phone|number|mobile|tel|on|i|you|please|thanks|thank|here|"
    r"is|it|like|n(?= )|no\.?(?= )|nr|m8|mate|pal|love|pet|duck|hen|(?<!de )la|innit|that's|thats|dob|born|from|at|"
    r"it's|not|"
    r"don't|can|call|text|txt|ring|dnt|dont|"
    r"safe|ok|okay|aged?|speaking)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_A_VERB = re.compile(r"(?:need|want|wait|look|ask|hav|us|try|hop|call|writ|speak|struggl|chang)ing")
_NO_NAMES = frozenset(
    words(
        """
yes no yeah nope ok okay not sure don't know dont dunno why what who when where how help stop start back next
none nothing maybe hello hi hey thanks thank please sorry cancel person rather say prefer skip pass later sick
off work tired ill unwell depressed anxious stressed struggling fine good bad great well here there this that
same private secret confidential never mind anonymous anybody someone nobody me myself you your the a an it is
am are was i my he she they we call text phone email number option one two three four five six seven eight nine
ten idiot whatever nah aye cheers hiya morning afternoon evening today tomorrow yesterday just need want have
got had can could would will do does did been being feel feeling looking trying waiting some any of in on at to
for with from by and or but as if so than then more most much many very too how music play book tell order buy
again up down out over pick put something anything everything somewhere weather football pizza robot computer human
bot joke question answer surname forename maiden last first name change repeat again wrong
actually actualy quit exit leave bye goodbye go away lol haha ffs wtf omg job mum dad
"""
    )
)
_PARTICLES = frozenset(
    ("de", "la", "del", "da", "dos", "do", "di", "van", "der", "den", "von", "bin", "binti", "al", "el", "ap", "y")
)
"""Small words of a name, which stay small where the rest of it was written with capitals."""
_COMMON_ROLES = frozenset(
    ("mum", "dad", "wife", "husband", "partner", "son", "daughter", "boss", "manager", "carer", "friend", "patient")
)


def name(said: Message, asked: bool, candidates: Sequence[Candidate] = ()) -> Optional[FactRead]:
    """The patient's full name: where it was asked or said to be it, never ordinary words."""
    text = said.original.strip()
    whole = _in_parts(text) if asked else ""
    if whole:
        return FactRead(whole, text)
    text = _BRACKETS.sub("", without_nickname(text))
    match = max(_SAYS_NAME.finditer(text), key=lambda hit: "name" in hit.group().lower(), default=None)
    if match and (_ONLY_FIRM.search(match.group()) or asked):
        words = name_words(_SPELT.sub("", match["name"]))
        if words and not _ONLY_FIRM.search(match.group()) and not _likely(words, candidates):
            words = ""
        if not asked and _OF_A_THING.search(text[: match.start()]):
            return None
        if words and not any(word in _COMMON_ROLES for word in words.lower().split()):
            return FactRead(words, _as_written(words, text))
        if not asked:
            return None
    if not asked:
        return None
    words = name_words(_LEAD_IN.sub("", _IS_MY_NAME.sub("", text)))
    if words and _likely(words, candidates):
        return FactRead(words, _as_written(words, text))
    return None


def without_nickname(text: str) -> str:
    """The words without what they say somebody is called for short, where a name stands before that."""
    short = _KNOWN_AS.search(text)
    head = text[: short.start()] if short else ""
    return head if name_words(_LEAD_IN.sub("", head)) or _ONLY_FIRM.search(head) else text


def _in_parts(text: str) -> str:
    """A name told last part first or part by part, in its right order; empty where it is told otherwise."""
    parts = {"last" if hit["last"] else "first": hit["part"] for hit in _TWO_PARTS.finditer(text)}
    told_last = next((hit for hit in _TWO_PARTS.finditer(text) if hit["last"]), None)
    if told_last and "first" not in parts:
        head = name_words(_LEAD_IN.sub("", text[: told_last.start()]).strip(" ,"))
        parts = {**parts, "first": head} if head and _likely(head, ()) else parts
    turned = _LAST_FIRST.match(without_nickname(text).strip(" ."))
    if turned and all(map(name_words, turned.groups())) and _a_name(*turned.groups()):
        parts = turned.groupdict()
    return " ".join(map(name_words, (parts["first"], parts["last"]))) if len(parts) > 1 else ""


def _a_name(last: str, first: str) -> bool:
    """Whether two parts are a name turned round: neither an ordinary word, or one and both written as names."""
    likely = [_likely(part, ()) for part in (last, first)]
    return all(likely) or (any(likely) and last[0].isupper() and first[0].isupper())


def _as_written(words: str, text: str) -> str:
    """The stretch of the message that a name was read from, in the patient's own letters."""
    parts = r"\s+".join(re.escape(word) for word in words.split())
    where = re.search(parts, text, re.IGNORECASE)
    return where.group() if where else text


def name_words(text: str) -> str:
    """The words of a name that a stretch of text begins with, capitals mended; empty where it begins with none."""
    bare = _STOPS_NAME.sub("", text.strip()).strip(" '\"-")
    words = bare.split()
    if words and _A_VERB.fullmatch(words[0].lower()):
        return ""  # "I am needing Urdu interpreter"
    if not 1 <= len(words) <= 5 or len("".join(words)) < 2 or not all(re.fullmatch(_NAME_WORD, word) for word in words):
        return ""
    if any(word.lower().strip(".") in _NO_NAMES for word in words):
        return ""
    written = any(word[0].isupper() for word in words)
    return " ".join(word if written and word in _PARTICLES else _capital(word) for word in words)


def _capital(word: str) -> str:
    if word.islower() or (word.isupper() and len(word) > 3):
        return "-".join(
            "'".join(part[:1].upper() + part[1:].lower() for part in piece.split("'")) for piece in word.split("-")
        ).replace("'S", "'s")
    return word


def _likely(words: str, candidates: Sequence[Candidate]) -> bool:
    """Whether an answer to "what is your full name?" is one, not something else that was said."""
    parts = [word.lower().strip(".") for word in words.split()]
    if any(candidate.kind == "person" and candidate.value.lower() in words.lower() for candidate in candidates):
        return True
    ordinary = [word for word in parts if word in _ordinary()]
    return len(ordinary) < len(parts) or (
        words[0].isupper() and len(parts) > 1 and not any(word in TITLES for word in parts[:1])
    )


def _ordinary() -> frozenset[str]:
    return (vocabulary() | NARROWING | COMMON) - _ALSO_NAMES


_ALSO_NAMES = frozenset(
    words(
        """
may april june mark grant christian summer heather chase baker taylor cook carter mason hunter rose joy grace
hope faith dean
"""
    )
)
