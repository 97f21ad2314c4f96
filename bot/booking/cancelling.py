"""Why an appointment is called off: the reasons that are kept, and reading one from an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A reason by its code. `choice` is how the patient reads it (None: only staff give it); `by` says whose it is."""

    code: str
    label: str
    by: str = "patient"
    choice: str | None = None


_ALL = (
    Reason("time_does_not_suit", "The time no longer suits", choice="The time does not suit"),
    Reason("cannot_get_there", "Cannot get there", choice="I cannot get there"),
    Reason("not_needed", "No longer needs it", choice="I do not need it now"),
    Reason("other", "Something else", choice="Something else"),
    Reason("rather_not_say", "Would rather not say", choice="I would rather not say"),
    Reason("not_given", "Gave no reason"),
    Reason("clinic_closed", "The clinic does not run", by="service"),
    Reason("clinician_away", "The clinician is away", by="service"),
    Reason("does_not_meet_criteria", "The service cannot see this person", by="service"),
    Reason("made_in_error", "Booked by mistake", by="service"),
    Reason("withdrawn", "The person withdrew the referral", by="patient"),
)
REASONS: dict[str, Reason] = {reason.code: reason for reason in _ALL}
"""Every reason by its code."""

CHOICES: tuple[Reason, ...] = tuple(reason for reason in _ALL if reason.choice)
"""The reasons a patient may pick, numbered from 1 in this order. No word in them tells about anybody's health."""

_WORDS = (
    ("rather_not_say", r"rather not|prefer not|private|personal|none of your|don'?t want to say"),
    ("not_needed", r"(?:don'?t|do not|no longer|not) (?:need|want)|better now|sorted|got help|back (?:at|to)"
     r" work|changed my mind"),
    ("cannot_get_there", r"(?:can'?t|cannot|can not) (?:get|come|make it) (?:there|in|to)|\bbus\b|\bcar\b"
     r"|transport|travel|too far|no way of getting"
     r"|\blift\b|petrol|train"),
    ("time_does_not_suit", r"\btime\b|\bdate\b|\bday\b|work(?:ing)?\b|shift|busy|clash|another appointment"
     r"|childcare|\bkids?\b|school|holiday|away"
     r"|can'?t make it|cannot make it|doesn'?t suit|does not suit"),
)  # fmt: skip


def read_reason(text: str) -> str:
    """The code of the reason in a patient's answer: a choice's number, its words, or words like them.

    Anything else with words in it is `other`; an empty answer is `not_given`. Keep the words too.
    """
    said = " ".join(text.casefold().replace("’", "'").split()).strip(" .!,)")
    if not said:
        return "not_given"
    if said.isdecimal():
        return CHOICES[int(said) - 1].code if 1 <= int(said) <= len(CHOICES) else "not_given"
    for reason in CHOICES:
        if said == (reason.choice or "").casefold():
            return reason.code
    return next((code for code, pattern in _WORDS if re.search(pattern, said)), "other")
