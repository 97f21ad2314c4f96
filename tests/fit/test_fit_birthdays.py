"""Age is asked in whole years: a birthday before the first visit that crosses a bound is asked about."""

from __future__ import annotations

from datetime import date

import pytest
from newcomer import Newcomer
from sqlalchemy import select

from bot import criteria
from bot.conversation import matching
from bot.conversation.exchange import Exchange
from bot.store.database import reading, writing
from bot.store.directory import local
from bot.store.tables import Conversation, DecisionRecord, SlotRecord
from tests.support.desk_talk import World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
YOUNG = {"conditions": ["mental_health"], "age": 17, "willing_to_return": True, "employer_size": "251+"}
SERVICE = "bright-harbour-job-support"


def _decided(patient: Newcomer) -> str:
    with reading() as db:
        x = Exchange(db, db.get_one(Conversation, patient.id), None)
        decision = matching.fit(x).decision(SERVICE)
        assert decision is not None
        return decision.outcome


@CHANNELS
def test_a_birthday_before_the_first_time_is_asked_about(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, **YOUNG)
    said = patient.says("show me")
    assert patient.question == "birthday"
    assert "Will you be 18 by Tuesday 2 March?" in said or "Will you be 18 by Wednesday 3 March?" in said
    assert _decided(patient) == "does_not_meet"
    patient.says("1" if channel == "sms" else "Yes")
    assert patient.question == "choose_service"
    assert f"choose:{SERVICE}" in patient.offered
    assert _decided(patient) == "meets"


@CHANNELS
@pytest.mark.parametrize("answer", ["no", "2"])
def test_no_birthday_leaves_it_as_it_was(world: World, channel: str, answer: str) -> None:
    patient = Newcomer(world, channel, **YOUNG)
    patient.says("show me")
    patient.says(answer)
    assert patient.question == "choose_service"
    assert f"choose:{SERVICE}" not in patient.offered
    assert "birthday_near" not in patient.flags


@CHANNELS
def test_not_sure_goes_on_and_a_person_looks(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, **YOUNG)
    patient.says("show me")
    patient.says("not sure")
    assert patient.question == "choose_service"
    assert patient.due("birthday_near") == date(2027, 3, 3)


@CHANNELS
@pytest.mark.parametrize("age", [18, 45, 16])
def test_nobody_else_is_asked(world: World, channel: str, age: int) -> None:
    patient = Newcomer(world, channel, **{**YOUNG, "age": age})
    patient.says("show me")
    assert patient.question == "choose_service"


@CHANNELS
def test_a_day_that_is_later_than_the_one_asked_about_is_asked_about_too(world: World, channel: str) -> None:
    """At 66 the coach takes them; a birthday before a later day that they pick would need a person to look."""
    patient = Newcomer(world, channel, age=66, willing_to_return=True, employer_size="251+")
    patient.says("show me")
    assert patient.question == "birthday"
    patient.says("no")
    patient.wants("Tide Back to Work" if channel == "web" else "Tide Work Help")
    patient.says("1")
    assert patient.question == "time"
    patient.says("on 11 March")
    said = patient.says("1")
    assert patient.question == "birthday"
    assert "Will you be 67 by Thursday 11 March?" in said
    patient.says("yes")
    assert patient.question == "time", "that day is given back"
    with reading() as db:
        shown = [db.get_one(SlotRecord, act).starts.date() for act in patient.offered if act.startswith("tide")]
    assert shown
    assert max(shown) < date(2027, 3, 11)


def test_the_decision_that_is_stored_comes_out_again(world: World) -> None:
    patient = Newcomer(world, "web", **YOUNG)
    patient.says("show me")
    patient.says("Yes")
    with writing() as db:
        row = db.scalars(
            select(DecisionRecord)
            .where(DecisionRecord.conversation_id == patient.id)
            .order_by(DecisionRecord.id.desc())
        ).first()
        assert row is not None
        stored = {result["service_id"]: result["outcome"] for result in row.results}
        service = local().service(SERVICE)
        assert service is not None
        assert criteria.evaluate(service, row.facts, row.on).outcome == stored[SERVICE] == "meets"
