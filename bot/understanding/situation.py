"""What a patient wants, and whether it is the body or the mind."""

from __future__ import annotations

import re
from typing import Optional

from bot.understanding.patterns import value_rows
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_GOAL = value_rows(
    (
        "treat_health",
        r"(?:feel(?:ing)?|get(?:ting)?) (?:my self |\w+ )?(?:better|well|right|healthy|fit)(?: (?:first|again))?|"
        r"get my health|(?:my )?health better|(?:not|stop) be(?:ing)? in (?:so much )?pain|out of pain|pain free|"
        r"better (?:health|first)|sort (?:out )?my (?:health|head|back)|(?:get|have) my \w+ (?:sorted|fixed|"
        r"treated|better|right)|"
        r"health first|recover(?: first)?|"
        r"focus on my health|treatment first|get treated|my (?:health|recovery) comes first|"
        r"concentrate on (?:my health|getting)|heal first|get fixed|(?:stop|get rid of|sort|fix|ease|less|"
        r"manage) (?:out )?(?:the|my|this|all this) pain|"
        r"(?:become|becoming) (?:better|well|healthy|strong)(?: again)?|"
        r"(?:feel|be|get back to) (?:like )?(?:normal|myself|human|me(?= again|\W*$| first| before))(?: again)?|"
        r"get (?:over|through) this|be well|"
        r"well again|fix my \w+|get (?:myself )?(?:healthy|stronger)|be healthy|(?:head|health|pain|back|body|"
        r"mind) (?:sorted|"
        r"fixed|"
        r"right|gone)(?: out)?(?: first)?|this pain gone",
    ),
    (
        "find_work",
        r"(?:find|get|finding|getting|look(?:ing)? for|start|into|land|a)(?: me)?(?: a| some| any| into|"
        r" back into)? (?:new )?(?:paid )?(?:job(?! (?:change|back|at))|work(?! (?:from|with|out|at|on|my|"
        r"to))|employment)(?! (?:interview)| that| coach)|want(?:ing)? (?:to )?work(?:ing)?(?: again)?\W*$|"
        r"want to work again|(?:some|any)where to work|search(?:ing)?(?: for)?(?: a| some)? (?:job|work)|any (?:work|"
        r"jobs?) going|earn (?:my|some) (?:own )?(?:money|wage|living)|(?:i )?(?:want|"
        r"need) (?:a )?job\W*$|no job and (?:i )?(?:want|need) one|(?:any|"
        r"some|paid) (?:job|work)\W*$|^(?:a )?(?:job|work|employment)\W*$|"
        r"want (?:a )?work\b(?! (?:to|from|with))|back into (?:work|employment|a job)|(?:need|"
        r"want) (?:a|to find a|to get a|some) (?:job|work)|^any (?:work|job)\b|^(?:i )?(?:want|need|like|"
        r"just want) to find something(?= *(?:$|[.,!]))|find something (?:part time|full time|"
        r"local|flexible|suitable)|find (?:me )?anything\b(?! (?:else|different|lighter|"
        r"easier))|help (?:me )?(?:find|finding) something(?= *(?:$|[.,!]))|"
        r"help (?:with )?(?:finding|to find|getting|"
        r"me find|me get) (?:a )?(?:job|work)|find (?:a )?job|^(?:i )?need (?:some |any )?work\W*$|(?:help|want|"
        r"need|like|trying)(?: \w+){0,3} "
        r"(?:to find|find|finding|to get|getting|get|for find)(?: me)? (?:one|1|a one|another(?: one)?|other one|"
        r"a new one)",
    ),
    (
        "change_job",
        r"(?:something|owt|job|work|a role) (?:\w+ )?(?:lighter|easier|different|else|less (?:heavy|physical|"
        r"stressful))|something (?:that )?i (?:can|could) (?:do|manage|cope)|work i (?:can|could) (?:do|manage)|"
        r"(?:sooner|rather|prefer to|better to) (?:do|have|try|work in) (?:something|anything|other|another|"
        r"different)|(?:less|not so) "
        r"heavy (?:work|job)|(?:other|another|different|new) (?:kind|type|sort|line) of (?:work|job)|"
        r"(?:something|somewhere|a job|job|work) where i|somewhere (?:that )?i can|(?:finish(?:ed)?|"
        r"done) with (?:this|my|the) job|(?:new|another|different|other) (?:profession|trade|career|"
        r"field)|want out\b|"
        r"something (?:sat|sitting|seated|desk based|behind a desk|office based|indoors)|"
        r"(?:want|need|like) (?:something |a )?(?:different|other|another)\W*$|something (?:not (?:so|too|as) "
        r"\w+|new|different|lighter|easier|less \w+)|(?:a )?(?:desk|office|sitting|sit down|light\w*|part "
        r"time) job\b|"
        r"out of (?:this|my|that) job|"
        r"(?:i'd like|i want|want|need|like) (?:a )?(?:change|other)\W*(?:$|,)|(?:a )?(?:different|new|"
        r"another|easier|lighter|other) (?:job|role|career|line of work|"
        r"kind of (?:work|job)|work|type of work|position)|change (?:of )?(?:my |the )?(?:jobs?|careers?|"
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
        r"return(?:ing)?\b(?! (?:these|this|those|a|an|some|it\b|them))|get back|get(?:ting)? (?:my|"
        r"me) (?:old )?job back|back (?:on|to) the \w+|back on site|"
        r"return on (?:my |the )?(?:post|job|work)|"
        r"go again to (?:my )?(?:work|job)|^back to (?:the|my|me|that) (?:job|work|same|"
        r"old)\b",
    ),
    (
        "stay",
        r"(?:not|avoid|stop) (?:to )?(?:end(?:ing)? up )?(?:me )?los(?:e|ing) (?:my|the|this) (?:job|work)|not (?:get|"
        r"be|getting|being) (?:sacked|fired|the sack|let go|dismissed)|(?:stay(?:ing)?|"
        r"keep(?:ing)?|remain(?:ing)?|hang(?:ing)? on|hold(?:ing)? (?:on|down)|save|"
        r"stick)(?: on)?(?: (?:in|at|to|with|down|onto))?(?: (?:my|me|the|this|a|where))?(?: (?:current|"
        r"same|old))? (?:jobs?|works?|working|post|i am)|not (?:lose|to lose|losing) (?:my|me) job|"
        r"don't (?:want|wanna) (?:to )?loo?se (?:my|me|this|the) job|keep going (?:at|in|to) work|"
        r"keep (?:a )?(?:hold|grip) of (?:my|the|this|a) (?:job|work|post)|keep working|carry on (?:where|in (?:my |"
        r"the |this )?(?:job|work|post|role))|continue (?:in |with |at )?(?:my |the )?(?:job|work)|"
        r"stop me losing my job|"
        r"hang(?:ing)? (?:on )?in there|stay(?:ing)? (?:doing|put|where)|(?:keep going|carry on|stay) where i am|"
        r"carry on (?:working|at work|in my job|"
        r"with my job)|stay put|"
        r"keep it\b|stay (?:on|in)\b|"
        r"staying\b|(?:want|like|hope|wish|need|try|trying) to stay\W*$|cope (?:at|with) work|manage (?:at work|"
        r"this (?:one|job)|"
        r"my job)|help (?:me )?(?:at work|in my job)",
    ),
)
_KNOWS_NOT = re.compile(r"\b(?:don't|do not|not|no) (?:\w+ )?(?:know|sure|idea|clue|certain)(?: \w+)? (?:of )?what i\b")
_WANTS = re.compile(
    r"\b(?:want|wanna|need|like(?!\s*(?:$|[.,!]))|would|hope|hoping|help|looking to|aim|goal|trying|ready|so i can|"
    r"to get|please|wish|prefer|love|keen|desperate)\b"
)
_NOT_WANT = re.compile(
    r"\b(?:don't|do not|not|never|can't|won't|cannot|couldn't|unable|scared|afraid|worried|told|dread|"
    r"no)\b[\w ']{0,14}$"
)
_BARE_WISH = re.compile(
    r"^(?:to )?(?:keep (?:my|the|this|me) (?:\w+ )?(?:job|work)|stay (?:in|at)|find (?:a |some )?(?:job|work)|"
    r"get back to|return to (?:my |the )?(?:job|work))\b"
)
"""What is wanted, told without a word of wanting ("keep my job, still at work")."""
_ANY_JOB = re.compile(r"(?:a )?(?:part time|full time|light\w*|desk|office) job")
_NEVER_IN_WORK = re.compile(
    r"\b(?:haven't worked|have not worked|not worked|never worked|not had a job|no job|unemployed|out of work|"
    r"never had a job|"
    r"lost my job|redundant)\b"
)
"""For who has no job, a part time job is not another one."""


def goal(said: Message, asked: bool) -> Optional[FactRead]:
    """What the patient wants, where it was asked or where they say that they want it."""
    if (
        asked
        and re.search(
            r"\b(?:not sure|unsure|don't know|do not know|got a clue|no idea|dunno|not certain|haven't decided|"
            r"undecided|can't decide|"
            r"haven't thought|"
            r"you tell me)\b",
            said.plain,
        )
        and (len(said.plain.split()) <= 9 or _KNOWS_NOT.search(said.plain))
    ):
        return FactRead("unsure", said.original.strip())
    for told, pattern in _GOAL:
        for match in pattern.finditer(said.plain):
            new = told == "change_job" and _ANY_JOB.fullmatch(match.group()) and _NEVER_IN_WORK.search(said.plain)
            value = "find_work" if new else told
            before = said.plain[max(0, match.start() - 26) : match.start()]
            if _NOT_WANT.search(before) and not re.search(r"\b(?:don't know|not sure) (?:how|if|when)", before):
                continue
            if not asked and match.group().endswith("one") and not re.search(r"\b(?:job|work)", said.plain):
                continue  # a new note, sooner than a job
            if (
                value == "find_work"
                and re.search(r"\b(?:have|got|has|had|keep|hold|in|(?<!do )with|still)(?: got)? $", before)
                and not re.search(r"\bwith (?:a )?(?:help|hand) $|\bhelp $", before)
            ):
                continue
            clause = said.clause_at(match.start()).text
            wanted = _WANTS.search(clause) or (not asked and _BARE_WISH.match(clause.strip()))
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
    if (
        asked
        and not re.search(r"\b(?:find|get|job|work)\b", said.plain)
        and re.search(r"\b(?:anything|either|any of them|whatever)\b", said.plain)
        and len(said.plain.split()) <= 8
    ):
        return FactRead("unsure", said.original.strip())
    return None


_BODY = re.compile(r"\b(?:bod(?:y|ily)|physical\w*)\b")
_MIND = re.compile(r"\b(?:mind|mental\w*|head|mood|emotional\w*|psychological)\b")


def body_or_mind(said: Message) -> Optional[FactRead]:
    """Whether it is the body, the mind or both (read only where it was asked)."""
    both = re.search(r"\b(?:both|bit of each)\b", said.plain)
    body, mind = _BODY.search(said.plain), _MIND.search(said.plain)
    if both or (body and mind and not re.search(r"\b(?:not|or|isn't|than|instead|rather)\b", said.plain)):
        return FactRead("both", said.original.strip())
    sides = [
        (value, match)
        for value, match in (("body", body), ("mind", mind))
        if match
        and not re.search(
            r"\b(?:not|isn't|th[ae]n|instead of) (?:so much )?(?:in )?(?:my |me |the )?$", said.plain[: match.start()]
        )
    ]
    if len(sides) != 1:
        return None
    value, match = sides[0]
    return FactRead(value, said.words(match.start(), match.end()))
