"""Lengths of time: "3 weeks", "a week and a half", "a couple of months ago", "in 2 years' time"."""

from __future__ import annotations

import re
from datetime import date
from typing import Match, Optional, Tuple

from bot.understanding.calendar_days import plus_days, plus_months
from bot.understanding.date_words import Sense
from bot.understanding.numbers import NUMBER, VAGUE, number

_HALF = {"half": 0.5, "half a": 0.5, "a half": 0.5, "quarter of a": 0.25}
Count = Tuple[float, bool]


def count_of(words: str) -> Optional[Count]:
    """How many, and whether that is rough."""
    words = words.strip()
    if words in _HALF:
        return _HALF[words], False
    if words in ("", "a", "an", "one", "1", "the last", "the past", "a whole", "a full", "a good"):
        return 1.0, words == "a good"
    span = re.fullmatch(rf"({NUMBER}) ?(?:-|to|or|/|,) ?({NUMBER})", words)
    if span:
        low, high = number(span[1]), number(span[2])
        return ((low + high) / 2, True) if low is not None and high is not None else None
    half = re.fullmatch(rf"({NUMBER})(?: and (?:a )?half| ½|½| 1/2|\.5)", words)
    if half:
        whole = number(half[1])
        return (whole + 0.5, False) if whole is not None else None
    if re.fullmatch(r"\d+\.\d+", words):
        return float(words), False
    bit = re.fullmatch(rf"({NUMBER}) and a bit", words)
    if bit:
        return float(number(bit[1]) or 0) + 0.4, True
    for vague, amount in VAGUE.items():
        if vague in words.split():
            return float(amount), True
    exact = number(words)
    return (float(exact), False) if exact is not None else None


COUNT = (
    rf"(?:{NUMBER} ?(?:-|to|or|/|,) ?{NUMBER}|{NUMBER}(?: and (?:a )?half| and a bit| ?½| 1/2|\.\d)|{NUMBER}|"
    rf"(?:a )?(?:good )?(?:couple|few|handful|dozen)(?: of)?|"
    r"several|half an?|half|a whole|a full|a good|an?|(?=fortnight|(?:week|month|year) and (?:a )?half))"
)
UNIT = r"(?:working days?|days?|weeks?|fortnights?|months?|years?|decades?)"
LENGTH = (
    rf"(?P<n>{COUNT})(?:[ -]|(?=weeks|days|months|fortnight|(?:week|month|year) and))(?:more |full |whole |solid |"
    rf"long |good |"
    rf"odd )?(?P<unit>{UNIT})(?P<half> and (?:a )?half)?"
    rf"(?:,? (?:and )?(?P<n2>{NUMBER}|an?|a few|a couple of) (?P<unit2>days?|weeks?|months?))?"
)


def shift(on: date, count: float, unit: str, sign: int) -> Optional[date]:
    """The day so many units after `on` (`sign` 1) or before it (-1)."""
    if "working" in unit:
        return plus_days(on, sign * round(count * 7 / 5))
    if unit.startswith("day"):
        return plus_days(on, sign * round(count))
    if unit.startswith(("week", "fortnight")):
        return plus_days(on, sign * round(count * (14 if unit.startswith("f") else 7)))
    months = count * (120 if unit.startswith("decade") else 12 if unit.startswith("year") else 1)
    whole = int(months)
    shifted = plus_months(on, sign * whole)
    return plus_days(shifted, sign * round((months - whole) * 30)) if shifted else None


def _length_days(match: Match[str], on: date) -> Optional[Tuple[Optional[date], Optional[date], bool]]:
    count = count_of(match["n"])
    if count is None or count[0] > 1500:
        return None
    amount, about = count
    if match["half"]:
        amount += 0.5
    back, ahead = shift(on, amount, match["unit"], -1), shift(on, amount, match["unit"], 1)
    if match["unit2"]:
        more = count_of(match["n2"])
        if more and back and ahead:
            back, ahead = shift(back, more[0], match["unit2"], -1), shift(ahead, more[0], match["unit2"], 1)
            about = about or more[1]
    return back, ahead, about


def counted_from(words: str, on: date, sign: int) -> Optional[date]:
    """The day that the length told in `words` after `on` is (`sign` 1) or before it (-1); None where there is none."""
    match = re.search(LENGTH, re.sub(r"^(?:another|one more) (?=[a-z]+$)", "1 ", words))
    days = _length_days(match, on) if match else None
    if not days:
        return None
    return days[0] if sign < 0 else days[1]


def length(match: Match[str], on: date) -> Optional[Sense]:
    """A bare length of time: a day only once something says from where it counts."""
    days = _length_days(match, on)
    return Sense((days[0],), days[1], days[2], length=True) if days else None


def ago(match: Match[str], on: date) -> Optional[Sense]:
    """ "3 weeks ago"."""
    days = _length_days(match, on)
    return Sense((days[0],), None, days[2]) if days else None


def ahead(match: Match[str], on: date) -> Optional[Sense]:
    """ "in 3 weeks", "2 weeks to go"."""
    days = _length_days(match, on)
    return Sense((), days[1], days[2]) if days else None


def one_more(match: Match[str], on: date) -> Optional[Sense]:
    """ "another month"."""
    return Sense((), shift(on, 1, match["unit"], 1))
