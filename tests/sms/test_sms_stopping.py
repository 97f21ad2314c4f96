"""STOP and its family: obeyed at once, mirrored, and never taken for anything else."""

from __future__ import annotations

import pytest

from bot.conversation import consenting, receipts
from bot.messaging.opt_out import HELP_WORDS, START_WORDS, STOP_WORDS
from bot.store import database
from tests.support.inside import PATIENT, Inside

DRESSED = ("{}", "{}.", " {} ", '"{}"', "{}!!", "({})", "{}\n")
CASES = (str.upper, str.lower, str.title)


def _stopped(world: Inside, number: str = PATIENT) -> bool:
    with database.reading() as db:
        return consenting.is_stopped(db, number)


def _rows(words: frozenset[str]) -> list[str]:
    return [dress.format(case(word)) for word in sorted(words) for dress in DRESSED for case in CASES]


def test_every_stop_word_stops_at_once_and_is_not_answered(world: Inside) -> None:
    for n, text in enumerate(_rows(STOP_WORDS)):
        number = f"+447700900{n:03d}"
        world.arrives(text, number)
        assert _stopped(world, number), text
    world.answers()
    world.deliver()
    assert world.twilio.sent == []
    assert world.asked_rasa == []
    assert set(world.flags()) == {"texts_stopped"}


def test_every_help_word_gets_the_help_text(world: Inside) -> None:
    for n, text in enumerate(_rows(HELP_WORDS)):
        number = f"+447700900{n:03d}"
        [answer] = world.says(text, number)
        assert "Emergency? Call 999" in answer, text
        assert not _stopped(world, number)


@pytest.mark.parametrize("word", sorted(START_WORDS))
def test_every_start_word_starts_texts_again_only_when_they_were_stopped(world: Inside, word: str) -> None:
    world.says("STOP")
    assert world.says("are you there?") == []
    assert world.says(word) != []
    assert not _stopped(world)
    assert world.flags() == []
    assert world.says("hello") != []


NOT_STOP = (
    "yes",
    "I had to stop work in May",
    "stop start",
    "please stop asking about my back",
    "my boss texts me, how do I stop him texting",
    "I want to end this pain",
    "I will quit my job",
    "can't cancel my shifts",
    "help me",
    "no end in sight",
    "information please",
    "started in June",
    "stop it please",
    "STOP asking me that",
    "I can't stop crying",
    "stop work on 3 May",
    "I was made to quit",
    "I want to end my lease",
    "the end of March",
    "weekend",
    "end of shift pains",
    "cancel culture at work",
    "unsubscribed from work emails",
    "my opt out of the pension",
    "I need help",
    "can you help with my job",
    "info about the help please",
    "yes please",
    "yes start of may",
    "start date 3 May",
    "restart",
    "revoked licence",
    "quit smoking",
)


@pytest.mark.parametrize("text", NOT_STOP)
def test_other_words_go_to_the_conversation(world: Inside, text: str) -> None:
    world.says(text)
    assert not _stopped(world)
    assert world.asked_rasa == [text]


@pytest.mark.parametrize(
    ("text", "told", "stopped"),
    [
        ("arret", "STOP", True),
        ("Stop", "STOP", True),
        ("STOP", "HELP", False),
        ("aide", "HELP", False),
        ("hello", "", False),
        ("hello", None, False),
    ],
)
def test_twilios_own_reading_of_the_word_counts(world: Inside, text: str, told: str | None, stopped: bool) -> None:
    answers = world.says(text, opt_out_type=told)
    assert _stopped(world) is stopped
    assert bool(answers) is not bool(told), "what Twilio has answered is not answered again"


def test_start_that_twilio_answered_starts_texts_without_another_answer(world: Inside) -> None:
    world.says("STOP", opt_out_type="STOP")
    assert world.says("START", opt_out_type="START") == []
    assert world.says("hello") != []


def test_a_stopped_number_gets_nothing_whatever_is_in_the_queue(world: Inside) -> None:
    conversation = world.arrives("WORK").conversation_id
    waiting = world.queue("An answer", conversation)
    world.arrives("STOP")
    world.queue("A reminder", conversation, asked_for=False)
    world.queue("From staff", conversation)
    for _ in range(4):
        world.answers()
        world.deliver()
        world.pass_time(days=2)
    assert world.twilio.sent == []
    assert world.message(waiting).error_code == receipts.STOPPED


def test_a_safety_text_to_a_stopped_number_is_told_to_staff_as_undelivered(world: Inside) -> None:
    world.says("STOP")
    assert world.says("I want to kill myself") == []
    [alert] = world.alerts()
    assert alert.undelivered


def test_the_network_refusing_a_safety_text_marks_the_alert_too(world: Inside) -> None:
    world.twilio.opted_out.add(PATIENT)
    assert world.says("I want to kill myself") == []
    assert world.alerts()[0].undelivered
    assert _stopped(world)


def test_two_conversations_of_one_number_stop_together(world: Inside) -> None:
    first = world.arrives("WORK").conversation_id
    world.change(lambda db: setattr(db.get_one(type(world.conversations()[0]), first), "status", "closed"))
    second = world.arrives("WORK").conversation_id
    assert first != second
    world.arrives("STOP")
    world.queue("To the first", first)
    world.queue("To the second", second)
    world.answers()
    world.deliver()
    assert world.twilio.sent == []


PLAIN = (
    "please stop texting me",
    "Stop sending me messages!",
    "no more texts",
    "take me off your list",
    "dont text me again",
)


@pytest.mark.parametrize("text", PLAIN)
def test_asking_in_plain_words_is_explained_once_and_then_done(world: Inside, text: str) -> None:
    [explained] = world.says(text)
    assert "reply STOP" in explained
    assert "stays booked" in explained
    assert not _stopped(world)
    assert world.says(text) == []
    assert _stopped(world)
    assert world.says("hello?") == []
    assert world.asked_rasa == []


@pytest.mark.parametrize("text", ["stop this referral", "end my request", "cancel my referral please"])
def test_stopping_the_referral_is_not_stopping_the_texts(world: Inside, text: str) -> None:
    world.says(text)
    assert not _stopped(world)
    assert world.asked_rasa == [text]
