"""Words that never stand in a text message we send, because others may read the phone.

The list follows the conversation's own rule: no condition, symptom, body part, medicine, treatment or therapy, and
not the words health, ill, sick, mental, pain, disabled, fit note or counselling.
"""

from __future__ import annotations

import re

_WORDS = (
    "health|healthy|healthcare|ill|illness|sick|sickness|sicknote|mental|mentally|pain|pains|painful|escape-pain|"
    "disabled|disability|disabilities|fit note|fit notes|counselling|counsellor|therapy|therapies|therapist|treatment|"
    "medicine|medicines|medication|medical|clinic|clinical|hospital|physio|physiotherapy|physiotherapist|injury|injured|"
    "injuries|operation|surgery op|back|backs|neck|shoulder|shoulders|knee|knees|hip|hips|joint|joints|muscle|muscles|"
    "bone|bones|spine|wrist|ankle|foot|feet|arthritis|osteoarthritis|musculoskeletal|msk|stress|stressed|anxiety|anxious|"
    "depression|depressed|mood|mind|wellbeing|psychological|psychology|psychiatric|cancer|heart|lung|lungs|breathing|"
    "fatigue|tired|tiredness|autism|autistic|adhd|dyslexia|pregnancy|pregnant|menopause|period|periods|"
    "skin|sight|hearing|alcohol|drugs|drug|addiction|gambling|symptom|symptoms|condition|conditions|diagnosis|"
    "recovery|occupational health|"
    "talking therapies|escape pain|nerve|nerves|brain|stomach|gut|rehab|rehabilitation|unwell|unfit|disease|disorder"
)
_PATTERN = re.compile(rf"(?<![\w-])(?:{_WORDS})(?![\w-])", re.IGNORECASE)
_BACK_TO = re.compile(
    r"\b(back (to|at|in|into|on)|(call|text|ring)( you)? back|(get|go|going|come|coming|came|just) back|call-back)\b",
    re.IGNORECASE,
)


def health_word(text: str) -> str | None:
    """The first word in a text that gives something away about health; None where there is none."""
    allowed = _BACK_TO.sub(" ", text)
    found = _PATTERN.search(allowed)
    return found.group() if found else None
