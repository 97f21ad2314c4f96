"""What at work makes it hard, and who is helping already."""

from __future__ import annotations

import re
from typing import List, Optional, Pattern, Tuple

from bot.understanding.patterns import value_rows
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_HELP = value_rows(
    (
        "talking_therapies",
        r"talking therap\w*|iapt|cbt|counsell\w+|therap(?:y|"
        r"ist)(?<!physiotherapy)(?<!physiotherapist)(?<!occupational therapist)|psychotherap\w+|"
        r"wellbeing service|talking service|steps to (?:wellbeing|change)|nhs talking",
    ),
    (
        "secondary_mental_health",
        r"(?:community )?mental health (?:team|nurse|services?)|cmht|crisis team|psychiatrist|cpn|"
        r"secondary (?:mental health|care)|home treatment team|early intervention(?: team)?|"
        r"care coordinator|eating disorder (?:team|service)",
    ),
    ("physiotherapy", r"physio(?:therap\w+)?s?|msk (?:service|clinic|team)|hydrotherapy|osteopath|chiropractor"),
    (
        "hospital",
        r"hospital(?! (?:porter|worker|cleaner|job|trust|nurse))|consultant|specialist|surgeon|"
        r"outpatients?|rheumatolog\w+|neurolog\w+|cardiolog\w+|oncolog\w+|orthop\w+|gynaecolog\w+|"
        r"dermatolog\w+|gastroenterolog\w+|pain clinic|fracture clinic",
    ),
    (
        "occupational_health",
        r"occupational health|occ(?:y|ie)? health|(?:^|(?<=and )|(?<=from )|(?<=by )|(?<=see ))oh(?= (?:at|"
        r"from|and|have|nurse)|\W*$)|work health team|oh (?:team|nurse|doctor|referral|appointment)",
    ),
    ("union", r"(?:trade )?union(?: rep)?|unison|unite(?: the union)?|gmb|usdaw|rcn|nasuwt|\bneu\b|\brmt\b|\bcwu\b"),
    (
        "jobcentre",
        r"job ?centre(?: plus)?|job ?center|work (?:coach|coatch|catch)|dwp (?:work coach|adviser|advisor)|"
        r"restart (?:scheme|programme)",
    ),
)
_HELPED = re.compile(
    r"\b(?:see(?:ing)?|saw|seen|had|have|having|got|getting|under|been|helped?|helping|helps|with|"
    r"going|waiting|list|referred|refer|appointments?|involved|spoke|talking to|speaking to|through|"
    r"from|on|started|starting|signed up|attend\w*|in touch|for|under the|at|my)\b"
)
_HELPS_ME = re.compile(r"(?:'s| is| are| have been| has been)? help(?:s|ing|ed)? (?:me|us)\b")
"""After who helps already ("the jobcentre is helping me look")."""
_AT_HOSPITAL = re.compile(
    r"\b(?:under|waiting|referred|appointments?|see|seeing|seen|saw|list|attend\w*|through|consultant|had|having|"
    r"been|"
    r"going) "
)
_DIFFICULTIES = value_rows(
    (
        "physical_tasks",
        r"repetitive|movements?|(?<!the )lift\b|the lift(?= (?:and carry|heavy))|lift(?:ing|ed|s)\b|heavy|carry\w*|"
        r"bend\w*|stand\w*|sitting|"
        r"kneel\w*|climb\w*|stairs|walking|on my feet|"
        r"physical(?:ly)?|manual|pushing|pulling|reaching(?! (?:there|work|home))|typing|stooping|twisting|hard tasks|"
        r"on your feet|stretching|squatting|gripping|the physical side|ladders|sat (?:at|down|all)|sit (?:all|for|"
        r"down)|"
        r"sit down|push|pull|reach|grip|dig\w*|machinery|on my knees|sitting|computer all day|steps|"
        r"using my (?:hands?|arms?|back)",
    ),
    (
        "hours",
        r"hours?(?! (?:on the|by|in the car|drive|journey|bus|train|away|each way|"
        r"travel))(?<!takes two hours)(?<!takes an hour)|"
        r"(?<!all )(?<!whole )(?<!entire )(?<!on )shifts?|"
        r"\d ?(?:am|pm) (?:starts?|finish\w*)|(?:early|late) (?:starts?|finish\w*)|"
        r"start(?:ing|s)? (?:at|work at) \d|nights?|long days|rota|early (?:starts?|mornings?)|overtime|the days|"
        r"start times?|twelve hour|12 hour|weekends?|on call|doubles?\b|unsocial|too long|getting up (?:at|so|too|"
        r"early|for)|up at \d",
    ),
    (
        "travel",
        r"travel\w*|commut\w*|journeys?|getting (?:there|in|to work)|the (?:drive|journey|bus|train)|drive "
        r"(?:in|there|an hour|"
        r"miles|all the way)|each way|"
        r"driving (?:in|to work|there)|bus(?:es)?|train|(?:car )?park(?:ing)?|getting to and from|long way|"
        r"miles away|getting home|the (?:car|tube|tram|metro|"
        r"walk (?:in|there|to work))|tube|tram|distance|how far|far away|can't drive",
    ),
    (
        "manager_or_colleagues",
        r"(?:my |the )?(?:manager|boss|gaffer|supervisor|line manager|colleagues?|workmates?|team leader|"
        r"co-?workers?|management|people (?:at work|i work with)|bully\w*|bullied|harass\w*|the others|"
        r"(?<!enough )staff|team)|not supported|no support|unsupportive|fall(?:en|ing) out|(?:everyone|everybody|"
        r"they|people|he|she) (?:is |are |all |keeps? |"
        r"always )*(?:talk\w*|pick\w*|shout\w*|laugh\w*|gossip\w*|whisper\w*|ignor\w*|gang\w*|on at me|on my (?:back|"
        r"case))|"
        r"(?:get on|get along) with (?:nobody|no one|anyone|them|him|her)|(?:shouted|sworn|screamed) at|(?:no one|"
        r"nobody) (?:talks|speaks|helps|listens)|left out|picked on|atmosphere|bosses|gossip|the people",
    ),
    (
        "workload_or_stress",
        r"workload|(?:too|to) much (?:work|to do|on|pressure|job)|stress(?:ful|ed)?|pressure|targets?|deadlines?|"
        r"busy|overwork\w*|short staffed|understaffed|pace|rushed|can't keep up|keeping up|demands?|"
        r"amount of work|enough (?:staff|people|time|hands)|no breaks|non stop|full on|(?:two|2|three|3|"
        r"several) people'?s? (?:jobs?|work)|"
        r"(?:jobs?|work) of (?:two|2|three|3)|(?:people|staff) (?:down|short|missing)|too (?:busy|many|much)|"
        r"overload\w*|expectations|responsibilit\w+|"
        r"pil(?:e|es|ing) (?:it|work|more) on|no let up|"
        r"never stops|relentless",
    ),
    (
        "workplace_rules",
        r"rules?|polic(?:y|ies)|absence (?:trigger|policy|procedure)|sickness policy|procedures?|"
        r"disciplin\w+|not allowed|won't let|uniform|no flexibility|inflexible|work rules|trigger(?: points?)?|"
        r"dress code|(?:won't|don't|wouldn't|not|never) "
        r"(?:let|allow|give) (?:me|us|you)|breaks? rules|red tape|monitor\w*|timed|toilet breaks?|(?:can't|"
        r"cannot) (?:take|have|get) (?:a |my |any )?breaks?|work from home|"
        r"home ?working",
    ),
    (
        "cannot_do_this_job",
        r"(?:can't|cannot|can not|unable to|not able to|can no longer|couldn't) (?:do|manage|"
        r"perform) (?:this|the|my|that) (?:kind of |type of |sort of )?(?:job|work|role)|can't do (?:it|any of (?:it|"
        r"this|that)|my job|"
        r"the job)(?: any ?more|"
        r" at all)?|impossible to do|job is (?:too much|beyond me)|not the job for me|can't do this job",
    ),
)


def helped_by(said: Message, asked: bool) -> Optional[FactRead]:
    """Who is helping already, or whose waiting list the patient is on."""
    found: List[str] = []
    first: Optional[Tuple[int, int]] = None
    for value, pattern in _HELP:
        for match in pattern.finditer(said.plain):
            clause = said.clause_at(match.start())
            before = said.plain[clause.at : match.start()]
            if re.search(
                r"\b(?:no|not|never|haven't|don't have|without|hasn't|isn't|want|would like|need|aren't|"
                r"work (?:in|at|as)|works? for|i'm a|i am a|"
                r"work(?!(?: have| has| had| is| are| they)?(?: been)? (?:sent|send|sending|put|got|referred|refer|"
                r"referring|arranged|paid|pay|pays|"
                r"gave|given|set|booked|organised|they)\b)(?! have me)|what|does|don't want|refused|"
                r"tried)\b(?: \w+){0,4} $",
                before,
            ):
                continue
            if not asked and not (_HELPED.search(before) or _HELPS_ME.match(said.plain[match.end() :])):
                continue
            if value == "hospital" and not asked and not _AT_HOSPITAL.search(before):
                continue
            if value == "hospital" and re.search(
                r"\b(?:job|work(?:er|ing|s)?|drive|clean\w*|porter|shifts?|bank|ward|nurse|agency|kitchen)\b",
                clause.text,
            ):
                continue
            found.append(value)
            first = first or match.span()
            break
    if not found or first is None:
        return None
    return FactRead(found, said.words(*first) if len(found) == 1 else said.original.strip())


def difficulties(said: Message) -> Optional[FactRead]:
    """What at work makes it hard (read only where it was asked)."""
    found = [(value, match.span()) for value, pattern in _DIFFICULTIES for match in [_affirmed(said, pattern)] if match]
    if not found:
        return None
    return FactRead(
        [value for value, _ in found], said.words(*found[0][1]) if len(found) == 1 else said.original.strip()
    )


_LONG_HOURS = re.compile(
    r"\bstruggl\w+(?: (?:very|so|really) (?:much|badly))?,?(?: (?:with|on|doing|through))?(?: (?:the|my|them|these|"
    r"those|all|"
    r"because of))* (?:(?:\d{1,2}|eight|ten|twelve|long|night|double|late|early)[ -]?(?:hours?)? (?:shifts?|hours|"
    r"days)|"
    r"(?<=with the )(?:shifts|hours)|(?<=with my )(?:shifts|hours))\b"
)


def hours_too_long(said: Message) -> Optional[FactRead]:
    """Hours or shifts that the patient says they struggle with, whatever was asked."""
    match = _LONG_HOURS.search(said.plain)
    return FactRead(["hours"], said.words(match.start(), match.end())) if match else None


def _affirmed(said: Message, pattern: Pattern[str]) -> Optional[re.Match[str]]:
    for match in pattern.finditer(said.plain):
        if not re.search(
            r"\b(?:not (?:the|my|really|so much|about)|isn't (?:the|my)|it's not|no problem with|fine with|"
            r"ok with|apart from|except) ?(?:\w+ )?$",
            said.plain[: match.start()],
        ):
            return match
    return None
