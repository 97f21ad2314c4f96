"""The chat in a real browser: live and without a script, by keyboard, offline, framed, and without axe violations."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.web.prose import ours
from tests.chat.chat_fake_core import CRISIS, QUESTIONS, WELCOME, FakeCore
from tests.chat.conftest import application
from tests.support.browsing import DESK, NARROWEST, PHONE, axe, chromium, fits
from tests.support.product import free_port

pytestmark = pytest.mark.chromium


class Server:
    """An application on a free loopback port, in a thread of its own."""

    def __init__(self, app: FastAPI, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.uvicorn = uvicorn.Server(
            uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1, lifespan="off")
        )
        self.thread = threading.Thread(target=self.uvicorn.run, daemon=True)

    def __enter__(self) -> Server:
        self.thread.start()
        while not self.uvicorn.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.uvicorn.should_exit = True
        self.thread.join(timeout=5)


def surgery(chat: str, code: str = "T90001") -> FastAPI:
    """A practice's own website, with one script line and nothing else of ours."""
    app = FastAPI()

    @app.get("/")
    def home() -> HTMLResponse:
        line = f'<script src="{chat}/embed.js?surgery={code}" defer></script>'
        policy = f"script-src {chat}; frame-src {chat}; style-src 'none'; object-src 'none'"
        page = f"<!DOCTYPE html><html lang=en><title>A surgery</title><main><h1>A surgery</h1></main>{line}</html>"
        return HTMLResponse(page, headers={"Content-Security-Policy": policy})

    return app


@pytest.fixture(scope="module")
def core() -> FakeCore:
    return FakeCore()


@pytest.fixture(scope="module")
def sites(core: FakeCore) -> Iterator[tuple[str, str, str]]:
    """The chat, a surgery's website that may frame it, and one that may not."""
    chat, friend, stranger = free_port(), free_port(), free_port()
    base = f"http://127.0.0.1:{chat}"
    app = application(core, base, origins=(f"http://localhost:{friend}",))
    with Server(app, chat), Server(surgery(base), friend), Server(surgery(base), stranger):
        yield base, f"http://localhost:{friend}", f"http://localhost:{stranger}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def context(browser: Browser, size: tuple[int, int] = DESK, script: bool = True) -> BrowserContext:
    made = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=script)
    made.set_default_timeout(5000)
    return made


@pytest.fixture
def page(browser: Browser, sites: tuple[str, str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at the chat, that fails the test if the console shows an error nobody expected."""
    opened = context(browser, getattr(request, "param", DESK))
    shown = opened.new_page()
    problems: list[str] = []
    shown.on("pageerror", lambda error: problems.append(str(error)))
    shown.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    yield shown
    opened.close()
    assert [each for each in problems if "Failed to load resource" not in each] == []


def begin(page: Page, base: str) -> None:
    page.goto(f"{base}/chat?surgery=T90001")
    page.get_by_role("button", name="Start now").click()
    expect(page.locator("#messages > li")).to_have_count(2)


def answer(page: Page, *, text: str = "", choice: str = "") -> None:
    before = page.locator("#messages > li").count()
    if choice:
        page.get_by_label(choice, exact=True).check()
    if text:
        page.locator("#text").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#messages > li")).to_have_count(before + 2)


@pytest.mark.parametrize("page", [PHONE, DESK, NARROWEST], indirect=True, ids=["phone", "desk", "400-per-cent"])
def test_every_state_is_accessible_and_fits(page: Page, sites: tuple[str, str, str]) -> None:
    base = sites[0]

    def look(state: str) -> None:
        axe(page, state)
        fits(page, state)

    page.goto(f"{base}/")
    look("demo page")
    page.goto(f"{base}/chat")
    look("start")
    begin(page, base)
    look("welcome and radios")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#text-error")).to_be_visible()
    look("error")
    answer(page, choice="Staying in my job")
    look("own words")
    answer(page, text="My back")
    look("checkboxes")
    answer(page, choice="An injury or operation")
    look("date")
    page.get_by_label("Day").fill("40")
    page.get_by_label("Month").fill("2")
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#date-error")).to_have_text(re.compile("The date must be a real date"))
    look("date error")
    page.get_by_label("Day").fill("15")
    answer(page)
    look("match")
    answer(page, text="I want to die")
    look("crisis")
    page.locator("summary").click()
    look("more you can do")
    page.locator("#open-answers").click()
    expect(page.get_by_role("dialog", name="Check your answers")).to_be_visible()
    look("answers in the chat")
    page.keyboard.press("Escape")
    answer(page, choice="Go on")
    look("check")
    answer(page, choice="Book this appointment")
    look("booked")
    page.get_by_role("link", name="Answer 4 questions about you").click()
    look("equality questions")
    page.get_by_role("button", name="I do not want to answer these").click()
    look("back in the chat")
    page.goto(f"{base}/chat?lang=cy")
    look("in Welsh")
    page.goto(f"{base}/chat?lang=en")
    for path in ("/chat/answers", "/chat/later", "/chat/later?kept=1", "/chat/copy", "/handset"):
        page.goto(f"{base}{path}")
        look(path)


def test_the_chat_is_the_same_without_a_script(browser: Browser, sites: tuple[str, str, str]) -> None:
    plain = context(browser, script=False)
    page = plain.new_page()
    page.goto(f"{sites[0]}/chat")
    page.get_by_role("button", name="Start now").click()
    for choice, text in (
        ("Staying in my job", ""),
        ("", "My back"),
        ("Something else", "my knee"),
        ("", "15 February"),
        ("Moor Lane Work Advice", ""),
    ):
        if choice:
            page.get_by_label(choice, exact=True).check()
        if text:
            page.get_by_role("textbox", name=re.compile("Your answer|Or use your own words")).fill(text)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page).to_have_url(re.compile(r"#m\d+$"))
    page.get_by_text("More you can do").click()
    page.get_by_role("link", name="Check your answers").click()
    page.get_by_role("button", name=re.compile("^Change.*Condition$")).click()
    expect(page.locator(".message--patient").last).to_contain_text("change my answer: condition")
    page.get_by_role("button", name="Exit this page")
    plain.close()


def test_served_and_live_pages_draw_the_same(page: Page, sites: tuple[str, str, str], core: FakeCore) -> None:
    texts = [WELCOME, CRISIS, "a\n- b\n- **c** 999\nd", "<i>x</i> & **y** 1999", *(row[1] for row in QUESTIONS)]
    begin(page, sites[0])
    drawn = page.evaluate(
        """async ({ texts, address }) => {
            const { ours, theirs } = await import(address);
            const box = (parts) => {
                const div = document.createElement("div");
                div.append(...parts);
                return div.innerHTML;
            };
            return texts.map((text) => [box(ours(text)), box(theirs(text))]);
        }""",
        {
            "texts": texts,
            "address": str(page.locator("script[type=module]").get_attribute("src")).replace("chat.js", "prose.js"),
        },
    )
    assert [live for live, _ in drawn] == [str(ours(text)).replace("&#39;", "'") for text in texts]
    answer(page, choice="Staying in my job")
    shape = "[...document.querySelectorAll('#messages > li')].map((li) => li.outerHTML.replace(/\\s+/g, ' '))"
    live = page.evaluate(shape)
    page.reload()
    served = page.evaluate(shape)
    times = re.compile(r"<time.*?</time>")
    tidy = [[re.sub(r"\s*(<[^>]+>)\s*", r"\1", times.sub("", item)) for item in items] for items in (live, served)]
    assert tidy[0] == tidy[1]


def test_only_new_messages_are_announced(page: Page, sites: tuple[str, str, str]) -> None:
    begin(page, sites[0])
    log = page.get_by_role("log", name="Your conversation")
    assert log.get_attribute("aria-live") == "polite"
    page.evaluate(
        """() => { window.heard = []; new MutationObserver((records) => { for (const record of records)
            for (const node of record.addedNodes) if (node.nodeName === "LI") window.heard.push(node.innerText); })
            .observe(document.getElementById("log"), { childList: true, subtree: true }); }"""
    )
    answer(page, choice="Staying in my job")
    heard = page.evaluate("window.heard")
    assert len(heard) == 2
    assert "Staying in my job" in heard[0]
    assert "What is it about your health" in heard[1]
    assert page.locator("#writing").get_attribute("role") == "status"


def test_the_whole_chat_by_keyboard(page: Page, sites: tuple[str, str, str]) -> None:
    page.goto(f"{sites[0]}/chat")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.get_by_role("button", name="Start now").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#messages > li")).to_have_count(2)
    page.locator("#choice-1").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Going back to my job")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#messages > li")).to_have_count(4)
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("My back")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and knees")
    page.keyboard.press("Enter")
    expect(page.locator(".message--patient").last).to_contain_text("My back\nand knees", use_inner_text=True)
    expect(page.locator("#answer")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Back, joints or muscles")).to_be_checked()
    page.get_by_role("button", name="Why do you ask?").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".message--assistant").last).to_contain_text("So that we do not push you")


def test_a_message_that_fails_is_kept_and_sent_once(page: Page, sites: tuple[str, str, str], core: FakeCore) -> None:
    begin(page, sites[0])
    core.broken = 3
    page.locator("#text").fill("please keep this")
    page.get_by_role("button", name="Send", exact=True).click()
    again = page.get_by_role("button", name="Try again")
    again.wait_for(timeout=9000)
    expect(page.get_by_role("alert").filter(has_text="Not sent.")).to_be_visible()
    axe(page, "not sent")
    again.click()
    expect(page.locator(".message--assistant").last).to_contain_text("What is it about your health")
    conversation = list(core.log.values())[-1]
    assert [message.text for message in conversation].count("please keep this") == 1
    expect(page.locator(".message--unsent")).to_have_count(0)


def test_offline_is_told_and_the_message_goes_when_back(page: Page, sites: tuple[str, str, str]) -> None:
    begin(page, sites[0])
    page.context.set_offline(True)
    page.locator("#text").fill("written on a train")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    expect(page.locator(".message--assistant").last).to_contain_text("What is it about your health", timeout=9000)
    expect(page.locator(".message--patient")).to_have_count(1)


def test_silence_is_owned_up_to_within_five_seconds(page: Page, sites: tuple[str, str, str]) -> None:
    begin(page, sites[0])
    page.route("**/chat/api/messages", lambda route: None)
    page.locator("#text").fill("hello?")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#writing")).to_contain_text("This is taking longer than it should.", timeout=5000)
    expect(page.locator("#writing")).to_contain_text("Call 999")
    page.unroute_all(behavior="ignoreErrors")


def test_staff_and_other_tabs_show_without_asking(page: Page, sites: tuple[str, str, str], core: FakeCore) -> None:
    begin(page, sites[0])
    conversation = list(core.log)[-1]
    other = page.context.new_page()
    other.goto(f"{sites[0]}/chat")
    core.say(conversation, "staff", "Hello, I am <b>Priya</b>.", author_name="Priya, work adviser")
    for tab in (page, other):
        told = tab.locator(".message--staff")
        expect(told).to_contain_text("Priya, work adviser")
        expect(told).to_contain_text("Hello, I am <b>Priya</b>.")
    answer(other, text="hello Priya")
    expect(page.locator(".message--patient")).to_contain_text("hello Priya")
    expect(page.locator("#messages > li")).to_have_count(5)
    expect(other.locator("#messages > li")).to_have_count(5)


def test_leaving_quickly_leaves_nothing(page: Page, sites: tuple[str, str, str], core: FakeCore) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="The weather", content_type="text/html"))
    begin(page, sites[0])
    sessions = len(core.sessions)
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    page.goto(f"{sites[0]}/chat")
    expect(page.get_by_role("button", name="Start now")).to_be_visible()
    assert len(core.sessions) == sessions - 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_practice_embeds_it_with_one_line(
    browser: Browser, sites: tuple[str, str, str], core: FakeCore, size: tuple[int, int]
) -> None:
    opened = context(browser, size)
    page = opened.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(sites[1])
    launcher = page.get_by_role("button", name="Get help with work and your health")
    launcher.focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe[title='Chat about work and your health']")
    expect(frame.locator("#messages > li")).to_have_count(2)
    assert core.started[-1] == ("T90001", "website")
    frame.get_by_label("Finding a job").check()
    frame.get_by_role("button", name="Send", exact=True).click()
    expect(frame.locator("#messages > li")).to_have_count(4)
    axe(page, "embedded")
    frame.locator("#text").press("Escape")
    expect(launcher).to_be_focused()
    expect(page.locator("iframe")).to_be_hidden()
    assert [each for each in refused if "favicon" not in each and "404" not in each] == []
    opened.close()


def test_the_demo_page_keeps_the_chat_when_it_is_loaded_again(page: Page, sites: tuple[str, str, str]) -> None:
    frame = page.frame_locator("iframe")
    for messages in (2, 4):
        page.goto(f"{sites[0]}/")
        page.get_by_role("button", name="Get help with work and your health").click()
        expect(frame.locator("#messages > li")).to_have_count(messages)
        frame.get_by_role("button", name="I am not sure").click()
        expect(frame.locator("#messages > li")).to_have_count(messages + 2)


def test_a_site_that_is_not_named_cannot_frame_it(browser: Browser, sites: tuple[str, str, str]) -> None:
    opened = context(browser)
    page = opened.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(sites[2])
    page.get_by_role("button", name="Get help with work and your health").click()
    page.wait_for_timeout(800)
    assert any("frame-ancestors" in each for each in refused)
    assert page.frames[1].url.startswith("chrome-error:")
    opened.close()


def test_the_first_view_is_small_and_quick(browser: Browser, sites: tuple[str, str, str]) -> None:
    opened = context(browser, PHONE)
    page = opened.new_page()
    slow = opened.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8},
    )
    got: list[float] = []
    slow.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
    page.goto(f"{sites[0]}/chat", wait_until="networkidle")
    painted = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
            .observe({ type: "largest-contentful-paint", buffered: true }))"""
    )
    assert sum(got) <= 60_000
    assert painted <= 1500
    opened.close()


def test_a_forced_palette_and_big_text_keep_everything(browser: Browser, sites: tuple[str, str, str]) -> None:
    opened = browser.new_context(
        viewport={"width": 360, "height": 740}, forced_colors="active", reduced_motion="reduce", color_scheme="dark"
    )
    page = opened.new_page()
    begin(page, sites[0])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    fits(page, "twice the text size")
    axe(page, "forced colours", colours=False)  # the colours are the reader's own there
    opened.close()


def test_buttons_and_links_are_big_enough(browser: Browser, sites: tuple[str, str, str]) -> None:
    opened = context(browser, PHONE)
    page = opened.new_page()
    begin(page, sites[0])
    page.locator("summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input:not([type=hidden]), textarea, #answer a")]
            .filter((each) => each.checkVisibility())
            .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []
    opened.close()
