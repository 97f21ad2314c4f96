"""Which of the choices a patient picked: by number, by place, or by its words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import FrozenSet, List, Optional, Sequence, Set, Tuple

from bot.understanding.calendar_days import MONTHS
from bot.understanding.facts import CATALOGUE, Kind
from bot.understanding.gazetteer.phrases import words
from bot.understanding.numbers import ORDINALS, WORDS
from bot.understanding.polarity import answer
from bot.understanding.reading import Asked, Option
from bot.understanding.text import Message, message

_KEYCAP = re.compile("\ufe0f?\u20e3")
_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(9)}
_FILLER = (
    r"(?:my answer would be|my answer is|my answer|answer is|i'd pick|i would pick|i pick|pick|i'd go (?:for|with)|"
    r"i would go (?:for|with)|i'll go (?:for|with)|then|down|in the list|on the list|of them|(?:of|from) (?:these|"
    r"those|the list)|cariad|bach|bab|hinny|for us|"
    r"option|options|number|numbers|no|num|choice|answer|reply|please|pls|thanks|thank you|"
    r"i'll take|i'll have|i choose|i pick|i select|put me down for|put|gotta be|got to be|has to be|say|i'll say|"
    r"mine's|mine is|"
    r"(?:the )?(?:closest|nearest|best|right one)(?: to me)?(?: is)?|nr|opshun|opt|i'd like|i would like|i want|"
    r"go for|go with|let's go with|"
    r"i'd say|i say|it's|its|that's|probably|hen|pet|duck|hun|pal|la|lad|lass|flower|darling|dear|closest to|"
    r"nearest to|"
    r"definitely|the|one|and|or|also|plus|just|only|my answer is|think|i think|i am|i'm|a|for me|"
    r"would be|is|both|both of|love|mate|ta|yes|yeah|ok|okay|um|erm|er|well|hi|book|me in for|in for|"
    r"select|press|i'll|ave|tak|tek|take|have|'ave|i|id|for the)(?![a-z])"
)
_NUMBER = r"(?:[0-9]|one|two|three|four|five|six|seven|eight)"
_ONLY_NUMBERS = re.compile(
    rf"^(?:{_FILLER}[\s,.:!]*)*(?P<numbers>{_NUMBER}\b(?:[\s,.&+/;)(-]*(?:{_FILLER}[\s,.:!]*)*{_NUMBER}"
    rf"\b)*)(?:[\s,.:!)]*{_FILLER})*$"
)
_LEADS = re.compile(
    r"^(?:option |number |answer )?(?P<number>[1-8])(?: ?[.,:;)\-]| ?- | +(?=[a-z]))\s*(?P<rest>.*)$", re.DOTALL
)
_ORDINAL_WORDS = "|".join(sorted((word for word in ORDINALS if " " not in word), key=len, reverse=True))
_PLACE = re.compile(
    rf"^(?:{_FILLER}[\s,]*)*(?P<place>{_ORDINAL_WORDS}|last|bottom|top|1st|2nd|3rd|4th|5th|6th|7th|8th|latter|former|"
    rf"middle)(?: (?:one|option|choice|time|slot))?(?:[\s,.!]*{_FILLER})*$"
)
_SOONEST = re.compile(
    r"\b(?:earliest|soonest|first available|next available|as soon as possible|quickest|"
    r"sooner the better)\b"
)
_COUNTED = re.compile(
    r"^(?:weeks?|days?|months?|years?|hours?|times?|people|inc\w*|counting|with|in total|altogether|of us|staff|am|pm|"
    r"st|nd|rd|th|or|to|"
    r"and a half|o'clock|bad|kids|children|jobs|" + "|".join(MONTHS) + r")\b|"
    r"(?!(?:is|was|this|yes|please|thanks|has|does|its|cos|as|always|less|hours)\b)[a-z]{3,}(?<!s)s\b(?!')"
)
_ORDERED = re.compile(
    r"(?:large|small|medium|portions?|pints?|bags?|slices?|degrees?|nil|more|points?|goals?|quid|pounds?|miles?)\b"
)
"""After a number, what is ordered or scored and not picked ("2 large cod")."""
EXACTLY = "="
"""Before other words for an option that must be the whole of the answer ("=at work")."""
_STOP: FrozenSet[str] = frozenset(
    words(
        """
i a an the my to am is it of for in on at and or in with i'm i've have got be do that this me just please yes no
not now one slot time appointment closest nearest most
"""
    )
)
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def chosen(said: Message, asked: Asked) -> Tuple[Option, ...]:
    """The options picked, in the order of the question; none where it names none, or two and one is wanted."""
    if not asked.options:
        return ()
    text = _tidy(said)
    if not asked.numeric:
        by_number = _by_number(text, asked)
        if by_number is not None:
            return by_number
    return _by_words(text, asked)


def _tidy(said: Message) -> str:
    text = _KEYCAP.sub(" ", said.plain)
    for sign, figure in _CIRCLED.items():
        text = text.replace(sign, f"{figure} ")
    return re.sub(r"[\s()\[\]#\"']*$|^[\s()\[\]#\"'.]+", "", text.replace("(", " ").replace(")", " ) ")).strip(" .!?)")


def _figure(word: str) -> str:
    return word if word.isdigit() else str(WORDS.get(word, ""))


def _pick(keys: Sequence[str], asked: Asked) -> Tuple[Option, ...]:
    wanted = set(keys)
    found = tuple(option for option in asked.options if option.key in wanted)
    if len(found) != len(wanted) or (len(found) > 1 and not asked.many):
        return ()
    return found


def _dated(asked: Asked) -> bool:
    return any(name in CATALOGUE and CATALOGUE[name].kind in (Kind.DATE, Kind.NUMBER) for name in asked.facts)


def _by_number(text: str, asked: Asked) -> Optional[Tuple[Option, ...]]:
    """The options numbered in the answer; () where they do not fit the question; None where there is none."""
    only = _ONLY_NUMBERS.match(text)
    if only and not (only["numbers"] == "one" and len(asked.options) > 1 and text != "one"):
        keys = [_figure(word) for word in re.findall(_NUMBER, only["numbers"])]
        return _pick(keys, asked)
    place = _PLACE.match(text)
    if place and not (_dated(asked) and place["place"][0].isdigit()):
        return _at_place(place["place"], asked)
    leads = _LEADS.match(text)
    if leads and not _COUNTED.match(leads["rest"]) and not _ORDERED.match(leads["rest"]):
        if re.match(r"^[0-9]", leads["rest"]) or (_dated(asked) and leads["rest"] and not leads["rest"][0].isalpha()):
            return None
        return _pick([leads["number"]], asked) or None
    return None


def _at_place(place: str, asked: Asked) -> Tuple[Option, ...]:
    options = asked.options
    if place in ("last", "bottom"):
        return (options[-1],)
    if place in ("latter", "former"):
        return (options[0] if place == "former" else options[1],) if len(options) == 2 else ()
    if place == "middle":
        return (options[len(options) // 2],) if len(options) % 2 else ()
    index = 1 if place == "top" else int(place[0]) if place[0].isdigit() else ORDINALS.get(place, 0)
    return (options[index - 1],) if 1 <= index <= len(options) else ()


def _content(text: str) -> Set[str]:
    words = set(_WORD.findall(text))
    return (words - _STOP) or words


def _labels(option: Option) -> List[str]:
    labels = (option.label, option.sms, *(also.lstrip(EXACTLY) for also in option.also))
    return [message(label).plain.strip(" .!?") for label in labels if label]


def _inside(option: Option) -> List[str]:
    """The labels that may stand inside a longer answer."""
    labels = (option.label, option.sms, *(also for also in option.also if not also.startswith(EXACTLY)))
    return [message(label).plain.strip(" .!?") for label in labels if label]


def _by_words(text: str, asked: Asked) -> Tuple[Option, ...]:
    if not text:
        return ()
    exact = [option for option in asked.options if text in _labels(option)]
    if len(exact) == 1:
        return (exact[0],)
    if _SOONEST.search(text) and any(re.search(r"\d(?:am|pm|:\d\d)", option.label) for option in asked.options):
        return (asked.options[0],)
    yes_no = _yes_no(text, asked)
    if yes_no:
        return yes_no
    if len(text.split()) > 14:
        return ()
    held = [
        option
        for option in asked.options
        if any(_holds(text, label) for label in _inside(option) if label not in ("yes", "no"))
    ]
    if len(held) == 1 or (held and asked.many):
        return tuple(held)
    close = [option for option in asked.options if any(_alike(text, label) for label in _inside(option))]
    if len(close) == 1 and not held:
        return (close[0],)
    return _by_name(text, asked) if not held else ()


_SAYS_LITTLE = frozenset(words("work health advice service services support help hub team back hour clinic"))
"""Words of a service's name that any patient may use."""


def _by_name(text: str, asked: Asked) -> Tuple[Option, ...]:
    """The one service of a list that two words of its own name ("I'll take the Moor Lane one"), unless it is denied."""
    if not asked.facts or any(name in CATALOGUE for name in asked.facts):
        return ()  # no list of services: "thank you" is no "No, thank you"
    named = [
        option
        for option in asked.options
        if any(_holds(text, pair) for label in _inside(option) for pair in _own_pairs(label, option, asked))
    ]
    return (named[0],) if len(named) == 1 else ()


def _own_pairs(label: str, option: Option, asked: Asked) -> List[str]:
    spoken = _WORD.findall(label)
    pairs = [
        f"{one} {other}"
        for one, other in pairwise(spoken)
        if not {one, other} & (_SAYS_LITTLE | _STOP) and min(len(one), len(other)) > 2
    ]
    others = [each for another in asked.options if another is not option for each in _labels(another)]
    return [pair for pair in pairs if not any(_holds(each, pair) for each in others)]


def _holds(text: str, label: str) -> bool:
    """Whether the label's words stand in the answer as they are, not denied."""
    where = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text)
    return bool(
        where
        and len(label) > 2
        and not re.search(r"\b(?:not|no|isn't|don't|never)\b[\w\s]{0,12}$", text[: where.start()])
    )


_DENIES = re.compile(r"\b(?:not|don't|never|isn't|no)\b")


def _alike(text: str, label: str) -> bool:
    said, offered = _content(text), _content(label)
    if bool(_DENIES.search(text)) != bool(_DENIES.search(label)):
        return False
    if len(text) > 4 and SequenceMatcher(None, text, label).ratio() >= 0.85:
        return True
    return bool(said) and said <= offered and any(len(word) > 2 or word.isdigit() for word in said)


_SAYS_YES = re.compile(r"^yes\b")
_SAYS_NO = re.compile(r"^no\b(?! one)")
_IS_YES = re.compile(r"^yes(?:,|$)")
_IS_NO = re.compile(r"^no(?:,|$)")


def _yes_no(text: str, asked: Asked) -> Tuple[Option, ...]:
    """The option that says yes or no, where the answer does and just one option is of that kind."""
    said = answer(message(text))
    if said is None:
        return ()
    bare = len(text.split()) <= 2 and not text.startswith("not")  # "not now" is no "no job now"
    sign = (_SAYS_YES if said.yes else _SAYS_NO) if bare else (_IS_YES if said.yes else _IS_NO)
    fitting = [option for option in asked.options if any(sign.match(label) for label in _labels(option))]
    return (fitting[0],) if len(fitting) == 1 else ()
