"""Make this a test: reworded, stripped of identifiers, approved by a second person, in the tests' own files."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient

from bot import clock
from bot.staff.made_tests import identifiers_in, same_words, without_identifiers
from bot.store.database import writing
from bot.store.tables import Message
from tests.staff import staff_made
from tests.staff.staff_made import Made

WROTE = "I'm Joanna Green, 07700 900123, off with me back since I lifted at Smithson's"


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        (WROTE, "I'm Sam Carter, 07700 900456, off with me back since I lifted at Smithson's"),
        ("JOANNA here, jo.green@nhs.net", "Sam here, sam@example.org"),
        ("I live at LS1 4AP and M1 1AE", "I live at TD1 1AA and TD1 1AA"),
        ("NHS number 943 476 5919", "NHS number 07700 900456"),
        ("see https://facebook.com/jo.green.5", "see [link]"),
        ("off since 01/02/2027, back 2027-03-14", "off since 01/02/2027, back 2027-03-14"),
        ("greenhouse work, 45 years old, 250 people", "greenhouse work, 45 years old, 250 people"),
    ],
)
def test_identifiers_are_put_in_made_ones(text: str, stripped: str) -> None:
    assert without_identifiers(text, ["Joanna Green"]) == stripped


@given(st.text(), st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [A-Z][a-z]{2,9})?", fullmatch=True), max_size=3))
def test_what_was_stripped_holds_no_number_address_or_name_any_more(text: str, names: list[str]) -> None:
    assert identifiers_in(without_identifiers(f"{text} {' '.join(names)} 0113 496 0999", names), names) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Green is my name", ["Green"]),
        ("ring 0113 4960123", ["0113 4960123"]),
        ("ring 07700 900456", []),
        ("write to me@work.example", ["me@work.example"]),
        ("ls14ap", ["ls14ap"]),
        ("since 14/03/2027", []),
        ("Sam Carter", []),
        ("evergreen", []),
    ],
)
def test_identifiers_are_found(text: str, found: list[str]) -> None:
    assert identifiers_in(text, ["Joanna Green", "Sam"]) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I am off with my back", "I am off with my back", True),
        ("I am off with my back!", "i am OFF, with my back", True),
        ("I am off with my back", "my back keeps me off work", False),
        ("yes please", "yes please", False),
        ("14 March 2027", "14 March 2027", False),
    ],
)
def test_words_have_to_be_other_words_unless_there_are_few(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same


@pytest.fixture
def made(database: object) -> Made:
    with writing() as db:
        return staff_made.conversation(db, clock.now(), service="bright-start", condition=WROTE, name="Joanna Green")


def post(browser: TestClient, address: str, **form: str) -> tuple[int, str]:
    answer = browser.post(f"/staff/{address}", data={"csrf": browser.csrf, **form})  # type: ignore[attr-defined]
    return answer.status_code, unescape(answer.text)


def whole(made: Made, **more: str) -> dict[str, str]:
    number = made.patient_message
    return {
        "name": "back and absence in one",
        f"says{number}": "hurt my back at work, off since then",
        f"asks{number}": "work_now",
        f"fact{number}": "conditions: [musculoskeletal]\nabsence_started: 2027-02-08",
        **more,
    }


def test_a_conversation_becomes_a_file_once_a_second_person_approves(
    sign_in: Callable[..., TestClient], made: Made
) -> None:
    first, second = sign_in("reviewer"), sign_in("safety_lead")
    page = unescape(first.get(f"/staff/review/{made.id}/test").text)
    assert "07700 900456" in page
    assert post(first, f"review/{made.id}/test", **whole(made))[0] == 303
    waiting = unescape(first.get("/staff/tests").text)
    assert "Somebody else has to look at it" in waiting
    draft = unescape(second.get("/staff/tests").text).split("/staff/tests/")[1].split('"')[0]
    status, said = post(first, f"tests/{draft}", answer="approve")
    assert (status, "Somebody else has to look" in said) == (400, True)
    assert yaml.safe_load(second.get("/staff/tests/conversations.yml").text) == []
    assert post(second, f"tests/{draft}", answer="approve")[0] == 303
    answer = first.get("/staff/tests/conversations.yml")
    assert "attachment" in answer.headers["content-disposition"]
    assert yaml.safe_load(answer.text) == [
        {
            "name": "back and absence in one",
            "channel": "web",
            "turns": [
                {
                    "says": "hurt my back at work, off since then",
                    "asks": "work_now",
                    "fact": {"conditions": ["musculoskeletal"], "absence_started": "2027-02-08"},
                }
            ],
        }
    ]
    assert "Green" not in answer.text
    assert post(second, f"tests/{draft}", answer="refuse")[0] == 400, "settled once"


def test_a_message_becomes_an_example_of_its_intent(sign_in: Callable[..., TestClient], made: Made) -> None:
    first, second = sign_in("reviewer"), sign_in("admin")
    turn, says = str(made.patient_message), f"says{made.patient_message}"
    page = first.get(f"/staff/review/{made.id}/test?turn={turn}").text
    assert "Make an example of this message" in page
    example = {"turn": turn, says: "will you let [work] know", "intent": "ask_employer_told"}
    assert post(first, f"review/{made.id}/test", **{**example, "intent": "made_up"})[0] == 400
    assert post(first, f"review/{made.id}/test", **example)[0] == 303
    draft = second.get("/staff/tests").text.split('action="/staff/tests/')[1].split('"')[0]
    assert post(second, f"tests/{draft}", answer="approve")[0] == 303
    found = yaml.safe_load(first.get("/staff/tests/examples.yml").text)
    assert found["nlu"] == [{"intent": "ask_employer_told", "examples": "- will you let (work) know\n"}]


def test_a_refused_draft_is_in_no_file(sign_in: Callable[..., TestClient], made: Made) -> None:
    first, second = sign_in("reviewer"), sign_in("safety_lead")
    before = first.get("/staff/tests/conversations.yml").text
    assert post(first, f"review/{made.id}/test", **whole(made, name="not this one"))[0] == 303
    draft = second.get("/staff/tests").text.split('action="/staff/tests/')[-1].split('"')[0]
    assert post(second, f"tests/{draft}", answer="refuse", text="tells too much")[0] == 303
    assert first.get("/staff/tests/conversations.yml").text == before
    assert "not this one" not in second.get("/staff/tests").text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"says": WROTE}, "Leave out or change: 07700 900123, Joanna, Green"),
        ({"says": "call me on 0113 496 0999 please"}, "Leave out or change: 0113 496 0999"),
        ({"says": "  "}, "Write what is said"),
        ({"asks": "no_such_question"}, "There is no such question"),
        ({"fact": "shoe_size: 9"}, "names of the catalogue"),
        ({"fact": "a: [b"}, "names of the catalogue"),
        ({"out": "yes"}, "cannot stand in a test yet"),
        ({"name": "Joanna Green's back"}, "nobody's name"),
        ({"name": ""}, "Give the test a name"),
    ],
)
def test_what_could_tell_who_it_is_or_is_no_test_is_refused(
    sign_in: Callable[..., TestClient], made: Made, change: dict[str, str], says: str
) -> None:
    number = made.patient_message
    form = whole(made, **{key if key == "name" else f"{key}{number}": value for key, value in change.items()})
    browser = sign_in("reviewer")
    status, page = post(browser, f"review/{made.id}/test", **form)
    assert (status, says in page) == (400, True), page


def test_a_message_word_for_word_is_refused(sign_in: Callable[..., TestClient]) -> None:
    with writing() as db:
        made = staff_made.conversation(db, clock.now(), condition="my knees ache all day long")
    form = whole(made, **{f"says{made.patient_message}": "My knees ache all day long."})
    status, page = post(sign_in("reviewer"), f"review/{made.id}/test", **form)
    assert (status, "Say it in other words" in page) == (400, True)


def test_where_the_patient_wrote_nothing_there_is_nothing_to_make_a_test_of(sign_in: Callable[..., TestClient]) -> None:
    browser = sign_in("reviewer")
    with writing() as db:
        empty = staff_made.conversation(db, clock.now(), service="bright-start")
        for message in db.scalars(select(Message).where(Message.conversation_id == empty.id)):
            message.author = "assistant"
    page = browser.get(f"/staff/review/{empty.id}/test").text
    assert "nothing to make a test of" in page
    assert "Give it to a second person" not in page
