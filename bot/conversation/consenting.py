"""Texts or no texts: STOP, START and HELP are honoured before anything else reads the message.

Twilio answers these words itself (its `OptOutType` says so; then we stay silent) and we keep the same state, so that
nothing is even handed over for a number that has stopped. STOP never calls an appointment off: staff are told.
Source: Twilio, "Advanced Opt-Out"; `standards.md` A4.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import replies, taking
from bot.conversation.words import words
from bot.messaging import opt_out, wants_no_texts
from bot.store.columns import keyed_hash
from bot.store.directory import local
from bot.store.tables import Conversation, Flag, Message, OptOut

TOLD_HOW = "stop_texts"
"""What is kept in `Message.understood` of the message to which the way to stop texts was explained."""


def is_stopped(db: Session, phone: str | None) -> bool:
    """Whether this number asked for no more texts."""
    return phone is not None and db.get(OptOut, keyed_hash(phone)) is not None


def stop(db: Session, conversation: Conversation) -> None:
    """The number gets nothing from now on, whichever conversation it is about; staff are told, once."""
    if conversation.phone is None or is_stopped(db, conversation.phone):
        return
    now = clock.now()
    db.add(OptOut(phone_hash=keyed_hash(conversation.phone), since=now))
    db.add(Flag(conversation_id=conversation.id, kind="texts_stopped", opened_at=now))
    db.flush()


def start(db: Session, phone: str) -> None:
    """The number wants texts again; what staff were told about it is settled."""
    stopped = db.get(OptOut, keyed_hash(phone))
    if stopped is None:
        return
    db.delete(stopped)
    of_number = select(Conversation.id).where(Conversation.phone_hash == keyed_hash(phone))
    flags = select(Flag).where(
        Flag.kind == "texts_stopped", Flag.resolved_at.is_(None), Flag.conversation_id.in_(of_number)
    )
    for flag in db.scalars(flags):
        flag.resolved_at, flag.resolved_by = clock.now(), "the patient (START)"
    db.flush()


def note_arrival(db: Session, conversation: Conversation, message: Message, opt_out_type: str | None) -> None:
    """Keeps the state in the moment the text arrives, so that nothing queued goes out after a STOP.

    What was asked is kept with the message as `opt_out`, and whether Twilio has answered it, for `heed`.
    """
    if conversation.phone is None:
        return
    stopped = is_stopped(db, conversation.phone)
    asked = opt_out(message.text, opt_out_type, stopped=stopped)
    if asked is None:
        return
    by_network = bool((opt_out_type or "").strip())
    message.understood = {"opt_out": asked, "answered_by_network": by_network, "was_stopped": stopped}
    if asked == "stop":
        stop(db, conversation)
    elif asked == "start":
        start(db, conversation.phone)


def heed(db: Session, conversation: Conversation, message: Message) -> bool:
    """Whether the message is settled by this: one of the network's words, or from a number that gets no texts."""
    if conversation.phone is None or message.channel != "sms":
        return False
    noted = message.understood or {}
    asked = noted.get("opt_out")
    if asked == "stop" or noted.get("answered_by_network"):
        message.answered_at = clock.now()
        return True
    if asked == "help":
        _say(db, conversation, message, "utter_help")
        return True
    if is_stopped(db, conversation.phone):
        message.answered_at = clock.now()
        return True
    if asked == "start" and noted.get("was_stopped"):
        return _go_on(db, conversation, message)
    return asked is None and _plain_words(db, conversation, message)


def _plain_words(db: Session, conversation: Conversation, message: Message) -> bool:
    """ "Stop texting me": the way to do it is explained once; said again, it is done."""
    if not wants_no_texts(message.text):
        return False
    earlier = db.scalars(
        select(Message)
        .where(Message.conversation_id == conversation.id, Message.author == "patient", Message.id < message.id)
        .order_by(Message.id.desc())
        .limit(5)
    )
    if any((each.understood or {}).get(TOLD_HOW) for each in earlier):
        stop(db, conversation)
        message.answered_at = clock.now()
        return True
    message.understood = {TOLD_HOW: True}
    _say(db, conversation, message, "utter_how_to_stop")
    return True


def _go_on(db: Session, conversation: Conversation, message: Message) -> bool:
    """Texts are on again: the open question is asked again. Where there is none, the message is an ordinary one."""
    if not conversation.progress.get("question"):
        return False
    asked = taking.short_question(db, conversation, message)
    said = [replies.Reply(words().say(each.response, "sms", each.values)) for each in asked]
    question = conversation.progress["question"]
    now = clock.now()
    replies.store(db, conversation, said, now, channel="sms", question=question, reply_to=message.id)
    message.answered_at = now
    return True


def _say(db: Session, conversation: Conversation, message: Message, response: str) -> None:
    host = local().area.host
    text = words().say(response, "sms", {"us": host.us, "phone": host.phone})
    now = clock.now()
    replies.store(db, conversation, [replies.Reply(text)], now, channel="sms", reply_to=message.id, joined=True)
    message.answered_at = now
