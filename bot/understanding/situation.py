"""What a patient says of their situation: goal, fit note, help so far, and what is hard at work."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Pattern, Tuple

from bot.understanding.facts import EMPLOYER_BANDS
from bot.understanding.numbers import NUMBER, number
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

Rows = List[Tuple[str, Pattern[str]]]


def _rows(*pairs: Tuple[str, str]) -> Rows:
    return [(value, re.compile(rf"\b(?:{words})\b")) for value, words in pairs]


_GOAL = _rows(
    (
        "treat_health",
        r"(?:feel(?:ing)?|get(?:ting)?) (?:\w+ )?(?:better|well|right|healthy|fit)(?: (?:first|again))?|"
        r"get my health|sort (?:out )?my (?:health|head|back)|health first|recover(?: first)?|"
        r"focus on my health|treatment first|get treated|my (?:health|recovery) comes first|"
        r"concentrate on (?:my health|getting)|heal first|get fixed",
    ),
    (
        "find_work",
        r"(?:find|get|finding|getting|look(?:ing)? for|start|into|land|a)(?: me)?(?: a| some| any| into|"
        r" back into)? (?:new )?(?:paid )?(?:job(?! (?:change|back|at))|work(?! (?:from|with|out|at|on|my|"
        r"to))|employment)(?! (?:interview)| that| coach)|back into (?:work|employment|a job)|(?:need|"
        r"want) (?:a|to find a|to get a|some) (?:job|work)|help (?:with )?(?:finding|to find|getting|"
        r"me find|me get) (?:a )?(?:job|work)|find (?:a )?job",
    ),
    (
        "change_job",
        r"(?:a )?(?:different|new|another|easier|lighter|other) (?:job|role|career|line of work|"
        r"kind of (?:work|job)|work|type of work|position)|change (?:of )?(?:my )?(?:jobs?|careers?|"
        r"roles?|direction)|changing (?:jobs?|careers?)|career change|retrain\w*|do something (?:else|"
        r"different)|switch (?:jobs?|careers?)|move (?:to a|jobs)|leave (?:this|my) job|redeploy\w*|"
        r"get out of (?:this|my) job|swap jobs?",
    ),
    (
        "return",
        r"(?:go|going|get|getting|come|coming|be|went|want|wanna|ready|return|returning|head|heading|ease|"
        r"phase) (?:me )?back(?: (?:to|at|in|into|on))?(?: (?:my|the|me|a))?(?: (?:old|same|usual|"
        r"full time|normal))? ?(?:work|job|to it|to normal|to my job|in|shift|office|site|desk|there|"
        r"working)?|return(?:ing)? to (?:my )?(?:work|job)|back (?:to|at|in) (?:my )?(?:work|job)|"
        r"return(?:ing)?\b|get back",
    ),
    (
        "stay",
        r"(?:stay(?:ing)?|keep(?:ing)?|remain(?:ing)?|hang(?:ing)? on|hold(?:ing)? (?:on|down)|save|"
        r"stick)(?: on)?(?: (?:in|at|to|with|down|onto))?(?: (?:my|me|the|this|a|where))?(?: (?:current|"
        r"same|old))? (?:jobs?|works?|working|post|i am)|not (?:lose|to lose|losing) (?:my|me) job|"
        r"don't (?:want|wanna) (?:to )?lose (?:my|me) job|keep going (?:at|in|to) work|"
        r"carry on (?:working|at work|in my job|with my job)|stay put|keep it\b|stay (?:on|in)\b|"
        r"staying\b|cope (?:at|with) work|manage (?:at work|my job)|help (?:me )?(?:at work|in my job)",
    ),
)
_WANTS = re.compile(
    r"\b(?:want|wanna|need|like|would|hope|hoping|help|looking to|aim|goal|trying|ready|so i can|"
    r"to get|please|wish|prefer|love|keen|desperate)\b"
)
_NOT_WANT = re.compile(
    r"\b(?:don't|do not|not|never|can't|won't|cannot|couldn't|unable|scared|afraid|worried|told|dread|"
    r"no)\b[\w ']{0,14}$"
)

_FIT_NOTE = _rows(
    (
        "may_be_fit",
        r"may be fit|might be fit|fit for some|some work|amended duties|adjusted duties|(?:says?|"
        r"note) (?:\w+ )?(?:light|lighter|reduced|phased)(?: duties| hours| return)?|light duties (?:note|"
        r"on (?:it|my note))|can do some",
    ),
    (
        "self_certified",
        r"self[- ]?cert\w*|own form|sc2|filled (?:in|out) (?:a|my|the|my own|own) form|self[- ]?sign\w*|"
        r"signed myself off|first (?:7|seven) days|first week form|self declaration",
    ),
    (
        "none",
        r"(?:no|don't have a|do not have a|haven't got a|not got a|haven't had a|without a|have no|got no|"
        r"don't need a|not have a|never got a|no need for a|haven't any|didn't get a|ain't got a|"
        r"not given a|haven't been given a|haven't asked for a) (?:doctor's |doctor |gp )?(?:fit |sick |"
        r"doctor's )?(?:note|line|certificate|cert)s?",
    ),
    (
        "not_fit",
        r"not fit(?: for (?:any )?work)?|unfit(?: for work)?|signed (?:me )?off(?! (?:my|by myself))|"
        r"(?:got|have|had|given|gave|with|on|my|me|has|the|a|another|new|doctor's|current|"
        r"latest) (?:\w+ )?(?:fit note|sick note|sicknote|sick line|med ?3)|(?:doctor|gp)(?:'s)? (?:note|"
        r"line)|(?:fit|sick) note",
    ),
)
_SIZE_NUMBER = re.compile(
    rf"\b(?:(?:there(?:'s| is| are|s)|we(?:'re| are| have| got|'ve got)|they(?:'ve got| have| employ)|"
    rf"only|just|it's|about|around|employs?|company of|firm of|business of|of|with|over|under|"
    rf"less than|fewer than|more than|roughly|maybe|has|have|approximately|got)(?: (?:only|just|about|"
    rf"around|over|under|less than|fewer than|more than|nearly|roughly|got))* )*(?P<n>{NUMBER}|"
    rf"a (?:couple of |few )?(?:hundred|thousand)|(?:couple of |few )(?:hundred|thousand)|hundreds|"
    rf"thousands|(?:a )?(?:couple|few|handful|dozen))(?: (?:or so|odd|plus))?(?:\+)? ?"
    rf"(?:of us|people(?! (?:off|a day))|staff|employees|workers|folk|blokes|lads|men|women|"
    rf"in (?:total|all|the (?:company|firm|team|business|whole))|members of staff|strong|(?:work|"
    rf"working) (?:there|here|for)|at my (?:work|place))\b"
)
_SIZE_BAND = re.compile(
    rf"\b(?P<how>under|less than|fewer than|below|over|more than|above|at least|"
    rf"between) (?P<n>{NUMBER})(?: (?:and|to|-) (?P<m>{NUMBER}))?\b|\b(?P<lo>{NUMBER}) ?(?:-|"
    rf"to) ?(?P<hi>{NUMBER})\b"
)
_SMALL = re.compile(
    r"\b(?:small|tiny|little|family(?:[- ]run)?|micro|wee|independent|local|"
    r"one[- ]man) (?:\w+ )?(?:firm|business|company|employer|outfit|place|shop|team|office|practice|"
    r"charity|garage|cafe|salon|builders?|family business)\b|\bfamily (?:run )?(?:firm|business|"
    r"company)\b|^(?:it's |its |quite |very |pretty |a )*(?:small|tiny|little)\W*$"
)
_MEDIUM = re.compile(r"\bmedium(?:[- ]sized)?\b|\bmid[- ]?sized?\b")
_LARGE = re.compile(
    r"\b(?:nhs(?: trust)?|hospital trust|(?:big|large|huge|massive|giant|national|multinational|"
    r"international|global|nationwide|enormous) (?:\w+ )?(?:firm|company|employer|organisation|"
    r"corporation|business|chain|place|supermarket|warehouse|retailer|bank|one)|multinational|"
    r"(?:county|city|borough|town|the|local) council|council worker|civil service|royal mail|"
    r"tesco|asda|sainsbury'?s?|morrisons|aldi|lidl|waitrose|co-op|amazon|dpd|evri|hermes|argos|"
    r"b ?& ?q|boots|mcdonald'?s|greggs|wetherspoons?|primark|m ?& ?s|john lewis|british gas|bt\b|"
    r"openreach|network rail|dwp|hmrc|the (?:army|police|fire brigade|met)|met police|"
    r"university of \w+)\b|^(?:it's |its |quite |very |pretty |a |really )*(?:big|huge|massive|large|"
    r"enormous)\W*$"
)
_WORKS_FOR = re.compile(
    r"\b(?:work(?:ed|ing|s)?|employ\w*|job|firm|company|for|at|in|it's|its|a|the|run|nurse|porter|"
    r"driver|picker|cleaner|assistant|we're|they're|they are)\b"
)

_HELP = _rows(
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
        r"occupational health|occ health|work health team|oh (?:team|nurse|doctor|referral|appointment)",
    ),
    ("union", r"(?:trade )?union(?: rep)?|unison|unite(?: the union)?|gmb|usdaw|rcn|nasuwt|\bneu\b|\brmt\b|\bcwu\b"),
    (
        "jobcentre",
        r"job ?centre(?: plus)?|job center|work coach|dwp (?:work coach|adviser|advisor)|"
        r"restart (?:scheme|programme)",
    ),
)
_HELPED = re.compile(
    r"\b(?:see(?:ing)?|saw|seen|had|have|having|got|getting|under|been|helped?|helping|helps|with|"
    r"going|waiting|list|referred|refer|appointments?|involved|spoke|talking to|speaking to|through|"
    r"from|on|started|starting|signed up|attend\w*|in touch|for|under the|at|my)\b"
)

_DIFFICULTIES = _rows(
    (
        "physical_tasks",
        r"lift\w*|heavy|carry\w*|bend\w*|stand\w*|sitting|kneel\w*|climb\w*|stairs|walking|on my feet|"
        r"physical(?:ly)?|manual|pushing|pulling|reaching|typing|stooping|twisting|hard tasks|"
        r"on your feet|stretching|squatting|gripping|the physical side|ladders",
    ),
    (
        "hours",
        r"hours?|shifts?|nights?|long days|rota|early (?:starts?|mornings?)|overtime|the days|"
        r"start times?|twelve hour|12 hour|weekends?|too long",
    ),
    (
        "travel",
        r"travel\w*|commut\w*|getting (?:there|in|to work)|the (?:drive|journey|bus|train)|drive in|"
        r"driving (?:in|to work|there)|bus(?:es)?|train|parking|getting to and from|long way",
    ),
    (
        "manager_or_colleagues",
        r"(?:my |the )?(?:manager|boss|gaffer|supervisor|line manager|colleagues?|workmates?|team leader|"
        r"co-?workers?|management|people (?:at work|i work with)|bully\w*|bullied|harass\w*|the others|"
        r"staff|team)|not supported|no support|unsupportive|fall(?:en|ing) out",
    ),
    (
        "workload_or_stress",
        r"workload|too much (?:work|to do|on|pressure)|stress(?:ful|ed)?|pressure|targets?|deadlines?|"
        r"busy|overwork\w*|short staffed|understaffed|pace|rushed|can't keep up|keeping up|demands?|"
        r"amount of work|no breaks|non stop|full on",
    ),
    (
        "workplace_rules",
        r"rules?|polic(?:y|ies)|absence (?:trigger|policy|procedure)|sickness policy|procedures?|"
        r"disciplin\w+|not allowed|won't let|uniform|no flexibility|inflexible|work rules",
    ),
    (
        "cannot_do_this_job",
        r"(?:can't|cannot|can not|unable to|not able to|can no longer|couldn't) (?:do|manage|"
        r"perform) (?:this|the|my|that) (?:job|work|role)|can't do (?:it|my job|the job)(?: any ?more|"
        r" at all)?|impossible to do|job is (?:too much|beyond me)|not the job for me|can't do this job",
    ),
)

_YES_NO: Dict[str, Tuple[str, str]] = {
    "veteran": (
        r"(?:i (?:was|served|have been|'ve been)|i've (?:been|served)|served|ex|former|was|years|been|"
        r"spent|did|left|i'm a|am a|in) (?:\w+ ){0,4}?(?:in the |the |british |royal |a )?(?:army|navy|"
        r"raf|royal air force|armed forces|forces|marines?|military|squaddie|soldier|territorial army|"
        r"reservist|veteran|reserves|paras)|veteran|ex[- ](?:army|forces|navy|raf|military|soldier|"
        r"serviceman|servicewoman|marine)|squaddie|^(?:the )?(?:army|navy|raf|marines|royal navy)",
        r"(?:never|not|haven't|didn't) (?:served|serve|been in the (?:army|forces|armed forces|military|"
        r"navy|raf)|in the (?:army|forces|armed forces|military)|a veteran|join(?:ed)?)|not a veteran|"
        r"no service|civilian",
    ),
    "has_occupational_health": (
        r"(?:have|has|got|is|there's|seeing|seen|saw|referred (?:me )?to|through|under|via|with|spoke to|"
        r"an|our|my work's|work's) (?:an? |our own |their own |my |the )?(?:occupational health|"
        r"occ health|oh team|oh department)|occupational health (?:at work|team|have|has|said|saw|"
        r"referred|nurse|doctor|department|is|appointment)",
        r"(?:no|don't have|doesn't have|haven't got|hasn't got|not got|without|isn't|don't do|do not have|"
        r"there's no|never heard of|ain't got) (?:an? |any )?(?:such )?(?:occupational health|occ health|"
        r"oh\b)",
    ),
    "dispute_in_progress": (
        r"(?:tribunal|grievance|disciplinary|formal (?:case|complaint|process|dispute)|acas|"
        r"early conciliation|capability (?:hearing|process|meeting|procedure)|legal (?:case|action|"
        r"dispute)|taking (?:them|my (?:work|employer|boss)) to (?:court|tribunal)|(?:i've |i have |got |"
        r"have )?(?:a )?(?:solicitor|lawyer) (?:involved|on it|against)|suspended|dispute with (?:my|"
        r"work)|under investigation|suing)",
        r"(?:no|not|never|without|isn't|haven't|nothing|there's no|don't have|"
        r"not got) (?:\w+ ){0,4}?(?:tribunal|grievance|disciplinary|formal|acas|dispute|case|legal|"
        r"complaint)|nothing (?:formal|like that)",
    ),
    "willing_to_return": (
        r"(?:want|wanting|keen|ready|happy|hope|hoping|would love|can't wait|love|like|looking forward|"
        r"desperate|determined|need|eager|willing|plan|planning|intend|ready) (?:to |for )?(?:\w+ )?(?:go|"
        r"get|be|come|return|going|getting|start)?(?:ing)? ?(?:back|return|going back)(?! pain)|"
        r"^(?:i )?want to(?: go back)?\W*$|can't wait|as soon as i can|back as soon as",
        r"(?:don't|do not|not|never|won't|can't face|no way|dread\w*|couldn't|"
        r"isn't) (?:\w+ ){0,4}?(?:go(?:ing)?|get(?:ting)?|com(?:e|ing)|return\w*|face) ?(?:back|in|"
        r"there)?|not to that job|not (?:yet|ready|going back|that job|there)|not going back|"
        r"never going back|no intention|rather not go back",
    ),
    "employer_helping": (
        r"(?:work|boss|manager|employer|they|gaffer|hr|company)(?:'s| is| are|'re| has been| have been|"
        r" was| were|'ve been|s)? (?:\w+ ){0,3}?(?:supportive|helpful|understanding|good about|great|"
        r"brilliant|helping|very good|been good|being good|fantastic|kind|supporting|help me)|"
        r"have been (?:supportive|great|helpful|understanding)",
        r"(?:work|boss|manager|employer|they|gaffer|hr|company)(?:'s| is| are|'re| has| have| was| were|"
        r"s)? (?:\w+ ){0,3}?(?:not (?:\w+ )?(?:helping|supportive|helpful|understanding|interested)|"
        r"unsupportive|unhelpful|no help|useless|don't care|doesn't care|won't help|isn't helping|"
        r"aren't helping|isn't supportive|aren't supportive|rubbish|couldn't care less)|no (?:support|"
        r"help) (?:from|at) (?:work|my (?:boss|manager|employer))",
    ),
    "work_affects_health": (
        r"(?:work|job|it)(?:'s| is| has)? (?:\w+ )?(?:making|makes|made|make) (?:it|me|my \w+|things|"
        r"everything) (?:\w+ )?(?:worse|ill|bad|sick|stressed|poorly)|because of (?:my )?(?:work|job)|"
        r"work (?:related|caused|causes|is the cause)|caused by (?:my )?(?:work|job)|job is (?:killing|"
        r"wrecking|ruining)|worse (?:at|after|when i) work|work'?s (?:killing|wrecking|ruining)|"
        r"makes it worse|making (?:it|me|things) worse",
        r"(?:work|job) (?:is |does )?(?:not|n't|isn't|doesn't) (?:\w+ )?(?:mak|caus|the (?:cause|"
        r"problem))\w*|nothing to do with (?:work|my job)|not (?:because of|caused by|due to) (?:work|"
        r"my job)|not (?:work|my job)\W*$|work helps",
    ),
    "condition_affects_work": (
        r"(?:can't|cannot|unable to|struggl\w+ (?:to|with|at)|hard to|makes (?:it|work) hard|difficult to|"
        r"affects? (?:my )?(?:work|job)|stops? me|hard at work|affecting my (?:work|job)|"
        r"makes (?:my )?(?:work|job) (?:hard|difficult))(?: \w+){0,3}? ?(?:work|job|lift|stand|sit|"
        r"concentrate|drive|walk|type|focus|do|cope)?",
        r"(?:doesn't|does not|don't|not|no) (?:really )?affect\w* (?:my )?(?:work|job)|no effect on (?:my )?work",
    ),
    "advised_not_to_work": (
        r"(?:doctor|gp|consultant|physio|surgeon|nurse|they|he|she|hospital|specialist)(?:'s| has| have|"
        r"'ve)? (?:\w+ )?(?:told me|advised me|said|says|advised|signed me off|recommended|"
        r"wants me)(?: (?:not to|to (?:take|have|stay|be|stop|rest)|i (?:should|shouldn't|can't|need|"
        r"must)|that i)) ?(?:go |be |take |have |not )*(?:work|working|time off|off|stay off|rest|home|"
        r"off work)|(?:doctor|gp|consultant|physio|surgeon|nurse|hospital|specialist) (?:told me|"
        r"advised me|said) to (?:rest|stop|stay off)|told (?:not to work|to take time off|to stay off|"
        r"to rest|to stop work|to be off|to have time off)|advised (?:not to work|to take time off|"
        r"to stay off)",
        r"(?:not|never|no one|nobody|haven't been|wasn't|hasn't) (?:\w+ )?(?:been )?(?:told|advised|"
        r"said) (?:\w+ )?(?:not to|to)",
    ),
    "has_return_plan": (
        r"(?:have|got|there's|there is|agreed|made|we've|with|i've) (?:a |an |my |got a |"
        r"made a )?(?:\w+ )?(?:return(?: to work)? (?:plan|date)|plan to (?:go|get|return)|plan (?:for|"
        r"with)|phased return (?:plan|agreed|planned)|date to (?:go|return|get)|back to work plan|plan\b)|"
        r"due back (?:on|in|at|to work|next)|going back (?:on|next|in \d|the)|start(?:ing)? back (?:on|"
        r"next)|return(?:ing)? (?:to work )?on|back on <",
        r"(?:no|don't have a|haven't got a|not got a|without a|there's no|no real|haven't made a|"
        r"have no) (?:\w+ ){0,3}?(?:plan|date)",
    ),
}
_COMPILED = {name: (re.compile(rf"\b(?:{yes})\b"), re.compile(rf"\b(?:{no})\b")) for name, (yes, no) in _YES_NO.items()}

_SPELLS = re.compile(
    rf"\b(?:(?P<n>{NUMBER}) (?:separate |different |other )?(?:times|spells|absences|occasions|lots)|"
    rf"(?P<w>once|twice|thrice)|(?P<o>first|second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|"
    rf"1st) (?:time|spell|absence)|(?P<v>(?:a )?(?:couple|few)(?: of)? times))\b"
)
_ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "once": 1,
    "twice": 2,
    "thrice": 3,
}


def _first(said: Message, rows: Rows, wants: Optional[Pattern[str]] = None) -> Optional[FactRead]:
    for value, pattern in rows:
        for match in pattern.finditer(said.plain):
            if wants is not None and not wants.search(said.plain):
                continue
            return FactRead(value, said.words(match.start(), match.end()))
    return None


def goal(said: Message, asked: bool) -> Optional[FactRead]:
    """What the patient wants, where it was asked or where they say that they want it."""
    if (
        asked
        and re.search(r"\b(?:not sure|unsure|don't know|no idea|dunno|anything|either|not certain)\b", said.plain)
        and len(said.plain.split()) <= 8
    ):
        return FactRead("unsure", said.original.strip())
    for value, pattern in _GOAL:
        for match in pattern.finditer(said.plain):
            before = said.plain[max(0, match.start() - 26) : match.start()]
            if _NOT_WANT.search(before) and not re.search(r"\b(?:don't know|not sure) (?:how|if|when)", before):
                continue
            clause = said.clause_at(match.start()).text
            wanted = _WANTS.search(clause)
            if (
                value == "return"
                and re.search(
                    r"\b(?:went|gone|been|came|just|pain|ache|i'm|get back pain)\b",
                    said.plain[max(0, match.start() - 8) : match.end() + 6],
                )
                and not wanted
            ):
                continue
            if asked or wanted:
                if (
                    value == "return"
                    and re.fullmatch(r"(?:want|be|go|going|get|getting|come|ready)(?: me)? back ?", match.group())
                    and re.match(r"\w", said.plain[match.end() :].strip())
                    and not asked
                ):
                    continue
                return FactRead(value, said.words(match.start(), match.end()))
    return None


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
                said.plain[: match.start()] + " ",
            )
        ):
            continue
        if match and not re.search(
            r"\b(?:my|his|her) (?:mum|dad|husband|wife|partner|son|daughter)\b", said.plain[: match.start()]
        ):
            if value == "not_fit" and re.search(
                r"\b(?:not|never|haven't been|wasn't|isn't|without being) (?:been )?$", said.plain[: match.start()]
            ):
                return FactRead("none", said.words(match.start(), match.end())) if asked else None
            return FactRead(value, said.words(match.start(), match.end()))
    return None


def _band(count: int) -> str:
    return EMPLOYER_BANDS[0] if count < 50 else EMPLOYER_BANDS[1] if count <= 250 else EMPLOYER_BANDS[2]


_ROUND = {
    "a hundred": 100,
    "couple of hundred": 200,
    "a couple of hundred": 200,
    "hundreds": 300,
    "few hundred": 300,
    "a few hundred": 300,
    "thousands": 1000,
}


def employer_size(said: Message, asked: bool) -> Optional[FactRead]:
    """How many people the employer has: the number said, or the band that the words name."""
    plain = said.plain
    band = _SIZE_BAND.search(plain) if asked or re.search(r"\b(?:employees|staff|people|of us)\b", plain) else None
    if band and not re.search(r"\b(?:weeks?|months?|days?|years?|hours?)\b", plain[band.start() : band.end() + 8]):
        low, high = number(band["n"] or band["lo"] or "") or 0, number(band["m"] or band["hi"] or "") or 0
        how = band["how"] or "between"
        count = {
            "between": (low + high) // 2 if high else low,
            "under": low - 1,
            "less than": low - 1,
            "fewer than": low - 1,
            "below": low - 1,
        }.get(how, low + 1)
        return FactRead(_band(count), said.words(band.start(), band.end()), about=True)
    match = _SIZE_NUMBER.search(plain)
    if match and (
        asked
        or re.search(
            r"\b(?:of us|staff|employees|workers|employ\w*|work|company|firm|business|boss|gaffer|blokes|"
            r"lads)\b",
            plain,
        )
    ):
        words = said.words(match.start(), match.end())
        exact = number(match["n"])
        if exact is not None:
            return FactRead(exact, words)
        if "hundred" in match["n"] or "thousand" in match["n"]:
            return FactRead(_band(_ROUND.get(match["n"], 1000)), words, about=True)
        return FactRead(EMPLOYER_BANDS[0], words, about=True)
    if asked:
        bare = re.search(rf"\b{NUMBER}\b", plain)
        if (
            bare
            and number(bare.group()) is not None
            and not re.search(r"\b(?:weeks?|months?|years?|days?|hundred of|am|pm)\b", plain)
        ):
            return FactRead(number(bare.group()) or 0, said.words(bare.start(), bare.end()))
        rounded = re.search(r"\b(?:a )?(?:couple of |few )?(?:hundreds?|thousands?)\b|\b(?:loads|tons)\b", plain)
        if rounded:
            return FactRead(
                _band(_ROUND.get(rounded.group(), 1000)), said.words(rounded.start(), rounded.end()), about=True
            )
    for value, pattern in ((EMPLOYER_BANDS[0], _SMALL), (EMPLOYER_BANDS[1], _MEDIUM), (EMPLOYER_BANDS[2], _LARGE)):
        match = pattern.search(plain)
        if match and re.search(r"\b(?:not|isn't|no) (?:a |very |that |the )?$", plain[: match.start()]):
            continue
        if match and (
            asked
            or (
                _WORKS_FOR.search(plain[: match.start()])
                and (value != EMPLOYER_BANDS[1])
                and not re.search(
                    r"\b(?:live|shop|bought|from|through|see|seen|called|under|waiting|referred|on) (?:\w+ ){0,2}$",
                    plain[: match.start()],
                )
                and re.search(
                    r"\b(?:work\w*|employ\w*|job|it's a|nurse|porter|driver|picker|cleaner|assistant|firm|company|"
                    r"for a|worker)\b",
                    plain[: match.end()],
                )
            )
        ):
            return FactRead(value, said.words(match.start(), match.end()))
    return None


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
                r"work (?:in|at|as)|works? for|i'm a|i am a|work|what|does|don't want|refused|"
                r"tried)\b(?: \w+){0,4} $",
                before,
            ):
                continue
            if not asked and not _HELPED.search(before):
                continue
            if value == "hospital" and re.search(r"\b(?:job|worker|drive|clean|porter)\b", clause.text):
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


def _affirmed(said: Message, pattern: Pattern[str]) -> Optional[re.Match[str]]:
    for match in pattern.finditer(said.plain):
        if not re.search(
            r"\b(?:not (?:the|my|really|so much|about)|isn't (?:the|my)|it's not|no problem with|fine with|"
            r"ok with|apart from|except) ?(?:\w+ )?$",
            said.plain[: match.start()],
        ):
            return match
    return None


def yes_no(said: Message, name: str) -> Optional[FactRead]:
    """What the words themselves say on a yes/no fact ("there's a tribunal", "work isn't helping")."""
    if name not in _COMPILED:
        return None
    yes, no = _COMPILED[name]
    against = no.search(said.plain)
    if against:
        return FactRead(False, said.words(against.start(), against.end()))
    match = yes.search(said.plain)
    if match and not re.search(
        r"\b(?:no|not|never|haven't|don't|isn't|wasn't|without|husband|wife|dad|brother|son|father|"
        r"partner|mum) (?:\w+ ){0,2}$",
        said.plain[: match.start()],
    ):
        return FactRead(True, said.words(match.start(), match.end()))
    return None


def spells(said: Message, asked: bool) -> Optional[FactRead]:
    """How many times off in the last twelve months."""
    match = _SPELLS.search(said.plain)
    if match and (
        asked
        or (
            re.search(r"\b(?:off|sick|absent|absence)\b", said.plain)
            and re.search(r"\b(?:year|12 months|twelve months|off|absences)\b", said.plain)
            and not re.search(r"\btimes a (?:day|week|month)\b", said.plain)
        )
    ):
        value = (
            number(match["n"])
            if match["n"]
            else _ORDER.get(match["w"] or match["o"] or "", 0) or (2 if "couple" in (match["v"] or "") else 3)
        )
        if value is not None:
            return FactRead(value, said.words(match.start(), match.end()), about=bool(match["v"]))
    if not asked:
        return None
    if re.search(
        r"^\W*(?:none|never|no|zero|not (?:at all|been off|had any|once)|no times|nil|nope|"
        r"haven't been off)\b",
        said.plain,
    ):
        return FactRead(0, said.original.strip())
    if re.search(r"\b(?:just|only) (?:this|the) (?:once|one|time)|just this|first time|only this\b", said.plain):
        return FactRead(1, said.original.strip())
    bare = re.findall(rf"\b{NUMBER}\b", said.plain)
    if len(bare) == 1 and not re.search(r"\b(?:weeks?|days?|years?)\b", said.plain.replace("12 months", "")):
        return FactRead(number(bare[0]) or 0, said.original.strip())
    return None
