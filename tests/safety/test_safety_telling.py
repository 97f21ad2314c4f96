"""E-mails to the on-call list, and chasing what waits for a person past its time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.settings import settings
from bot.store.console_list import Wanted, conversations
from bot.store.console_work import take_over
from bot.store.tables import Conversation, Flag, Message
from bot.worker import chasing, escalating, mailing
from tests.support.inside import Inside
from tests.support.mail import MailServer

DUTY, LEAD, ADDRESS = "+447700900801", "+447700900802", "lead@example.org"
CRISIS = "I want to kill myself, I am at 5 Mill Lane"


@pytest.fixture
def mails(world: Inside, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server, and an on-call list with a number and an address."""
    with MailServer() as server:
        for name, value in {
            "ALERT_RECIPIENTS": f"{DUTY} {ADDRESS}",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(server.port),
            "SMTP_FROM": "referral@example.org",
            "SMTP_SECURITY": "none",
        }.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        yield server


def climb(world: Inside) -> None:
    asyncio.run(escalating.escalate())
    asyncio.run(mailing.send_mails())
    world.deliver()


def chase(world: Inside) -> None:
    asyncio.run(chasing.chase())
    asyncio.run(mailing.send_mails())
    world.deliver()


def test_an_address_is_mailed_a_reference_and_no_words(world: Inside, mails: MailServer) -> None:
    world.says(CRISIS)
    for _ in range(3):
        climb(world)
    assert len(world.twilio.to(DUTY)) == 1
    [(_, letter)] = mails.received
    assert letter["To"] == ADDRESS
    said = f"{letter['Subject']}\n{letter.get_content()}".lower()
    assert "safety alert" in said
    assert "/staff" in said
    assert not any(word in said for word in ("kill", "mill lane", "crisis", "suicide", "447700900555"))


def test_no_text_goes_to_an_address(world: Inside, mails: MailServer) -> None:
    world.says(CRISIS)
    climb(world)
    assert world.twilio.to(ADDRESS) == []


def test_a_mail_server_that_is_away_is_tried_again(world: Inside, mails: MailServer) -> None:
    mails.refuse = True
    world.says(CRISIS)
    climb(world)
    assert mails.received == []
    mails.refuse = False
    world.pass_time(minutes=1)
    asyncio.run(mailing.send_mails())
    assert len(mails.received) == 1


def test_a_mail_that_never_goes_is_put_before_staff(world: Inside, mails: MailServer) -> None:
    mails.refuse = True
    world.says(CRISIS)
    asyncio.run(escalating.escalate())
    for _ in range(mailing.MOST_TRIES):
        asyncio.run(mailing.send_mails())
        world.pass_time(minutes=20)
    asyncio.run(escalating.escalate())
    assert world.flags().count("alert_text_failed") == 1


def test_a_killed_worker_loses_no_mail(world: Inside, mails: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    world.says(CRISIS)
    asyncio.run(escalating.escalate())

    def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "_hand_over", killed)
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(mailing.send_mails())
    world.pass_time(minutes=2)
    asyncio.run(mailing.send_mails())
    assert len(mails.received) == 1


def test_what_the_on_call_list_was_told_stands_in_no_list_of_patients(world: Inside, mails: MailServer) -> None:
    world.says(CRISIS)
    climb(world)
    kept = [each for each in world.conversations() if each.channel == escalating.ON_CALL]
    assert len(kept) == 2
    found: list[dict[str, Any]] = []
    world.change(lambda db: found.extend(conversations(db, wanted=Wanted())))
    shown = {row["id"] for row in found}
    assert len(shown) == 1
    assert shown.isdisjoint(each.id for each in kept)


def flag(world: Inside, days: int) -> None:
    """A task for a person that falls due in so many days."""
    [patient] = [each for each in world.conversations() if each.channel == "sms"]

    def act(db: Session) -> None:
        due = (world.now + timedelta(days=days)).date()
        db.add(Flag(conversation_id=patient.id, kind="person_asked", opened_at=world.now, due_on=due))

    world.change(act)


def test_a_task_past_its_day_is_told_once_a_day_until_it_is_done(world: Inside, mails: MailServer) -> None:
    world.says("hello")
    flag(world, days=1)
    chase(world)
    world.pass_time(days=1)
    chase(world)
    assert world.twilio.to(DUTY) == []
    world.pass_time(days=1)
    for _ in range(3):
        chase(world)
    [told] = world.twilio.to(DUTY)
    assert told.startswith("1 person waits for a person past the day set.")
    assert len(mails.received) == 1
    world.pass_time(days=1)
    chase(world)
    assert len(world.twilio.to(DUTY)) == 2

    def done(db: Session) -> None:
        for each in db.scalars(select(Flag)):
            each.resolved_at = world.now

    world.change(done)
    world.pass_time(days=1)
    chase(world)
    assert len(world.twilio.to(DUTY)) == 2


def test_nobody_is_chased_at_night(world: Inside, mails: MailServer) -> None:
    world.says("hello")
    flag(world, days=0)
    world.pass_time(hours=34)
    chase(world)
    assert world.twilio.to(DUTY) == []
    world.pass_time(hours=14)
    chase(world)
    assert len(world.twilio.to(DUTY)) == 1


def test_a_patient_left_without_an_answer_is_told_of_once(world: Inside, mails: MailServer) -> None:
    world.says("hello")
    [patient] = [each for each in world.conversations() if each.channel == "sms"]

    def over(db: Session) -> None:
        take_over(db, patient.id, "sam")

    world.change(over)
    world.says("is anybody there")
    world.pass_time(minutes=59)
    chase(world)
    assert world.twilio.to(DUTY) == []
    world.pass_time(minutes=1)
    for _ in range(2):
        chase(world)
    [told] = world.twilio.to(DUTY)
    assert "waited 60 min" in told
    assert "anybody" not in told

    def answer(db: Session) -> None:
        mine = db.get_one(Conversation, patient.id)
        db.add(Message(conversation_id=mine.id, author="staff", channel="sms", text="Yes.", at=world.now))

    world.change(answer)
    world.pass_time(hours=2)
    chase(world)
    assert len(world.twilio.to(DUTY)) == 1
