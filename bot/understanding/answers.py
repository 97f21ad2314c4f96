"""What a bare answer to the open question says: yes, no, the words themselves, "I don't know", "rather not say"."""

from __future__ import annotations

import re
from datetime import date
from typing import Dict, Mapping, Optional, Sequence

from bot.understanding import (
    ages,
    employer,
    fit_notes,
    hurdles,
    meeting,
    people,
    polarity,
    situation,
    spells,
    statements,
    when_asked,
)
from bot.understanding.contact import email, phones, postcode
from bot.understanding.context import asks
from bot.understanding.facts import CATALOGUE, CHECKED, RATHER_NOT_SAY, UNKNOWN, Kind, Value
from bot.understanding.gazetteer.phrases import words
from bot.understanding.reading import Asked, Candidate, FactRead, Option
from bot.understanding.text import Message, message

WITHHELD = {"dont_know": UNKNOWN, "rather_not_say": RATHER_NOT_SAY}
"""What the fact that was asked for holds where the patient does not know or would rather not say."""

FREE_TEXT = frozenset(
    words(
        """
hardest_part worries source safe_contact condition_detail condition_since area gp_practice sector stratum nation
time_preferences job_tasks on_behalf_of access_needs condition_words help_words
"""
    )
)
"""Facts that hold the answer itself, whatever it says."""

_WANTS_BACK = re.compile(
    r"\bi(?:'d| do| really| would)* (?:want|hope|like|love|can't wait) to (?:go|get|be|come|"
    r"return)(?: back)? (?:back )?(?:to|at) "
    r"(?:my |the )?(?:work|job)\b|\b(?:want|keen|ready) to (?:go|get) back to (?:my )?(?:work|job)\b"
)
_TIMES = re.compile(
    r"\b(?:mornings?|afternoons?|evenings?|lunch ?times?|after (?:my shift|work|school|\d)|"
    r"before (?:work|school|\d)|weekends?|any ?time|whenever|not (?:on )?(?:monday|tuesday|wednesday|"
    r"thursday|friday)s?|(?:monday|tuesday|wednesday|thursday|friday|saturday)s\b|early|late|"
    r"between \d|from \d|\d ?(?:am|pm)|o'clock|school run|tea ?time|days off)"
)
_NOTHING = re.compile(
    r"^\W*(?:no|none|nope|nah|nothing|no one|nobody|not really|no thanks|n/?a|not any|i don't(?! think| know| feel|"
    r" believe)|not a sausage|"
    r"(?:i )?(?:have not|haven't|don't have|not have|not got) (?:got )?(?:anyone|anybody|any)|"
    r"no needs?|neither|not a soul|(?:at (?:the|this) moment|right now|now|for now|currently|so far),? (?:nobody|no "
    r"one|none|nothing)|(?:i )?(?:have|get|got|had) no (?:help|support)|"
    r"without (?:any )?help)\b(?! (?:stairs|steps|phone|calls|lifts?))"
)
_NO_PLACE = re.compile(
    r"^\W*(?:about |around |like |just )*\d+\W*$|\b(?:not registered|no (?:gp|doctor|surgery)|(?:haven't|don't have|"
    r"not) (?:got )?(?:a )?"
    r"(?:gp|doctor|surgery)|not with (?:one|any|a)|nowhere|anywhere)\b"
)
_UNSAFE = re.compile(
    r"\b(?:only|text|texts|voicemails?|messages?|safe|after|before|husband|wife|partner|private|withheld|rings?|"
    r"ringing|calls?|"
    r"phones?|numbers?|answer|numbers|mobile|landline|emails?|letters?|post|contact|picks? up|safest|sees? my|"
    r"reads? my)\b"
)
_REFERRERS = (
    (
        "gp",
        re.compile(
            r"\b(?:my |the )?(?:gp|doctor|nurse|surgery|practice)(?: \w+)? (?:told|sent|said|suggested|"
            r"recommended|referred|gave|mentioned|advised|texted)\b|(?:referred|sent|"
            r"told) (?:here )?by (?:my |the )?(?:gp|doctor|surgery)|^(?:my |the |a )?(?:gp|doctors?|nurse|"
            r"surgery)\W*$"
        ),
    ),
    (
        "employer",
        re.compile(
            r"\b(?:my |the )?(?:boss|manager|employer|work|hr|company|gaffer)(?: \w+)? (?:told|sent|suggested|"
            r"recommended|referred|gave me|mentioned|asked me)\b|(?:referred|sent|told) by (?:my |"
            r"the )?(?:employer|work|boss|manager|hr)|^(?:my |the )?(?:employer|work|boss|manager|hr)\W*$"
        ),
    ),
    (
        "self",
        re.compile(
            r"\b(?:myself|found (?:it|you|this)|off my own|my own idea|self[- ]?refer\w*|nobody|no one|"
            r"saw (?:a |the |your )?(?:poster|advert|leaflet|website)|online|google\w*|just me)\b"
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:friend|jobcentre|job centre|physio\w*|union|family|mum|hospital|wife|husband|partner|"
            r"colleague|citizens advice|charity|work coach)\b"
        ),
    ),
)


def contact(said: Message, wanted: Sequence[str]) -> Dict[str, FactRead]:
    """Phone, email and postcode."""
    facts: Dict[str, FactRead] = {}
    text = said.original
    numbers = phones(text)
    if numbers:
        start, end, value = numbers[-1] if re.search(r"\b(?:not|no longer|changed)\b", said.plain) else numbers[0]
        facts["phone"] = FactRead(value, text[start:end].strip())
    address = email(text)
    if address:
        facts["email"] = FactRead(address[2], text[address[0] : address[1]])
    code = postcode(text, any(name in wanted for name in ("postcode", "area", "gp_practice")))
    if code:
        facts["postcode"] = FactRead(code[2], text[code[0] : code[1]])
    return facts


def volunteered(said: Message, wanted: Sequence[str]) -> Dict[str, FactRead]:
    """Facts about help, the employer and the situation that need no question to be understood."""
    facts: Dict[str, Optional[FactRead]] = {
        "goal": situation.goal(said, "goal" in wanted),
        "fit_note": fit_notes.fit_note(said, "fit_note" in wanted or "fit_note_ends" in wanted),
        "employer_size": employer.employer_size(said, "employer_size" in wanted),
        "already_helped_by": None
        if "has_occupational_health" in wanted
        else hurdles.helped_by(said, "already_helped_by" in wanted),
        "absence_spells_12m": spells.spells(said, wanted[:1] == ("absence_spells_12m",), "absence_started" in wanted),
    }
    for name in (
        "veteran",
        "dispute_in_progress",
        "employer_helping",
        "work_affects_health",
        "advised_not_to_work",
        "has_return_plan",
        "has_occupational_health",
    ):
        facts[name] = statements.yes_no(said, name, wanted[:1] == (name,))
    if facts["has_return_plan"] and facts["has_return_plan"].value is True and _WANTS_BACK.search(said.plain):
        facts["willing_to_return"] = statements.yes_no(said, "willing_to_return")
    for name in ("willing_to_return", "condition_affects_work"):
        if name in wanted:
            facts[name] = statements.yes_no(said, name, wanted[:1] == (name,))
    if "work_difficulties" in wanted:
        facts["work_difficulties"] = hurdles.difficulties(said)
    else:
        facts["work_difficulties"] = hurdles.hours_too_long(said)
    if "body_or_mind" in wanted:
        facts["body_or_mind"] = situation.body_or_mind(said)
    if "contact_mode" in wanted:
        facts["contact_mode"] = meeting.contact_mode(said)
    needs_asked = "access_needs" in wanted
    facts["language"] = meeting.language(said, bool(wanted) and wanted[0] == "language")
    facts["access_needs"] = meeting.access_needs(said, needs_asked)
    for value, pattern in _REFERRERS:
        found = pattern.search(said.plain)
        if found and (
            "referrer" in wanted
            or (
                value in ("gp", "employer")
                and re.search(r"\b(?:about (?:this|you)|to (?:you|this|here)|here|refer\w*|sent me)\b", said.plain)
            )
        ):
            facts["referrer"] = FactRead(value, said.words(found.start(), found.end()))
            break
    if "time_preferences" in wanted and _TIMES.search(said.plain):
        facts["time_preferences"] = FactRead(said.original.strip(), said.original.strip())
    return {name: read for name, read in facts.items() if read is not None}


_BESIDE_NAME = re.compile(
    r"\b(?:picks? up|safest|sees? my|reads? my|listens|shared phone|leave (?:a )?(?:message|voicemail)|don't (?:ring|"
    r"call|leave)|"
    r"only (?:ring|call|text)|(?:ring|call|text) (?:me )?(?:after|before|only))\b"
)
_OF_ITS_OWN = re.compile(r"\W*no,? (?:it's|its|it is|that's) not\b")
"""A no that denies what follows it, and no more ("no it's not work that's making it worse")."""


def safe_beside_name(said: Message, asked: Asked) -> Dict[str, FactRead]:
    """How it is safe to reach the patient, told in one breath with the name and the number."""
    if "safe_contact" not in asked.facts or not _BESIDE_NAME.search(said.plain):
        return {}
    words = said.original.strip()
    return {"safe_contact": FactRead(words, words)}


def to_question(
    said: Message,
    asked: Asked,
    on: date,
    facts: Mapping[str, FactRead],
    candidates: Sequence[Candidate],
    answered: bool,
) -> Dict[str, FactRead]:
    """Facts that only the open question makes readable: a bare yes or no, a name, an age, the words themselves."""
    found: Dict[str, FactRead] = {}
    words = said.original.strip()
    main = asked.facts[0] if asked.facts else None
    if "full_name" in asked.facts:
        name = people.name(said, True, candidates)
        if name:
            found["full_name"] = name
    if "age" in asked.facts:
        age = ages.age(said, on, True)
        if age:
            found["age"] = age
    if (
        "safe_contact" in asked.facts
        and main != "safe_contact"
        and (_BESIDE_NAME.search(said.plain) or _UNSAFE.search(message(people.without_nickname(said.original)).plain))
        and not asks(said)
        and len(said.plain.split()) > 2
    ):
        found["safe_contact"] = FactRead(words, words)
    if "access_needs" in asked.facts and _NOTHING.match(said.plain) and main == "access_needs":
        found["access_needs"] = FactRead("none", words)
    if not answered:
        found.update(when_asked.read(said, asked, facts))
    if main is None or main in facts or main in found or answered:
        return found
    kind = CATALOGUE[main].kind if main in CATALOGUE else Kind.TEXT
    said_yes = polarity.answer(said)
    if (
        kind is Kind.YES_NO
        and said_yes is not None
        and not polarity.dont_know(said)
        and not polarity.rather_not_say(said)
    ):
        another = any(
            name != main and CATALOGUE[name].kind is Kind.YES_NO and not said_yes.yes and _OF_ITS_OWN.match(said.plain)
            for name in facts
            if name in CATALOGUE
        )
        if main != "struggling_at_work" and not another:  # "How are you getting on?": a bare yes says nothing.
            found[main] = FactRead(said_yes.yes, words)
    elif (
        main in ("fit_note", "fit_note_ends")
        and "fit_note" in asked.facts
        and "fit_note" not in facts
        and said_yes is not None
        and not said_yes.yes
        and "fit_note_ends" not in facts
    ):
        found["fit_note"] = FactRead("none", words)
    elif main == "already_helped_by" and _NOTHING.match(said.plain):
        found[main] = FactRead([], words)
    elif (
        main in FREE_TEXT
        and main != asked.takes_text
        and not (main in ("gp_practice", "area") and (postcode(words, True) or _NO_PLACE.search(said.plain)))
        and re.search(r"\w\w", words)
        and said_yes is None
        and not polarity.dont_know(said)
        and not polarity.rather_not_say(said)
    ):
        found[main] = FactRead(_bare_words(main, words), words)
    return found


def _bare_words(name: str, words: str) -> str:
    """The answer without "I live in" or "I'm with" before a place."""
    if name in ("area", "gp_practice", "nation", "sector"):
        return (
            re.sub(
                r"^(?:(?:i'?m|i am|i|we|it'?s|my (?:gp|doctor|surgery|practice)(?:'?s)?(?: surgery)? is|one|live|"
                r"registered|"
                r"with|at|in|near|the|from|under|go to|work|use|called|just|outside)\s+)+",
                "",
                words,
                flags=re.IGNORECASE,
            ).strip(" .!,")
            or words
        )
    return words


_LONGEST_UNSURE, _LONG_OPENED = 14, 22
"""Words up to which "I don't know" is the answer: more where the message begins with it."""


def not_given(said: Message, asked: Optional[Asked]) -> tuple[Optional[str], Dict[str, FactRead]]:
    """ "I don't know" and "rather not say": the act, and the value that the asked fact takes."""
    act: Optional[str] = None
    value: Value = UNKNOWN
    if polarity.rather_not_say(said):
        act, value = "rather_not_say", RATHER_NOT_SAY
    elif polarity.dont_know(said):
        act = "dont_know"
    if (
        act is None
        or asked is None
        or not asked.facts
        or len(said.plain.split()) > (_LONG_OPENED if polarity.opens_unsure(said) else _LONGEST_UNSURE)
    ):
        return act, {}
    return act, {asked.facts[0]: FactRead(value, said.original.strip())}


def kept(said: Message, asked: Asked, facts: Mapping[str, FactRead], picked: Sequence[Option]) -> Dict[str, FactRead]:
    """The whole answer in the patient's words, where the question keeps it and the answer is one."""
    words = said.original.strip()
    if not asked.takes_text or asked.takes_text in CHECKED or picked or not re.search(r"[^\W\d_]{2}", words):
        return {}
    said_yes = polarity.answer(said)
    only_yes_no = said_yes is not None and len(said.plain[said_yes.rest :].split()) < 2
    if only_yes_no or (not facts and (polarity.dont_know(said) or polarity.rather_not_say(said))):
        return {}
    if asked.takes_text == "job_tasks" and "job_title" in facts and "job_tasks" not in facts:
        return {}
    return {asked.takes_text: FactRead(words, words)}
