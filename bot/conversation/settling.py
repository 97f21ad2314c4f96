"""What becomes of a message: settled before Rasa, answered with replies, or kept waiting with one kind line."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from bot import clock
from bot.conversation import arriving, consenting, guarding, joining, limiting, replies, returning, taking
from bot.conversation.exchange import Say
from bot.conversation.place import FIRST, Place
from bot.conversation.replies import Reply
from bot.conversation.words import words
from bot.messaging import segments
from bot.store.directory import local
from bot.store.rows import write
from bot.store.tables import Conversation, Message

RETRY_SECONDS = (2, 4, 8, 15, 30, 60)
HOLD_ON_AFTER = {"web": 0, "sms": 2}
"""Failed tries before the kind holding line: who watches a page is told at once; a text is worth its price only where
the answer takes longer than a text may (some 15 seconds)."""

PICTURE = "[picture]"


def for_rasa(db: Session, conversation: Conversation, message: Message) -> bool:
    """Whether the message is one for Rasa. One that is not (STOP, a photo, one for staff) is settled here."""
    if message.channel == "web" and conversation.mode == "assistant" and message.text and not joining.concerns(message):
        return True
    if consenting.heed(db, conversation, message):
        return False
    if conversation.mode == "staff":
        message.answered_at = clock.now()
        return False
    if any(each.heed(db, conversation, message) for each in (limiting, returning, joining)):
        return False
    if message.channel == "web" and message.text:
        return True
    opened = arriving.opens(db, conversation, message)
    if opened is not None:
        store(db, conversation, message, rendered(opened, message))
        return False
    if message.text in ("", PICTURE):
        name = "utter_photo" if message.text == PICTURE else "utter_no_words"
        note = Reply(words().say(name, message.channel, {}))
        question = rendered(taking.short_question(db, conversation, message), message)
        store(db, conversation, message, [note, *question])
        return False
    return True


def rendered(says: list[Say], message: Message) -> list[Reply]:
    """What is to be said, in the desk's own rendering of the responses."""
    return [
        Reply(words().say(say.response, message.channel, say.values), [dict(each) for each in say.choices])
        for say in says
    ]


def answered(db: Session, conversation: Conversation, message: Message, said: list[Reply]) -> list[Message]:
    """Stores Rasa's replies. A safety intent that only the trained pipeline saw gets the fixed answer alone."""
    safety = (message.understood or {}).get("safety")
    if safety:
        return guarding.answer(db, conversation, message, safety["kind"], safety["words"])
    return store(db, conversation, message, [_with_host(each) for each in said])


def _with_host(said: Reply) -> Reply:
    """A rule of Rasa's says its response as it stands, so who we are and our number are put in here."""
    if "{" not in said.text:
        return said
    host = local().area.host
    return Reply(said.text.replace("{us}", host.us).replace("{phone}", host.phone), said.choices)


def without_rasa(db: Session, conversation: Conversation, message: Message) -> bool:
    """Rasa failed. What was already taken is answered by the desk itself; the rest waits, with one kind line.

    Gives whether the message is answered.
    """
    if message.taken_at is None:
        wait(db, conversation, message)
        return False
    question = taking.short_question(db, conversation, message)
    store(db, conversation, message, rendered([*taking.said(message, "notes"), *question], message))
    return True


def wait(db: Session, conversation: Conversation, message: Message) -> None:
    """Keeps a message for later, further apart each time; says so kindly the first time."""
    now = clock.now()
    if message.tries == HOLD_ON_AFTER[message.channel]:
        line = Reply(words().say("utter_holding", message.channel, {}))
        replies.store(db, conversation, [line], now, channel=message.channel, reply_to=message.id, joined=True)
    message.next_try_at = now + timedelta(seconds=RETRY_SECONDS[min(message.tries, len(RETRY_SECONDS) - 1)])
    message.tries += 1


def store(db: Session, conversation: Conversation, message: Message, said: list[Reply]) -> list[Message]:
    """Stores the replies to a message; gives their rows."""
    place = Place.read(conversation.progress)
    now = clock.now()
    if message.channel == "sms" and not place.welcomed:
        said = _welcomed(conversation, place, said)
        conversation.progress = place.stored()
    said = returning.alone(db, conversation, message, said)
    short = rendered(taking.short_question(db, conversation, message), message) if message.channel == "sms" else []
    rows = replies.store(
        db,
        conversation,
        said,
        now,
        channel=message.channel,
        question=place.question,
        question_short=short[-1].text if short else None,
        reply_to=message.id,
    )
    write(db, message, answered_at=now)
    return rows


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
