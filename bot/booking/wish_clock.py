"""Times of day in people's own words: "after half 3", "9-11am", "late afternoon"."""

from __future__ import annotations

import re
from datetime import time
from typing import Literal

from bot.booking.wishes import Window

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_N = rf"(?:\d{{1,2}}|{'|'.join(_WORDS)})"
_NOT_A_COUNT = (
    r"(?! ?(?:weeks?|days?|months?|hours?|hrs?|mins?|minutes?|years?|st|nd|rd|th|times?|people|of|more)\b)(?![/\d])"
)
_SIGNED = (
    rf"(?:(?:12 )?noon|midday|midnight|(?:half|1/2) ?(?:past )?{_N}(?: ?[ap]\.?m\b\.?)?"
    rf"|(?:a )?quarter (?:past|to) {_N}(?: ?[ap]\.?m\b\.?)?"
    rf"|\d{{1,2}}[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?|[01]\d[0-5]\d ?(?:hrs|hours|h)"
    rf"|{_N} ?(?:[ap]\.?m\b\.?|o'? ?clock(?: ?[ap]m)?)|{_N} ?ish)(?: ?ish)?"
)
SIGNED = _SIGNED
"""A clock time that can be nothing else: it has minutes, am or pm, o'clock, half, noon."""
CLOCK = rf"(?:{_SIGNED}|[01]\d[0-5]\d(?!\d)|{_N}{_NOT_A_COUNT})"
"""Any clock time, a bare hour included, for use after a word like "after" or "at"."""

Lean = Literal["early", "late"]
_AROUND = 45


def read_clock(words: str, lean: Lean = "early") -> time | None:
    """The time of day that the words give, or None. A bare hour means a time people have appointments at.

    1 to 6 are afternoon, 8 to 12 morning and noon; 7 is morning, or evening with `lean` late ("after 7").
    """
    words = re.sub(r" ?ish$", "", words.strip())
    if "noon" in words or words == "midday":
        return time(12)
    if words == "midnight":
        return time(0)
    sign = re.search(r"(?<![a-z])([ap])\.?m\b", words)
    shift = 30 if re.match(r"half|1/2", words) else 0
    if "quarter" in words:
        shift = -15 if " to " in words else 15
    body = re.sub(r"^1/2", "", words)
    digits = re.search(r"\d+", body)
    minute = 0
    if digits and len(digits.group()) == 4:
        hour, minute = int(digits.group()[:2]), int(digits.group()[2:])
    elif digits:
        hour = int(digits.group())
        with_minutes = re.search(r"[:.](\d\d)", body)
        minute = int(with_minutes.group(1)) if with_minutes else 0
    else:
        hour = next((number for number, word in enumerate(_WORDS, 1) if re.search(rf"\b{word}", body)), 99)
    whole = bool(digits and digits.group().startswith("0"))
    return _clock(_half_day(hour, sign.group(1) if sign else "", lean, whole), minute + shift)


def _half_day(hour: int, sign: str, lean: Lean, morning: bool) -> int:
    if sign and hour <= 12:
        return hour % 12 + (12 if sign == "p" else 0)
    if morning or hour > 12:
        return hour
    return hour + 12 if hour < 7 or (hour == 7 and lean == "late") else hour


def _clock(hour: int, minute: int) -> time | None:
    total = hour * 60 + minute
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None


def onwards(words: str) -> Window | None:
    """From this time on."""
    start = read_clock(words, "late")
    return None if start is None else Window(start)


def done_by(words: str) -> Window | None:
    """Over by this time."""
    end = read_clock(words)
    return Window(time.min, end, True) if end else None


def no_later(words: str) -> Window | None:
    """Starting at this time at the latest."""
    last = read_clock(words)
    return None if last is None else Window(time.min, _later(last, 1))


def exactly(words: str) -> Window | None:
    """At this time; "4ish" is within three quarters of an hour."""
    if words.rstrip().endswith("ish"):
        return around(words)
    start = read_clock(words)
    return None if start is None else Window(start, _later(start, 1))


def around(words: str) -> Window | None:
    """Within three quarters of an hour of this time."""
    middle = read_clock(words)
    if middle is None:
        return None
    return Window(_later(middle, -_AROUND) or time.min, _later(middle, _AROUND + 1))


def between(first: str, second: str) -> Window | None:
    """From the first time, over by the second; "2-4pm" begins at 2pm, "10-2" ends at 2pm."""
    end = read_clock(second, "late")
    start = read_clock(first)
    if start is None or end is None:
        return None
    if end <= start and end.hour < 12:
        end = end.replace(hour=end.hour + 12)
    bare = not re.search(r"[ap]\.?m\b", first)
    if bare and start.hour >= 12 and end.hour < 12 and start.hour - 12 < end.hour:
        start = start.replace(hour=start.hour - 12)
    return Window(start, end, True) if start < end else None


def shift_hours(first: str, second: str) -> Window | None:
    """The hours of a shift: "6-2" is 6am to 2pm, since shifts begin early; None for a shift through the night."""
    start = read_clock(first)
    if start and not re.search(r"[ap]\.?m\b|[:.]", first) and 17 <= start.hour <= 18:
        first = f"{start.hour - 12}am"
    return between(first, second)


def _later(clock: time, minutes: int) -> time | None:
    return _clock(clock.hour, clock.minute + minutes)


PARTS_OF_DAY: tuple[tuple[str, Window], ...] = (
    (r"(?:not|nothing) (?:too|so|very|really) early", Window(time(10))),
    (r"(?:not|nothing) (?:too|so|very|really) late", Window(time.min, time(16), True)),
    (r"(?:(?:in|during|within) )?school (?:hours|time)|(?:while|when) (?:the |my )?(?:kids|children)(?: are"
     r"|'re)? (?:at|in) school",
     Window(time(9, 30), time(14, 45), True)),
    (r"(?:after|once) (?:the |my |i've |i have |i )?(?:school (?:run|drop[ -]?off)|drop\w* (?:the |my )?(?:kids"
     r"|children)(?: off)?)",
     Window(time(9, 30))),
    (r"before (?:the |my |i )?(?:school (?:run|pick[ -]?up)|pick\w* (?:up )?(?:the |my )?(?:kids|children)(?: up)?)",
     Window(time.min, time(14, 45), True)),
    (r"after school", Window(time(15, 45))),
    (r"early (?:in the )?mornings?|first thing(?: in the morning| on a morning)?|early in the day|early"
     r" on", Window(time.min, time(10))),
    (r"(?:late|later|mid)[ -]?(?:in the )?mornings?", Window(time(10), time(12))),
    (r"mornings?|(?<!\bi )a\.?m\.?s?", Window(time.min, time(12))),
    (r"after (?:lunch|dinner)(?: ?time)?", Window(time(13))),
    (r"early (?:in the )?afternoons?|lunch ?(?:times?|hour|break)|dinner ?times?|over lunch"
     r"|lunch", Window(time(12), time(14))),
    (r"(?:late|later|mid)[ -]?(?:on )?(?:in the )?afternoons?|(?:at the |towards the )?end of (?:the |my"
     r" )?(?:working )?day|late in the day"
     r"|later in the day|tea ?time", Window(time(15))),
    (r"afternoons?|p\.?m\.?s?", Window(time(12), time(17))),
    (r"evenings?|nights?", Window(time(17))),
)  # fmt: skip
"""Parts of the day as phrases (regular expressions) and the window each means; the longest phrases come first."""
