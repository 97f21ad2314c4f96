"""Messages written blind, before any was read: what must be read from each, and misreads met by hand.

`second_hand.txt` to `fifth_hand.txt`, `sixth_hand.txt` (other wordings of what the fourth and fifth test sets
showed) and `seventh_hand.txt` (of what the sixth did) have a row a message: the fact asked for
(or nothing), the message, and what it holds. `eighth_hand.txt` goes on from there.
`name=value` must be read, `!name` must not, and a row with nothing leaves the asked fact empty.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.referral.questions import QUESTIONS, asking_for
from bot.understanding import read
from bot.understanding.behalf import as_patient
from bot.understanding.facts import UNKNOWN, Value
from bot.understanding.text import message

ON = date(2026, 11, 23)
ROWS = [
    tuple(part.strip() for part in f" {line} ".split("|", 2))
    for name in (
        "second_hand.txt",
        "third_hand.txt",
        "fourth_hand.txt",
        "fifth_hand.txt",
        "sixth_hand.txt",
        "seventh_hand.txt",
        "eighth_hand.txt",
    )
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]


def values(text: str, asked: str, **known: Value) -> dict[str, Any]:
    """What is read of a message, choices included."""
    reading = read(text, asked=asking_for(asked) if asked else None, on=ON, known=known)
    return {**{name: each for option in reading.chosen for name, each in option.facts.items()}, **reading.values()}


def same(meant: str, found: Any) -> bool:
    """Whether a value read is the one written down."""
    if isinstance(found, list):
        return set(found) == set(filter(None, meant.split(",")))
    return str(found).lower() == meant.lower()


@pytest.mark.parametrize(("asked", "text", "expected"), ROWS)
def test_a_message_written_blind_is_read(asked: str, text: str, expected: str) -> None:
    found = values(text, asked)
    if not expected:
        assert not asked or found.get(asked, UNKNOWN) == UNKNOWN, found
    for part in filter(None, (part.strip() for part in expected.split("; "))):
        if part.startswith("!"):
            assert part[1:] not in found, found
        else:
            name, meant = part.split("=", 1)
            assert same(meant, found.get(name)), found


@pytest.mark.parametrize("who", ["someone else typed, with the patient", "husband"])
def test_a_carer_tells_of_the_patient(who: str) -> None:
    found = values("he is 54, bad back, drives a van", "conditions", on_behalf_of=who)
    assert found["age"] == 54
    assert found["conditions"] == ["musculoskeletal"]
    assert found["job_title"] == "van driver"
    assert values("she lost her job in june", "employment", on_behalf_of=who)["job_lost_on"] == "2026-06-01"


def test_another_person_is_not_the_patient() -> None:
    assert values("he is 54, bad back, drives a van", "") == {}
    assert "conditions" not in values("my daughter has cancer and i cant cope at work", "")


def test_the_patients_own_words_stay_after_the_change_of_person() -> None:
    said = message("he has a bad back")
    told = as_patient(said, None)
    assert told.plain == "i have a bad back"
    assert told.words(7, len(told.plain)) == "a bad back"


def test_a_carer_names_the_patient_and_tells_of_them_at_once() -> None:
    found = values("asking for my husband, hes 60 and off sick with his heart", "")
    assert found["on_behalf_of"] == "husband"
    assert (found["age"], found["attendance"]) == (60, "off_sick")
    assert found["conditions"] == ["heart_or_breathing"]


@pytest.mark.parametrize(
    "text", ["my boss reads this phone", "my husband checks my phone", "this is a shared phone", "its my works phone"]
)
def test_a_phone_that_others_see_is_offered_a_call(text: str) -> None:
    reading = read(text, asked=asking_for("conditions"), on=ON)
    assert reading.act == "person"
    assert "condition_words" not in reading.facts


def test_a_bare_number_puts_right_the_number_told_before() -> None:
    assert values("actually I think it was 4", "contact_mode", absence_spells_12m=3) == {"absence_spells_12m": 4}


def test_no_such_thing_is_no_answer_to_another_question() -> None:
    reading = read("no fit note, agency doesnt need one", asked=None, on=ON)
    assert reading.act is None
    assert reading.facts["fit_note"].value == "none"


@pytest.mark.parametrize("text", ["yes", "no", "yeah"])
def test_how_are_you_getting_on_is_not_answered_by_a_bare_yes(text: str) -> None:
    assert "struggling_at_work" not in values(text, "struggling_at_work")


@pytest.mark.parametrize("text", ["3 weeks waiting for my sofa", "i want to go back to spain", "a year off 50"])
def test_nothing_of_an_absence_in_other_matters(text: str) -> None:
    assert "absence_started" not in values(text, "")


def test_words_and_a_firm_intent_that_pull_apart_are_no_answer() -> None:
    said = "no more of this"
    assert read(said, asked=None, intent="deny", confidence=0.99, on=ON).act == "deny"
    assert read(said, asked=None, intent="affirm", confidence=0.99, on=ON).act is None
    assert read(said, asked=None, intent="affirm", confidence=0.5, on=ON).act == "deny"


@pytest.mark.parametrize(
    "text", ["nothing to change", "no it's all correct", "not at all, go ahead", "nowt wrong with that"]
)
def test_a_yes_in_words_of_no_is_never_a_no(text: str) -> None:
    assert read(text, asked=None, on=ON).act != "deny"


def test_a_date_that_may_be_of_the_absence_or_the_illness_is_left_to_be_asked() -> None:
    found = values("nurse, anxiety, since 1 feb", "")
    assert (found["job_title"], found["conditions"]) == ("nurse", ["mental_health"])
    assert not {"condition_since", "absence_started"} & set(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("63f off work since august with depression", "depression"),
        ("im 28 work for amazon off 5 weeks with a broken ankle", "a broken ankle"),
        ("chronic back pain", "chronic back pain"),
    ],
)
def test_of_a_condition_its_own_words_are_kept(text: str, words: str) -> None:
    assert values(text, "")["condition_words"] == words


@pytest.mark.parametrize(
    "text", ["we agreed I start again on 11 January", "I start again Monday", "start over in June"]
)
def test_starting_work_again_does_not_start_the_talk_again(text: str) -> None:
    assert read(text, asked=asking_for("willing_to_return"), on=ON).act != "start_again"


@pytest.mark.parametrize("text", ["start again please", "can we start over", "start again from the top"])
def test_asking_to_start_again_does(text: str) -> None:
    assert read(text, asked=asking_for("willing_to_return"), on=ON).act == "start_again"


def test_an_ordinary_word_is_no_new_spelling_of_a_name() -> None:
    known: dict[str, Value] = {"full_name": "Nam Tran"}
    assert "full_name" not in values("is my name on the list?", "", **known)
    assert values("it's Trann with an extra n", "", **known)["full_name"] == "Nam Trann"


TOLD: dict[str, Value] = {
    "conditions": ["musculoskeletal"],
    "condition_words": "hip",
    "full_name": "Aleksander Wojcik",
    "contact_mode": "in_person",
    "job_title": "school bus driver",
}


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("contact_mode", "by phone, but I'm a bit deaf so you'll need to speak up", {"contact_mode": "phone"}),
        ("full_name", "phone, but speak up as I'm a wee bit hard of hearing", {}),
        ("", "you've spelt my name wrong, it's Aleksandr, no e before the r", {"full_name": "Aleksandr Wojcik"}),
        ("", "it's Wojcick wi a c before the k", {"full_name": "Aleksander Wojcick"}),
        ("", "and actually can it be by phone after all?", {"contact_mode": "phone"}),
        ("", "I said face to face but I'd rather it was by phone", {"contact_mode": "phone"}),
        ("employment", "I work for the council, told you", {"employment": "employed"}),
        ("condition_words", "I'm going deaf as well", {"conditions": ["musculoskeletal", "sight_or_hearing"]}),
    ],
)
def test_what_was_told_before_stands_beside_what_is_told_now(asked: str, text: str, expected: dict[str, Any]) -> None:
    found = values(text, asked, **TOLD)
    assert {name: found.get(name) for name in expected} == expected
    if "conditions" not in expected:
        assert not {"conditions", "condition_words", "job_title"} & found.keys()


@pytest.mark.parametrize("name", ["check", "share"])
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("looks right but my age is wrong", "correct"),
        ("yes but you spelt my name wrong", "correct"),
        ("looks fine but change the time", "correct"),
        ("looks right, go ahead", "affirm"),
        ("yes but don't tell my boss", "affirm"),
    ],
)
def test_a_yes_that_puts_something_right_agrees_to_nothing_yet(name: str, text: str, act: str) -> None:
    assert read(text, asked=QUESTIONS[name].asked(), on=ON, intent="affirm", confidence=0.9).act == act
