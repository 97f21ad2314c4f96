"""Text-speak and common misspellings in what people write about times, written out."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from bot.booking.wish_dates import WEEKDAY_NAMES

LONGEST = 600
"""Characters that are read; wishes are shorter, and a pasted page must not cost time."""

_DAYS_THAT_ARE_NOT = frozenset(
    ("holiday", "holidays", "midday", "noonday", "birthday", "birthdays", "payday", "paydays", "everyday", "workday",
     "workdays", "weekday", "weekdays", "yesterday", "today", "someday", "anyday", "daddy", "mummy", "already")
)  # fmt: skip
_MEANT = {
    "after": "aftr afta aftar", "before": "b4 befor befour", "next": "nxt", "week": "wk", "weeks": "wks",
    "weekend": "wknd wkend", "and": "n & +", "until": "til till untill untl 'til", "today": "2day tday",
    "tomorrow": "2moro 2morro 2morrow 2mrw 2mro tmrw tomo tomoz tmw tomorow tommorow tommorrow tomoro tomorro tmoro",
    "tonight": "2nite tonite", "morning": "morn mornin moring mornig", "mornings": "morns mornins morings mornigs",
    "afternoon": "aft aftn arvo afternon afternoom arfternoon", "afternoons": "afts afternons",
    "evening": "eve evng evning", "evenings": "eves evnings", "don't": "dont", "can't": "cant cannot canny cannae",
    "won't": "wont", "isn't": "isnt", "aren't": "arent", "doesn't": "doesnt", "i'm": "im",
    "available": "avail availible availabe avalable", "nights": "nites", "please": "pls plz plse", "phone": "fone",
    "monday": "mon mons", "tuesday": "tu tue tues", "wednesday": "wed weds wedns",
    "thursday": "thu thur thurs thrs thurdsay", "friday": "fri fris frday", "saturday": "sat sats",
    "sunday": "sun suns", "earliest": "erliest earlyest earlist earleist", "soonest": "soonist",
    "any time": "anytime", "any day": "anyday", "night": "nite", "face to face": "f2f",
    "appointment": "appt appts apt apptment", "possible": "poss", "christmas": "xmas crimbo",
}  # fmt: skip
_SHORT = {short: word for word, shorts in _MEANT.items() for short in shorts.split(" ")}


def plain(text: str) -> str:
    """The text in small letters on one line, with short forms and misspelt days written out."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    text = re.sub(r"[’‘`´]", "'", text)
    text = re.sub(r"[–—−]", "-", text)
    text = re.sub(r"\baft(?:er|a)?(?= ?\d)", "after", text)
    text = re.sub(r"\b(after|before|b4|at|from|till|until)(?=\d)", r"\1 ", text).replace("@", " at ")
    text = re.sub(r"[a-z0-9][a-z0-9']*|[&+]", lambda match: _word(match.group()), text)
    return re.sub(r"[ \t]+", " ", text).strip()


def _word(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if 5 <= len(word) <= 11 and re.search(r"d[aeis]*y'?s?$|dya$|dsa?y$", word) and word not in _DAYS_THAT_ARE_NOT:
        near = get_close_matches(word.rstrip("s'"), WEEKDAY_NAMES, 1, 0.75)
        return near[0] if near else word
    return word
