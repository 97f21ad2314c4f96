"""Self-harm, and not being safe alone: part of the crisis rules."""

from __future__ import annotations

from bot.safety.phrases import SELF

STATED = (
    # self-harm
    r"\bself ?harm(?:ing|ed|s)?\b|\bself ?injur\w+|\bself destruct\w*|\bsh again\b|\brelapsed on sh\b",
    r"\b(?:want|wanted|wants|going|like|thinking|urges?|thoughts?|keep|keeps|plan|need|might|started|about|"
    r"of|try|tried|trying|have been|been|will|could|stop)(?: to| of| about| \w+)? (?:hurt|hurting|harm|"
    rf"harming|harmed|cut|cutting|burn|burning|burned|punish|punishing|starve|starving) {SELF}\b(?! (?:at|"
    r"lifting|moving|falling|on|again if|again lifting|doing|when i lift|by|shaving|if i|in|with a|off|"
    r"carrying|picking|trying|while))",
    rf"\b(?:hurts|harms|cuts|burns|hurting|harming|cutting) {SELF}\b(?! (?:at|lifting|shaving|moving))",
    r"\bmake myself hurt\b",
    r"\b(?:cut|cutting|cuts|slit|slitting|slash\w*|scratch\w*|burn|burning|carv\w*)(?: up)? (?:my|his|her|"
    r"their)(?: own)? (?:arms?|wrists?|thighs?|legs?|skin|stomach|body|hand) (?:when|to feel|for feel|"
    r"because|every|again|at night|on purpose|most|so)\b",
    r"\b(?:cut|cutting|slit|slitting|slash\w*|knife|blade|razor)(?: \w+){0,2} (?:my|his|her|their) wrists?\b",
    r"\bcuts all over my\b|\b(?:been|am) cutting (?:again|my ?self|more|lots)\b",
    r"\bkeep (?:cutting|burning) my\b|\bcutting (?:on )?(?:my )?(?:hand|arm)s? for\b|\bdo the cutting\b",
    r"\bbeen cutting again\b|\bburn(?:ed|t|ing)? myself(?: \w+){0,4} on purpose\b",
    rf"\bhurt(?:s|ing)? {SELF} (?:on purpose|with a (?:razor|knife|blade)|again and again)\b",
    r"\bmyself hurt with\b|\bi want(?: to)? hurt myself\b",
    rf"\b(?:risk|danger|harm) to {SELF}\b|\bat risk of (?:suicide|harming {SELF})\b|\bharm to {SELF}\b",
    r"\bafter i harmed myself\b",
    r"\b(?:do|doing|make|making) (?:something|some thing|bad|harm|damage|hurt)(?: \w+)? (?:to|on|with|in) (?:my body|"
    r"my own body|my skin)\b",
    r"\b(?:start\w*|relaps\w*|back to|gone back to|went back to|been|am)(?: and| in| on| to| started)* cutting(?= "
    r"(?:again|"
    r"to cope|at night)(?: [.,]| lol| haha| and| to|$))",
    # not safe alone
    rf"\bcant keep {SELF} safe\b|\b(?:dont|not|cant) trust {SELF}\b",
    rf"\b(?:dont|not|do not) feel safe (?:from|with|by|on) (?:{SELF}|my own)\b",
    r"\bnot safe (?:from|with) myself\b|\bscared of what i (?:might|will|could|would) do to myself\b",
    rf"\bdo(?:ing)? (?:something|anything|sth)(?: (?:stupid|silly|bad))? to {SELF}\b",
    r"\bdo something (?:stupid|silly)\b",
)
"""Each is a crisis alarm, under the same exceptions as the rest."""
