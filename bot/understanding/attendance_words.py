"""The words in which people tell whether they are at work: off, about to be, back, on fewer hours, there."""

from __future__ import annotations

import re

from bot.understanding.patterns import Rows

ATTENDANCE: Rows = [
    (
        "absence_planned",
        re.compile(
            r"\b(?:going in(?:to hospital)? for (?:an|my|a) \w*|(?:i'll|i will|will) be (?:off|away) (?:after|"
            r"in|over) (?:christmas|new year|easter|the new year|\w+uary)|(?:having|getting|booked (?:in )?for|due|"
            r"down for|scheduled for|in for) (?:an|my|a|me) (?:\w+ ){0,2}(?:op|operation|surgery|replacement|"
            r"procedure|hysterectomy)|(?:i'll|will|going to|gonna|shall|have to|about to|due to|need to|"
            r"got to) (?:be |go |going )(?:off|of(?= (?:from|for|work)\b)|on sick)(?: work| sick)?|"
            r"need (?:some )?time off|off soon|(?:due|going|about) to (?:start|begin|go on) (?:my |a |"
            r"some )?(?:sick leave|sick|time off)|"
            r"be off (?:from|for|soon|"
            r"work)|going off (?:sick|work|on)|about to go off|(?:op|operation|surgery) (?:is )?(?:booked|"
            r"coming up|next|in (?:a|\d|two|three|january|february|march)|scheduled|on the)|(?:got|"
            r"have) (?:an |my )?(?:op|operation|surgery) (?:coming|booked|next|in|on|soon))\b"
        ),
    ),
    (
        "phased_return",
        re.compile(
            r"\b(?:phased (?:return|back|way|basis)?|(?<!and a )(?<!and )(?:half|short|shorter|part) (?:days?|"
            r"shifts?|"
            r"weeks?)|"
            r"(?:mornings|afternoons|half days) (?:only )?(?:for now|at the moment|at present|since)\b|"
            r"(?:only|just) (?:on )?(?:the )?(?:morning|afternoon|half day|short|few) (?:hours|shifts)|"
            r"building (?:me|us) (?:back )?up\b|"
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
            r"\b(?:^just back\b(?! (?:pain|to))|(?:just|recently|only just|newly|i've) (?:came|come|gone|went|got|"
            r"been|started|returned|"
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
            r"\bback now\b|\breturned (?:(?:only|just|back|to|work|in|on|since|this|last|the|my|job) )*(?:monday|"
            r"tuesday|wednesday|"
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
            r"(?:because|cos|due|with|sick|ill)|(?:i'm|i am) away from (?:my )?(?:work|job)|\bon the (?:panel|"
            r"club)\b|"
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
            r"in) (?:my )?work (?:at the (?:mo|moment)|now|just now|currently|because|since|due)|"
            r"(?:haven't|not|no|have not) been (?:(?:in|at|able to (?:go|get) (?:in|to)|into|to) (?:work|"
            r"the office|my job|to work)|(?:in|back|able to go in)\b(?! (?:to|a|the|any|touch|pain)))|on ssp|"
            r"on sick pay|on statutory sick|at home (?:sick|ill|poorly)|(?:do not|don't|not) go to (?:the |my "
            r")?work (?:now|because|at the moment|any more)|"
            r"(?:not|isn't) (?:there|in) (?:at the (?:minute|moment)|right now|now|currently)|(?:haven't|not|"
            r"have not) (?:been able to work|worked since|been working)|off just now|off atm|on sick|"
            r"on and off since|long[- ]?term sick|can't (?:go|get) (?:in|into|to) (?:to )?work|"
            r"on the sick from (?:my )?work|(?:not|haven't) been able to face (?:it|work|going)|"
            r"stopped going(?= *(?:$|[.,]|in\b|to work|to my|\d|"
            r"a |one|two|three|last|on|since|"
            r"because))|had to stop work(?:ing)?|stopped work(?:ing)?|not working (?:since|because|due to|right now|"
            r"now|"
            r"at the (?:mo|moment)|currently)|^(?:i'm |am |i am |been )?off$|off sick|off at present|too (?:ill|"
            r"unwell|sick|poorly|bad) to work|not (?:been )?(?:(?:well|fit) enough|enough (?:well|fit)|"
            r"able|fit|well) to work(?! (?:full|as|like|in|at|on|with|more|those|my)))\b"
        ),
    ),
    (
        "at_work",
        re.compile(
            r"\b(?:still (?:out )?(?:go every|go to work|go working|working|at (?:my )?work|in work|going (?:in|"
            r"to work|on my work)|turning (?:up|"
            r"in)|"
            r"there(?<!business still there)(?<!job still there)(?<!it's still there)(?<!is still there)|"
            r"do(?:ing)? (?:my|me|the) (?:\w+ )?(?:job|rounds?|shifts?|work|hours|route)|"
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
            r"there|go in|going in|i go|turn up|turning up) (?:every ?day|daily)|still i(?:'m| am) (?:going|coming|"
            r"working)(?= in\b| to\b| there\b|\W*$)|"
            r"(?<!but )i still work(?= *(?:$|[.,]|because|but|every|and))|(?<=but )i still work(?= *(?:$|[.,]|"
            r"because|every))|"
            r"every ?day i still (?:go|come)|every ?day i (?:go|come|"
            r"am(?= (?:still )?(?:in|there|at|going|coming|working)\b|\W*$))\b|"
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
            r"still (?:in(?= *(?:$|[.,]))|(?:out )?grafting)|never (?:had|took|taken) (?:a|one|any) (?:day|"
            r"time)(?: off)?|"
            r"never been off|(?:plodding|battling|soldiering|struggling) on|dragging myself in|working from home|"
            r"still (?:am )?(?!off\b|sick\b|not\b|waiting|getting|having|trying)\w+ing (?:it |up |"
            r"the \w+ )*(?:every ?(?:day|morning|night|shift|week)|each|daily|most)|"
            r"still (?:i am |i'm )?(?:going )?out (?:for (?:work|working) )?(?:on (?:the|me|my) \w+ )?(?:every|each|"
            r"most)|"
            r"still (?:doing|out on|taking on|doing the) (?:the )?jobs\b|still work (?:almost |nearly )?(?:every|"
            r"most|each)|i still go when they|"
            r"still doing (?:(?:whatever|any|the|my|odd|few|some|what) )*shifts|still i (?:go|come) (?:to|in)|"
            r"so still i go|"
            r"every (?:morning|shift|night) i still|still go (?:there|in)\b|"
            r"not missed a day|(?:i've|i have|have|"
            r"got) a job and (?:i'm |i am |am )?(?:at|in) work|in a job,? at work)\b|"
            r"(?:, ?|\band )at (?:my )?work(?= (?:in|as) |[,.]|$)"
        ),
    ),
]
