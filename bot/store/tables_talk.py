"""The tables of a conversation. One of messages is inbox, outbox and transcript; facts carry where they came from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, event, inspect
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from bot import clock
from bot.store.columns import Moment, Secret, SecretJson, lookup_of_fact
from bot.store.tables_base import Base, Id


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


class EqualityAnswers(Base):
    """What a patient chose to say about themselves for counting, apart from the referral: no page of staff reads it.

    It goes when the conversation goes. `on` is the day only.
    """

    __tablename__ = "equality_answers"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True)
    answers: Mapped[dict[str, str]] = mapped_column(SecretJson, default=dict)
    on: Mapped[date] = mapped_column("on_day", Date)


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
