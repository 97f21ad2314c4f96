"""The tables of booking: times, who has them, who waits for one, and what services are told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import Moment, Secret
from bot.store.tables_base import Base, Id


class SlotRecord(Base):
    """A time that a clinic offers. Its id is made from the clinic and the start, so loading twice changes nothing."""

    __tablename__ = "slots"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    clinic_id: Mapped[str] = mapped_column(String(64), index=True)
    service_id: Mapped[str] = mapped_column(String(64))
    starts: Mapped[datetime] = mapped_column(Moment, index=True)
    minutes: Mapped[int] = mapped_column(Integer)
    mode: Mapped[str] = mapped_column(String(12))
    place: Mapped[str] = mapped_column(String(120), default="")
    clinician: Mapped[str] = mapped_column(String(60), default="")
    capacity: Mapped[int] = mapped_column(Integer, default=1)
    lead_hours: Mapped[int] = mapped_column(Integer, default=24)
    interpreter: Mapped[bool] = mapped_column(Boolean, default=False)
    step_free: Mapped[bool] = mapped_column(Boolean, default=False)
    withdrawn: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (Index("ix_slots_service", "service_id", "starts"),)


LIVE = "status IN ('held', 'booked')"


class Appointment(Base):
    """A seat in a slot, held or booked, and what became of it. The unique indexes make double booking impossible.

    `extended` counts how often the patient asked for a hold to be longer, `reminded` is the least number of days before
    it that a reminder went out, and `changed_at` is when the calendar entry last changed.
    """

    __tablename__ = "appointments"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    slot_id: Mapped[str] = mapped_column(ForeignKey("slots.id"), index=True)
    seat: Mapped[int] = mapped_column(Integer, default=1)
    status: Mapped[str] = mapped_column(String(16))
    held_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    booked_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(Secret)
    reminded: Mapped[int] = mapped_column(Integer, default=0)
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    extended: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_appointments_seat",
            "slot_id",
            "seat",
            unique=True,
            postgresql_where=sql(LIVE),
            sqlite_where=sql(LIVE),
        ),
        Index(
            "uq_appointments_booked",
            "conversation_id",
            unique=True,
            postgresql_where=sql("status = 'booked'"),
            sqlite_where=sql("status = 'booked'"),
        ),
        Index(
            "uq_appointments_held",
            "conversation_id",
            unique=True,
            postgresql_where=sql("status = 'held'"),
            sqlite_where=sql("status = 'held'"),
        ),
    )


class Waiting(Base):
    """A patient who agreed to wait for a service. Their place is by `joined_at`; `left_why`: booked, asked, gone."""

    __tablename__ = "waiting"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    service_id: Mapped[str] = mapped_column(String(64))
    joined_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    left_why: Mapped[str | None] = mapped_column(String(12))

    __table_args__ = (
        Index("ix_waiting_service", "service_id", "joined_at"),
        Index(
            "uq_waiting_once",
            "conversation_id",
            unique=True,
            postgresql_where=sql("left_at IS NULL"),
            sqlite_where=sql("left_at IS NULL"),
        ),
    )


OFFER_OPEN = "answer = 'open'"


class SlotOffer(Base):
    """A time that came free, offered to one person who waits. One person a seat, and one seat a person, at a time."""

    __tablename__ = "slot_offers"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    waiting_id: Mapped[int] = mapped_column(ForeignKey("waiting.id", ondelete="CASCADE"))
    slot_id: Mapped[str] = mapped_column(ForeignKey("slots.id"))
    seat: Mapped[int] = mapped_column(Integer)
    sent_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(String(12), default="open")

    __table_args__ = (
        Index(
            "uq_slot_offers_seat",
            "slot_id",
            "seat",
            unique=True,
            postgresql_where=sql(OFFER_OPEN),
            sqlite_where=sql(OFFER_OPEN),
        ),
        Index(
            "uq_slot_offers_person",
            "waiting_id",
            unique=True,
            postgresql_where=sql(OFFER_OPEN),
            sqlite_where=sql(OFFER_OPEN),
        ),
        Index("ix_slot_offers_waiting", "waiting_id", "sent_at"),
    )


class BlockedTime(Base):
    """A stretch in which a service's clinic (or all of them) sees nobody, whatever its file says, until it is lifted.

    `reason` is a code of `bot.booking.cancelling.REASONS`; `ends` itself is open again.
    """

    __tablename__ = "blocked_times"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    service_id: Mapped[str] = mapped_column(String(64), index=True)
    clinic_id: Mapped[str | None] = mapped_column(String(64))
    starts: Mapped[datetime] = mapped_column(Moment)
    ends: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(24))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)


class ServiceNotice(Base):
    """Something that a service is to be told of by an e-mail that says nothing but that there is news."""

    __tablename__ = "service_notices"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    service_id: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(12))

    __table_args__ = (
        Index(
            "ix_service_notices_waiting",
            "next_try_at",
            postgresql_where=sql("settled_at IS NULL"),
            sqlite_where=sql("settled_at IS NULL"),
        ),
    )
