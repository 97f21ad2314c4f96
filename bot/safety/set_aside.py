"""What the trained net takes for danger and is not: a thing plainly over, a plain no, a question about services.

The rules know these by themselves. A trained guess does not, so it is asked here before it raises an alarm.
"""

from __future__ import annotations

import re

from bot.safety.denial import denials
from bot.safety.normalise import normalise
from bot.safety.phrases import LATELY, NOW, OVER, PAST

_OVER, _PAST, _LATELY, _NOW = re.compile(OVER), re.compile(PAST), re.compile(LATELY), re.compile(NOW)
_SAID_NO = re.compile(
    r"^(?:no |nope |nah |i am |it is |this is |i have |i do |i would |but |and |, )*"
    r"(?:not|no|never|dont|havent|isnt|wouldnt)(?! (?:even )?(?:joking|kidding|messing|lying))"
    r"(?: \w+){0,6} (?:suicid\w+|self harm\w*|harm\w*|hurt\w*|kill\w*|die|dying|end(?:ing)? my life|emergency|"
    r"urgent|danger|chest"
    r" pain\w*|overdose\w*|bleeding|thoughts?|plans?)\b"
)
_ALL_WELL = re.compile(
    r"^(?:yes |no |but |and |, |well |i |we |they |the (?:kids|children|baby) |my (?:kids|children|breathing|chest|"
    r"heart|bladder) |"
    r"it |everyone |everything |at home |am |is |are |feel |all |quite |very |perfectly |both |still |keeping |"
    r"really )+"
    r"(?:fine|safe|ok|okay|well|alright|all right|normal|good)(?: (?:and|safe|well|fine|here|at home|now|thanks|"
    r"thank you|really|in "
    r"myself|too|as well|with (?:him|her|them)|,|[.]))*$"
)
_ASKS = re.compile(
    r"^(?:what|who|do|does|is|will|can|how|where) (?!can i take)[^.]*\b(?:if i|you|this|happens|safeguarding|tell)\b"
)
_ASKS_ABOUT = re.compile(
    r"^(?:(?:do|will|would|can|could) you (?:help|tell|share|pass|call|ring|report|see|support|deal|work|offer|"
    r"treat)\b(?! me\b)|"
    r"(?:is|are) there (?:a|an|any|some)\b|what (?:happens|is (?:a|an|the))\b|who (?:reads|sees|can see|do i ring)\b)"
)
_I_AM = re.compile(
    r"\bi (?:want|am|have|feel|cant|need|was|took|keep|think|might|will|do)\b|\b(?:me|my \w+ (?:is|has|keeps)|"
    r"puts?|one way|painless|lol|haha|misery)\b"
)
_A_FEW_WORDS = 60
_DOUBT = re.compile(r"\b(?:but|though|yet|except|sometimes|unless|only)\b")


def set_aside(text: str) -> bool:
    """Whether a message is plainly about the past, a plain denial, or a question about what happens."""
    message = normalise(text).text
    past = _PAST.search(message) or _LATELY.search(message)
    if _OVER.search(message) or (past and not _NOW.search(message)):
        return True
    if _SAID_NO.search(message) and not _DOUBT.search(message):
        return True
    if _ALL_WELL.search(message) or (denials(message) and not _rest(message)):
        return True
    if _ASKS_ABOUT.search(message) and not _I_AM.search(message):
        return True
    return bool(_ASKS.search(message)) and text.rstrip().endswith("?")


def _rest(message: str) -> bool:
    """Whether more than a few words stand beside the denials."""
    spans = denials(message)
    return len(message) - sum(end - start for start, end in spans) > _A_FEW_WORDS
