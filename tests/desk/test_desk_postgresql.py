"""The same product on PostgreSQL: our tables and Rasa's trackers, a whole referral on each channel."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
import sqlalchemy as sa

from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import Product

pytestmark = [pytest.mark.rasa, pytest.mark.postgresql]

ANSWERS = (
    "off 3 weeks with my back, I'm a warehouse picker at a small firm",
    "going back to my job",
    "14 March",
    "45",
    "not sure",
    "not sure",
)


@pytest.fixture(scope="module")
def on_postgresql() -> Iterator[Product]:
    """The product with a PostgreSQL database of its own, dropped afterwards."""
    server = urlsplit(os.environ["TEST_DATABASE_URL"].replace("postgresql+psycopg://", "postgresql://"))
    name = f"referral_{secrets.token_hex(4)}"
    admin = sa.create_engine(
        urlunsplit(server).replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = urlunsplit(server._replace(path=f"/{name}"))
    running = Product(database_url=url, clock="2027-03-01T10:00:00", extra={"TRACKER_DATABASE_URL": url})
    try:
        yield running.start()
    finally:
        running.stop()
        with admin.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.mark.parametrize("kind", [WebPatient, TextingPatient])
def test_a_whole_referral(on_postgresql: Product, kind: type[WebPatient] | type[TextingPatient]) -> None:
    patient = kind(on_postgresql)
    for words in ANSWERS:
        patient.says(words)
    patient.says("1")
    patient.says("phone")
    patient.says("Sam Carter 07700 900456" if kind is WebPatient else "Sam Carter")
    patient.says("yes")
    patient.says("1")
    assert "You are booked" in patient.says("1")
    booked = on_postgresql.staff("appointments")["appointments"]
    assert any(each["conversation_id"] == patient.conversation["id"] for each in booked)  # type: ignore[attr-defined]
