"""What is said above the times shown: whether they suit, and whether a sooner one was passed over."""

from __future__ import annotations

from bot.booking import describe
from bot.booking.offer import Mark, Offer

_NOT_LIKE_THAT = {
    "mode": "We have no time left for meeting that way.",
    "place": "We have no time left at that place.",
    "clinician": "That person has no time left.",
    "date": "We have no time then.",
    "day": "We have no time on that day.",
    "time": "We have no time at that hour.",
}
_BEFORE = {
    Mark.FIT_NOTE_ENDS: "before your fit note ends",
    Mark.FOUR_WEEKS: "before you have been off 4 weeks",
    Mark.TWELVE_WEEKS: "before you have been off 12 weeks",
}


def lead_in(made: Offer, text_message: bool) -> str:
    """One or two short sentences for the patient; empty if the times simply suit.

    A text message never says why a sooner time may matter, since that would tell who else reads the phone about the
    person's health or note (`conversation.md` part 1).
    """
    if not made.slots:
        return "We have no time that fits just now."
    if not made.met_wishes:
        reason = _NOT_LIKE_THAT[made.why[0]] if len(made.why) == 1 else "We have no time just like that."
        return f"{reason} These are the nearest:"
    if made.sooner is None:
        return ""
    when = describe.short(made.sooner.starts)
    if text_message:
        return f"There is a sooner time too: {when}."
    return f"There is also a time {_BEFORE[made.passes[0]]}: {when}, {describe.how(made.sooner.mode)}."
