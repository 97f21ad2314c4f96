"""Whether a message that resembles another matter, or none, answers all the same by what is read of it."""

from __future__ import annotations

import re
from typing import Mapping, Optional

from bot.understanding import jobs
from bot.understanding.absence_words import LOST
from bot.understanding.asides import FIRST_PERSON
from bot.understanding.context import asks
from bot.understanding.facts import CHECKED, DAYS
from bot.understanding.outside import PLACED, our_matters, unexplained
from bot.understanding.reading import Asked, FactRead
from bot.understanding.text import Message

HEALTH = ("conditions", "condition_words")
_LOST = re.compile(rf"\b{LOST}\b")
"""How a job is lost, which tells of nobody else's where it answers when that was."""
_BODY_AND_MIND = re.compile(r"\bboth\b|\b(?:my|the) (?:body|mind)\b")
_OF_US = re.compile(
    r"\b(?:(?:of|on) us|persons|staff|employees|workers|colleagues|(?:thousands|hundreds) (?:of )?people)\b"
)
"""Whom somebody counts who tells how big the employer is, whatever else stands beside."""
_DOES = re.compile(
    r"(?:just |mainly |mostly )*(?:mak(?:e|ing)|fit(?:ting)?|fix(?:ing)?|build(?:ing)?|clean(?:ing)?|driv(?:e|ing)|"
    r"serv(?:e|ing)|cook(?:ing)?|"
    r"sell(?:ing)?|pack(?:ing)?|sort(?:ing)?|look(?:ing)? after|sew(?:ing)?|load(?:ing)?|deliver(?:ing)?) (?!me\b|"
    r"us\b|a \w+ for|you\b)"
)
"""A job told by what is done in it, without the "I"."""
_RUNS = re.compile(
    r"(?:takes me|(?:it|that|mine|the note|the line|my note|this one)(?:'s)? (?:\w+ )?(?:runs?|ends?|finishes|"
    r"expires|goes|lasts?|"
    r"up|is|takes|covers))\b"
)
"""What a note does, at the head of a message that answers when it ends ("it runs to the 11th")."""
_SAYS_FIELD = re.compile(r"(?:my|the) (?:post(?:al)? ?code|(?:phone|mobile|telephone) (?:number|no)|number|email)\b")
_USE = re.compile(r"\buse (?:the|my|his|her|this)\b")
"""What names the thing asked for, or says to use it ("the postal code is CF24 3AB", "use the wife's")."""
_TERMS = re.compile(r"\b(?:(?:zero|0|nil) hours?|agency|self employed|freelance|contract|redundan\w+|unemployed)\b")
"""On what terms somebody works, which tells that it is of them, whatever else stands beside it."""
_SEEKS = re.compile(r"^(?:i |i'm |i am |we )?(?:need|want|looking for|after) (?:a|an|some) ")
"""A tradesman sought is nobody's job ("I need an electrician")."""
_JOB_ALONE = 3
"""Facts that an answer to the question about the job tells (its title, tasks and sector)."""


def mostly_else(said: Message, asked: Optional[Asked], facts: Mapping[str, FactRead], likely: bool = False) -> bool:
    """Whether two words or more of a message that resembles nothing are told by none of its `facts` and are not ours.

    It takes three where the message is `likely` an answer after all and what was asked for is read in it.
    """
    if asked is None or not asked.facts or asked.facts[0] == asked.takes_text or asked.facts[0] in PLACED:
        return False
    whole = any(
        (name == "contact_mode" == asked.facts[0] and fact.value != "in_person")
        or (
            name in CHECKED
            and (fact.words == said.original.strip() or (name == asked.facts[0] and name != "full_name"))
        )
        for name, fact in facts.items()
    )
    if (asked.facts[0] == "employer_size" in facts and _OF_US.search(said.plain)) or (
        asked.facts[0] == "body_or_mind" in facts and _BODY_AND_MIND.search(said.plain)
    ):
        return False
    if asked.facts[0] in DAYS and asked.facts[0] in facts and _RUNS.match(said.plain):
        return False
    if (
        asked.facts[0] in ("struggling_at_work", "work_difficulties")
        and asked.facts[0] in facts
        and FIRST_PERSON.search(said.plain)
    ):
        return False
    left = unexplained(said, [fact.words for fact in facts.values()])
    return not whole and len(left) > 1 + (likely and asked.facts[0] in facts) and not our_matters(said)


def all_answer(said: Message, asked: Optional[Asked], facts: Mapping[str, FactRead]) -> bool:
    """Whether every word of the message is told by its `facts` as an answer, whatever it resembles."""
    main = asked.facts[0] if asked and asked.facts else None
    if asked is None or main is None or asks(said):
        return False
    if main in HEALTH:
        return "conditions" in facts and our_matters(said)
    if main not in facts:
        return False
    if main == "employment" and _TERMS.search(said.plain):
        return True
    if main == "sector":
        return not _SEEKS.match(said.plain) and said.plain.split()[0].strip(",.") not in ("the", "that", "your")
    if main == "job_title":
        named = bool(jobs.find(said.plain) or FIRST_PERSON.search(said.plain) or _DOES.match(said.plain))
        return len(facts) <= _JOB_ALONE and named and not _SEEKS.match(said.plain)
    if main in DAYS and _RUNS.match(said.plain):
        return True
    if (main in DAYS or main in CHECKED) and said.original.lower().startswith(facts[main].words.lower()):
        return True  # "Christmas Eve of all days", "CF24 3AB it is"
    if main in CHECKED and (_SAYS_FIELD.match(said.plain) or _USE.search(said.plain)):
        return True
    if main in CHECKED and 2 * len(facts[main].words) > len(said.original.strip()):
        return True
    if (main == "job_lost_on" and _LOST.search(said.plain)) or (main == "employer_size" and _OF_US.search(said.plain)):
        return True
    return main != asked.takes_text and not unexplained(said, [fact.words for fact in facts.values()])
