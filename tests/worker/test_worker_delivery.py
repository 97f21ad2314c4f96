"""Delivery: never twice, never out of order, never to a number that has stopped; failures retried or shown."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import receipts
from bot.messaging.delivery import MOST_TRIES
from bot.store.tables import Conversation, Flag
from bot.worker import delivery, twilio_api, work
from bot.worker.delivery import Waiting, choose
from bot.worker.pacing import Pace
from tests.support.inside import MONDAY, PATIENT, Inside

SOON = MONDAY + timedelta(minutes=1)


def _conversation(world: Inside, number: str = PATIENT) -> str:
    return world.arrives("WORK", number).conversation_id


def _claimed_and_killed(world: Inside, message_id: int, *, handed_over: bool) -> None:
    """A worker that dies while handing a text over: before Twilio has it, or just after."""
    [text] = [each for each in delivery._claim_due(1) if each.id == message_id]
    if handed_over:

        async def hand_over() -> None:
            await twilio_api.send(text)
            await twilio_api.close()

        asyncio.run(hand_over())


def _waits(world: Inside, message_id: int) -> timedelta:
    return (world.message(message_id).next_try_at or world.now) - world.now


def test_a_text_goes_out_with_our_own_id_in_the_receipts_address(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.deliver()
    [taken] = world.twilio.sent
    assert (taken.to, taken.body) == (PATIENT, "Hello")
    assert taken.form["StatusCallback"] == f"https://referral.example/sms/status?message={sent}"
    assert world.message(sent).provider_id == taken.sid


@pytest.mark.parametrize("handed_over", [True, False])
def test_a_worker_killed_while_handing_over_sends_exactly_one(world: Inside, handed_over: bool) -> None:
    conversation = _conversation(world)
    first = world.queue("One", conversation)
    second = world.queue("Two", conversation)
    _claimed_and_killed(world, first, handed_over=handed_over)
    world.deliver()
    assert world.twilio.to(PATIENT) == (["One"] if handed_over else []), "nothing may overtake what is not settled"
    world.pass_time(seconds=61)
    world.deliver(rounds=2)
    assert world.twilio.to(PATIENT) == ["One", "Two"]
    assert [world.message(each).provider_id for each in (first, second)] == [each.sid for each in world.twilio.sent]


def test_the_same_words_sent_before_are_not_taken_for_the_lost_text(world: Inside) -> None:
    conversation = _conversation(world)
    world.queue("Sorry?", conversation)
    world.deliver()
    lost = world.queue("Sorry?", conversation)
    _claimed_and_killed(world, lost, handed_over=False)
    world.pass_time(seconds=61)
    world.deliver(rounds=2)
    assert world.twilio.to(PATIENT) == ["Sorry?", "Sorry?"]


def test_an_answer_that_never_comes_is_looked_up_not_sent_again(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.twilio.dropping = 1.0
    world.deliver()
    assert world.message(sent).delivery == "sending"
    world.twilio.dropping = 0.0
    world.pass_time(seconds=4)
    world.deliver(rounds=2)
    assert world.twilio.to(PATIENT) == ["Hello"]
    assert world.message(sent).provider_id == world.twilio.sent[0].sid


def test_where_twilio_cannot_be_asked_it_is_never_sent_again_and_staff_are_told(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    _claimed_and_killed(world, sent, handed_over=True)
    world.twilio.deaf = True
    for _ in range(MOST_TRIES + 2):
        world.pass_time(minutes=20)
        world.deliver()
    assert world.message(sent).delivery == "unsure"
    assert world.flags() == ["failed_delivery"]
    assert len(world.twilio.sent) == 1


def test_a_text_claimed_too_long_ago_goes_back_to_the_queue_unsent(
    world: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = world.queue("Hello", _conversation(world))
    monkeypatch.setattr(delivery, "LATEST_START", -1.0)
    world.deliver()
    assert world.twilio.sent == []
    assert world.message(sent).delivery == "queued"


def test_a_receipt_settles_a_text_whose_answer_was_lost(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    _claimed_and_killed(world, sent, handed_over=True)
    assert receipts.record("SM-told", "delivered", None, sent)
    world.pass_time(minutes=1)
    world.deliver(rounds=2)
    assert (world.message(sent).provider_id, world.message(sent).delivery) == ("SM-told", "delivered")
    assert len(world.twilio.sent) == 1


def test_a_busy_service_is_tried_again_no_sooner_than_it_asks(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.twilio.failing, world.twilio.retry_after = 1.0, "300"
    while _waits(world, sent) < timedelta(seconds=299):
        world.pass_time(minutes=20)
        world.deliver()
        assert world.message(sent).delivery == "queued", "a 429 came in none of the tries"
    world.twilio.failing = 0.0
    world.pass_time(seconds=200)
    world.deliver()
    assert world.twilio.sent == []
    world.pass_time(seconds=700)
    world.deliver()
    assert world.twilio.to(PATIENT) == ["Hello"]


def test_after_the_last_try_staff_are_told(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.twilio.failing = 1.0
    for _ in range(MOST_TRIES + 2):
        world.pass_time(minutes=20)
        world.deliver()
    assert world.message(sent).delivery == "failed"
    assert world.message(sent).tries == MOST_TRIES - 1
    assert world.flags() == ["failed_delivery"]


def test_a_later_text_never_overtakes_one_that_has_to_be_tried_again(world: Inside) -> None:
    conversation = _conversation(world)
    other = _conversation(world, "+447700900556")
    world.twilio.failing = 1.0
    world.queue("One", conversation)
    world.deliver()
    world.twilio.failing = 0.0
    world.queue("Two", conversation)
    world.queue("Three", other)
    world.deliver()
    assert [each.body for each in world.twilio.sent] == ["Three"]
    world.pass_time(minutes=1)
    world.deliver()
    assert world.twilio.to(PATIENT) == ["One", "Two"]


def test_twilio_saying_stopped_is_kept_as_our_own_state(world: Inside) -> None:
    conversation = _conversation(world)
    world.twilio.opted_out.add(PATIENT)
    world.queue("One", conversation)
    world.deliver()
    world.twilio.opted_out.clear()
    world.queue("Two", conversation)
    world.deliver()
    assert world.twilio.sent == []
    assert "texts_stopped" in world.flags()


def test_nobody_asked_for_it_so_it_waits_for_the_morning_and_holds_nothing_up(world: Inside) -> None:
    world.now = MONDAY.replace(hour=21)
    conversation = _conversation(world)
    nudge = world.queue("Your answers are kept.", conversation, asked_for=False)
    world.deliver()
    answer = world.queue("An answer", conversation)
    world.deliver()
    assert world.twilio.to(PATIENT) == ["An answer"]
    assert world.message(nudge).next_try_at == MONDAY.replace(hour=8) + timedelta(days=1)
    world.pass_time(hours=11, minutes=1)
    world.deliver()
    assert all(world.message(each).provider_id for each in (answer, nudge))


RECEIPT_ROWS = [
    (["sent", "delivered"], "delivered"),
    (["delivered", "sent"], "delivered"),
    (["delivered", "delivered"], "delivered"),
    (["sent", "undelivered", "sent"], "undelivered"),
    (["nonsense", "sent"], "sent"),
    (["", "queued"], "queued"),
]


@pytest.mark.parametrize(("told", "kept"), RECEIPT_ROWS)
def test_receipts_in_any_order_never_go_back(world: Inside, told: list[str], kept: str) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.deliver()
    for state in told:
        receipts.record(world.twilio.sent[0].sid, state, 30005 if state == "undelivered" else None, sent)
    assert world.message(sent).delivery == kept


REFUSED = [(21211, "not a phone number"), (21614, "not a mobile"), (21612, "cannot be reached"), (21610, "stopped our")]


@pytest.mark.parametrize(("code", "words"), REFUSED)
def test_a_number_that_twilio_refuses_is_tried_once_and_shown_to_staff(world: Inside, code: int, words: str) -> None:
    conversation = _conversation(world)
    world.twilio.refusing[PATIENT] = code
    sent = world.queue("Hello", conversation)
    world.deliver()
    world.pass_time(days=1)
    world.deliver()
    assert (world.message(sent).delivery, world.message(sent).error_code) == ("failed", code)
    assert "failed_delivery" in world.flags()
    assert words in world.flag_detail("failed_delivery")


@pytest.mark.parametrize("code", [21211, 21614, 30005, 30006])
def test_a_number_that_cannot_get_texts_gets_nothing_unasked_until_a_person_has_acted(world: Inside, code: int) -> None:
    conversation = _conversation(world)
    world.queue("Hello", conversation)
    world.deliver()
    receipts.record(world.twilio.sent[0].sid, "undelivered", code)
    nudge = world.queue("A reminder", conversation, asked_for=False)
    answer = world.queue("An answer to a text of theirs", conversation)
    world.deliver(rounds=2)
    assert world.message(nudge).delivery == "canceled"
    assert world.message(answer).provider_id is not None
    world.change(_resolve)
    later = world.queue("Another reminder", conversation, asked_for=False)
    world.deliver()
    assert world.message(later).provider_id is not None


def _resolve(db: Session) -> None:
    for flag in db.scalars(select(Flag)):
        flag.resolved_at = flag.opened_at


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (30004, "blocks"),
        (30008, "did not say why"),
        (30003, "phone is off"),
        (30005, "not in use"),
        (30006, "landline"),
        (30007, "spam"),
        (None, "call"),
    ],
)
def test_a_text_that_never_arrives_is_shown_to_staff_with_what_to_do(
    world: Inside, code: int | None, words: str
) -> None:
    world.queue("Hello", _conversation(world))
    world.deliver()
    for _ in range(receipts.MOST_LOST + 1):
        receipts.record(world.twilio.sent[-1].sid, "undelivered", code)
        world.pass_time(minutes=11)
        world.deliver()
    assert world.flags() == ["failed_delivery"]
    assert words in world.flag_detail("failed_delivery")
    assert len(world.twilio.sent) == (1 + receipts.MOST_LOST if code in (30003, 30008) else 1)


def test_a_phone_that_was_off_gets_the_text_again_and_the_old_receipt_changes_nothing(world: Inside) -> None:
    sent = world.queue("Hello", _conversation(world))
    world.deliver()
    first = world.twilio.sent[0].sid
    receipts.record(first, "undelivered", 30003, sent)
    assert world.flags() == []
    world.pass_time(minutes=11)
    world.deliver()
    assert world.twilio.to(PATIENT) == ["Hello", "Hello"]
    receipts.record(first, "undelivered", 30003, sent)
    assert world.message(sent).provider_id == world.twilio.sent[1].sid
    receipts.record(world.twilio.sent[1].sid, "delivered", None, sent)
    assert world.message(sent).delivery == "delivered"


def test_a_text_that_is_no_longer_the_newest_is_not_sent_again(world: Inside) -> None:
    conversation = _conversation(world)
    world.queue("Old question", conversation)
    world.deliver()
    world.queue("New question", conversation)
    world.deliver()
    receipts.record(world.twilio.sent[0].sid, "undelivered", 30003)
    world.pass_time(minutes=11)
    world.deliver()
    assert world.twilio.to(PATIENT) == ["Old question", "New question"]
    assert world.flags() == ["failed_delivery"]


def _texts() -> st.SearchStrategy[list[Waiting]]:
    row = st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["queued", "sending"]),
        st.integers(-5, 5),
        st.booleans(),
        st.booleans(),
    )
    return st.lists(row, max_size=12).map(
        lambda rows: [
            Waiting(n, number, state, MONDAY + timedelta(seconds=wait), asked, safety)
            for n, (number, state, wait, asked, safety) in enumerate(rows)
        ]
    )


@given(_texts())
def test_whatever_waits_no_text_overtakes_an_earlier_one(outbox: list[Waiting]) -> None:
    chosen = set(choose(outbox, MONDAY))
    for place, text in enumerate(outbox):
        if text.id not in chosen:
            continue
        assert (text.state, text.next_try_at <= MONDAY) == ("queued", True)
        before = [each for each in outbox[:place] if each.number == text.number]
        held_up = [each for each in before if each.asked_for or each.state == "sending" or each.next_try_at <= MONDAY]
        assert text.safety or not held_up


@given(st.lists(st.integers(1, 3), min_size=1, max_size=60), st.sampled_from([1.0, 10.0, 100.0]))
def test_a_sender_never_sends_faster_than_its_rate(parts: list[int], rate: float) -> None:
    pace = Pace(rate, now=lambda: 100.0)
    sent = 0
    for each in parts:
        sent += each
        at = pace.delay("us", each)
        assert at == pytest.approx(max(0.0, sent / rate - 1.0))
    assert pace.delay("another sender", 1) == 0.0


def _claim(db: Session, of: str, until: datetime) -> None:
    db.get_one(Conversation, of).claimed_until = until


def test_what_a_killed_worker_had_claimed_keeps_nobody_else_waiting(world: Inside) -> None:
    for n in range(work.BATCH * 5):
        claimed = _conversation(world, f"+447700900{n:03d}")
        until = world.now + timedelta(seconds=30)
        world.change(partial(_claim, of=claimed, until=until))
    _conversation(world, PATIENT)
    world.answers()
    assert [message.text for message in world.messages()] != []
    world.deliver()
    assert {each.to for each in world.twilio.sent} == {PATIENT}
    world.pass_time(seconds=31)
    world.answers()
    world.deliver()
    assert len({each.to for each in world.twilio.sent}) == work.BATCH * 5 + 1
