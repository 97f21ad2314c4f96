"""The condition groups that a patient names, and the words that name them.

Set only where the patient names a condition or a body part. What they feel names nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import List, Optional, Sequence, Tuple

from bot.understanding import told_wrong
from bot.understanding.condition_words import FIGURATIVE, HAD_SURGERY, JOB_WORDS, ORDINARY, SURGERY_PLACE
from bot.understanding.context import asks, denied, past, somebody_elses
from bot.understanding.facts import CONDITION_GROUPS
from bot.understanding.finished import finished, lasting
from bot.understanding.gazetteer.health import BODY_PARTS, CONDITION_NAMES
from bot.understanding.reading import Candidate
from bot.understanding.text import Message


@dataclass(frozen=True)
class Named:
    """A condition or body part named in a message: where it stands, its group, and its own name if it has one."""

    at: int
    to: int
    group: str
    detail: str = ""


_BACK_PART = re.compile(
    r"\b(?:(?:my|me) (?=backs (?:gone|went|bad|sore|away|knackered|killing|playing|hurting|worse|a mess)\b)backs|"
    r"(?:my|me|bad|sore|dodgy|low|lower|upper|the|a|stiff|knackered|poorly|painful|hurt|hurting|"
    r"injured|done|own|mid|hurts|our|wor|gammy|aching|broken|buggered)(?: (?:own|bad|poor|poorly|"
    r"lower|upper|whole|sore|old|dodgy|achy))* back\b"
    r"(?! to (?:work|my|the|normal|a job|full|it|doing|being|square|front|back)\b| (?:at work|"
    r"in (?:work|the|my|to)|end\b|of\b|door|office|garden|then|when|burner))"
    r"|back (?:pains?|aches?|problems?|troubles?|injury|injuries|spasms?|issues?|condition|surgery|"
    r"op\b|operation|muscles?|strain|hurts?|hurting|went|gone|goes|is|has|keeps|killing|playing up|"
    r"knackered|bad|sore|gave|pack|locks?|seized|sprain|complaint|and (?:neck|shoulders?|legs?|hips?|"
    r"knees?|joints?|arms?|hands?|feet))"
    r"|(?:neck|shoulders?|hips?|knees?|legs?|arms?|hands?|feet|joints?|spine|anxiety|depression|"
    r"stress)(?:,| and| &| \+|/) ?back\b(?! (?:to|at|in)\b)|(?:with|because of|due to|cause of|bad|"
    r"cos of|from|got|about) back\b(?! (?:to|at|in)\b)|back (?:\+|/|&) |backaches?|back ache)\b"
)
_BACK_ALONE = re.compile(
    r"^(?:(?:it's |its |just |mainly |mostly |the |my |a |bad |well |um |erm |because of |"
    r"lower )*)back\b(?: (?:mainly|mostly|really|problems|again|pain|innit|please))*[ .!,]*$"
)
_BACK_LISTED = re.compile(r"(?:, ?(?:my |bad |sore |dodgy )?back(?=,)|^(?:my |bad )?back(?=\. ))")
"""The back as one of several things told ("off 4 weeks, back, warehouse")."""
_RETURN = re.compile(
    r"\b(?:(?:(?:call|ring|phone|text) (?:me|us))|go|goes|going|get|gets|getting|got|come|comes|coming|came|went|gone|"
    r"been|call|ring|phone|"
    r"text|be|want|ready|head|heading|return|returned|straight|right|i'm|am|holding|held|cut|cutting|"
    r"look|looking|put|set|answer|hear|step|sit|way|pull|pulled|push|send) back\b"
)
_IN_THE_BACK = re.compile(r"\b(?:in|at|on|out|round|into) the $")
_ACHES_BEFORE = re.compile(
    r"\b(?:pain|ache|aches|problem|problems|hurt|hurts|injury|trouble|sore|disc|spasms?|op|operation|bad)\b[\w ]{0,16}$"
)
"""Before "in the back" of somebody, as apart from the back of a van or of a shop."""
_SET_BACK = re.compile(
    r"\b(?:sets?|setting|puts?|holds?|holding|knock(?:s|ed)?|takes?|took|brings?|drag(?:s|ged)?) (?:me|us) $"
)
_CALL_BACK = re.compile(r"\b(?:call|ring|phone|text) (?:me|us) $")
_BACK_TO = re.compile(
    r"\bback (?:to (?:work|my|the|normal|a job|full)|at work|in work|on (?:monday|tuesday|wednesday|"
    r"thursday|friday))\b"
)
_INITIALS = re.compile(r"(?<![\w.])m\.\s?(?P<letter>[es])\.?(?!\w)")
_INJURED_PART = re.compile(
    r"\b(?:broke|broken|break|fractured?|snapped|tore|torn|ruptured|shattered|cracked|smashed|chipped|"
    r"crushed)(?<!i'm shattered)(?<!am shattered)(?<!so shattered)(?<!feel shattered)(?: (?:my|"
    r"me|a|the|both|his|left|right|own|in|two|three|bones?|of))* "
)
_IS_BROKEN = re.compile(r" (?:(?:is|was|are|got|has been) )?(?:fractured|broken|torn|ruptured|snapped|dislocated)\b")
_TELLS_IN_LIMBS = frozenset(("neurological", "long_term_fatigue"))
_LIMB = re.compile(r"\b(?:legs?|arms?|hands?|feet|muscles?|limbs?)$")
_GIVES_OUT = re.compile(
    r" (?:(?:are|is|r|get|gets|go|goes|feel|feels|all|just|both) )*(?:done(?: in)?|dun|gone|finish(?:ed)?|like lead|"
    r"heavy|weak|"
    r"tired|knackered|give (?:up|out|way)|gives (?:up|out|way)|stop working|don't work|won't work|wobbly|jelly)\b"
)
"""What limbs do with an illness that is told beside them ("I have MS, my legs are gone by the afternoon")."""
_HELD_UP = re.compile(
    r"(?:arms?|hands?) (?:are |is |up |held |right )*(?:above|abuv|over|higher than) (?:my|your|the|me) head\b"
)
"""How a job is done ("plasterer, arms above my head"), which names nothing."""
_KNEELING = re.compile(r"(?<!pain )(?<!hurt )(?<!hurts )(?<!swelling )\bon (?:my|me|the|your) (?:hands and )?knees$")
_SAME_PART = re.compile(r"\b(?:that|this|the same|the injured|the broken|the bad) (?:left |right )?$")
"""Before a part that was told to be injured and is spoken of again ("broke my wrist, can't grip with that hand")."""
_SHORT_ME = re.compile(
    r"(?i:\b(?:have|had|has|got|with|is|of|the|my|from)|^|[,;/&+(]) ?(?P<me>ME)(?![A-Za-z'])(?! (?:and|or|back|to|a|"
    r"the)\b)"
)
_ACHES = re.compile(r"\b(?:pains?|painful|aches?|aching|bad|stiff|hurts?|swollen|also|too|broken?)\b")
_PLACED = re.compile(
    r"^(?: \w+)? (?:in|on|of|down|across|all over|over|to|affecting|up)(?: (?:my|the|both|me|left|"
    r"right|lower|all|one|and))* $"
)


def find(said: Message, candidates: Sequence[Candidate] = (), asked_health: bool = False) -> Tuple[Named, ...]:
    """The patient's own present conditions and body parts, in the order in which they are named."""
    return tuple(
        named
        for named in marked(said.plain, asked_health, candidates, said)
        if (asked_health or not asks(said, named.at))
        and not denied(said, named.at, named.to)
        and not somebody_elses(said, named.at)
        and not _over(said, named)
    )


def removed(said: Message) -> Tuple[Named, ...]:
    """What the patient says is not, or no longer, so ("not my back any more")."""
    return tuple(named for named in marked(said.plain) if denied(said, named.at, named.to))


def _capitals(said: Message) -> List[Named]:
    """ "I've had ME for years": in capitals only, in a message that is not all in them."""
    found = []
    for match in _SHORT_ME.finditer(said.original):
        piece = next((piece for piece in said.pieces if piece.start == match.start("me")), None)
        if piece is not None:
            found.append(Named(piece.at, piece.to, "long_term_fatigue", "ME"))
    return found


def marked(
    plain: str, asked_health: bool = False, candidates: Sequence[Candidate] = (), said: Optional[Message] = None
) -> List[Named]:
    """Every condition and body part named in plain text, whoever's it is and whenever it was."""
    told, shut = _told(plain, asked_health)
    if said is not None and not said.original.isupper():
        told = [*told, *_capitals(said)]
    found = [*told, *_from_pipeline(said, candidates, told)] if said is not None else told
    found = [named for named in found if not any(a <= named.at and named.to <= b for a, b in shut)]
    return sorted(found, key=lambda named: named.at)


@lru_cache(maxsize=256)
def _told(plain: str, asked_health: bool) -> Tuple[Sequence[Named], Sequence[Tuple[int, int]]]:
    """What the words alone name, and the stretches in which nothing is a condition."""
    shut = [match.span() for pattern in (FIGURATIVE, JOB_WORDS, SURGERY_PLACE) for match in pattern.finditer(plain)]
    found: List[Named] = []
    practice = told_wrong.speaks_of_practice(plain)
    for name in CONDITION_NAMES.find(plain):
        group, detail = name.meaning.split(":", 1)
        if practice and plain[name.at : name.to] == "surgery":
            continue
        if detail == "replacement":
            found.append(Named(name.at, name.to, "musculoskeletal"))
        if _allowed(plain, name.at, name.to):
            found.append(Named(name.at, name.to, group, detail))
    for match in _INITIALS.finditer(plain):
        group = "long_term_fatigue" if match["letter"] == "e" else "neurological"
        found.append(Named(match.start(), match.end(), group, "ME" if match["letter"] == "e" else "multiple sclerosis"))
    injured = [match.end() for match in _INJURED_PART.finditer(plain)]
    weary = any(named.group in _TELLS_IN_LIMBS for named in found)
    for part in BODY_PARTS.find(plain):
        if (
            _HELD_UP.match(plain, part.at)
            or _KNEELING.search(plain[: part.to])
            or (plain[part.at : part.to].startswith("bone") and any(named.detail == "fracture" for named in found))
        ):
            shut.append((part.at, part.to))
            continue
        if weary and _LIMB.search(plain[part.at : part.to]) and _GIVES_OUT.match(plain, part.to):
            shut.append((part.at, part.to))
            continue
        if any(part.at < named.to and named.at < part.to for named in found):
            continue
        if any(
            named.detail not in ("", "operation") and _PLACED.match(plain[named.to : part.at])
            for named in found
            if named.to < part.at
        ):
            continue
        if injured and _SAME_PART.search(plain[: part.at]):
            continue
        if (_IS_BROKEN.match(plain[part.to :]) and part.meaning == "musculoskeletal") or any(
            0 <= part.at - end <= 14 and part.meaning != "skin" and not re.search(r"[.,]", plain[end : part.at])
            for end in injured
        ):
            found.append(Named(part.at, part.to, "injury_or_surgery", "fracture"))
        else:
            found.append(Named(part.at, part.to, part.meaning))
    if any(named.group == "skin" for named in found) and not _ACHES.search(plain):
        found = [named for named in found if named.detail]  # where the skin is bad, not a bad hand
    found.extend(_backs(plain, asked_health))
    return found, shut


def _allowed(plain: str, at: int, to: int) -> bool:
    """Whether a phrase that is also an ordinary word stands here as a condition."""
    words = plain[at:to]
    if words == "surgery" and at and not HAD_SURGERY.search(plain[:at]):
        return False
    if words == "pots" and re.search(r"\b(?:the|big|\w+ing|of|flower|plant|and|hot|dirty|plates?) $", plain[:at]):
        return False
    if words == "add" and not re.search(r"\b(?:have|got|with|and|my|severe|adult) $", plain[:at]):
        return False
    before, after = ORDINARY.get(words, (None, None))
    return not (before and before.search(plain[:at])) and not (after and after.match(plain[to:]))


def _backs(plain: str, asked_health: bool) -> List[Named]:
    found = []
    for match in _BACK_PART.finditer(plain):
        at = match.start() + match.group().index("back")
        if (
            _SET_BACK.search(plain[:at])
            or _CALL_BACK.search(plain[:at])
            or (_IN_THE_BACK.search(plain[:at]) and not _ACHES_BEFORE.search(plain[:at]))
        ):
            continue
        if not _RETURN.search(plain[max(0, at - 14) : at + 4]) or re.search(
            r"\b(?:my|me|bad|lower) (?:\w+ )?$", plain[:at]
        ):
            found.append(Named(at, at + 4, "musculoskeletal"))
    listed = _BACK_LISTED.search(plain) if not found else None
    if listed:
        found.append(Named(listed.end() - 4, listed.end(), "musculoskeletal"))
    if (
        not found
        and asked_health
        and (
            _BACK_ALONE.match(plain)
            or (
                re.search(r"\bback\b", plain)
                and not _RETURN.search(plain)
                and not _BACK_TO.search(plain)
                and len(plain.split()) <= 6
            )
        )
    ):
        at = plain.index("back")
        found.append(Named(at, at + 4, "musculoskeletal"))
    return found


def _from_pipeline(said: Message, candidates: Sequence[Candidate], found: Sequence[Named]) -> List[Named]:
    """Candidates of the assistant that our own pass did not meet."""
    extra = []
    for candidate in candidates:
        group, _, detail = candidate.value.partition(":")
        if candidate.kind not in ("condition", "body_part") or group not in CONDITION_GROUPS:
            continue
        pieces = [piece for piece in said.pieces if piece.start < candidate.end and candidate.start < piece.end]
        if not pieces or said.plain[pieces[0].at : pieces[-1].to].strip() == "back":
            continue
        at, to = pieces[0].at, pieces[-1].to
        if not any(at < named.to and named.at < to for named in found):
            extra.append(Named(at, to, group, detail))
    return extra


def _over(said: Message, named: Named) -> bool:
    """Whether it is over: an operation or an event of the last year is not."""
    if finished(said, named.at):
        return True
    if lasting(said, named.at):
        return False
    if not past(said, named.at):
        return False
    recent = re.search(
        r"\b(?:last (?:week|month)|(?:weeks?|months?|days?) ago|yesterday|recently)\b", said.clause_at(named.at).text
    )
    return not recent


def groups(named: Sequence[Named]) -> List[str]:
    """The groups named, each once, in the order of the catalogue."""
    present = {one.group for one in named}
    return [group for group in CONDITION_GROUPS if group in present]


def detail(named: Sequence[Named]) -> Optional[str]:
    """The first condition's own name, where one was given."""
    return next((one.detail for one in named if one.detail), None)
