"""Yes and no, never the wrong way round: where the words pull both ways, neither.

"No worries, that's fine" is a yes; "yeah no" and "can't say I have" are a no; "not sure" is neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from bot.understanding.text import Message


@dataclass(frozen=True)
class Answer:
    """A yes or a no, and where in the plain text what is said besides it begins."""

    yes: bool
    rest: int


_LEAD = (
    r"^(?:(?:oh|well|um+|erm*|uh|er|hmm+|ah|ooh|so|hi|hello|sorry|like|ok so|to be honest|honestly|"
    r"actually|hiya|mate|love|och|eh|i mean|i think|i'd say|i would say|sadly|unfortunately|luckily|thankfully|ar|"
    r"it's a|that's a|that would be a|would be a)[, .]+)*"
)
_END = r"(?=$|[\s.,!?;:)\-])"

_DONT_KNOW = re.compile(
    r"\b(?:not (?:too |really |quite |very |100% |entirely |that |so |all that |completely )?(?:sure|"
    r"certain)|unsure|(?:do not|don't|didn't|did not|cannot|can't|can not|couldn't|could not) (?:really |honestly |"
    r"actually |"
    r"even |for the life of me |quite )?"
    r"(?:know|remember|recall|mind(?= *(?:$|[.,!]| (?:when|what|how|which|exactly|just)))|think(?= what)|"
    r"tell you(?= (?:how|what|when|if))|say for (?:sure|certain)|"
    r"tell(?! (?:my|the|them|him|her|any|work|me|us)))|"
    r"^(?:i )?not know|couldn't (?:rightly )?tell (?:you|thee|ye)|(?:ain't|haven't) got a clue|no (?:idea|clue)|"
    r"haven't (?:a|got a|"
    r"the foggiest|the faintest)\b ?(?:clue|idea|scooby)?|who knows|"
    r"dunno|don't have a clue|hard to say|maybe(?! fit)|perhaps|possibly|might (?:be|do|have)|couldn't say|"
    r"not (?:a )?clue|i forget|i've forgotten|forgotten|"
    r"no sé|beats me|search me|god knows|(?:yes|yeah) and no|yes but no|it depends|depends|50/50|"
    r"sort of(?! \w)|kind of(?! \w)|sometimes)\b|^\W*\?+\W*$"
)
_RATHER_NOT = re.compile(
    r"\b(?:(?:rather|sooner) not|prefer not|not (?:giving|sharing|handing|putting|saying) (?:\w+ ){0,2}(?:my|it|that|"
    r"out)|"
    r"(?:don't|do not) feel like (?:\w+ )?(?:going into|getting into|that)|prefer to not|would not like to|(?:don't|"
    r"do not) (?:want|wish|wanna|"
    r"fancy|feel comfortable|feel like|like) (?:to )?(?:saying|say|tell|telling|talk|talking|answer|"
    r"answering|share|sharing|"
    r"disclose|discuss|go into|get into|give)|not comfortable|none of your business|(?:that's |"
    r"it's )?(?:private|personal)(?! (?:trainer|assistant|care|sector|hire|company|firm|hospital|"
    r"school))|not telling|no comment|"
    r"(?:skip|pass)(?: (?:this|that|it|on (?:this|that)))?(?: (?:one|question))?\W*$|not saying|"
    r"keep (?:that|it|this)(?: one)? (?:to|for) (?:my ?self|me|private)|this i prefer to keep|"
    r"(?:don't|do not) (?:really |rather |much )(?:want|wish|like) to (?:say|tell|give|answer|share)|"
    r"do not wish to (?:say|tell|give)|keep (?:that|it|this) private|(?:too|to|bit|"
    r"very) personal|mind your own)\b"
)

_ASKS_IF_PRIVATE = re.compile(r"\W*(?:is|are|will|does|do|can|how|who)\b[^.!]*\b(?:private|personal)")
"""A question whether this is private keeps nothing back."""

_YES_IDIOM = re.compile(
    _LEAD + r"(?:no (?:probably|worries|problem|problems|prob|probs|bother|issue|issues|doubt|objection|"
    r"objections|drama|sweat|trouble)\b(?! (?:with|at|in|from (?!me|us|my|our)|walking|sleeping))|not a problem|"
    r"why not|"
    r"(?:i )?(?:don't|wouldn't) (?:mind|say no|object)|(?:i've |i have |have |got |i've got )?no (?:changes?|"
    r"corrections?|mistakes?|"
    r"complaints?|objections?|reason (?:why )?not)\b|(?:i've |i have |i've got |got )no (?:problems?|issues?|"
    r"objections?) with (?:that|it|this)|"
    r"nothing (?:to (?:change|add|correct|fix)|wrong(?: with (?:that|it|this|any of it))?)|no need to change|"
    r"(?:i )?(?:can't|couldn't) (?:argue|complain|say no)(?: with| to)?|why (?:wouldn't i|ever not)|who wouldn't|"
    r"can't see why not|don't see why not|no harm|"
    r"nothing against it|not half|permission (?:granted|given)|you have my (?:permission|ok|consent)|"
    r"(?:they|we|there|it|he|she)(?:'ve|'s| have| has| do| does)? (?:definitely |certainly |do |does |have |actually )*"
    r"(?:got|have|has|is)? ?(?:one|some)(?= *(?:$|[.,!;]| (?:now|already|yes|there|here|at|for|in|but|though|"
    r"and)\b))|without a doubt|no yeah|nah yeah)\b"
)
_NO_IDIOM = re.compile(
    _LEAD + r"(?!(?:yeah|well|ok),? no (?:problem|worries|bother|issue|doubt|trouble|probably))"
    r"(?:(?:yeah|well|ok) (?:no|nah|not really|right\b)(?!\w)|yeah,? (?:no|nah)|please (?:don't|do not|no)\b|"
    r"(?:we|they|i) used to,? but not|not (?:on your life|in a million years|one bit|in the slightest|a bit|really|yet|"
    r"at all|at the moment|as yet|currently|that (?:i know|i am aware|i'm aware|i can think|i remember|i recall)|"
    r"as far as i|as such|to my knowledge|for me|now|just now|today|ever|anymore|any more|so far|a chance|"
    r"bothered|likely|particularly|especially|necessarily|one|any|me|since|in|a|my|this|us|here|he|"
    r"they|there|i|interested|keen|happy|ok|okay|right|good|"
    r"working|got|been|had|anything|having|going|allowed|available)|(?:i )?can't say (?:that )?(?:i|"
    r"we|it|they|there)|(?:i )?(?:don't|didn't|do not) (?:think|believe|reckon|suppose|feel) (?:so|it|"
    r"i|we|they|there|that)|i think not|(?:i'm )?afraid not|"
    r"hardly|far from it|fat chance|as if|i wish(?! to| i (?:could|can) (?:go|get|keep))|if only|wish i|"
    r"thank you but no|thanks but no|"
    r"over my dead body|i'm (?:good|ok|okay|fine|alright),? (?:thanks|thank you|ta|cheers)|not thanks|"
    r"chance would be a fine thing|no chance|never|none|nobody|no one|nothing|neither|"
    r"nor|(?:i|we|they|it|he|she|work) no (?:have|got|do|does|did|think|want|serve\w*|was|has|need)|"
    r"not (?:because|due|caused)(?! (?:i|we) )|i (?:have )?never (?:did|have|had|was|been|got|done|said)|"
    r"there (?:isn't|is not|aren't|are not|wasn't|"
    r"is no|are no) "
    r"(?:one|1|any|none|such)|(?:they|we|my work|work|my employer|my company) (?:do |does )?not (?:have|got)|"
    r"no permission)\b"
)
_LEAD_ONLY = re.compile(_LEAD[:-1] + r"*(?:i'm |i am |i |we |am |it's |that's )?$")
_YES = (
    r"(?:(?:it |that |this |all |it all )?looks (?:right|good|fine|ok|okay|great|correct|spot on|all right)|"
    r"both (?:of (?:those|them|these) )?(?:would be |are |is )?(?:good|fine|ok|okay|great)|"
    r"yes|yeah|yep|yup|yah|aye|affirmative|sure|sure thing|course|of course|definitely|absolutely|"
    r"certainly|correct|indeed|that's (?:right|correct|fine|me|ok|okay|good|true|it)|right|true|"
    r"exactly|"
    r"ok|okay|okey dokey|fine|alright|all right|go (?:on|ahead|for it)|please(?= *(?:$|[.,!])|"
    r" do\b(?! not))(?: do)?|sounds (?:good|"
    r"fine|great|ok)|great|perfect|good|lovely|cool|brilliant|deal|agreed(?= *(?:$|[.,!]| (?:yes|then|thanks)))|"
    r"i agree|too right|you bet|"
    r"for sure|totally|"
    r"i (?:do|am|have|did|was|can|will|would|could|should)(?= *(?:$|[,.!]| (?:indeed|actually|thanks|"
    r"please|yes|but)))|i'm afraid so|afraid so|i'm afraid (?:there is|they (?:do|are|have)|it (?:is|does)|i (?:do|"
    r"am|have|did))|i (?:think|believe|guess|suppose|hope|reckon) so|(?:i'm|i am) (?:certain|sure|positive|"
    r"convinced) (?:it|they|there|we|i|he|she) (?:is|does|do|are|has|have|did|was|am)(?= *(?:$|[.,!]))|"
    r"i guess|i suppose|(?:it|they|we|there|he|she|that) "
    r"(?:is|are|do|does|did|has|have|was|will|would|can)(?= *(?:$|[,.!]| (?:indeed|actually|yes|to be (?:fair|honest)|"
    r"but)))|(?:very|pretty|so) much(?: so)?|a hundred percent|100 ?(?:%|percent)|obviously|naturally|"
    r"probably|most (?:definitely|likely)|happy (?:to|with)|"
    r"i'd (?:love|like) (?:to|that|it)|book it|do it|si|tak|oui|haan|ja|da|y)"
)
_NO = (
    r"(?:no|nope|nah|nay|negative|na|never|none|no way|no thanks|no thank you|absolutely not|"
    r"definitely not|certainly not|of course not|course not|probably not|obviously not|"
    r"i (?:don't|do not|haven't|have not|am not|didn't|did not|wasn't|can't|cannot|won't|wouldn't|"
    r"couldn't)(?= *(?:$|[,.!]| (?:actually|no|yet|sorry|at all|really|any more|anymore)))|"
    r"i'm not(?= *(?:$|[,.!]| (?:actually|no|yet|sorry|really)))|(?:it|they|we|there|he|she|that) "
    r"(?:isn't|aren't|don't|doesn't|didn't|hasn't|haven't|wasn't|won't|wouldn't|can't|is not|are not|"
    r"do not|does not)(?= *(?:$|[,.!]| (?:actually|no|yet|have|got|one|any)))|(?:it|"
    r"that)'s not(?= *(?:$|[,.!]))|nein|nie|nahi|nyet|n)"
)
_STARTS_NO = re.compile(_LEAD + rf"(?:(?:{_NO}){_END}[ ,.!]*)+")
_STARTS_YES = re.compile(_LEAD + rf"(?:(?:{_YES}){_END}[ ,.!]*)+")
_THEN_NO = re.compile(
    r"^(?:no|nope|nah|not really|never|actually no|wait no|sorry no|not(?= (?:really|any|now|at all|yet|anymore)|"
    r"\W*$))\b(?! (?:worries|problem|"
    r"bother|just|only|probs|prob|doubt|question|mistake|two ways|a problem|an issue|at all a problem))"
)
_THEN_YES = re.compile(
    r"^(?:yes|yeah|yep|actually yes|wait yes|sorry yes|(?:i do|i have)(?! not\b)|it's fine|that's fine|it's ok|"
    r"that's ok|go on|fine|ok|okay)\b"
)
_BUT_NOT = re.compile(
    r"\b(?:but (?:no(?= *(?:$|[.,!]| (?:i|thanks|thank|sorry|not|way)\b))|not really|i don't(?= *(?:$|[.,!]))|"
    r"i haven't(?= *(?:$|[.,!]))|i'm not(?= *(?:$|[.,!]))|"
    r"actually no)|actually (?:no|yes)|wait|"
    r"scratch that|i mean (?:no|yes)|sorry,? (?:no|yes)|meant (?:no|yes))\b(?! my| the| to| at| on|"
    r" by)"
)

_NO_SUCH_THING = re.compile(
    _LEAD
    + r"no (?:(?:fit|sick|doctor's|gp) ?(?:note|line|cert\w*)|(?:paid )?(?:job|work)\b|date|appointment|voicemail|"
    r"stairs|signal|credit|energy|sleep|union|boss|manager)"
)
"""A "no" that belongs to a thing and answers nothing but a question on that thing ("no fit note")."""
_ALL_WELL = re.compile(
    r"\b(?:go ahead|book it|carry on|do it|(?:it's|that's|that is|it is|all|they're|looks|sounds|you're) (?:all |"
    r"quite |just |still )*"
    r"(?:right|correct|fine|good|ok|okay|perfect|spot on|done|me done))\b(?! (?:thanks|now|but|as it is|without|"
    r"for me|i don't))"
)
"""What makes a "no" before it none ("no, it's all correct")."""
_THUMB = re.compile("[\N{THUMBS UP SIGN}\N{THUMBS DOWN SIGN}](?=[\U0001f3fb-\U0001f3ff]?$)")
_LAST_WORD = re.compile(r"(?:^|[\s,.;-])(?:so (?=no|yes|nope|yeah))?(?P<word>yes|yeah|yep|no|nope|nah)\W*$")
_NOT_SO = re.compile(r"(?!.*\b(?:yes|yeah|yep|sure|but)\b).*(?:\b(?:not|never|no)\b|n't\b).*, (?:no|nope|nah)\W*$")
"""A "no" at the end that a denial before it bears out ("it isn't the work, no")."""
_OPPOSITE = {
    True: re.compile(r"\b(?:yes|yeah|yep|or|say|says|said|a|the|is a|house|phone|number)\b"),
    False: re.compile(r"\b(?:no|not|never|nope|nah|or|says|said|isn't|don't|can't|won't|haven't|wasn't)\b"),
}
"""What keeps a last word from being the answer, for a closing no and a closing yes."""


def dont_know(message: Message) -> bool:
    """Whether the patient says that they do not know (also "maybe", "it depends", "yes and no")."""
    return _DONT_KNOW.search(message.plain) is not None


def opens_unsure(message: Message) -> bool:
    """Whether the message begins by saying that the patient does not know."""
    unsure = _DONT_KNOW.search(message.plain)
    return unsure is not None and _LEAD_ONLY.match(message.plain[: unsure.start()]) is not None


_FORBIDS = re.compile(
    _LEAD
    + r"(?:please )?(?:don't|do not) (?:share|send|pass|tell|give|show|contact|forward|book|put|leave|copy)\b(?!.*\?)"
)


def forbids(message: Message) -> bool:
    """Whether the patient tells us not to do it ("don't pass it on"), which is a no where leave was asked for."""
    return _FORBIDS.match(message.plain) is not None


def rather_not_say(message: Message) -> bool:
    """Whether the patient would rather not say."""
    return _RATHER_NOT.search(message.plain) is not None and _ASKS_IF_PRIVATE.match(message.plain) is None


def answer(message: Message) -> Optional[Answer]:
    """The yes or no that the message gives, or None where it gives neither or pulls both ways."""
    plain = message.plain.strip()
    shift = len(message.plain) - len(message.plain.lstrip())
    if not plain:
        return None
    thumb = _THUMB.match(message.original.strip())
    if thumb:
        return Answer(thumb.group() == "\N{THUMBS UP SIGN}", len(message.plain))
    if message.original.strip(" .!").lower() == "n":
        return Answer(False, len(message.plain))
    unsure = _DONT_KNOW.search(plain)
    if unsure and (unsure.start() == 0 or _LEAD_ONLY.match(plain[: unsure.start()])):
        return None
    idiom = _YES_IDIOM.match(plain)
    if idiom:
        tail = plain[idiom.end() :].strip(" ,.!")
        return None if _THEN_NO.match(tail) else Answer(True, shift + idiom.end())
    idiom = _NO_IDIOM.match(plain)
    if idiom:
        turned = _BUT_NOT.search(plain[idiom.end() :]) or _ALL_WELL.search(plain[idiom.end() :])
        return None if turned else Answer(False, shift + idiom.end())
    if _NO_SUCH_THING.match(plain):
        return None
    said_no, said_yes = _STARTS_NO.match(plain), _STARTS_YES.match(plain)
    if said_no and (not said_yes or said_no.end() >= said_yes.end()):
        tail = plain[said_no.end() :]
        if _THEN_YES.match(tail) or _ALL_WELL.search(tail) or _BUT_NOT.search(tail):
            return None
        return Answer(False, shift + said_no.end())
    if said_yes:
        tail = plain[said_yes.end() :]
        if _THEN_NO.match(tail) or _BUT_NOT.search(tail):
            return None
        return Answer(True, shift + said_yes.end())
    if _NOT_SO.match(plain) and not unsure:
        return Answer(False, len(message.plain))
    last = _LAST_WORD.search(plain)
    if last and not unsure and not (_OPPOSITE[last["word"] in ("no", "nope", "nah")].search(plain[: last.start()])):
        return Answer(last["word"] not in ("no", "nope", "nah"), len(message.plain))
    return None
