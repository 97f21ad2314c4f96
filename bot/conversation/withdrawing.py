"""Withdrawing a permission: "don't tell my doctor after all" is honoured at once, wherever the conversation stands.

Whoever reads permissions (the console's lists, exports, follow-up texts, the plan) leaves out one that was taken back,
so that setting its time is all that most of them need. Source: UK GDPR article 7(3), "as easy to withdraw as to give".
"""

from __future__ import annotations

import re

from sqlalchemy import select

from bot.conversation import queueing
from bot.conversation.exchange import Exchange
from bot.conversation.place import SHORT
from bot.store import appointments
from bot.store.tables import Flag, Permission

_NO = r"\b(?:dont|do not|stop|never|not|no longer|no)\b"
_NAMED = {
    "tell_gp": (
        rf"{_NO}.{{0,30}}\b(?:tell|share|inform|contact|let|send|write)\w*\b.{{0,30}}\b(?:gp|doctors?|surgery)\b"
    ),
    "share_service": (
        rf"{_NO}.{{0,25}}\b(?:share|shar|send|pass|giv)\w*\b.{{0,40}}"
        r"\b(?:service|them|my (?:details|answers|information|info|data|chat|story))\b"
    ),
    "follow_up": rf"{_NO}.{{0,30}}\b(?:follow ups?|4 weeks|12 weeks|4 and 12|how it (?:went|is going))\b",
    "waiting_list": r"\b(?:off|leave|from|out of|quit) (?:the |your |that )?waiting list\b",
    "text_back": rf"{_NO}.{{0,20}}\b(?:text|message)\w* me (?:back|to check|again then)\b",
}
_ANY = re.compile(
    r"\b(?:take|taking|took|withdraw|withdrawing|revoke|cancel|remove|undo|changed? my mind about|no longer|stop)\b"
    r".{0,25}\b(?:permissions?|consent|agree|sharing|my yes)\b"
)
_ABOUT = {
    "tell_gp": r"\b(?:gp|doctors?|surgery)\b",
    "follow_up": r"\b(?:follow ups?|weeks)\b",
    "waiting_list": r"\bwaiting list\b",
    "share_service": r"\b(?:service|sharing|share)\b",
    "text_back": r"\b(?:text|texted|texting|message|call|called) (?:me )?(?:back|again)\b|\bcheck again\b",
}
WHAT = {
    "share_service": "sharing with the service",
    "tell_gp": "telling your surgery",
    "follow_up": "texts in 4 and 12 weeks",
    "waiting_list": "a place on the list",
    "text_back": "a text to check again",
}
"""What each permission was for, as the patient reads it, on both channels."""


def named(text: str) -> frozenset[str] | None:
    """The permissions that these words take back by name; empty for all of them; None where they take back none."""
    words = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower())))
    if _ANY.search(words):
        return frozenset(kind for kind, pattern in _ABOUT.items() if re.search(pattern, words))
    found = frozenset(kind for kind, pattern in _NAMED.items() if re.search(pattern, words))
    return found or None


def standing(x: Exchange) -> list[Permission]:
    """The yeses that count now: the newest answer to each body for each purpose, if it was yes and still is."""
    rows = x.db.scalars(select(Permission).where(Permission.conversation_id == x.id).order_by(Permission.id))
    newest = {(row.kind, row.body): row for row in rows}
    return [row for row in newest.values() if row.given and row.withdrawn_at is None]


def by_words(x: Exchange, text: str) -> bool:
    """Takes back what the words name, and says so. Words that take back nothing that stands are left to others."""
    kinds = named(text)
    if kinds is None:
        return False
    taken = [row for row in standing(x) if not kinds or row.kind in kinds]
    if not taken:
        return False
    for row in taken:
        row.withdrawn_at = x.now
    gone = list(dict.fromkeys(row.kind for row in taken))
    x.say("utter_taken_back", what=", ".join(WHAT[kind] for kind in gone if kind in WHAT))
    for kind in gone:
        _follows(x, kind)
    x.place.how = SHORT
    return True


def _follows(x: Exchange, kind: str) -> None:
    """What else a permission taken back means."""
    if kind == "waiting_list":
        queueing.leave(x, "asked")
        x.place.outcome, x.referral.status = "not_needed", "closed"
    elif kind == "text_back":
        x.place.outcome, x.referral.status = "not_now", "started"
        _nobody_checks_again(x)
    elif kind == "share_service" and appointments.booked(x.db, x.id) is not None:
        x.flag("sharing_withdrawn", due_on=x.on)
        x.say("utter_sharing_ended")
    elif kind == "share_service":
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = None
        x.place.interrupt("not_shared")


def _nobody_checks_again(x: Exchange) -> None:
    """The promised text is not sent, and no colleague calls in its place."""
    promised = select(Flag).where(
        Flag.conversation_id == x.id,
        Flag.kind.in_(("check_again", "call_to_check_again")),
        Flag.resolved_at.is_(None),
    )
    for flag in x.db.scalars(promised):
        flag.resolved_at, flag.resolved_by = x.now, "the patient took it back"
