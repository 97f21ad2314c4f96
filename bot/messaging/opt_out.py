"""The words that stop, start and explain texts, and the plain-language ways of asking for the same.

Source: Twilio, "Advanced Opt-Out" (default English keywords) and error 23002. Twilio acts only on a message that is
one of the words alone, in any case. We read it the same way, and forgive the punctuation and quotes around it.
"""

from __future__ import annotations

import re
from typing import Literal

OptOut = Literal["stop", "start", "help"]

STOP_WORDS = frozenset({"stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout"})
START_WORDS = frozenset({"start", "unstop", "yes"})
HELP_WORDS = frozenset({"help", "info"})

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def opt_out(text: str, opt_out_type: str | None = None, *, stopped: bool = False) -> OptOut | None:
    """What a text asks of the sending of texts, or None where it is an ordinary message.

    `opt_out_type` is Twilio's own `OptOutType` parameter and decides where present. `stopped` says whether the number
    has opted out: `YES` starts texts again only then, and is an answer otherwise.
    """
    told = (opt_out_type or "").strip().lower()
    if told == "stop":
        return "stop"
    if told == "start":
        return "start"
    if told == "help":
        return "help"
    word = _AROUND.sub("", text).lower()
    if word in STOP_WORDS:
        return "stop"
    if word == "yes" and not stopped:
        return None
    if word in START_WORDS:
        return "start"
    if word in HELP_WORDS:
        return "help"
    return None


_TEXTS = r"(?:text|txt|texts|txts|texting|txting|message|messages|messaging|msg|msgs|messging|sms|smses|mesages)"
_NO_MORE = (
    rf"\bstop (?:all |sending |with )*(?:(?:me|us) )?(?:any |more |these |the |those |your |ur |all |them )*{_TEXTS}\b",
    rf"\bstop {_TEXTS}(?: me)?\b",
    r"\b(?:stop|quit) (?:contacting|bothering|pestering|spamming|hassling|harassing) me\b",
    rf"\b(?:dont|do not|please dont|never) (?:ever )?(?:text|txt|message|msg|contact|send)(?: me)?"
    rf"(?: (?:any|any more|no|more))*(?: {_TEXTS})?(?: (?:again|anymore|any more|no more|ever|please))*$",
    rf"\bno (?:more|further) {_TEXTS}\b",
    rf"\b(?:dont|do not) (?:want|need)(?: (?:to (?:get|receive|have)|any|more|these|your|ur|the|to|get))* {_TEXTS}\b",
    rf"\b(?:unsubscribe|opt|take|remove|delete|get) (?:me )?(?:out |off )?(?:from |of |off )?"
    rf"(?:this |the |these |your |ur )?(?:list|{_TEXTS}|number)\b",
    r"^(?:please )?(?:i (?:want|need|would like|wish) to |id like to |can i |how do i )?opt out(?: please| now)?$",
    r"\b(?:unsubscribe|opt me out|remove my number|delete my number|take me off|lose my number|wrong number)\b",
    rf"\bleave me alone\b|\bhow do i stop (?:these |the |your |getting )*{_TEXTS}\b",
)
_REFERRAL = r"(?:referral|refferal|referal|application|form|booking process|process|self referral|request|enquiry)"
_STOP_REFERRAL = (
    rf"\b(?:stop|cancel|end|withdraw|drop|close|delete|bin|scrap|forget|quit|give up on) "
    rf"(?:(?:this|the|my|our|that|whole|with|about) )*{_REFERRAL}\b",
    rf"\b(?:dont|do not|no longer) (?:want|need|wish)"
    rf"(?: (?:to|go|carry|on|continue|with|be|this|the|my|any|a|do))* (?:{_REFERRAL}|referred)\b",
    r"\bdont refer me\b|\bdo not refer me\b|\bi want to withdraw\b|\bwithdraw me\b",
)
_OTHERS = re.compile(
    r"\b(?:(?:my|the) (?:\w+ )?(?:boss|manager|employer|work|ex|husband|wife"
    r"|partner|mum|dad|neighbour"
    r"|job ?cent(?:re|er)|hr|he|she)|he|she|they|people|someone|work|hr) "
    r"(?:\w+ ){0,3}(?:stop|text|texting|message|messaging)"
)


def wants_no_texts(text: str) -> bool:
    """Whether the patient asks in plain words for the texts to end ("please stop texting me").

    Such a request is answered once with how to do it ("Reply STOP"). Stopping the referral is another matter.
    """
    words = _simple(text)
    if _OTHERS.search(words) or "waiting list" in words:
        return False
    return any(re.search(pattern, words) for pattern in _NO_MORE)


def wants_referral_stopped(text: str) -> bool:
    """Whether the patient asks for the referral, not the texts, to end ("stop this referral")."""
    words = _simple(text)
    return any(re.search(pattern, words) for pattern in _STOP_REFERRAL)


def _simple(text: str) -> str:
    lowered = re.sub(r"[’'`´]", "", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", lowered).strip()
