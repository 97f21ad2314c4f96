"""Guarding: crisis and emergency words are answered at once with fixed words, and told to staff.

This comes before Rasa and needs nothing but the database, so it works with everything else down, during a take-over,
at night and over the rate limit. The referral stays open and the place is kept.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import replies
from bot.conversation.place import SHORT, Place
from bot.safety import Alarm, Wording, detect, read_wording
from bot.settings import ROOT
from bot.store.directory import local
from bot.store.tables import Alert, Conversation, Message

WORDING_FILE = ROOT / "data" / "safety" / "wording.yml"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The fixed safety texts, read and checked once."""
    return read_wording(WORDING_FILE.read_text(encoding="utf-8"))


def alarm_in(text: str) -> Alarm | None:
    """Whether these words need an answer before everything else."""
    return detect(text)


def on_duty_until(now: datetime) -> str | None:
    """Until what time today people are on duty, as it is said ("5pm"); None when nobody is."""
    host = local().area.host
    here = now.astimezone(clock.LONDON)
    if _DAYS[here.weekday()] not in host.duty_days or not host.duty_from:
        return None
    start, end = time.fromisoformat(host.duty_from), time.fromisoformat(host.duty_until)
    if not start <= here.time() < end:
        return None
    hour = end.hour % 12 or 12
    minutes = f":{end.minute:02d}" if end.minute else ""
    return f"{hour}{minutes}{'am' if end.hour < 12 else 'pm'}"


def answer(db: Session, conversation: Conversation, message: Message, kind: str, words: str) -> list[Message]:
    """Stores the fixed answer and opens an alert, once for each message and kind."""
    now = clock.now()
    if db.scalar(select(Alert).where(Alert.message_id == message.id, Alert.kind == kind)) is None:
        db.add(Alert(conversation_id=conversation.id, message_id=message.id, kind=kind, words=words, opened_at=now))
    text = safety_text(kind, message.channel, now)
    place = Place.read(conversation.progress)
    place.interrupt("go_on")
    place.question, place.how, place.misses = "go_on", SHORT, 0
    place.options = [{"key": "1", "label": "Go on", "act": "begin"}]
    conversation.progress = place.stored()
    choices = [{"title": "Go on", "payload": "Go on"}] if message.channel == "web" else []
    rows = replies.store(
        db,
        conversation,
        [replies.Reply(text, choices)],
        now,
        channel=message.channel,
        question="go_on",
        reply_to=message.id,
        joined=True,
    )
    message.understood = {**(message.understood or {}), "safety": {"kind": kind, "words": words}}
    message.taken_at = message.taken_at or now
    message.answered_at = now
    db.flush()
    return rows


def safety_text(kind: str, channel: str, now: datetime) -> str:
    """The fixed text of a kind. The web shows the same words as a card, with a note below."""
    card = wording().card(kind, local().nation, on_duty_until(now))
    return card.text if channel == "sms" else f"{card.text}\n\n{card.note}".strip()
