"""A whole referral in Chromium on the running product: live, by keyboard alone, without a script, and read out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import (
    DESK,
    PHONE,
    answered,
    axe,
    begin,
    by_keyboard,
    by_mouse,
    chromium,
    fits,
    open_question,
    refer,
)
from tests.support.product import Product

pytestmark = [pytest.mark.chromium, pytest.mark.rasa]
SAME = ("goal", "conditions", "attendance", "employment", "absence_started", "fit_note_ends", "age", "contact_mode")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def tab(browser: Browser, size: tuple[int, int] = DESK, script: bool = True) -> Page:
    made = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    made.set_default_timeout(15000)
    return made.new_page()


def newest(product: Product) -> dict[str, Any]:
    """The newest referral as staff see it: its facts, and the service it is booked with (a failure if it is not)."""
    rows: Any = product.staff("conversations", limit="200")["conversations"]
    found: Any = product.staff(f"conversations/{max(rows, key=lambda row: row['created_at'])['id']}")
    facts = {fact["name"]: fact["value"] for fact in found["facts"] if fact["superseded_at"] is None}
    [booked] = [each for each in found["appointments"] if each["status"] == "booked"]
    return {"facts": {name: facts.get(name) for name in SAME}, "service": booked["service_id"]}


def said_wrongly(page: Page) -> list[str]:
    """Collects what the console says that nobody expected."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    return problems


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_state_of_a_whole_referral_is_accessible(
    browser: Browser, product: Product, size: tuple[int, int]
) -> None:
    page = tab(browser, size)
    problems = said_wrongly(page)
    page.goto(f"{product.url}/chat?surgery=T90001")
    axe(page, "start")
    begin(page, product.url)
    kinds: set[str] = set()

    def look(said: str) -> None:
        for kind in ("radio", "checkbox"):
            if page.locator(f"#choices input[type={kind}]").count():
                kinds.add(kind)
        kinds.add("date" if page.locator("#day").count() else "text")
        axe(page, said[:60])
        fits(page, said[:60])
        if "What is your job" in said:
            crisis(page)
        if "Check your answers" in said:
            expect(page.get_by_role("heading", name="Your answers so far")).to_be_visible()
            axe(page, "summary")

    asked = refer(page, look=look)
    assert kinds >= {"radio", "date", "text"}
    assert any("You are booked" in said for said in asked)
    page.get_by_role("link", name="Answer 4 questions about you").click()
    axe(page, "equality questions")
    fits(page, "equality questions")
    page.get_by_label("35 to 49").check()
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_role("status").filter(has_text="Thank you for telling us about you.")).to_be_visible()
    axe(page, "thanked")
    link = page.locator(".message__text a[href*='/appointment/']").first.get_attribute("href")
    page.goto(str(link))
    axe(page, "appointment")
    fits(page, "appointment")
    for path in ("/chat/answers", "/chat/later", "/chat/copy"):
        page.goto(product.url + path)
        axe(page, path)
        fits(page, path)
    assert [each for each in problems if "Failed to load resource" not in each] == []
    page.context.close()


def crisis(page: Page) -> None:
    """In the middle, words of danger: the card, in its own look, and back to the question."""
    before = page.locator("#messages > li").count()
    page.locator("#text").fill("I want to kill myself")
    page.locator("#send").click()
    answered(page, before)
    said = open_question(page)
    assert "116 123" in said
    axe(page, "crisis")
    fits(page, "crisis")
    before = page.locator("#messages > li").count()
    page.locator("#choices input").first.check()
    page.locator("#send").click()
    answered(page, before)
    assert "What is your job" in open_question(page)


def test_the_same_referral_without_a_script_and_by_keyboard_alone(browser: Browser, product: Product) -> None:
    live = tab(browser)
    begin(live, product.url)
    refer(live, by_mouse)
    by_the_mouse = newest(product)
    assert by_the_mouse["service"] == "moor-lane-work-advice"
    assert by_the_mouse["facts"]["absence_started"] == "2027-02-08"

    plain = tab(browser, PHONE, script=False)
    begin(plain, product.url)
    refer(plain, by_mouse, live=False)
    assert newest(product) == by_the_mouse
    expect(plain.get_by_role("link", name="Answer 4 questions about you")).to_be_visible()

    keys = tab(browser)
    keys.goto(f"{product.url}/chat?surgery=T90001")
    for _ in range(12):
        keys.keyboard.press("Tab")
        if keys.evaluate("document.activeElement.innerText") == "Start now":
            break
    keys.keyboard.press("Enter")
    keys.locator("#messages > li").nth(1).wait_for()
    refer(keys, by_keyboard)
    assert newest(product) == by_the_mouse
    for each in (live, plain, keys):
        each.context.close()


def test_a_screen_reader_hears_each_reply_once_and_who_speaks(browser: Browser, product: Product) -> None:
    """Through Chromium's accessibility tree: the log is polite and not atomic, and grows by the new messages only."""
    page = tab(browser)
    begin(page, product.url)
    tree = page.context.new_cdp_session(page)

    def nodes() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = tree.send("Accessibility.getFullAXTree")["nodes"]
        return found

    def texts_in_log() -> list[str]:
        found = {node["nodeId"]: node for node in nodes()}
        log = next(each for each in found.values() if each.get("role", {}).get("value") == "log")
        live = {each["name"]: each["value"].get("value") for each in log["properties"]}
        assert (live["live"], live.get("atomic", False), log["name"]["value"]) == ("polite", False, "Your conversation")
        items, waiting = [], list(log["childIds"])
        while waiting:
            node = found.get(waiting.pop(0))
            if node is None:
                continue
            if not node.get("ignored") and node["role"]["value"] == "listitem":
                items.append(spoken(found, node))
            else:
                waiting = [*node.get("childIds", []), *waiting]
        return items

    before = texts_in_log()
    page.get_by_label("Going back to my job").check()
    page.locator("#send").click()
    answered(page, 2)
    after = texts_in_log()
    assert after[: len(before)] == before
    mine, reply = after[len(before) :]
    assert re.match(r"You .*Going back to my job", mine)
    assert re.match(r"Assistant .*\(computer program\).*What is it about your health", reply)
    named = [node for node in nodes() if not node.get("ignored")]
    roles = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in named}
    assert ("textbox", "Your answer") in roles
    assert ("button", "Send") in roles
    assert ("form", "Your answer") in roles
    page.context.close()


def spoken(found: dict[str, dict[str, Any]], node: dict[str, Any]) -> str:
    """The text of a node and all under it, as it is read out."""
    if not node.get("ignored") and node["role"]["value"] == "StaticText":
        return str(node["name"]["value"])
    return " ".join(spoken(found, found[each]) for each in node.get("childIds", []) if each in found)
