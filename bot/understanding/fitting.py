"""What follows from what one message says: the condition's words, a job held now, a first day off that means off."""

from __future__ import annotations

import re
from typing import Dict, Mapping, Sequence

from bot.understanding import conditions
from bot.understanding.facts import Value
from bot.understanding.facts import known as is_known
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

JOB = ("job_title", "job_tasks")


def health(
    said: Message, named: Sequence[conditions.Named], known: Mapping[str, Value], facts: Dict[str, FactRead]
) -> None:
    """Adds to `facts` the condition groups named, their own name and the patient's words for them."""
    if named:
        words = said.words(_from(said, named[0].at), _until(said, named[-1].at, named[-1].to)).strip(" ,.")
        groups, told = list(conditions.groups(named)), words
        held, before = known.get("conditions"), known.get("condition_words")
        if isinstance(held, list) and _BESIDES.search(said.plain):
            groups = [*held, *(group for group in groups if group not in held)]
            if isinstance(before, str) and is_known(before) and words not in before:
                told = f"{before}; {words}"
        facts["conditions"] = FactRead(groups, words)
        facts["condition_words"] = FactRead(told, words)
        detail = conditions.detail(named)
        if detail:
            facts["condition_detail"] = FactRead(detail, words)
        return
    gone = {one.group for one in conditions.removed(said)}
    held = known.get("conditions")
    if gone and isinstance(held, list) and gone & set(held) and set(held) - gone:
        facts["conditions"] = FactRead([group for group in held if group not in gone], said.original.strip())


_BESIDES = re.compile(
    r"\btoo\b(?= *(?:$|[.,;!]))|\b(?:also|as well|aswell|on top(?: of (?:that|it|this))?|in addition|besides)\b|"
    r"^(?:(?:oh|well|actually|sorry),? )*(?:and|plus) "
)
"""Words that add a condition to those told before, and take the place of none: "actually it's my knee too"."""
_MOST_BESIDE = 4
"""Words of its clause that are kept on either side of a condition; more is another matter told in the same breath."""
_LEADS_TO_IT = re.compile(
    r".*\b(?:with|because of|due to|down to|cos of|cause of|caused by|from|have|has|got|had|suffer(?:ing)? with|it's|"
    r"is|after) ",
    re.DOTALL,
)


def _from(said: Message, at: int) -> int:
    clause = said.clause_at(at)
    before = said.plain[min(clause.at, at) : at]
    if len(before.split()) <= _MOST_BESIDE:
        return min(clause.at, at)
    lead = _LEADS_TO_IT.match(before)
    cut = lead.end() if lead else 0
    kept = re.search(rf"(?:\S+\s+){{0,{_MOST_BESIDE}}}$", before[cut:])
    return at - len(before) + cut + (kept.start() if kept else 0)


def _until(said: Message, at: int, to: int) -> int:
    end = said.clause_at(at).to
    return end if len(said.plain[to:end].split()) <= _MOST_BESIDE + 2 else to


def present_job(said: Message, job: Mapping[str, FactRead], wanted: Sequence[str]) -> bool:
    """Whether the message names a job that the patient has now."""
    if "job_title" not in job or any(name in wanted for name in JOB):
        return False
    return not re.search(
        r"\b(?:was|used to|were|last job|before|previous|former|ex|lost|until|want to (?:be|become|work)|"
        r"like to (?:be|become|work)|train(?:ing)? (?:as|to)|become|looking for|unemployed|redundant|"
        r"student|retired)\b",
        said.plain,
    ) and bool(
        re.search(
            r"\b(?:i'm|i am|i work|work(?:ing)? (?:as|in|at|for)|am a|i (?:drive|pick|clean|teach|do|stack|"
            r"deliver|lay|cut|fit))\b",
            said.plain,
        )
    )


_LONG_PAST = re.compile(
    r"\blast (?:year|summer|winter|spring|autumn|christmas)\b|\byears? (?:ago|back)\b|\bin (?:19|20)\d\d\b"
)


def fitting(said: Message, facts: Dict[str, FactRead], known: Mapping[str, Value]) -> None:
    """What follows from several facts of one message: a first day off means off; a note that says not fit, too."""
    started = facts.get("absence_started")
    if (
        started
        and "attendance" not in facts
        and not is_known(known.get("attendance"))
        and re.search(r"\boff\b|\bsick\b|\bnot (?:been )?work", said.plain)
    ):
        facts["attendance"] = FactRead("off_sick", started.words)
    attendance = facts.get("attendance")
    if (
        attendance
        and attendance.value == "off_sick"
        and "employment" in facts
        and facts["employment"].value == "unemployed"
    ):
        del facts["attendance"]
    if (
        attendance
        and attendance.value in ("at_work", "phased_return", "recently_returned")
        and started
        and _LONG_PAST.search(said.plain)
    ):
        del facts["absence_started"]  # "off for 5 months last year, back now on a phased return"
    now = attendance.value if attendance else known.get("attendance")
    if now in (None, "at_work", "off_sick") and "absence_expected_on" in facts and re.search(r"\boff\b", said.plain):
        facts["attendance"] = FactRead("absence_planned", facts["absence_expected_on"].words)
    if "fit_note_ends" in facts and "fit_note" not in facts and re.search(r"\bsigned (?:me )?off\b", said.plain):
        facts["fit_note"] = FactRead("not_fit", facts["fit_note_ends"].words)
