"""The path of one message: safety first, then Rasa, then the replies stored. Never lost, never answered twice.

One conversation's messages are handled one at a time, in order, whichever process does it: whoever holds the
conversation's claim. No transaction is open while Rasa is waited for, since its action webhook needs one too. A plain
message of the web makes three: it is stored and claimed; the action takes it (`taking.py`); its replies are stored and
the claim is given back.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from bot import clock, tracing
from bot.conversation import assistant, claiming, guarding, inbox, sessions, settling
from bot.conversation.assistant import AssistantFailed
from bot.conversation.place import Place
from bot.conversation.replies import Reply
from bot.conversation.transcript import Shown, replies_to, shown
from bot.metrics import TURNS
from bot.settings import settings
from bot.store.database import reading, writing
from bot.store.messages import with_conversation
from bot.store.tables import Conversation, Message

log = logging.getLogger(__name__)
T = TypeVar("T")


class ClaimLost(Exception):
    """The conversation may be another process's by now."""


@dataclass(frozen=True)
class Pending:
    """A message on its way to Rasa."""

    id: int
    channel: str
    text: str


@dataclass(frozen=True)
class Answer:
    """The replies to a message so far, in order, and about how many questions are left (None: nothing to ask)."""

    conversation_id: str
    message_id: int
    replies: list[Shown]
    left: int | None


@dataclass(frozen=True)
class _Turn:
    """A message whose turn may have come: answered already, or with the messages that wait, up to it, to be answered.

    Neither, while another process holds the claim. `first` is the first of those waiting, where it is for Rasa.
    """

    message_id: int
    conversation_id: str
    answer: Answer | None = None
    waiting: Sequence[int] = ()
    first: Pending | None = None


async def _thread(function: Callable[..., T], *args: object) -> T:
    with tracing.stage(function.__name__.strip("_")):
        return await asyncio.to_thread(function, *args)


@tracing.turn("request")
async def answer_web(session: str, text: str, client_message_id: str) -> Answer:
    """Stores a message from the web chat, once for each client id, and gives the replies to it (see `answer`).

    Raises:
        NoSession: the browser's token `session` opens nothing. Empty, TooLong: see `inbox.receive_web`.
    """
    return await _see_through(await _thread(_receive, session, text, client_message_id))


@tracing.turn("request")
async def answer(message_id: int) -> Answer:
    """The replies to a message. Waits at most the assistant's patience, then gives a kind holding line.

    Safe to call twice, and from two processes: the second waits for the first.
    """
    return await _see_through(await _thread(_take_up, message_id))


async def _see_through(turn: _Turn) -> Answer:
    deadline = time.monotonic() + settings().assistant_patience + 0.5
    while True:
        if turn.answer is not None:
            return turn.answer
        if turn.waiting:
            done = await _work_through(turn)
            if done is not None:
                return done
        if turn.waiting or time.monotonic() > deadline:
            return await _thread(_hold_on, turn.message_id)
        await asyncio.sleep(0.03)
        turn = await _thread(_take_up, turn.message_id)


@tracing.turn("worker")
async def catch_up(conversation_id: str) -> None:
    """Answers everything that waits in a conversation (the worker's part), unless another process is at it."""
    waiting = await _thread(_guard_all, conversation_id)
    if waiting:
        turn = await _thread(_take_up, waiting[-1])
        if turn.waiting:
            await _work_through(turn)


async def _work_through(turn: _Turn) -> Answer | None:
    """Answers the waiting messages in order. Stops at the first that has to wait; gives the last one's answer."""
    kept = True
    try:
        for message_id in turn.waiting:
            last = message_id == turn.waiting[-1]
            first = turn.first if turn.first is not None and turn.first.id == message_id else None
            try:
                pending = first or await _thread(_begin, message_id)
            except ClaimLost:
                kept = False
                break
            if pending is None:
                continue
            try:
                with tracing.stage("rasa"):
                    said = await _from_rasa(turn.conversation_id, pending)
            except AssistantFailed as failure:
                log.warning("assistant failed", extra={"message_id": message_id, "reason": str(failure)})
                answered = await _thread(_without_rasa, message_id)
                TURNS.labels("desk" if answered else "waits").inc()
                if not answered:
                    break
                continue
            TURNS.labels("rasa").inc()
            answer = await _thread(_finish, message_id, said, last)
            if last:
                kept = False
                return answer
    finally:
        if kept:
            await _thread(_release, turn.conversation_id)
    return await _thread(_answer_so_far, turn.message_id)


async def _from_rasa(conversation_id: str, pending: Pending) -> list[Reply]:
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


def _receive(session: str, text: str, client_message_id: str) -> _Turn:
    """Stores the message and sees whose turn it is at once; should that fail, the message is stored all the same."""
    try:
        with writing() as db:
            received = inbox.store_web(db, sessions.opened(db, session), text, client_message_id)
            return _turn(db, received.message, received.conversation)
    except (inbox.Empty, inbox.TooLong, sessions.NoSession):
        raise
    except Exception:
        with writing() as db:
            inbox.store_web(db, sessions.opened(db, session), text, client_message_id)
        raise


def _take_up(message_id: int) -> _Turn:
    with writing() as db:
        return _turn(db, *with_conversation(db, message_id))


def _turn(db: Session, message: Message, conversation: Conversation) -> _Turn:
    """Whose turn it is. Crisis and emergency words are answered here, before any claim and without Rasa."""
    alarm = guarding.alarm_in(message.text) if message.answered_at is None else None
    if alarm is not None:
        guarding.answer(db, conversation, message, alarm.kind, alarm.words)
        TURNS.labels("safety").inc()
    if message.answered_at is not None:
        return _Turn(message.id, conversation.id, _answer(db, message, conversation))
    if not claiming.take(db, conversation.id, clock.now()):
        return _Turn(message.id, conversation.id)
    waiting = [each for each in claiming.waiting(db, conversation.id) if each <= message.id]
    if not waiting:  # answered by who had the claim just before
        claiming.release(db, conversation.id)
    if waiting == [message.id] and message.channel == "web" and settling.for_rasa(db, conversation, message):
        return _Turn(message.id, conversation.id, waiting=waiting, first=_pending(message))
    return _Turn(message.id, conversation.id, waiting=waiting)


def _guard_all(conversation_id: str) -> list[int]:
    """Answers what needs an answer before everything else; gives the other messages that wait, in order."""
    with reading() as db:
        waiting = [db.get_one(Message, each) for each in claiming.waiting(db, conversation_id)]
    alarming = {message.id for message in waiting if guarding.alarm_in(message.text) is not None}
    for message_id in alarming:
        _take_up(message_id)
    return [message.id for message in waiting if message.id not in alarming]


def _begin(message_id: int) -> Pending | None:
    """What has to be sent to Rasa, or None where the message is settled without it. The claim lasts from now on.

    Raises:
        ClaimLost: it ran out while the messages before were answered, so another process may be at this one.
    """
    with writing() as db:
        message, conversation = with_conversation(db, message_id)
        if not claiming.keep(db, conversation.id, clock.now()):
            raise ClaimLost
        if message.answered_at is not None:
            return None
        return _pending(message) if settling.for_rasa(db, conversation, message) else None


def _pending(message: Message) -> Pending:
    return Pending(message.id, message.channel, message.text)


def _finish(message_id: int, said: list[Reply], last: bool) -> Answer:
    """Stores the replies; gives the claim back after the last message."""
    with writing() as db:
        message, conversation = with_conversation(db, message_id)
        rows = None
        if message.answered_at is None:
            rows = settling.answered(db, conversation, message, said)
        if last:
            claiming.release(db, conversation.id)
        return _answer(db, message, conversation, rows if message.tries == 0 else None)


def _without_rasa(message_id: int) -> bool:
    with writing() as db:
        message, conversation = with_conversation(db, message_id)
        return settling.without_rasa(db, conversation, message)


def _hold_on(message_id: int) -> Answer:
    """One kind line for a message whose answer must follow later; its answer, if that came meanwhile."""
    with writing() as db:
        message, conversation = with_conversation(db, message_id)
        if message.answered_at is None:
            settling.wait(db, conversation, message)
            db.flush()
        return _answer(db, message, conversation)


def _release(conversation_id: str) -> None:
    with writing() as db:
        claiming.release(db, conversation_id)


def _answer_so_far(message_id: int) -> Answer | None:
    """What was said to the message; None where nothing was."""
    with reading() as db:
        found = _answer(db, *with_conversation(db, message_id))
        return found if found.replies else None


def _answer(db: Session, message: Message, conversation: Conversation, rows: list[Message] | None = None) -> Answer:
    rows = replies_to(db, message.id) if rows is None else rows
    return Answer(conversation.id, message.id, [shown(row) for row in rows], Place.read(conversation.progress).left)
