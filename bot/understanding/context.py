"""Whether a condition named in a message is the patient's, and is so now: denied, over, or somebody else's."""

from __future__ import annotations

import re

from bot.understanding.finished import lasting
from bot.understanding.text import Message

RELATIVE = (
    r"(?:mum|mam|mom|mother|dad|da|father|our kid|parents?|husband|wife|missus|partner|boyfriend|girlfriend|"
    r"fianc[eé]e?|son|daughter|kids?|child|children|lad|lass|"
    r"little (?:boy|girl|one)|baby|bairn|brother|sister|nan|nana|gran|granny|grandma|grandad|"
    r"grandfather|grandmother|auntie?|uncle|niece|nephew|cousin|"
    r"friend|best mate|mate|flatmate|neighbou?r|boss|manager|gaffer|supervisor|colleague|workmate|"
    r"co-worker|dog|cat|horse|in-laws?|mother-in-law|father-in-law|"
    r"stepdad|stepmum|other half|ex|ex-husband|ex-wife|patient|client|service user)"
)
_FAMILY = r"(?:mum|mother|dad|father|parents?|husband|wife|partner|son|daughter|child|brother|sister|gran\w*|friend)"
_ME = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|mine|myself|my (?!" + RELATIVE + r"))\b|\bmy (?!(?:\w+ )?" + RELATIVE + r"\b)"
)
_SOMEONE = re.compile(
    rf"\b(?:my|our|the|a|his|her|their|me) (?:\w+ )?{RELATIVE}(?:'s|s')?\b|^{_FAMILY} (?:has|had|got|is|was) |"
    rf"\b(?:caring|care|carer|look(?:ing)? after) (?:for )?{RELATIVE}\b|"
    rf"\b{_FAMILY}'?s (?=\w)(?!got\b|been\b|a\b)|"
    rf"\b(?:he|she|they)(?:'s|"
    rf"'ve)? (?:has|have|had|got|is|was|been|suffers|suffering|diagnosed|with)\b|\b(?:he|she)'s\b|"
    rf"\b(?:his|her|their) (?!op\b)|"
    r"\b(?:someone|somebody|people|everyone|others) (?:with|who|has|have|else)\b|\b(?:for|with|after|to|teach|"
    r"support|help) (?:people|"
    r"adults|children|kids|students|residents|patients|clients|pupils) (?:with|who have)\b|\b(?:elderly|dementia|"
    r"autistic|disabled|deaf|blind|cancer|"
    r"stroke) (?:people|kids|children|adults|patients?|clients?|residents?|ward|unit|care|charity)\b"
)
_IN_BRACKETS = re.compile(rf"\b{RELATIVE} ?\([^()]*$")
"""Before what somebody else has, told in brackets after them ("caring for mum (dementia, bad heart)")."""
_HE = re.compile(r"\b(?:he|she)(?:'s|'ll|'d|s)?\b")
_NO = re.compile(
    r"\b(?:not|no|no more|isn't|it's not|never had|never been|don't have|do not have|haven't got|"
    r"haven't|hasn't|wasn't|without|nothing to do with|nothing wrong(?: with)?|instead of|rather than|"
    r"no longer have|no longer|"
    r"aren't|ain't|int|neither|nor|not got|free of|not about|not because of|ruled out|never suffered|don't suffer)"
    r"(?: (?:my|me|the|a|an|any|really|actually|even|about|to do with|because of|due to|down to|got|"
    r"had|have|having|left|right|lower|bad|problems? with|issues? with|trouble with|any problems with|"
    r"from|with|so|of|do|it's|is|in|been|diagnosed|ever))*[ ]?$"
)
_NOO = re.compile(r"\bnoo\b", re.IGNORECASE)
"""The Scots for now, whose plain form is a no."""
_OR_ELSE = re.compile(r"[a-z-]+ (?:or|nor) (?:my |me |the |a |any )?$")
"""The other things that a denial names before the last ("it isn't stress or depression")."""
_NOT_ONLY = re.compile(r"\bnot (?:only|just|sure if|sure whether|better|great|good|getting|coping|well)\b")
_OVER = re.compile(
    r"^(?:\w* ){0,3}?(?:(?:is|are|it's|was|has|have|'s|feels?|felt|been|got|seems?) (?:all |much |"
    r"a lot |now |totally |completely )*(?:better|fine|ok|okay|gone away|healed|cleared|sorted|good|"
    r"cured|settled|alright|all right)(?! than)|any ?more|no more|no longer|isn't (?:the |a |"
    r"my )?(?:problem|issue|trouble)|"
    r"not (?:the |a )?(?:problem|issue)|years ago|cleared up|went away|is in the past|got better|"
    r"all better|in remission)\b"
)
_PAST = re.compile(
    r"\b(?:childhood|long gone|used to (?:have|get|suffer)|previously had|in the past|years ago|back in (?:19|20)\d\d|"
    r"as a (?:kid|child|teenager|teen)|when i was (?:a |child|kid|young|little|\d|in my|at|[a-z]+teen)|"
    r"had .{0,30}\b(?:last year|years? ago|years? back|before|once|in (?:19|20)\d\d)|history of|"
    r"was off .{0,40}\b(?:last year|years? ago|before)|recovered from|got over|years back|"
    r"long time ago)\b"
)
_STILL = re.compile(
    r"\b(?:(?:since|from) (?:childhood|a child)|diagnosed|still|now|ever since|since then|came back|come back|again|"
    r"keeps?|ongoing|have had|i've had|"
    r"had to|these days|currently|at the moment|flare|for (?:the last|\d|about|over|years|ages))\b|"
    r"\bsince\b"
)
_ASKS = re.compile(
    r"^(?:what|which|how (?:much|many|long)) (?:\w+ )?(?:am|can|do|will|should|could|would) (?:i|we)\b|"
    r"^will (?!be\b|need|not\b|have\b|do\b|go\b|try\b|send|call|ring|text)\w+ |"
    r"^whereabouts (?:would|will|do|is|are|am|should|can)\b|"
    r"^(?:what|who|whose|where|why|which)\b(?! (?:i|i'm|i've|my|we|makes?|hurts|helps|gets|is hard)\b)(?!.*\b(?:i|i'm|"
    r"i've|"
    r"my)\b)|^(?:do|does) \w+ (?:charge|cost|count|matter|mean|know|accept|take|sell)\b|^(?:is|are) \w+ (?:free|open|"
    r"shut|"
    r"closed|okay|ok|allowed|far|near|cheap|safe)\b|"
    r"^(?:what|and|but) (?:if|about)\b|^(?:what )?if i (?:was|were|am)\b|^suppose\b|^how (?:do|can|should|would|"
    r"could) i\b|"
    r"^(?:what|which|how) \w+ (?:is|are|was|were|do|does|did|will|has|can) (?!i\b|i'm|my\b|me\b)|"
    r"^(?:who|what|when|where|why|which|how)(?:'s| is| was| are| were| do| does| did| won| can| could|"
    r" would| will| should| much| many| long| old| far| about| time| to)\b(?! (?:i|i'm|my|"
    r"makes?) )(?!.*\b(?:i'm off|i've been off|been off)\b)|^(?:what|who|where|when|how|why|which|is|"
    r"are|do|does|did|can|could|would|will|should|have you|have i|am i|tell me|any)\b.*\?|^(?:are|is|can|could|"
    r"will|would|does) (?:you|u|it|this|that|there|they|the|anyone|anybody)\b|^do (?:you|u|they|people|we)\b|"
    r"^(?:did|was|were|has|have) (?:you|they|we|he|she|anyone|anybody|there)\b|^have you (?:got|ever|"
    r"any|seen|a|"
    r"heard)\b|^does (?:\w+ ){1,3}(?:count|include|matter|mean|work|cost|need)\b|^do (?:people|you|they)\b|"
    r"^have (?:they|we)\b|^do(?:es)? (?!i\b|my\b|me\b|we\b)(?:an? |the )?[a-z]+ (?:have|has|eat|grow|live|sleep|"
    r"like|need|get) |"
    r"^(?:has|have|is|did|does|will) (?:your|his|her|their) [a-z]+ |"
    r"^is (?:a |an |my |your )(?:\w+ ){1,6}(?:ok|okay|allowed|enough|needed|free)\b|^(?:have i|am i|can i|could i|"
    r"should i|must i|do i|will i|"
    r"would i)\b"
)


_NOT_THAT = re.compile(
    r",? no(?= *(?:$|[.,;!]))|(?:,|\.)?(?: but| and)? (?:(?:it|that)(?:'s| is| was) not?|(?:it|that) (?:isn't|"
    r"wasn't))(?: that| it|"
    r" though| true| so)?(?= *(?:$|[.,;!]))"
)
"""After a condition that others name ("people think it's depression but it isn't")."""
_OTHERS_THINK = re.compile(
    r"\b(?:people|everyone|everybody|they|folk|he|she|boss|manager|family|wife|husband|mum|some) (?:all |always |"
    r"just )*"
    r"(?:think|thinks|thought|reckons?|assumes?|say|says|said)\b[\w ']{0,24}$"
)
"""Before a condition that others put it down to ("everyone thinks I'm depressed but it's my thyroid")."""
_ANOTHERS = re.compile(
    rf"(?: it)?(?:'s| was| is| were)? (?:of )?(?:my|our|his|her) (?:\w+ )?{RELATIVE}\b(?!'s? (?:fault|doing)|"
    rf" (?:died|dyed|dies|passed|left)\b)|"
    r" runs? in (?:the|my|our) family\b"
)
"""After a condition that is another's ("the cancer was my dad, not me")."""
_CLEARED = re.compile(
    r"(?:(?:[/&+] ?| and | or | n )\w+)?(?:'s)?(?: (?:has|have|is|are|was|were|been|all|both|they|they've|"
    r"have))* ?(?:(?:checked|"
    r"scanned|tested|looked at)(?: out)?\b)?(?: (?:and|it|it's|is|that's|was|all|came back))* (?:ok|okay|fine|calm|"
    r"grand|normal|tidy|clear|"
    r"alright|all right|no problem)(?= *(?:$|[.;!]| they\b| so far\b))"
)
"""After a part that was looked at and is well ("eyes and feet fine", "heart checked, it's OK")."""


def denied(said: Message, at: int, to: int) -> bool:
    """Whether the words before or after say that it is not so ("not my back any more", "no anxiety")."""
    clause = said.clause_at(at)
    before = said.plain[clause.at : at]
    if _NOO.search(said.original):
        before = re.sub(r"\bno (?=my|me|the|i)", "now ", before)
    if _OTHERS_THINK.search(before) and re.match(r"[^.!?]*\bbut\b", said.plain[to:]):
        return True
    list_before = re.split(r"\b(?:but|it's|its) (?!not)", before)[-1]
    listed = _OR_ELSE.sub("", list_before)
    if any(_NO.search(each) for each in (list_before, listed)) and not _NOT_ONLY.search(list_before):
        return True
    after = said.plain[to : clause.to]
    if _NOT_THAT.match(said.plain[to:]) or _ANOTHERS.match(after) or _CLEARED.match(said.plain[to:].replace(",", "")):
        return True
    over = _OVER.match(after.strip())
    if over and "ago" in over.group() and lasting(said, at):
        return False
    return bool(over) and not re.search(
        r"\bnot\b|n't",
        after[:12]
        .replace("isn't", "")
        .replace("not the", "")
        .replace("not a ", "")
        .replace("not prob", "")
        .replace("not issu", ""),
    )


def past(said: Message, at: int) -> bool:
    """Whether the clause tells of something that is over ("had a bad shoulder last year")."""
    clause = said.clause_at(at)
    return bool(_PAST.search(clause.text)) and not _STILL.search(clause.text)


def somebody_elses(said: Message, at: int) -> bool:
    """Whether the clause speaks of another person's health ("my mum's cancer", "he has asthma")."""
    clause = said.clause_at(at)
    if re.match(rf"(?:\w+ )?(?!because|cos|from)\w+ (?:of|in) (?:my|our) {_FAMILY}\b", said.plain[at:]):
        return True
    if _IN_BRACKETS.search(said.plain[:at]):
        return True
    others = [
        match
        for match in _SOMEONE.finditer(said.plain, clause.at, min(len(said.plain), at + 25))
        if match.start() <= at
    ]
    if not others:
        return bool(_HE.search(said.plain, 0, at)) and not _ME.search(said.plain)
    between = said.plain[others[-1].end() : at]
    return not _ME.search(between)


def asks(said: Message, at: int | None = None) -> bool:
    """Whether the message (or the clause at a place of it) is a question put to us."""
    text = said.plain.strip()
    if at is not None:
        clause = said.clause_at(at)
        text = said.plain[clause.at : clause.to + 1].strip(" ,.")
    return bool(_ASKS.search(text)) or (
        text.endswith("?")
        and bool(
            re.match(
                r"(?:what|who|where|when|how|why|which|is|are|do|does|did|can|could|would|will|should|have|am)\b", text
            )
        )
    )
