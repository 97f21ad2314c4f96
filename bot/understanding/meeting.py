"""How the patient would like to meet, in which language, and what they need to take part."""

from __future__ import annotations

import re
from typing import Dict, List, Optional, Tuple

from bot.understanding.context import RELATIVE
from bot.understanding.gazetteer.phrases import words
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

LANGUAGES: Tuple[str, ...] = tuple(
    words(
        """
polish romanian arabic urdu punjabi bengali gujarati hindi portuguese spanish french italian german turkish
kurdish somali farsi persian dari pashto tamil cantonese mandarin chinese vietnamese russian ukrainian
lithuanian latvian bulgarian hungarian czech slovak albanian greek dutch tigrinya amharic swahili yoruba igbo
hausa twi sylheti mirpuri nepali thai tagalog filipino malayalam telugu sinhala japanese korean hebrew welsh
gaelic croatian serbian bosnian sorani english
"""
    )
)
_THEIR_OWN = {
    "polski": "polish", "polsku": "polish", "română": "romanian", "romana": "romanian", "romaneste": "romanian",
    "español": "spanish", "espanol": "spanish", "castellano": "spanish", "português": "portuguese",
    "portugues": "portuguese", "français": "french", "francais": "french", "italiano": "italian", "deutsch": "german",
    "soomaali": "somali", "somalian": "somali", "türkçe": "turkish", "turkce": "turkish", "magyar": "hungarian",
    "lietuviu": "lithuanian", "latviesu": "latvian", "shqip": "albanian", "cymraeg": "welsh", "gàidhlig": "gaelic",
    "bangla": "bengali", "panjabi": "punjabi", "punjabee": "punjabi", "kurdi": "kurdish", "українська": "ukrainian",
    "русский": "russian", "العربية": "arabic", "اردو": "urdu", "فارسی": "farsi",
}  # fmt: skip
"""Languages as their speakers call them."""
_LANGUAGE = re.compile(rf"\b(?:{'|'.join((*LANGUAGES, *_THEIR_OWN))}|bsl|british sign language|sign language)\b")
_SPEAKS = re.compile(
    r"\b(?:speak|speaks|speaking|speakers?|language|interpreter|translator|interpret|translat\w+|in|only|"
    r"mother tongue|understand|read|prefer)\b"
)
_NOT_THAT_ONE = re.compile(
    rf"\b(?:can't|cannot|can not|couldn't|don't|do not|doesn't|not|never|no|barely|hardly|struggl\w+)"
    rf"(?: (?!(?:but|only|just|and|so|{'|'.join(LANGUAGES)})\b)\w+){{0,4}} $"
)
"""Before a language that is not had ("I can't read English, I speak Arabic")."""
_NEEDS = re.compile(
    r"\b(?:(?:an? |need |\w+ )?interpreters?|translators?|bsl|british sign language|sign language|"
    r"large print|big (?:print|letters)|braille|easy read|step[- ]?free|no (?:stairs|steps)|"
    r"can't (?:do|manage|climb|use) (?:the )?(?:stairs|steps)|stairs are|ground floor|lift access|"
    r"wheelchair|ramp|"
    r"hearing (?:loop|aids?)|lip ?read\w*|speak (?:up|loud\w*|slow\w*|clear\w*)|(?:my |a |"
    r"bring )?(?:\w+ )?(?:with me|come along|to come(?= with|\W*$))|someone with me|bring (?:my|a|someone|"
    r"somebody)\b[ \w]{0,20}|my (?:mum|dad|wife|husband|partner|friend|support worker|carer|daughter|"
    r"son|sister|brother) (?:with|to come|there)|support worker|advocate|"
    r"quiet (?:room|place|space)|written (?:down|information)|extra time|more time|female (?:adviser|"
    r"advisor|worker|person)|a woman|parking|disabled (?:access|parking)|can't (?:read|write|hear|"
    r"see(?! (?:myself|me|why|how|it|the|a|any|that|them)\b))(?: \w+)?|(?:hard of hearing|deaf|blind|"
    r"partially sighted)|dyslexi[ac]|text (?:relay|phone)|"
    r"coloured paper|guide dog|assistance dog|no phone calls|breaks)\b"
)


SPEAK_UP = re.compile(
    r"\b(?:speak|talk) (?:up|loud\w*|clear\w*|slow\w*)\b|\b(?:bit|little|wee bit|hard) (?:deaf|of hearing)\b|"
    r"\bhearing aids?\b"
)
"""How somebody is to be spoken to, which is a need and no change to the condition that they told of."""


def language(said: Message, asked: bool) -> Optional[FactRead]:
    """The language that the patient wants to use, by its English name."""
    for match in _LANGUAGE.finditer(said.plain):
        around = said.plain[max(0, match.start() - 30) : match.end() + 14]
        if (
            asked
            or _SPEAKS.search(around)
            or (re.match(r"^\W*(?:\d\W+)?$", said.plain[: match.start()]) and "interpreter" in around)
        ):
            if _NOT_THAT_ONE.search(said.plain[: match.start()]):
                continue
            value = _THEIR_OWN.get(match.group(), match.group())
            if value == "english" and re.search(
                r"\b(?:not|no|bad|little|poor|isn't|don't|my|much|good|well) (?:\w+ ){0,4}?english\b|"
                r"english (?:is )?(?:not|isn't|bad|poor)",
                said.plain,
            ):
                continue
            value = "British Sign Language" if "sign" in value or value == "bsl" else value.capitalize()
            return FactRead(value, said.words(match.start(), match.end()))
    return None


def access_needs(said: Message, asked: bool, options_text: str = "") -> Optional[FactRead]:
    """What the patient needs to take part, in their words."""
    match = _NEEDS.search(said.plain)
    if match and (asked or re.search(r"\b(?:need|want|require|please|interpreter|can't|help)\b", said.plain)):
        clause = said.clause_at(match.start())
        last = list(_NEEDS.finditer(said.plain))[-1]
        ends = said.clause_at(last.start()).to if asked else clause.to
        words = re.sub(
            r"^(?:\d+[\s,.):-]+|(?:and|but|i need|i'd need|i will need|need|please|with|also|yes|by (?:phone|"
            r"video)|phone|video|face to face)[\s,]+)+",
            "",
            said.words(clause.at, max(clause.to, ends)),
            flags=re.IGNORECASE,
        ).strip(" ,.")
        return FactRead(words or said.words(match.start(), match.end()), said.words(match.start(), match.end()))
    return None


_MY_PHONE = re.compile(r"(?<!on )(?<!ring )(?<!call )(?<!use )(?<!using )(?<!by )(?<!over )(?<!to )(?<!try )\bmy $")
"""Before a phone that is only spoken of ("I dropped my phone")."""
_NOT_BY = re.compile(
    r"\b(?:not|don't(?! mind)|doesn't|can't|cannot|no(?! problem| issue| bother)|hate|struggle\w*|deaf|"
    r"never)\b(?: (?!so\b(?! (?:well|good|much|great)\b)|and\b|but\b|then\b)\w+){0,4} "
    r"(?<!so )(?:on|with|over|by|using|in|for) (?:the |a |my )?$"
)
_NOT_WITH = re.compile(
    r" i(?:'m| am) (?:not|no) (?:so |very |much )?good\b|(?:'s| is| are) (?:too |very |a bit )?(?:hard|difficult|"
    r"awkward|no good|not good)\b| (?:i )?"
    r"(?:don't|can't|cannot|not|never) (?:\w+ )?(?:hear|understand|follow)\b"
)
"""What one cannot well use is no way to meet ("I don't hear well on the phone")."""
_TO_OTHERS = re.compile(rf" (?:(?:your|my|our|the) )?{RELATIVE}\b(?! (?:with|there|to come))")
"""Somebody else called or seen ("Facetime nan tonight") is no meeting of ours."""
_MODES: Tuple[Tuple[str, re.Pattern[str]], ...] = (
    (
        "video",
        re.compile(
            r"\b(?:videos?|zoom|teams|facetime|skype|online|video ?call|webcam|whatsapp video|on (?:the |a )?screen|"
            r"google meet|over the internet|cameras?|"
            r"on (?:my|the|a) (?:laptop|tablet|ipad|computer)|camera)\b"
        ),
    ),
    (
        "in_person",
        re.compile(
            r"\b(?:face (?:to|2) face|face|in (?:the )?(?:person|flesh)|meet(?:ing)? (?:up|you|someone|somebody|in|"
            r"the person|them|"
            r"him|her|properly)|sit down with|sit (?:across|opposite|round|at) (?:a |the )?table|(?:a |proper |real |"
            r"actual )(?:\w+ )?(?:meeting|visit)\b|where "
            r"i come|(?:come|pop|cum) (?:and|n|to) (?:talk|speak|chat|meet|sit|see)|sit (?:down )?(?:with|"
            r"together)|together with|"
            r"^meet(?:ing)?$|(?:come|coming|cum|pop|popping) (?:in|to you|along|over|"
            r"down|to see)|"
            r"in the (?:surgery|office|clinic)|physically|go (?:there|in)|visit|at (?:the|my|your) (?:surgery|clinic|"
            r"practice|gp|doctors?|office|centre)|"
            r"see (?:someone|somebody|you|them|the person|a person))\b"
        ),
    ),
    (
        "phone",
        re.compile(
            r"\b(?:(?:tele)?phone|ring (?:to )?(?:me|us)|(?:give|gi|gie)(?:'s|s)? (?:me|us|you)? ?a (?:ring|bell|"
            r"buzz|call|"
            r"tinkle)|phone ?call|a call|"
            r"by call|ring me|call me|telephone|over the (?:phone|"
            r"blower)|calls?|blower|mobile|by ringing|ringing|phoning|calling|on the dog and bone)\b"
        ),
    ),
)


def named(said: Message) -> List[Tuple[str, int, int]]:
    """Every way of meeting that is spoken of, wanted or not, and where in the plain text."""
    return [(value, hit.start(), hit.end()) for value, pattern in _MODES for hit in pattern.finditer(said.plain)]


def contact_mode(said: Message) -> Optional[FactRead]:
    """How the patient would like to meet: by phone, by video or in person; None where two are named evenly."""
    found: Dict[str, FactRead] = {}
    for value, pattern in _MODES:
        for match in pattern.finditer(said.plain):
            if _NOT_BY.search(said.plain[: match.start()]) or _NOT_WITH.match(said.plain[match.end() :]):
                continue
            if _TO_OTHERS.match(said.plain[match.end() :]):
                continue
            if value == "phone" and _MY_PHONE.search(said.plain[: match.start()]):
                continue
            if not re.search(
                r"\b(?:not|no|don't (?:like|want|do|have)|hate|can't (?:do|use)|rather not|isn't|never|instead of|"
                r"rather than|without|don't like the)(?: \w+){0,2} $",
                said.plain[: match.start()],
            ):
                found.setdefault(value, FactRead(value, said.words(match.start(), match.end())))
    if len(found) > 1 and "phone" in found and re.fullmatch(r"(?i)(?:a )?calls?(?:'\w+)?", found["phone"].words):
        del found["phone"]  # a video call is no phone call
    return next(iter(found.values())) if len(found) == 1 else None
