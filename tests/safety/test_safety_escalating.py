"""An alert is texted to the on-call list at once, and up the ladder until a person answers it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from bot.conversation import guarding
from bot.settings import settings
from bot.store.console_work import WorkError, acknowledge
from bot.store.tables import Alert, Message
from bot.worker import escalating, work
from bot.worker.delivery import Delivery
from tests.support.inside import Inside

DUTY, LEAD = "+447700900801", "+447700900802"
CRISIS = "I want to kill myself, I am at 5 Mill Lane"


@pytest.fixture(autouse=True)
def _listed(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALERT_RECIPIENTS", f"{DUTY} service_lead:{LEAD}")
    settings.cache_clear()


def answer_it(world: Inside, alert: Alert, outcome: str) -> None:
    """A person answers the alert and writes what they did."""

    def act(db: Session) -> None:
        acknowledge(db, alert.conversation_id, alert.id, "sam", outcome, world.now)

    world.change(act)


def climb(world: Inside) -> None:
    asyncio.run(escalating.escalate())
    world.deliver()


def test_the_on_call_list_is_texted_a_reference_and_no_words(world: Inside) -> None:
    world.says(CRISIS)
    climb(world)
    [text] = world.twilio.to(DUTY)
    assert text.startswith("Safety alert ")
    assert "https://referral.example/staff" in text
    assert not any(word in text.lower() for word in ("kill", "mill lane", "crisis", "suicide", "447700900555"))
    assert world.twilio.to(LEAD) == []


def test_each_step_is_carried_out_once(world: Inside) -> None:
    world.says(CRISIS)
    for _ in range(3):
        climb(world)
    assert len(world.twilio.to(DUTY)) == 1


def test_it_climbs_at_the_set_time_until_someone_answers(world: Inside) -> None:
    world.says(CRISIS)
    climb(world)
    world.pass_time(minutes=9)
    climb(world)
    assert (len(world.twilio.to(DUTY)), len(world.twilio.to(LEAD))) == (1, 0)
    world.pass_time(minutes=1)
    climb(world)
    assert (len(world.twilio.to(DUTY)), len(world.twilio.to(LEAD))) == (2, 1)
    assert "not answered for 10 min" in world.twilio.to(LEAD)[0]
    for _ in range(3):
        world.pass_time(minutes=10)
        climb(world)
    assert len(world.twilio.to(LEAD)) == 4
    [alert] = world.alerts()
    answer_it(world, alert, "Spoke to them.")
    world.pass_time(hours=5)
    climb(world)
    assert len(world.twilio.to(LEAD)) == 4


def test_the_time_to_answer_can_be_set(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALERT_MINUTES", "3")
    settings.cache_clear()
    world.says(CRISIS)
    climb(world)
    world.pass_time(minutes=3)
    climb(world)
    assert len(world.twilio.to(LEAD)) == 1


def test_a_step_missed_while_the_worker_was_dead_is_made_up_for(world: Inside) -> None:
    world.says(CRISIS)
    world.pass_time(minutes=12)
    climb(world)
    assert len(world.twilio.to(DUTY)) == len(world.twilio.to(LEAD)) == 1


def test_a_killed_worker_loses_no_text(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    world.says(CRISIS)
    asyncio.run(escalating.escalate())
    assert world.twilio.to(DUTY) == []
    world.deliver()
    assert len(world.twilio.to(DUTY)) == 1


def test_a_step_and_its_texts_are_written_together(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    world.says(CRISIS)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(escalating, "_queue", killed)
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(escalating.escalate())
    climb(world)
    assert len(world.twilio.to(DUTY)) == 1


def test_nothing_closes_unanswered_or_without_what_was_done(world: Inside) -> None:
    world.says(CRISIS)
    [alert] = world.alerts()
    world.pass_time(days=30)
    climb(world)
    [alert] = world.alerts()
    assert alert.acknowledged_at is None
    with pytest.raises(WorkError):
        answer_it(world, alert, "  ")


def test_a_text_to_the_list_that_fails_is_put_before_staff(world: Inside) -> None:
    world.says(CRISIS)
    asyncio.run(escalating.escalate())
    [text] = [each for each in world.messages("system") if each.question]

    def fail(db: Session) -> None:
        db.get_one(Message, text.id).delivery = "failed"

    world.change(fail)
    asyncio.run(escalating.escalate())
    asyncio.run(escalating.escalate())
    assert world.flags().count("alert_text_failed") == 1


def test_a_safety_text_that_fails_is_marked_on_its_alert(world: Inside) -> None:
    world.arrives("STOP")
    world.answers()
    world.says(CRISIS)
    [alert] = world.alerts()
    assert alert.undelivered


def test_a_bank_holiday_is_not_duty(world: Inside) -> None:
    holiday = datetime(2026, 12, 25, 11, tzinfo=UTC)  # a Friday
    assert guarding.on_duty_until(holiday) is None
    assert guarding.on_duty_until(datetime(2026, 12, 22, 11, tzinfo=UTC)) == "5pm"


def test_the_web_card_offers_to_take_a_number(world: Inside) -> None:
    text = guarding.safety_text("crisis", "web", world.now)
    assert "You can leave a number" in text
    assert "Do not wait for that call" in text
    assert "leave a number" not in guarding.safety_text("crisis", "sms", world.now).lower()


def test_each_channel_is_told_what_it_can_do(world: Inside) -> None:
    web, sms = (guarding.safety_text("safeguarding", channel, world.now) for channel in ("web", "sms"))
    assert "Exit this page" in web
    assert "Choose Go on" in web
    assert "delete these texts" not in web
    assert "Reply 1" not in web
    assert "delete these texts" in sms
    assert "Reply 1" in sms
    assert "this page" not in sms


@pytest.mark.parametrize(
    ("listed", "who", "told"),
    [
        ("07700900801", ("duty_team",), [DUTY]),
        (f"{DUTY} service_lead:{LEAD}", ("duty_team",), [DUTY]),
        (f"{DUTY} service_lead:{LEAD}", ("duty_team", "service_lead"), [DUTY, LEAD]),
        (f"service_lead:{LEAD}", ("on_call",), [LEAD]),
        (f"{DUTY},{DUTY}", ("on_call",), [DUTY]),
        ("", ("on_call",), []),
    ],
)
def test_who_a_rung_tells(listed: str, who: tuple[str, ...], told: list[str]) -> None:
    assert escalating.recipients(listed, who) == told


def test_the_worker_looks_every_second() -> None:
    [job] = [job for job in work.jobs(Delivery()) if job.name == "escalate"]
    assert job.every <= 1
