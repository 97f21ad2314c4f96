"""A patient putting something right: where the correction begins, and which earlier answer a bare date corrects."""

from __future__ import annotations

import re
from datetime import date
from typing import Mapping, Optional, Tuple

from bot.understanding.dates import find
from bot.understanding.facts import Value
from bot.understanding.facts import known as is_known
from bot.understanding.numbers import NUMBER, number
from bot.understanding.text import Message

_MARK = re.compile(
    r"(?:(?<=\w),? (?:no|sorry|nope|i mean|make it|rather),? (?=(?:about |the |since |on |from )*(?:\d+|two|three|"
    r"four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve)\b)|\bor,? (?:uh+|um+|er+|rather|actually|wait|no(?!\W*$))\b,?|"
    r"(?<=\w),? (?:(?:uh+|um+|er+),? no|"
    r"no,? (?:rather|actually|sorry))\b|"
    r"\b(?:no,? (?:wait|sorry|hang on|hold on|actually|i (?:meant|mean))|wait(?: no| a (?:sec|"
    r"minute|min))?|hang on(?! to)|hold on(?! to)|actually(?: no| it's| its)?|scrap (?:that|it)|scratch (?:that|it)|"
    r"correction|i meant(?: to (?:say|put|type))?|i should(?:'ve| have) (?:said|put)|"
    r"(?:i )?(?:got|put|said|typed|told you) (?:that|it|the)?(?: \w+){0,2} ?wrong|(?:that's|that is|"
    r"that was|it's) (?:wrong|not right|incorrect|a typo|a mistake)|my mistake|made a mistake|oops|"
    r"whoops|typo|(?:sorry|oops),? meant(?: to (?:say|put|type))?|(?:it|that) wasn't [\w ]{1,40}?(?=\bit was\b)|"
    r"i (?:said|put|told you|wrote) [\w ]{1,24}? but|let me correct (?:that|it)|ignore that|forget (?:that|"
    r"what i said)|change (?:that|it|my \w+(?: \w+)?) to|"
    r"make (?:that|it)(?! \w*\s?(?:worse|bad|hard|better|difficult|easier|so|to))|should (?:be|have been|say|read)|"
    r"sorry,? (?:i mean(?:t)?|it's|its|it was|that's|not|make|should|no)|or rather|i lied|tell a lie|"
    r"not [\w ]{1,20}? but)\b|^change\b(?=[:,])|(?:need|want|like|have) to (?:change|correct|fix|update) (?:something|"
    r"one thing|an answer|my answer|that|it)\b|^(?:sorry|no),? (?=(?:it's|its|it was|i'm|i am|my|that's)\b)|^(?:sorry|"
    r"no)[, ]+(?=(?:the |since |from |about )*\d{1,2}(?:st|nd|rd|th)\b)|^(?:sorry|"
    r"no)[, ]+(?=(?:about |over )?\d+ (?:weeks|days|months)|(?:\w+ )(?:weeks|months|"
    r"days)\b))[\s,.:;-]*(?:i (?:meant|mean)\b[\s,]*)?"
)
_NOT_A_MARK = re.compile(
    r"\b(?:can't|cannot|couldn't|don't|to|the|on|can|could|will|must|just have to|can hardly|long) $|\b(?:are|is|"
    r"have|has|got|there's|was|were|had|"
    r"with|in)$"
)
_MAKES = re.compile(
    r"(?<!\bcan you )(?<!please )(?<!sorry )(?<!\bno )(?<!actually )(?<!\band )(?<!\bor )(?<!wait )\b[a-z']+ $"
)
_OTHERS_ERR = re.compile(
    r"\b(?:he|she|they|you|it|work|hr|boss|managers?|gaffer|supervisor|doctors?|gp|people|employer|company|surgery|"
    r"hospital)"
    r"(?:'s|'ve|s| has| have| had)? $"
)
"""Before "got that wrong": somebody else's mistake, which puts right nothing that was told here."""
_WAITING = re.compile(r"^wait(?:ing)? (?:for|in|on|since|long|list|times?|until|to)\b")

_PAST_DATES = ("absence_started", "job_lost_on", "operation_on")


def tail(said: Message) -> Optional[int]:
    """Where in the plain text the corrected words begin, or None where nothing is corrected."""
    last: Optional[int] = None
    for match in _MARK.finditer(said.plain):
        if _NOT_A_MARK.search(said.plain[: match.start()]) or _WAITING.match(said.plain[match.start() :]):
            continue
        words, before = match.group().strip(" ,."), said.plain[: match.start()]
        ends = not said.plain[match.end() :].strip() or "." in match.group()
        if words.startswith("actually") and (re.search(r"\w $", before) or (ends and before.strip())):
            continue
        if words.startswith("make ") and _MAKES.search(before):
            continue  # "the gloves at work make it crack"
        if words.endswith("wrong") and _OTHERS_ERR.search(before):
            continue  # "my manager's got that wrong"
        last = match.end()
    return last


_PUTS_RIGHT = re.compile(
    r"\b(?:actually|sorry|wrong|wrongly|mistake|mistyped|meant|mean|chang\w+|instead|correct\w*|wait|scrap|scratch|"
    r"oops|"
    r"typo|rather|earlier|before(?=\W*$|,| (?:that|when) i)|said|told|put|typed|gave|forget|ignore|should|"
    r"edit|fix|update|amend)\b|"
    r"^not\b|\w not (?:my |the |a |in |on |for )?\w+\W*$|^no\b"
)


def puts_right(said: Message) -> bool:
    """Whether any word of the message speaks of something told before, without which nothing is put right."""
    return _PUTS_RIGHT.search(said.plain) is not None


_UNTIL = re.compile(r"\b(?:till?|until|up to|runs? out|ends?|finishes|expires)\b")


def corrected_date(
    said: Message, on: date, asked: Tuple[str, ...], known: Mapping[str, Value], before: Tuple[str, ...]
) -> Optional[str]:
    """The fact that a bare date or length corrects: one just said, else the one told last of those that it can be, else
    the one asked. Where times for an appointment are shown ("not Monday, how about Wednesday") it is a wish for
    one, and corrects none."""
    whens = find(said.plain, on)
    if not whens or "time_preferences" in asked:
        return None
    when = whens[0]
    just_said = [name for name in before if name in (*_PAST_DATES, "fit_note_ends")]
    if just_said:
        return just_said[-1]
    if is_known(known.get("fit_note_ends")) and ((when.future and not when.past) or _UNTIL.search(said.plain)):
        return "fit_note_ends"
    pasts = [name for name in _PAST_DATES if is_known(known.get(name))]
    if when.length and not pasts:
        return next((name for name in asked if name in _PAST_DATES), "absence_started")
    if when.length and not any(name in pasts for name in asked):
        return pasts[0]
    dates = (*_PAST_DATES, *(("fit_note_ends",) if when.future else ()))
    held = [name for name in (*asked, *reversed(tuple(known))) if name in dates and is_known(known.get(name))]
    if held:
        return held[0]
    told = next((name for name in asked if name in (*_PAST_DATES, "fit_note_ends")), None)
    return told or ("absence_started" if when.past else None)


_LENGTH_TOLD = re.compile(rf"\b{NUMBER} (?P<unit>days?|weeks?|months?)\b")
_NUMBER_ALONE = re.compile(
    rf"\b(?:it's|it is|is|was|were|actually|really|should be|should have been|more like|make it|meant)"
    rf"(?: actually| really| now| only)* (?P<n>{NUMBER})\b(?! (?:days?|weeks?|months?|years?|of)\b)"
)


def carried_length(said: Message) -> Optional[Tuple[str, str]]:
    """A length whose number alone is put right ("four weeks ... it's five, not four"): its words, and the number's."""
    told = _LENGTH_TOLD.search(said.plain)
    alone = _NUMBER_ALONE.search(said.plain, told.end()) if told else None
    if not told or not alone or _LENGTH_TOLD.search(said.plain, told.end()):
        return None
    return f"{alone['n']} {told['unit']}", said.words(alone.start("n"), alone.end("n"))


_NUMBERS = ("absence_spells_12m", "age", "employer_size")
_ONLY_A_NUMBER = re.compile(
    rf"^\W*(?:(?:i|think|it|it's|was|were|is|i'm|about|maybe|more like|only|just|make|that) )*(?P<n>{NUMBER})\W*$"
)


def corrected_number(said: Message, asked: Tuple[str, ...], known: Mapping[str, Value]) -> Optional[str]:
    """The fact that a bare number corrects ("actually I think it was 4"): the one asked, else the one that fits."""
    match = _ONLY_A_NUMBER.match(said.plain)
    value = number(match["n"]) if match else None
    if value is None:
        return None
    if asked and asked[0] in _NUMBERS:
        return asked[0]
    fits = [name for name in _NUMBERS if is_known(known.get(name)) and (name != "age" or 14 <= value <= 100)]
    return fits[0] if len(fits) == 1 else None
