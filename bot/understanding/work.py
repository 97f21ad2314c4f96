"""Employment, attendance and how work is going, as patients say it."""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Pattern, Tuple

from bot.understanding.facts import Value
from bot.understanding.reading import Doubt, FactRead, Option
from bot.understanding.text import Message

Pairs = List[Tuple[str, Pattern[str]]]

_EMPLOYMENT: Pairs = [
    (
        "self_employed",
        re.compile(
            r"(?<!not )(?<!isn't )\b(?:self[- ]employed|work(?:ing)? for (?:myself|my ?self|my own)|(?:my|"
            r"own) own (?:business|company|boss|firm|shop)|(?:run|own|have|got|running) (?:my |me |"
            r"a )?(?:own )?(?:small |little )?business|freelanc\w+|subcontract\w*|(?:drive|run|have) my own (?:taxi|"
            r"cab|van|lorry|shop|salon|stall|business)|sole trader|my own boss|my own business|"
            r"subbie|subcontractor|on the cis|i'm my own boss|gaffer of my own)\b"
        ),
    ),
    (
        "agency_or_zero_hours",
        re.compile(
            r"(?<!not )\b(?:agency(?! called)|zero[- ]?hours?|0[- ]?hours?|temp(?:ing)?(?= (?:work|job|agency|"
            r"contract|at|in|worker|for)|\b$)|temp worker|bank (?:staff|work|shifts|nurse|hca)|gig (?:work|"
            r"economy)|casual (?:work|worker|contract|hours|basis|staff|labour)|no guaranteed hours|"
            r"no fixed hours|as and when)\b"
        ),
    ),
    (
        "retired",
        re.compile(
            r"\b(?:i'm|i am|now|been|fully|am|semi|already|took) (?:early )?retire(?:d|ment)\b|^(?:medically |"
            r"early )?retired\b|\bi retired\b|\bpensioner\b"
        ),
    ),
    (
        "student",
        re.compile(
            r"(?<!not a )\b(?:i'm|i am|am|still|a|full time|mature|phd|uni|university|college) student\b|"
            r"^student\b|\bi'm (?:still )?(?:at|in) (?:uni|university|college|sixth form|school)(?! (?:as|"
            r"work))\b|\b(?:i'm|am|i am|currently|still) (?:studying|doing (?:a|my) (?:degree|a levels|course|"
            r"phd|masters))\b|^(?:studying|at (?:uni|university|college))\b"
        ),
    ),
    (
        "unemployed",
        re.compile(
            r"\b(?:unemployed|out of work(?! sick)|jobless|lost (?:my|me|the) (?:\w+ )?job|(?:made|was|been|"
            r"got) (?:\w+ )?redundant|got the sack|(?:was|been|got) (?:sacked|fired|let go|laid off|"
            r"dismissed)|(?:no|without a|don't have a|do not have a|haven't got a|have not got a|not got a|"
            r"have no|got no|aven't got a|ain't got a|i've no|no longer have a|not have|"
            r"haven't a|have not a|not had a|without|not a) (?:paid )?jobs?\b(?! (?:satisfaction|description|title|"
            r"security|worries))|"
            r"no work(?! (?:to|related|from|boots|phone|done))|between jobs|in between jobs|on the dole|"
            r"signing on|on jsa|jobseekers?|on (?:esa|job seekers)|looking for (?:a job|work)|job hunting|"
            r"(?:not have|have not|haven't|don't have) (?:any )?work\b(?! to)|not (?:currently )?(?:employed|"
            r"in (?:a job|employment|work and no))|(?:never|not ever|"
            r"haven't) (?:had a job|worked before|worked in my life|ever worked)|packed (?:it|my job|"
            r"the job) in|quit my job|resigned|left my (?:\w+ )?job|job ended|contract ended|no job)\b"
        ),
    ),
    (
        "employed",
        re.compile(
            r"\b(?:^(?:i )?(?:have|got) job|(?:i've|i have|have|have got|got|still have|in|with|do have|keep|kept|"
            r"hold) (?:got )?(?:a|"
            r"my) (?:\w+ )?(?:job|contract)\b(?! (?:interview|coach|offer|centre|search))|(?:i'm|i am|am|"
            r"permanently|currently|still|full time|part time|^) ?employed|"
            r"(?<!an )(?<!our )(?<!my )(?<!you )employee\b|permanent (?:job|contract|"
            r"staff|position|employee)|(?:in|have) (?:a )?(?:full time|part time|permanent)(?: (?:job|work|"
            r"employment|role))?|"
            r"my (?:job|work(?:place)?|employer|boss|manager|line manager|supervisor|gaffer) (?:is|has|are|"
            r"keeps?|says?|said|won't|wants?|wont|don't|doesn't|makes|makes me|needs|at)|"
            r"in (?:paid )?employment|my shift\w*|(?:off|from) (?:my job|my work)|i work(?! (?:hard|out|"
            r"it)\b)(?: (?:full|part) time)?\b(?! for (?:myself|my own))|(?:i|still|am|i'm|"
            r"currently) working (?:in|at|as|for|full|part)|work full time|work part time|full time (?:at|in|"
            r"job|worker)|part time (?:at|in|job|worker))\b"
        ),
    ),
]
_THEIR_STAFF = re.compile(
    r"\b(?:my|our) (?:husband|wife|partner|mum|mam|dad|son|daughter|brother|sister|mate|friend) (?:is |has |"
    r"has been |was |'s )*$|"
    r"\b(?:my|our|the|one|an|of my|of our|a) (?:\w+ ){0,2}(?:workers?|employees?|staff|team members?|lads|crew|"
    r"apprentice)"
    r"(?: \w+)? (?:is |are |has |have |who |who's |been |gone |went |being |currently )*$"
)
_LOOKING_BACK = re.compile(
    r"\b(?:used to|before i|last job|old job|previous(?:ly)?|when i (?:was|had|worked)|years ago|"
    r"my last)\b"
)

_ATTENDANCE: Pairs = [
    (
        "absence_planned",
        re.compile(
            r"\b(?:going in(?:to hospital)? for (?:an|my|a) \w*|(?:having|getting|booked (?:in )?for|due|"
            r"down for|scheduled for|in for) (?:an|my|a|me) (?:\w+ ){0,2}(?:op|operation|surgery|replacement|"
            r"procedure|hysterectomy)|(?:i'll|will|going to|gonna|shall|have to|about to|due to|need to|"
            r"got to) (?:be |go |going )(?:off|on sick)(?: work| sick)?|off soon|be off (?:from|for|soon|"
            r"work)|going off (?:sick|work|on)|about to go off|(?:op|operation|surgery) (?:is )?(?:booked|"
            r"coming up|next|in (?:a|\d|two|three|january|february|march)|scheduled|on the)|(?:got|"
            r"have) (?:an |my )?(?:op|operation|surgery) (?:coming|booked|next|in|on|soon))\b"
        ),
    ),
    (
        "phased_return",
        re.compile(
            r"\b(?:phased (?:return|back|way|basis)?|phase(?:d)? return|phasing back|gradual return|"
            r"building (?:up )?(?:my |the )?hours|building (?:it|them) up|(?:reduced|fewer|less|shorter|half|"
            r"cut|part time|lighter|light|amended|adjusted|modified|part) (?:hours|duties|days|work|duty)(?= |"
            r"$|[.,])|on light duties|easing (?:me |myself )?back)\b"
        ),
    ),
    (
        "recently_returned",
        re.compile(
            r"\b(?:(?:just|recently|only just|newly|i've) (?:come|gone|went|got|been|started|returned|"
            r"come) ?back\b(?! pain)|(?:just|recently) returned|returned to work|(?:went|gone|came|"
            r"got) back (?:to work|in|at work|to my job|to the office|on|last|this|yesterday|a)|(?:i'm|i am|"
            r"am|now|just|been|only been) back (?:at|in|to) (?:work|my job|the office|school)|(?:i'm|"
            r"i am) back (?:since|now|at it)|back (?:at|in|to) work (?:now|since|last|for|on|this|a|already|"
            r"after|but|and)|my first (?:week|day|shift) back|first (?:week|day) back|^(?:i am |i'm |just |"
            r"now )*back (?:at|in|to) work)\b"
        ),
    ),
    ("not_in_work", re.compile(r"(?!x)x")),
    (
        "off_sick",
        re.compile(
            r"(?:i'm|i am|am) (?:sick|ill|poorly|unwell) at home|\boff (?:sick|work|ill|poorly|on (?:the )?sick|"
            r"on (?:long[- ]?term )?sick|long[- ]?term|with|"
            r"since|for (?!myself)|cos|because|due to|at the (?:mo|moment)|currently|now|again|nearly|almost|"
            r"about|over|approximately|just|from work|from my|the last|recovering|ill|\d|a (?:week|month|"
            r"fortnight|while|few|couple|year)|one|two|three|four|five|six|seven|eight|nine|ten|several|few|"
            r"until|till)\b|\b(?:signed (?:me )?off|on (?:long[- ]?term )?sick(?: leave)?|sick leave|been off|"
            r"i'm off|i am off|currently off|am off|still off|went off|gone off|going off sick now|"
            r"phoned in sick|called in sick|rang in sick|not (?:at|in) work (?:at the (?:mo|moment)|now|"
            r"just now|currently|because|since|due)|"
            r"(?:haven't|not|have not) been (?:in|at|able to (?:go|get) (?:in|to)|into|to) ?(?:work|"
            r"the office|my job|to work)?|on ssp|on sick pay|on statutory sick|(?:haven't|not|"
            r"have not) (?:been able to work|worked since|been working)|off just now|off atm|on sick|"
            r"on and off since|long[- ]?term sick|can't (?:go|get) (?:in|into|to) (?:to )?work|"
            r"had to stop work(?:ing)?|stopped work(?:ing)?|not working (?:since|because|due to|right now|now|"
            r"at the (?:mo|moment)|currently)|^(?:i'm |am |i am |been )?off$|off sick|off at present)\b"
        ),
    ),
    (
        "at_work",
        re.compile(
            r"\b(?:still (?:working|at (?:my )?work|in work|going (?:in|to work)|turning up|there|doing my job|"
            r"managing)|(?:i'm|i am|am|currently|now|presently|actually|still|back) (?:at|in) (?:my )?work\b|"
            r"at work (?:but|now|and|still|"
            r"though|at the)|^(?:at|in) work\b|(?:i'm|i am|am|currently) working\b(?! (?:on|towards|out))|"
            r"^(?:yes |yeah )?(?:still )?working\b|go(?:ing)? (?:in|to work) (?:every|each|but|still|most)|"
            r"struggl\w+ (?:on )?(?:at|in|through|with|to (?:stay|keep|cope|do)) ?(?:my )?(?:work|job|shifts?|"
            r"in my job)|haven't (?:had|taken) (?:any )?(?:time|days?) off|not (?:off|had (?:any )?time off|"
            r"been off|taken time off)|soldiering on|working through it|carrying on (?:at|with) work|"
            r"keep going (?:in|to work)|working from home|not missed a day|(?:i've|i have|have|"
            r"got) a job and (?:i'm |i am |am )?(?:at|in) work|in a job,? at work)\b"
        ),
    ),
]
_NOT_OFF = re.compile(
    r"\b(?:not|never|haven't been|isn't|aren't|am not|i'm not|without being|don't (?:want|need) to be|"
    r"haven't gone|worried about (?:going|being)|don't want to (?:go|be)|avoid (?:going|being)|end up|"
    r"rather than|before i go|might (?:go|be|have to go)|if i (?:go|am|was)|scared of (?:going|being)|"
    r"told (?:me )?to (?:go|take|be)|should (?:go|be)|nearly went|instead of|thinking (?:of|"
    r"about) (?:going|being)|day|days|paid|take|took|given|have|time|set|put|far|better|well|show|cut|"
    r"turn|switch|kicked|pay|pissed|kick|drop|fall|fell|get|day's|laid|finished|wear|worn|live|write|"
    r"tell|told) (?:gone |to be |currently |been |to go |to )*$"
)
_HAD = re.compile(r"\b(?:had|have|put|been|got) $")
_ON_THE_SICK = re.compile(r"\bon (?:the )?sick\b(?! (?:leave|pay|note|line|from (?:work|my)))")
_STRUGGLE = re.compile(
    r"\b(?:struggl\w+|finding (?:it|work|my job|things) (?:\w+ )?(?:hard|tough|difficult)|(?:hard|"
    r"tough|difficult|a battle|a nightmare) (?:at work|to (?:cope|keep up|do my job|manage|"
    r"get through))|it's (?:a )?(?:struggle|hard|tough|difficult|really hard|not easy|getting harder)|"
    r"barely (?:coping|managing)|not (?:coping|managing)|can't (?:cope|keep up|manage)|hard going|"
    r"just about (?:managing|coping)|only just (?:managing|coping)|hanging on|"
    r"at (?:my )?breaking point|not (?:so |too |very |doing |going )?(?:good|great|well)|badly|bad|"
    r"terrible|awful|rubbish|tough|hard|difficult)\b"
)
_COPING = re.compile(
    r"\b(?:not struggl\w+|not (?:a struggle|too bad|bad|hard)|(?:i'm |i am |am |doing |getting on |"
    r"it's |its |all |going |managing |coping )(?:ok|okay|fine|well|good|alright|all right)\b|^(?:ok|"
    r"okay|fine|alright|all right|good|grand|not bad|no bother|canny)\b|no problems?|managing(?: fine|"
    r" ok| well)?$|coping(?: fine| ok| well)?$)"
)


def read(
    said: Message, known: Mapping[str, Value], asked_for: Tuple[str, ...] = (), job: bool = False
) -> Tuple[Dict[str, FactRead], Optional[Doubt]]:
    """Employment, attendance and struggle; and the doubt over "on the sick".

    `job` says that the message names the patient's present job, which is employment unless the words say otherwise.
    """
    facts: Dict[str, FactRead] = {}
    attendance = _attendance(said)
    employment = _employment(said, job)
    sick = _ON_THE_SICK.search(said.plain)
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


def _struggling(
    said: Message, known: Mapping[str, Value], asked_for: Tuple[str, ...], attendance: Optional[FactRead]
) -> Optional[FactRead]:
    """Whether work is a struggle: any word of it where that was asked, else only where they speak of work."""
    coping, hard = _COPING.search(said.plain), _STRUGGLE.search(said.plain)
    if "struggling_at_work" in asked_for:
        found = coping or hard
        return FactRead(not coping, said.words(found.start(), found.end())) if found else None
    if not hard or "struggling_at_work" in known or not re.search(r"\b(?:work|job|shift)", said.plain):
        return None
    if attendance and attendance.value not in ("at_work", "phased_return", "recently_returned"):
        return None
    if not re.search(r"struggl|coping|cope|manag|breaking", hard.group()):
        return None
    return FactRead(True, said.words(hard.start(), hard.end()))


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


def _employment(said: Message, job: bool) -> Optional[FactRead]:
    for value, pattern in _EMPLOYMENT:
        for match in pattern.finditer(said.plain):
            clause = said.clause_at(match.start())
            before = said.plain[clause.at : match.start()]
            if re.search(
                r"\b(?:not|isn't|never been|wasn't|aren't|don't want to be|might be|worried (?:about|i'll)|"
                r"scared (?:of|i'll)|afraid|could be|going to be|if i|may be|about to be|before i|instead of|"
                r"rather than|husband|wife|partner|mum|dad|son|daughter|he|she) (?:a |an |been |get |be |getting |"
                r"being |lose |losing |is |'s )*$",
                before,
            ):
                continue
            if value in ("employed", "self_employed", "student") and _LOOKING_BACK.search(clause.text):
                continue
            if value == "employed" and re.search(
                r"\b(?:want|need|find|looking for|get|would like) (?:to )?(?:have |get |find )?$", before
            ):
                continue
            return FactRead(value, said.words(match.start(), match.end()))
    return FactRead("employed", said.original.strip()) if job else None


def _attendance(said: Message) -> Optional[FactRead]:
    for value, pattern in _ATTENDANCE:
        for match in pattern.finditer(said.plain):
            before = said.plain[max(0, match.start() - 28) : match.start()]
            signed = value == "off_sick" and "signed" in match.group() and _HAD.search(before)
            if _NOT_OFF.search(before) and not signed:
                continue
            if _THEIR_STAFF.search(said.plain[: match.start()]):
                continue
            if value == "recently_returned" and re.search(
                r"\b(?:want|need|like|hope|help|before|when|until|get|wanting|trying|able|ready|can't|cannot|if|"
                r"once|not|go|due) (?:to |i |i'm |i am )*(?:go |get |be |come )?$",
                before,
            ):
                continue
            if value == "phased_return" and re.search(
                r"\b(?:want|need|like|would|could|asked for|ask for|no|hoping for|offered|refused|suggested|about|"
                r"plan|planning|due|start(?:ing)?|agreed|if|with) (?:a |an |to (?:have|do|get|start|"
                r"go on) (?:a )?|me (?:a )?|for a )?$",
                before,
            ):
                continue
            return FactRead(value, said.words(match.start(), match.end()))
    return None
