"""A service as its file says it, and a decision about one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Optional

from bot.criteria import possibilities
from bot.criteria.comparisons import Comparison
from bot.criteria.places import UK, Places
from bot.criteria.rule import Clause, Node, clauses, comparisons

MEETS = "meets"
DOES_NOT_MEET = "does_not_meet"
NEED_TO_KNOW = "need_to_know"
PERSON_TO_LOOK = "person_to_look"
OUTCOMES = (MEETS, DOES_NOT_MEET, NEED_TO_KNOW, PERSON_TO_LOOK)

STATUSES = ("open", "paused", "full", "closed", "ended")
TIERS = ("self_help", "adviser", "specialist")
CHANNELS = ("phone", "video", "in_person")
ROUTES = ("self", "gp", "employer", "jobcentre", "other")
BOOKINGS = ("slots", "callback", "own_line", "none")
STALE_AFTER_DAYS = 90
HIDDEN_AFTER_DAYS = 180
_MOST_ANSWERS = 1000
"""How many facts' values are kept for each service: some fifty facts on twenty days."""


@dataclass(frozen=True)
class Status:
    """Whether a service takes people: its state, and the dates it opens, closes or has ended on."""

    now: str
    opens: Optional[date] = None
    closes: Optional[date] = None
    ended: Optional[date] = None
    told: str = ""
    instead: tuple[str, ...] = ()

    def on(self, day: date) -> str:
        """The state on a day: a service that is not open yet is closed, one past its last day has ended."""
        if self.now == "ended" or (self.ended is not None and day >= self.ended):
            return "ended"
        if self.closes is not None and day > self.closes:
            return "closed"
        if self.opens is not None and day < self.opens:
            return "closed"
        return self.now


@dataclass(frozen=True)
class Service:
    """One offer of one provider. Criteria sit on the offer, not on the provider.

    `line` is where a service that books on its own line is reached: a phone number or an address. `email` is told that
    there is news of bookings, and nothing else. `call_within` are the working days in which a service calls back.
    """

    id: str
    name: str
    sms_name: str
    provider: str
    sms_provider: str
    tier: str
    what: str
    sms_what: str
    area: tuple[str, ...]
    channels: tuple[str, ...]
    cost: str
    routes: tuple[str, ...]
    wait: str
    capacity: str
    status: Status
    checked_by: str
    checked_on: Optional[date]
    booking: str
    needs: tuple[str, ...]
    outside_nhs: bool
    rule: Node
    clinics: tuple[Mapping[str, Any], ...]
    while_waiting: tuple[str, ...]
    aliases: tuple[str, ...]
    sample: bool
    evidence: bool
    source: str
    version: str
    file: str
    places: Places = field(default=UK, compare=False, repr=False)
    line: str = ""
    email: str = ""
    call_within: int = 2
    _answers: dict[tuple[str, date], tuple[Any, ...]] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the rule, in the order of the file."""
        return clauses(self.rule)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons of the rule, in the order of the file."""
        return comparisons(self.rule)

    @cached_property
    def base_facts(self) -> tuple[str, ...]:
        """The facts a person can be asked for that the rule's answer may hang on."""
        return possibilities.base_facts(self.rule)

    def answers(self, fact: str, on: date) -> tuple[Any, ...]:
        """Values of a fact that stand for all it may hold, as far as the rule can tell them apart on a day.

        Worked out once a day: every turn asks, and the answers hang on nothing that a patient says.
        """
        found = self._answers.get((fact, on))
        if found is None:
            found = tuple(possibilities.values(self.rule, fact, on, self.places))
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[fact, on] = found
        return found

    @property
    def self_referral(self) -> bool:
        """Whether a person may come of their own accord."""
        return "self" in self.routes

    def named_for(self, channel: str) -> dict[str, str]:
        """Its name (`service`), who runs it (`provider`) and `what` it is, in the words for that channel."""
        if channel == "sms":
            return {"service": self.sms_name, "provider": self.sms_provider, "what": self.sms_what}
        return {"service": self.name, "provider": self.provider, "what": self.what}

    def days_unchecked(self, day: date) -> Optional[int]:
        """Days since somebody last checked the entry; None where nobody has."""
        return None if self.checked_on is None else (day - self.checked_on).days

    def stale(self, day: date) -> bool:
        """Whether staff should check the entry again: not checked for more than 90 days, or never."""
        age = self.days_unchecked(day)
        return age is None or age > STALE_AFTER_DAYS

    def offered(self, day: date, full: bool = False) -> bool:
        """Whether it may be offered to a patient on a day: open (or, with `full`, full), and checked within the last
        180 days."""
        age = self.days_unchecked(day)
        fresh = age is not None and age <= HIDDEN_AFTER_DAYS
        return fresh and not self.evidence and self.status.on(day) == ("full" if full else "open")


@dataclass(frozen=True)
class Reason:
    """One clause's part in a decision. `outcome` is met, not_met, not_known or flagged.

    `text` is a whole sentence for the web. `told` is the bare words after "you told us". `about_work` marks words
    that give away nothing about a person's health, so that they may stand in a text message.
    """

    clause: str
    outcome: str
    text: str
    told: str = ""
    about_work: bool = False
    source: str = ""


@dataclass(frozen=True)
class Decision:
    """What a service's rule says of one person on one day, with every clause's answer in `trace`."""

    service_id: str
    service: str
    outcome: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    version: str
    trace: tuple[tuple[str, str], ...]
    sms_service: str = ""
    on: Optional[date] = None

    def stored(self) -> dict[str, Any]:
        """The decision as it is kept, all but its day, which is kept once for all services."""
        kept = {name: value for name, value in vars(self).items() if name != "on"}
        return {**kept, "reasons": [dict(vars(reason)) for reason in self.reasons]}
