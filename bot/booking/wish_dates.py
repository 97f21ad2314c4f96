"""Days in people's own words: "a week on Friday", "not before the 10th", "the week after next"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from bot.booking.wishes import Days

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
DAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})(?:'?s)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_COUNT = r"(?:\d{1,2}|one|two|three|four|five|six|a|a couple of|couple of|a few|few)"
_COUNTS = {"one": 1, "a": 1, "two": 2, "a couple of": 2, "couple of": 2, "three": 3, "a few": 3, "few": 3, "four": 4}
_COUNTS |= {"five": 5, "six": 6}
_WEEK = timedelta(days=7)

_PATTERNS = (
    ("iso", r"\d{4}-\d\d-\d\d"),
    ("slash", r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"),
    ("day_month", rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)? ?(?:of )?{_MONTH}(?: \d{{4}})?(?![a-z\d:])"),
    ("month_day", rf"{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![a-z\d:.]| ?[ap]m)"),
    ("ordinal", r"(?:the )?\d{1,2}(?:st|nd|rd|th)(?! (?:one|option|slot|time|choice|appointment)\b)"),
    ("day_after", r"(?:the )?day after tomorrow"),
    ("week_on", rf"(?:a |one )?week (?:on |from |this )?(?:{DAY}|today|tomorrow)|{DAY} week"),
    ("fortnight_on", rf"(?:a |two |2 )?(?:fortnight|weeks) (?:on |from )?(?:{DAY}|today|tomorrow)|{DAY} fortnight"),
    ("tomorrow", r"tomorrow"),
    ("today", r"today"),
    ("this_day", rf"(?:this(?: coming)?|coming|on the next) {DAY}"),
    ("next_day", rf"next {DAY}|{DAY} next(?: week)?|{DAY} of next week"),
    ("weeks_away", rf"in {_COUNT} weeks?(?:'? time)?|in a (?:week|fortnight)(?:'?s'? time)?|{_COUNT} weeks'? time"),
    ("days_away", rf"in {_COUNT} days?(?:'? time)?"),
    ("week_of", r"(?:the )?(?:week (?:commencing|beginning|starting|of)|w/c) (?:the )?\S+(?: \S+)?"),
    ("next_week_start", r"(?:at the )?(?:start|beginning) of next week|early next week"),
    ("next_week_end", r"(?:at the )?end of next week|late(?:r)? next week"),
    ("week_end", r"(?:at the )?end of (?:the|this) week|late(?:r)? (?:this|in the) week"),
    ("week_after_next", r"(?:the )?week after(?: next)?|in the week after"),
    ("next_weekend", r"next weekend"),
    ("weekend", r"(?:this |at the |the )weekend"),
    ("next_week", r"(?:the )?next week"),
    ("this_week", r"this week"),
    ("month_end", r"(?:at the )?end of (?:the |this )?month"),
    ("next_month", r"next month"),
    ("this_month", r"this month"),
    ("christmas", r"christmas|xmas"),
    ("new_year", r"(?:the )?new year(?:'?s day)?"),
)
DATE = rf"(?:{'|'.join(pattern for _, pattern in _PATTERNS)})"
"""A day or run of days, not counting a bare weekday ("Thursday" may be any Thursday) or a bare month."""

Bound = Literal["after", "from", "before", "by"]


def read_days(words: str, on: date) -> Days | None:
    """The day or days that the words mean, said on `on`; None if there is no such day. A past date is next year's."""
    for name, pattern in _PATTERNS:
        if re.fullmatch(pattern, words):
            return _READ[name](words, on) if name in _READ else _range(name, on)
    return _weekday_or_month(words, on)


def bound(kind: Bound, words: str, on: date) -> tuple[Literal["earliest", "latest"], date] | None:
    """The first or last day that "after", "from", "before" or "by" these words allows."""
    days = read_days(words, on)
    if days is None:
        return None
    if kind == "after":
        return "earliest", days.last + timedelta(days=1)
    if kind == "from":
        return "earliest", days.first
    return ("latest", days.first - timedelta(days=1)) if kind == "before" else ("latest", days.last)


def within(count: str, unit: str, on: date) -> date:
    """The day that many days, weeks or months from `on`."""
    number = _number(count)
    return on + timedelta(days=number * (30 if unit.startswith("month") else 7 if unit.startswith("week") else 1))


def _one(day: date | None) -> Days | None:
    return None if day is None else Days(day, day)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _COUNTS.get(words, 1)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(words: str, on: date) -> date:
    """The next day of that name after `on`; today and tomorrow are themselves."""
    if "today" in words:
        return on
    if "tomorrow" in words:
        return on + timedelta(days=1)
    number = next(n for n, name in enumerate(WEEKDAY_NAMES) if name in words)
    return on + timedelta(days=(number - on.weekday() - 1) % 7 + 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _from_numbers(words: str, on: date) -> Days | None:
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if "-" in words:
        return _one(_date(*numbers))
    if "/" in words:
        day, month, *years = numbers
        year = years[0] + (2000 if years[0] < 100 else 0) if years else None
    else:
        day = numbers[0]
        name = re.search(_MONTH, words)
        month = _month(name.group()) if name else 0
        year = numbers[1] if len(numbers) > 1 else None
    if not 1 <= month <= 12:
        return None
    if year is not None:
        return _one(_date(year, month, day))
    found = _date(on.year, month, day)
    return _one(found if found and found >= on else _date(on.year + 1, month, day) or found)


def _month(name: str) -> int:
    return next((n for n, month in enumerate(MONTH_NAMES, 1) if month.startswith(name[:3])), 0)


def read_part_of_month(part: str, name: str, on: date) -> Days | None:
    """The first ten days, the next ten or the rest of a month: "early", "mid", "late" or "end of" March."""
    month = _weekday_or_month(name, on)
    if month is None:
        return None
    first = month.last.replace(day=1)
    if part.startswith(("end", "late")):
        return Days(first.replace(day=21), month.last)
    start = 11 if part.startswith("mid") else 1
    return Days(first.replace(day=start), first.replace(day=start + 9))


def _ordinal(words: str, on: date) -> Days | None:
    number = re.search(r"\d+", words)
    day = int(number.group()) if number else 0
    for ahead in range(13):
        year, month = on.year + (on.month + ahead - 1) // 12, (on.month + ahead - 1) % 12 + 1
        found = _date(year, month, day)
        if found and found >= on:
            return Days(found, found)
    return None


def _next_day(words: str, on: date) -> Days:
    """ "Next Thursday" is the Thursday of next week, Monday to Sunday."""
    number = next(n for n, name in enumerate(WEEKDAY_NAMES) if name in words)
    day = _monday(on) + _WEEK + timedelta(days=number)
    return Days(day, day)


def _weeks_away(words: str, on: date) -> Days:
    count = re.search(_COUNT, words.removeprefix("in "))
    number = 2 if "fortnight" in words else _number(count.group()) if count else 1
    return _week(on + number * _WEEK)


def _days_away(words: str, on: date) -> Days | None:
    count = re.search(_COUNT, words.removeprefix("in "))
    return _one(on + timedelta(days=_number(count.group()) if count else 1))


def _week(day: date, first: int = 0, last: int = 6) -> Days:
    return Days(_monday(day) + timedelta(days=first), _monday(day) + timedelta(days=last))


def _week_of(words: str, on: date) -> Days | None:
    rest = re.sub(r"^(?:the )?(?:week (?:commencing|beginning|starting|of)|w/c) ", "", words)
    days = read_days(rest, on) or read_days(rest.split(" ")[-1], on) or read_days(rest.split(" ")[0], on)
    return days and _week(days.first)


_READ: dict[str, Callable[[str, date], Days | None]] = {
    "iso": _from_numbers,
    "slash": _from_numbers,
    "day_month": _from_numbers,
    "month_day": _from_numbers,
    "ordinal": _ordinal,
    "day_after": lambda words, on: _one(on + timedelta(days=2)),
    "week_on": lambda words, on: _one(_coming(words, on) + _WEEK),
    "fortnight_on": lambda words, on: _one(_coming(words, on) + 2 * _WEEK),
    "tomorrow": lambda words, on: _one(on + timedelta(days=1)),
    "today": lambda words, on: _one(on),
    "this_day": lambda words, on: _one(_coming(words, on)),
    "next_day": _next_day,
    "weeks_away": _weeks_away,
    "days_away": _days_away,
    "week_of": _week_of,
}


def _range(name: str, on: date) -> Days:
    month_end = on.replace(day=monthrange(on.year, on.month)[1])
    next_first = month_end + timedelta(days=1)
    christmas = date(on.year, 12, 25)
    return {
        "next_week_start": _week(on + _WEEK, 0, 2),
        "next_week_end": _week(on + _WEEK, 3, 4),
        "week_end": Days(max(on, _monday(on) + timedelta(days=3)), max(on, _monday(on) + timedelta(days=4))),
        "week_after_next": _week(on + 2 * _WEEK),
        "next_weekend": _week(on + _WEEK, 5, 6),
        "weekend": _week(on, 5, 6),
        "next_week": _week(on + _WEEK),
        "this_week": Days(on, _week(on).last),
        "month_end": Days(max(on, month_end - timedelta(days=6)), month_end),
        "next_month": Days(next_first, next_first.replace(day=monthrange(next_first.year, next_first.month)[1])),
        "this_month": Days(on, month_end),
        "christmas": Days(christmas, date(on.year, 12, 26)),
        "new_year": Days(date(on.year + 1, 1, 1), date(on.year + 1, 1, 1)),
    }[name]


def _weekday_or_month(words: str, on: date) -> Days | None:
    if re.fullmatch(DAY, words):
        return _one(_coming(words, on))
    if re.fullmatch(_MONTH, words) and (month := _month(words)):
        year = on.year + (month < on.month)
        return Days(max(on, date(year, month, 1)), date(year, month, monthrange(year, month)[1]))
    return None


MONTH = _MONTH
COUNT = _COUNT
