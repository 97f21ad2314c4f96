"""A service hears by e-mail that there is news, and nothing of what it is: through a real mail server on a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.settings import settings
from bot.store.database import reading
from bot.store.tables import ServiceNotice
from bot.worker import notifying
from tests.support.desk_talk import Patient, World
from tests.support.mail import MailServer


@pytest.fixture
def server(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server, and a service that wants to hear."""
    world.rewrite("booking: slots", "booking: slots\nemail: bookings@moorlane.example")
    with MailServer() as running:
        monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("SMTP_PORT", str(running.port))
        monkeypatch.setenv("SMTP_SECURITY", "none")
        monkeypatch.setenv("SMTP_FROM", "referrals@tideway.example")
        settings.cache_clear()
        yield running


def _notify() -> int:
    return asyncio.run(notifying.notify())


def _outcomes() -> list[str | None]:
    with reading() as db:
        return [row.outcome for row in db.query(ServiceNotice).order_by(ServiceNotice.id)]


def test_a_booking_a_move_and_a_cancellation_each_bring_a_mail_that_tells_nothing(
    world: World, server: MailServer
) -> None:
    patient = Patient(world, "sms")
    patient.books()
    assert (_notify(), _notify()) == (1, 0)
    patient.says("CHANGE")
    patient.says("1")
    patient.says("2")
    patient.says("1")
    assert _notify() == 1
    patient.says("CHANGE")
    patient.says("2")
    assert _notify() == 1
    assert len(server.received) == 3
    for receivers, message in server.received:
        assert receivers == ["bookings@moorlane.example"]
        assert message["From"] == "referrals@tideway.example"
    said = {(message["Subject"], message.get_content()) for _, message in server.received}
    assert len(said) == 1, "whatever happened and to whom, the words are the same"
    assert "/staff/today" in said.pop()[1]
    assert len({message["Message-ID"] for _, message in server.received}) == 3


def test_news_that_came_together_is_told_once(world: World, server: MailServer) -> None:
    for channel in ("web", "sms"):
        Patient(world, channel).books()
    assert _notify() == 1
    assert len(server.received) == 1
    assert _outcomes() == ["sent", "sent"]


def test_a_mail_server_that_is_away_is_tried_again_and_given_up_after_a_day(world: World, server: MailServer) -> None:
    Patient(world, "web").books()
    server.refuse = True
    assert _notify() == 0
    assert _notify() == 0
    assert _outcomes() == [None]
    world.later(minutes=3)
    server.refuse = False
    assert _notify() == 1
    server.refuse = True
    Patient(world, "web").books()
    for _ in range(40):
        world.later(hours=1)
        _notify()
    assert _outcomes() == ["sent", "failed"]
    assert len(server.received) == 1


def test_a_worker_killed_while_sending_leaves_the_news_to_the_next(world: World, server: MailServer) -> None:
    Patient(world, "web").books()
    assert notifying._claim(world.now)
    assert _notify() == 0
    world.later(minutes=6)
    assert _notify() == 1


def test_a_promised_call_is_news_too_and_a_service_without_an_address_hears_nothing(
    world: World, server: MailServer
) -> None:
    world.rewrite("email: bookings@moorlane.example", "")
    Patient(world, "web").books()
    assert _notify() == 0
    world.rewrite("booking: slots", "booking: callback\nemail: bookings@moorlane.example")
    patient = Patient(world, "web")
    patient.says("go on")
    patient.says("1")
    assert _notify() == 1


def test_old_news_is_forgotten(world: World, server: MailServer) -> None:
    Patient(world, "web").books()
    assert _notify() == 1
    world.later(days=31)
    world.load()
    Patient(world, "web", fit_note_ends="2027-04-30", absence_started="2027-03-20").books()
    assert _notify() == 1
    assert _outcomes() == ["sent"]


def test_without_a_mail_server_nothing_is_tried(world: World, server: MailServer) -> None:
    settings().smtp_host = ""
    Patient(world, "web").books()
    assert _notify() == 0
    assert _outcomes() == [None]
