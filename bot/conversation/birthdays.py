"""Birthdays: age is asked in whole years, so where a birthday before the first visit may cross a service's bound, one
more question settles it: "Will you be 45 by 9 March?"."""

from __future__ import annotations

from datetime import date

from bot import criteria
from bot.booking.callback import call_back_by
from bot.booking.local_time import local
from bot.conversation import matching, offering
from bot.conversation.exchange import Exchange
from bot.criteria import Service
from bot.referral import plan
from bot.store import appointments
from bot.understanding.facts import UNKNOWN
from bot.understanding.reading import Option, Reading

NAME = "birthday"

Asked = tuple[str | None, tuple[Option, ...], dict[str, str]]


def before_choosing(x: Exchange) -> Asked | None:
    """The question, where a birthday before the first time that a service has may change whether it fits."""
    if NAME in x.place.skipped or "no_birthday_by" in x.facts or "age" not in x.facts:
        return None
    if NAME not in x.place.asked and x.place.count() + 1 + plan.STILL_TO_COME > plan.MOST_QUESTIONS:
        return None
    for service in matching.judged(x):
        day = _first_day(x, service) if service.self_referral else None
        years = _matters(x, service, day) if day is not None else None
        if day is not None and years is not None:
            return _question(years, day)
    return None


def before_booking(x: Exchange, service: Service) -> Asked | None:
    """The question again, where the picked day lies later than the one that was asked about. A day on which the
    service could not see them is given back."""
    slot = offering.held_slot(x)
    if slot is None:
        return None
    day = local(slot.starts).date()
    years = _matters(x, service, day) if NAME not in x.place.skipped else None
    if years is not None:
        return _question(years, day)
    if "birthday_by" in x.facts and not offering.sees(service, x, day, though_full=True):
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = None
        x.say("utter_not_then")
    return None


def _first_day(x: Exchange, service: Service) -> date | None:
    if service.booking == "slots":
        return x.local.first_free_day(x.db, service.id, x.now)
    return call_back_by(x.now, service.call_within, x.local.nation) if service.booking == "callback" else None


def _matters(x: Exchange, service: Service, day: date) -> int | None:
    """The age that a birthday by that day would bring, where the service's answer hangs on it."""
    years = criteria.birthday_bound(service, x.facts, x.on, day)
    if years is None:
        return None
    now, then = (criteria.evaluate(service, x.facts | {"age": age}, day).outcome for age in (years - 1, years))
    return years if now != then else None


def _question(years: int, day: date) -> Asked:
    by = day.isoformat()
    options = (
        Option("1", "Yes", {"birthday_by": by}),
        Option("2", "No", {"no_birthday_by": by}),
        Option("3", "Not sure", {"birthday_by": UNKNOWN}),
    )
    return NAME, options, {"years": str(years), "by": by}


def _birthday(x: Exchange, reading: Reading) -> bool:
    words = x.message.text if x.message is not None else ""
    by = x.place.shown.get("by", "")
    if reading.chosen:
        facts = reading.chosen[0].facts
    elif reading.act in ("affirm", "deny"):
        facts = {"birthday_by" if reading.act == "affirm" else "no_birthday_by": by}
    elif reading.act in ("dont_know", "rather_not_say"):
        facts = {"birthday_by": UNKNOWN}
    else:
        return False
    for name, value in facts.items():
        x.tell(name, value, words)
    if UNKNOWN in facts.values():
        x.place.skipped.append(NAME)
        x.flag("birthday_near", f"May be {x.place.shown.get('years')} by {by}", call_back_by(x.now, 2, x.local.nation))
    return True


HANDLERS = {NAME: _birthday}
