"""The words in which people tell whether they have work, whether they are at it, and how it goes."""

from __future__ import annotations

import re
from typing import List, Pattern, Tuple

Pairs = List[Tuple[str, Pattern[str]]]

EMPLOYMENT: Pairs = [
    (
        "self_employed",
        re.compile(
            r"(?<!not )(?<!isn't )\b(?:self[- ]employed|work(?:ing)? (?:for|4) (?:myself|my ?self|my own|me(?= *(?:$|"
            r"[.,])))|(?:my|"
            r"own) own (?:\w+ ){0,2}(?:business|company|boss|firm|shop)|(?:ltd|limited) company|company director|"
            r"(?:director|owner) of my own|on my own account|(?:make|find|get) my own work|(?:have|got|with) "
            r"my own (?:\w+ ){1,3}(?:thing|round|practice|clients|customers)|(?:run|running|do|doing|got|have|i've|"
            r"with) my "
            r"own (?:\w+ ){0,3}(?:round|van|shop|business|firm|company|salon|bar|stall|clients|customers|brand|studio|"
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
            r"economy)|casual (?:work|worker|shifts?|contract|hours|basis|staff|labour)|supply (?:teach\w+|work|cover)|"
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
            r"factory|shop|place|firm) (?:has |is |was )?clos(?:e|ed|ing)(?: down)?\b(?!.*\b(?:still|work "
            r"in)\b)|(?:made|was|been|"
            r"got) (?:\w+ )?redundant|got the sack|(?:was|been|got|they|were) (?:sacked|fired|let go|laid off|"
            r"dismissed)|^(?:i )?(?:got )?(?:sacked|laid off|made redundant|dismissed)|(?:they|he|she|boss|"
            r"work) (?:sacked|fired|dismissed) me|let me go\b|laid me off|paid (?:me )?off\b|"
            r"(?:they|he|she|boss|work|agency) (?:finished|binned|got (?:rid|shut) of) (?:me|us)\b|^let go\b(?! of)|"
            r"became redundant|(?:finished|"
            r"dismissed|let go) on (?:medical|health) grounds|(?:got|given|had) (?:my )?(?:the )?"
            r"(?:cards|p45|boot|push|chop|heave ho)|jacked (?:it|my job|work) in|lost (?:my )?work\b|contract (?:has |"
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
            r"the job) in|quit my job|resigned|left my (?:\w+ )?job|job ended|contract ended|no job)\b"
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
            r"in (?:paid )?employment|my shift\w*|(?:off|from) (?:my job|my work)|(?:^|\b(?:and|but|male|female|"
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

ATTENDANCE: Pairs = [
    (
        "absence_planned",
        re.compile(
            r"\b(?:going in(?:to hospital)? for (?:an|my|a) \w*|(?:i'll|i will|will) be (?:off|away) (?:after|"
            r"in|over) (?:christmas|new year|easter|the new year|\w+uary)|(?:having|getting|booked (?:in )?for|due|"
            r"down for|scheduled for|in for) (?:an|my|a|me) (?:\w+ ){0,2}(?:op|operation|surgery|replacement|"
            r"procedure|hysterectomy)|(?:i'll|will|going to|gonna|shall|have to|about to|due to|need to|"
            r"got to) (?:be |go |going )(?:off|of(?= (?:from|for|work)\b)|on sick)(?: work| sick)?|"
            r"need (?:some )?time off|off soon|"
            r"be off (?:from|for|soon|"
            r"work)|going off (?:sick|work|on)|about to go off|(?:op|operation|surgery) (?:is )?(?:booked|"
            r"coming up|next|in (?:a|\d|two|three|january|february|march)|scheduled|on the)|(?:got|"
            r"have) (?:an |my )?(?:op|operation|surgery) (?:coming|booked|next|in|on|soon))\b"
        ),
    ),
    (
        "phased_return",
        re.compile(
            r"\b(?:phased (?:return|back|way|basis)?|(?:half|short|shorter|part) (?:days?|shifts?|weeks?)|"
            r"(?:mornings|afternoons|half days) (?:only )?(?:for now|at the moment|at present|since)\b|"
            r"(?:only|just) (?:the )?(?:morning|afternoon|half day|short|few) (?:hours|shifts)\b|"
            r"until i build (?:it )?(?:back )?up\b|"
            r"back "
            r"but not (?:full|all)\b|in (?:again )?for (?:a few|a couple of|\d) hours|"
            r"(?:back|returned)\b[\w ,]{0,26}\b(?:only|just|on|for|but)? ?(?:mornings|afternoons|half|(?:one|"
            r"two|three|four|2|3|4) (?:hours|days|shifts|mornings)\b)|"
            r"cut (?:my|the|down) (?:\w+ )?hours|hours (?:cut|reduced|down)\b|(?:only|just) (?:the |"
            r"in the )?(?:mornings|afternoons)\b|\d hours (?:a|per) day instead|"
            r"building back up|building up|(?:in|back|here|there) (?:for )?(?:the )?(?:mornings|"
            r"afternoons)(?: only)?(?: now| for now)?\W*$|(?:only|just) (?:working|doing|in) (?:for )?(?:a "
            r"few|a couple of|\d|two|three|four) hours(?! (?:a day )?(?:of|sleep))|"
            r"(?:doing|work|working|in) (?:only |just )?(?:one|two|three|2|3) (?:days?|mornings|afternoons|"
            r"shifts) (?:a|per|each) week (?:till|until|for now|at present|at the moment|to start|since)|"
            r"phase(?:d)? return|phasing back|gradual return|"
            r"back (?:in )?(?:at work )?(?:but |just )?(?:only )?(?:mornings|afternoons|half days|"
            r"part time|(?:two|three|2|3) days)|building (?:up )?(?:my |the )?hours|building (?:it|them) up|"
            r"(?:reduced|fewer|less|shorter|half|"
            r"cut|part time|lighter|light|amended|adjusted|modified|part) (?:hours|duties|days|work|duty)(?= |"
            r"$|[.,])|on light duties|easing (?:me |myself )?back)\b"
        ),
    ),
    (
        "recently_returned",
        re.compile(
            r"\b(?:(?:just|recently|only just|newly|i've) (?:come|gone|went|got|been|started|returned|"
            r"come) ?back\b(?! pain)|(?:just|recently) returned|returned to (?:my |the )?(?:work|job)|started "
            r"back|(?:went|gone|came|"
            r"got) back (?:to work|in|at work|to my job|to the office|on|last|this|yesterday|a)|(?:i'm|i am|"
            r"am|now|just|been|only been) back (?:at|in|to) (?:work|my job|the office|school)|(?:i'm|"
            r"i am) back (?:since|now|at it)|back (?:at|in|to) work (?:now|since|last|for|on|this|a|already|"
            r"after|but|and)|my first (?:week|day|shift) back|first (?:week|day) back|^(?:i am |i'm |just |"
            r"now )*back (?:at|in|to) work|^(?:i )?(?:only |just |only just )?(?:came|went|started|got|gone|"
            r"been) back\b(?! pain)|"
            r"\bback (?:at work )?(?:full time|properly|on full hours)\b|\bback (?:at|in|on|to) (?:my|"
            r"the) \w+ (?:since|last|this|now|again|yesterday)\b|\b(?:went|came|got|returned|started) back"
            r" (?:to work )?(?:\d+|two|three|four|a couple of|a few|last) (?:days?|weeks?) ago|"
            r"\bbeen back (?:for )?(?:a|one|two|three|four|\d) (?:days?|weeks?|fortnight)|"
            r"\breturned (?:(?:only|just|back|to|work|in|on|since|this|last|the|my|job) )*(?:monday|tuesday|wednesday|"
            r"thursday|"
            r"friday|saturday|sunday|week|month|yesterday|today)|"
            r"\bback (?:last|this|since) (?:week|month|monday|tuesday|wednesday|thursday|friday))\b"
        ),
    ),
    ("not_in_work", re.compile(r"(?!x)x")),
    (
        "off_sick",
        re.compile(
            r"(?:i'm|i am|am|is) (?:(?:sick|ill|poorly|unwell) at home|at home (?:sick|ill|poorly|unwell))|"
            r"\b(?:not|haven't|never) (?:set |put )?(?:a )?foot in\b|(?:i )?(?:don't|do not|didn't|not) (?:go|going|"
            r"gone|work|working) (?:to )?"
            r"(?:my |the )?(?:work|job)?(?: any more)? ?(?:since|from)\b|(?:i'm|i am|stay|staying|sit|sitting) (?:in|"
            r"at) (?:the |my )?(?:house|home) "
            r"(?:because|cos|due|with|sick|ill)|(?:i'm|i am) away from (?:my )?(?:work|job)|\bon the (?:panel|club)\b|"
            r"\b(?:at|stuck at|"
            r"in) home (?:now )?(?:with (?:a |the |my )?(?:sick|"
            r"fit|doctor's) (?:note|line)|(?:because of|due to|with) (?:\w+ )?(?:sickness|illness))|"
            r"\boff (?:sick|work|ill|poorly|on (?:the )?sick|on (?:long[- ]?term )?sick|long[- ]?term|with|"
            r"since|for (?!myself)|cos|because|due to|at the (?:mo|moment)|currently|now|again|nearly|almost|"
            r"about|over|approximately|just|from work|from my|the last|recovering|ill|\d+(?:[/.-]|st|nd|rd|th| \w)|"
            r"a (?:week|month|"
            r"fortnight|while|few|couple|year)|one|two|three|four|five|six|seven|eight|nine|ten|several|few|"
            r"until|till)\b|\b(?:(?:signed|sign) (?:me )?off|no work for (?:\d|a|one|two|three|four|five|six)|"
            r"on (?:long[- ]?term )?sick(?: leave)?|sick leave|been off|still not back|not back (?:yet|at work)|"
            r"i'm off|i am off|currently off|am off|still off|went off|gone off|going off sick now|"
            r"phoned in sick|called in sick|rang in sick|missed (?:\w+ )?(?:shifts|work)(?! meet)|not (?:at|"
            r"in) work (?:at the (?:mo|moment)|now|just now|currently|because|since|due)|"
            r"(?:haven't|not|no|have not) been (?:(?:in|at|able to (?:go|get) (?:in|to)|into|to) (?:work|"
            r"the office|my job|to work)|(?:in|back|able to go in)\b(?! (?:to|a|the|any|touch|pain)))|on ssp|"
            r"on sick pay|on statutory sick|at home (?:sick|ill|poorly)|(?:do not|don't|not) go to (?:the |my "
            r")?work (?:now|because|at the moment|any more)|"
            r"(?:not|isn't) (?:there|in) (?:at the (?:minute|moment)|right now|now|currently)|(?:haven't|not|"
            r"have not) (?:been able to work|worked since|been working)|off just now|off atm|on sick|"
            r"on and off since|long[- ]?term sick|can't (?:go|get) (?:in|into|to) (?:to )?work|"
            r"had to stop work(?:ing)?|stopped work(?:ing)?|not working (?:since|because|due to|right now|now|"
            r"at the (?:mo|moment)|currently)|^(?:i'm |am |i am |been )?off$|off sick|off at present|too (?:ill|"
            r"unwell|sick|poorly|bad) to work|not (?:been )?(?:(?:well|fit) enough|enough (?:well|fit)|"
            r"able|fit|well) to work(?! (?:full|as|like|in|at|on|with|more|those|my)))\b"
        ),
    ),
    (
        "at_work",
        re.compile(
            r"\b(?:still (?:go every|go to work|working|at (?:my )?work|in work|going (?:in|to work)|turning (?:up|"
            r"in)|"
            r"there(?<!business still there)(?<!job still there)(?<!it's still there)(?<!is still there)|"
            r"doing (?:my|me|the) (?:\w+ )?(?:job|rounds?|shifts?|work|hours|route)|"
            r"managing)|(?:i'm|i am|am|currently|now|presently|actually|still|back) (?:at|in) (?:my )?work\b|"
            r"at work (?:but|now|and|still|"
            r"though|at the)|^(?:at|in) (?:my )?work\b|(?:i'm|i am|am|currently) working\b(?! (?:on|towards|out))|"
            r"^(?:yes |yeah )?(?:still )?working\b|(?:going|go|come|coming) (?:to|in|into) (?:the |my "
            r")?(?:work )?every ?day|(?:employed|job) and (?:i'm )?going in\b|"
            r"(?:not|haven't) missed (?:a|any|one) (?:shift|day)|go(?:ing)? (?:in|to work) (?:every|each|but|"
            r"still|most)|"
            r"struggl\w+ (?:on )?(?:at|in|through|with|to (?:stay|keep|cope|do)) ?(?:my )?(?:work|job|shifts?|"
            r"in my job)|haven't (?:had|taken) (?:any )?(?:time|days?) off|not (?:off|had (?:any )?time off|"
            r"been off(?! (?:very |for |that )?long)|taken time off)|soldiering on|working through it|"
            r"carrying on (?:at|with) work|(?:in|"
            r"there|go in|going in|i go|turn up|turning up) (?:every ?day|daily)|every ?day i (?:go|am|come)\b|"
            r"\bi go to work (?:normally|as normal|as usual|still|every|each)|keep going (?:in|to work)|"
            r"(?:carr?ied on|(?:i'm|am|still) carrying on|kept(?: on)?|continued(?: to)?|(?<=\bi )continue(?: to)?|"
            r"(?<=\bi )keep(?: on)?|"
            r"(?<=\bi )carry on|went on) (?:just )?(?:going|go|coming|come|turning|"
            r"working|work)(?: up)?(?: in)?(?: to (?:my |me )?work| at work| anyway| regardless| instead)?(?= *(?:$|"
            r"[.,]|and\b|but\b|every|each|"
            r"though|because|as i))(?<!go)(?<!come)(?<!going)(?<!coming)|"
            r"(?:go|come|coming|going|turning up|turn up) still\b|still (?:come|coming|turning) (?:up )?(?:for|to|"
            r"in)\b|"
            r"(?:am|i'm) (?:coming|going) (?:in |to |for )?(?:my |the )?(?:work|job|shifts?) (?:every|each|most|all|"
            r"still|normally|"
            r"but|though)|(?:i'm|i am) in (?:but|though|every|most)\b|"
            r"still (?:in(?= *(?:$|[.,]))|grafting)|never (?:had|took|taken) (?:a|one|any) (?:day|time)(?: off)?|"
            r"never been off|(?:plodding|battling|soldiering|struggling) on|dragging myself in|working from home|"
            r"not missed a day|(?:i've|i have|have|"
            r"got) a job and (?:i'm |i am |am )?(?:at|in) work|in a job,? at work)\b|"
            r"(?:, ?|\band )at (?:my )?work(?= (?:in|as) |[,.]|$)"
        ),
    ),
]
NOT_OFF = re.compile(
    r"\b(?:not|never|haven't been|isn't|aren't|am not|i'm not|without being|don't (?:want|need) to be|"
    r"haven't gone|worried about (?:going|being)|don't want to (?:go|be)|avoid (?:going|being)|end up|"
    r"rather than|before i go|might (?:go|be|have to go)|if i (?:go|am|was)|scared of (?:going|being)|"
    r"without (?:going|being|having to go)|told (?:me )?to (?:go|take|be)|should (?:go|be)|nearly went|instead of|"
    r"thinking (?:of|about) (?:going|being)|day|days|paid|take|took|given|have|time|set|put|far|better|well|show|cut|"
    r"turn|switch|kicked|pay|pissed|kick|drop|fall|fell|get|day's|laid|finished|wear|worn|live|write|laid me|paid me|"
    r"tell|told) (?:gone |to be |currently |been |to go |to )*$"
)
HAD = re.compile(r"\b(?:had|have|put|been|got) $")
ON_THE_SICK = re.compile(r"(?<!\boff )\bon (?:the )?sick\b(?! (?:leave|pay|note|line|from (?:work|my)))")
STRUGGLE = re.compile(
    r"\b(?:struggl\w+|doing my (?:head|nut) in|(?:just about|barely|only just|scarcely|hardly) (?:\w+ )?(?:getting|"
    r"making|keeping|"
    r"scraping|surviving|holding|hanging)|having a (?:mare|nightmare|bad time|hard time)|in bits|drowning|"
    r"snowed under|falling behind|"
    r"knackered|dead on my feet|(?:too|getting) (?:much|bad|worse)|suffering|heavy|harder|grim|rough|shocking|crap|"
    r"shit\w*|finding (?:it|work|my job|things) (?:\w+ )?(?:hard|tough|difficult)|(?:hard|"
    r"tough|difficult|a battle|a nightmare) (?:at work|to (?:cope|keep up|do my job|manage|"
    r"get through))|it's (?:a )?(?:struggle|hard|tough|difficult|really hard|not easy|getting harder)|"
    r"barely (?:coping|managing)|not (?:coping|managing)|can't (?:cope|keep up|manage)|hard going|"
    r"just about (?:managing|coping)|only just (?:managing|coping)|hanging on|"
    r"at (?:my )?breaking point|hardly (?:i can|can|coping|managing)|(?:i )?can hardly|not (?:so |too |very |doing |"
    r"going )?(?:good|great|well)|badly|bad|"
    r"not (?:the )?(?:best|brilliant|fantastic|amazing|wonderful|easy)|"
    r"(?:on|by) (?:a|my|the) (?:thread|fingertips|fingernails|last legs|edge)|hell|up and down|good days and bad|"
    r"a nightmare|on my (?:knees|last legs)|dread(?:ing)?|killing me|wiped out|exhaust\w+|terrible|awful|"
    r"rubbish|tough|hard|difficult)\b"
)
COPING = re.compile(
    r"\b(?:not struggl\w+|not (?:a struggle|too bad|bad|hard)|(?:i'm |i am |am |doing |getting on |"
    r"it's |its |all |going |managing |coping )(?:ok|okay|fine|well|good|alright|all right)\b|^(?:ok|"
    r"okay|fine|alright|all right|good|grand|not (?:so |too )?bad|no bother|canny|sound|champion|smashing|brilliant|"
    r"great|spot on|happy|all good|no complaints|no issues)\b|(?:coping|doing|getting on|managing|going) canny\b|"
    r"i cope\b(?! (?:bad|by))|can't (?:grumble|moan)|ticking along|(?:i )?get(?:ting)? by\b|manage it "
    r"(?:ok|okay|fine|well)|can do my (?:work|job) (?:ok|okay|fine|well)|can't complain|\b(?:coping|managing|"
    r"getting on|i manage|i cope) (?:ok|okay|fine|well|alright|all right|can't|grand|not bad)|no problems?|"
    r"managing(?: fine| ok| well)?$|coping(?: fine| ok| well)?$)"
)
WEAKLY_EMPLOYED = re.compile(
    r"^(?:(?:in|with|keep|kept|hold|off|from|still have|have|i've got|got) )?(?:a|my|me) (?:\w+ )?"
    r"(?:job|contract|work|workplace|employer|boss|manager|line manager|supervisor|gaffer|shift)\w*\b(?! as)"
)
"""Words that speak of a job without saying whose: "staying in my job" may be said of one's own business."""
