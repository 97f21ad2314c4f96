"""Column types: text that is encrypted at rest, moments in UTC, and JSON that is encrypted."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.settings import settings
from bot.store.sealing import key, sealer


def keyed_hash(value: str) -> str:
    """A hash that finds the same phone number or name again, and is no use without our key."""
    return hmac.new(key(settings().secret_key, "lookup"), value.encode(), hashlib.sha256).hexdigest()


LOOKED_UP = ("phone", "full_name")
"""The facts that staff may search by, through a keyed hash."""


def lookup_key(text: str) -> str:
    """The keyed hash under which a phone number (E.164) or a person's name is found, however the name was written."""
    return keyed_hash("".join(letter for letter in text.casefold() if letter.isalnum() or letter == "+"))


def lookup_of_fact(context: Any) -> str | None:
    """The default of a fact's `lookup`: the keyed hash of a name or number, nothing for any other fact."""
    values = context.get_current_parameters()
    known = isinstance(values.get("value"), str) and values["value"] not in ("unknown", "rather_not_say")
    return lookup_key(values["value"]) if values.get("name") in LOOKED_UP and known else None


class Secret(TypeDecorator[str]):
    """Text that the database only ever sees encrypted."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sealer().seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sealer().open(value)


class SecretJson(TypeDecorator[Any]):
    """A JSON value that the database only ever sees encrypted."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else sealer().seal(json.dumps(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(sealer().open(value))


class Moment(TypeDecorator[datetime]):
    """A moment in time: aware, in UTC, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
