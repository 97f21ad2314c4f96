"""Looser words for what was just asked, read only where the firm patterns of the other modules found nothing.

"Resume my work", "the NHS employs me", "in most days" mean one thing as an answer and may mean many elsewhere.
"""

from __future__ import annotations

import re
from typing import Dict, Mapping, Optional

from bot.understanding.context import asks
from bot.understanding.patterns import Rows, value_rows
from bot.understanding.reading import Asked, FactRead
from bot.understanding.text import Message

_GOAL = value_rows(
    (
        "stay",
        r"keep(?:ing)? (?:on )?(?:doing|at|with|in) (?:what|my|this|the)|(?:not|don't want) (?:to )?(?:end up|be|"
        r"become) "
        r"(?:jobless|out of work|unemployed)|not (?:have to |to )?(?:give up|leave|quit|stop) (?:my |the |"
        r"this )?(?:work|"
        r"job)\w*|stay(?:ing)? (?:with|at|in|on|doing|there|here)|to my pension|in this job|(?:keep|in) the same job|"
        r"continue (?:in|with|at|here|there|to work|working)|still (?:be able to )?(?:work|be working|do my job)|"
        r"manage (?:my|the|this) (?:job|work)",
    ),
    (
        "return",
        r"resume|eas(?:e|ing) (?:myself |me )?back|start(?:ing)? (?:back|again)|(?:back|working) (?:\w+ ){1,4}again|"
        r"back working|(?:be|get|go) back (?:at|in|on|to|with) (?:my|the|a|an)\b|go in again",
    ),
    (
        "change_job",
        r"(?:into|in) (?:an? )?(?:office|desk|lighter|different|another|easier|other)\b|(?:job|work|"
        r"something) (?:that )?my "
        r"\w+ can|lighter (?:duties|work|job)|something else|move (?:to|into) |away from (?:this|my|heavy|the)|"
        r"chang\w+ (?:for|to) (?:an? )?(?:other|another|different|lighter)|"
        r"train(?:ing)? (?:for|as|in|up)|(?:need|want|get) out of|(?:job|work|something) (?:without|with (?:less|no)|"
        r"that isn't|"
        r"that's not|not involving)|(?:can't|won't be able to|don't think i can|no longer) (?:keep |"
        r"go )?(?:on )?(?:continue|carry on|do|doing|going|"
        r"keep|stay) (?:with |in |at |on |doing )*(?:this|that|my|the) (?:\w+ )?(?:job|work|trade|role)",
    ),
    (
        "find_work",
        r"(?:find|get|finding|getting) (?:me |us )?(?:a |an |some |any )?(?:\w+ ){0,2}(?:job|work)\b|"
        r"(?:some|any) (?:kind|sort|type) of (?:work|job)|get (?:a )?wages?|into paid work",
    ),
    (
        "treat_health",
        r"get rid of (?:this|my|the)|(?:my )?(?:strength|health|life|confidence|energy) back|not (?:to )?(?:hurt|ache|"
        r"suffer)"
        r"\w*|(?:head|mind|life) (?:straight|sorted|right|together)|sleep (?:properly|again|better)|no more pain|"
        r"less pain|heal(?:ed|ing)?|treatment|cured?|to be (?:better|well|okay|normal)",
    ),
)
_EMPLOYMENT = value_rows(
    (
        "self_employed",
        r"contractor|i invoice|run(?:ning)? an? (?:\w+ ){0,2}(?:business|hairdressers|salon|shop|cafe|garage|firm|"
        r"company|"
        r"stall|bar|pub|nursery|takeaway|barbers|gym|farm|studio|cab|taxi)|cash in hand|my own thing",
    ),
    (
        "unemployed",
        r"no longer (?:work|working|employed|in work)|(?:leave|left|quit|give up|gave up|given up) (?:my |"
        r"the )?(?:job|work)|"
        r"between (?:things|posts|roles|work)|not in (?:a job|employment|any work)|lost it\b|(?:haven't|"
        r"not) got (?:any )?work|(?:company|firm|place|shop|"
        r"factory) (?:went (?:bust|under)|has gone|folded|shut|closed(?! (?:the|my|our|its)\b))",
    ),
    (
        "employed",
        r"employs? me|(?:my|the) (?:job|work)(?:'s| is) (?:in|at|with|for)|^(?:i'm |i am |am )?with (?:the|"
        r"a|an) (?!moment|"
        r"minute|doctor|gp|hospital|job ?centre|agency)\w+|(?:part|full) timer|(?:i |^)work (?:\d|one|two|three|four|"
        r"five)|(?:yes|"
        r"yeah),? (?:i )?(?:do )?work\b|"
        r"on (?:maternity|paternity|parental|adoption) leave|on the (?:staff|payroll)|permanent|contract (?:at|with|"
        r"for)",
    ),
)
_ATTENDANCE = value_rows(
    (
        "not_in_work",
        r"(?:nothing|no (?:job|work|post)) (?:left )?to (?:go|be|come|get) (?:back )?(?:to|off from|off)\b|"
        r"(?:not|nothing|none) since (?:the |my |our |that )?(?:company|firm|place|shop|factory|pit|plant|mill|yard|"
        r"site) (?:shut|closed|"
        r"folded|went)",
    ),
    (
        "off_sick",
        r"(?:at|in) home (?:recovering|resting|ill|sick)|recovering (?:at|from)|(?:but|and|currently|"
        r"still) off(?! (?:to|on "
        r"holiday))|put me on (?:the )?sick|stuck (?:at|in) home",
    ),
    (
        "phased_return",
        r"(?:one|two|three|four|\d) (?:days?|mornings|afternoons) (?:a|per|each) week (?:for now|at the moment|"
        r"just now|to "
        r"start|until|till|only)|(?:mornings|afternoons|half days) only",
    ),
    ("recently_returned", r"back at it\b|just back\b|back since"),
    (
        "at_work",
        r"in most days|clocking (?:in|on)|(?:i'm|i am) (?:still )?there\b(?! (?:at|in) hospital)|(?:working|"
        r"going in) as "
        r"(?:normal|usual)|there every|in today|not off\b",
    ),
)
_STRUGGLING = value_rows(
    (
        "true",
        r"slog|dying (?:on|by)|not (?:so |too |very |that )?(?:clever|hot|right|happy)|agony|can't (?:concentrate|"
        r"focus|think|lift|stand|sit|walk|do|keep|reach|grip)|can barely|barely|"
        r"wears? me "
        r"out|wiped|worn out|shattered|drained|painful|in pain|hurts?|hurting|mistakes|slower|in tears|crying|"
        r"too (?:hard|"
        r"tired)",
    ),
    (
        "false",
        r"nothing i can't \w+|(?:very|really|quite|pretty) (?:well|good)|fine|"
        r"well (?:thanks|thank you)|better now|no different",
    ),
)
_LOOSE: Mapping[str, Mapping[str, Rows]] = {
    "goal": {"goal": _GOAL},
    "employment": {"employment": _EMPLOYMENT, "attendance": _ATTENDANCE},
    "attendance": {"attendance": _ATTENDANCE, "employment": _EMPLOYMENT},
    "struggling_at_work": {"struggling_at_work": _STRUGGLING},
}
_DENIED = re.compile(
    r"\b(?:not|never|isn't|don't|can't|won't|without|if|was|used to)(?: \w+){0,2} $|\b(?:don't|not) (?:think|believe|"
    r"feel|"
    r"reckon|see|sure|expect)(?: \w+){0,4} $"
)


def read(said: Message, asked: Asked, facts: Mapping[str, FactRead]) -> Dict[str, FactRead]:
    """What the question's own facts are by the looser words, those aside that `facts` hold."""
    main = asked.facts[0] if asked.facts else ""
    if main not in _LOOSE or asks(said):
        return {}
    found: Dict[str, FactRead] = {}
    for name, rows in _LOOSE[main].items():
        told = None if name in facts else _told(said, rows)
        if told:
            found[name] = told
    employment = found.get("employment")
    if employment and employment.value == "unemployed":
        found["attendance"] = FactRead("not_in_work", employment.words)
    return found


def _told(said: Message, rows: Rows) -> Optional[FactRead]:
    for value, pattern in rows:
        for match in pattern.finditer(said.plain):
            if not _DENIED.search(said.plain[: match.start()]):
                value_told = value == "true" if value in ("true", "false") else value
                return FactRead(value_told, said.words(match.start(), match.end()))
    return None
