"""The console in a real browser: six clicks, no axe violations, live, by keyboard, without a script, printed."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from starlette.testclient import TestClient

from bot import clock
from bot.store import phrases, staff_accounts, test_drafts
from bot.store.database import writing
from bot.store.tables import Conversation, Message, Permission
from tests.staff import staff_made
from tests.staff.conftest import PASSWORD, app, database, sign_in
from tests.staff.staff_made import Made

__all__ = ["app", "database", "sign_in"]

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.chromium
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
DESK, PHONE, NARROWEST = (1280, 900), (390, 800), (320, 640)
EMAIL = "browser@example.org"


@pytest.fixture(scope="module")
def base(app: object) -> Iterator[str]:
    """The console on a free loopback port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def made(database: object) -> Made:
    """A day with appointments, alerts and tasks; gives the one of the first appointment."""
    now = clock.now()
    with writing() as db:
        member = staff_accounts.add(db, EMAIL, "Sam Lee", "admin")
        staff_accounts.set_password(member, PASSWORD)
        rested = staff_made.conversation(
            db, now, service="steady-steps", name="Al Arm", alert="crisis", flags=("person_asked",)
        )
        db.get_one(Conversation, rested.id).last_patient_at = now - timedelta(hours=2)
        for n in range(6):
            staff_made.conversation(db, now, service="bright-start", name=f"Ann Other{n}", status="started")
        found = staff_made.conversation(
            db, now, service="bright-start", name="Jo Green", booked_in=timedelta(minutes=-1), flags=("call_back",)
        )
        yes = Permission(conversation_id=found.id, kind="tell_gp", body="T90001", given=True, wording="Yes", at=now)
        other = staff_accounts.add(db, "other@example.org", "Ann Lee", "service_staff", ("bright-start",))
        staff_accounts.invite(db, other, now)
        phrases.add(db, "Running late", "Hello {name}, we are running late.", "Ann Lee, Adviser", now)
        draft = {"channel": "web", "turns": [{"says": "hurt my back", "asks": "work_now", "fact": None}]}
        test_drafts.draft(db, found.id, "conversation", "back and absence", draft, "other@example.org", now)
        db.add(yes)
        return found


def signed_in(chromium: Browser, base: str, size: tuple[int, int] = DESK, script: bool = True) -> Page:
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, base_url=base
    )
    page = context.new_page()
    page.goto("/staff/today")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Today")
    return page


def pages(made: Made) -> list[str]:
    return [
        "/staff/today",
        "/staff/conversations",
        "/staff/conversations?waiting=1&channel=web",
        f"/staff/conversations/{made.id}",
        "/staff/review",
        f"/staff/review/{made.id}",
        f"/staff/review/{made.id}/test",
        f"/staff/review/{made.id}/test?turn={made.patient_message}",
        "/staff/tests",
        "/staff/phrases",
        "/staff/times",
        f"/staff/conversations/{made.id}/privacy",
        "/staff/by-phone",
        f"/staff/conversations/{made.id}/letter",
        "/staff/numbers",
        "/staff/numbers/fairness",
        "/staff/accounts",
        "/staff/directory",
        "/staff/directory/files/bright-start.yml",
        "/staff/directory/files/bright-start.yml/versions/0",
        "/staff/today?day=2027-03-09",
        "/staff/audit",
        "/staff/no-such-page",
    ]


def preview(page: Page) -> None:
    """What a change to a service's file would mean."""
    page.goto("/staff/directory/files/bright-start.yml")
    text = page.locator("textarea[name=text]")
    text.fill(text.input_value().replace("fact: in_work\n      is: false", "fact: in_work\n      is: true"))
    page.get_by_role("button", name="See what this would mean").click()


def mistake(page: Page) -> None:
    """A file with a mistake in it."""
    page.goto("/staff/directory/files/bright-start.yml")
    text = page.locator("textarea[name=text]")
    text.fill(text.input_value().replace("fact: in_work", "fact: no_such_fact"))
    page.get_by_role("button", name="See what this would mean").click()


def new_service(page: Page) -> None:
    """A copy of a service to write a new one from."""
    page.goto("/staff/directory")
    page.get_by_label("Its id").fill("a-new-one")
    page.get_by_role("button", name="Write it").click()


def refused(page: Page) -> None:
    """A form that was sent with something missing."""
    page.goto("/staff/phrases")
    page.get_by_label("Words").fill("your pain")
    page.get_by_label("Name", exact=True).fill("A name")
    page.get_by_role("button", name="Save template").click()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=TAGS).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def test_from_sign_in_to_a_recorded_outcome_in_six_clicks(chromium: Browser, base: str, made: Made) -> None:
    page = chromium.new_context(base_url=base).new_page()
    page.goto("/staff")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    clicks: list[Callable[[], None]] = [
        lambda: page.get_by_role("button", name="Sign in").click(),
        lambda: page.locator("#appointments ~ * a, section:has(#appointments) a", has_text="Jo Green").first.click(),
        lambda: page.get_by_label("Spoke to them").check(),
        lambda: page.get_by_role("button", name="Save outcome").click(),
    ]
    for click in clicks:
        click()
    assert len(clicks) <= 6
    expect(page.get_by_role("heading", level=1)).to_contain_text("Jo Green")
    expect(page.locator(".heading-row")).to_contain_text("Spoke to them")
    expect(page.locator(".summary")).to_contain_text("3 weeks, since")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_no_page_has_axe_violations(chromium: Browser, base: str, made: Made, size: tuple[int, int]) -> None:
    page = signed_in(chromium, base, size)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if "Security Policy" in message.text else None)
    for address in pages(made):
        page.goto(address)
        assert violations(page) == [], address
    for state in (preview, mistake, new_service, refused):
        state(page)
        assert violations(page) == [], state.__name__
    assert problems == []
    page.context.clear_cookies()
    page.goto("/staff/sign-in")
    assert violations(page) == []
    page.fill("#email", EMAIL)
    page.fill("#password", "not the password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == [], "a sign-in that was refused"
    with writing() as db:
        invited = staff_accounts.by_email(db, "other@example.org")
        assert invited is not None
        token = staff_accounts.invite(db, invited, clock.now())
    page.goto(f"/staff/invitation/{token}")
    expect(page.get_by_label("Choose a password")).to_be_visible()
    assert violations(page) == [], "an invitation"


def test_no_page_scrolls_sideways_on_a_narrow_screen(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base, NARROWEST)
    for address in pages(made):
        page.goto(address)
        wide = page.evaluate("""() => [...document.querySelectorAll('body *')]
            .filter((each) => !each.closest('.wide') && each.getBoundingClientRect().right > window.innerWidth + 1)
            .map((each) => each.tagName + '.' + each.className + ' ' + each.textContent.trim().slice(0, 60))""")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST[0], (address, wide)


@pytest.mark.parametrize("address", ["/staff/today", "/staff/conversations", "/staff/review"])
def test_on_a_phone_each_row_of_a_list_is_a_card_with_the_columns_names(
    chromium: Browser, base: str, made: Made, address: str
) -> None:
    page = signed_in(chromium, base, PHONE)
    page.goto(address)
    cells = page.locator(".stack tbody tr").first.locator("td:not(:empty)")
    tops = [box["y"] for box in (cells.nth(n).bounding_box() for n in range(cells.count())) if box]
    assert len(tops) > 2
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops), "one under the other"
    assert cells.first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"{}"'.format(
        page.locator(".stack th").first.text_content()
    )
    expect(page.get_by_role("table").first.get_by_role("row").nth(1).get_by_role("cell").first).to_be_visible()


def test_a_charts_words_keep_their_size_on_a_phone(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base, PHONE)
    page.goto("/staff/numbers")
    box = page.locator(".chart text").first.bounding_box()
    assert box is not None
    assert box["height"] >= 16


def test_a_line_of_the_summary_leads_to_the_patients_words(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base)
    page.goto(f"/staff/conversations/{made.id}")
    page.locator(".summary .source").first.click()
    assert page.url.endswith(f"#m{made.patient_message}")
    expect(page.locator(f"#m{made.patient_message}")).to_be_in_viewport()


def test_new_messages_appear_by_themselves(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base)
    page.goto(f"/staff/conversations/{made.id}")
    with writing() as db:
        db.add(
            Message(
                conversation_id=made.id,
                author="patient",
                channel="web",
                text="<b>Are you</b> there?\nHello?",
                at=clock.now(),
                answered_at=clock.now(),
            )
        )
    new = page.locator(".turn--patient", has_text="Are you")
    expect(new).to_be_visible(timeout=9000)
    assert new.locator("div b").count() == 0, "a patient's words are never markup"


def test_everything_works_without_a_script(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base, script=False)
    page.goto(f"/staff/conversations/{made.id}")
    page.get_by_role("button", name="Take over this conversation").click()
    page.get_by_label("Write to the patient").fill("Hello, this is Sam.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".turn--staff")).to_contain_text("Hello, this is Sam.")
    page.get_by_role("button", name="Hand back to the assistant").click()
    expect(page.get_by_role("button", name="Take over this conversation")).to_be_visible()


def test_by_keyboard_from_the_skip_link_to_an_outcome(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base)
    page.goto(f"/staff/conversations/{made.id}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.get_by_label("No answer").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save outcome").focus()
    page.keyboard.press("Enter")
    expect(page.locator("section:has(> #outcomes)")).to_contain_text("No answer")


def test_today_prints_as_a_plain_list(chromium: Browser, base: str, made: Made) -> None:
    page = signed_in(chromium, base)
    page.emulate_media(media="print")
    expect(page.locator(".page-header")).to_be_hidden()
    expect(page.get_by_text("Show mine only")).to_be_hidden()
    expect(page.get_by_text("07700 900 456").first).to_be_visible()
    after = page.locator("section a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert after == "none", "no addresses beside names on paper"


def test_another_browser_cannot_use_what_one_has(base: str, made: Made, sign_in: Callable[..., TestClient]) -> None:
    first, second = sign_in("reviewer"), sign_in("admin")
    token = first.csrf  # type: ignore[attr-defined]
    answer = second.post(f"/staff/conversations/{made.id}/notes", data={"csrf": token, "text": "x"})
    assert answer.status_code == 403
