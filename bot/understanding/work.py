"""Employment, attendance and how work is going, as patients say it."""

from __future__ import annotations

import re
from typing import Dict, Mapping, Optional, Tuple

from bot.understanding.attendance_words import ATTENDANCE
from bot.understanding.facts import Value
from bot.understanding.reading import Doubt, FactRead, Option
from bot.understanding.text import Message, message
from bot.understanding.told_wrong import speaks_of_practice
from bot.understanding.work_words import (
    COPING,
    EMPLOYMENT,
    HAD,
    LOOKING_BACK,
    NOT_OFF,
    ON_THE_SICK,
    PARTICLE,
    STRUGGLE,
    THEIR_STAFF,
    WEAKLY_EMPLOYED,
)


def read(
    said: Message, known: Mapping[str, Value], asked_for: Tuple[str, ...] = (), job: bool = False
) -> Tuple[Dict[str, FactRead], Optional[Doubt]]:
    """Employment, attendance and struggle; and the doubt over "on the sick".

    `job` says that the message names the patient's present job, which is employment unless the words say otherwise.
    """
    facts: Dict[str, FactRead] = {}
    attendance = _attendance(said)
    if attendance and attendance.value == "phased_return" and asked_for[:1] in (("fit_note",), ("fit_note_ends",)):
        attendance = None  # "it's for amended duties": what the note says, not what is done
    employment = _employment(said, job)
    if employment and employment.value == "employed" and not job and _said_by_the_way(employment, known, asked_for):
        employment = None
    if employment and employment.value == "unemployed" and asked_for[:1] == ("job_lost_on",):
        employment = None  # when the last job ended is asked of nobody who has one
    sick = ON_THE_SICK.search(said.plain)
    if sick and not employment and not job:
        doubt = _on_the_sick(said, sick.start(), sick.end(), known)
        if isinstance(doubt, Doubt):
            return facts, doubt
        facts.update(doubt)
        return facts, None
    if employment:
        facts["employment"] = employment
        if employment.value == "unemployed" or (employment.value in ("retired",) and not attendance):
            attendance = FactRead("not_in_work", employment.words)
    if attendance:
        facts["attendance"] = attendance
    struggling = _struggling(said, known, asked_for, attendance)
    if struggling:
        facts["struggling_at_work"] = struggling
        if (
            not attendance
            and not employment
            and re.search(r"\bat work\b|\bin my job\b", said.plain)
            and struggling.value
        ):
            facts["attendance"] = FactRead("at_work", struggling.words)
    return facts, None


_ASIDE = frozenset(("goal", "work_difficulties", "already_helped_by", "struggling_at_work", "time_preferences"))
"""Questions whose answers speak of "my job" or "my manager" without telling who the patient works for."""


def _said_by_the_way(employment: FactRead, known: Mapping[str, Value], asked_for: Tuple[str, ...]) -> bool:
    """Whether "my job" or "my boss" is no more than a way of speaking, so that it makes nobody an employee."""
    if not WEAKLY_EMPLOYED.match(message(employment.words).plain):
        return False
    held = known.get("employment")
    return (asked_for[:1] and asked_for[0] in _ASIDE) or held in ("self_employed", "agency_or_zero_hours")


def _struggling(
    said: Message, known: Mapping[str, Value], asked_for: Tuple[str, ...], attendance: Optional[FactRead]
) -> Optional[FactRead]:
    """Whether work is a struggle: any word of it where that was asked, else only where they speak of work."""
    coping, hard = COPING.search(said.plain), STRUGGLE.search(said.plain)
    if "struggling_at_work" in asked_for:
        if (
            coping
            and hard
            and coping.start() != hard.start()
            and re.search(r"\b(?:but|some(?:times)?|and)\b", said.plain)
        ):
            coping = None
        found = coping or hard
        return FactRead(not coping, said.words(found.start(), found.end())) if found else None
    there = attendance is not None and attendance.value == "at_work"
    if not hard or "struggling_at_work" in known or not (there or re.search(r"\b(?:work|job|shift)", said.plain)):
        return None
    if attendance and attendance.value not in ("at_work", "phased_return", "recently_returned"):
        return None
    for found in STRUGGLE.finditer(said.plain):
        if re.search(r"struggl|coping|cope|manag|breaking", found.group()):
            return FactRead(True, said.words(found.start(), found.end()))
    return None


def _on_the_sick(said: Message, at: int, to: int, known: Mapping[str, Value]) -> Doubt | Dict[str, FactRead]:
    words = said.words(at, to)
    if known.get("employment") in ("employed", "self_employed", "agency_or_zero_hours"):
        return {"attendance": FactRead("off_sick", words)}
    if known.get("employment") in ("unemployed", "retired", "student"):
        return {"attendance": FactRead("not_in_work", words)}
    return Doubt(
        "doubt_on_the_sick",
        (
            Option(
                "1",
                "I have a job and I am off work",
                {"employment": "employed", "attendance": "off_sick"},
                "In a job, off work",
            ),
            Option("2", "I do not have a job", {"employment": "unemployed", "attendance": "not_in_work"}, "No job now"),
        ),
        {"words": words},
    )


_YET_TO_COME = re.compile(
    r"\b(?:will|i'll|i'd|going to|gonna|might|could|may|about to|to|of|about|not|never|can't|don't want to|if i|"
    r"end(?:ing)? up|avoid) $"
)
"""Before "lose my job": it is feared or wished away, and has not been."""


_OWN_BUSINESS = re.compile(
    r"\b(?:the|my) (?:own )?(?:business|shop|firm|company)(?:'s| is)? still\b|"
    r"\bstill (?:have|got) my (?:own )?business\b"
)
_STUDIES = re.compile(r"\b(?:at (?:uni|university|college)|student|(?:first|second|third|final) year (?:at|of))\b")
"""What somebody does who has no paid work beside it."""
_NO_LONGER = re.compile(r"\b(?:was|were|used to be)(?: an?| on| with| the)* $")
_BUT_NOW = re.compile(r"\b(?:but|then|now)\b")
_FOUND_ANOTHER = re.compile(
    r"\b(?:got|found|have|i've|started|start) (?:got )?(?:an? )?(?:new|another|other) (?:one|job|post)\b(?! starting)"
)
"""After a job that was lost, the one that came after it."""


def _employment(said: Message, job: bool) -> Optional[FactRead]:
    for value, pattern in EMPLOYMENT:
        for match in pattern.finditer(said.plain):
            clause = said.clause_at(match.start())
            before = said.plain[clause.at : match.start()]
            if re.search(
                r"\b(?:not|isn't|don't|do not|haven't|never|never been|wasn't|aren't|don't want to be|might be|"
                r"worried (?:about|i'll)|"
                r"scared (?:of|i'll)|afraid|could be|going to be|if i|may be|about to be|before i|instead of|"
                r"rather than|husband|wife|partner|mum|dad|son|daughter|he|she) (?:a |an |been |get |be |getting |"
                r"being |lose |losing |is |'s |i |i'll |will |of |that |to |might |may |could |going )*$",
                before,
            ):
                continue
            if _NO_LONGER.search(before) and _BUT_NOW.search(said.plain[match.end() :]):
                continue
            if value == "unemployed" and (_STUDIES.search(said.plain) or _OWN_BUSINESS.search(said.plain)):
                continue
            if value == "unemployed" and _FOUND_ANOTHER.search(said.plain[match.end() :]):
                continue
            if match.group().startswith(("lose", "losing")) and _YET_TO_COME.search(before):
                continue
            if value in ("employed", "self_employed", "student") and LOOKING_BACK.search(clause.text):
                continue
            if value == "employed" and re.search(
                r"\b(?:want|need|find|looking for|get|would like) (?:to )?(?:have |get |find )?$", before
            ):
                continue
            return FactRead(value, said.words(match.start(), match.end()))
    return FactRead("employed", said.original.strip()) if job else None


_AT_WORK_NOW = re.compile(r"\b(?:i'm|i am|am|still) (?:at|in) (?:my )?work\b|^at work\b|\bstill working\b")
_BACK_WITH = re.compile(r"\b(?:back|work|working|returned|job),? (?:but )?(?:with|on) (?:a |an )?$")
_BEHIND = re.compile(r"\b(?:since|after|following|recovering from|had|was|been off|last)\b")
_ON_PAPER = re.compile(
    r"\b(?:note|line|cert\w*|doctor|gp|it|med ?3) (?:\w+ )?(?:says?|said|put|puts|wrote|reads|suggests)\b[^.!?]*$"
)


_WISHED = re.compile(
    r"\b(?:want|wants|wanting|wanna|wish|hope|hoping|like|love|need|help|try|trying|able|ready|keen|desperate|eager|"
    r"before|"
    r"when|until|till|if|once|get|getting|go|going|return|come|be|being|plan|planning|aim|aiming)\b[\w' ]{0,20}$"
)
"""What stands before "back at work" where somebody is not there yet: "I hope to be back at work soon"."""


def _attendance(said: Message) -> Optional[FactRead]:
    for value, pattern in ATTENDANCE:
        for match in pattern.finditer(said.plain):
            before = said.plain[max(0, match.start() - 28) : match.start()]
            signed = value == "off_sick" and "signed" in match.group() and HAD.search(before)
            back = value == "recently_returned" and before.endswith("have ")
            if NOT_OFF.search(before) and not signed and not back:
                continue
            if match.group().startswith("off") and PARTICLE.search(before):
                continue
            if THEIR_STAFF.search(said.plain[: match.start()]):
                continue
            if value == "at_work" and match.group().startswith("back") and (_WISHED.search(before) or not before):
                continue
            if value == "absence_planned" and "surgery" in match.group() and speaks_of_practice(said.plain):
                continue
            if value == "absence_planned" and _AT_WORK_NOW.search(said.plain):
                continue
            if value == "absence_planned" and _BEHIND.search(said.clause_at(match.start()).text):
                continue
            if value == "phased_return" and _ON_PAPER.search(said.plain[: match.start()]):
                continue
            if value == "recently_returned" and re.search(
                r"\b(?:want|need|like|hope|help|before|when|until|get|wanting|trying|able|ready|can't|cannot|if|"
                r"once|not|go|due) (?:to |i |i'm |i am )*(?:go |get |be |come )?$",
                before,
            ):
                continue
            if (
                value == "phased_return"
                and not _BACK_WITH.search(before)
                and re.search(
                    r"\b(?:want|need|like|would|could|asked for|ask for|no|hoping for|offered|refused|suggested|about|"
                    r"plan|planning|due|start(?:ing)?|agreed|if|with|wants) (?:me on |a |an |to (?:have|do|get|start|"
                    r"go on) (?:a )?|me (?:a )?|for a )?$",
                    before,
                )
            ):
                continue
            return FactRead(value, said.words(match.start(), match.end()))
    return None
