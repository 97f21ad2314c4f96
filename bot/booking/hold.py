"""A time kept for a person while they decide: how long, when to warn, and when it is let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from bot.booking.local_time import aware

Channel = Literal["web", "sms"]
State = Literal["kept", "ending", "over"]


def _per_channel(web: int, sms: int) -> Mapping[Channel, int]:
    return MappingProxyType({"web": web, "sms": sms})


@dataclass(frozen=True)
class HoldRules:
    """How long a time is kept, by channel, in minutes.

    `minutes` from the start and from each sign of life; signs of life alone keep it no longer than `limit` in all.
    Asking for longer gives the full `minutes` again, up to `requests` times: ten on the web, since a person must be
    able to extend a time limit at least ten times (WCAG 2.2, 2.2.1). The warning comes `warning` before the end.
    """

    minutes: Mapping[Channel, int] = field(default_factory=lambda: _per_channel(10, 30))
    limit: Mapping[Channel, int] = field(default_factory=lambda: _per_channel(30, 90))
    requests: Mapping[Channel, int] = field(default_factory=lambda: _per_channel(10, 3))
    warning: timedelta = timedelta(minutes=2)

    def __post_init__(self) -> None:
        for channel, minutes in self.minutes.items():
            if minutes * timedelta(minutes=1) <= self.warning or self.limit[channel] < minutes:
                raise ValueError(f"{channel}: a hold must outlast its warning and stay within its limit")


RULES = HoldRules()


@dataclass(frozen=True)
class Hold:
    """One slot kept for one conversation. `expires` is the first moment at which it is free again."""

    slot_id: str
    channel: Channel
    started: datetime
    expires: datetime
    requests: int = 0

    def state(self, now: datetime, rules: HoldRules = RULES) -> State:
        """Whether it is `kept`, `ending` (time to warn) or `over` at this moment."""
        if now >= self.expires:
            return "over"
        return "ending" if now >= self.warn_at(rules) else "kept"

    def warn_at(self, rules: HoldRules = RULES) -> datetime:
        """When to tell the person that it is about to go."""
        return self.expires - rules.warning

    def may_extend(self, now: datetime, rules: HoldRules = RULES) -> bool:
        """Whether asking for longer would still be granted."""
        return now < self.expires and self.requests < rules.requests[self.channel]


class HoldOverError(Exception):
    """The time is no longer kept, or has been kept as long as it may be; it can only be taken afresh."""


def keep(slot_id: str, channel: Channel, now: datetime, rules: HoldRules = RULES) -> Hold:
    """A new hold that starts now. Raises `ValueError` for a time without a zone."""
    return Hold(slot_id, channel, aware(now), now + timedelta(minutes=rules.minutes[channel]))


def touch(hold: Hold, now: datetime, rules: HoldRules = RULES) -> Hold:
    """The hold after a sign of life: full length again from now, up to the limit. One that is over stays over."""
    if now >= hold.expires:
        return hold
    limit = hold.started + timedelta(minutes=rules.limit[hold.channel])
    again = min(now + timedelta(minutes=rules.minutes[hold.channel]), limit)
    return replace(hold, expires=max(hold.expires, again))


def extend(hold: Hold, now: datetime, rules: HoldRules = RULES) -> Hold:
    """The hold after the person asked for longer: full length again from now, beyond the limit if need be.

    Raises `HoldOverError` if it has run out already or was extended as often as the rules allow.
    """
    if now >= hold.expires:
        raise HoldOverError("this time is no longer kept")
    if not hold.may_extend(now, rules):
        raise HoldOverError("this time has been kept as long as it can be")
    again = now + timedelta(minutes=rules.minutes[hold.channel])
    return replace(hold, expires=max(hold.expires, again), requests=hold.requests + 1)
