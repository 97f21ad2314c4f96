"""What a person says about times, phrase by phrase: plain text in, tokens out.

Only what a phrase says by itself is decided here; how the phrases belong together is `wish_reader`'s business.
The rules are tried in order at each word, so the longer and more particular phrases stand first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.booking import wish_clock as clock
from bot.booking.wish_clock import CLOCK, PARTS_OF_DAY, SIGNED
from bot.booking.wish_dates import (
    COUNT,
    DATE,
    DAY,
    MONTH,
    WEEKDAY_NAMES,
    Bound,
    bound,
    read_days,
    read_part_of_month,
    within,
)
from bot.booking.wishes import Days

Kind = Literal[
    "day", "date", "window", "earliest", "latest", "mode", "not", "not_good", "good", "or", "and", "comma", "but",
    "soonest", "any", "after_shift", "before_shift", "interpreter", "step_free", "same", "hours", "aside",
]  # fmt: skip


@dataclass(frozen=True)
class Token:
    """One thing said: its kind, and what it stands for."""

    kind: Kind
    value: Any = None


_Make = Callable[["re.Match[str]", date], "Token | None"]


def _is(kind: Kind, value: Any = None) -> _Make:
    return lambda match, on: Token(kind, value)


def _window(read: Callable[..., Any]) -> _Make:
    def make(match: re.Match[str], on: date) -> Token | None:
        found = read(*match.groups())
        return None if found is None else Token("window", found)

    return make


def _busy(read: Callable[..., Any]) -> _Make:
    """A window that is not wanted, whatever stands before it ("I work 9-5")."""

    def make(match: re.Match[str], on: date) -> Token | None:
        found = read(*match.groups())
        return None if found is None else Token("hours", found)

    return make


def _bound(kind: Bound) -> _Make:
    def make(match: re.Match[str], on: date) -> Token | None:
        found = bound(kind, match.group(1), on)
        return None if found is None else Token(*found)

    return make


def _days(match: re.Match[str], on: date) -> Token | None:
    found = read_days(match.group(1), on)
    return None if found is None else Token("date", found)


def _part_of_month(match: re.Match[str], on: date) -> Token | None:
    found = read_part_of_month(match.group(1), match.group(2), on)
    return None if found is None else Token("date", found)


def _weekday(match: re.Match[str], on: date) -> Token:
    return Token("day", frozenset([_number(match.group())]))


def _weekdays(match: re.Match[str], on: date) -> Token:
    first, last = _number(match.group(1)), _number(match.group(2))
    return Token("day", frozenset((first + n) % 7 for n in range((last - first) % 7 + 1)))


def _number(words: str) -> int:
    return next(n for n, name in enumerate(WEEKDAY_NAMES) if words.startswith(name))


def _not_for(match: re.Match[str], on: date) -> Token:
    count, unit = (group for group in match.groups() if group is not None)
    return Token("earliest", within(count, unit, on))


def _in_the_next(match: re.Match[str], on: date) -> Token:
    return Token("latest", within(match.group(1), match.group(2), on))


_ON = r"(?:(?:about|around|approx|on|the|at|say) )*"
_WHEN = rf"{_ON}({DATE}|{DAY})"
_UNIT = r"(days?|weeks?|months?)(?:'? time)?"
_NO = r"(?:not|never|isn't|aren't|don't|do not|doesn't|does not|won't|will not|can't|can not|couldn't|no)"
_VERY = r"(?: (?:really|very|so|too|that|be|is|a|any|much))*"
_LATEST = r"(?:not (?:any )?(?:later than|after|past)|no later than|latest(?: is)?)"
_EARLIEST = r"(?:not (?:any )?(?:before|earlier than|until)|no earlier than|earliest(?: i can do)?(?: is)?)"
_FINISH = (
    r"(?:after |when |once )?(?:i )?(?:(?:finish|knock off|get off|get out|clock off|get home|get back|get in"
    r"|am done|done)(?: from)?(?: my| at)?(?: work| shift)?"
    r"|(?:my |the )?shift (?:ends|finishes|is over))(?: at| by| around| about)*"
)
_START = (
    r"(?:i )?(?:(?:start|begin|go)(?: my| to)?(?: work| shift| in)?|(?:my |the )?shift (?:starts|begins))"
    r"(?: at| from| around| about)*"
)
_WORK = (
    r"(?:i )?(?:work|working|am at work|i'm at work|at work|busy|i'm busy|on shift|my shift is|shift is"
    r"|shifts are|my hours are)"
    r"(?: from| is)*"
)
_ANY = r"any (?:time|day|slot|appointment|date|one)s?|whenever|whatever|24/7|flexible|easy"

_PHRASES: list[tuple[str, _Make]] = [
    # turns of phrase whose single words would mislead
    (r"(?:i )?(?:don't|do not|not) (?:really )?(?:mind|care|bothered|fussed|fussy|picky"
     r"|have a preference)", _is("any")),
    (r"no preferences?", _is("any")),
    (r"no (?:problem|worries|bother|thanks|thank you)|not sure|(?:i )?don't know|not now|as well", _is("aside")),
    (rf"(?:{_ANY}|anything|every day|all days?) (?:but|except(?: for)?|apart from|other than|bar|not)", _is("not")),
    (rf"(?:any ?time|whenever)(?= (?:on )?{DAY})", _is("but")),
    (rf"(?:{_ANY})(?! ?(?:after|before|from|on\b|in|until|this|next|between|past|{DAY}|{DATE}|at))", _is("any")),
    (r"as (?:soon|early|quick|quickly) as (?:possible|(?:yo)?u can|can be|pos)|asap|soonest|(?:the |your )?(?:very )?"
     r"(?:earliest|first)(?! (?:thing|i can|is|of|half|\d))(?: (?:available|possible|one|slot|time|appointment|date))*"
     r"|next available|quickest|the sooner the better|early please|soon as", _is("soonest")),
    (rf"{_NO} (?:(?:really|do|make|manage|get up|climb|good (?:with|on)|any) )*(?:the )?(?:stairs|steps)|step[ -]?free"
     r"|wheel ?chair|ground floor|(?:level|disabled) access|without (?:stairs|steps)", _is("step_free")),
    (r"interpret[eo]r|translator|bsl|sign language", _is("interpreter")),
    (r"(?:the )?same (?:person|adviser|advisor|worker|clinician|one as before|lady|man|woman)"
     r"(?: as before)?", _is("same")),
    # shifts and hours of work
    (rf"{_START} ({CLOCK}),?(?: and| then)? {_FINISH} ({CLOCK})", _busy(clock.shift_hours)),
    (rf"(?:i )?pick(?:ing)? (?:\w+ ){{0,4}}(?:up )?(?:from school )?at ({CLOCK})", _window(clock.done_by)),
    (rf"{_FINISH} ({CLOCK})", _window(clock.onwards)),
    (rf"{_START} ({CLOCK})", _window(clock.done_by)),
    (rf"{_WORK} ({CLOCK}) ?(?:-|to|until|and) ?({CLOCK})", _busy(clock.shift_hours)),
    (rf"({CLOCK}) ?(?:-|to|until) ?({CLOCK})(?= shifts?)", _busy(clock.shift_hours)),
    (rf"{_WORK} until ({CLOCK})", _window(clock.onwards)),
    (r"(?:after|when i finish|when i get (?:off|home|in) from|once i finish) ?(?:i finish )?"
     r"(?:my |the )?(?:works?|shifts?|job)(?: (?:ends|finishes|is over))?|after i finish|"
     r"(?:on|i work|i do|working|doing) (?:the )?(?:nights?|night shifts?|shifts|lates|earlies)",
     _is("after_shift")),
    (r"before (?:i start )?(?:my |the )?(?:works?|shifts?|job)(?: (?:starts|begins))?"
     r"|before i start", _is("before_shift")),
    # first and last days
    (rf"(?:not|nothing|unavailable|busy|away) (?:for|in) (?:(?:at least|the next|another) )*({COUNT}) {_UNIT}"
     rf"|after ({COUNT}) {_UNIT}",
     _not_for),
    (rf"(?:within|in the next|inside) (?:the next )?({COUNT}) {_UNIT}", _in_the_next),
    (rf"(?:{_EARLIEST}|from|starting|any time from|as of) {_WHEN}(?: onwards| on)?", _bound("from")),
    (rf"({DATE}|{DAY}) (?:onwards|or (?:later|after)|at the earliest)", _bound("from")),
    (rf"(?:any ?time )?(?:after|past|later than|following) {_WHEN}", _bound("after")),
    (rf"{_LATEST} {_WHEN}", _bound("by")),
    (rf"(?:by|until|up to|up until) {_WHEN}", _bound("by")),
    (rf"(?:before|earlier than|sooner than) {_WHEN}", _bound("before")),
    (rf"(?:{_EARLIEST}|from|after) ({MONTH})", _bound("from")),
    (rf"(?:before|until) ({MONTH})", _bound("before")),
    (rf"(?:at the )?(early|start|beginning|mid(?:dle)?|late|end)(?: of| in)? ({MONTH})", _part_of_month),
    (rf"in ({MONTH})", _days),
    # days
    (rf"({DAY}) ?(?:-|to|until|through) ?({DAY})", _weekdays),
    (r"tonight|this(?= (?:morning|afternoon|evening))", lambda match, on: Token("date", Days(on, on))),
    (rf"({DATE})", _days),
    (r"week ?days?|(?:in|during) the week|mid ?week", _is("day", frozenset(range(5)))),
    (r"week ?ends?", _is("day", frozenset((5, 6)))),
    (DAY, _weekday),
    # times of day
    (rf"not(?:hing)? before ({CLOCK}) (?:or|and|nor) after ({CLOCK})", _window(clock.between)),
    (rf"(?:between|from) ({CLOCK}) ?(?:-|to|until|and) ?({CLOCK})", _window(clock.between)),
    (rf"({CLOCK}) ?(?:-|to|until) ?({SIGNED})", _window(clock.between)),
    (rf"({SIGNED}) ?(?:-|to|until) ?({CLOCK})", _window(clock.between)),
    (rf"({CLOCK}) ?(?:-|to|until) ?({CLOCK})(?= (?:on )?{DAY})", _window(clock.between)),
    (rf"(?:(?<=day )|(?<=days ))({CLOCK}) ?(?:-|to|until) ?({CLOCK})", _window(clock.between)),
    (rf"(?:{_EARLIEST}|from|(?:any ?time )?after|past|gone|later than) {_ON}({CLOCK})"
     r"(?: onwards| or later)?", _window(clock.onwards)),
    (rf"({CLOCK})(?: ?\+| onwards| or (?:later|after)| at the earliest)", _window(clock.onwards)),
    (rf"{_LATEST} {_ON}({CLOCK})", _window(clock.no_later)),
    (rf"({CLOCK}) (?:at the )?latest", _window(clock.no_later)),
    (rf"(?:(?:any ?time )?before|until|up to|(?:done|finish(?:ed)?|over|home|away|out|back) (?:by|before)|by"
     rf"|earlier than) {_ON}({CLOCK})",
     _window(clock.done_by)),
    (rf"({CLOCK}) or (?:before|earlier)", _window(clock.done_by)),
    (rf"(?:about|around|roughly|approx(?:imately)?|near) ({CLOCK})", _window(clock.around)),
    (rf"at (?:about|around|roughly) ({CLOCK})", _window(clock.around)),
    (rf"(?:at )({CLOCK})|({SIGNED})", _window(lambda after_at, signed: clock.exactly(after_at or signed))),
    *[(pattern, _is("window", window)) for pattern, window in PARTS_OF_DAY],
    # ways of meeting
    (r"(?:tele)?phone(?: call)?|(?:a |by )call", _is("mode", "phone")),
    (r"video(?: call)?|zoom|teams|on ?line|face ?time|webcam", _is("mode", "video")),
    (r"face[ -]?(?:to|2)[ -]?face|in[ -]person|in the flesh|come in", _is("mode", "in_person")),
    # what joins and what turns down
    (rf"(?:{_NO}{_VERY}) (?:good|ok|okay|great|ideal|possible|convenient|suitable|suit|suits|work|works|fine)"
     r"|bad|hard|difficult|tricky|awkward|impossible|hopeless|rubbish|no go", _is("not_good")),
    (rf"{_NO}{_VERY}(?: (?:free|available|able to|able|around|do|make|manage|come|attend|want|like|have|got|in))*"
     r"|except(?: for)?|apart from|other than|excluding|avoid(?:ing)?|rather not|unable to|unavailable|instead of"
     r"|(?:i'm |i am )?(?:busy|away|on holiday|on shift)|(?:i'm |i am |i )(?:at work|working|work)|working"
     r"|at work|(?:have |got )+(?:work|an appointment|appointments|hospital)"
     r"|bar(?= )|nothing", _is("not")),
    (rf"(?:i have|i've got|i've|i got|i'm at|i go to|i'm ill|i struggle)"
     rf"(?! {DAY})(?! (?:\w+ )?(?:time|free|off|gap|space|avail))"
     rf" (?:\w+ ){{0,3}}?(?:on |every |in the )?(?={DAY}|mornings|afternoons|evenings)", _is("not")),
    (r"but not", _is("not")),
    (r"good|okay|ok|fine|great|best|better|works|suits?|ideal|perfect|prefer(?:red|ably)?|only|free|available"
     r"|can do|yes", _is("good")),
    (r"but|however|though|so", _is("but")),
    (r"(?:can|could) (?:i|we|you) (?:have|get|do|come|make)|(?:how|what) about", _is("but")),
    (r"(?:move|change) (?:it|me) to", _is("but")),
    (r"or|/|maybe", _is("or")),
    (r"and|also|plus", _is("and")),
]  # fmt: skip
_RULES = [(re.compile(rf"(?:{pattern})(?:(?<= )|(?!\w))"), make) for pattern, make in _PHRASES]
_NEXT = re.compile(r"[a-z0-9'@]+|[,;.!?\n/]")


def tokens(text: str, on: date) -> Iterator[Token]:
    """What the plain text says, in order; words that say nothing about times are passed over."""
    at = 0
    while (word := _NEXT.search(text, at)) is not None:
        at = word.start()
        for rule, make in _RULES:
            match = rule.match(text, at)
            if match and match.end() > at:
                token = make(match, on)
                if token is not None:
                    yield token
                    at = match.end()
                    break
        else:
            if word.group() in ",;.!?\n":
                yield Token("comma")
            at = word.end()
