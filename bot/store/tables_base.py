"""What every table stands on: the one metadata, and how rows are numbered."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer
from sqlalchemy.orm import DeclarativeBase

Id = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """The one metadata that migrations are made from."""
