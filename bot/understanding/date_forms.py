"""The forms in which people write dates and lengths of time: a pattern over plain text, and how it is read."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable, List, Match, Optional

from bot.understanding.calendar_days import MONTHS, WEEKDAYS, day, monthly, plus_months, yearly
from bot.understanding.date_words import (
    ANY_WEEKDAY,
    DOM,
    FEAST,
    MONTH,
    NOT_A_DAY,
    PART,
    THE_DOM,
    WEEKDAY,
    YEAR,
    Form,
    Sense,
    full,
    year_of,
)
from bot.understanding.feast_forms import around_feast, bank_holiday, clocks, feast, season
from bot.understanding.lengths import LENGTH, ago, ahead, length, one_more
from bot.understanding.numbers import NUMBER, ORDINALS
from bot.understanding.span_forms import before_last, month, one_before, span
from bot.understanding.weekday_forms import counted_weekdays, nth_weekday, weekday, weeks_weekday


def _dom(text: str) -> int:
    figures = re.match(r"\d+", text)
    return int(figures.group()) if figures else ORDINALS.get(text, 0)


def _century(year: int, on: date) -> int:
    """A year of two figures in full: 26 is 2026, 74 is 1974."""
    return year if year > 99 else year + (2000 if year + 2000 <= on.year + 10 else 1900)


def _figures(match: Match[str], on: date) -> Optional[Sense]:
    if match.group() == "24/7":
        return None
    dom, of_year = int(match["a"]), int(match["b"])
    if of_year > 12 >= dom:
        dom, of_year = of_year, dom
    if match["y"]:
        year = int(match["y"])
        return full(_century(year, on), of_year, dom, on)
    if not 1 <= of_year <= 12:
        return None
    past, future = yearly(of_year, dom, on)
    return Sense((past,), future) if past or future else None


def _iso(match: Match[str], on: date) -> Optional[Sense]:
    return full(int(match[1]), int(match[2]), int(match[3]), on)


def _day_month(match: Match[str], on: date) -> Optional[Sense]:
    of_year, dom = MONTHS.index(match["month"]) + 1, _dom(match["dom"])
    if match["year"]:
        return full(year_of(match["year"]), of_year, dom, on)
    past, future = yearly(of_year, dom, on)
    if match.groupdict().get("last") and past and past.year == on.year and match["last"] == "last year":
        past = day(past.year - 1, of_year, dom)
    return Sense((past,), future) if past or future else None


def _day_of_month(match: Match[str], on: date) -> Optional[Sense]:
    dom = _dom((match["dom"] or match["dom2"]).replace("the ", ""))
    which = match["which"]
    if not 1 <= dom <= 31:
        return None
    if which:
        months = {"last": -1, "previous": -1, "this": 0, "next": 1}[which.split()[-2]]
        first = plus_months(on.replace(day=1), months)
        return full(first.year, first.month, dom, on) if first else None
    past, future = monthly(dom, on)
    named = next((index for index, name in enumerate(WEEKDAYS) if match.group().startswith(name)), None)
    fits = tuple(found for found in past if found.weekday() == named)
    if fits:
        past, future = fits, future if future and future.weekday() == named else None
    elif future and future.weekday() == named:
        past = ()
    return Sense(past, future) if past or future else None


def _named(match: Match[str], on: date) -> Optional[Sense]:
    words = re.sub(r"^the ", "", match.group())
    gap = _NAMED_DAYS.get(words)
    if gap is None:
        return None
    found = on + timedelta(days=gap)
    return Sense((found,) if gap <= 0 else (), found if gap >= 0 else None)


_NAMED_DAYS = {
    "today": 0,
    "this morning": 0,
    "yesterday": -1,
    "last night": -1,
    "yesterday morning": -1,
    "day before yesterday": -2,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "tomorrow morning": 1,
    **{f"yesterday {unit}": -1 - days for unit, days in (("week", 7), ("fortnight", 14))},
    **{
        f"{day} {unit}": ahead + days
        for day, ahead in (("today", 0), ("tomorrow", 1))
        for unit, days in (("week", 7), ("fortnight", 14))
    },
}


_HALF_TERMS = {"october": (10, 24), "february": (2, 14), "may": (5, 25)}
"""About when the English school weeks off in the middle of a term begin."""


def _half_term(match: Match[str], on: date) -> Optional[Sense]:
    named = [_HALF_TERMS[match["month"]]] if match["month"] else list(_HALF_TERMS.values())
    past, future = zip(*(yearly(*term, on) for term in named), strict=True)
    return Sense((max(filter(None, past)),), min(filter(None, future)), True)


def _only_year(match: Match[str], on: date) -> Optional[Sense]:
    return full(year_of(match["year"]), 1, 1, on, about=True)


def _form(name: str, pattern: str, read: Callable[[Match[str], date], Optional[Sense]]) -> Form:
    return Form(name, re.compile(pattern), read)


FORMS: List[Form] = [
    _form("iso", r"\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)\b", _iso),
    _form(
        "figures",
        r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>(?:19|20)?\d\d))?(?![\d/])(?! ?(?:of|hours|"
        r"shifts|a))",
        _figures,
    ),
    _form(
        "figures", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[-.])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)?\d\d)(?![\d/])", _figures
    ),
    _form("figures", r"(?<![\d/.])(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?P<y>(?:19|20)\d\d)(?!\d)", _figures),
    _form(
        "day month",
        rf"(?:{ANY_WEEKDAY},? )?(?:the )?\b{DOM}(?: day)?(?: of)?[ -]?{MONTH}\b(?:,? "
        rf"{YEAR}\b)?(?P<last>,? last year)?",
        _day_month,
    ),
    _form(
        "day month",
        rf"(?:{ANY_WEEKDAY},? )?\b{MONTH}(?: the)? {DOM}\b(?!:| ?(?:am|pm|weeks|days|months|"
        rf"years))(?:,? {YEAR}\b)?",
        _day_month,
    ),
    _form("month", rf"\b{PART}(?P<which>last |this |next |back in )?\b{MONTH}\b(?: (?:of )?{YEAR}\b)?", month),
    _form(
        "day of month",
        rf"\b(?:{ANY_WEEKDAY},? )?(?:(?P<dom>{THE_DOM})|(?P<dom2>\d{{1,2}} ?(?:st|nd|rd|th)))\b(?! (?:{NOT_A_DAY}))"
        r"(?P<which> (?:of )?(?:the )?(?:last|previous|this|next) month)?",
        _day_of_month,
    ),
    _form(
        "day of month",
        r"\bthe day (?P<dom>\d{1,2})(?P<dom2>)(?P<which>)\b(?! of| (?:days|weeks|months))",
        _day_of_month,
    ),
    _form(
        "day of month",
        r"\b(?P<dom>\d{1,2})(?P<dom2>)(?P<which> (?:of )?(?:the )?(?:last|previous|this|next) month)\b",
        _day_of_month,
    ),
    _form(
        "day of month",
        rf"\b(?P<which>(?:last|this|next) month),? (?:on )?(?:(?P<dom>{THE_DOM})|(?P<dom2>\d{{1,2}} ?(?:st|nd|rd|"
        rf"th)))\b"
        rf"(?! (?:{NOT_A_DAY}))",
        _day_of_month,
    ),
    _form("half term", r"\b(?:(?P<month>october|february|may) )?half[- ]?term\b", _half_term),
    _form(
        "weekday",
        rf"\b(?P<lead>last week's |last week |last |this past |this coming |this |next |past |coming |"
        rf"on )?{WEEKDAY}(?P<tail> (?:of )?last week| of next week| (?:of )?this week| next week| week(?! ?day)|"
        rf" before (?:the )?last(?: one)?| last| past|"
        rf" just gone| gone| coming| (?:which|that) (?:is|'s) coming)?\b",
        weekday,
    ),
    _form(
        "weeks weekday",
        rf"\b(?P<n>(?:(?:an?|{NUMBER}|couple of|a couple of) )?(?:weeks?|fortnight)) (?P<how>ago last|past on|"
        rf"past last|"
        rf"ago on|ago this|ago|last|past|on|come|this|next|from) {WEEKDAY}\b",
        weeks_weekday,
    ),
    _form(
        "nth weekday",
        rf"\b(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last) {WEEKDAY} (?:of|in) (?:the )?"
        rf"(?P<month>{'|'.join(MONTHS)}|(?:last|next|this) month|month)\b(?: (?P<year>20\d\d))?",
        nth_weekday,
    ),
    _form("counted weekdays", rf"\b(?P<n>{NUMBER}) {WEEKDAY}s? (?P<way>ago|back|from now)\b", counted_weekdays),
    _form(
        "around a feast",
        rf"\b(?:the |a |an )?(?P<n>{NUMBER} )?(?P<unit>day|week|fortnight|month)s? (?P<way>before|after) (?:the )?"
        rf"(?P<feast>{FEAST})\b",
        around_feast,
    ),
    _form(
        "ago",
        rf"\b{LENGTH}(?: or so)? (?:ago|back(?! pain| problem| trouble| to)|since(?= ?(?:$|[.,!]))|"
        rf"gone)\b",
        ago,
    ),
    _form(
        "ahead",
        rf"\b(?:(?<!been )in|within|another) (?:about |around |roughly |the next )?{LENGTH}(?:'?s?'? time)?\b",
        ahead,
    ),
    _form(
        "ahead",
        r"\b(?:another|for the next) (?:whole |full )?(?P<unit>day|week|fortnight|month|year)\b(?! of)",
        one_more,
    ),
    _form("ahead", rf"\b{LENGTH}'?(?: time| from now| from today| to go| left)\b", ahead),
    _form("length", rf"\b{LENGTH}\b", length),
    _form(
        "named",
        r"\b(?:the )?(?:(?:yesterday|today|tomorrow) (?:week|fortnight)|day before yesterday|day after tomorrow|"
        r"yesterday morning|yesterday|today|"
        r"this morning|tomorrow morning|tomorrow|last night)\b",
        _named,
    ),
    _form(
        "before last",
        rf"\b(?:(?:the )?(?P<day>{ANY_WEEKDAY}),? )?(?:but )?(?:not|no) (?:the |this |last )?(?P<unit>weekend|"
        rf"{ANY_WEEKDAY})"
        r"(?: just gone| gone| there| past| (?:which|that) just (?:finished|went|passed))*,? (?:but )?(?:(?:the|"
        r"another|this) )*"
        r"(?:one|yin|other) before(?: it| that| then| last)?\b",
        one_before,
    ),
    _form(
        "before last",
        r"\b(?:(?:on )?(?:the )?(?P<day>saturday|sunday),? (?:of )?)?(?:the )?(?P<unit>weekend|week|month|"
        r"year) before last\b(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day)",
        before_last,
    ),
    _form(
        "span",
        rf"\b(?!(?<=for )(?:the|this) ){PART}(?P<which>last|this|next|previous|the) (?P<unit>week|month|year|"
        rf"weekend)\b(?! before|"
        rf" of)",
        span,
    ),
    _form(
        "season",
        rf"\b{PART}(?:the )?(?P<which>last |this |next )?(?P<season>spring|summer|autumn|"
        rf"winter)(?: of)?(?: {YEAR})?\b",
        season,
    ),
    _form(
        "feast",
        rf"\b(?P<side>(?:just )?(?:before|after) )?(?:last |this |next )?(?P<feast>{FEAST})(?: {YEAR})?\b",
        feast,
    ),
    _form(
        "feast",
        r"\b(?:(?:just )?(?:before|after|when|since) )?(?:the )?clocks (?:had )?"
        r"(?P<way>went back|changed|gone back|went forward|(?:(?<=when the clocks )|"
        r"(?<=before the clocks ))go (?:back|forward))\b",
        clocks,
    ),
    _form(
        "feast",
        r"\b(?:last |this |next |the )?(?:(?P<which>august|summer|early may|may day|may|late may|spring|whitsun|"
        r"easter) )?"
        r"bank hol(?:iday|s|idays)?(?: monday)?\b",
        bank_holiday,
    ),
    _form(
        "year",
        r"(?:(?<=\bsince )|(?<=\bin )|(?<=\bfrom )|(?<=\bof )|(?<=\buntil )|(?<=\bback in )|"
        r"(?<=\baround )|(?<=\babout )|(?<=, )|^)(?P<year>(?:19|20)\d\d)\b",
        _only_year,
    ),
]
