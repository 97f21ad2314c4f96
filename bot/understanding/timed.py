"""A message with its dates set aside: each becomes a mark, so that the words about it can be read as a pattern."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Iterator, List, Match, Optional, Pattern, Set, Tuple

from bot.understanding.date_words import When
from bot.understanding.dates import find
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

MARK = r"<(\d+)>"

_NOT_A_TIME = re.compile(
    r"^(?: off (?:\d|retire|pension|being)|[ -]old|[ -]of age|\s?yo\b| of (?:service|experience|marriage)|"
    r"[ -](?:contract|shift|shifts|"
    r"course|waiting|wait\b|notice|trial|probation|old\b|lease|sentence|warning))"
)
_WORKED = re.compile(
    r"\b(?:(?<!not )(?<!n't )(?<!never )worked (?:there|here|for|at|in)|"
    r"been (?:there|here|with them|a \w+|an \w+|in the (?:job|trade|army|navy|raf|forces))|served|"
    r"done (?:this|the job)|married|lived|experience|every|each|"
    r"per|i work|we work|only work|age|aged|turn(?:ed|ing)?|contract)\b[^<]{0,20}$"
)

_AGED = re.compile(
    r"(?:^|[,.;!] ?|\b(?:and|hello|hi) )(?:i have|i've|(?:i'm|i am)(?: having| off?)?|am|aged) (?:already |now |"
    r"only )?$"
)
_AN_AGE = re.compile(
    r"(?:[2-9]\d|1[6-9]|(?:twenty|thirty|forty|fifty|sixty)[ \w-]*) years?(?= *(?:$|[,.;!]|and (?!of\b|a\b)|but\b))"
)
"""An age as it is told in many other languages ("I have 34 years")."""
_DENIED = re.compile(r"\b(?:not|isn't|wasn't|instead of|rather than)(?: the| on| for| in| since| from)? $|, no $")
_SAME_DAY = re.compile(
    r"[ ,]*(?:(?:last|this|on|the|day|after(?: that| it)?|that is|so|which (?:is|was)|meaning|i\.e\.|-)[ ,]*)*"
)
"""What stands between two ways of naming one day: "a week last Tuesday, the 10th of November"."""

_FULL_DAYS = frozenset(("iso", "figures", "day month", "month day"))
_NOT_THE_MONTH = re.compile(r" (?:b|be|have|need|not|take|get|go|do|well|only|also|even|still|work)\b")


@dataclass(frozen=True)
class Timed:
    """The plain text with a mark for every date, the dates, and where each mark stands in the plain text."""

    text: str
    whens: Tuple[When, ...]
    _starts: Tuple[Tuple[int, int], ...]

    def plain_at(self, at: int) -> int:
        """The place in the plain text of a place in the marked text."""
        index = bisect_right([marked for marked, _ in self._starts], at) - 1
        marked, plain = self._starts[max(0, index)]
        return plain + at - marked

    def search(self, pattern: Pattern[str], taken: Set[int]) -> Optional[Tuple[When, Match[str], int]]:
        """The first date that the pattern's first group marks and that nothing else has taken, with its number."""
        return next(self.every(pattern, taken), None)

    def every(self, pattern: Pattern[str], taken: Set[int]) -> Iterator[Tuple[When, Match[str], int]]:
        """Each date that the pattern's first group marks and that nothing else has taken, with its number."""
        for match in pattern.finditer(self.text):
            number = next((int(group) for group in match.groups() if group is not None and group.isdigit()), None)
            if number is not None and number not in taken:
                yield self.whens[number], match, number


_THIS_SPAN = re.compile(r"(?:in |during )?this (?:year|month)")


def timed(said: Message, on: date) -> Timed:
    """The message with its dates marked, without lengths that tell an age, a contract or time in a job."""
    whens: List[When] = []
    parts: List[str] = []
    starts: List[Tuple[int, int]] = [(0, 0)]
    at = 0
    length = 0
    found = find(said.plain, on)
    if len(found) > 1:
        denied = [when for when in found if _DENIED.search(said.plain[: when.at])]
        said_again = {when.past[:1] for when in denied if when.form == "weekday"}
        found = (
            tuple(
                when
                for when in found
                if when not in denied and not (when.form == "weekday" and when.past[:1] in said_again)
            )
            or tuple(when for when in found if when not in denied)
            or found
        )
    for index, when in enumerate(found):
        later = found[index + 1] if index + 1 < len(found) else None
        if len(found) > 1 and (
            _THIS_SPAN.fullmatch(said.plain[when.at : when.to].strip(" ,"))
            or said.plain[: when.to].endswith("before today")
        ):
            continue  # "in this year, at end of June": the other says more
        if later is not None and _SAME_DAY.fullmatch(said.plain[when.to : later.at]) and later.form in _FULL_DAYS:
            continue
        if re.fullmatch(r"(?:in )?may", said.plain[when.at : when.to].strip()) and _NOT_THE_MONTH.match(
            said.plain[when.to :]
        ):
            continue
        if when.length and _AGED.search(said.plain[: when.at]) and _AN_AGE.match(said.plain[when.at :]):
            continue
        if (when.length and _NOT_A_TIME.match(said.plain[when.to :])) or (
            when.length and _WORKED.search(said.plain[at : when.at])
        ):
            continue
        mark = f"<{len(whens)}>"
        parts += [_unmarked(said.plain[at : when.at]), mark]
        length += when.at - at + len(mark)
        starts.append((length, when.to))
        whens.append(when)
        at = when.to
    parts.append(_unmarked(said.plain[at:]))
    return Timed("".join(parts), tuple(whens), tuple(starts))


def told(said: Message, when: When, day: date) -> FactRead:
    """The day of a date in a message, as a fact with the words that told it."""
    return FactRead(day.isoformat(), said.words(when.at, when.to), when.about)


def _unmarked(text: str) -> str:
    """The text with its own angle brackets turned, so that none is taken for a mark; as long as before."""
    return text.replace("<", "(").replace(">", ")")
