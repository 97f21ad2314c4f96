"""What staff do: outcomes, alerts, tasks, notes, owners, taking over, writing to the patient, handing back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot import clock
from bot.conversation import transcript
from bot.messaging import segments
from bot.store import console
from bot.store.columns import keyed_hash
from bot.store.database import reading, writing
from bot.store.tables import Alert, Appointment, Conversation, Flag, Message, OptOut, Referral
from tests.staff import staff_made


def made(**more: Any) -> str:
    with writing() as db:
        return staff_made.conversation(db, clock.now(), service="bright-start", **more).id


def act(browser: TestClient, conversation: str, what: str, **form: str) -> int:
    token = browser.csrf  # type: ignore[attr-defined]
    answer = browser.post(f"/staff/conversations/{conversation}/{what}", data={"csrf": token, **form})
    return answer.status_code


def row(conversation: str) -> dict[str, Any]:
    with reading() as db:
        found = console.conversation(db, conversation)
    assert found is not None
    return found


@pytest.fixture
def adviser(sign_in: Callable[..., TestClient]) -> TestClient:
    return sign_in("service_staff")


@pytest.mark.parametrize(
    ("kind", "text", "status"),
    [
        ("spoke", "agreed a call on Friday", 303),
        ("no_answer", "", 303),
        ("back_at_work", "", 303),
        ("still_off", "", 303),
        ("not_suitable", "lives outside the area", 303),
        ("not_suitable", "   ", 400),
        ("attended", "", 400),
        ("made_up", "", 400),
        ("", "", 400),
    ],
)
def test_outcomes(adviser: TestClient, kind: str, text: str, status: int) -> None:
    conversation = made()
    assert act(adviser, conversation, "outcome", kind=kind, text=text) == status
    found = row(conversation)
    assert [(each["kind"], each["reason"]) for each in found["outcomes"]] == ([(kind, text)] if status == 303 else [])
    assert found["outcome"] == (kind if status == 303 else None)


@pytest.mark.parametrize("kind", ["attended", "did_not_attend"])
@pytest.mark.parametrize(("starts", "status"), [(timedelta(hours=-1), 303), (timedelta(hours=1), 400)])
def test_an_appointment_is_attended_only_once_it_has_begun(
    adviser: TestClient, kind: str, starts: timedelta, status: int
) -> None:
    conversation = made(booked_in=starts)
    assert act(adviser, conversation, "outcome", kind=kind) == status
    with reading() as db:
        appointment = db.scalar(select(Appointment).where(Appointment.conversation_id == conversation))
        assert appointment is not None
        assert appointment.status == (kind if status == 303 else "booked")


def test_an_alert_is_closed_once_with_what_was_done(adviser: TestClient) -> None:
    conversation = made(alert="crisis")
    [alert] = row(conversation)["alerts"]
    assert act(adviser, conversation, f"alerts/{alert['id']}", text=" ") == 400
    assert act(adviser, conversation, f"alerts/{alert['id']}", text="Rang. Safe, with her sister.") == 303
    assert act(adviser, conversation, f"alerts/{alert['id']}", text="again") == 400
    [alert] = row(conversation)["alerts"]
    assert alert["outcome"] == "Rang. Safe, with her sister."
    assert alert["acknowledged_by"] == "Service_Staff Person, Adviser"


def test_alerts_and_tasks_of_another_conversation_are_not_touched(adviser: TestClient) -> None:
    mine, other = made(), made(alert="crisis", flags=("misread",))
    alert, flag = row(other)["alerts"][0]["id"], row(other)["flags"][0]["id"]
    assert act(adviser, mine, f"alerts/{alert}", text="x") == 400
    assert act(adviser, mine, f"flags/{flag}") == 400
    with reading() as db:
        assert db.get_one(Alert, alert).acknowledged_at is None
        assert db.get_one(Flag, flag).resolved_at is None


def test_a_task_is_done_once(adviser: TestClient) -> None:
    conversation = made(flags=("call_back",))
    flag = row(conversation)["flags"][0]["id"]
    assert [act(adviser, conversation, f"flags/{flag}") for _ in range(2)] == [303, 400]
    assert row(conversation)["flags"][0]["resolved_by"] == "Service_Staff Person, Adviser"


def test_an_owner_gets_the_open_tasks_too(adviser: TestClient) -> None:
    conversation = made(flags=("call_back",))
    assert act(adviser, conversation, "owner", owner="service_staff@example.org") == 303
    assert row(conversation)["flags"][0]["owner"] == "service_staff@example.org"
    assert "service_staff@example.org" in adviser.get("/staff/today?mine=1").text
    assert act(adviser, conversation, "owner", owner="") == 303
    with reading() as db:
        assert db.scalar(select(Referral.owner).where(Referral.conversation_id == conversation)) is None


def test_a_note_is_kept_encrypted_and_shown_as_written(adviser: TestClient) -> None:
    conversation = made()
    assert act(adviser, conversation, "notes", text="<b>Ring</b> after 5") == 303
    assert act(adviser, conversation, "notes", text="") == 400
    page = adviser.get(f"/staff/conversations/{conversation}").text
    assert "&lt;b&gt;Ring&lt;/b&gt; after 5" in page
    with reading() as db:
        [[stored]] = db.connection().exec_driver_sql("SELECT text FROM staff_notes ORDER BY id DESC LIMIT 1").all()
    assert "Ring" not in stored


def last(conversation: str) -> Message:
    with reading() as db:
        found = db.scalar(
            select(Message).where(Message.conversation_id == conversation).order_by(Message.id.desc()).limit(1)
        )
        assert found is not None
        db.expunge(found)
    return found


def test_nobody_writes_before_taking_over(adviser: TestClient) -> None:
    conversation = made()
    assert act(adviser, conversation, "messages", text="Hello") == 400


def test_a_message_goes_into_the_chat_under_name_and_role(adviser: TestClient) -> None:
    conversation = made()
    assert act(adviser, conversation, "take-over") == 303
    found = row(conversation)
    assert (found["mode"], found["owner"]) == ("staff", "service_staff@example.org")
    assert act(adviser, conversation, "messages", text=" Hello, is now a good time? ") == 303
    message = last(conversation)
    assert (message.author, message.author_name) == ("staff", "Service_Staff Person, Adviser")
    assert (message.channel, message.text, message.delivery) == ("web", "Hello, is now a good time?", None)
    assert act(adviser, conversation, "messages", text="") == 400
    assert act(adviser, conversation, "messages", text="x" * 2001) == 400
    [seen] = [each for each in transcript.messages(conversation) if each.author == "staff"]
    assert (seen.text, seen.author_name) == ("Hello, is now a good time?", "Service_Staff Person, Adviser")


def test_a_text_is_queued_plain_counted_and_signed(adviser: TestClient) -> None:
    conversation = made(channel="sms", phone="+447700900777")
    act(adviser, conversation, "take-over")
    assert act(adviser, conversation, "messages", text="Is 3pm fine – or “later”?") == 303
    message = last(conversation)
    assert message.delivery == "queued"
    assert message.next_try_at is not None
    assert message.asked_for is True
    assert message.segments == segments(message.text).parts == 1
    assert message.text.startswith('Is 3pm fine - or "later"?\nService_Staff Person,')


@pytest.mark.parametrize("text", ["How is your back pain?", "About your depression", "x " * 400])
def test_a_text_about_health_or_too_long_is_refused_and_kept_in_the_form(adviser: TestClient, text: str) -> None:
    conversation = made(channel="sms", phone="+447700900778")
    act(adviser, conversation, "take-over")
    token = adviser.csrf  # type: ignore[attr-defined]
    answer = adviser.post(f"/staff/conversations/{conversation}/messages", data={"csrf": token, "text": text})
    assert answer.status_code == 400
    assert text.strip()[:20] in answer.text
    assert last(conversation).author != "staff"


def test_no_text_goes_to_a_number_that_stopped_texts(adviser: TestClient) -> None:
    conversation = made(channel="sms", phone="+447700900779")
    with writing() as db:
        db.add(OptOut(phone_hash=keyed_hash("+447700900779"), since=clock.now()))
    act(adviser, conversation, "take-over")
    assert "asked for no more texts" in adviser.get(f"/staff/conversations/{conversation}").text
    assert act(adviser, conversation, "messages", text="Hello") == 400


def test_handing_back_tells_the_patient_and_asks_again(adviser: TestClient) -> None:
    conversation = made()
    act(adviser, conversation, "take-over")
    assert act(adviser, conversation, "take-over") == 303, "twice is told once"
    assert act(adviser, conversation, "hand-back") == 303
    assert row(conversation)["mode"] == "assistant"
    texts = [message["text"] for message in row(conversation)["messages"]]
    [joined] = [text for text in texts if "has joined this chat" in text]
    assert joined.startswith("**Service_Staff Person, Adviser**, has joined")
    assert any("back with the assistant" in text for text in texts)
    before = len(texts)
    assert act(adviser, conversation, "hand-back") == 303
    assert len(row(conversation)["messages"]) == before, "only once"


def test_new_messages_are_given_to_the_page(adviser: TestClient) -> None:
    conversation = made()
    after = last(conversation).id
    act(adviser, conversation, "take-over")
    act(adviser, conversation, "messages", text="One <i>moment</i>")
    found = adviser.get(f"/staff/conversations/{conversation}/messages?after={after}").json()["messages"]
    assert [(each["author"], each["text"]) for each in found[1:]] == [("staff", "One <i>moment</i>")]


def test_signed_out_the_page_is_told_so(anybody: TestClient) -> None:
    conversation = made()
    answer = anybody.get(f"/staff/conversations/{conversation}/messages", headers={"Accept": "application/json"})
    assert answer.status_code == 401


def test_the_page_holds_the_half_page_the_trace_and_what_was_replaced(adviser: TestClient) -> None:
    conversation = made(booked_in=timedelta(days=1))
    with reading() as db:
        assert db.get_one(Conversation, conversation).mode == "assistant"
    page = adviser.get(f"/staff/conversations/{conversation}").text
    for words in (
        "Safety-critical work", "driving and machines", "my back is bad after lifting", "Losing my job",
        "3 weeks, since", "12 weeks off on", "ends soon", "Only after 5pm", "07700 900 456", "<s>driver</s>",
        "Share with Bright Start", "You told us that you are off work.", "off_work met", "93% sure",
        "Rather not say", "your age",
    ):  # fmt: skip
        assert words in page, words
    message = row(conversation)["messages"][1]["id"]
    assert f'href="#m{message}"' in page
    assert f'id="m{message}"' in page


def test_html_of_a_patient_is_shown_as_text(adviser: TestClient) -> None:
    conversation = made(condition="<script>alert(1)</script>", name="<img src=x>")
    page = adviser.get(f"/staff/conversations/{conversation}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_pages_are_never_kept_by_caches_and_run_no_inline_script(adviser: TestClient) -> None:
    answer = adviser.get(f"/staff/conversations/{made()}")
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text


@pytest.mark.parametrize(
    "what", ["alerts/0", "alerts/x", f"alerts/{'9' * 30}", "flags/-1", f"flags/{2**62}", "no-such"]
)
def test_numbers_that_cannot_be_are_no_page(adviser: TestClient, what: str) -> None:
    assert act(adviser, made(), what, text="x") in (400, 404, 405)


@pytest.mark.parametrize(
    "page",
    [
        "/staff/conversations/{id}/messages?after=x",
        "/staff/conversations/{id}/messages?after=-1",
        "/staff/conversations/" + "f" * 500,
        "/staff/conversations/%00",
    ],
)
def test_strange_addresses_are_no_page(adviser: TestClient, page: str) -> None:
    assert adviser.get(page.replace("{id}", made())).status_code == 404
