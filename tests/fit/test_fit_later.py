"""Too early today: a day to check again and the promised text. What is booked is looked at again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from newcomer import Newcomer

from bot.settings import settings
from bot.store import directory
from bot.worker import checking_again, retaining
from tests.support.desk_talk import World

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])
ONLY_LATER = """
id: steady-steps
name: Steady Steps
provider: Tideway Community Trust
tier: specialist
what: A plan for going back to work.
area: [Tideway]
channels: [phone]
cost: free
referral: [self]
booking: callback
wait: none
capacity: ten
checked: {on: 2027-02-01, by: Dana}
sms_name: Steady Steps
sms_provider: Tideway Trust
sms_what: a plan
criteria:
  clause: off_a_while
  fact: absence_started
  weeks_since: {at_least: 4}
  met: you have been off since {absence_started}
  unmet: you have been off since {absence_started}
  source: a test
"""


@pytest.fixture
def only_later(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """A directory with one service, which takes people after four weeks off."""
    folder = tmp_path / "services"
    folder.mkdir()
    (folder / "steady-steps.yml").write_text(ONLY_LATER, encoding="utf-8")
    monkeypatch.setenv("SERVICES_DIR", str(folder))
    settings.cache_clear()
    monkeypatch.setattr(directory, "_shelf", directory._Shelf())
    return world


@CHANNELS
def test_too_early_gives_a_day_and_three_ways_on(only_later: World, channel: str) -> None:
    patient = Newcomer(only_later, channel)
    said = patient.says("show me")
    assert patient.question == "not_yet"
    assert "Monday 8 March" in said
    assert patient.offered == ["look", "other_help", "text_back"]
    assert "four weeks" not in said.lower()


def test_the_promised_text_comes_on_its_day_and_takes_it_up(only_later: World) -> None:
    patient = Newcomer(only_later, "sms")
    patient.says("show me")
    said = patient.says("3")
    assert "text you on Monday 8 March" in said
    assert patient.due("check_again") == date(2027, 3, 8)
    assert patient.status == "later"
    assert checking_again.write_again(only_later.now) == 0, "not before its day"
    only_later.now = datetime(2027, 3, 8, 5, 0, tzinfo=UTC)
    assert checking_again.write_again(only_later.now) == 0, "not at night"
    only_later.now = datetime(2027, 3, 8, 10, 0, tzinfo=UTC)
    assert checking_again.write_again(only_later.now) == 1
    assert "asked us to check again today" in patient.told[-1]
    assert patient.due("check_again") is None
    assert checking_again.write_again(only_later.now) == 0, "once"
    patient.says("1")
    assert patient.question == "was_that_you", "a week on, nothing is shown before they say that it is them"
    patient.says("1")
    if patient.question == "check_again":
        patient.says("1")
    assert patient.question == "one_fits"
    assert patient.offered[0] == "choose:steady-steps"


def test_the_promised_text_may_be_declined(only_later: World) -> None:
    patient = Newcomer(only_later, "sms")
    patient.says("show me")
    patient.says("3")
    only_later.now = datetime(2027, 3, 8, 10, 0, tzinfo=UTC)
    checking_again.write_again(only_later.now)
    patient.says("1")
    patient.says("1")
    assert patient.question == "check_again"
    assert "Nothing has been sent" in patient.says("8")
    assert patient.question is None


def test_who_may_not_be_texted_any_more_is_called_that_day(only_later: World) -> None:
    patient = Newcomer(only_later, "sms")
    patient.says("show me")
    patient.says("3")
    patient.says("STOP")
    only_later.now = datetime(2027, 3, 8, 10, 0, tzinfo=UTC)
    assert checking_again.write_again(only_later.now) == 1
    assert patient.due("call_to_check_again") == date(2027, 3, 8)


def test_on_the_web_a_person_calls_on_that_day(only_later: World) -> None:
    patient = Newcomer(only_later, "web")
    patient.says("show me")
    said = patient.says("3")
    assert "call you on Monday 8 March" in said
    assert patient.due("call_to_check_again") == date(2027, 3, 8)
    other = Newcomer(only_later, "web", phone=None)
    other.says("show me")
    other.says("3")
    assert other.question == "phone", "nobody can call without a number"


def test_what_was_promised_is_kept_until_its_day(only_later: World) -> None:
    patient = Newcomer(only_later, "sms")
    patient.says("show me")
    patient.says("3")
    only_later.later(days=40)
    assert retaining._past_their_time(only_later.now) == []
    only_later.now = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
    checking_again.write_again(only_later.now)
    assert [found for found, _ in retaining._past_their_time(only_later.now)] == [patient.id]


@CHANNELS
def test_an_answer_that_changes_what_fits_never_calls_a_booking_off(world: World, channel: str) -> None:
    patient = Newcomer(world, channel, willing_to_return=True, employer_size="251+")
    patient.says("show me")
    patient.wants("Moor Lane Work Advice")
    for answer in ("1", "1"):
        patient.says(answer)
    assert patient.question == "check"
    patient.says("1")
    slot = patient.booked
    assert slot is not None
    assert "fit_changed" not in patient.flags
    said = patient.says("actually my first day off was 1 July 2026")
    assert "appointment stands" in said
    assert patient.booked == slot
    assert "Moor Lane Work Advice does not fit" in patient.detail("fit_changed")
    assert patient.due("fit_changed") == date(2027, 3, 2), "before the appointment"
    assert checking_again.recheck_booked(world.now) == 0, "asked once"


def test_a_rule_changed_since_the_booking_is_put_before_staff(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = Newcomer(world, "sms", willing_to_return=True, employer_size="251+")
    patient.says("show me")
    patient.wants("Moor Lane Work Advice")
    for answer in ("1", "1", "1"):
        patient.says(answer)
    slot = patient.booked
    assert slot is not None
    assert checking_again.recheck_booked(world.now) == 0
    folder = tmp_path / "services"
    folder.mkdir()
    for path in Path("data/services").glob("*.yml"):
        text = path.read_text("utf-8").replace("months_since: {less_than: 6}", "weeks_since: {less_than: 2}")
        (folder / path.name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("SERVICES_DIR", str(folder))
    settings.cache_clear()
    monkeypatch.setattr(directory, "_shelf", directory._Shelf())
    assert checking_again.recheck_booked(world.now) == 1
    assert patient.booked == slot
    ended = (folder / "moor-lane-work-advice.yml").read_text("utf-8").replace("now: open", "now: ended")
    (folder / "moor-lane-work-advice.yml").write_text(ended, encoding="utf-8")
    monkeypatch.setattr(directory, "_shelf", directory._Shelf())
    assert checking_again.recheck_booked(world.now) == 1
    assert "is ended then" in patient.detail("fit_changed")
    assert patient.booked == slot
