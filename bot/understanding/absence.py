"""Which fact each date of a message is: first day off, end of the note or the last job, operation, since when ill."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Dict, List, Mapping, Optional, Sequence, Set, Tuple

from bot.understanding.conditions import Named
from bot.understanding.dates import When
from bot.understanding.facts import Value
from bot.understanding.reading import Asked, Doubt, FactRead, Option
from bot.understanding.text import Message
from bot.understanding.timed import MARK, Timed, timed

_GAP = (
    r"(?:(?!\b(?:until|till|til|ends?|ending|expires?|runs out|note|which|who|had for|suffered|worked|"
    r"my last job|in total|again|back (?:to|at|in) work|go back|return(?:ing)?|due back|before|each|"
    r"every)\b)[^<.!?])"
)
_OFF = (
    r"(?:\boff\b(?! chance| the record|er)|\babsent\b|\bnot been (?:in|at|into)\b|"
    r"\bhaven't been (?:in|at|into|to work)\b|\b(?:haven't|not|couldn't|can't|unable to|"
    r"not been able to|haven't been able to) work(?:ed|ing)?\b|\bstopped work(?:ing)?\b|"
    r"\blast worked\b|"
    r"\blast (?:day|shift|time)(?: (?:at|in|of|i was (?:at|in)|i) ?(?:work(?:ed)?)?)?(?: was|"
    r" were)?\b|\bon (?:the )?sick\b|\b(?:been|went|gone|going|go|phoned in|called in|rang in) sick\b|"
    r"\bsick leave\b|\bsick since\b|\blaid up\b|\bout of action\b|\bnot in work\b|\bnot at work\b|"
    r"\baway from work\b|\bout of work\b|\bwent home\b|"
    r"\bfinished (?:up|work)\b|\b(?:first|1st) day (?:off|sick|of)\b|\babsence (?:began|started|start)\b|\bleft work\b)"
)
_ABSENCE = [
    re.compile(_OFF + _GAP + r"{0,45}?" + MARK),
    re.compile(
        MARK + r"(?: now| already| total| straight| so far)?,? (?:off\b|absent|of sick|sick\b|away from work|"
        r"on the sick|not working|without work(?:ing)?|since i (?:was (?:at|in) work|worked|last worked|"
        r"went in|stopped))"
    ),
    re.compile(
        r"\b(?:since|from|after)\b[^<.!?]{0,45}?"
        + MARK
        + r"(?=[^<]*(?:\boff\b|\bsick\b|not working|not been (?:in|at)))"
    ),
    re.compile(r"(?:\bon and off|\boff and on)\b[^<.!?]{0,30}?" + MARK),
]
_NOTE_WORD = (
    r"(?:fit note|sick ?note|sick line|note|line|certificate|cert|signed(?: me)? off|doctor|gp|"
    r"surgery|it|sick pay|one|stat|med ?3|medical)"
)
_NOTE_END = [
    re.compile(
        rf"\b{_NOTE_WORD}\b[^<.!?]{{0,60}}?\b(?:until|till|til|ends?|ending|ended|end date|runs? (?:out|to|"
        rf"until|till|up)|ran out|running out|expires?|expired|expiring|up to|up on|is up|finish(?:es|ed)?|"
        rf"last (?:date|day)|lasts?|goes (?:up )?to|takes me (?:up )?to|covers me (?:up )?to|good (?:till|"
        rf"until)|to|dated to|due to end|stops?|valid)\b[^<.!?]{{0,22}}?{MARK}"
    ),
    re.compile(
        rf"\b(?:until|till|til|ends?|ended|expires?|expired|runs? out|ran out|up to|ending|"
        rf"finishes)\b[^<.!?]{{0,14}}?{MARK}(?=[^.!?]{{0,30}}\b(?:note|line|certificate|cert|"
        rf"signed off)\b)"
    ),
    re.compile(rf"\bsigned (?:me )?off\b[^<.!?]{{0,20}}?\bto\b[^<.!?]{{0,8}}?{MARK}"),
]
_LOOSE = re.compile(r"^(?:it|one|doctor|gp|surgery|line)\b(?!.*\b(?:until|till|til|ends?|runs?|ran|expires?|signed)\b)")
_NOTE_LENGTH = re.compile(
    rf"\b(?:signed (?:me )?off|note)\b[^<.!?]{{0,15}}?\b(?:another|for another|for the next|"
    rf"next)\b[^<.!?]{{0,6}}?{MARK}|\b(?:note|line)\b[^<.!?]{{0,14}}?{MARK}(?: left| to go| more)"
)
_SIGNED_FOR = re.compile(
    rf"\b(?:(?<!been )signed (?:me )?off (?:work )?(?:sick )?(?:for|with \w+ for) |(?:doctor|gp|he|she|"
    rf"they) (?:has |have )?(?:put me|given me|gave me|signed me)[^<.!?]{{0,25}}?)(?:about )?{MARK}|"
    rf"\b{MARK} (?:sick note|fit note|note\b|sick line|line\b)"
)
_UNTIL = re.compile(
    rf"\b(?:until|till|til|ends?|ended|expires?|expired|runs? out|ran out|up to|ending|finishes|"
    rf"last (?:date|day)|end date)\b[^<.!?]{{0,20}}?{MARK}"
)
_RANGE = re.compile(rf"<(?:\d+)> ?(?:to|until|till|-|til) ?(?:the )?{MARK}")
_LOST = (
    r"(?:lost (?:my|the|me|our) (?:\w+ )?jobs?|job loss|(?:made|was|been|got|"
    r"took) (?:voluntary )?redundan\w+|redundancy|sacked|fired|let go|let me go|laid off|dismissed|"
    r"got the (?:sack|push|boot)|(?:my|the|last|me) (?:\w+ )?(?:job|contract|work) (?:ended|finished|"
    r"stopped|went|ran out)|contract (?:ended|finished|ran out)|left (?:my|the|that|work|"
    r"me) ?(?:last |old )?(?:job|work|post|role|employer|place)?|finished (?:my|the|at|up at|"
    r"me) (?:\w+ )?(?:job|work)|been out of work|out of work|unemployed|jobless|resigned|quit\b|"
    r"handed (?:in )?my notice|packed (?:it|my job|the job|me job|work) in|packed in (?:my|the|work)|"
    r"no job|without (?:a job|work)|last (?:had a job|job|employed|in work|in a job)|had (?:a|"
    r"my last) job|not had (?:a )?(?:job|work)|haven't had (?:a )?(?:job|work)|gave up (?:my job|"
    r"work)|retired|medically retired|ill health dismissal|lost work|not worked|haven't worked|"
    r"last worked|stopped work(?:ing)?|finished work|company (?:went|closed)|closed down|ended)"
)
_JOB_LOST = [
    re.compile(rf"\b{_LOST}\b[^<.!?]{{0,40}}?{MARK}"),
    re.compile(rf"{MARK}[ ,]*(?:when |that |since |i |i was |i've been |we were |they |being )*{_LOST}\b"),
]
_AMBIGUOUS_LOST = re.compile(
    r"\b(?:not worked|haven't worked|last worked|stopped work(?:ing)?|finished work|left work|"
    r"ended)\b"
)
_OP = (
    r"(?:op\b|operation|surgery|procedure|replacement|replaced|hysterectomy|c[- ]section|caesarean|"
    r"bypass|transplant|(?:knees?|hips?|shoulder|back|feet|foot|hands?|wrist|eyes?|cataracts?|hernia|"
    r"gallbladder) (?:done|fixed|op|operated|out)|operated on|under the knife|"
    r"go(?:ing)? in(?:to)? (?:for|hospital)|keyhole)"
)
_OPERATION = [
    re.compile(rf"\b{_OP}[^<.!?]{{0,40}}?{MARK}"),
    re.compile(
        rf"{MARK}[^<.!?]{{0,30}}?\b(?:for|have|having|having|is|it's|got|get|getting|had) (?:my|an|the|a|"
        rf"me)? ?(?:\w+ )?{_OP}"
    ),
]
_AHEAD = re.compile(
    r"\b(?:having|going|booked|due|scheduled|will|i'll|getting|waiting|upcoming|coming|planned|is on|"
    r"it's on|date|get|go in|to have|next|about to|off for|going to|is)\b"
)
_BEHIND = re.compile(r"\b(?:had|since|after|was|did|went|were|got|ago|last|ran|ended|expired|finished|been)\b")
_ILL = re.compile(
    rf"\b(?:had|have|has|having|suffer\w*|bad|diagnosed|started|struggl\w+|living with|problems?|"
    rf"trouble|pain|ill|unwell|poorly|injured|hurt|came on|began|flared|since|for|"
    rf"got)\b[^<.!?]{{0,50}}?{MARK}|{MARK}"
)


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
    no_job = (
        known.get("employment") == "unemployed"
        or "job_lost_on" in wanted
        or re.search(r"\b(?:unemployed|no job|lost my job|sacked|redundan\w+|jobless)\b", said.plain) is not None
    )
    _note(said, marked, on, wanted, taken, facts)
    _operation(said, marked, on, wanted, taken, facts)
    _job_lost(said, marked, wanted, taken, facts, no_job)
    doubt = _absence(said, marked, on, wanted, taken, facts, known, no_job)
    if not doubt:
        doubt = _bare(said, marked, on, asked, taken, facts, known)
    _since(said, marked, taken, facts, conditions, wanted)
    return facts, doubt


def _fact(said: Message, when: When, day: date) -> FactRead:
    return FactRead(day.isoformat(), said.words(when.at, when.to), when.about)


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
    patterns = [*_NOTE_END, _NOTE_LENGTH]
    if "fit_note_ends" in wanted:
        patterns += [_RANGE, _UNTIL]
    for pattern in patterns:
        hit = marked.search(pattern, taken)
        if (
            hit
            and pattern is not _NOTE_LENGTH
            and hit[0].length
            and not re.search(r"(?:in|another|next)\s*<\d+>$", hit[1].group())
        ):
            hit = hit if pattern is _UNTIL else None
        if hit and "fit_note_ends" not in wanted and _LOOSE.match(hit[1].group()):
            hit = None
        if hit:
            when, match, number = hit
            day = _ends(when, on, match.group())
            if day:
                taken.add(number)
                if pattern is _RANGE:
                    taken.update(int(one) for one in re.findall(MARK, match.group()))
                facts["fit_note_ends"] = _fact(said, when, day)
                return
    signed = marked.search(_SIGNED_FOR, taken)
    if signed and signed[0].length and "absence_started" not in wanted:
        taken.add(signed[2])


def _operation(
    said: Message, marked: Timed, on: date, wanted: Sequence[str], taken: Set[int], facts: Dict[str, FactRead]
) -> None:
    for pattern in _OPERATION:
        hit = marked.search(pattern, taken)
        if not hit or hit[0].length:
            continue
        when, match, number = hit
        clause = said.clause_at(when.at).text
        off_since = re.search(
            r"\b(?:since|after|ever since)\b", match.group() if pattern is _OPERATION[0] else ""
        ) or re.search(r"\bsince (?:my|an|the|me|having|i had)\b", clause)
        behind = bool(off_since or _BEHIND.search(clause)) and not _AHEAD.search(clause)
        day = (when.past[0] if when.past else when.future) if behind and when.past else (when.future or when.past[0])
        if day is None:
            continue
        facts["operation_on"] = _fact(said, when, day)
        if (off_since and re.search(r"\b(?:off|sick|not working|not been (?:in|at))\b", said.plain) and day <= on) or (
            off_since and "absence_started" in wanted and day <= on
        ):
            facts["absence_started"] = _fact(said, when, day)
        taken.add(number)
        return


def _job_lost(
    said: Message, marked: Timed, wanted: Sequence[str], taken: Set[int], facts: Dict[str, FactRead], no_job: bool
) -> None:
    for pattern in _JOB_LOST:
        hit = marked.search(pattern, taken)
        if not hit:
            continue
        when, match, number = hit
        ambiguous = _AMBIGUOUS_LOST.search(match.group()) and not re.search(
            r"\b(?:lost|redundan\w+|job|sacked)\b", match.group()
        )
        ambiguous = ambiguous or (re.search(r"\bout of work\b", match.group()) and "absence_started" in wanted)
        if ambiguous and (not no_job or "absence_started" in wanted):
            continue
        if when.past:
            taken.add(number)
            facts["job_lost_on"] = _fact(said, when, when.past[0])
            return


def _absence(
    said: Message,
    marked: Timed,
    on: date,
    wanted: Sequence[str],
    taken: Set[int],
    facts: Dict[str, FactRead],
    known: Mapping[str, Value],
    no_job: bool,
) -> Optional[Doubt]:
    if "absence_started" in facts or (no_job and "absence_started" not in wanted):
        return None
    for pattern in _ABSENCE:
        hit = marked.search(pattern, taken)
        if not hit:
            continue
        when, match, number = hit
        if "absence_started" not in wanted and _OVER.search(said.clause_at(when.at).text):
            continue
        if re.search(r"\b(?:days?|weeks?|time) off\b", match.group()) and re.search(
            r"\b(?:want|need|ask|book|annual|holiday|next)\b", match.group()
        ):
            continue
        planned = (
            re.search(r"\b(?:will be|i'll be|going to be|be going|going|go|be) (?:off|sick)\b", said.plain)
            or known.get("attendance") == "absence_planned"
        )
        day = when.future if planned and when.future else (when.past[0] if when.past else None)
        if day is None and when.future and re.search(r"\boff (?:from|on)\b", match.group()):
            day = when.future
        if day is None:
            continue
        taken.add(number)
        doubt = None if planned else _two_days(said, when, on, "absence_started")
        if doubt:
            return doubt
        facts["absence_expected_on" if "absence_expected_on" in wanted else "absence_started"] = _fact(said, when, day)
        return None
    return None


_OVER = re.compile(
    r"\bwas off\b.*\b(?:last year|years? ago|before)\b|\bback (?:at|in|to) work\b.*\boff\b|"
    r"\bused to\b|\blast time\b|\b(?:went|gone|just|been|came) back\b"
)
_MAIN_DATES = ("absence_started", "absence_expected_on", "job_lost_on", "operation_on", "fit_note_ends")


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
    wanted = [name for name in (asked.facts if asked else ()) if name in _MAIN_DATES]
    if not wanted or wanted[0] in facts:
        return None
    name = wanted[0]
    free = [(number, when) for number, when in enumerate(marked.whens) if number not in taken]
    if name != "absence_started":
        free = [
            pair
            for pair in free
            if not re.search(r"\b(?:had|suffer\w*) [^<]*$", marked.text.split(f"<{pair[0]}>")[0][-25:])
        ] or free
    for number, when in free:
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
        doubt = _two_days(said, when, on, name) if name in ("absence_started", "job_lost_on") and day <= on else None
        if doubt:
            return doubt
        facts[name] = _fact(said, when, day)
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
    hit = marked.search(_ILL, taken)
    if hit and hit[0].past:
        when = hit[0]
        lead = re.search(r"(?:for|since|in|from)(?: about| around| over| nearly)? $", said.plain[: when.at])
        at = lead.start() if lead else when.at
        facts["condition_since"] = FactRead(said.words(at, when.to), said.words(at, when.to), when.about)


def _two_days(said: Message, when: When, on: date, name: str) -> Optional[Doubt]:
    """A bare day of the month just after the month began: this month or the last."""
    if when.form != "day of month" or len(when.past) < 2:
        return None
    early = on.day <= (14 if on.month == 1 else 7)
    if not early or when.past[0].month != on.month or on - when.past[0] > timedelta(days=14):
        return None
    options: List[Option] = [
        Option(str(number), f"{day:%A} {day.day} {day:%B}", {name: day.isoformat()})
        for number, day in enumerate(when.past, start=1)
    ]
    return Doubt(
        "doubt_day",
        tuple(options),
        {"day": options[0].label, "other": options[1].label, "words": said.words(when.at, when.to)},
    )
