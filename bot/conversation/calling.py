"""A person please: a call back with a day, where and when to call, and what happens when nobody knows."""

from __future__ import annotations

import re

from bot.booking.callback import call_back_by
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST
from bot.understanding.reading import Reading

MORE_THAN_AN_ANSWER = 3
"""Words. With more of them, a yes or no says something else as well."""


def ask_for_person(x: Exchange, kind: str = "person_asked", detail: str = "", within: int = 1) -> None:
    """A person will call within so many working days: a flag with a day, and one question about leaving a message."""
    due = call_back_by(x.now, within, x.local.nation)
    x.flag(kind, detail, due)
    if x.referral.status == "started":
        x.referral.status = "call_back"
    x.place.interrupt("call_back", day=due.isoformat())
    x.place.how, x.place.misses = FIRST, 0


def _call_back(x: Exchange, reading: Reading) -> bool:
    chosen = reading.chosen[0].act if reading.chosen else None
    text = x.message.text if x.message is not None else ""
    if chosen == "message_ok" or (chosen is None and reading.act == "affirm"):
        x.tell("safe_contact", _in_full("You can leave a message", text), text)
    elif chosen == "no_message" or (chosen is None and reading.act == "deny"):
        x.tell("safe_contact", _in_full("Do not leave a message", text), text)
    elif not re.search("[a-z]", text.lower()) or reading.facts.keys() - {
        "safe_contact",
        "phone",
        "email",
        "time_preferences",
    }:
        return False
    else:
        x.tell("safe_contact", text, text)
    x.place.settle("call_back")
    if x.channel == "web" and not any(name in x.facts for name in ("phone", "email")):
        x.place.interrupt("phone")
    else:
        _call_noted(x, "utter_call_noted")
    return True


def _in_full(answer: str, text: str) -> str:
    """The answer, with their words where they say more than yes or no ("yes but not after 8pm")."""
    return f"{answer} ({text.strip()})" if len(text.split()) > MORE_THAN_AN_ANSWER else answer


def leave_call_open(x: Exchange) -> None:
    """How to call stays open after three tries: no message is left, and the patient gets our number."""
    x.place.settle(x.place.question or "")
    x.place.misses, x.place.how = 0, FIRST
    _call_noted(x, "utter_no_number")


def _call_noted(x: Exchange, response: str) -> None:
    x.say(response)
    if x.place.outcome is None:
        x.say("utter_carry_on")


def _phone(x: Exchange, reading: Reading) -> bool:
    answered = "phone" in reading.facts or "email" in reading.facts
    if not answered and reading.act not in ("dont_know", "rather_not_say", "deny"):
        return False
    if not answered:
        x.tell("phone", "rather_not_say", x.message.text if x.message is not None else "")
    if x.place.interrupts:
        _call_noted(x, "utter_call_noted" if answered else "utter_no_number")
    x.place.settle("phone")
    return True


HANDLERS = {"call_back": _call_back, "phone": _phone}
"""What the answers to these questions do."""
