"""Why a service does or does not fit, clause by clause; and a service named that is not there any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from newcomer import Newcomer

from bot.conversation import matching
from bot.conversation.exchange import Exchange
from bot.messaging import health_words
from bot.store.database import reading
from bot.store.tables import Conversation
from tests.support.desk_talk import World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


def test_why_not_is_told_clause_by_clause_on_the_web(world: World) -> None:
    patient = Newcomer(world, "web", conditions=["skin"], absence_started="2026-08-01")
    lines = patient.why_not("why not Moor Lane?").splitlines()
    assert lines[0] == "Moor Lane Work Advice does not fit just now."
    assert "- Because you told us what makes work hard is not your back, joints, muscles or an injury." in lines
    assert "- Because you told us you have been off since 1 August 2026." in lines
    assert not any("six months" in line for line in lines), "a threshold never stands in a reason"


def test_why_one_fits_and_what_is_not_known(world: World) -> None:
    patient = Newcomer(world, "web", work_affects_health="unknown")
    said = patient.why_not("why Tide Back to Work")
    assert said.startswith("Tide Back to Work fits.\n- Because you told us")
    assert "your health makes work hard" in said
    said = patient.why_not("why not the Hillside Advice Hour")
    assert "may fit. We need to know whether work makes things worse for you." in said


def test_why_not_by_text_gives_nothing_away(world: World) -> None:
    patient = Newcomer(world, "sms", conditions=["skin"], absence_started="2026-08-01")
    said = patient.why_not("why not Moor Lane?")
    assert said.startswith("Moor Lane Work Advice does not fit")
    assert health_words(said) == []


@CHANNELS
def test_what_only_time_keeps_apart_has_its_day(world: World, channel: str) -> None:
    patient = Newcomer(world, channel)
    with reading() as db:
        x = Exchange(db, db.get_one(Conversation, patient.id), None)
        full = x.local.service("steady-steps")
        assert full is not None
        assert full not in matching.judged(x)
    assert "full" in patient.why_not("why not Steady Steps"), "it takes nobody, whoever asks"


@CHANNELS
def test_a_service_that_has_ended_is_said_to_have_with_what_there_is_now(world: World, channel: str) -> None:
    patient = Newcomer(world, channel)
    for said in (patient.what_is("tell me about working tide"), patient.why_not("why not early help?")):
        assert "Working Tide" in said
        assert "ended" in said
        assert ("Tide Back to Work or Bright Start" if channel == "web" else "Tide Work Help or Bright Start") in said


@CHANNELS
def test_an_ended_service_named_in_passing_is_said_to_have_ended(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, goal=None, job_title=None)
    patient.says("hello")
    assert patient.question == "goal"
    said = patient.says("I want to go on Fit for Work")
    assert "Fit for Work has ended. What there is now:" in said
    assert patient.question == "goal"
    said = patient.says("I want to go back to my job, can Working Tide Early Help do that")
    assert "ended" in said
    assert patient.question != "goal"


@CHANNELS
def test_everyday_words_are_no_name_of_a_service(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, goal=None)
    patient.says("hello")
    said = patient.says("I am not fit for work and want to go back to my job")
    assert "has ended" not in said


@CHANNELS
def test_a_service_elsewhere_or_unknown(world: World, channel: str) -> None:
    patient = Newcomer(world, channel)
    assert "is not offered here. What there is now:" in patient.what_is("what about Working Win")
    assert "do not know that" in patient.what_is("what about the Sunshine Club")
    told = patient.what_is("what is Tide Self-Help Hub")
    assert "run by Tideway Librar" in told


@CHANNELS
def test_an_entry_nobody_checked_for_half_a_year_is_never_offered(world: World, channel: str) -> None:
    checked = date(2026, 11, 2)
    patient = Newcomer(world, channel, willing_to_return=True, work_affects_health=False, employer_size="251+")
    patient.says("show me")
    assert "choose:tide-back-to-work" in patient.offered
    world.now = world.now.replace(year=2027, month=5, day=1)
    assert (world.now.date() - checked) == timedelta(days=180)
    with reading() as db:
        x = Exchange(db, db.get_one(Conversation, patient.id), None)
        assert matching.judged(x)
    world.later(days=1)
    with reading() as db:
        x = Exchange(db, db.get_one(Conversation, patient.id), None)
        assert matching.judged(x) == ()
        assert all(service.stale(x.on) for service in x.local.directory.services)
    assert "whether Tide" in patient.what_is("what is Tide Back to Work"), "we say that we have to check first"
