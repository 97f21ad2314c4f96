"""The kind of note that a patient has for work: none, their own form, not fit, may be fit."""

from __future__ import annotations

import re
from typing import Optional

from bot.understanding.patterns import value_rows
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_FIT_NOTE = value_rows(
    (
        "may_be_fit",
        r"(?:could|can) (?:do|manage|work|try)\b[\w ]{0,24}\b(?:light\w*|if|with|some)\b|maybe fit|(?:put|"
        r"wrote|says?|said|put down|written) (?:for |me on )?(?:lighter|light|reduced|amended) (?:duties|"
        r"hours|work)|fit (?:for work )?(?:if|with|but)|phased return (?:note|one|line)|may be fit|might be "
        r"fit|(?:fit|ok|okay|good|fine) for (?:some|light\w*|lighter|amended|reduced|adjusted|desk|part)\b|(?:could|"
        r"can) (?:go|come|be|return|get) (?:(?:back|in|at|to|work) )*(?:if|with|on|but|"
        r"as long|"
        r"provided)\b|"
        r"some work|amended duties|adjusted duties|(?:says?|"
        r"note) (?:\w+ )?(?:light|lighter|reduced|phased)(?: duties| hours| return)?|(?:note|line|gp|doctor|it|"
        r"cert\w*) "
        r"(?:says?|said|put|puts)[\w' ]{0,24}(?:light|lighter|reduced|shorter|fewer|amended|adapted|phased)|"
        r"light duties (?:note|"
        r"on (?:it|my note))|can do some",
    ),
    (
        "self_certified",
        r"self[- ]?[cs]ert\w*|own form|my own from (?:for|at) (?:the )?(?:work|first)|form (?:you|i|that i|"
        r"that you) (?:fill|filled|do|did)\w*(?: in)? (?:yourself|"
        r"myself)|sc2|filled (?:in|out) (?:a|my|the|my own|own) form|self[- ]?sign\w*|form\b[\w ]{0,20}\bmyself|"
        r"(?:did|done|do|sign|signed|wrote|made) (?:it|one|a note|my own|the form)(?: \w+)? myself|my own (?:note|"
        r"cert\w*)|"
        r"signed myself off|first (?:7|seven) days|first week form|self[- ]?declar\w*|"
        r"(?:form|from|paper|slip)\b[\w ']{0,30}\b(?:fill\w*|fil|complet\w*|sign\w*)\b(?: \w+){0,4} (?:myself|"
        r"yourself|my self|"
        r"(?:by|on) my own)|(?:fill\w*|fil|complet\w*) (?:\w+ ){0,5}(?:myself|my self|on my own|for (?:the |"
        r"my )?(?:work|boss|hr|"
        r"manager))|(?:work|hr|boss|manager|office|company|employer)(?:'s| gave| sent| made| emailed|"
        r" got)? (?:\w+ ){0,3}(?:form|"
        r"slip)\b|(?:form|slip) (?:from|off|for|to) (?:my |the )?(?:work|hr|boss|manager|company|employer)|(?:sick|"
        r"absence|"
        r"sickness|illness) (?:form|slip)|(?:do|did|make|made|write|wrote|sign|signed) (?:the|a|my) (?:\w+ )?(?:paper|"
        r"form) "
        r"(?:by )?myself",
    ),
    (
        "none",
        r"(?:no|have not(?: got)? (?:a|the|any)|not have(?: a| the| any)?|don't have a|do not have a|haven't got a|"
        r"not got a|haven't had a|without a|have no|got no|"
        r"don't need a|not have a|never got a|no need for a|haven't any|didn't get a|ain't got a|(?:won't|wouldn't|"
        r"didn't|hasn't|refused to|not|nobody(?: has|'s)?|no one(?: has|'s)?|never) (?:give|given|gave) me (?:a|one|1)|"
        r"not given a|(?:not|n't|never) (?:needed|had to get|had to have|asked for|been given|got|had) (?:a|any|one|1)|"
        r"not been off long enough|(?:didn't|don't|haven't|not)(?: \w+)? (?:take|get|have|got|ask|"
        r"asked)(?: \w+){0,2} (?:paper|note|line)|(?:don't|didn't) need (?:one|1|any)|haven't been given a|"
        r"haven't asked for a) (?:doctor's |doctor |gp )?(?:fit |sick |"
        r"doctor's )?(?:note|line|certificate|cert)s?",
    ),
    (
        "not_fit",
        r"(?:not|no) fit for (?:any )?work|not fit(?: for (?:any )?work)?|unfit(?: for work)?|"
        r"signed (?:me )?off(?! (?:my|by myself))|"
        r"(?:got|have|had|given|gave|with|on|my|me|has|the|a|another|new|doctor's|current|"
        r"latest|have a) (?:\w+ )?(?:fit note|sick note|sicknote|sick line|med ?3)(?! (?:runs?|ran|ends?|ended|"
        r"expires?|"
        r"expired|is|was|"
        r"finish\w*|lasts?|goes|up|until|till|stops?|to|says))|(?:given|gave|give|got|have) (?:me )?(?:a )?(?:line|"
        r"note) (?:for|until|till|to|from)\b|(?:given|gave|give) (?:me )?a (?:line|note)|(?:doctor|gp)(?:'s)? (?:note|"
        r"line)|sick (?:note|line)",
    ),
)
_OF_A_NOTE = re.compile(r"\b(?:notes?|lines?|cert\w*|self[- ]?\w+|sick\w*|first week|seven days|7 days|sc2|off)\b")
_NO_ONE_YET = re.compile(
    r"\b(?:nobody|no one)\b[\w' ]{0,12}\b(?:given|gave|give) me (?:one|1|it|any)\b|"
    r"\b(?:not|haven't|won't|wouldn't|didn't|never|hasn't|doesn't|don't)\b[\w ]{0,20}\b(?:bothered|asked|got|had|"
    r"give|given|"
    r"gave|needed|do|done|write|issue|sign|need)(?: me)?(?: with| for)? (?:one|1|it)\b"
    r"|\b(?:not|haven't|never)\b[\w ]{0,12}\b(?:been to|seen|rung|spoken to|asked)\b[\w ]{0,10}\b(?:doctors?|gp|"
    r"surgery)\b"
    r"|^(?:not|haven't|none)(?: \w+)? yet\b|^(?:i )?(?:don't|haven't)(?: actually)? (?:have|got) (?:one|1|any)\b"
)
_GIVEN_ONE = re.compile(
    r"\b(?:doctor|gp|hospital|consultant|surgery|nurse|surgeon|physio|pharmacist|they)\b[\w ]{0,12}\b(?:gave|given|"
    r"did|wrote|"
    r"done|give|write|wrote|made|make|signed|issued)(?: to)? me (?:(?:one|1|a|the|this|sick|medical|doctor|"
    r"another) ?)*(?:\b|paper|"
    r"letter)"
    r"|^(?:one |it's )?(?:from|off|by) (?:the |my )?(?:doctor|gp|hospital|consultant|surgeon)\b"
    r"|\b(?:a|the|my|one|it's|is|yes|yeah) ?(?:sick |medical )?(?:line|note|paper|letter|cert\w*|one)?,? (?:from|off|"
    r"of|by) (?:the |my |a )?"
    r"(?:doctor|gp|hospital|consultant|surgeon)\b"
    r"|\bgot one (?:off|from) (?:the|my) (?:doctor|gp|hospital|surgery)\b"
)


def fit_note(said: Message, asked: bool) -> Optional[FactRead]:
    """The kind of note: none, the patient's own form, not fit, may be fit."""
    for value, pattern in _FIT_NOTE:
        match = pattern.search(said.plain)
        if (
            match
            and value == "may_be_fit"
            and not (asked or re.search(r"\b(?:note|line|cert\w*|doctor|gp)\b", said.plain))
        ):
            continue
        if (
            match
            and value == "not_fit"
            and re.search(
                r"\b(?:need|want|get|give me|ask|request|how do i|can you|can i|could|write|another|extend|"
                r"renew)(?: \w+){0,3} $",
                said.plain[: match.start()].rstrip() + " ",
            )
        ):
            continue
        if (
            match
            and value == "not_fit"
            and not asked
            and re.fullmatch(r"(?:an?|the|new|another)?(?: new| another)? ?(?:fit|sick) note", match.group())
        ):
            continue
        if match and value == "self_certified" and not asked and not _OF_A_NOTE.search(said.plain):
            continue
        if match and not re.search(
            r"\b(?:my|his|her) (?:mum|dad|husband|wife|partner|son|daughter)\b", said.plain[: match.start()]
        ):
            if value == "not_fit" and re.search(
                r"\b(?:not|never|haven't been|wasn't|isn't|without being) (?:been )?$", said.plain[: match.start()]
            ):
                return FactRead("none", said.words(match.start(), match.end())) if asked else None
            return FactRead(value, said.words(match.start(), match.end()))
    if asked and _NO_ONE_YET.search(said.plain):
        return FactRead("none", said.original.strip())
    given = _GIVEN_ONE.search(said.plain) if asked else None
    return FactRead("not_fit", said.words(given.start(), given.end())) if given else None
