"""Message templates: kept for everybody, safe to send as a text, filled for one patient, changed before sending."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.staff.phrases import filled, problem
from bot.store.database import writing
from tests.staff import staff_made


def post(browser: TestClient, address: str, **form: str) -> int:
    return browser.post(f"/staff/{address}", data={"csrf": browser.csrf, **form}).status_code  # type: ignore[attr-defined]


def test_a_template_begins_a_message_to_the_patient(sign_in: Callable[..., TestClient]) -> None:
    adviser = sign_in("service_staff")
    words = "Hello {name}, we tried to ring you. Call {us} on {phone}."
    assert post(adviser, "phrases", name="We rang you", text=words) == 303
    with writing() as db:
        made = staff_made.conversation(db, clock.now(), service="bright-start", name="Jo Green").id
    page = f"/staff/conversations/{made}"
    assert "We rang you" not in adviser.get(page).text, "only while staff write"
    assert post(adviser, f"conversations/{made}/take-over") == 303
    text = adviser.get(page).text
    [address] = {part.split('"')[0] for part in text.split('href="')[1:] if "?phrase=" in part}
    box = unescape(adviser.get(address).text.split('id="text"')[1].split("</textarea>")[0])
    assert "Hello Jo, we tried to ring you. Call Tideway Work Team on 0" in box


def test_the_newest_of_a_name_stands_and_one_can_be_removed(sign_in: Callable[..., TestClient]) -> None:
    admin = sign_in("admin")
    post(admin, "phrases", name="Twice", text="One.")
    post(admin, "phrases", name="twice", text="Two.")
    page = admin.get("/staff/phrases").text
    assert ("<p>Two.</p>" in page, "<p>One.</p>" in page) == (True, False)
    number = page.split("<p>Two.</p>")[1].split("/staff/phrases/")[1].split("/")[0]
    assert post(admin, f"phrases/{number}/remove") == 303
    assert "<p>Two.</p>" not in admin.get("/staff/phrases").text


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("", "Hello", "Give it a name"),
        ("x" * 61, "Hello", "Give it a name"),
        ("Hello", "", "words of at most"),
        ("Hello", "Hello {surgery}", "curly brackets"),
        ("Hello", "How is your depression?", "Leave out: depression"),
        ("Hello", "€" * 250, "parts"),
        ("Hello", "Hello {name}", ""),
    ],
)
def test_what_cannot_go_out_as_a_text_is_refused(name: str, text: str, says: str) -> None:
    found = problem(name, text)
    assert says in found
    assert bool(says) == bool(found)


def test_without_a_name_the_greeting_is_plain() -> None:
    assert filled("Hello {name}.", "") == "Hello there."
