"""Taking a message: the one transaction that it makes, keyed by its id. A second call with that id changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from bot.conversation import asking, planning, rechecking
from bot.conversation.exchange import Exchange, Say
from bot.conversation.guarding import trained_alarm, worth_a_look
from bot.conversation.listening import listen, open_question
from bot.conversation.place import SHORT
from bot.metrics import UNDERSTOOD
from bot.store.database import reading, writing
from bot.store.messages import with_referral
from bot.store.rows import write
from bot.store.tables import Conversation, Message, Referral
from bot.understanding.reading import Candidate
from bot.understanding.settled import settled


class UnknownMessage(LookupError):
    """The message is not one of this conversation's."""


@dataclass(frozen=True)
class Taken:
    """What a message made: lines to say and the open question, and whether a rule answers it as well."""

    says: tuple[Say, ...]
    digression: bool


def take(
    conversation_id: str, message_id: int, intent: str, confidence: float, candidates: Sequence[Candidate]
) -> Taken:
    """Reads a message, writes everything that it changes, and works out the next question.

    Raises:
        UnknownMessage: there is no such message in that conversation.
    """
    with writing() as db:
        message, conversation, referral = _load(db, conversation_id, message_id)
        if message.taken_at is not None:
            return _taken(message)
        exchange = Exchange(db, conversation, message, referral)
        asked = exchange.place.question
        safety = trained_alarm(message.text, intent, confidence)
        if worth_a_look(message.text, intent, confidence):
            exchange.flag("worrying_words", due_on=exchange.on)
        if safety:
            digression, read = True, {}
        else:
            question = open_question(exchange)
            heard = listen(exchange, message.text, intent, confidence, tuple(candidates))
            digression = heard.digression
            if exchange.place.finished and heard.reading.facts and rechecking.recheck(exchange):
                exchange.say("utter_booking_stands")
            read = {name: fact.value for name, fact in heard.reading.facts.items()}
            intent = settled(message.text, intent, heard.reading, question, confidence)
            planning.open_next(exchange)
        says = [] if safety else asking.replies(exchange)
        understood = {
            "intent": intent,
            "confidence": round(confidence, 3),
            "asked": asked,
            "facts": read,
            "digression": digression,
            "safety": {"kind": intent, "words": message.text} if safety else None,
            "notes": _stored(says[: len(exchange.said)]),
            "asks": _stored(says[len(exchange.said) :]),
        }
        UNDERSTOOD.labels("fallback" if intent in ("nlu_fallback", "out_of_scope") and not read else "read").inc()
        write(db, message, understood=understood, taken_at=exchange.now)
        exchange.save(last_patient_at=exchange.now, nudges=0)
        return _taken(message)


def _load(db: Session, conversation_id: str, message_id: int) -> tuple[Message, Conversation, Referral]:
    try:
        message, conversation, referral = with_referral(db, message_id)
    except NoResultFound:
        raise UnknownMessage(f"no message {message_id}") from None
    if conversation.id != conversation_id:
        raise UnknownMessage(f"no message {message_id} in that conversation")
    return message, conversation, referral


def _stored(says: Sequence[Say]) -> list[list[Any]]:
    """What is to be said, as it is kept with the message."""
    return [[say.response, say.values, [dict(choice) for choice in say.choices]] for say in says]


def said(message: Message, part: str) -> list[Say]:
    """What was worked out to be said when the message was taken: its `notes`, or what it `asks`."""
    kept = (message.understood or {}).get(part) or ()
    return [Say(response, dict(values), tuple(choices)) for response, values, choices in kept]


def _taken(message: Message) -> Taken:
    says = (*said(message, "notes"), *said(message, "asks"))
    return Taken(says, bool((message.understood or {}).get("digression")))


def ask(conversation_id: str) -> list[Say]:
    """The open question, put as it stands. Reads only."""
    with reading() as db:
        conversation = db.get(Conversation, conversation_id)
        if conversation is None:
            raise UnknownMessage("no such conversation")
        return asking.replies(Exchange(db, conversation, None))


def short_question(db: Session, conversation: Conversation, message: Message | None) -> list[Say]:
    """The open question in its short form, for a text that would be too long."""
    exchange = Exchange(db, conversation, message)
    exchange.place.how = SHORT
    return asking.replies(exchange)
