"""The path of one message: safety first, then Rasa, then the replies stored. Never lost, never answered twice.

One conversation's messages are handled one at a time, in order, whichever process does it: whoever holds the
conversation's claim. No transaction is open while Rasa is waited for, since its action webhook needs one too.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import assistant, consenting, guarding, joining, limiting, replies, returning, taking
from bot.conversation.assistant import AssistantFailed
from bot.conversation.exchange import Say
from bot.conversation.place import FIRST, Place
from bot.conversation.replies import Reply
from bot.conversation.transcript import Shown, replies_to, shown
from bot.conversation.words import words
from bot.messaging import segments
from bot.settings import settings
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Conversation, Message

log = logging.getLogger(__name__)
T = TypeVar("T")

ME = f"{os.getpid()}-{secrets.token_hex(4)}"
CLAIM = timedelta(seconds=30)
RETRY_SECONDS = (2, 4, 8, 15, 30, 60)
PICTURE = "[picture]"


@dataclass(frozen=True)
class _Pending:
    id: int
    channel: str
    text: str
    mode: str


async def _thread(function: Callable[..., T], *args: object) -> T:
    return await asyncio.to_thread(function, *args)


async def answer(conversation_id: str, message_id: int) -> list[Shown]:
    """The replies to a message, in order. Waits at most the assistant's patience, then gives a kind holding line.

    Safe to call twice, and from two processes: the second waits for the first.
    """
    guarded, conversation_id = await _thread(_guard, message_id)
    if guarded is not None:
        return guarded
    deadline = time.monotonic() + settings().assistant_patience + 0.5
    while True:
        waiting = await _thread(_claim, conversation_id)
        if waiting is not None:
            said: list[Shown] = []
            try:
                await work_through(conversation_id, waiting, message_id)
            finally:
                said = await _thread(_release, conversation_id, message_id)
            return said or await _thread(_hold_on, message_id)
        done = await _thread(_answered, message_id)
        if done is not None:
            return done
        if time.monotonic() > deadline:
            return await _thread(_hold_on, message_id)
        await asyncio.sleep(0.03)


async def catch_up(conversation_id: str) -> None:
    """Answers everything that waits in a conversation (the worker's part), unless another process is at it."""
    for message_id in await _thread(_waiting, conversation_id):
        if (await _thread(_guard, message_id))[0] is not None:
            return
    waiting = await _thread(_claim, conversation_id)
    if waiting is not None:
        try:
            await work_through(conversation_id, waiting, None)
        finally:
            await _thread(_release, conversation_id)


async def work_through(conversation_id: str, waiting: list[int], until: int | None) -> None:
    """Answers the conversation's waiting messages in order, up to that one. Stops at the first that has to wait."""
    for message_id in waiting:
        if until is not None and message_id > until:
            return
        if not await _answer_one(conversation_id, message_id):
            return


async def _answer_one(conversation_id: str, message_id: int) -> bool:
    pending = await _thread(_begin, message_id)
    if pending is None:
        return True
    try:
        said = await _from_rasa(conversation_id, pending)
    except AssistantFailed as failure:
        log.warning("assistant failed", extra={"message_id": message_id, "reason": str(failure)})
        return await _thread(_without_rasa, message_id)
    return await _thread(_finish, message_id, said)


async def _from_rasa(conversation_id: str, pending: _Pending) -> list[Reply]:
    """Rasa's replies. An empty answer is a failure: the tracker is dropped and the same message is sent once more."""
    patience = settings().assistant_patience
    said = await assistant.send(conversation_id, pending.id, pending.channel, pending.text, patience)
    if not said:
        log.warning("assistant said nothing", extra={"message_id": pending.id})
        await assistant.forget(conversation_id)
        said = await assistant.send(conversation_id, pending.id, pending.channel, pending.text, patience)
    if not said:
        raise AssistantFailed("nothing was said")
    return said


def _guard(message_id: int) -> tuple[list[Shown] | None, str]:
    """Crisis and emergency words are answered here, before any claim and without Rasa.

    Gives the fixed answer, or None, and the conversation that the message belongs to (another than the browser's where
    it was a code that joined two).
    """
    with reading() as db:
        message = db.get_one(Message, message_id)
        home = message.conversation_id
        alarm = guarding.alarm_in(message.text) if message.answered_at is None else None
    if alarm is None:
        return None, home
    with writing() as db:
        message = db.get_one(Message, message_id)
        if message.answered_at is None:
            guarding.answer(db, db.get_one(Conversation, message.conversation_id), message, alarm.kind, alarm.words)
        return [shown(row) for row in replies_to(db, message_id)], home


def _answered(message_id: int) -> list[Shown] | None:
    with reading() as db:
        message = db.get_one(Message, message_id)
        return [shown(row) for row in replies_to(db, message_id)] if message.answered_at is not None else None


def _claim(conversation_id: str) -> list[int] | None:
    """Takes the conversation's claim, if it is free or has run out (its holder died); gives the messages that wait."""
    now = clock.now()
    free = or_(Conversation.claimed_until.is_(None), Conversation.claimed_until < now)
    with writing() as db:
        result = db.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id, free)
            .values(claimed_by=ME, claimed_until=now + CLAIM)
        )
        return _unanswered(db, conversation_id) if int(getattr(result, "rowcount", 0)) == 1 else None


def _release(conversation_id: str, message_id: int | None = None) -> list[Shown]:
    """Gives the claim back; gives the replies to that message so far."""
    with writing() as db:
        db.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id, Conversation.claimed_by == ME)
            .values(claimed_by=None, claimed_until=None)
        )
        return [shown(row) for row in replies_to(db, message_id)] if message_id is not None else []


def _waiting(conversation_id: str) -> list[int]:
    with reading() as db:
        return _unanswered(db, conversation_id)


def _unanswered(db: Session, conversation_id: str) -> list[int]:
    waits = (Message.author == "patient", Message.answered_at.is_(None))
    return list(
        db.scalars(select(Message.id).where(Message.conversation_id == conversation_id, *waits).order_by(Message.id))
    )


def _begin(message_id: int) -> _Pending | None:
    """What has to be sent to Rasa, or None where the message is settled without it."""
    with reading() as db:
        message = db.get_one(Message, message_id)
        if message.answered_at is not None:
            return None
        conversation = db.get_one(Conversation, message.conversation_id)
        mine = _Pending(message.id, message.channel, message.text, conversation.mode)
        joins = joining.concerns(message)
    if mine.channel == "web" and mine.mode == "assistant" and mine.text and not joins:
        return mine
    with writing() as db:
        message = db.get_one(Message, message_id)
        conversation = db.get_one(Conversation, message.conversation_id)
        if consenting.heed(db, conversation, message):
            return None
        if mine.mode == "staff":
            message.answered_at = clock.now()
            return None
        if any(each.heed(db, conversation, message) for each in (limiting, returning, joining)):
            return None
        if mine.channel == "web" and mine.text:
            return mine
        if mine.text in ("", PICTURE):
            name = "utter_photo" if mine.text == PICTURE else "utter_no_words"
            note = Reply(words().say(name, mine.channel, {}))
            _store(db, conversation, message, [note, *_said(taking.short_question(db, conversation, message), message)])
            return None
    return mine


def _said(says: list[Say], message: Message) -> list[Reply]:
    """What is to be said, in the desk's own rendering of the responses."""
    return [
        Reply(words().say(say.response, message.channel, say.values), [dict(each) for each in say.choices])
        for say in says
    ]


def _finish(message_id: int, said: list[Reply]) -> bool:
    """Stores the replies. A safety intent that only the trained pipeline saw gets the fixed answer alone."""
    with writing() as db:
        message = db.get_one(Message, message_id)
        if message.answered_at is not None:
            return True
        conversation = db.get_one(Conversation, message.conversation_id)
        safety = (message.understood or {}).get("safety")
        if safety:
            guarding.answer(db, conversation, message, safety["kind"], safety["words"])
        else:
            _store(db, conversation, message, said)
    return True


def _without_rasa(message_id: int) -> bool:
    """Rasa failed. What was already taken is answered by the desk itself; the rest waits, with one kind line."""
    with writing() as db:
        message = db.get_one(Message, message_id)
        conversation = db.get_one(Conversation, message.conversation_id)
        if message.taken_at is not None:
            notes = taking.said(message, "notes")
            question = taking.short_question(db, conversation, message)
            _store(db, conversation, message, _said([*notes, *question], message))
            return True
        _wait(db, conversation, message)
        return False


def _hold_on(message_id: int) -> list[Shown]:
    """One kind line for a message whose answer must follow later; its answer, if that came meanwhile."""
    with writing() as db:
        message = db.get_one(Message, message_id)
        if message.answered_at is None:
            _wait(db, db.get_one(Conversation, message.conversation_id), message)
        return [shown(row) for row in replies_to(db, message_id)]


def _wait(db: Session, conversation: Conversation, message: Message) -> None:
    now = clock.now()
    if message.tries == 0:
        line = Reply(words().say("utter_holding", message.channel, {}))
        replies.store(db, conversation, [line], now, channel=message.channel, reply_to=message.id, joined=True)
    message.next_try_at = now + timedelta(seconds=RETRY_SECONDS[min(message.tries, len(RETRY_SECONDS) - 1)])
    message.tries += 1


def _store(db: Session, conversation: Conversation, message: Message, said: list[Reply]) -> None:
    place = Place.read(conversation.progress)
    now = clock.now()
    if message.channel == "sms" and not place.welcomed:
        said = _welcomed(conversation, place, said)
        conversation.progress = place.stored()
    said = returning.alone(db, conversation, message, said)
    short = _said(taking.short_question(db, conversation, message), message) if message.channel == "sms" else []
    replies.store(
        db,
        conversation,
        said,
        now,
        channel=message.channel,
        question=place.question,
        question_short=short[-1].text if short else None,
        reply_to=message.id,
    )
    message.answered_at = now


def _welcomed(conversation: Conversation, place: Place, said: list[Reply]) -> list[Reply]:
    """The first text of all: who we are, and the first question if it fits in the two parts; if not, "Reply 1"."""
    found = local()
    surgery = found.surgery_name(conversation.surgery) or "your GP surgery"
    welcome = words().say(
        "utter_welcome", "sms", {"us": found.area.host.us, "surgery": surgery, "phone": found.area.host.phone}
    )
    place.welcomed = True
    last = said[-1].text if said else ""
    if segments(f"{welcome}\n{last}").parts <= 2:
        return [Reply(welcome), Reply(last)]
    place.interrupt("begin")
    place.question, place.how = "begin", FIRST
    place.options = [{"key": "1", "label": "Begin", "act": "begin"}]
    return [Reply(welcome), Reply(words().say("utter_ask_begin", "sms", {}))]
