"""The words around a date that say what it is: patterns over a message whose dates are marks."""

from __future__ import annotations

import re

from bot.understanding.timed import MARK

GAP = (
    r"(?:(?!\b(?:until|till|til|ends?|ending|expires?|runs out|note|which|who|had for|suffered|worked|"
    r"my last job|in total|again|while (?:the )?<|back (?:to|at|in) work|go back|return(?:ing)?|due back|before|each|"
    r"every|back on)\b)[^<.!?])"
)
OFF = (
    r"(?:(?<!laid me )(?<!paid me )(?<!on/)(?<!on and )(?<!on & )\boff\b(?! chance| the record|er| the (?!(?:whole|"
    r"last|past|entire|job|sick|minute|moment|time|first|next|same|best|full|odd|week|day|\w+day)\b)\w| (?:the |my |"
    r"a )?(?:gp|doctors?|"
    r"hospital|surgery|nurse|boss|work me))|\babsent\b|\bnot been (?:in|at|into)\b|"
    r"\bhaven't been (?:in|at|into|to work)\b|\b(?:haven't|not|couldn't|can't|unable to|"
    r"not been able to|haven't been able to) work(?:ed|ing)?\b|\bstop(?:ped)? work(?:ing)?\b|"
    r"\blast worked\b|\bstuck (?:at|in) home\b|\bnot (?:set )?(?:a )?foot in\b|"
    r"\blast (?:day|shift|time)(?: (?:at|in|of|i was (?:at|in)|i) ?(?:work(?:ed)?)?)?(?: was|"
    r" were)?\b|\bon (?:the )?sick\b|\b(?:been|went|gone|going|go|phoned in|called in|rang in) sick\b|"
    r"\bsick leave\b|\bsick since\b|\blaid up\b|\bout of action\b|\bnot in work\b|\bnot at work\b|"
    r"\baway from work\b|\bout of work\b|\bwent home\b|"
    r"\bfinished (?:up|work)\b|\b(?:first|1st) day (?:off|sick|of|without work|not (?:at|in) work|not working|"
    r"away)\b|\babsence (?:began|started|start)\b|\bleft work\b)"
)
ABSENCE = [
    re.compile(r"\bi (?:stopped|quit|gave up) (?:going|coming)(?: in| to work)?(?: from| on)? (?:the )?" + MARK),
    re.compile(r"\bfrom (?:the )?" + MARK + r"[ ,]*i(?:'m| am| have| was|'ve)? not (?:going|gone|been|working)\b"),
    re.compile(r"\b(?:off|sick)(?: work| sick| ill)? since (?:the |about |around )?" + MARK),
    re.compile(OFF + GAP + r"{0,45}?" + MARK),
    re.compile(r"\b(?:be|been|am|i'm) of (?:from|since) (?:the )?" + MARK),
    re.compile(MARK + r"(?: now| already)? (?:i'm|i am|am|i have been|i've been) (?:off|sick|absent|away from work)\b"),
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
    re.compile(
        MARK + r"[ ,]*(?:that |when |was when |is when )?i (?:went|was|had|finished|stopped|walked|last)(?! still)"
        r"[\w ]{0,12}?\b(?:off|out|sick|work(?:ing|ed)?)\b"
    ),
    re.compile(
        r"(?:^|\b(?:i've|i have|i'm|i am|been|was|off|sick) )(?:been )?(?:on and off|"
        r"off and on)\b[^<.!?]{0,30}?" + MARK
    ),
]
NOTE_WORD = (
    r"(?:fit note|sick ?note|sick line|note|line|certificate|cert|signed(?: me)? off|doctor|gp|"
    r"surgery|it|sick pay|one|this 1|stat|med ?3|medical)"
)
NOTE_END = [
    re.compile(
        rf"\b{NOTE_WORD}\b[^<.!?]{{0,60}}?\b(?:until|while(?= (?:the )?<)|till|til|ends?|ending|ended|end date|"
        rf"runs? (?:out|to|"
        rf"until|till|up)|ran out|running out|expires?|expired|expiring|up to|up on|is up|(?<='s )up|finish(?:es|ed)?|"
        rf"last (?:date|day)|lasts?|goes (?:up )?to|(?:takes|covers|does) (?:me|us) (?:up )?(?:to|until|till)|"
        rf"good (?:till|"
        rf"until)|to|dated to|due to end|stops?|valid)\b[^<.!?]{{0,22}}?{MARK}"
    ),
    re.compile(
        rf"\b(?:until|till|til|ends?|ended|expires?|expired|runs? out|ran out|up to|ending|"
        rf"finishes)\b[^<.!?]{{0,14}}?{MARK}(?=[^.!?]{{0,30}}\b(?:note|line|certificate|cert|"
        rf"signed off)\b)"
    ),
    re.compile(rf"\bsigned (?:me )?off\b[^<.!?]{{0,20}}?\bto\b[^<.!?]{{0,8}}?{MARK}"),
]
LOOSE = re.compile(r"^(?:it|one|doctor|gp|surgery|line)\b(?!.*\b(?:until|till|til|ends?|runs?|ran|expires?|signed)\b)")
NOTE_LENGTH = re.compile(
    rf"\b(?:signed (?:me )?off|note)\b[^<.!?]{{0,15}}?\b(?:another|for another|for the next|"
    rf"next)\b[^<.!?]{{0,6}}?{MARK}|\b(?:note|line)\b[^<.!?]{{0,14}}?{MARK}(?: left| to go| more)"
)
OWN_FORM = re.compile(
    r"\b(?:own form|self[- ]?cert\w*|sc2|signed myself off|(?:first|within|my) (?:my )?(?:first )?(?:week|7 days|"
    r"seven days))\b"
)
SIGNED_FOR = re.compile(
    rf"\b(?:(?<!been )signed (?:me )?off (?:work )?(?:sick )?(?:(?:by|with) [\w ]{{1,20}}? )?for |(?:doctor|gp|he|"
    rf"she|"
    rf"they) (?:has |have )?(?:put me|given me|gave me|signed me)[^<.!?]{{0,25}}?)(?:about )?{MARK}|"
    rf"\b{MARK} (?:sick note|fit note|note\b|sick line|line\b)"
)
UNTIL = re.compile(
    rf"\b(?:until|while(?= (?:the )?<)|till|til|ends?|ended|expires?|expired|runs? out|ran out|up to|ending|finishes|"
    rf"last (?:date|day)|end date)\b[^<.!?]{{0,20}}?{MARK}"
)
RUNS_TO = re.compile(
    rf"\b(?:until|till|til|up to|goes (?:up )?to|runs? (?:to|until)|ends?|lasts? (?:to|"
    rf"until))\b[^<.!?]{{0,20}}?{MARK}"
)
RANGE = re.compile(rf"<(?:\d+)> ?(?:to|until|till|-|til) ?(?:the )?{MARK}")
LOST = (
    r"(?:lost (?:(?:my|the|me|our|a) )?(?:\w+ ){0,2}jobs?|lost (?:my |the |this |our )?(?:work|post|position|"
    r"employment)|made me redundant|laid me off|(?:company|factory|shop|"
    r"place|firm|pub|store|cafe|depot|restaurant|hotel|bar|salon|business|branch|bakery|mill|plant|warehouse|nursery|"
    r"club) "
    r"(?:has |is |was |got )?(?:close[ds]?|shut|went (?:bust|under)|folded)|(?:got|get) (?:shut|rid) of me|"
    r"paid (?:me )?off|^redundant|(?<![a-z] )redundant(?= (?:since|in|from|last|on|<))|(?:got|was|been) finished up|"
    r"job "
    r"loss|(?:made|was|been|got|"
    r"took) (?:voluntary )?redundan\w+|redundancy|sacked|fired|let go|let me go|laid off|dismissed|"
    r"got the (?:sack|push|boot)|(?:my|the|last|me) (?:\w+ )?(?:job|contract|work) (?:has |was |is )?(?:ended|"
    r"finish\w*|up|over|"
    r"stopped|went|ran out)|contract (?:ended|finished|ran out)|left (?:my|the|that|work|"
    r"me) ?(?:last |old )?(?:job|work|post|role|employer|place)?|finished (?:my|the|at|up at|"
    r"me) (?:\w+ )?(?:job|work)|out of work(?! (?:sick|ill|poorly|with))|unemployed|jobless|resigned|quit\b|"
    r"handed (?:in )?my notice|packed (?:it|my job|the job|me job|work) in|packed in (?:my|the|work)|"
    r"(?:they|he|she|boss|work|agency) (?:finished|binned|got rid of) (?:me|us)|(?:got|given|had) my (?:cards|p45)|"
    r"became redundant|"
    r"no job|without (?:a job|work)|last (?:had a job|job|employed|in work|in a job)|had (?:a|"
    r"my last) job|not had (?:a )?(?:job|work)|haven't had (?:a )?(?:job|work)|gave up (?:my job|"
    r"work)|retired|medically retired|ill health dismissal|lost work|not worked|haven't worked|"
    r"last worked|stopped work(?:ing)?|finished work|company (?:went|closed)|closed down|ended)"
)
NO_JOB = re.compile(
    r"\b(?:my last (?:job|work) (?:was|finished|ended)|unemployed|no job|lost my job|sacked|redundan\w+|jobless|"
    r"without (?:a )?(?:job|work)|out of work(?! sick|"
    r" ill)|"
    r"(?:don't|do not|not|haven't|have not) (?:have|got) a job)\b"
)
WORKED_UNTIL = re.compile(
    rf"\b(?:was|were|worked|had been|then|after that) (?!off\b)[^<.!?]{{0,40}}?"
    rf"\b(?:until|till|til|up to|up until) (?:about |around |the )?{MARK}"
)
"""How long somebody worked who has no job now ("then a security firm till February")."""
IT_FINISHED = re.compile(
    rf"\b(?:it|that|the last one|mine)(?: has| had|'s| was| all)*(?: just)? (?:finished|ended|stopped|went|folded|"
    rf"packed up|"
    rf"came to an end|cut|gone)\b[^<.!?]{{0,20}}?{MARK}"
)
"""After a job that is no more ("I don't have a job now. It finished in March")."""
JOB_LOST = [
    re.compile(rf"\b{LOST}\b(?:(?!\b(?:start\w*|begin\w*|new (?:job|one))\b)[^<.!?]){{0,40}}?{MARK}"),
    re.compile(
        rf"\b(?:since|from) {MARK}[ ,]*(?:i |i am |i'm |i have |i've |been |had |got )*(?:without|no) (?:a |"
        rf"any )?(?:job|work)\b"
    ),
    re.compile(rf"{MARK}[ ,]*(?:when |that |since |i |i was |i've been |we were |they |being )*{LOST}\b"),
]
AMBIGUOUS_LOST = re.compile(
    r"\b(?:not worked|haven't worked|last worked|stopped work(?:ing)?|finished work|left work|"
    r"ended)\b"
)
OP = (
    r"(?:op\b|operation|surgery|procedure|replacement|replaced|hysterectomy|c[- ]section|caesarean|"
    r"bypass|transplant|(?:knees?|hips?|shoulder|back|feet|foot|hands?|wrist|eyes?|cataracts?|hernia|"
    r"gallbladder) (?:done|fixed|op|operated|out)|operated on|under the knife|"
    r"gall ?bladder (?:out|removed)|(?:appendix|tonsils|womb|kidney) (?:out|removed)|go(?:ing)? in(?:to)? (?:for|"
    r"hospital)|"
    r"new (?:hip|knee|shoulder|valve|pacemaker|ankle)|keyhole|operat(?:e|es|ing)(?: on)? (?:me|my))"
)
OPERATION = [
    re.compile(rf"\b{OP}[^<.!?]{{0,40}}?{MARK}"),
    re.compile(
        rf"{MARK} (?:when |that )?(?:they|he|she|the surgeon|the hospital|doctors?) (?:will |are |is )*"
        rf"(?:put(?:ting)? (?:me |in )+(?:an? |the )?)?{OP}"
    ),
    re.compile(
        rf"{MARK}[^<.!?]{{0,30}}?\b(?:for|have|having|having|is|it's|got|get|getting|had) (?:my|an|the|a|"
        rf"me)? ?(?:\w+ )?{OP}"
    ),
]
FROM_THEN = re.compile(
    r"\boff (?:work |sick )?(?:from|as of|after) (?:then|that(?: day| date)?|there|it)\b|\bfrom (?:then|that day|"
    r"that date)"
    r"(?: on)?,? (?:i'll|i will|i'm|i am|will|gonna|going to)?\b ?(?:be )?(?:off|away)\b"
)
"""What makes the day of an operation to come the first day off too ("op on 8 December, off from then")."""
SAME_DAY = re.compile(
    rf"\b(?:same day|(?:that's|that is|it's|it is|which is) the day)\b[^<]{{0,25}}?\b{OP}|"
    rf"\b{OP}[^<.!?]{{0,16}}?\b(?:is |on )*(?:that|this|the)(?: same)? day\b|"
    rf"\bon (?:that|this|the same|the) (?:same )?day\b[^<.!?]{{0,24}}?\b{OP}"
)
"""What makes the first day off the operation's as well ("that's the day of the op itself")."""
AWAY_FROM = re.compile(r"\bbe (?:off|of) (?:work |sick )?(?:from|on|as of)\b|\bfrom\b[^.!?]{0,24}\bbe off\b")
AHEAD = re.compile(
    r"\b(?:(?:have|got|i've got|there's) (?:a|an|my|me|the) (?:\w+ ){0,2}(?:op|operation|surgery|procedure|"
    r"replacement)|"
    r"having|going|booked|due|scheduled|will|i'll|getting|waiting|upcoming|coming|planned|is on|"
    r"it's on|date|get|go in|to have|next|about to|off for|going to|is|postponed|rescheduled|rearranged|"
    r"(?:changed|moved|put back|pushed back|brought forward|delayed|rebooked|cancelled)(?: \w+){0,4} "
    r"(?:to|till|until|for))\b"
)
TO_COME = re.compile(
    r"\b(?:having|going (?:in|for|to)|booked|due|scheduled|will|i'll|waiting|upcoming|coming up|planned|next|"
    r"about to|"
    r"(?:i've|i have|have|got) (?:got )?(?:a|an|my|me|the) (?:\w+ ){0,2}(?:op|operation|surgery|procedure))\b"
)
STILL_FELT = re.compile(
    r"\b(?:still (?:\w+ ){0,2}(?:sore|hurt\w*|pain\w*|aching|aches?|healing|recover\w+|swollen|tender|weak|stiff|"
    r"bruised|bleeding|not (?:right|healed|better|recovered))|(?:not|hasn't|isn't) (?:\w+ )?(?:healed|healing|"
    r"recovered)|"
    r"recovering|did (?:my |the |an? )?(?:\w+ )?(?:op|operation|surgery))\b"
)
"""What is felt after an operation, which then lies behind ("hernia op 9 Oct, still sore")."""
BEHIND = re.compile(r"\b(?:had|since|after|was|did|went|were|got|ago|last|ran|ended|expired|finished|been)\b")
ILL = re.compile(
    rf"\b(?:had|have|has|having|suffer\w*|bad|diagnosed|started|struggl\w+|living with|problems?|"
    rf"trouble|pain|ill|unwell|poorly|injured|hurt|came on|began|flared|since|for|"
    rf"got)\b[^<.!?]{{0,50}}?{MARK}|{MARK}"
)
OVER = re.compile(
    r"\bwas off\b.*\b(?:last year|years? ago|before)\b|\bback (?:at|in|to) work\b.*\boff\b|"
    r"\bused to\b|\blast time\b|\boff\b.*\bback now\b|\b(?:went|gone|just|been|came) back\b"
)
TO_BE_SEEN = re.compile(
    r"\b(?:seeing|see(?! (?:\w+ ){0,2}before\b)|saw|appointment|ring|ringing|phoning|calling|going to|"
    r"got to)\b(?!.*<?\b(?:until|ends?)\b)"
)
"""A visit to come is not the end of a note ("not yet, seeing the doctor tomorrow")."""
HOW_OFTEN = re.compile(r"\b(?:times|\d ?x|occasions|spells|twice|thrice|separate)\b")
"""What makes "this year" the span in which absences are counted ("three times this year"), not a first day off."""
STARTS = re.compile(r"\b(?:start(?:s|ed|ing)?|began|begins?|dated)(?: on| from)?(?: the)? $")
"""Before the day on which a note begins, which is no end of it."""
