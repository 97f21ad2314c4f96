"""Yes/no facts that the words themselves state, without a yes or a no ("there is a tribunal")."""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_YES_NO: Dict[str, Tuple[str, str]] = {
    "veteran": (
        r"(?:i (?:was|served|have been|'ve been)|i've (?:been|served)|served|ex|former|was|years|been|"
        r"spent|did|left|i'm a|am a|in) (?:\w+ ){0,4}?(?:in the |the |british |royal |a )?(?:army|navy|"
        r"raf|royal air force|armed forces|forces|marines?|military|squaddie|soldier|territorial army|"
        r"reservist|veteran|reserves|paras|infantry|ta|fusiliers|guards|artillery|engineers|regiment|signals|"
        r"gurkhas?|cadre)|veteran|i served\b(?! (?:food|drinks|customers|at\b|in a\b|behind|my notice|an "
        r"apprenticeship))|ex[- ](?:army|forces|navy|raf|military|soldier|"
        r"serviceman|servicewoman|marine)|squaddie|^(?:the )?(?:army|navy|raf|marines|ta|infantry|royal navy|"
        r"royal (?:marines|"
        r"engineers|signals|artillery|logistics\w*|irish|welsh|scots|fusiliers))|royal engineers|my regiment",
        r"(?:never|not|haven't|didn't) (?:served|serve|been in the (?:army|forces|armed forces|military|"
        r"navy|raf)|in the (?:army|forces|armed forces|military)|a veteran|join(?:ed)?)|not a veteran|"
        r"no service|civilian",
    ),
    "has_occupational_health": (
        r"(?:have|has|got|is|there's|seeing|seen|saw|referred (?:me )?to|through|under|via|with|spoke to|"
        r"an|our|my work's|work's) (?:an? |our own |their own |my |the )?(?:occupational health|"
        r"occ health|oh team|oh department)|occupational health (?:at work|team|have|has|said|saw|"
        r"referred|nurse|doctor|department|is|appointment)|(?:a |our own |works? )(?:\w+ )?(?:nurse|doctor|"
        r"health (?:team|unit|department)) (?:on site|at work|there|in work|comes? in|visits)|"
        r"company (?:nurse|doctor)",
        r"(?:no|don't have|doesn't have|haven't got|hasn't got|not got|without|isn't|don't do|do not have|"
        r"there's no|never heard of|ain't got) (?:an? |any )?(?:such )?(?:occupational health|occ health|"
        r"oh\b)|not that big|(?:no|not) (?:such )?team\b",
    ),
    "dispute_in_progress": (
        r"(?:tribunal|grievance|disciplinary|formal (?:case|complaint|process|dispute)|acas|"
        r"early conciliation|(?:^|a |my |the |there's )(?:\w+ )?hearing (?:for (?:it|that|this)|is|coming|"
        r"about|next|on|in(?! (?:both|one|my|the (?:left|right)))|with|this|soon|over)|capability (?:hearing|process|"
        r"meeting|procedure)|legal "
        r"(?:case|action|"
        r"dispute)|taking (?:them|my (?:work|employer|boss)) to (?:court|tribunal)|(?:i've |i have |got |"
        r"have )?(?:a )?(?:solicitor|lawyer) (?:involved|on it|against)|suspended|dispute with (?:my|"
        r"work)|under investigation|suing)",
        r"(?:no|not|never|without|isn't|haven't|nothing|there's no|don't have|"
        r"not got) (?:\w+ ){0,4}?(?:tribunal|grievance|disciplinary|formal|acas|dispute|case|legal|"
        r"complaint)|nothing formal",
    ),
    "willing_to_return": (
        r"(?:want|wanting|keen|ready|happy|hope|hoping|would love|can't wait|love|like|looking forward|"
        r"desperate|determined|need|eager|willing|plan|planning|intend|ready|i'd|i would|i'll|i will) (?:to |"
        r"for )?(?:\w+ )?(?:go|"
        r"get|be|come|return|going|getting|start)?(?:ing)? ?(?:back|return(?! (?:a|an|the|these|this|some|my)\b)|"
        r"going back)(?! pain)|"
        r"can't wait(?: to)?|want very much to (?:go|get|come|return)|(?:very|so) much want to (?:go|get|return)|"
        r"^(?:(?:yes|yeah) )?(?:i )?(?:(?:would|do|'d) )?(?:want|love|like|hope) to(?: (?:go|get) back)?\W*$|"
        r"(?:would|could) (?:go|be|come|return) back (?:tomorrow|today|now)|can't wait|as soon as i can|"
        r"soon as (?:i'm|i am|i feel) (?:\w+ )?(?:fit|better|well|able|ready|right)|"
        r"back as soon as|i (?:would|'d) (?:go|"
        r"be|come|return)(?: back| there)? (?:tomorrow|today|now|the day)|"
        r"(?:i'd|^) ?(?:go|be|come|return)(?: back| there)? (?:tomorrow|today|now|the day)",
        r"(?:don't|do not|not|never|won't|can't face|no way|dread\w*|couldn't|"
        r"isn't) (?:\w+ ){0,4}?(?:go(?:ing)?|get(?:ting)?|com(?:e|ing)|return\w*|face) ?(?:back|in|"
        r"there)?|not (?:to|with|while|as long as|under|for) (?:that|this|the|him|her|them|those|my|he|she|"
        r"they) ?\w*|not (?:yet|ready|going back|that job|there)|not going back|"
        r"go back there\?? i don't want to|(?:not|no) wanting (?:to go )?back|had (?:enough|my fill)\b|"
        r"wild horses|never going back|no intention|rather not go back",
    ),
    "employer_helping": (
        r"(?:work|boss|manager|employer|they|gaffer|hr|company)(?:'s| is| are|'re| has been| have been|"
        r" was| were|'ve been|s)? (?:\w+ ){0,3}?(?:supportive|helpful|understanding|good about|great|"
        r"brilliant|helping|very good|been good|being good|fantastic|kind|supporting|help me)|"
        r"(?:boss|manager|employer|gaffer|supervisor|hr|work)(?:'s| is| was| has| have| been|'ve)* (?:really |very |"
        r"so |pretty |"
        r"quite |being |been |dead )*good(?= *(?:$|[,.;!]|and\b|but\b|about|to me|with me|to be fair|so far|like\b|"
        r"taken|gave|"
        r"letting))|"
        r"have been (?:supportive|great|helpful|understanding)",
        r"(?:work|boss|manager|employer|they|gaffer|hr|company)(?:'s| is| are|'re| has| have| was| were|"
        r"s)? (?:\w+ ){0,3}?(?:not (?:\w+ )?(?:helping|supportive|helpful|understanding|interested)|"
        r"unsupportive|unhelpful|no help|useless|don't care|doesn't care|won't help|isn't helping|"
        r"(?:won't|will not|doesn't|does not|don't|didn't|not|never|refuses? to|isn't|is not) (?:do|does|did|doing|"
        r"lift|offer|offered|"
        r"offering|try|trying) (?:a thing|anything|any ?thing|nothing|owt|nowt|a finger|a hand|anything at all)|"
        r"aren't helping|isn't supportive|aren't supportive|rubbish|couldn't care less)|no (?:support|"
        r"help) (?:from|at) (?:work|my (?:boss|manager|employer))",
    ),
    "work_affects_health": (
        r"(?:work|job|it)(?:'s| is| has)? (?:\w+ )?(?:making|makes|made|make) (?:it|me|my \w+|them|this|these|things|"
        r"everything) (?:\w+ )?(?:worse|ill|bad|sick|stressed|poorly)|because of (?:my )?(?:work|job)|(?:work|"
        r"job) (?:that's |is |that is |what's )?caus\w+|"
        r"(?:job|work)(?:'s|s| is| was)? (?:that |what |which |what's |whats )?(?:did|done|does|has done|"
        r"caused) (?:it|this|that)\b|work (?:related|"
        r"caused|causes|is the cause)|caused by (?:my )?(?:work|job)|job is (?:killing|"
        r"wrecking|ruining)|worse (?:at|after|when i) work|work'?s (?:killing|wrecking|ruining)|"
        r"(?:work|job),? (?:it )?(?:is )?mak\w+ (?:\w+ ){1,2}(?:more|much) (?:worse|bad)|"
        r"(?:(?:this|the|my) )?(?:one|1|job|work)"
        r"(?: (?:that )?(?:i'm|i am|i) (?:in|at|do|have)(?: now)?)?(?:'s| is)? mak\w+ (?:\w+ ){1,3}worse|"
        r"worse (?:from|because of|due to|cos of|with) (?:the |my |this )?(?:work|job)|"
        r"makes it worse|making (?:it|me|things) worse",
        r"(?:work|job) (?:is |does )?(?:not|n't|isn't|doesn't) (?:\w+ )?(?:mak|caus|the (?:cause|"
        r"problem))\w*|(?<!about )(?<!think )nothing to do with (?:work|my job)|not (?:because of|caused by|"
        r"due to) (?:work|"
        r"my job)|not (?:work|my job)\W*$|work helps",
    ),
    "condition_affects_work": (
        r"(?:can't|cannot|unable to|struggl\w+ (?:to|with|at)|hard to|makes (?:it|work) hard|difficult to|"
        r"affects? (?:my )?(?:work|job)|stops? me|hard at work|affecting my (?:work|job)|"
        r"makes (?:my )?(?:work|job) (?:hard|difficult))(?: \w+){0,3}? ?(?:work|job|lift|stand|sit|"
        r"concentrate|drive|walk|type|focus|do|cope)?",
        r"(?:doesn't|does not|do not|don't|not|no) (?:really )?affect\w* (?:(?:my )?(?:work|job)|it|me)|"
        r"no effect on (?:my )?work",
    ),
    "advised_not_to_work": (
        r"(?:doctor|gp|consultant|physio|surgeon|nurse|they|he|she|hospital|specialist)(?:'s| has| have|"
        r"'ve)? (?:\w+ )?(?:told me|advised me|said|says|advised|signed me off|recommended|"
        r"wants me)(?: (?:take|have|stay|rest|not to|to (?:take|have|stay|be|stop|rest)|i (?:should|shouldn't|can't|"
        r"need|"
        r"must)|that i)) ?(?:go |be |take |have |not |some |a bit of )*(?:work|free time|time of\b|working|time off|"
        r"off|stay off|rest|home|"
        r"off work)|(?:doctor|gp|consultant|physio|surgeon|nurse|hospital|specialist) (?:told me|"
        r"advised me|said) to (?:rest|stop|stay off)|(?:he|she|they|gp|doctor) (?:has )?(?:said|says) (?:to|"
        r"i should) (?:rest|stay off|stop)|(?:doctor|gp|consultant|physio|surgeon|nurse|specialist) (?:says?|said|"
        r"reckons|thinks) "
        r"(?:that )?(?:i )?(?:should not|shouldn't) (?:be )?(?:work|at work)\w*|(?:doctor|gp|consultant|"
        r"nurse) (?:said|says|told|tells) to me (?:that )?(?:i )?(?:should not|shouldn't) (?:be )?work\w*|"
        r"(?:doctor|gp|consultant|nurse|surgeon) (?:say|says|said|told|tell|tells) (?:to )?me (?:that )?(?:i must|"
        r"i have to|i should|i need to|to) (?:take (?:some )?(?:time off|a break)|stop|rest\b|stay (?:off|home))|"
        r"told (?:not to work|to take time off|"
        r"to stay off|"
        r"to rest|to stop work|to be off|to have time off)|advised (?:not to work|to take time off|"
        r"to stay off)|(?:doctor|gp|consultant|physio|surgeon|nurse|hospital|specialist|they|he|she)(?: has|"
        r" have)? (?:said|says|say|told "
        r"(?:me|us)|tells me|advised(?: me| us)?|wants me)(?: (?:to|i should|that i should|i need to|"
        r"me to))? (?:stop (?:the |my )?work\w*|"
        r"pack (?:it|work|the job) in|rest\b|stay (?:off|home|at home)|take (?:a |some )?(?:time off|break))",
        r"(?:not|never|no one|nobody|haven't been|wasn't|hasn't) (?:\w+ )?(?:been )?(?:told|advised|"
        r"said) (?:\w+ )?(?:not to|to)",
    ),
    "has_return_plan": (
        r"(?:have|got|there's|there is|agreed|made|we've|with|i've) (?:a |an |my |got a |"
        r"made a |^)?(?:\w+ )?(?:return(?: to work)? (?:plan|date)|plan to (?:go|get|return)|plan (?:for|"
        r"with)|phased return (?:plan|agreed|planned)|date to (?:go|return|get)|back to work plan|plan\b(?! "
        r"to (?!go|get|come|return|start|be)))|"
        r"agreed (?:it )?(?:all )?with (?:my |the )?(?:work|boss|manager|employer|hr|gaffer|supervisor)|"
        r"(?:we|we've|we have|have|i've|it's|it is|was|work(?:'s| has)?) (?:all )?agreed (?:that )?(?:(?:i|i'm|i'll|"
        r"i'd|me|"
        r"to) )+(?:will |am "
        r"|can )?(?:start|go|com|return|be)\w*|agreed (?:to )?(?:start|go|come|return)(?:ing)? back|"
        r"(?<!no )plan(?:'s| is| was)?(?: for| on| to (?:start|go back|return|be back)(?: on)?)? (?:the |"
        r"about )?(?:\d{1,2}(?:st|nd|"
        r"rd|th)?(?: of)? [a-z]+ary|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:march|april|may|june|july|august|[a-z]+ber)|"
        r"(?:mon|tues|wednes|thurs|fri)day)|"
        r"due back (?:on|in|at|to work|next|\d(?!.*\b(?:never|didn't|couldn't|but)\b))|going back (?:on|next|in \d|"
        r"the)|start(?:ing)? back (?:on|"
        r"next)|^(?:[^?]*, ?|[^?]* and )?(?:a )?return(?: to work)? plan (?:written|made|agreed|done|sorted|in place|"
        r"drawn up)|return(?:ing)? to work plan|plan to (?:come|go|get) back|plan how|plan for (?:me |my "
        r")?(?:going|getting|coming|to (?:go|come|get)|return\w*)|return(?:ing)? (?:to work )?on (?:the )?(?:\d|"
        r"(?:mon|tues|wednes|thurs|fri)day)|return (?:is "
        r"|was |has been )?(?:agreed|planned|arranged)|back on <|"
        r"(?:a |the )?plan exists|(?<!no )(?<!nothing )plan (?:is |was |all )?(?:agreed|made|sorted|in place|set)|"
        r"(?:^|agreed (?:on )?|got |is |there's |have )(?:a |the |"
        r"an )?plan (?:\w+ ){0,3}to "
        r"(?:go|get|return|come|start)",
        r"(?:no|don't have a|haven't got a|not got a|without a|there's no|no real|haven't made a|"
        r"have no) (?:\w+ ){0,3}?(?:plan|(?:return|go(?:ing)? back|start) date|date to (?:go|return|start))|"
        r"(?:nobody|no one|nothing|not|never|hasn't|haven't|they've not|no 1)(?:'s| has| have)?(?: been| yet| really)? "
        r"(?:arranged|planned|sorted|set up|in place)\b|no(?:thing|t)? (?:'s |is |been |has been )*(?:arranged|"
        r"planned|in place)\b|"
        r"(?:nobody|no one|not|never|hasn't|haven't|they've not|no 1)(?:'s| has| have)?(?: been| yet| really)? "
        r"(?:said|talked?|torked|spoke|spoken|mentioned|discussed|made|agreed|told)\b[\w' ]{0,28}\bplans?",
    ),
}
_COMPILED = {name: (re.compile(rf"\b(?:{yes})\b"), re.compile(rf"\b(?:{no})\b")) for name, (yes, no) in _YES_NO.items()}


_NOT_WORK = re.compile(
    r"\bnot (?:so much )?(?:the |my )?(?:work|job)(?:'s| is| that's| that is| that| thats)?\b[\w' ]*$"
)
"""What makes "not work that's making it worse" a no."""
_NO_SUCH = re.compile(
    r"\b(?:nothing|not anything|not owt|none|no|not) (?:\w+ )?(?:like|of) (?:that|this|it)\b|\b(?:no|"
    r"not) such thing\b|"
    r"\btoo small for (?:that|one|it)\b|\b(?:(?:has|have|had) not|hasn't|haven't|doesn't have|"
    r"don't have) (?:got )?(?:this|that|one|such|any|it)\b"
)
"""A no that leans on the question: it denies only what was asked for."""


def yes_no(said: Message, name: str, asked: bool = False) -> Optional[FactRead]:
    """What the words themselves say on a yes/no fact ("there's a tribunal", "work isn't helping")."""
    if name not in _COMPILED:
        return None
    yes, no = _COMPILED[name]
    against = no.search(said.plain) or (_NO_SUCH.search(said.plain) if asked else None)
    if against:
        return FactRead(False, said.words(against.start(), against.end()))
    match = yes.search(said.plain)
    if match and name == "work_affects_health" and _NOT_WORK.search(said.plain[: match.end()]):
        return FactRead(False, said.words(match.start(), match.end()))
    if match and not re.search(
        r"\b(?:no|not|never|haven't|don't|isn't|wasn't|without|husband|wife|dad|brother|son|father|"
        r"partner|mum|tried|trying) (?:\w+ ){0,2}$",
        said.plain[: match.start()],
    ):
        return FactRead(True, said.words(match.start(), match.end()))
    return None
