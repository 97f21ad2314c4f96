"""The tables of staff: what they have to look at, who they are, what they saw, wrote and judged."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import Moment, Secret, SecretJson
from bot.store.tables_base import Base, Id


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
