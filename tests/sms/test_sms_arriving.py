"""The first text and the poster's word: where a patient comes from, and a word that is never taken for an answer."""

from __future__ import annotations

import pytest

from bot.conversation import arriving
from bot.conversation.assistant import AssistantFailed
from bot.conversation.place import Place
from bot.messaging.materials import MaterialsError, read_materials
from tests.support.inside import PATIENT, Inside

WELCOME = "I am a computer"
GOAL = "What do you want help with?"


def _place(world: Inside, **changes: object) -> Place:
    """The newest conversation's place, after setting these of its fields."""
    identity = world.conversations()[-1].id

    def change(db) -> None:  # type: ignore[no-untyped-def]
        conversation = db.get_one(type(world.conversations()[0]), identity)
        place = Place.read(conversation.progress)
        for name, value in changes.items():
            setattr(place, name, value)
        conversation.progress = place.stored()

    world.change(change)
    return Place.read(world.conversations()[-1].progress)


SOURCES = [
    ("WORK", "work"),
    ("work.", "work"),
    ("WORK P", "poster"),
    ("Work p", "poster"),
    ('"WORK C"', "card"),
    ("workc", "card"),
    ("WORK-T!", "campaign"),
    ("work r", "campaign-reminder"),
    ("WORK X", "text"),
    ("hello", "text"),
    ("work stress", "text"),
    ("off 3 weeks with my back", "text"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_where_a_patient_comes_from_is_kept_and_nothing_they_wrote_is(world: Inside, text: str, source: str) -> None:
    world.arrives(text)
    assert [each.source for each in world.conversations()] == [source]


@pytest.mark.parametrize("text", ["WORK", "work", "Work P", "WORK C"])
def test_the_word_begins_with_the_welcome_and_the_first_question_without_rasa(world: Inside, text: str) -> None:
    [answer] = world.says(text)
    assert WELCOME in answer
    assert answer.endswith(GOAL)
    assert _place(world).question == "goal"
    assert world.asked_rasa == []


@pytest.mark.parametrize("text", ["WORK", "WORK P"])
def test_the_word_in_the_middle_asks_again_and_is_no_answer(world: Inside, text: str) -> None:
    world.says("WORK")
    _place(world, question="job", how="first", options=[], interrupts=[])
    [answer] = world.says(text)
    assert "job" not in _facts(world)
    assert WELCOME not in answer
    assert world.asked_rasa == []


def test_small_letters_in_the_middle_may_be_an_answer(world: Inside) -> None:
    world.says("WORK")
    world.says("work")
    assert world.asked_rasa == ["work"]


def test_the_word_takes_up_what_was_put_aside(world: Inside) -> None:
    world.says("WORK")
    _place(world, outcome="not_now", question=None)
    [asked] = world.says("work")
    assert asked.startswith("Which is closest to what you want?\n1 Stay in my job")
    assert _place(world).outcome is None


@pytest.mark.parametrize("outcome", ["under_16", "someone_else"])
def test_the_word_opens_nothing_that_was_closed_for_a_reason(world: Inside, outcome: str) -> None:
    world.says("WORK")
    _place(world, outcome=outcome, question=None)
    world.says("WORK")
    assert world.asked_rasa == ["WORK"]


def test_a_slow_assistant_costs_no_extra_text_until_it_is_slow_indeed(
    world: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.says("WORK")
    well = world.rasa

    async def slow(*_: object) -> None:
        raise AssistantFailed("timed out")

    monkeypatch.setattr("bot.conversation.assistant.send", slow)
    before = len(world.twilio.to(PATIENT))
    world.arrives("my job")
    for _ in range(2):
        world.answers()
        world.deliver()
        world.pass_time(seconds=20)
    assert len(world.twilio.to(PATIENT)) == before
    for _ in range(3):
        world.answers()
        world.deliver()
        world.pass_time(seconds=60)
    monkeypatch.setattr("bot.conversation.assistant.send", well)
    world.answers()
    world.deliver()
    holding, answer = world.twilio.to(PATIENT)[before:]
    assert "taking longer" in holding
    assert answer == "An answer."


def _facts(world: Inside) -> set[str]:
    from sqlalchemy import select

    from bot.store import database
    from bot.store.tables import Fact

    with database.reading() as db:
        return set(db.scalars(select(Fact.name)))


GOOD = {"source": "poster", "kind": "poster", "letter": "P", "title": "Title", "lead": "Lead"}
TEXT = {"source": "t", "kind": "text", "letter": "T", "text": "{surgery} {word} {number}"}
BAD: list[tuple[object, str]] = [
    (None, "word:"),
    ({"word": "work", "pieces": []}, "word:"),
    ({"word": "WORK", "pieces": [{**GOOD, "source": "A Poster"}]}, "no source"),
    ({"word": "WORK", "pieces": [{**GOOD, "kind": "leaflet"}]}, "kind"),
    ({"word": "WORK", "pieces": [{**GOOD, "letter": "PP"}]}, "letter"),
    ({"word": "WORK", "pieces": [{**GOOD, "title": ""}]}, "title"),
    ({"word": "WORK", "pieces": [GOOD, {**GOOD, "letter": "Q"}]}, "same source"),
    ({"word": "WORK", "pieces": [GOOD, {**GOOD, "source": "other"}]}, "same letter"),
    ({"word": "WORK", "pieces": [{**TEXT, "source": "tt", "text": "{surgery} {word}"}]}, "needs"),
    ({"word": "WORK", "pieces": [{**TEXT, "source": "tt", "text": "{surgery} {word} {number} {name}"}]}, "needs"),
]


@pytest.mark.parametrize(("data", "why"), BAD)
def test_materials_that_cannot_be_used_are_refused_with_the_reason(data: object, why: str) -> None:
    with pytest.raises(MaterialsError, match=why):
        read_materials(data)


def test_our_own_materials_can_be_read() -> None:
    assert {piece.kind for piece in arriving.materials().pieces} == {"poster", "card", "text"}
