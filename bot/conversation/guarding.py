"""Guarding: crisis and emergency words are answered at once with fixed words, and told to staff.

This comes before Rasa and needs nothing but the database, so it works with everything else down, during a take-over,
at night and over the rate limit. The referral stays open and the place is kept.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.working_days import is_bank_holiday
from bot.conversation import replies
from bot.conversation.place import SHORT, Place
from bot.metrics import ALERTS
from bot.safety import Alarm, Duty, Learned, Wording, detect, learned, read_learned, read_wording, set_aside
from bot.settings import ROOT
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Alert, Conversation, Message

WORDING_FILE = ROOT / "data" / "safety" / "wording.yml"
LEARNED_FILE = ROOT / "data" / "safety" / "learned.bin"
LEAVE_A_NUMBER = {"title": "Leave a number", "payload": "0"}
"""On the web the card offers to take a number: the key that asks for a person anywhere in the conversation."""

SAFETY_INTENTS = frozenset({"crisis", "emergency", "harm", "safeguarding"})
SURE_OF_SAFETY = 0.7
"""How sure the trained pipeline must be to answer with a safety text: figures in docs/safety/detection.md."""

WORTH_A_LOOK = 0.4
"""How sure it must be for a person to look at the words, with nothing said to the patient."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOLIDAYS_AHEAD = 60


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The fixed safety texts, read and checked once."""
    return read_wording(WORDING_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def judge() -> Learned:
    """What was learnt from examples, read once."""
    return read_learned(LEARNED_FILE.read_bytes())


@lru_cache(maxsize=1024)
def alarm_in(text: str) -> Alarm | None:
    """Whether these words need an answer before everything else: by the rules, else by what was learnt. No Rasa."""
    return detect(text) or _weighed(text)[1]


@lru_cache(maxsize=1024)
def _weighed(text: str) -> tuple[float, Alarm | None]:
    """What was learnt makes of the words; asked when a message comes in, and again when it is taken.

    A service's own name, which its button sends, tells of nothing ("Tide Self-Help Hub" is near to words of self-harm).
    """
    found = judge().weigh(text)
    return (0.0, None) if found[0] >= learned.WORTH_A_LOOK and _names_a_service(text) else found


def _names_a_service(text: str) -> bool:
    said = text.strip().casefold()
    return any(said in (service.name.casefold(), service.sms_name.casefold()) for service in local().directory.services)


def at_once(message_id: int) -> bool:
    """Answers a stored message if its words are alarming, without waiting for its turn; gives whether they were."""
    with reading() as db:
        text = db.get_one(Message, message_id).text
    alarm = alarm_in(text)
    if alarm is None:
        return False
    with writing() as db:
        message = db.get_one(Message, message_id)
        if message.answered_at is None:
            answer(db, db.get_one(Conversation, message.conversation_id), message, alarm.kind, alarm.words)
    return True


def trained_alarm(text: str, intent: str, confidence: float) -> bool:
    """Whether the trained pipeline, the second net, raises an alarm where the rules saw none."""
    return intent in SAFETY_INTENTS and confidence >= SURE_OF_SAFETY and not set_aside(text)


def worth_a_look(text: str, intent: str, confidence: float) -> bool:
    """Whether the words may tell of danger, but not clearly enough for a safety text: a person looks the same day."""
    if intent in SAFETY_INTENTS and WORTH_A_LOOK <= confidence < SURE_OF_SAFETY and not set_aside(text):
        return True
    return learned.WORTH_A_LOOK <= _weighed(text)[0] < learned.SURE


def duty(now: datetime) -> Duty:
    """When people are on duty around this moment: the host's duty hours, without its nation's bank holidays."""
    host, nation = local().area.host, local().nation
    if not (host.duty_days and host.duty_from and host.duty_until):
        return Duty({})
    opening, closing = time.fromisoformat(host.duty_from), time.fromisoformat(host.duty_until)
    today = now.astimezone(clock.LONDON).date()
    near = (today + timedelta(days=days) for days in range(-2, _HOLIDAYS_AHEAD))
    closed = frozenset(day for day in near if is_bank_holiday(day, nation))
    return Duty({_DAYS.index(day): (opening, closing) for day in host.duty_days}, closed)


def on_duty_until(now: datetime) -> str | None:
    """Until what time today people are on duty, as it is said ("5pm"); None when nobody is."""
    return duty(now).until(now)


def answer(db: Session, conversation: Conversation, message: Message, kind: str, words: str) -> list[Message]:
    """Stores the fixed answer and opens an alert, once for each message and kind."""
    now = clock.now()
    if db.scalar(select(Alert).where(Alert.message_id == message.id, Alert.kind == kind)) is None:
        ALERTS.labels(kind).inc()
        db.add(Alert(conversation_id=conversation.id, message_id=message.id, kind=kind, words=words, opened_at=now))
    place = Place.read(conversation.progress)
    place.interrupt("go_on")
    place.question, place.how, place.misses = "go_on", SHORT, 0
    place.options = [{"key": "1", "label": "Go on", "act": "begin"}]
    conversation.progress = place.stored()
    choices = _choices() if message.channel == "web" else []
    rows = replies.store(
        db,
        conversation,
        [replies.Reply(safety_text(kind, message.channel, now), choices)],
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
    """The fixed text of a kind. The web's card speaks of the page, not of texts, and has a note below."""
    nation, until = local().nation, on_duty_until(now)
    if channel == "sms":
        return wording().text(kind, nation, until)
    card = wording().card(kind, nation, until)
    return f"{card.text}\n\n{card.note}".strip()


def _choices() -> list[dict[str, str]]:
    return [{"title": "Go on", "payload": "Go on"}, dict(LEAVE_A_NUMBER)]
