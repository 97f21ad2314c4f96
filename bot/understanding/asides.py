"""What a question speaks of and does not state: "do people with a job get help?" says nothing of the patient."""

from __future__ import annotations

import re
from typing import Dict, Mapping, Optional

from bot.understanding import polarity
from bot.understanding.conditions import marked
from bot.understanding.date_words import ANY_WEEKDAY
from bot.understanding.gazetteer.phrases import words
from bot.understanding.reading import Asked, FactRead
from bot.understanding.text import Message

FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself|we|we're|we've|our|us)\b")
"""Words without which a question speaks of nobody here."""

_OF_THE_PATIENT = re.compile(
    r"\b(?:i'm|i am|i've|i have|i work|i got)\b|^(?:my |the )?(?:doctor|gp)(?:'s)? (?:sign|signed|signs) me off\b"
)
_ASKING = ("ask_", "want_benefits", "want_legal", "want_diagnosis", "want_medicine", "want_fit_note", "why_ask")

_STATED = frozenset(("dispute_in_progress", "fit_note", "willing_to_return", "has_return_plan", "employer_helping"))
"""Facts that a question speaks of without stating them ("have I grounds for a tribunal?")."""

_UNDER_WAY = re.compile(
    r"\b(?:taking|took|have taken|i've taken) (?:them|him|her|it|my (?:work|boss|employer|company)|work|"
    r"the company) to (?:\w+ )?"
    r"(?:court|tribunal)\b|\b(?:i've|i have) (?:put in|lodged|started|raised) (?:a |my )?(?:grievance|claim|"
    r"tribunal)\b"
)
"""A dispute told as under way, whatever advice is sought beside it."""

_WORK = (("employment",), ("attendance",))
"""Questions that "while I'm off" and "the people I work for" answer even inside another question."""

_NOT_IN_A_QUESTION = frozenset(
    ("conditions", "condition_words", "condition_detail", "employment", "attendance", "goal")
)
"""Facts that a question may speak of in general ("do people with a job get help?", "does that mean arthritis?")."""

_ANYWHERE = frozenset(("postcode", "phone", "email", "full_name", "language", "contact_mode", "access_needs"))
"""Facts that a question holds although it speaks of nobody ("is that near LS6 2AB?")."""


def stated(
    said: Message, asked: Optional[Asked], facts: Mapping[str, FactRead], intent: str, sure: bool, question: bool
) -> Dict[str, FactRead]:
    """The facts that the patient states, without those that a question only speaks of.

    `question` says that the words ask; `sure` that the intent is to be believed.
    """
    left = dict(facts)
    asking = (sure and intent.startswith(_ASKING)) or intent == "employer_asking"
    outright = said.plain.rstrip().endswith("?") and not (asked and polarity.answer(said))
    health = asked is not None and asked.facts[:1] in (("conditions",), ("condition_words",))
    if question or outright or (asking and not health):
        main = asked.facts[0] if asked and asked.facts and not (question or outright) else None
        told = _UNDER_WAY.search(said.plain) if not (question or outright) else None
        left = {
            name: fact
            for name, fact in left.items()
            if name not in _STATED or name == main or (told and name == "dispute_in_progress")
        }
        if not _OF_THE_PATIENT.search(said.plain) or intent == "want_diagnosis":
            left = {name: fact for name, fact in left.items() if name not in _NOT_IN_A_QUESTION}
    if (question or outright) and len(said.clauses) == 1 and not (asked and asked.facts[:1] in _WORK):
        left = {name: fact for name, fact in left.items() if name not in ("attendance", "employment")}
    if (question or outright) and not FIRST_PERSON.search(said.plain):
        left = {name: fact for name, fact in left.items() if name in _ANYWHERE}
    return left


_OF_A_DAY = frozenset(("attendance", "absence_started", "employment"))
_A_TIME = re.compile(
    rf"\b{ANY_WEEKDAY}s?\b|\b(?:days?|nights?|mornings?|afternoons?|evenings?|weekends?|earl(?:y|ies)|lates?|shifts?|"
    rf"hours|"
    r"till?|until|between|after|before|from|full time|part time)\b|\d"
)
_OF_THE_ABSENCE = re.compile(r"\b(?:since|been|went|first|started|note|signed|sick|back)\b")


def beside_times(said: Message, asked: Optional[Asked], facts: Mapping[str, FactRead]) -> Dict[str, FactRead]:
    """The facts without those that only a wish for a time looks like.

    Where times are shown, "I'm off on Wednesday" and "I work Mondays" are about when they can come, and change nothing
    that was told about the absence or the job; words of the absence itself, or of the job and no time, do.
    """
    if asked is None or "time_preferences" not in asked.facts or _OF_THE_ABSENCE.search(said.plain):
        return dict(facts)
    gone = _OF_A_DAY if _A_TIME.search(said.plain) else _OF_A_DAY - {"employment"}
    return {name: fact for name, fact in facts.items() if name not in gone}


_COUNTED = frozenset(
    (
        *(
            "absence_started",
            "absence_expected_on",
            "job_lost_on",
            "operation_on",
            "fit_note_ends",
            "absence_spells_12m",
        ),
        *("age", "employer_size", "attendance", "contact_mode", "fit_note", "postcode"),
    )
)
_THING = re.compile(
    r"^\s*(?:and |but |so |oh |well )*(?:the|my|our|her|his|their) (?P<of>(?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?:'s|s'| (?:is|are|was|were|has|have|had|will|won't|went|goes|go|runs?|ran|starts?|started|ends?|ended|opens?|"
    r"shuts?|"
    r"closes?|comes?|came|keeps?|broke|begins?|expires?|expired|arrives?|arrived))\b"
)
_A_DAY = re.compile(
    rf"(?:first |next |following )?{ANY_WEEKDAY}(?: (?:after|before|following|just|gone|past)\b|$)|(?:first|second|"
    rf"third|other|current|latest|new|old)$"
)
_OWN_DOINGS = re.compile(r"\b(?:then |and |so )?(?:i was|i went|i've been|i have been|i'm|i am|i took|i started)\b")
"""Where a clause that began with another matter comes to the patient ("the funeral was the 15th then I was off")."""
_OF_OTHERS = re.compile(r"^\s*(?:and |but |so )*(?:her|his|their) ")
_OURS = frozenset(
    words(
        """
note line cert certificate doctor gp surgery nurse physio consultant surgeon hospital specialist job jobs work contract
shift shifts hours boss manager gaffer employer company firm place factory shop site school office depot plant business
agency op operation procedure appointment absence leave sick illness accident injury health pain condition symptoms day
date shift start end time times one last first week month spell return plan age birthday total staff team workforce
number practice postcode code med3 off paper answer pay ssp trouble problem problems nerves
bypass transplant replacement hysterectomy baby pregnancy treatment chemo diagnosis
"""
    )
)


def beside_things(said: Message, facts: Mapping[str, FactRead]) -> Dict[str, FactRead]:
    """The facts without the days and numbers of a clause that tells of a thing of no matter here.

    "The clocks went back three weeks ago" and "my bus pass runs out in December" date nothing of the patient's.
    """
    aside = []
    for clause in said.clauses:
        told = _THING.match(clause.text)
        if told and _A_DAY.match(told["of"]):
            continue  # "the Monday after that was my first day off"
        if told and (
            _OF_OTHERS.match(clause.text) or not (_OURS & set(told["of"].split()) or marked(told.group(), True))
        ):
            own = _OWN_DOINGS.search(clause.text, told.end())
            aside.append(said.words(clause.at, clause.at + own.start() if own else clause.to))
    if not aside:
        return dict(facts)
    return {
        name: fact
        for name, fact in facts.items()
        if name not in _COUNTED or not any(fact.words and fact.words in stretch for stretch in aside)
    }
