"""A referral by phone: the same questions, marked as typed by staff; a call back with a day; nobody else sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.conversation import settling, taking, turn
from bot.conversation.replies import Reply
from bot.store import console, console_day
from bot.store.console_list import Scope
from bot.store.database import reading, writing
from bot.store.tables import Conversation, Message
from tests.staff import staff_made

NUMBER = "07700 900 911"


@pytest.fixture(autouse=True)
def rasa(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa's part: the intent, and the desk's own actions run."""

    async def from_rasa(conversation_id: str, pending: turn.Pending) -> list[Reply]:
        taken = taking.take(conversation_id, pending.id, "inform", 0.5, ())
        said = list(taken.says)
        with reading() as db:
            return settling.rendered(said, db.get_one(Message, pending.id))

    monkeypatch.setattr(turn, "_from_rasa", from_rasa)


@pytest.fixture
def adviser(sign_in: Callable[..., TestClient]) -> TestClient:
    return sign_in("service_staff")


def begin(browser: TestClient, **form: str) -> tuple[int, str]:
    given = {"name": "Pat Caller", "phone": NUMBER, "surgery": "T90001", "what": "now", **form}
    answer = browser.post("/staff/by-phone", data={"csrf": browser.csrf, **given})  # type: ignore[attr-defined]
    return answer.status_code, answer.headers.get("location", answer.text)


def row(conversation: str) -> dict[str, Any]:
    with reading() as db:
        found = console.conversation(db, conversation)
    assert found is not None
    return found


def conversation_of(address: str) -> str:
    return address.rsplit("/", 1)[-1].split("#")[0]


def say(browser: TestClient, conversation: str, text: str) -> int:
    token = browser.csrf  # type: ignore[attr-defined]
    address = f"/staff/conversations/{conversation}/typed"
    return browser.post(address, data={"csrf": token, "text": text}).status_code


def test_an_adviser_types_a_referral_for_somebody_on_the_phone(adviser: TestClient) -> None:
    status, address = begin(adviser)
    assert status == 303
    conversation = conversation_of(address)
    found = row(conversation)
    assert (found["begun_by"], found["owner"], found["source"]) == ("service_staff@example.org",) * 2 + ("staff",)
    assert [message["question"] for message in found["messages"]] == [None, "goal"]
    page = adviser.get(f"/staff/conversations/{conversation}").text
    assert "Going back to my job</button>" in page
    assert say(adviser, conversation, "Going back to my job") == 303
    assert say(adviser, conversation, "off 3 weeks with my back, I'm a warehouse picker") == 303
    found = row(conversation)
    facts = {fact["name"]: fact["value"] for fact in found["facts"]}
    assert facts["goal"] == "return"
    assert facts["full_name"] == "Pat Caller"
    assert facts["phone"] == "+447700900911"
    assert "absence_started" in facts
    typed = [message for message in found["messages"] if message["author"] == "patient"]
    assert {message["author_name"] for message in typed} == {"Service_Staff Person, Adviser"}
    page = adviser.get(f"/staff/conversations/{conversation}").text
    assert "Patient (typed by Service_Staff Person, Adviser)" in page
    assert "Service_Staff Person, Adviser, on the phone with the patient" in page


def test_words_of_danger_on_the_phone_raise_an_alert(adviser: TestClient) -> None:
    conversation = conversation_of(begin(adviser)[1])
    assert say(adviser, conversation, "I want to kill myself") == 303
    assert [alert["kind"] for alert in row(conversation)["alerts"]] == ["crisis"]


def test_somebody_in_a_text_thread_is_helped_by_phone_and_gets_no_text_for_it(adviser: TestClient) -> None:
    with writing() as db:
        made = staff_made.conversation(
            db, clock.now(), service="bright-start", channel="sms", phone="+447700900912", status="started"
        ).id
    assert say(adviser, made, "yes") == 303
    with reading() as db:
        assert db.get_one(Conversation, made).channel == "sms"
    new = row(made)["messages"][2:]
    assert [message["channel"] for message in new] == ["web"] * len(new)
    assert not any(message["delivery"] for message in new)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_nothing_and_too_much_are_refused(adviser: TestClient, text: str) -> None:
    conversation = conversation_of(begin(adviser)[1])
    before = len(row(conversation)["messages"])
    assert say(adviser, conversation, text) == 400
    assert len(row(conversation)["messages"]) == before


def test_nobody_types_for_the_patient_while_staff_have_the_conversation(adviser: TestClient) -> None:
    conversation = conversation_of(begin(adviser)[1])
    adviser.post(f"/staff/conversations/{conversation}/take-over", data={"csrf": adviser.csrf})  # type: ignore[attr-defined]
    assert say(adviser, conversation, "hello") == 400


def test_a_call_back_is_a_referral_with_a_day_on_the_list(adviser: TestClient) -> None:
    day = clock.today() + timedelta(days=2)
    status, address = begin(adviser, what="later", due=str(day), text="After 4pm", phone="07700 900 913")
    assert status == 303
    found = row(conversation_of(address))
    assert found["status"] == "call_back"
    assert [(flag["kind"], flag["due_on"], flag["detail"]) for flag in found["flags"]] == [
        ("call_back", day, "After 4pm")
    ]
    with reading() as db:
        scope = Scope.of(["bright-start"], "service_staff@example.org")
        queue = console_day.queue(db, clock.today(), scope)
    assert found["id"] in [each["conversation_id"] for each in queue]
    assert "Pat Caller" in adviser.get("/staff/today").text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"phone": "12"}, "not a UK phone number"),
        ({"what": "later", "due": ""}, "on which day"),
        ({"what": "later", "due": "2020-01-01"}, "a day from today on"),
        ({"what": "later", "due": "2099-01-01", "phone": ""}, "needs a phone number"),
    ],
)
def test_what_is_missing_is_said_and_kept_in_the_form(adviser: TestClient, form: dict[str, str], says: str) -> None:
    status, page = begin(adviser, **form)
    assert (status, says in page) == (400, True)
    assert 'value="Pat Caller"' in page


def test_texts_go_to_the_number_only_where_they_are_happy_with_that(adviser: TestClient) -> None:
    for texts, phone in (("", None), ("yes", "+447700900914")):
        conversation = conversation_of(begin(adviser, texts=texts, phone="07700 900 914")[1])
        with reading() as db:
            assert db.get_one(Conversation, conversation).phone == phone


def test_only_who_took_it_sees_it_until_it_is_shared(sign_in: Callable[..., TestClient], adviser: TestClient) -> None:
    conversation = conversation_of(begin(adviser)[1])
    other = sign_in("service_staff", ("bright-start",), "colleague")
    page = f"/staff/conversations/{conversation}"
    assert adviser.get(page).status_code == 200
    assert other.get(page).status_code == 404
    assert "Pat Caller" not in other.get("/staff/conversations").text
    admin = sign_in("admin")
    token = admin.csrf  # type: ignore[attr-defined]
    assert admin.post(f"{page}/owner", data={"csrf": token, "owner": "admin@example.org"}).status_code == 303
    assert adviser.get(page).status_code == 404, "given to somebody else"
