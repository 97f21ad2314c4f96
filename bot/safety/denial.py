"""A plain "no" to danger ("no thoughts of harming anyone", "he has never laid a finger on me"), of whatever kind.

Only a clause that opens with the denial, goes straight to what is denied, and is not turned round after it ("not
suicidal but I think about not being here") counts. What is itself alarming when denied ("no feeling", "not breathing",
"not safe") is not among the things denied.
"""

from __future__ import annotations

import re

_OPENING = (
    r"(?:no |nope |nah |well |honestly |look |yes |ok |so |oh |and |i |he |she |it |this |that |they |we |my \w+ |"
    r"am |is "
    r"|was |have |has |had |do |does |would |will |can |definitely |certainly |really |just |promise |swear |said |"
    r"say )*"
)
_NOT = (
    r"(?:no|not|never|nobody|no one|none of (?:them|us)|dont|havent|isnt|wasnt|wouldnt|didnt|doesnt|hasnt|hadnt|wont|"
    r"arent|couldnt|nothing)"
)
_BETWEEN = (
    r"(?:going|to|want|wanting|wanted|wish|feel|feeling|felt|like|at|all|really|currently|actually|been|ever|even|"
    r"about|"
    r"thinking|thought|thoughts|think|of|any|a|an|having|have|has|had|planning|plan|plans|be|is|am|would|will|do|"
    r"does|did|"
    r"done|that|it|intend|intention|considering|risk|urges?|wishes|desire|history|signs?|sort|kind|form|sudden|"
    r"severe|bad|"
    r"the|my|dreamt?|dream|got|ever|once|current|dark|been)"
)
_OTHERS = (
    r"(?:anyone|anybody|someone|somebody|people|others|him|her|them|myself|my self|my \w+|a soul|a fly|"
    r"the (?:kids|children))"
)
_DANGER = (
    r"(?:suicid\w+|self ?harm\w*|self ?injur\w+|overdos\w+|(?:kill|hurt|harm|cut|hang|top|attack|stab|hit|touch|"
    r"threaten|burn|"
    rf"punch|beat|injur|strangl|murder|endanger)\w* {_OTHERS}|(?:tak\w+|end\w*) my (?:own )?life|end(?:ing)? (?:it|"
    rf"things)|"
    r"die|dying|violen\w+|abus\w+|danger\w*|emergenc\w+|urgent|life threatening|threats?|chest pains?|heart attack|"
    r"stroke|"
    r"seizures?|fits?|numbness|tingling|bleeding|blood|weakness|cauda equina|meningitis|anything (?:stupid|silly|"
    r"daft|drastic|"
    r"rash)|(?:hits?|hitting|hurts?|hurting|beats?|slaps?|slapped|threatens?|threatened|touched|touches|forces?|"
    r"forcing|forced|"
    r"mak(?:es|ing)|abus\w+|bull(?:ies|ied|ying)|controls?|controlling|bothers?|harms?|harmed) (?:me|us|the kids|"
    r"my \w+)|"
    r"(?:laid|lays?|raised?|raises) (?:a|his|her) (?:finger|hand|fist|voice)|(?:too many|any|extra) (?:tablets|pills))"
)
_TURNED = (
    r"(?! (?:more|as much|so|now that|until|till|than|enough|out of|either way)\b)"
    r"(?![^.]*\b(?:but|though|although|yet|except|unless|apart from|sometimes|only|other than|without|because|just "
    r"(?:want|wish)|"
    r"any other way|anything else|again|just had|and (?:i )?just|and now)\b)"
)
DENIED = rf"(?:^|(?<=[.,] )){_OPENING}{_NOT}(?: {_BETWEEN}){{0,7}} {_DANGER}\b{_TURNED}(?: or [^.,]*)?"
"""A denial, from its opening to what is denied. What it covers raises nothing."""

_NOT_IT = re.compile(DENIED)


def denials(text: str) -> list[tuple[int, int]]:
    """Where a normalised message plainly denies danger."""
    return [found.span() for found in _NOT_IT.finditer(text)]
