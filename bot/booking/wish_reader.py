"""Wishes read from what a person wrote: "mornings, not Weds", "after 4pm", "a week on Friday"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from bot.booking.clinics import MODES, Mode
from bot.booking.wish_spelling import plain
from bot.booking.wish_tokens import Kind, Token, tokens
from bot.booking.wishes import Days, When, Window, Wishes

_ITEMS: frozenset[Kind] = frozenset(("day", "date", "window"))
_JOINS: frozenset[Kind] = frozenset(("or", "and", "comma"))


def read_wishes(text: str, on: date, shift: Window | None = None, places: Sequence[str] = ()) -> Wishes | None:
    """The wishes that a message holds, written on day `on` (London); None if it says nothing about times.

    A bare number is never a wish: it may be a choice. `shift` gives the hours of the person's shift, if known, for
    "after my shift"; without it `shift_unknown` is set, so that the hours can be asked for. `places` are names that may
    be asked for by any of their longer words. Never raises, whatever the text.
    """
    words = plain(text)
    reader = _Reader(on, shift)
    for token in tokens(words, on):
        reader.take(token)
    reader.close()
    wishes = reader.wishes(_place(words, places))
    return None if wishes == Wishes() else wishes


@dataclass
class _Clause:
    """Words that belong together, and whether they are wanted. `hours` marks hours of work, which end at a comma."""

    wanted: bool = True
    items: list[tuple[Token, Kind | None]] = field(default_factory=list)
    hours: bool = False

    def has(self, kind: Kind) -> bool:
        return any(token.kind == kind for token, _ in self.items)

    def last_run(self) -> int:
        """Where the words after the last comma begin."""
        return max((n for n, (_, join) in enumerate(self.items) if join == "comma"), default=0)


class _Reader:
    """Puts tokens together into clauses, and clauses into wishes."""

    def __init__(self, on: date, shift: Window | None) -> None:
        self.on = on
        self.shift = shift
        self.done: list[_Clause] = []
        self.clause = _Clause()
        self.join: Kind | None = None
        self.before: _Clause | None = None
        self.modes: dict[Mode, bool] = {}
        self.bounds: dict[str, date] = {}
        self.flags: set[str] = set()

    def take(self, token: Token) -> None:
        if token.kind in _ITEMS:
            self.item(token)
        elif token.kind in _JOINS:
            self.connect(token.kind)
        elif token.kind == "but":
            if self.clause.wanted or self.clause.items:
                self.start(wanted=True)
        elif token.kind == "not":
            before = self.clause if self.clause.items else None
            self.start(wanted=False)
            self.before = before
        elif token.kind == "not_good":
            self.not_good()
        elif token.kind == "good":
            self.good()
        elif token.kind == "mode":
            apart = bool(self.clause.items) and self.join is not None
            self.modes[token.value] = self.clause.wanted or apart
        elif token.kind in ("earliest", "latest"):
            self.bound(token)
        elif token.kind == "hours":
            self.start(wanted=False)
            self.clause.items.append((Token("window", token.value), None))
            self.clause.hours = True
        elif token.kind in ("after_shift", "before_shift"):
            self.work(token.kind)
        elif token.kind != "aside":
            self.flags.add(token.kind)

    def start(self, wanted: bool) -> None:
        if self.clause.items:
            self.done.append(self.clause)
        self.clause = _Clause(wanted)
        self.join = None
        self.before = None

    def connect(self, kind: Kind) -> None:
        if self.before is not None and not self.clause.items:
            self.turn_down_before()
        if self.join is None or kind == "or" or self.join == "comma":
            self.join = kind

    def item(self, token: Token) -> None:
        clause, join = self.clause, self.join
        last = clause.items[-1][0].kind if clause.items else None
        if clause.hours and join is not None and join != "and":
            self.start(wanted=True)
        elif last == "date" and join == "comma" and not clause.wanted and _is_run(token):
            self.start(wanted=True)  # "not next week, the week after"
        elif last is not None and last != token.kind:
            if clause.wanted:
                if clause.has(token.kind) or join == "or":
                    self.start(wanted=True)
            elif join in ("or", "and"):
                self.start(wanted=False)
            elif join == "comma":
                self.start(wanted=True)
        self.clause.items.append((token, join))
        self.join = None

    def not_good(self) -> None:
        if not self.clause.items:
            self.start(wanted=False)
            return
        self.split(last_wanted=False)

    def good(self) -> None:
        """ "Not Monday, Thursday is fine": what stands after the comma is wanted after all."""
        if not self.clause.wanted and self.clause.last_run():
            self.split(last_wanted=True)

    def split(self, last_wanted: bool) -> None:
        """The words since the last comma are judged apart from those before it."""
        cut = self.clause.last_run()
        first, last = self.clause.items[:cut], self.clause.items[cut:]
        if first:
            self.done.append(_Clause(self.clause.wanted, first))
        self.done.append(_Clause(last_wanted, last))
        self.clause = _Clause()
        self.join = None

    def turn_down_before(self) -> None:
        """ "Thursday not": the word stands after what it turns down."""
        if self.done and self.done[-1] is self.before:
            self.clause = self.done.pop()
            self.split(last_wanted=False)
        self.before = None

    def bound(self, token: Token) -> None:
        kind, day = token.kind, token.value
        if not self.clause.wanted and not self.clause.items:
            turned = kind == "earliest"
            kind, day = ("latest", day - timedelta(days=1)) if turned else ("earliest", day + timedelta(days=1))
            self.clause = _Clause()
        if kind == "earliest":
            self.bounds[kind] = max(day, self.bounds.get(kind, day))
        else:
            self.bounds[kind] = min(day, self.bounds.get(kind, day))

    def work(self, kind: Kind) -> None:
        if self.shift is None:
            self.flags.add("shift_unknown")
        elif kind == "before_shift" and self.shift.start > time.min:
            self.item(Token("window", Window(time.min, self.shift.start, True)))
        elif kind == "after_shift" and self.shift.end:
            self.item(Token("window", Window(self.shift.end)))

    def close(self) -> None:
        if self.before is not None and not self.clause.items:
            self.turn_down_before()
        self.start(wanted=True)

    def wishes(self, place: str | None) -> Wishes:
        unwanted = {mode for mode, wanted in self.modes.items() if not wanted}
        left = set(MODES) - unwanted if unwanted else set()
        modes = {mode for mode, wanted in self.modes.items() if wanted} or left
        earliest, latest = self.bounds.get("earliest"), self.bounds.get("latest")
        if earliest and latest and latest < earliest:
            latest = None
        timed = bool(self.done or self.bounds)
        return Wishes(
            when=tuple(dict.fromkeys(_when(clause) for clause in self.done if clause.wanted)),
            never=tuple(dict.fromkeys(_when(clause) for clause in self.done if not clause.wanted)),
            earliest=earliest,
            latest=latest,
            modes=frozenset(modes),
            interpreter="interpreter" in self.flags,
            step_free="step_free" in self.flags,
            place=place,
            same_clinician="same" in self.flags,
            soonest="soonest" in self.flags or ("any" in self.flags and not timed),
            shift_unknown="shift_unknown" in self.flags and not any(_has_window(clause) for clause in self.done),
        )


def _is_run(token: Token) -> bool:
    return isinstance(token.value, Days) and token.value.first < token.value.last


def _has_window(clause: _Clause) -> bool:
    return clause.has("window")


def _when(clause: _Clause) -> When:
    weekdays: frozenset[int] = frozenset().union(*_values(clause, "day"))
    dates = tuple(dict.fromkeys(_values(clause, "date")))
    if weekdays and dates and not any(_falls_on(days, weekdays) for days in dates):
        weekdays = frozenset()  # "Thursday 12 March" when the 12th is a Friday: the date is the surer of the two
    return When(weekdays, dates, _windows(clause, clause.wanted))


def _values(clause: _Clause, kind: Kind) -> list[Any]:
    return [token.value for token, _ in clause.items if token.kind == kind]


def _falls_on(days: Days, weekdays: Iterable[int]) -> bool:
    length = min((days.last - days.first).days, 6)
    return any((days.first + timedelta(days=n)).weekday() in weekdays for n in range(length + 1))


def _windows(clause: _Clause, narrow: bool) -> tuple[Window, ...]:
    """The clause's windows: "after 10, before 3" narrows to one, "mornings or after 4" stays two."""
    found: list[Window] = []
    for token, join in clause.items:
        if token.kind != "window":
            continue
        both = _both(found[-1], token.value) if found and narrow and join != "or" else None
        if both is not None:
            found[-1] = both
        else:
            found.append(token.value)
    return tuple(dict.fromkeys(found))


def _both(one: Window, other: Window) -> Window | None:
    """The time that lies in both windows, if there is any."""
    start = max(one.start, other.start)
    ends = [window for window in (one, other) if window.end is not None]
    last = min(ends, key=lambda window: window.end or time.max, default=None)
    if last is None:
        return Window(start)
    if last.end is None or last.end <= start:
        return None
    return Window(start, last.end, last.done_by_end)


def _place(words: str, places: Sequence[str]) -> str | None:
    """The only place that the words name, by its whole name or a word of it that no other place has."""
    named = {place for place in places if plain(place) in words}
    if not named:
        said = set(words.replace(",", " ").split())
        named = {place for place in places if said & (_own_words(place) - _others(place, places))}
    return named.pop() if len(named) == 1 else None


def _own_words(place: str) -> set[str]:
    return {word for word in plain(place).replace(",", " ").split() if len(word) >= 5 and word.isalpha()}


def _others(place: str, places: Sequence[str]) -> set[str]:
    return set().union(*(_own_words(other) for other in places if other != place))
