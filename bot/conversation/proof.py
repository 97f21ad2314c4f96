"""What an appointment looks like from outside the chat: the patient's own page and calendar file, a service's feed.

Nobody signs in to them: each has an address that cannot be guessed, made with our key, and none tells anything about
anybody's health. A patient's address stays the same when the appointment is moved, so that a calendar follows it.
"""

from __future__ import annotations

import csv
import hmac
import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import clock
from bot.booking import calendar_file, describe
from bot.booking.calendar_file import HEALTH_WORDS, Event, without_health_words
from bot.conversation.exchange import Exchange
from bot.conversation.queueing import as_slot
from bot.settings import settings
from bot.store import appointments
from bot.store import facts as fact_store
from bot.store.columns import keyed_hash
from bot.store.database import reading
from bot.store.directory import local
from bot.store.tables import Appointment, Referral, SlotRecord

KEY = 20
BEFORE = timedelta(days=30)
"""How long past appointments stay in a service's feed."""


@dataclass(frozen=True)
class Proof:
    """An appointment as anybody may see it: no service, no reason, no word about health.

    `meanwhile` is what may help until then; the page keeps it folded away and off the print.
    """

    reference: str
    name: str
    us: str
    phone: str
    when: str
    length: str
    how: str
    place: str
    cancelled: bool
    calendar: str
    meanwhile: tuple[str, ...] = ()


def _key(what: str) -> str:
    return keyed_hash(what)[:KEY]


def path(db: Session, conversation_id: str) -> str:
    """The path of a patient's appointment page."""
    return _path_of(db.scalars(select(Referral).where(Referral.conversation_id == conversation_id)).one())


def _path_of(referral: Referral) -> str:
    return f"/appointment/{referral.reference}/{_key(f'appointment {referral.conversation_id}')}"


def link(db: Session, conversation_id: str) -> str:
    """The whole address of a patient's appointment page."""
    return f"{settings().base_url}{path(db, conversation_id)}"


def path_for(conversation_id: str) -> str | None:
    """The path of the page, once there is an appointment to show."""
    with reading() as db:
        return path(db, conversation_id) if appointments.last(db, conversation_id) is not None else None


def find(reference: str, key: str) -> Proof | None:
    """The appointment behind an address, or None where there is none (or the key is wrong)."""
    with reading() as db:
        found = _found(db, reference, key)
        if found is None:
            return None
        referral, made, slot = found
        event = _event(referral, made, slot, link(db, referral.conversation_id))
        name = fact_store.current(db, referral.conversation_id).get("full_name")
        host = local().area.host
        return Proof(
            reference=referral.reference,
            name=str(name.value) if name is not None else "",
            us=host.us,
            phone=host.phone,
            when=describe.full(slot.starts),
            length=describe.length(slot.minutes),
            how=describe.how(as_slot(slot).mode),
            place=without_health_words(slot.place) if slot.mode == "in_person" else "",
            cancelled=event.cancelled,
            calendar=calendar_file.calendar_file(event),
            meanwhile=() if event.cancelled or slot.starts <= clock.now() else _meanwhile(slot),
        )


def _meanwhile(slot: SlotRecord) -> tuple[str, ...]:
    service = local().service(slot.service_id)
    return tuple(each for each in service.while_waiting if not HEALTH_WORDS.search(each)) if service else ()


def promises(x: Exchange) -> dict[str, str]:
    """What the words promise for afterwards: the page's link, what may help meanwhile, and how the patient hears of us.

    Only who can be texted is promised a reminder: nobody is shown one in a chat that is not open.
    """
    service = x.local.service(x.referral.service_id)
    helps = "".join(f"- {each}\n" for each in service.while_waiting) if service is not None else ""
    texted = x.conversation.phone is not None
    called = "we show it here and call you" if x.facts.get("phone") else "we show it here"
    return {
        "link": f"{settings().base_url}{_path_of(x.referral)}",
        "meanwhile": f"While you wait, this may help:\n{helps}\n" if helps else "",
        "reminding": "We text you before it, so that you do not forget."
        if texted
        else "We cannot remind you in this chat. Put it in your calendar. Or write: text me. Then we can text you.",
        "how_told": "We will text you when a time comes free."
        if texted
        else f"When a time comes free, {called}. To get a text, write: text me.",
    }


def _found(db: Session, reference: str, key: str) -> tuple[Referral, Appointment, SlotRecord] | None:
    referral = db.scalar(select(Referral).where(Referral.reference == reference.upper()))
    if referral is None or not hmac.compare_digest(_key(f"appointment {referral.conversation_id}"), key):
        return None
    made = appointments.last(db, referral.conversation_id)
    return None if made is None else (referral, made, db.get_one(SlotRecord, made.slot_id))


def _event(referral: Referral, made: Appointment, slot: SlotRecord, page: str = "") -> Event:
    return Event(
        uid=f"{_key(f'event {referral.conversation_id}')}@appointments",
        starts=slot.starts,
        minutes=slot.minutes,
        reference=referral.reference,
        mode=as_slot(slot).mode,
        changed=made.changed_at or made.booked_at or made.created_at,
        place=slot.place,
        link=page,
        sequence=made.sequence,
        cancelled=made.status == "cancelled",
    )


def feed_path(service_id: str) -> str:
    """The path of a service's own calendar feed, without its ending (`.ics` or `.csv`). Whoever has it may read it."""
    return f"/calendar/{service_id}/{keyed_hash(f'feed {service_id}')[:32]}"


def feed(service_id: str, key: str, ending: str) -> str | None:
    """A service's appointments as a calendar (`ics`) or a table (`csv`); None for a wrong address."""
    if not hmac.compare_digest(feed_path(service_id).rsplit("/", 1)[1], key):
        return None
    with reading() as db:
        rows = _of_service(db, service_id, clock.now() - BEFORE)
        if ending == "csv":
            return _table(rows)
        events = [_event(*row) for row in rows if row[1].status != "cancelled"]
    return calendar_file.feed(events)


def _of_service(db: Session, service_id: str, since: datetime) -> list[tuple[Referral, Appointment, SlotRecord]]:
    query = (
        select(Referral, Appointment, SlotRecord)
        .join(Appointment, Appointment.conversation_id == Referral.conversation_id)
        .join(SlotRecord, SlotRecord.id == Appointment.slot_id)
        .where(
            SlotRecord.service_id == service_id,
            SlotRecord.starts >= since,
            Appointment.status.in_(("booked", "attended", "did_not_attend", "cancelled")),
        )
        .order_by(SlotRecord.starts, Appointment.id)
    )
    return [(referral, made, slot) for referral, made, slot in db.execute(query).tuples()]


def _table(rows: list[tuple[Referral, Appointment, SlotRecord]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("reference", "date", "time", "minutes", "how", "place", "with", "status"))
    for referral, made, slot in rows:
        here = slot.starts.astimezone(clock.LONDON)
        row = (
            *(referral.reference, here.date().isoformat(), f"{here:%H:%M}", slot.minutes),
            *(slot.mode, without_health_words(slot.place), slot.clinician, made.status),
        )
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _plain(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
