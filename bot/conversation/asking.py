"""Asking: the open question put into responses, with the values and choices that its words need."""

from __future__ import annotations

from datetime import date

from bot import criteria
from bot.booking import describe
from bot.conversation import choosing, matching
from bot.conversation.exchange import Exchange, Say
from bot.conversation.place import AGAIN, CHOICES, FIRST, SHORT
from bot.conversation.values import Values
from bot.conversation.words import words
from bot.referral.questions import QUESTIONS
from bot.understanding.reading import Option

_SUFFIX = {AGAIN: ("_again", ""), CHOICES: ("_choices", ""), SHORT: ("_short", "")}


def replies(x: Exchange) -> list[Say]:
    """Everything to say now: the notes of this turn, then the open question (or how things stand)."""
    values = Values(x)
    said = [Say(say.response, values.of(say.response, say.values), say.choices) for say in x.said]
    return [*said, *_question(x, values)]


def _question(x: Exchange, values: Values) -> list[Say]:
    name = x.place.question
    if name is None:
        standing = _standing(x)
        return [Say(standing, values.of(standing, _days(x.place.shown)))]
    options = x.place.offered()
    before = _fits(x, values) if name in ("choose_service", "one_fits") else []
    response = x.place.shown.get("response") or _response(name, x.place.how, x.channel)
    if x.place.how in (AGAIN, CHOICES) and response == f"utter_ask_{name}":
        before = [Say("utter_not_understood" if x.place.how == AGAIN else "utter_not_understood_twice"), *before]
    own = {**_days(x.place.shown), "options": numbered_list(x, options)}
    return [*before, Say(response, values.of(response, own), choices(x, options))]


def _response(name: str, how: str, channel: str) -> str:
    """The response for a question: the most fitting wording there is for how it is asked, never one of a question
    whose name is longer by such an ending (`check`, `check_again`)."""
    for suffix in _SUFFIX.get(how, ("",)):
        if f"{name}{suffix}" not in QUESTIONS and words().has(f"utter_ask_{name}{suffix}", channel):
            return f"utter_ask_{name}{suffix}"
    return f"utter_ask_{name}"


def _standing(x: Exchange) -> str:
    """What is said when there is nothing to ask."""
    if x.place.outcome == "text_back" and x.conversation.phone is None:
        return "utter_outcome_call_then"
    if x.place.outcome is not None:
        return f"utter_outcome_{x.place.outcome}"
    return "utter_all_done"


def choices(x: Exchange, options: tuple[Option, ...]) -> tuple[dict[str, str], ...]:
    """The choices as buttons: a label to read and a plain value to send."""
    if x.channel == "sms":
        return ()
    return tuple({"title": option.label, "payload": option.label} for option in options)


def numbered_list(x: Exchange, options: tuple[Option, ...]) -> str:
    """The choices as a text message lists them."""
    if x.place.question == "choose_service":
        return "\n".join(f"{option.key} {_service_line(x, option)}" for option in options)
    return "\n".join(f"{option.key} {option.short}" for option in options)


def _service_line(x: Exchange, option: Option) -> str:
    way, _, service_id = (option.act or "").partition(":")
    service = x.local.service(service_id)
    return f"{service.sms_name}: {choosing.ROUTES[way] or service.sms_what}" if service is not None else option.short


def _fits(x: Exchange, values: Values) -> list[Say]:
    """On the web, each service that fits and why, and those that do not; once, until something changes."""
    if x.channel == "sms" or x.place.how != FIRST:
        return []
    found = matching.fit(x)
    acts = [(option.act or "").partition(":") for option in x.place.offered()]
    offered = {service_id for way, _, service_id in acts if way == "choose" or x.place.question == "one_fits"}
    cards = []
    for service in found.fitting:
        if service.id not in offered:
            continue
        decision = found.decision(service.id)
        assert decision is not None
        card = {
            "service": service.name,
            "what": service.what,
            "provider": service.provider,
            "why": criteria.explain(decision, "web").replace(service.name, "It", 1),
            "first_time": _first_time(x, service.id),
        }
        cards.append(Say("utter_service_card", values.of("utter_service_card", card)))
    by_way = {way: [x.local.service(service_id) for each, _, service_id in acts if each == way] for way in _CARDS}
    for way, there in by_way.items():
        lines = "\n".join(f"- **{service.name}** - {service.what}" for service in there if service is not None)
        if lines:
            cards.append(Say(_CARDS[way], values.of(_CARDS[way], {"reasons": lines})))
    others = [each for each in found.decisions if each.outcome == "does_not_meet"]
    if others:
        reasons = "\n".join(f"- **{each.service}.** {criteria.told(each, 'web')}" for each in others)
        cards.append(Say("utter_do_not_fit", values.of("utter_do_not_fit", {"reasons": reasons})))
    count = {"count": str(len(found.fitting))}
    return [Say("utter_what_fits", values.of("utter_what_fits", count)), *cards]


_CARDS = {"look": "utter_may_fit", "surgery": "utter_through_surgery"}
"""What is said on the web of services that a person, or the surgery, has to look at first."""


def _first_time(x: Exchange, service_id: str) -> str:
    day = x.local.first_free_day(x.db, service_id, x.now)
    return f"First time: {describe.day(day)}." if day is not None else ""


def _days(shown_values: dict[str, str]) -> dict[str, str]:
    """Stored values for the words, with dates put as people write them."""
    return {name: _maybe_day(value) for name, value in shown_values.items()}


def _maybe_day(value: str) -> str:
    try:
        return describe.day(date.fromisoformat(value))
    except ValueError:
        return value
