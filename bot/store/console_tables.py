"""Tables that only the console writes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import Moment, Secret, SecretJson
from bot.store.tables import Base, Id


class DirectoryVersion(Base):
    """One version of a service's file, as staff saved it in the console. The newest one of a file stands.

    `file_hash` is of the file as it lay in the services folder when this was saved, so that a later change of the file
    is seen; nothing where there was no such file.
    """

    __tablename__ = "directory_versions"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    file: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    file_hash: Mapped[str] = mapped_column(String(64), default="")
    author: Mapped[str] = mapped_column(String(120))
    why: Mapped[str] = mapped_column(String(400), default="")
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("ix_directory_versions_file", "file", "id"),)


class TestDraft(Base):
    """A test that a reviewer made from a conversation. Somebody else approves it before it may leave the product.

    `made` holds its turns (`says`, `asks`, `fact`), or for an example the `intent` and the `says`.
    """

    __test__ = False
    __tablename__ = "test_drafts"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(Secret)
    made: Mapped[dict[str, Any]] = mapped_column(SecretJson)
    author: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)
    approved_by: Mapped[str | None] = mapped_column(String(120))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    refused_why: Mapped[str | None] = mapped_column(Secret)


class MessageTemplate(Base):
    """Words that staff send often. A removed one stays, so that the audit can be read."""

    __tablename__ = "message_templates"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
