"""After booking: the optional questions, and changing or calling off the appointment. Each may be skipped."""

from __future__ import annotations

from bot.conversation.arranging import ask_permission
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST
from bot.store import appointments
from bot.understanding.reading import Reading

EXTRAS = ("permissions", "hardest_part", "worries")


def _invite(x: Exchange, reading: Reading) -> bool:
    act = reading.chosen[0].act if reading.chosen else {"affirm": "more", "deny": "enough"}.get(reading.act or "")
    if act != "more":
        x.place.skipped += [name for name in EXTRAS if name not in x.place.skipped]
    return act is not None


def _permissions(x: Exchange, reading: Reading) -> bool:
    chosen = {option.act for option in reading.chosen}
    if not chosen and reading.act not in ("deny", "affirm", "rather_not_say"):
        return False
    everything = not chosen and reading.act == "affirm"
    for option in x.place.offered():
        if option.act in ("tell_gp", "follow_up"):
            given = everything or option.act in chosen
            body = (x.conversation.surgery or "surgery") if option.act == "tell_gp" else x.local.area.host.us
            ask_permission(x, option.act, body, given, option.label)
    return True


def _in_their_words(x: Exchange, reading: Reading) -> bool:
    question = x.place.question or ""
    if reading.act in ("deny", "dont_know", "rather_not_say") or not reading.facts:
        x.forget(question)
        x.place.skipped.append(question)
    return True


def _manage(x: Exchange, reading: Reading) -> bool:
    act = reading.chosen[0].act if reading.chosen else None
    if act is None:
        return False
    x.place.settle("manage_booking")
    if act == "move":
        x.place.moving = True
        x.place.slot_id = x.place.after_slot = None
    elif act == "cancel":
        appointments.cancel(x.db, x.id, x.now)
        x.referral.status = "cancelled"
        x.place.finished = False
        x.place.outcome = "cancelled"
    else:
        x.say("utter_left_as_it_is")
    x.place.how = FIRST
    return True


HANDLERS = {
    "after_invite": _invite,
    "permissions": _permissions,
    "hardest_part": _in_their_words,
    "worries": _in_their_words,
    "manage_booking": _manage,
}
