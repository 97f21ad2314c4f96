"""Reminders before an appointment, one kind message after a missed one, and a warning before a kept time goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking import describe
from bot.booking.calendar_file import without_health_words
from bot.booking.reminders import send_at
from bot.conversation import reaching
from bot.conversation.exchange import Exchange
from bot.settings import settings
from bot.store import appointments
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Appointment, Conversation, Message, SlotRecord

LOOK_BACK = timedelta(days=7)
"""A missed appointment older than this is not written about any more."""


def days_before() -> tuple[int, ...]:
    """How many days before an appointment its reminders go out, most first (settable)."""
    return tuple(sorted({int(each) for each in settings().reminder_days.split()}, reverse=True))


def due_reminder(made: Appointment, starts: datetime, now: datetime, nation: str, days: tuple[int, ...]) -> int | None:
    """Which reminder is due now: the latest whose moment has come and that has not gone out. None for none."""
    booked_at = made.booked_at or made.created_at
    due = None
    for number in days:
        at = send_at(starts, number, booked_at, nation, booked_at)
        if at is not None and at <= now < starts and (not made.reminded or number < made.reminded):
            due = number
    return due


def _remind(now: datetime) -> int:
    days = days_before()
    if not days:
        return 0
    with reading() as db:
        query = (
            select(Appointment.id)
            .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
            .where(
                Appointment.status == "booked",
                SlotRecord.starts > now,
                SlotRecord.starts <= now + timedelta(days=days[0] + 7),
            )
        )
        ids = list(db.scalars(query.order_by(SlotRecord.starts)))
    return sum(_each(ids, lambda db, made: _remind_one(db, made, now, days)))


def _remind_one(db: Session, made: Appointment, now: datetime, days: tuple[int, ...]) -> bool:
    slot = db.get_one(SlotRecord, made.slot_id)
    number = due_reminder(made, slot.starts, now, local().nation, days)
    if made.status != "booked" or number is None:
        return False
    place = without_health_words(slot.place) or "the place you chose"
    response = "utter_ask_reminder_place" if slot.mode == "in_person" else "utter_ask_reminder"
    shown = {"response": response, "when": _when(slot), "place_shown": place[:40]}
    try:
        if reaching.ask(db, made.conversation_id, "reminder", **shown) is None:
            return False
    except reaching.CannotWrite:
        _flag(db, made, "call_to_remind", describe.full(slot.starts), now)
    made.reminded = number
    return True


def _missed(now: datetime) -> int:
    with reading() as db:
        query = select(Appointment.id).where(
            Appointment.status == "did_not_attend", Appointment.ended_at >= now - LOOK_BACK
        )
        ids = list(db.scalars(query.order_by(Appointment.id)))
    return sum(_each(ids, lambda db, made: _missed_one(db, made, now)))


def _missed_one(db: Session, made: Appointment, now: datetime) -> bool:
    asked = reaching.was_asked(db, made.conversation_id, "missed")
    later = appointments.last(db, made.conversation_id)
    slot = db.get_one(SlotRecord, made.slot_id)
    if (asked is not None and asked.at > slot.starts) or later is None or later.id != made.id:
        return False
    try:
        return reaching.ask(db, made.conversation_id, "missed", when=_day(slot)) is not None
    except reaching.CannotWrite:
        return _flag(db, made, "call_after_missed", describe.full(slot.starts), now)


def _warn(now: datetime) -> int:
    rules = appointments.rules()
    with reading() as db:
        query = (
            select(Appointment.id)
            .join(Conversation, Conversation.id == Appointment.conversation_id)
            .where(
                Appointment.status == "held",
                Conversation.channel == "web",
                Appointment.held_until > now,
                Appointment.held_until <= now + rules.warning,
            )
        )
        ids = list(db.scalars(query))
    return sum(_each(ids, lambda db, made: _warn_one(db, made, rules.warning)))


def _warn_one(db: Session, made: Appointment, warning: timedelta) -> bool:
    if made.status != "held" or made.held_until is None:
        return False
    asked = reaching.was_asked(db, made.conversation_id, "hold_ending")
    if asked is not None and asked.at >= made.held_until - warning - timedelta(seconds=1):
        return False
    longer = {"title": "Keep it longer", "payload": "I need more time"}
    return reaching.tell(db, made.conversation_id, "utter_hold_ending", "hold_ending", (longer,))


def _each(ids: list[int], one: Callable[[Session, Appointment], bool]) -> list[bool]:
    """Each appointment in a transaction of its own, locked, so that two workers never write twice."""
    done = []
    for number in ids:
        with writing() as db:
            made = db.scalar(select(Appointment).where(Appointment.id == number).with_for_update(skip_locked=True))
            done.append(made is not None and one(db, made))
    return done


def _when(slot: SlotRecord) -> str:
    day, time = describe.parts(slot.starts)
    return f"{day} at {time}"


def _day(slot: SlotRecord) -> str:
    return describe.parts(slot.starts)[0]


def _flag(db: Session, made: Appointment, kind: str, detail: str, now: datetime) -> bool:
    """Puts it before staff instead; true the first time."""
    x = Exchange(db, db.get_one(Conversation, made.conversation_id), None)
    noted = db.scalar(
        select(Message.id).where(
            Message.conversation_id == x.id, Message.question == "missed", Message.author == "system"
        )
    )
    if kind == "call_after_missed" and noted is not None:
        return False
    x.flag(kind, detail, now.astimezone(clock.LONDON).date())
    if kind == "call_after_missed":
        db.add(Message(conversation_id=x.id, author="system", channel="sms", text=detail, at=now, question="missed"))
    return True


async def remind() -> int:
    """Sends the reminders that are due; gives how many."""
    return await asyncio.to_thread(_remind, clock.now())


async def after_missed() -> int:
    """Writes to those whose missed appointment staff have recorded; gives how many."""
    return await asyncio.to_thread(_missed, clock.now())


async def warn_of_end() -> int:
    """Tells web patients that the time kept for them is about to go; gives how many."""
    return await asyncio.to_thread(_warn, clock.now())
