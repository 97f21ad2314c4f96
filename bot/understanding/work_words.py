"""The words in which people tell whether they have work, and how it goes."""

from __future__ import annotations

import re
from typing import List, Pattern, Tuple

Pairs = List[Tuple[str, Pattern[str]]]

EMPLOYMENT: Pairs = [
    (
        "self_employed",
        re.compile(
            r"(?<!not )(?<!isn't )\b(?:self[- ]employed|work(?:ing)? (?:for|4) (?:myself|my ?self|my own|me(?= *(?:$|"
            r"[.,])))|nobody's boss but (?:me|myself)|my own boss|(?:the|my) (?:business|shop|firm|round|"
            r"company) is still (?:there|going|open|mine)|(?:i've )?(?:still )?got my (?:own )?business|"
            r"(?:business|shop|cafe|café|salon|firm|company|garage|pub|stall|van) of my own|my own (?:cafe|café|"
            r"chippy|pub|takeaway|garage|farm|nursery)|(?:my|"
            r"own) own (?:\w+ ){0,2}(?:business|company|boss|firm|shop)|(?:ltd|limited) company|company director|"
            r"(?:director|owner) of my own|on my own account|(?:make|find|get) my own work|(?:have|got|with) "
            r"my own (?:\w+ ){1,3}(?:thing|round|practice|clients|customers)|(?:run|running|do|doing|got|have|i've|"
            r"with) my "
            r"own (?:\w+ ){0,3}(?:round|van|shop|business|firm|company|salon|bar|stall|clients|customers|brand|"
            r"studio|"
            r"clinic|gym|nursery|thing)|^own (?:\w+ ){0,3}(?:round|van|shop|business|firm)\b|"
            r"(?:run|own|have|got|running) (?:my |me |"
            r"a )?(?:own )?(?:small |little |wee )?(?:\w+ )?(?:business|shop|cafe|salon|garage|pub|firm|"
            r"company|stall|takeaway)(?! (?:job|floor|worker|manager|who|that|i work))|freelanc\w+|"
            r"sub[- ]?contract\w*|(?:drive|run|have) my own (?:taxi|"
            r"cab|van|lorry|shop|salon|stall|business)|sole trader|my own boss|my own business|"
            r"subbie|subcontractor|on the cis|i'm my own boss|gaffer of my own)\b"
        ),
    ),
    (
        "agency_or_zero_hours",
        re.compile(
            r"(?<!not )\b(?:agency(?! called)|zero[- ]?hours?|0[- ]?hours?|temp(?:ing)?(?= (?:work|job|agency|"
            r"contract|at|in|worker|for)|\b$)|temp worker|bank (?:staff|work|shifts|nurse|hca)|gig (?:work|"
            r"economy)|casual (?:work|worker|shifts?|contract|hours|basis|staff|labour)|supply (?:teach\w+|work|"
            r"cover)|"
            r"relief (?:staff|worker|work)|no guaranteed (?:hours|work|"
            r"shifts)|(?:nothing|hours|shifts|work)(?: is| are)? (?:not )?guaranteed|(?:no|not) (?:set|"
            r"regular|guaranteed)(?: any)? (?:hours|shifts|work)|"
            r"(?:call|ring|phone|text)s? (?:me )?when (?:they|there|it|he|she)[\w ']{0,12}(?:need|want|shifts?|work)|"
            r"no fixed hours|as and when)\b"
        ),
    ),
    (
        "retired",
        re.compile(
            r"\b(?:i'm|i am|i've|i have|now|been|fully|am|semi|already|took) (?:early )?retire(?:d|ment)\b|"
            r"(?:took|taken|went (?:in)?to|on|was given|got|had|accepted) (?:my |me |the |an )?"
            r"(?:(?:early|medical|ill[- ]health|voluntary) )+reti?re?ment\b|^(?:early|medical|"
            r"ill[- ]health) retirement\b|"
            r"^(?:medically |early )?retired\b|\bi retired\b|\bpensioner\b"
        ),
    ),
    (
        "student",
        re.compile(
            r"(?<!not a )\b(?:i'm|i am|am|still|a|full time|mature|phd|uni|university|college) student\b|"
            r"^student\b|\bi'm (?:still )?(?:at|in) (?:uni|university|college|sixth form|school)(?! (?:as|"
            r"work))\b|\b(?:i'm|am|i am|currently|still) (?:studying|doing (?:a|my) (?:degree|a levels|course|"
            r"phd|masters))\b|^(?:studying|doing my (?:degree|a levels|phd|masters)|at (?:uni|university|college))\b"
        ),
    ),
    (
        "unemployed",
        re.compile(
            r"\b(?:(?:not|no) from (?:a|any) job|(?:haven't got|have not got|not got|have no|got no|i've|no|"
            r"there's) (?:one|job|work|none|nothing|"
            r"any) to (?:go|get|come) back to|unemployed|out of work(?! sick)|jobless|lost (?:(?:my|me|the|"
            r"a) )?(?:\w+ ){0,2}job|made me "
            r"redundant|(?:my|the) job went\b|(?:lose|losing) (?:my |the )?job(?= *(?:$|[.,]))|(?:company|"
            r"factory|shop|place|firm) (?:has |is |was )?clos(?:e|ed|ing)(?: down)?\b(?! (?:the|my|our|its|"
            r"an?)\b)(?!.*\b(?:still|work "
            r"in)\b)|(?:made|was|been|"
            r"got) (?:\w+ )?redundant|got the sack|(?:was|been|got|they|were) (?:sacked|fired|let go|laid off|"
            r"dismissed)|^(?:i )?(?:got )?(?:sacked|laid off|made redundant|dismissed)|(?:they|he|she|boss|"
            r"work) (?:sacked|fired|dismissed) me|let me go\b|laid me off|paid (?:me )?off\b|"
            r"(?:they|he|she|boss|work|agency) (?:finished|binned|got (?:rid|shut) of) (?:me|us)\b|^let go\b(?! of)|"
            r"became redundant|(?:finished|"
            r"dismissed|let go) on (?:medical|health) grounds|(?:got|given|had) (?:my )?(?:the )?"
            r"(?:cards|p45|boot|push|chop|heave ho)|jacked (?:it|my job|work) in|lost (?:my )?work\b|"
            r"(?<!phone )(?<!mobile )(?<!gym )(?<!broadband )(?<!energy )(?<!car )contract (?:has |"
            r"was |is )?(?:finish\w*|ended|ran out|run out|up|over|not renewed|expired)|on the (?:bru|broo|brew)\b|"
            r"on (?:universal credit|uc) (?:and )?not working|(?:got|was) finished up\b|"
            r"^redundant\b|(?:no|without(?: a| any)?|(?:don't|do not) have(?: a| any)?|haven't got a|"
            r"have not got a|not got a|"
            r"have no|got no|no paid|aven't got a|ain't got a|(?:no|not|nae|never) got (?:a|any|nae)|i've no|"
            r"no longer have a|not have|"
            r"haven't a|have not a|not had a|without|not a) (?:paid )?jobs?\b(?! (?:satisfaction|description|title|"
            r"security|worries))|"
            r"(?<!told me )(?<!said )(?<!says )(?:no|without) (?:paid |any )?work\b(?!'s| (?:didn't|doesn't|hasn't|"
            r"won't|wouldn't|did|does|has|said|says|never|asked|gave|knows?|don't))(?! (?:for \d|is|'s|makes?|"
            r"to|related|from|boots|phone|done))|^(?:i |i've |i have )?(?:haven't|have not|not) (?:got |have )?"
            r"(?:one|1|any)(?: now| just now| any more| anymore| at the moment| at present)?\W*$|between "
            r"jobs|in between jobs|on the dole|"
            r"signing on|on jsa|jobseekers?|on (?:esa|job seekers)|looking for (?:a job|work)|job hunting|"
            r"(?:not have|have not|haven't|don't have) (?:any )?work\b(?! to)|not (?:currently )?(?:employed|"
            r"in (?:a job|employment|work and no))|(?:never|not ever|"
            r"haven't) (?:had a job|worked before|worked in my life|ever worked)|packed (?:it|my job|"
            r"the job) in|quit my job|resigned|left my (?:\w+ )?job|job ended|(?:finished|ended|stopped|"
            r"cut) my contract|no job)\b"
        ),
    ),
    (
        "employed",
        re.compile(
            r"\b(?:^(?:i )?(?:have|got) job|(?:stay|still) in (?:the )?same job|(?:job|post)(?:'s| is) "
            r"(?:still )?(?:there|open|waiting|kept)|(?:still have|have still|still got|still has|still have "
            r"a|have still a)(?: my| a)? (?:work|job)|(?:still )?on (?:the|their|my firm's) books(?! of an)|"
            r"i have work (?:but|and)|(?:i've|i have|have|have got|got|still have|in|with|do have|keep|kept|"
            r"hold) (?:got )?(?:(?:a|"
            r"my|the|one) )?(?:\w+ )?(?:job|contract)\b(?! (?:interview|coach|offer|centre|search))|(?:i'm|i am|am|"
            r"permanently|currently|still|full time|part time|^) ?employed|"
            r"(?<!an )(?<!our )(?<!my )(?<!you )employee\b|permanent (?:job|contract|"
            r"staff|position|employee)|(?:in|have) (?:a )?(?:full time|part time|permanent)(?: (?:job|work|"
            r"employment|role))?|"
            r"my (?:job|work(?:place)?|employer|boss|manager|line manager|supervisor|gaffer) (?:is|has|are|"
            r"keeps?|says?|said|won't|wants?|wont|don't|doesn't|makes|makes me|needs|at)|"
            r"(?:^|, ?)(?:my )?job (?:is )?(?:at|with|in|for) (?:the|a|an) \w+|(?:to|at|in) my job (?:at|with|in|"
            r"for)\b|"
            r"(?:gone|went|been|i'm|i am|came|come|returned|^(?:just |now )?(?=back\b))(?: ?back)? (?:to|at|"
            r"in) my (?:\w+ )?job\b|(?:^|[,;.] ?|years? )employed\b|"
            r"(?:got|found|have|i've|started) (?:got )?(?:an? )?(?:new|another) (?:job|post|one)\b(?! starting)|"
            r"took me on\b|(?:have|got|i've|work) (?:two|three|2|3|"
            r"several) (?:part time )?jobs|(?:but|now) (?:i'm |i am )with an? \w+|in (?:paid )?employment(?! tribunal)|"
            r"^(?:for )?(?:an?|the|my) employer\b|(?:the|my) job i (?:still )?have|my shift\w*|(?:off(?: sick)?|"
            r"sick) from (?:my|the) (?:main|other|day|"
            r"second) (?:one|job)|"
            r"(?:my |the )?main (?:one|1|job)(?:'s| is)? (?:with|at|in|for)|(?:two|2) (?:jobs|works)|"
            r"(?:off|from) (?:my job|my work)|(?:^|\b(?:and|but|male|female|"
            r"\d\d),? |, )work (?:for|at|in|as) (?!myself|my own|home)(?=\w)|i have work\b(?! to)|i've got "
            r"work\b(?! to)|i work(?! (?:hard|out|"
            r"it)\b)(?: (?:full|part) time)?\b(?! (?:for|4) (?:myself|my own))|(?:i|still|am|i'm|"
            r"currently) working (?:in|at|as|for|full|part)|work full time|work part time|"
            r"^(?:full|part) time\b(?! (?:mum|dad|parent|mother|carer|student))|full time (?:at|in|"
            r"job|worker)|part time (?:at|in|job|worker))\b"
        ),
    ),
]
THEIR_STAFF = re.compile(
    r"\b(?:my|our) (?:husband|wife|partner|mum|mam|dad|son|daughter|brother|sister|mate|friend) (?:is |has |"
    r"has been |was |'s )*$|"
    r"\b(?:my|our|the|one|an|of my|of our|a) (?:\w+ ){0,2}(?:workers?|employees?|staff|team members?|lads|crew|"
    r"apprentice)(?: \w+)? (?:is |are |has |have |who |who's |been |gone |went |being |currently )*$"
)
LOOKING_BACK = re.compile(
    r"\b(?:used to|before i|last job|old job|previous(?:ly)?|when i (?:was|had|worked)|years ago|my last)\b"
)
NOT_OFF = re.compile(
    r"\b(?:not|never|haven't|have not|hasn't|isn't|aren't|am not|i'm not|without being|don't (?:want|"
    r"need) to be|"
    r"haven't gone|worried about (?:going|being)|don't want to (?:go|be)|avoid (?:going|being)|end up|"
    r"rather than|before i go|might (?:go|be|have to go)|if i (?:go|am|was)|scared of (?:going|being)|"
    r"without (?:going|being|having to go)|told (?:me )?to (?:go|take|be)|should (?:go|be)|nearly went|instead of|"
    r"thinking (?:of|about) (?:going|being)|day|days|paid|take|took|given|have|time|set|put|far|better|well|show|cut|"
    r"turn|switch|kicked|pay|pissed|kick|drop|fall|fell|get|day's|laid|finished|wear|worn|live|write|laid me|paid me|"
    r"tell|told) (?:gone |to be |currently |been |to go |to )*$"
)
PARTICLE = re.compile(
    r"\b(?:bake|kick|spin|run|runs|ran|running|make|makes|made|come|comes|came|coming|rip|ripped|log|logged|nod|"
    r"nodded|walk|walked|"
    r"knock|knocked|drive|drove|leaves|dropped|dropping|nicked|swept|clear|cleared|broke|broken|bit|hopped|rushed) $"
)
"""Before an "off" that belongs to another verb ("has run off with the surgeon")."""
HAD = re.compile(r"\b(?:had|have|put|been|got) $")
ON_THE_SICK = re.compile(r"(?<!\boff )\bon (?:the )?sick\b(?! (?:leave|pay|note|line|from (?:work|my)))")
STRUGGLE = re.compile(
    r"\b(?:struggl\w+|(?:it's |its )?(?:pure |sheer )?murder|(?:not|isn't|ain't) (?:going |doing |been )?(?:so |too |"
    r"very |that )?(?:well|great)|hard going|nothing (?:much )?left(?: in (?:the|my) tank)?|running on empty|"
    r"(?:on )?my last legs|doing my (?:head|nut) in|(?:just about|barely|only just|scarcely|"
    r"hardly) (?:\w+ )?(?:getting|"
    r"making|keeping|"
    r"scraping|surviving|holding|hanging)|having a (?:mare|nightmare|bad time|hard time)|in bits|drowning|"
    r"snowed under|falling behind|"
    r"knackered|dead on my feet|(?:too|getting) (?:much|bad|worse)|suffering|heavy|harder|grim|rough|shocking|crap|"
    r"shit\w*|finding (?:it|work|my job|things) (?:\w+ )?(?:hard|tough|difficult)|(?:hard|"
    r"tough|difficult|a battle|a nightmare) (?:at work|to (?:cope|keep up|do my job|manage|"
    r"get through))|it's (?:a )?(?:struggle|hard|tough|difficult|really hard|not easy|getting harder)|"
    r"barely (?:coping|managing)|not (?:coping|managing)|can't (?:cope|keep up|manage)|hard going|"
    r"just about (?:managing|coping)|but (?:only just|barely)\b|only just (?:managing|coping)|hanging on|"
    r"at (?:my )?breaking point|hardly (?:i can|can|coping|managing)|(?:i )?can hardly|not (?:so |too |very |doing |"
    r"going )?(?:good|great|well)|badly|bad|"
    r"not (?:the )?(?:best|brilliant|fantastic|amazing|wonderful|easy)|"
    r"(?:on|by) (?:a|my|the) (?:thread|fingertips|fingernails|last legs|edge)|hell|up and down|good days and bad|"
    r"a nightmare|on my (?:knees|last legs)|dread(?:ing)?|killing me|wiped out|exhaust\w+|terrible|awful|"
    r"rubbish|tough|hard|difficult)\b"
)
COPING = re.compile(
    r"(?<!not )(?<!not been )(?<!isn't )(?<!never )\b(?:not struggl\w+|not (?:a struggle|too bad|bad|hard)|(?:i'm |"
    r"i am |am |doing |getting on |"
    r"it's |its |all |going |managing |coping )(?:ok|okay|fine|well|good(?! for (?:nothing|nowt|anything))|alright|"
    r"all right)\b|^(?:ok|"
    r"okay|fine|alright|all right|good|grand|not (?:so |too )?bad|no bother|canny|sound|champion|smashing|brilliant|"
    r"great|spot on|happy|all good|no complaints|no issues)\b|(?:coping|doing|getting on|managing|going) (?:canny|"
    r"champion|grand|great|brilliant|nicely|fine)\b|"
    r"no bother(?: at all)?\b|"
    r"managing (?:fine|ok|okay|well|alright|all right)\b|i cope\b(?! (?:bad|by))|can't (?:grumble|moan)|"
    r"ticking along|(?:i )?get(?:ting)? by\b|manage it "
    r"(?:ok|okay|fine|well)|can do my (?:work|job) (?:ok|okay|fine|well)|can't complain|\b(?:coping|managing|"
    r"getting on|i manage|i cope) (?:ok|okay|fine|well|alright|all right|can't|grand|not bad)|no problems?|"
    r"managing(?: fine| ok| well)?$|coping(?: fine| ok| well)?$)"
)
WEAKLY_EMPLOYED = re.compile(
    r"^(?:(?:in|with|keep|kept|hold|off|from|still have|have|i've got|got) )?(?:a|my|me) (?:\w+ )?"
    r"(?:job|contract|work|workplace|employer|boss|manager|line manager|supervisor|gaffer|shift)\w*\b(?! as)"
)
"""Words that speak of a job without saying whose: "staying in my job" may be said of one's own business."""
