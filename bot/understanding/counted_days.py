"""Days counted from another day: "2 weeks from last Thursday", "the Monday after that", "5 weeks tomorrow".

What is counted and from where stand side by side, or the day was told a few words before ("I worked up to Friday 9
October, so the Monday after was my first day off"). A day counted from one told before has the form `BESIDE`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import List, Match, Optional, Sequence

from bot.understanding.calendar_days import WEEKDAYS, plus_months, weekday_after, weekday_before
from bot.understanding.calendar_days import day as calendar_day
from bot.understanding.date_words import ANY_WEEKDAY, When
from bot.understanding.lengths import counted_from

BESIDE = "beside"
"""The form of a day that is counted from a day told before it."""

_FROM_DAY = re.compile(
    r"(?: more)?(?: (?:he|she|they|the doctor|doctor|gp) (?:gave|put|signed|wrote)(?: me)?(?: down|"
    r" off)?)?,? (?:(?:one|1|note|line|cert|certificate|sick note|fit note),? )?(?:(?:and|but) )?(?:(?:it|that|"
    r"which) )?(?:is |was )?(?:from|after|as of|"
    r"as from|commencing|count(?:ed|ing) from|(?:begin|start|beginning) date|(?:start|beginn?|runn?)(?:s|ing|"
    r"ed)?(?: from| on)?|began|dated(?: from)?) (?:on )?(?:the )?"
)
_ON_DAY = re.compile(r" (?:one|1|note|line|cert|certificate|sick note|fit note) on (?:the )?")
_BEFORE_DAY = re.compile(r" before (?:the )?")
_TO_DAY = re.compile(r",? (?:(?:on|this|come|as of) )?")
_STARTING = re.compile(
    r"\b(?:from|start(?:s|ed|ing)?|began|beginning|commencing|(?:back ?)?dated(?: to)?)(?: (?:on|from))?(?: the)? $"
)
_LASTING = re.compile(r", |,? (?:and )?(?:(?:it |that )?(?:is |was )?for|lasts?|lasting) (?:about |a total of )?")
_MAKES = re.compile(
    r",? (?:(?:it|that|this) )?(?:(?:will|would|is going to|going to) )?(?:be|make|makes|made|is|it's|it'll be|that's|"
    r"that'll be) (?:it )?(?:exactly |about |already )*"
)
_BESIDE = re.compile(
    rf"\b(?:the )?(?P<unit>day|morning|{ANY_WEEKDAY}),? (?:immediately |straight )?(?P<way>after|following|behind|"
    r"before)"
    r"(?: (?:that|it|this|then))?(?= *(?:$|[.,;!?)]|(?:was|is|i|i'm|i've|and|so|but|like|as|when)\b))|"
    rf"\b(?:the )?(?P<next>next|following) (?P<unit2>day|morning|{ANY_WEEKDAY})\b|"
    rf"\b(?:the|in|on|already) (?P<bare>{ANY_WEEKDAY})\b"
    r"(?! (?:before|after|following|just|past|gone|last|week|in|of))"
)
_OF_DAY = re.compile(
    rf"\b(?:the )?(?P<unit>day|{ANY_WEEKDAY}) (?:just |straight )?(?P<way>before|after|following|"
    rf"behind) (?:on )?(?:the )?"
    r"(?P<of>(?!that|this|it|then)(?:my |our |the )?(?:[a-z]+ ){1,3}?(?:(?:which|that) )?(?:is |"
    r"was )?(?:on )?(?:the )?)?$"
)
_SIDE = re.compile(r"(?:just )?(?:before|after) ")
"""The beginning of a feast day that is told with its side ("after Christmas")."""
_FULL_DAYS = frozenset(("iso", "figures", "day month", "day of month"))


def counted(text: str, whens: Sequence[When], on: date) -> List[When]:
    """The days found in plain text, in order, with each that is counted from another put in its place."""
    return _beside(text, _in_its_month(_side_by_side(text, whens, on), on), on)


def _in_its_month(whens: Sequence[When], on: date) -> List[When]:
    """The days with each bare day of the month behind us as near as can be to the whole date told before it.

    "My last shift was 14 August, I'd been off since the 3rd" tells of the third of August, whatever month it is now.
    """
    found: List[When] = []
    for when in whens:
        base = next(
            (told for told in reversed(found) if told.form in ("day month", "figures", "iso") and told.past), None
        )
        if base is not None and when.form == "day of month" and len(when.past) > 1:
            near = [day for months in (-1, 0, 1) for day in [_same_day(base.past[0], when.past[0].day, months)] if day]
            near = [day for day in near if day <= on]
            when = replace(when, past=(min(near, key=lambda day: abs(day - base.past[0])),)) if near else when
        found.append(when)
    return found


def _same_day(base: date, dom: int, months: int) -> Optional[date]:
    first = plus_months(base.replace(day=1), months)
    return calendar_day(first.year, first.month, dom) if first else None


def _side_by_side(text: str, whens: Sequence[When], on: date) -> List[When]:
    joined: List[When] = []
    for when in whens:
        before = joined[-1] if joined else None
        both = _both(text, before, when, on) if before is not None else None
        if both is not None:
            joined[-1] = both
            continue
        told = _of_day(text, when, on)
        joined = [each for each in joined if each.to <= told[0].at] + told
    return joined


def _both(text: str, one: When, other: When, on: date) -> Optional[When]:
    """Two that follow one another as the one day they tell, or None where they tell two."""
    between = text[one.to : other.at]
    if one.length or (one.form == "ahead" and text[one.at :].startswith("another")):
        return _length_and_day(text, one, other)
    if other.length and one.past and _LASTING.fullmatch(between) and _STARTING.search(text[: one.at]):
        end = counted_from(text[other.at : other.to], one.past[0], 1)
        return replace(one, to=other.to, future=end, length=False, form="counted")
    if other.length and (one.future or one.past) and _MAKES.fullmatch(between):
        back = counted_from(text[other.at : other.to], one.future or one.past[0], -1)
        return _when(one, other.to, back, None)
    return None


def _when(of: When, to: int, past: Optional[date], future: Optional[date]) -> When:
    return replace(of, to=to, past=(past,) if past else (), future=future, length=False, form="counted")


def _length_and_day(text: str, length: When, day: When) -> Optional[When]:
    between, words = text[length.to : day.at], text[length.at : length.to]
    if day.length or (length.at and text[: length.at].endswith("in ")):
        return None
    if _BEFORE_DAY.fullmatch(between) and day.form in ("weekday", "day month") and day.past:
        return _when(length, day.to, counted_from(words, day.past[0], -1), None)
    if ((between == " after " and day.form == "weekday") or (between == " from " and not day.past)) and day.future:
        return _when(length, day.to, None, counted_from(words, day.future, 1))
    if (_FROM_DAY.fullmatch(between) or _ON_DAY.fullmatch(between)) and day.past:
        return _when(length, day.to, day.past[0], counted_from(words, day.past[0], 1))
    if day.form == "named" and not day.future and day.past and _TO_DAY.fullmatch(between):
        return _when(length, day.to, counted_from(words, day.past[0], -1), None)
    if day.form in ("named", "weekday") and day.future and _TO_DAY.fullmatch(between):
        return _when(length, day.to, counted_from(words, day.future, -1), counted_from(words, day.future, 1))
    return None


def _of_day(text: str, day: When, on: date) -> List[When]:
    """ "The Monday after Bonfire Night" as one day; "the day before my operation on 8 December" as two."""
    side = _SIDE.match(text[day.at : day.to])
    lead = _OF_DAY.search(text[: day.at + (side.end() if side else 0)])
    if lead is None or day.length or day.form == "named":
        return [day]
    past = _stepped(day.past[0], lead["unit"], lead["way"]) if day.past else None
    future = _stepped(day.future, lead["unit"], lead["way"]) if day.future else None
    told = _when(day, day.to, past if past and past <= on else None, future)
    if lead["of"]:
        return [replace(told, at=lead.start(), to=lead.end("way"), form=BESIDE), day]
    return [replace(told, at=lead.start())]


def _beside(text: str, whens: List[When], on: date) -> List[When]:
    """The days with those that are told only by their place beside a day told before."""
    found = list(whens)
    for match in _BESIDE.finditer(text):
        base = next((when for when in reversed(whens) if when.to <= match.start() and not when.length), None)
        if base is None or (match["bare"] and base.form not in _FULL_DAYS):
            continue
        at, to = (match.start("bare"), match.end("bare")) if match["bare"] else (match.start(), match.end())
        if any(when.at < to and at < when.to and when.form != "weekday" for when in whens):
            continue
        past = _beside_day(base.past[0], match) if base.past else None
        future = _beside_day(base.future, match) if base.future else None
        kept = When(at, to, (past,) if past and past <= on else (), future, base.about, False, BESIDE)
        found = [when for when in found if not (when.at < to and at < when.to)] + [kept]
    return sorted(found, key=lambda when: when.at)


def _beside_day(base: date, match: Match[str]) -> date:
    return _stepped(base, match["unit"] or match["unit2"] or match["bare"], match["way"] or "after")


def _stepped(base: date, unit: str, way: str) -> date:
    """The day, or the first such weekday, before or after `base`."""
    if unit not in WEEKDAYS:
        return base + timedelta(days=-1 if way == "before" else 1)
    return (weekday_before if way == "before" else weekday_after)(base, WEEKDAYS.index(unit))
