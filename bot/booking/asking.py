"""What a person asks for when times are shown to them, other than picking one: more, later, another place."""

from __future__ import annotations

import re
from typing import Literal

from bot.booking.wish_spelling import plain

Request = Literal["more", "other_days", "sooner", "another_place", "more_time", "none_suit"]

_PHRASES: tuple[tuple[Request, str], ...] = (
    (
        "more_time",
        r"(?:need |have |give me )?(?:more time|longer)(?: to (?:think|decide))?|hold it"
        r"|keep it (?:for me )?(?:for )?longer|hang on|hold on|wait a (?:bit|minute|mo)",
    ),
    (
        "another_place",
        r"(?:an)?other (?:place|location|venue|site|town)|different (?:place|location|venue|site)"
        r"|too far to (?:go|travel)|(?:some|any)where (?:else|nearer|closer)"
        r"|(?:nearer|closer)(?: (?:to me|to home|place|to where i live))?",
    ),
    (
        "other_days",
        r"(?:an)?other (?:days?|dates?|weeks?)|different (?:days?|dates?|weeks?)|later(?: (?:days?|dates?|on|ones?))?"
        r"|(?:some|any)thing later|further (?:away|ahead|on)|not so soon|too soon",
    ),
    (
        "sooner",
        r"(?:sooner|earlier|quicker)(?: (?:days?|dates?|ones?))?|(?:any|some)thing (?:sooner|earlier|quicker)"
        r"|too (?:far away|far off|long to wait|late)|nothing (?:sooner|earlier)",
    ),
    (
        "none_suit",
        r"none(?: of (?:them|these|those|the above|that))?(?: (?:suits?|works?|are|good|any good))*|neither|no good"
        r"|(?:they |these |those )?(?:don't|do not|won't) (?:suit|work)(?: me)?"
        r"|can't (?:do|make) any(?: of (?:them|these|those))?",
    ),
    (
        "more",
        r"(?:see |show |show me |what )?(?:more|others?|next|what else|anything else|something else"
        r"|(?:more|other|another|different) (?:times?|ones?|slots?|options?|appointments?))",
    ),
)
_BEFORE = (
    r"(?:(?:can|could|do|have|is|are|i|you|u|we|there|got|it|its|it's|a|an|the|any|be|at|in|on|for|me|please|thanks|ok"
    r"|no|yes|yeah|nothing|want|need|like|would|i'd) )*"
)
_AFTER = r"(?: (?:please|thanks|thank you|ta|times?|slots?|available|if possible|if you have|maybe|for me|then))*"


def read_request(text: str) -> Request | None:
    """What the message asks for, if it asks for nothing but that; None for a choice, a wish for a time, or other words.

    "later" asks for other days, since the soonest are shown first; "later in the day" is a wish. Never raises.
    """
    said = re.sub(r"[^\w' ]+", " ", plain(text))
    said = " ".join(said.split())
    for request, pattern in _PHRASES:
        if re.fullmatch(rf"{_BEFORE}(?:{pattern}){_AFTER}", said):
            return request
    return None
