"""Which fact each date of a message is: end of the note or the last job, operation, first day off, since when ill."""

from __future__ import annotations

import re
from datetime import date
from typing import Dict, Mapping, Optional, Sequence, Set, Tuple

from bot.understanding import first_day, told_wrong
from bot.understanding.absence_words import (
    AHEAD,
    AMBIGUOUS_LOST,
    AWAY_FROM,
    BEHIND,
    FROM_THEN,
    ILL,
    IT_FINISHED,
    JOB_LOST,
    LOOSE,
    NO_JOB,
    NOTE_END,
    NOTE_LENGTH,
    OPERATION,
    OWN_FORM,
    RANGE,
    RUNS_TO,
    SAME_DAY,
    SIGNED_FOR,
    STARTS,
    STILL_FELT,
    TO_BE_SEEN,
    TO_COME,
    UNTIL,
    WORKED_UNTIL,
)
from bot.understanding.conditions import Named
from bot.understanding.counted_days import BESIDE
from bot.understanding.date_words import When
from bot.understanding.doubts import two_days
from bot.understanding.facts import DAYS, Value
from bot.understanding.reading import Asked, Doubt, FactRead
from bot.understanding.text import Message
from bot.understanding.timed import MARK, Timed, timed, told


def read(
    said: Message, on: date, asked: Optional[Asked], known: Mapping[str, Value], conditions: Sequence[Named]
) -> Tuple[Dict[str, FactRead], Optional[Doubt]]:
    """The facts that the message's dates fill, and the doubt where a day can be read two ways."""
    marked = timed(said, on)
    if not marked.whens:
        return {}, None
    facts: Dict[str, FactRead] = {}
    taken: Set[int] = set()
    wanted = asked.facts if asked else ()
    if "absence_expected_on" in wanted:
        known = {**known, "attendance": "absence_planned"}
    no_job = known.get("employment") == "unemployed" or "job_lost_on" in wanted or NO_JOB.search(said.plain) is not None
    _note(said, marked, on, wanted, taken, facts)
    _operation(said, marked, on, wanted, taken, facts)
    _job_lost(said, marked, on, wanted, taken, facts, no_job)
    doubt = first_day.read(said, marked, on, wanted, taken, facts, known, no_job)
    if not doubt:
        doubt = _bare(said, marked, on, asked, taken, facts, known)
    operation = facts.get("operation_on")
    if operation and str(operation.value) > on.isoformat() and FROM_THEN.search(said.plain):
        facts.setdefault("absence_expected_on", operation)
    first = facts.get("absence_expected_on")
    if first and "operation_on" not in facts and SAME_DAY.search(marked.text):
        facts["operation_on"] = first
    _since(said, marked, taken, facts, conditions, wanted)
    return facts, doubt


_TOO_LONG_OFF = 2 * 365
"""Days since when somebody who "has not worked" has no job to be off from, as far as words alone can tell."""


def _ends(when: When, on: date, words: str) -> Optional[date]:
    """The end of a note: ahead, unless the words or the distance say that it is past."""
    past, future = (when.past[0] if when.past else None), when.future
    if past is None or future is None:
        return future or past
    if re.search(r"\b(?:ran out|expired|ended|finished|was|ran)\b", words):
        return past
    if when.length:
        return future
    return past if (future - on).days > 183 > (on - past).days else future


def _note(
    said: Message, marked: Timed, on: date, wanted: Sequence[str], taken: Set[int], facts: Dict[str, FactRead]
) -> None:
    if "fit_note_ends" in wanted and _note_counted(said, marked, taken, facts):
        return
    patterns = [*NOTE_END, NOTE_LENGTH]
    if "fit_note_ends" in wanted:
        patterns += [RANGE, UNTIL]
    for pattern in patterns:
        hit = marked.search(pattern, taken)
        if (
            hit
            and pattern is not NOTE_LENGTH
            and hit[0].length
            and not re.search(r"(?:in|another|next)\s*<\d+>$", hit[1].group())
        ):
            hit = hit if pattern is UNTIL else None
        if hit and "fit_note_ends" not in wanted and LOOSE.match(hit[1].group()):
            hit = None
        if hit:
            when, match, number = hit
            day = _ends(when, on, match.group())
            if day and day < on:
                when, number, day = _later_end(marked, on, taken) or (when, number, day)
            if day:
                taken.add(number)
                if pattern is RANGE:
                    taken.update(int(one) for one in re.findall(MARK, match.group()))
                facts["fit_note_ends"] = told(said, when, day)
                return
    signed = marked.search(SIGNED_FOR, taken)
    if signed and signed[0].length and "absence_started" not in wanted:
        taken.add(signed[2])


def _later_end(marked: Timed, on: date, taken: Set[int]) -> Optional[Tuple[When, int, date]]:
    """The end that lies ahead, of another note told beside one that is over."""
    for pattern in (*NOTE_END, RUNS_TO):
        for when, match, number in marked.every(pattern, taken):
            day = _ends(when, on, match.group())
            if day and day >= on and not when.length:
                return when, number, day
    return None


def _note_counted(said: Message, marked: Timed, taken: Set[int], facts: Dict[str, FactRead]) -> bool:
    """The end of a note told as a length from a day ("for six weeks from 1 November"), where the end was asked."""
    for number, when in enumerate(marked.whens):
        if when.form == "counted" and when.past and when.future and number not in taken:
            taken.add(number)
            facts["fit_note_ends"] = told(said, when, when.future)
            return True
    return False


def _operation(
    said: Message, marked: Timed, on: date, wanted: Sequence[str], taken: Set[int], facts: Dict[str, FactRead]
) -> None:
    for pattern in OPERATION:
        hit = marked.search(pattern, taken)
        if not hit or hit[0].length:
            continue
        when, match, number = hit
        if "surgery" in match.group() and told_wrong.speaks_of_practice(said.plain):
            continue
        clause = said.clause_at(when.at).text.replace(said.plain[when.at : when.to], "")
        off_since = (
            re.search(r"\b(?:since|after|ever since)\b", match.group() if pattern is OPERATION[0] else "")
            or re.search(r"\b(?:off|work(?:ed|ing)?|been in|sick) since(?: then)?\W*$", said.plain)
            or re.search(r"\bsince (?:my|an|the|me|having|i had)\b", clause)
        )
        goes_off = wanted[:1] == ("absence_expected_on",)
        behind = bool(off_since or BEHIND.search(clause)) and not AHEAD.search(clause)
        behind = behind or bool(STILL_FELT.search(said.plain) and not TO_COME.search(clause))
        behind = behind and not (goes_off and when.future)
        day = (when.past[0] if when.past else when.future) if behind and when.past else (when.future or when.past[0])
        if day is None:
            continue
        if (goes_off or (AWAY_FROM.search(said.plain) and SAME_DAY.search(marked.text))) and day > on:
            beside = next((one for one in marked.whens if one.form == BESIDE and one.future and one is not when), None)
            first = (beside, beside.future) if beside is not None and beside.future else (when, day)
            facts["absence_expected_on"] = told(said, *first)
        facts["operation_on"] = told(said, when, day)
        if (off_since and re.search(r"\b(?:off|sick|not working|not been (?:in|at))\b", said.plain) and day <= on) or (
            off_since and "absence_started" in wanted and day <= on
        ):
            facts["absence_started"] = told(said, when, day)
        taken.add(number)
        return


def _job_lost(
    said: Message,
    marked: Timed,
    on: date,
    wanted: Sequence[str],
    taken: Set[int],
    facts: Dict[str, FactRead],
    no_job: bool,
) -> None:
    ended = [WORKED_UNTIL, IT_FINISHED] if no_job and "fit_note_ends" not in wanted else []
    for pattern in (*JOB_LOST, *ended):
        hit = marked.search(pattern, taken)
        if not hit:
            continue
        when, match, number = hit
        if "retired" in match.group() and "job_lost_on" not in wanted:
            continue
        ambiguous = AMBIGUOUS_LOST.search(match.group()) and not re.search(
            r"\b(?:lost|redundan\w+|job|sacked)\b", match.group()
        )
        ambiguous = ambiguous or (
            re.search(r"\b(?:out of|day without) work\b", said.plain) and "absence_started" in wanted
        )
        long_ago = bool(when.past) and (on - when.past[0]).days > _TOO_LONG_OFF
        if (
            ambiguous
            and not (long_ago and "absence_started" not in wanted)
            and (not no_job or "absence_started" in wanted)
        ):
            continue
        if when.past:
            taken.add(number)
            facts["job_lost_on"] = told(said, when, when.past[0])
            return


_PAST_IT = re.compile(r"\b(?:past|beyond) $")
"""Before a feast that is passed ("it takes me past Christmas, to 2 January")."""


def _bare(
    said: Message,
    marked: Timed,
    on: date,
    asked: Optional[Asked],
    taken: Set[int],
    facts: Dict[str, FactRead],
    known: Mapping[str, Value],
) -> Optional[Doubt]:
    """A date with no words that say what it is answers the question."""
    wanted = [name for name in (asked.facts if asked else ()) if name in DAYS]
    if not wanted or wanted[0] in facts:
        return None
    name = wanted[0]
    counted = [when for when in marked.whens if (when.length or when.form == "ago") and when.past]
    if (
        name == "absence_started"
        and len(counted) == 1
        and re.match(r"(?:today|now) (?:it )?(?:is|it's|are)", said.plain)
    ):
        facts[name] = told(said, counted[0], counted[0].past[0])  # "today it is 4 weeks"
        return None
    if name == "fit_note_ends" and (OWN_FORM.search(said.plain) or TO_BE_SEEN.search(said.plain)):
        return None
    free = [(number, when) for number, when in enumerate(marked.whens) if number not in taken]
    if name == "absence_started":
        free.sort(key=lambda pair: pair[1].length)  # "over a month now, 20 October": the day says more than the length
    else:
        free = [
            pair
            for pair in free
            if not re.search(r"\b(?:had|suffer\w*) [^<]*$", marked.text.split(f"<{pair[0]}>")[0][-25:])
        ] or free
    for number, when in free:
        if name == "fit_note_ends" and STARTS.search(said.plain[: when.at]):
            continue
        if len(free) > 1 and _PAST_IT.search(said.plain[: when.at]):
            continue
        if name in ("fit_note_ends", "operation_on", "absence_expected_on") or (
            name == "absence_started" and known.get("attendance") == "absence_planned"
        ):
            day = _ends(when, on, said.plain)
        else:
            day = when.past[0] if when.past else None
        if name == "operation_on" and when.past and (re.search(r"\b(?:had|was|ago|last)\b", said.plain)):
            day = when.past[0]
        if day is None:
            continue
        taken.add(number)
        doubt = two_days(said, when, on, name) if name in ("absence_started", "job_lost_on") and day <= on else None
        if doubt:
            return doubt
        facts[name] = told(said, when, day)
        return None
    return None


def _since(
    said: Message,
    marked: Timed,
    taken: Set[int],
    facts: Dict[str, FactRead],
    conditions: Sequence[Named],
    wanted: Sequence[str],
) -> None:
    """Since when the condition has been there, apart from the absence: in the patient's words."""
    if not conditions and "condition_since" not in wanted:
        return
    hit = marked.search(ILL, taken)
    if hit and hit[0].past:
        when = hit[0]
        if conditions and "condition_since" not in wanted and "," in said.plain[conditions[-1].to : when.at]:
            return  # "nurse, anxiety, since 1 February" may as well tell the first day off: it is asked
        lead = re.search(r"(?:for|since|in|from)(?: about| around| over| nearly)? $", said.plain[: when.at])
        at = lead.start() if lead else when.at
        facts["condition_since"] = FactRead(said.words(at, when.to), said.words(at, when.to), when.about)
