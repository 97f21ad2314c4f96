"""What the trained net takes for danger and is not: a thing plainly over, a plain no, a question about services.

The rules know these by themselves. A trained guess does not, so it is asked here before it raises an alarm.
"""

from __future__ import annotations

import re

from bot.safety.normalise import normalise
from bot.safety.phrases import LATELY, NOW, OVER, PAST

_OVER, _PAST, _LATELY, _NOW = re.compile(OVER), re.compile(PAST), re.compile(LATELY), re.compile(NOW)
_SAID_NO = re.compile(
    r"^(?:no |nope |nah |i am |it is |this is |i have |i do |i would |but |and |, )*"
    r"(?:not|no|never|dont|havent|isnt|wouldnt)"
    r"(?: \w+){0,6} (?:suicid\w+|self harm\w*|harm\w*|hurt\w*|kill\w*|die|dying|end(?:ing)? my life|emergency|"
    r"urgent|danger|chest"
    r" pain\w*|overdose\w*|bleeding|thoughts?|plans?)\b"
)
_ASKS = re.compile(
    r"^(?:what|who|do|does|is|will|can|how|where) (?!can i take)[^.]*\b(?:if i|you|this|happens|safeguarding|tell)\b"
)
_DOUBT = re.compile(r"\b(?:but|though|yet|except|sometimes|unless|only)\b")


def set_aside(text: str) -> bool:
    """Whether a message is plainly about the past, a plain denial, or a question about what happens."""
    message = normalise(text).text
    past = _PAST.search(message) or _LATELY.search(message)
    if _OVER.search(message) or (past and not _NOW.search(message)):
        return True
    if _SAID_NO.search(message) and not _DOUBT.search(message):
        return True
    return bool(_ASKS.search(message)) and text.rstrip().endswith("?")
