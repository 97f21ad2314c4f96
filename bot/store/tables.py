"""The tables. One table of messages is inbox, outbox and transcript; facts carry where they came from.

Everything a patient typed, and everything that says who they are, is in a `Secret` column.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint, event, inspect
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot import clock
from bot.store.columns import Moment, Secret, SecretJson, lookup_of_fact

Id = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """The one metadata that migrations are made from."""


class Conversation(Base):
    """One patient's conversation, whatever channels it runs over, and the place it has reached.

    `progress` is the dialogue's place: the open question, how it was asked, the options offered. `claimed_until`
    lets one process at a time answer in this conversation.
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(12), default="open", index=True)
    mode: Mapped[str] = mapped_column(String(12), default="assistant")
    surgery: Mapped[str | None] = mapped_column(String(16))
    source: Mapped[str | None] = mapped_column(String(64))
    phone: Mapped[str | None] = mapped_column(Secret)
    phone_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    our_number: Mapped[str | None] = mapped_column(String(20))
    session_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    progress: Mapped[dict[str, Any]] = mapped_column(SecretJson, default=dict)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_patient_at: Mapped[datetime | None] = mapped_column(Moment)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    nudges: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (
        Index("ix_conversations_created", "created_at", "id"),
        Index(
            "ix_conversations_with_staff",
            "last_patient_at",
            postgresql_where=sql("mode = 'staff'"),
            sqlite_where=sql("mode = 'staff'"),
        ),
    )


OUTGOING = "provider_id IS NULL AND delivery IN ('queued', 'sending')"
"""Texts that wait to go out, or are being handed over to the network."""


class Message(Base):
    """One message: from the patient, the assistant, staff or the system.

    `external_id` is the browser's client message id (after the conversation's own id) or Twilio's MessageSid, and
    makes a second arrival harmless. A patient's message is `answered_at` once its replies are stored, and `taken_at`
    once the one transaction that it makes has been written. An assistant's text by SMS has its delivery state here.
    """

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    author: Mapped[str] = mapped_column(String(12))
    author_name: Mapped[str | None] = mapped_column(String(80))
    channel: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Secret)
    choices: Mapped[list[dict[str, str]] | None] = mapped_column(SecretJson)
    question: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)

    external_id: Mapped[str | None] = mapped_column(String(120), unique=True)
    reply_to: Mapped[int | None] = mapped_column(Id, index=True)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    understood: Mapped[dict[str, Any] | None] = mapped_column(SecretJson)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)

    delivery: Mapped[str | None] = mapped_column(String(12))
    provider_id: Mapped[str | None] = mapped_column(String(40), index=True)
    error_code: Mapped[int | None] = mapped_column(Integer)
    segments: Mapped[int | None] = mapped_column(Integer)
    asked_for: Mapped[bool] = mapped_column(Boolean, default=True)

    __table_args__ = (
        Index("ix_messages_conversation", "conversation_id", "id"),
        Index(
            "ix_messages_unanswered",
            "next_try_at",
            postgresql_where=sql("author = 'patient' AND answered_at IS NULL"),
            sqlite_where=sql("author = 'patient' AND answered_at IS NULL"),
        ),
        Index("ix_messages_outgoing", "id", postgresql_where=sql(OUTGOING), sqlite_where=sql(OUTGOING)),
    )


class Fact(Base):
    """One thing the patient told us: the value, the words, the message. A changed fact is superseded, not lost."""

    __tablename__ = "facts"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(40))
    value: Mapped[Any] = mapped_column(SecretJson)
    words: Mapped[str] = mapped_column(Secret, default="")
    lookup: Mapped[str | None] = mapped_column(String(64), index=True, default=lookup_of_fact)
    message_id: Mapped[int | None] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    about: Mapped[bool] = mapped_column(Boolean, default=False)
    confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    superseded_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(
            "uq_facts_current",
            "conversation_id",
            "name",
            unique=True,
            postgresql_where=sql("superseded_at IS NULL"),
            sqlite_where=sql("superseded_at IS NULL"),
        ),
    )


class Referral(Base):
    """The referral that a conversation makes, from its first answer to its end. `owner` is the email of who has it,
    `begun_by` of who took it by phone."""

    __tablename__ = "referrals"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), unique=True)
    status: Mapped[str] = mapped_column(String(16), default="started", index=True)
    service_id: Mapped[str | None] = mapped_column(String(64), index=True)
    outcome: Mapped[str | None] = mapped_column(String(32))
    owner: Mapped[str | None] = mapped_column(String(120), index=True)
    begun_by: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    changed_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_referrals_service_newest", "service_id", "id"),
        Index("ix_referrals_status_newest", "status", "id"),
    )


@event.listens_for(Referral, "before_update")
def _changed(mapper: object, connection: object, referral: Referral) -> None:
    """Whoever changes what a referral has come to need not remember to write down when."""
    state = inspect(referral).attrs
    changed = any(state[name].history.has_changes() for name in ("status", "service_id", "outcome"))
    if changed and not state["changed_at"].history.has_changes():
        referral.changed_at = clock.now()


class DecisionRecord(Base):
    """What was decided about every service at one moment, with the facts and the trace, so it can be replayed."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int | None] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    on: Mapped[date] = mapped_column("on_day", Date)
    facts: Mapped[dict[str, Any]] = mapped_column(SecretJson)
    results: Mapped[list[dict[str, Any]]] = mapped_column(SecretJson)


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


class Permission(Base):
    """A yes or a no that the patient gave to one named body for one purpose, in the words they saw."""

    __tablename__ = "permissions"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    body: Mapped[str] = mapped_column(String(120))
    given: Mapped[bool] = mapped_column(Boolean)
    wording: Mapped[str] = mapped_column(Secret)
    message_id: Mapped[int | None] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class Alert(Base):
    """Somebody may be in danger. Open until a person acknowledges it; never closed by the machine."""

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int | None] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Secret, default="")
    opened_at: Mapped[datetime] = mapped_column(Moment, index=True)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by: Mapped[str | None] = mapped_column(String(120))
    outcome: Mapped[str | None] = mapped_column(Secret)
    steps: Mapped[int] = mapped_column(Integer, default=0)
    undelivered: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (
        UniqueConstraint("message_id", "kind", name="uq_alerts_message"),
        Index(
            "ix_alerts_open",
            "opened_at",
            postgresql_where=sql("acknowledged_at IS NULL"),
            sqlite_where=sql("acknowledged_at IS NULL"),
        ),
    )


class Flag(Base):
    """Something a person should look at: with a reason, an owner and a day it is due."""

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    detail: Mapped[str] = mapped_column(Secret, default="")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    due_on: Mapped[date | None] = mapped_column(Date)
    owner: Mapped[str | None] = mapped_column(String(120))
    resolved_at: Mapped[datetime | None] = mapped_column(Moment)
    resolved_by: Mapped[str | None] = mapped_column(String(120))

    __table_args__ = (
        Index(
            "ix_flags_open",
            "kind",
            "opened_at",
            postgresql_where=sql("resolved_at IS NULL"),
            sqlite_where=sql("resolved_at IS NULL"),
        ),
    )


class OptOut(Base):
    """A number that gets no more texts, kept only as a keyed hash."""

    __tablename__ = "opt_outs"

    phone_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)


class JoiningCode(Base):
    """A code shown on one channel (`web` or `sms`) to be given on the other (`used_on`), kept only as a keyed hash."""

    __tablename__ = "joining_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    used_on: Mapped[str] = mapped_column(String(8))
    expires_at: Mapped[datetime] = mapped_column(Moment)


class EqualityAnswers(Base):
    """What a patient chose to say about themselves for counting, apart from the referral: no page of staff reads it.

    It goes when the conversation goes. `on` is the day only.
    """

    __tablename__ = "equality_answers"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True)
    answers: Mapped[dict[str, str]] = mapped_column(SecretJson, default=dict)
    on: Mapped[date] = mapped_column("on_day", Date)


class StaffMember(Base):
    """Someone who may sign in to the console.

    `services` are the ids of the services that service staff may see, separated by spaces. `code_used` is the number
    of the last one-time code taken, so that none works twice. An invitation lets its holder set a password once.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    email: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(16))
    services: Mapped[str] = mapped_column(String(400), default="")
    password_hash: Mapped[str] = mapped_column(String(200))
    code_secret: Mapped[str | None] = mapped_column(Secret)
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)
    failures: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    code_used: Mapped[int | None] = mapped_column(Integer)
    invite_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    invite_until: Mapped[datetime | None] = mapped_column(Moment)


class StaffSession(Base):
    """A signed-in browser of a member of staff; only the token's hash is kept."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)


class AuditEntry(Base):
    """Who saw or changed what, and when. Holds no words of a patient's."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    actor: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(120), index=True)
    detail: Mapped[str] = mapped_column(String(400), default="")


class StaffNote(Base):
    """What a member of staff wrote down about a conversation, for other staff."""

    __tablename__ = "staff_notes"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    author: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Secret)
    at: Mapped[datetime] = mapped_column(Moment)


class OutcomeRecord(Base):
    """What became of a referral, as staff recorded it; a later record stands beside the earlier ones."""

    __tablename__ = "outcomes"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(24), index=True)
    reason: Mapped[str] = mapped_column(Secret, default="")
    recorded_by: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)


class ReviewRecord(Base):
    """How one reviewer judged one conversation. `labels` are separated by spaces; `turns` holds a label per message."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    reviewer: Mapped[str] = mapped_column(String(120), index=True)
    flagged: Mapped[bool] = mapped_column(Boolean)
    labels: Mapped[str] = mapped_column(String(200), default="")
    turns: Mapped[dict[str, str]] = mapped_column(SecretJson, default=dict)
    note: Mapped[str] = mapped_column(Secret, default="")
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("conversation_id", "reviewer", name="uq_reviews_once"),)
