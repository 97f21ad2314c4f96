"""Ages and dates of birth."""

from __future__ import annotations

import re
from datetime import date
from typing import Optional, Tuple

from bot.understanding.calendar_days import MONTHS
from bot.understanding.dates import find as find_dates
from bot.understanding.numbers import NUMBER, ORDINAL, ORDINALS, number
from bot.understanding.outside import counts_another
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

_AGE = re.compile(
    rf"\b(?:(?:i'm|i am|im|am|aged?|age is|my age is|just turned|turned|turning|(?:i'll|i will|gonna|going to) be|"
    rf"i turned|i've turned|"
    rf"nearly|almost)(?: (?:only|just|now|about|a|currently|nearly|going on|:))* (?P<a>{NUMBER})(?!\d|"
    rf" ?(?:weeks?|months?|days?|hours?|%|st|nd|rd|th|miles|minutes|stone|kilos?|kg|/|:|am|pm|of|times|"
    rf"people|percent|per|[-.]\d|pounds?|to|shifts|or \d+ weeks|foot|ft|in a)\b| ?years? (?!old|of age|"
    rf"young)|[,.]?\d)"
    rf"|(?P<b>{NUMBER}) ?-?(?:years?[ -]old|yo\b|yrs? old|year old|y/o|years of age|years young)|"
    rf"(?P<c>{NUMBER}) (?=(?:male|female|man|woman|m|f)\b))"
)
_MONTH = "|".join(MONTHS)
_WAS = re.compile(r"\b(?:was|turned|became|become|made|completed|reached|had my)\b")
_NOT_YET = re.compile(r"\b(?:nearly|almost|turning|coming up|approaching|pushing|(?:will|i'll|gonna|going to) be)\b")
_SOON = re.compile(
    r" ?(?:tomorrow\b|on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:on )?(?:my )?next (?:birthday|week|month|"
    r"year)|in (?:a |\d |the )?(?:couple of |few |two |"
    r"three )?(?:days?|weeks?|months?|"
    rf"{_MONTH}|new year)|on (?:new years? (?:day|eve)|new year's (?:day|eve)|christmas(?: day| eve)?|boxing day|"
    rf"halloween|"
    rf"valentine'?s(?: day)?|the \d|\d{{1,2}}(?:st|nd|rd|th)? ?(?:of )?(?:{_MONTH})|(?:{_MONTH}))|"
    rf"come (?:the )?(?:{_MONTH}|spring|summer|autumn|winter|new year|christmas)|this "
    rf"(?:coming|christmas))\b(?! (?:just )?(?:gone|past))"
)
_AGE_IN_A_LIST = re.compile(r"(?:^|, ?)(?P<n>[1-9]\d)(?=,|\W*$)")
"""A bare number among other things told ("bus driver, 57, diabetes")."""
_SHORT_OF = re.compile(
    rf"\b(?:(?P<n>{NUMBER}|an?) (?P<unit>years?|months?|weeks?|days?) (?:off|short of|away from|until i'm|till i'm)|"
    rf"knocking on|"
    rf"not quite|not yet) (?:being )?(?P<age>{NUMBER})(?!\d| (?:weeks|months|days))\b"
)
_BIRTHDAY = re.compile(r"\bmy (?P<n>[1-9]\d)(?:st|nd|rd|th)\b")
_AGE_AND_SEX = re.compile(
    r"(?:^|(?<=[\s,(/]))(?P<n>[1-9]\d) ?/?(?P<sex>[fF]|[mM](?! ?(?:ago|off|since|now)\b))(?=$|[\s,.);/])"
)
"""An age with a letter for the sex, as people write it in forums ("63f", "34 M")."""
_A_LENGTH = re.compile(r".*\b(?:off|absent|waiting|for|about|nearly|over) \d+ (?:months|metres)\b")
_LAST_BIRTHDAY = re.compile(
    rf"\b(?:became|become|turned|completed|reached|made) (?P<m>{NUMBER})(?: years?)?\b|\b(?P<n>{NUMBER}) (?:at |"
    rf"on )?(?:my )?(?:last birthday|last \w+)\b"
)
_AGE_ALONE = re.compile(
    r"(?:^|^[a-z'-]+ [a-z'-]+, |\b(?:have|got) )(?P<n>[1-9]\d)(?= years?\W*$| years?,|\W*$|, (?:born|[a-z]{3,}))"
)
_BIG_OH = re.compile(
    r"\b(?:the big )?(?P<n>(?:three|four|five|six|seven|eight|nine|[3-9])(?=[- ](?:oh|o)\b)|(?<=the big )(?:fifty|"
    r"forty|sixty|thirty|[3-9]0))\b(?:[- ](?:oh|o)\b)?"
)
"""A round birthday ("the big five-oh")."""
_LEADS = re.compile(
    r"(?P<n>[1-9]\d)(?: (?:at the moment|now|just now|for now|currently|at present)\b|,? (?:but|and) (?:i )?feel)"
)
"""An age that a message opens with ("29 at the moment", "52 but feel 90")."""
_UNTIL_THEN = re.compile(r"\b(?:till?|until|when|before|by the time)(?: i'm| i am| i)? $")
"""Before an age that is not yet ("doing this till I'm sixty-seven")."""
_WILL_BE = re.compile(
    rf"\b(?:will|i'll|going to|gonna) (?:complete|turn|become|make|reach|finish) (?:my )?(?P<n>{NUMBER})\b(?: years?)?"
)
_HAVE_YEARS = re.compile(
    rf"(?<!will )\b(?:i have|i've|i am having|i'm having|have|having|got|(?:i'm|i am|am) off?) (?:already |"
    rf"now )?(?P<n>{NUMBER}) years?\b"
    r"(?= *(?:$|[.,!;]|and (?!of\b)|but\b|old\b|now\b|already\b))"
)
"""An age as it is told in many other languages ("I have thirty six years")."""
_YOUNGEST, _OLDEST, _OLDEST_TOLD = 14, 100, 115
_OTHERS_AGE = re.compile(r"\b(?:my|his|her|our|he's|she's|they're|he is|she is) (?:\w+ )?(?:\w+ )?(?:is |'s )?$")
_BIRTH = re.compile(
    rf"\b(?P<d>\d{{1,2}}|{ORDINAL})(?:st|nd|rd|th)?(?:[ /.\-]|of |the )+(?P<m>\d{{1,2}}|{_MONTH}|{ORDINAL})(?:st|nd|rd|"
    rf"th)?[ /.,\-]+(?:(?:the )?year )?"
    rf"(?P<y>(?:19|20)?\d\d|(?:nineteen|twenty) {NUMBER}|(?:thirty|forty|fifty|sixty|seventy|eighty|"
    rf"ninety)(?:[ -]\w+)?)\b"
)
_BIRTH_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{'|'.join(MONTHS)}) (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b"
)
_BIRTH_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)\b")
BORN = re.compile(r"\b(?:born|dob|d\.o\.b|date of birth|birthday|birth)\b")


def age(said: Message, on: date, asked: bool) -> Optional[FactRead]:
    """The patient's age in whole years, said or worked out from a date of birth."""
    plain = said.plain
    if asked or BORN.search(plain):
        birth = _birth(plain, on)
        if birth:
            at, to, years = birth
            return FactRead(years, said.words(at, to))
    joking = re.search(rf"\b(?P<n>{NUMBER}) going on {NUMBER}\b", plain) if asked else None
    if joking:
        return FactRead(number(joking["n"]) or 0, said.words(joking.start("n"), joking.end("n")))
    big = _BIG_OH.search(plain) if asked and not _LEADS.match(plain) else None
    if big:
        tens = number(big["n"]) or 0
        return FactRead(10 * tens if tens < 10 else tens, said.words(big.start(), big.end()))
    ahead = _WILL_BE.search(plain) if asked else None
    if ahead and len(re.findall(rf"\b{NUMBER} years?\b", plain)) < 2:
        return FactRead((number(ahead["n"]) or 0) - 1, said.words(ahead.start("n"), ahead.end()))
    have = _HAVE_YEARS.search(plain)
    if have and (asked or have.start() == 0) and _YOUNGEST <= (number(have["n"]) or 0) <= _OLDEST:
        return FactRead(number(have["n"]) or 0, said.words(have.start(), have.end()))
    for match in _AGE.finditer(plain):
        if not asked and _UNTIL_THEN.search(plain[: match.start()]):
            continue
        if _OTHERS_AGE.search(plain[: match.start()]) and not match["a"]:
            continue
        years = number(match["a"] or match["b"] or match["c"]) or 0
        if 10 <= years <= 110 and (
            match["b"]
            or match["c"]
            or asked
            or (
                years >= 14
                and not re.match(r"(?:nearly|almost|turn|i'll|i will|gonna|going)", match.group())
                and re.match(r"[\s,.!?)]|$", plain[match.end() :])
            )
        ):
            if _NOT_YET.search(match.group()) or (
                _WAS.search(plain[: match.end()]) is None
                and "turned" not in match.group()
                and _SOON.match(plain[match.end() :])
            ):
                years -= 1 if asked else 0
            return FactRead(years, said.words(match.start(), match.end()))
    short = _SHORT_OF.search(plain) if asked else None
    if short:
        years = (number(short["n"]) or 1) if (short["unit"] or "").startswith("year") else 1
        return FactRead((number(short["age"]) or 0) - years, said.words(short.start(), short.end()))
    birthday = _BIRTHDAY.search(plain) if asked else None
    if birthday:
        coming = re.search(r"\b(?:tomorrow|next|coming|soon|in|on|this)\b", plain) and not re.search(
            r"\b(?:had|last|was)\b", plain
        )
        return FactRead(int(birthday["n"]) - bool(coming), said.words(birthday.start(), birthday.end()))
    leads = _LEADS.match(plain) if asked else None
    if leads and _YOUNGEST <= int(leads["n"]) <= _OLDEST:
        return FactRead(int(leads["n"]), said.words(leads.start("n"), leads.end("n")))
    sexed = _AGE_AND_SEX.search(said.original)
    if sexed and (asked or sexed["sex"] in "fFM" or sexed.start() == 0) and not _A_LENGTH.match(plain):
        words = sexed.group().strip(" ,.")
        return FactRead(int(sexed["n"]), words)
    alone = _AGE_ALONE.search(plain) or (_AGE_IN_A_LIST.search(plain) if plain.count(",") > 1 else None)
    if alone and 16 <= int(alone["n"]) <= 90:
        return FactRead(int(alone["n"]), said.words(alone.start("n"), alone.end("n")))
    by = _LAST_BIRTHDAY.search(plain) if asked else None
    if by:
        return FactRead(number(by.groupdict().get("m") or by["n"]) or 0, said.words(by.start(), by.end()))
    if asked:
        days = [(when.at, when.to) for when in find_dates(plain, on)]
        bare = [
            match
            for match in re.finditer(rf"\b{NUMBER}\b", plain)
            if not any(at <= match.start() < to for at, to in days)
            and not counts_another(plain, match)
            and (number(match.group()) or 0) <= _OLDEST_TOLD
        ]
        values = [number(match.group()) for match in bare]
        soon = len(values) == 2 and values[1] == (values[0] or 0) + 1
        if (
            (len(bare) == 1 or soon)
            and values[0] is not None
            and 5 <= values[0] <= _OLDEST_TOLD
            and not re.search(
                r"\b(?:over|under|above|below|more than|less than|number|flat|room|bus|page|route|row|seat|live at) $|"
                r"\bborn (?:in )?$|'$",
                plain[: bare[0].start()],
            )
            and not re.match(
                r" ?(?:weeks?|months?|days?|times|odd|something|ish|and a bit|plus)\b", plain[bare[0].end() :]
            )
        ):
            years = values[0] - bool(
                (_SOON.match(plain[bare[0].end() :]) and not _WAS.search(plain[: bare[0].start()]))
                or _NOT_YET.search(plain[: bare[0].start()])
            )
            return FactRead(years, said.words(bare[0].start(), bare[0].end()))
    return None


def _year(words: str) -> int:
    """A year in figures ("1981", "81") or as it is said ("nineteen eighty one")."""
    if words.isdigit():
        return int(words)
    if not words.startswith(("nineteen ", "twenty ")):
        return number(words) or 0
    century, rest = words.split(" ", 1)
    return (1900 if century == "nineteen" else 2000) + (number(rest) or 0)


def _birth(plain: str, on: date) -> Optional[Tuple[int, int, int]]:
    for pattern in (_BIRTH, _BIRTH_MONTH_FIRST, _BIRTH_ISO):
        match = pattern.search(plain)
        if match:
            month = (
                MONTHS.index(match["m"]) + 1 if match["m"] in MONTHS else ORDINALS.get(match["m"]) or int(match["m"])
            )
            year = _year(match["y"])
            if year < 100:
                year += 1900 if year + 2000 > on.year - 10 else 2000
            try:
                born = date(year, month, ORDINALS.get(match["d"]) or int(match["d"]))
            except ValueError:
                continue
            years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
            if 0 < years <= 115:
                return (match.start(), match.end(), years)
    return None
