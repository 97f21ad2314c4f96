"""A service that somebody names and that is not there for them: it has ended, is shut, or runs elsewhere.

They are told, and shown what there is now.
"""

from __future__ import annotations

import re

from bot.conversation import matching
from bot.conversation.exchange import Exchange, Say
from bot.criteria import Service
from bot.criteria.sms_words import health_word
from bot.referral import plan

AT_MOST = 2
_STATE = {"paused": "takes nobody new just now", "full": "is full just now", "closed": "is closed just now"}


def not_offered(x: Exchange, anywhere: bool = False) -> Say | None:
    """What is said of a service that the message names and that is not offered now; None where it names no such one.

    `anywhere`: the message asks about a service, so that a name counts in any letters. Otherwise names that are
    everyday words as well ("not fit for work") count only as a name is written.
    """
    text = x.message.text if x.message is not None else ""
    here = x.local.directory.named(text)
    if here is not None and not anywhere and not _written(here, text):
        here = None
    if here is not None:
        return None if here.offered(x.on) else Say("utter_service_not_offered", _told(x, here))
    elsewhere = x.local.evidence.named(text)
    if elsewhere is None or not (anywhere or _written(elsewhere, text)):
        return None
    return Say("utter_service_not_offered", _told(x, elsewhere))


def _written(service: Service, text: str) -> bool:
    """Whether one of the service's names stands in the text with its capitals, or its own full name in any letters."""
    if not service.evidence and re.search(rf"\b{re.escape(service.name)}\b", text, re.IGNORECASE):
        return True
    names = (name for name in (service.name, *service.aliases) if name != name.lower())  # not "sick note"
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _told(x: Exchange, service: Service) -> dict[str, str]:
    return {"named": _state(x, service), "now": " or ".join(_now(x, service)) or "nothing more than we show you"}


def _state(x: Exchange, service: Service) -> str:
    state, sms = service.status.on(x.on), x.channel == "sms"
    name = (service.sms_name or service.name) if sms else service.name
    if sms and health_word(name):
        name = "That one"
    if not sms and service.status.told and not service.evidence:
        return service.status.told if name in service.status.told else f"{name}: {service.status.told}"
    if state == "ended":
        return f"{name} has ended."
    if service.evidence:
        return f"{name} is not offered here."
    if state in _STATE:
        return f"{name} {_STATE[state]}."
    return f"We have to check first whether {name} still runs."


def _now(x: Exchange, service: Service) -> list[str]:
    """What there is now: what its own file names instead, else what fits, else what is open to most people."""
    local = x.local
    there = [each for each in map(local.service, service.status.instead) if each is not None and each.offered(x.on)]
    if not there and plan.always_asked(x.facts, x.place.skipped) is None:
        there = list(matching.fit(x).fitting)
    if not there:
        there = [each for each in matching.judged(x) if each.self_referral and each.tier == "adviser"]
    return [each.sms_name if x.channel == "sms" else each.name for each in there[:AT_MOST]]
