"""How many people the patient's employer has, as a number or a band."""

from __future__ import annotations

import re
from typing import Optional

from bot.understanding.facts import EMPLOYER_BANDS
from bot.understanding.numbers import NUMBER, number
from bot.understanding.outside import counts_another
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_SIZE_NUMBER = re.compile(
    rf"\b(?:(?:there(?:'s| is| are|s)|we(?:'re| are| have| got|'ve got)|they(?:'ve got| have| employ)|"
    rf"only|just|it's|about|around|employs?|company of|firm of|business of|of|with|over|under|"
    rf"less than|fewer than|more than|roughly|maybe|has|have|approximately|got)(?: (?:only|just|about|"
    rf"around|over|under|less than|fewer than|more than|nearly|roughly|got))* )*(?P<n>{NUMBER}|"
    rf"a (?:couple of |few )?(?:hundred|thousand)|(?:couple of |few )(?:hundred|thousand)|hundreds|"
    rf"thousands|(?:a )?(?:couple|few|handful|dozen))(?: (?:or so|odd|plus))?(?:\+)? ?"
    rf"(?:(?:of|on) us|persons|people(?! (?:off|a day|down|short|missing|are (?:missing|off)))|staff|employees|"
    rf"workers|folk|blokes|"
    rf"lads|men|women|"
    rf"in (?:total|all|the (?:company|firm|team|business|whole))|members of staff|strong|(?:work|"
    rf"working) (?:there|here)|at my (?:work|place)|on the (?:books|payroll))\b"
)
_SIZE_BAND = re.compile(
    rf"\b(?P<how>under|less than|fewer than|below|over|more than|above|at least|"
    rf"between|atween|tween) (?P<n>{NUMBER})(?: (?:and|an|n|to|-) (?P<m>{NUMBER}))?\b|\b(?P<lo>{NUMBER}) ?(?:-|"
    rf"to) ?(?P<hi>{NUMBER})\b"
)
_SMALL = re.compile(
    r"\b(?:small|tiny|little|corner|family(?:[- ]run)?|micro|wee|independent|local|"
    r"one[- ]man) (?:\w+ )?(?:firm|business|company|employer|outfit|place|shop|team|office|practice|"
    r"charity|garage|cafe|salon|builders?|school|nursery|pub|restaurant|farm|hotel|factory|family business)\b|"
    r"\bfamily (?:run )?(?:firm|business|"
    r"company)\b|^(?:it's |its |quite |very |pretty |a )*(?:small|tiny|little)\W*$"
)
_MEDIUM = re.compile(r"\bmedium(?:[- ]sized)?\b|\bmid[- ]?sized?\b")
_LARGE = re.compile(
    r"\b(?:nhs(?: trust)?|hospital trust|(?:big|large|huge|massive|giant|national|multinational|"
    r"international|global|nationwide|enormous) (?:\w+ )?(?:firm|company|employer|organisation|"
    r"corporation|business|chain|place|hospital|school|factory|site|supermarket|warehouse|retailer|bank|one)|"
    r"supermarket|"
    r"multinational|"
    r"(?:county|city|borough|town|the|local) council|council worker|civil service|royal mail|"
    r"tesco|asda|sainsbury'?s?|morrisons|aldi|lidl|waitrose|co-op|amazon|dpd|evri|hermes|argos|"
    r"b ?& ?q|boots|mcdonald'?s|greggs|wetherspoons?|primark|m ?& ?s|john lewis|british gas|bt\b|"
    r"openreach|network rail|dwp|hmrc|the (?:army|police|fire brigade|met)|met police|"
    r"university of \w+)\b|^(?:it's |its |quite |very |pretty |a |really )*(?:big|huge|massive|large|"
    r"enormous)\b"
)
_AND_ME = re.compile(
    rf"\b(?:just |only )?(?P<n>{NUMBER}) (?:other|others)(?: \w+)? (?:and|plus) (?:me|myself|i)\b"
    rf"|\b(?:just |only )?(?:me|myself) (?:and|plus) (?P<m>{NUMBER}) (?:other|others|more)\b"
    r"|\b(?:just |only )?(?:me|myself) and (?:the|my|one other) (?:owner|boss|gaffer|brother|partner|wife|husband|"
    r"mate|person)\b|^(?:it's |its )?(?:just |only )*me (?:and|an|n) (?:him|her)\b"
)
_COUNTING_ME = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:of us|people|staff)?[\w ,']{{0,16}}?\b(?:count(?:ing|in)|inc\w*|with|that's|that is|"
    rf"thats) (?:me|myself)\b"
)
"""A number with the writer in it ("four of us counting me and the boss")."""
_IN_ALL = re.compile(
    rf"(?<!over )(?<!than )(?<!under )\b(?P<n>{NUMBER}) (?:\w+ )?(?:nationally|nationwide|in total|altogether|overall|"
    rf"worldwide|company wide|all told|across the "
    r"(?:country|company|uk|group))\b"
)
_NOW_COUNT = re.compile(
    rf"\bused to\b.*\bnow,? (?:(?:it's|there's|there are|we're|we are|only|about|just|more like) )*(?P<n>{NUMBER})\b"
)
"""The whole of an employer told beside a part of it, and its size now beside what it was."""
_STAFF_OF = re.compile(
    rf"\b(?:staff|employees|workers)(?:,| is| are| maybe| about| around| probably| of| we are)* (?P<n>{NUMBER})\b"
)
_ME_AND_TWO = re.compile(
    r"\b(?:me|myself)(?: and|,) (?:the|my|a|one) (?:\w+ )?\w+(?:,)? and (?:the|my|a|an|one) (?:\w+ )?\w+\W*$"
)
"""Three people told one by one ("me and the gaffer and a wee apprentice")."""
_ONES_OWN = re.compile(
    r"\b(?:self employed|my own|own (?:\w+ ){0,2}(?:business|company|firm|shop)|(?:run|have) (?:an? )?own)\b"
)
"""A business of one's own has no employer whose size matters."""
_WORKS_FOR = re.compile(
    r"\b(?:work(?:ed|ing|s)?|employ\w*|job|firm|company|for|at|in|it's|its|a|the|run|nurse|porter|"
    r"driver|picker|cleaner|assistant|we're|they're|they are)\b"
)


def _band(count: int) -> str:
    return EMPLOYER_BANDS[0] if count < 50 else EMPLOYER_BANDS[1] if count <= 250 else EMPLOYER_BANDS[2]


_ROUND = {
    "a hundred": 100,
    "couple of hundred": 200,
    "a couple of hundred": 200,
    "hundreds": 300,
    "few hundred": 300,
    "a few hundred": 300,
    "thousands": 1000,
}


def employer_size(said: Message, asked: bool) -> Optional[FactRead]:
    """How many people the employer has: the number said, or the band that the words name."""
    plain = said.plain
    band = _SIZE_BAND.search(plain) if asked or re.search(r"\b(?:employees|staff|people|of us)\b", plain) else None
    if band and not re.search(r"\b(?:weeks?|months?|days?|years?|hours?)\b", plain[band.start() : band.end() + 8]):
        low, high = number(band["n"] or band["lo"] or "") or 0, number(band["m"] or band["hi"] or "") or 0
        how = band["how"] or "between"
        count = {
            **dict.fromkeys(("between", "atween", "tween"), (low + high) // 2 if high else low),
            "under": low - 1,
            "less than": low - 1,
            "fewer than": low - 1,
            "below": low - 1,
        }.get(how, low + 1)
        return FactRead(_band(count), said.words(band.start(), band.end()), about=True)
    staffed = _STAFF_OF.search(plain) if asked else None
    if staffed:
        return FactRead(number(staffed["n"]) or 0, said.words(staffed.start("n"), staffed.end("n")))
    three = _ME_AND_TWO.search(plain) if asked else None
    if three:
        return FactRead(3, said.words(three.start(), three.end()))
    counting = _COUNTING_ME.search(plain) if asked else None
    if counting:
        return FactRead(number(counting["n"]) or 0, said.words(counting.start("n"), counting.end("n")))
    now = (_IN_ALL.search(plain) or _NOW_COUNT.search(plain)) if asked else None
    if now:
        return FactRead(number(now["n"]) or 0, said.words(now.start("n"), now.end("n")))
    pair = _AND_ME.search(plain) if asked else None
    if pair:
        others = number(pair["n"] or pair["m"]) if pair["n"] or pair["m"] else 1
        return FactRead((others or 0) + 1, said.words(pair.start(), pair.end()))
    match = _SIZE_NUMBER.search(plain)
    if match and re.search(r"\b(?:work|jobs?)\b[\w ]{0,20}\bfor $|\b(?:band|grade|level) $", plain[: match.start("n")]):
        match = None  # "enough work for three people", "band 5 staff nurse"
    if match and (
        asked
        or re.search(
            r"\b(?:of us|staff|employees|workers|employ\w*|work|company|firm|business|boss|gaffer|blokes|"
            r"lads|school|shop|office|factory|garage|practice|charity|place|cafe|salon|nursery|care home|team)\b",
            plain,
        )
    ):
        words = said.words(match.start(), match.end())
        exact = number(match["n"])
        if exact is not None:
            return FactRead(exact, words)
        if "hundred" in match["n"] or "thousand" in match["n"]:
            return FactRead(_band(_ROUND.get(match["n"], 1000)), words, about=True)
        return FactRead(EMPLOYER_BANDS[0], words, about=True)
    if asked:
        many = re.search(r"\b(?:hundreds|thousands|millions|loads|tons)\b(?! of miles)", plain)
        if many:
            return FactRead(_band(_ROUND.get(many.group(), 1000)), said.words(many.start(), many.end()), about=True)
        bare = next((hit for hit in re.finditer(rf"\b{NUMBER}\b", plain) if not counts_another(plain, hit)), None)
        if (
            bare
            and number(bare.group()) is not None
            and not re.search(r"\b(?:weeks?|months?|years?|days?|hundred of|am|pm)\b", plain)
        ):
            return FactRead(number(bare.group()) or 0, said.words(bare.start(), bare.end()))
        rounded = re.search(r"\b(?:a )?(?:couple of |few )?(?:hundreds?|thousands?)\b|\b(?:loads|tons)\b", plain)
        if rounded:
            return FactRead(
                _band(_ROUND.get(rounded.group(), 1000)), said.words(rounded.start(), rounded.end()), about=True
            )
        if re.search(r"\b(?:dozens?|handful|few)\b", plain):
            return FactRead(EMPLOYER_BANDS[0], said.original.strip(), about=True)
    if not asked and _ONES_OWN.search(plain):
        return None
    for value, pattern in ((EMPLOYER_BANDS[0], _SMALL), (EMPLOYER_BANDS[1], _MEDIUM), (EMPLOYER_BANDS[2], _LARGE)):
        match = pattern.search(plain)
        if match and re.search(r"\b(?:not|isn't|no) (?:a |very |that |the )?$", plain[: match.start()]):
            continue
        if match and (
            asked
            or (
                _WORKS_FOR.search(plain[: match.start()])
                and (value != EMPLOYER_BANDS[1])
                and not re.search(
                    r"\b(?:live|shop|bought|from|through|see|seen|called|under|waiting|referred|on) (?:\w+ ){0,2}$",
                    plain[: match.start()],
                )
                and re.search(
                    r"\b(?:work\w*|employ\w*|job|it's a|nurse|porter|driver|picker|cleaner|assistant|firm|company|"
                    r"for a|for the|worker)\b",
                    plain[: match.end()],
                )
            )
        ):
            return FactRead(value, said.words(match.start(), match.end()))
    return None
