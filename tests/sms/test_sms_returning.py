"""Coming back after a silence, nudges, and too many texts at once. Rasa is real in none of these."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.place import AGAIN, Place
from bot.store.tables import Conversation, Message
from bot.worker import nudging
from tests.support.inside import MONDAY, PATIENT, Inside

NUDGE = "Your answers are kept"


def _place(world: Inside, **changes: object) -> Place:
    """The place of a conversation, after setting these of its fields."""
    identity = world.conversations()[-1].id

    def change(db) -> None:  # type: ignore[no-untyped-def]
        conversation = db.get_one(Conversation, identity)
        place = Place.read(conversation.progress)
        for name, value in changes.items():
            setattr(place, name, value)
        conversation.progress = place.stored()

    world.change(change)
    return Place.read(world.conversations()[-1].progress)


def _begun(world: Inside) -> None:
    """A conversation whose open question is the job."""
    world.says("WORK")
    _place(world, question="job", how="first", options=[], interrupts=[])


def _understood(world: Inside, monkeypatch: pytest.MonkeyPatch, **understood: object) -> None:
    """What the next message is understood as, put where Rasa's webhook would put it."""
    real = world.rasa

    async def rasa(conversation: str, message: int, channel: str, text: str, timeout: float):  # type: ignore[no-untyped-def]
        world.change(lambda db: setattr(db.get_one(Message, message), "understood", understood))
        return await real(conversation, message, channel, text, timeout)

    monkeypatch.setattr("bot.conversation.assistant.send", rasa)


@pytest.mark.parametrize("hours", [0, 1, 11.9])
def test_soon_after_it_simply_goes_on(world: Inside, hours: float) -> None:
    _begun(world)
    world.pass_time(hours=hours)
    assert world.says("warehouse picker") == ["An answer."]


@pytest.mark.parametrize("hours", [12.1, 30, 24 * 6.9])
def test_after_twelve_hours_an_answer_is_taken_and_we_say_who_we_are(world: Inside, hours: float) -> None:
    _begun(world)
    world.pass_time(hours=hours)
    assert world.says("warehouse picker") == ["Tideway Work Team here.\nAn answer."]
    assert world.asked_rasa[-1] == "warehouse picker"


def test_after_twelve_hours_a_misread_is_not_talked_about(world: Inside) -> None:
    _begun(world)
    _place(world, how=AGAIN, misses=1, misreads=1)
    world.pass_time(hours=13)
    [answer] = world.says("mmm")
    assert answer.startswith("Tideway Work Team here.\nWhat is your job")
    assert "Sorry" not in answer
    assert _place(world).misses == 0


def test_after_twelve_hours_a_greeting_gets_the_open_question_alone(
    world: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(world)
    _understood(world, monkeypatch, intent="greet", digression=True, notes=[])
    world.pass_time(hours=13)
    [answer] = world.says("hello")
    assert answer.startswith("Tideway Work Team here.\nWhat is your job")


def test_after_seven_days_whose_number_is_it_comes_first_and_reveals_nothing(world: Inside) -> None:
    _begun(world)
    asked = len(world.asked_rasa)
    world.pass_time(days=8)
    [answer] = world.says("why did you say no to me?")
    assert answer == (
        "Hello from Tideway Work Team. Someone with this number began to ask us for help.\n"
        "1 That was me, go on\n2 That was someone else"
    )
    assert world.says("what did I tell you") == [answer], "nothing is read until it is answered"
    assert len(world.asked_rasa) == asked
    [question] = world.says("1")
    assert question == "What do you want help with?"
    assert world.says("warehouse picker") == ["An answer."]


@pytest.mark.parametrize("no", ["2", "no", "No.", "someone else", "that was someone else"])
def test_a_number_that_is_somebody_elses_now_starts_neutrally(world: Inside, no: str) -> None:
    _begun(world)
    world.pass_time(days=8)
    world.says("hi")
    [answer] = world.says(no)
    assert "closed" in answer
    [welcome] = world.says("WORK")
    assert "I am a computer" in welcome
    assert [each.status for each in world.conversations()] == ["closed", "open"]
    world.pass_time(days=2)
    nudging.nudge_all()
    world.deliver()
    assert sum(NUDGE in text for text in world.twilio.to(PATIENT)) <= 1


def test_words_of_danger_pass_the_question_whose_number_it_is(world: Inside) -> None:
    _begun(world)
    world.pass_time(days=8)
    [answer] = world.says("I want to kill myself")
    assert "116 123" in answer


def test_an_answer_to_a_question_that_we_sent_of_our_own_accord_is_read_as_one(world: Inside) -> None:
    _begun(world)
    identity = world.conversations()[0].id
    world.pass_time(days=8)
    reminder = world.queue("A reminder. 1 That is fine", identity, asked_for=False)
    world.change(lambda db: setattr(db.get_one(Message, reminder), "question", "reminder"))
    world.deliver()
    world.pass_time(hours=5)
    assert world.says("1") == ["An answer."]


def test_a_nudge_does_not_end_the_silence(world: Inside) -> None:
    _begun(world)
    world.pass_time(days=3)
    assert _nudges(world) == 1
    world.pass_time(days=5)
    assert "Someone with this number" in world.says("hi")[0]


def _nudges(world: Inside) -> int:
    nudging.nudge_all()
    world.deliver()
    return sum(NUDGE in text for text in world.twilio.to(PATIENT))


def test_nudges_come_after_one_day_and_three_and_never_again(world: Inside) -> None:
    _begun(world)
    sent = []
    for _ in range(24 * 10):
        before = len(world.twilio.sent)
        _nudges(world)
        sent += [world.now - MONDAY] * (len(world.twilio.sent) - before)
        world.pass_time(hours=1)
    assert sent == [timedelta(days=1), timedelta(days=3)]


def test_nudges_keep_to_sending_hours(world: Inside) -> None:
    world.now = MONDAY.replace(day=6, hour=17, minute=30)  # a Saturday
    _begun(world)
    moments = []
    for _ in range(24 * 5):
        before = len(world.twilio.sent)
        _nudges(world)
        if len(world.twilio.sent) > before:
            moments.append(world.now)
        world.pass_time(hours=1)
    assert [f"{each:%a %H}" for each in moments] == ["Mon 08", "Tue 17"]


QUIET_ROWS: list[dict[str, object]] = [
    {"question": None},
    {"question": "go_on"},
    {"finished": True},
    {"outcome": "not_now"},
]


@pytest.mark.parametrize("changes", QUIET_ROWS)
def test_nobody_is_nudged_where_nothing_waits_for_them(world: Inside, changes: dict[str, object]) -> None:
    _begun(world)
    _place(world, **changes)
    world.pass_time(days=2)
    assert _nudges(world) == 0


def test_nobody_is_nudged_who_was_in_danger_or_stopped_texts(world: Inside) -> None:
    _begun(world)
    world.says("I want to kill myself")
    _place(world, question="job")
    world.pass_time(days=2)
    assert _nudges(world) == 0
    other = "+447700900556"
    world.says("WORK", other)
    world.says("STOP", other)
    world.pass_time(days=2)
    nudging.nudge_all()
    world.deliver()
    assert len(world.twilio.to(other)) == 1


def test_an_answer_after_a_nudge_starts_the_count_again(world: Inside) -> None:
    _begun(world)
    world.pass_time(days=1)
    assert _nudges(world) == 1
    identity = world.conversations()[0].id
    world.says("still here")
    world.change(lambda db: setattr(db.get_one(Conversation, identity), "last_patient_at", world.now))
    world.change(lambda db: setattr(db.get_one(Conversation, identity), "nudges", 0))
    world.pass_time(days=1)
    assert _nudges(world) == 2


def test_too_many_texts_get_one_kind_line_and_words_of_danger_pass(world: Inside) -> None:
    for n in range(45):
        world.arrives(f"text {n}")
    world.answers()
    world.deliver(rounds=60)
    sent = world.twilio.to(PATIENT)
    assert len(sent) == 41
    assert "a lot of texts" in sent[-1]
    assert "116 123" in world.says("I want to kill myself")[0]
    world.pass_time(minutes=11)
    assert world.says("hello again") == ["An answer."]
