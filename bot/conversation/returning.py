"""Coming back by text after a silence: goes on exactly where it was, and plays nothing back.

After 12 hours we say who we are and ask the open question alone. After seven days the number may be somebody else's,
or on a shared phone: "Was that you?" comes first and reveals nothing, and until it is answered no message is read as
anything else. A person with an appointment is not asked, since its reminders go to the same number.
Source: the conversation model, section 8; `standards.md` A7.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import following, planning, replies, sessions
from bot.conversation.exchange import Exchange
from bot.conversation.place import AGAIN, CHOICES, FIRST, Place
from bot.conversation.replies import Reply
from bot.conversation.words import words
from bot.referral.questions import QUESTIONS
from bot.store import appointments
from bot.store.directory import local
from bot.store.tables import Conversation, Message
from bot.understanding import read

LONG = timedelta(hours=12)
VERY_LONG = timedelta(days=7)

ASK = "was_that_you"
OURS = frozenset(
    {"reminder", "missed", "waiting_offer", "moved_by_us", "called_off_by_us", following.WORK, following.HELPFUL}
)
"""Questions that we have just sent to the number ourselves, so that an answer to them is no coming back."""

SAYS_NOTHING = frozenset({"greet", "thanks", "chitchat", "out_of_scope", "nlu_fallback"})
"""Intents that only open the conversation again, when they come after a long silence."""


def silence(db: Session, message: Message) -> timedelta:
    """How long the thread had been silent before this message; none before the patient's first.

    A question that we sent of our own accord (a reminder, an offer) ends a silence: the message answers it.
    """
    ours = and_(Message.asked_for.is_(False), Message.question.is_not(None), Message.provider_id.is_not(None))
    before = db.scalar(
        select(Message.at)
        .where(
            Message.conversation_id == message.conversation_id,
            Message.id < message.id,
            or_(Message.author == "patient", ours),
        )
        .order_by(Message.id.desc())
        .limit(1)
    )
    return message.at - before if before is not None else timedelta(0)


def heed(db: Session, conversation: Conversation, message: Message) -> bool:
    """Whether the message is settled by asking whose the number is now, or by the answer to that."""
    if message.channel != "sms" or not Place.read(conversation.progress).welcomed:
        return False
    x = Exchange(db, conversation, message)
    if x.place.question == ASK:
        return _answered(x, message)
    known = x.place.question in OURS or appointments.booked(db, conversation.id) is not None
    if known or silence(db, message) < VERY_LONG:
        return False
    x.place.interrupt(ASK)
    x.place.how = FIRST
    _put(x, message)
    return True


def _answered(x: Exchange, message: Message) -> bool:
    if message.text.strip().rstrip(".)") == "0":
        return False
    asked = QUESTIONS[ASK].asked("sms")
    reading = read(message.text, asked=asked, candidates=(), intent="", confidence=0.0, on=x.on, known={})
    act = reading.chosen[0].act if reading.chosen else {"affirm": "me", "deny": "someone_else"}.get(reading.act or "")
    if act == "someone_else":
        _close(x)
    elif act == "me":
        x.place.settle(ASK)
    x.place.how = FIRST
    _put(x, message)
    return True


def _close(x: Exchange) -> None:
    """The old conversation is nobody's at this number any more; a new text begins another."""
    appointments.release(x.db, x.id, x.now)
    x.place.interrupts = []
    x.place.outcome = "someone_else"
    x.conversation.status = "closed"
    x.conversation.phone_hash = None


def _put(x: Exchange, message: Message) -> None:
    """Asks the question that is open now, or says how things stand, without Rasa."""
    planning.open_next(x)
    said = sessions.said_by_desk(x)
    x.conversation.last_patient_at = x.now
    x.conversation.nudges = 0
    x.save()
    replies.store(
        x.db,
        x.conversation,
        said,
        x.now,
        channel="sms",
        question=x.place.question,
        question_short=said[-1].text,
        reply_to=message.id,
    )
    message.answered_at = clock.now()


def alone(db: Session, conversation: Conversation, message: Message, said: list[Reply]) -> list[Reply]:
    """What to say to somebody who was silent for 12 hours: who we are, and no talk of a misread or an old answer."""
    if message.channel != "sms" or not said or silence(db, message) < LONG:
        return said
    understood = message.understood or {}
    x = Exchange(db, conversation, message)
    empty = understood.get("digression") and understood.get("intent") in SAYS_NOTHING
    if x.place.question is not None and (empty or x.place.how in (AGAIN, CHOICES)):
        x.place.misreads -= min(x.place.misses, 1)
        x.place.how, x.place.misses = FIRST, 0
        x.save()
        said = sessions.said_by_desk(x)[-1:]
    elif [name for name, *_ in understood.get("notes", ())[:1]] == ["utter_changed"] and len(said) > 1:
        said = said[1:]
    return [Reply(words().say("utter_us_here", "sms", {"us": local().area.host.us})), *said]
