"""One referral on two channels: joined only by a code that was shown on the one and given on the other.

A phone number alone joins nothing, since a number may be shared or have changed hands. A code works once, for a short
time, and is kept only as a keyed hash. It has eight signs of 23 (78 thousand million), so nobody finds one by trying.
On the web, "go on by text" gives a code to text to us; by text, `WEB` gives a code to type in the web chat.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot import clock
from bot.booking.reference import ALPHABET
from bot.conversation import replies, sessions
from bot.conversation.exchange import Exchange
from bot.conversation.place import SHORT
from bot.conversation.replies import Reply
from bot.conversation.words import words
from bot.settings import settings
from bot.store import appointments
from bot.store import facts as fact_store
from bot.store.columns import keyed_hash
from bot.store.database import writing
from bot.store.directory import local
from bot.store.tables import Conversation, Flag, JoiningCode, Message

LIFE = timedelta(minutes=60)
LIFE_FOR_LATER = timedelta(hours=24)
"""A code asked for on the page, to finish later. Source: NHS guidance for hand-over links, at most a day."""

_EACH = 4
_CODE = re.compile(r"[0-9A-Z]{4}[ -]?[0-9A-Z]{4}")
_LOOKS_LIKE = str.maketrans("OQDILSZBGUV", "000115286YY")
BY_TEXT = frozenset(
    f"{verb} by text".strip() for verb in ("", "go on", "continue", "carry on", "finish", "switch to", "can i go on")
) | {"text me", "text instead", "switch to text"}
ON_THE_WEB = frozenset({"web", "website", "online"})


def code(conversation_id: str, used_on: str) -> str:
    """A new code for going on with this conversation on the other channel (`used_on`: `sms` or `web`)."""
    with writing() as db:
        return _new_code(db, conversation_id, used_on)


def pass_on(conversation_id: str, by_text: bool) -> tuple[str, str, int] | None:
    """A code to go on later by text or in another browser, the number to text it to, and for how many hours it works.

    None where there is no number to text.
    """
    with writing() as db:
        number = our_number(db.get_one(Conversation, conversation_id)) if by_text else ""
        if by_text and not number:
            return None
        made = _new_code(db, conversation_id, "sms" if by_text else "web", LIFE_FOR_LATER)
        return made, number, int(LIFE_FOR_LATER.total_seconds() // 3600)


def take_up(code: str) -> str | None:
    """The token of a new browser session for the conversation that a code was given for; None for no living code.

    The browser that had it before loses it: one session at a time.
    """
    token = secrets.token_urlsafe(32)
    with writing() as db:
        conversation = _conversation_of(db, code, "web")
        if conversation is None:
            return None
        conversation.session_hash = keyed_hash(token)
    return token


def our_number(conversation: Conversation) -> str:
    """The number that this patient may text, or "" where there is none."""
    return local().number_to_text(conversation.surgery)


def _new_code(db: Session, conversation_id: str, used_on: str, life: timedelta = LIFE) -> str:
    db.execute(delete(JoiningCode).where(JoiningCode.conversation_id == conversation_id))
    db.execute(delete(JoiningCode).where(JoiningCode.expires_at < clock.now()))
    made = "".join(secrets.choice(ALPHABET) for _ in range(2 * _EACH))
    db.add(
        JoiningCode(
            code_hash=_hash(made),
            conversation_id=conversation_id,
            used_on=used_on,
            expires_at=clock.now() + life,
        )
    )
    return f"{made[:_EACH]}-{made[_EACH:]}"


def _hash(signs: str) -> str:
    return keyed_hash(f"joining {signs}")


def _conversation_of(db: Session, text: str, used_on: str) -> Conversation | None:
    """The open conversation that this text is a living code for; the code is used up. Look-alike letters are read."""
    written = text.strip().strip(".!\"'").upper()
    if not _CODE.fullmatch(written):
        return None
    signs = re.sub(r"[ -]", "", written).translate(_LOOKS_LIKE)
    found = db.get(JoiningCode, _hash(signs))
    if found is None or found.used_on != used_on or found.expires_at < clock.now():
        return None
    conversation = db.get_one(Conversation, found.conversation_id)
    used = db.execute(delete(JoiningCode).where(JoiningCode.code_hash == found.code_hash))
    if int(getattr(used, "rowcount", 0)) != 1:
        return None  # another phone or browser gave it at this very moment
    return conversation if conversation.status == "open" else None


def by_text(db: Session, text: str, phone: str, to_number: str) -> Conversation | None:
    """The web conversation that a text from this phone goes on with, or None. The phone's other one is closed.

    A phone that has an appointment of its own keeps that conversation: it may be another person's.
    """
    own = sessions.by_phone(db, phone)
    if own is not None and appointments.booked(db, own.id) is not None:
        return None
    conversation = _conversation_of(db, text, "sms")
    if conversation is None or (conversation.phone is not None and conversation.phone != phone):
        return None
    if own is not None and own.id != conversation.id:
        _put_away(db, own, conversation)
    conversation.phone, conversation.phone_hash = phone, keyed_hash(phone)
    conversation.our_number = to_number
    conversation.progress = {**conversation.progress, "welcomed": True}
    db.flush()
    return conversation


def by_web(db: Session, conversation_id: str, text: str) -> str:
    """The conversation that a message typed in the web chat belongs to: another one where it is a living code.

    The browser's session moves there with it; what was begun in the browser is closed.
    """
    if not _CODE.fullmatch(text.strip().strip(".!\"'").upper()):
        return conversation_id
    conversation = _conversation_of(db, text, "web")
    if conversation is None or conversation.id == conversation_id:
        return conversation_id
    begun = db.get_one(Conversation, conversation_id)
    token, begun.session_hash = begun.session_hash, None
    db.flush()
    conversation.session_hash = token
    _put_away(db, begun, conversation)
    return conversation.id


def _put_away(db: Session, other: Conversation, kept: Conversation) -> None:
    """Closes the conversation that is not gone on with; staff are told where it held answers, so that none is lost."""
    appointments.release(db, other.id, clock.now())
    other.status = "closed"
    if fact_store.current(db, other.id):
        reference = Exchange(db, other, None).referral.reference
        db.add(Flag(conversation_id=kept.id, kind="two_referrals", detail=reference, opened_at=clock.now()))
    db.flush()


def note_joined(message: Message) -> None:
    """Keeps with the message that it joined two channels, for `heed`."""
    message.understood = {"joined": True}


def concerns(message: Message) -> bool:
    """Whether the message joins the channels or asks how to."""
    asked = re.sub(r"[^a-z ]", "", message.text.lower()).strip()
    return bool((message.understood or {}).get("joined")) or asked in (
        BY_TEXT if message.channel == "web" else ON_THE_WEB
    )


def heed(db: Session, conversation: Conversation, message: Message) -> bool:
    """Whether the message is settled here: the channels were joined, or how to go on with the other was said."""
    if not concerns(message):
        return False
    x = Exchange(db, conversation, message)
    values = {"us": local().area.host.us}
    if (message.understood or {}).get("joined"):
        response = "utter_joined"
    elif message.channel == "web":
        number = our_number(conversation)
        if not number:
            return False
        response = "utter_go_on_by_text"
        values |= {"code": _new_code(db, conversation.id, "sms"), "number": number}
    else:
        response = "utter_go_on_on_the_web"
        values |= {"code": _new_code(db, conversation.id, "web"), "page": f"{settings().base_url}/chat"}
    said = [Reply(words().say(response, message.channel, values))]
    if response == "utter_joined":
        x.place.how = SHORT
        said += sessions.said_by_desk(x)
    replies.store(
        db,
        conversation,
        said,
        x.now,
        channel=message.channel,
        question=x.place.question,
        question_short=said[-1].text if len(said) > 1 else None,
        reply_to=message.id,
    )
    message.answered_at = x.now
    return True
