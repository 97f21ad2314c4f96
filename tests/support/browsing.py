"""A patient in a real browser, who reads the open question and answers: by mouse, by keyboard, or without a script.

Used by the browser tests and by `benchmarks.web_chat`, so that what is measured is what is tested.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE, DESK, NARROWEST = (360, 740), (1280, 900), (320, 256)
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
LAST = "You are all set"
MOST_TURNS = 24


@dataclass(frozen=True)
class Answer:
    """How a question is answered: a choice by its label ("" for the first), words, or a date."""

    choice: str | None = None
    text: str = ""
    date: tuple[str, str, str] | None = None


REFERRAL: tuple[tuple[str, Answer], ...] = (
    (r"What would you like help with", Answer(choice="Going back to my job")),
    (r"What is it about your health", Answer(text="My back. It hurts when I lift.")),
    (r"Which is closest to you now", Answer(choice="I have a job and I am off work")),
    (r"What is your job", Answer(text="I pick orders in a warehouse, lifting, night shifts")),
    (r"first day off work", Answer(date=("8", "2", "2027"))),
    (r"Do you have a fit note", Answer(choice="Yes, it says I am not fit for work")),
    (r"last date on your fit note", Answer(date=("14", "3", "2027"))),
    (r"How old are you", Answer(text="45")),
    (r"Is anyone helping you", Answer(choice="No one")),
    (r"How do you feel about going back", Answer(choice="I want to")),
    (r"How many people|how many people", Answer(choice="Not sure")),
    (r"team that helps staff", Answer(choice="Not sure")),
    (r"How many times have you been off", Answer(text="1")),
    (r"formal case", Answer(choice="No")),
    (r"armed forces", Answer(choice="No")),
    (r"making your health worse", Answer(choice="Not sure")),
    (r"What at work makes it hard", Answer(choice="Hours")),
    (r"Which one would you like", Answer(choice="Moor Lane Work Advice")),
    (r"Shall I find a time", Answer(choice="")),
    (r"How would you like to meet", Answer(choice="By phone")),
    (r"What is your full name", Answer(text="Sam Carter 07700 900456")),
    (r"Is it OK to share", Answer(choice="Yes")),
    (r"Pick a time", Answer(choice="")),
    (r"Check your answers", Answer(choice="Book this appointment")),
    (r"3 short questions", Answer(text="none of them")),
    (r"hardest part of work", Answer(text="Lifting. I can still drive.")),
    (r"anything else that worries you", Answer(text="no")),
)
"""What one patient answers, by words of the question. Not every question comes."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium of our own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


def open_question(page: Page) -> str:
    """The text of everything said since the patient's last message (or since the start)."""
    items = page.locator("#messages > li")
    texts: list[str] = []
    for place in reversed(range(items.count())):
        item = items.nth(place)
        if "message--patient" in str(item.get_attribute("class")):
            break
        texts.insert(0, item.locator(".message__text").inner_text())
    return "\n".join(texts)


def answer_to(said: str) -> Answer:
    """What the patient answers to that; the question that stands last is the open one."""
    found = [(match.start(), answer) for words, answer in REFERRAL for match in re.finditer(words, said)]
    if not found:
        raise AssertionError(f"nobody knows what to answer to: {said[-300:]}")
    return max(found, key=lambda each: each[0])[1]


def by_mouse(page: Page, answer: Answer) -> None:
    """Fills the form in and sends it, as with a mouse."""
    if answer.choice is not None:
        options = page.locator("#choices input[name=choice]")
        (page.get_by_label(answer.choice, exact=True) if answer.choice else options.first).check()
    if answer.date is not None:
        for label, value in zip(("Day", "Month", "Year"), answer.date, strict=True):
            page.get_by_label(label, exact=True).fill(value)
    if answer.text:
        page.locator("#text").fill(answer.text)
    page.locator("#send").click()


def by_keyboard(page: Page, answer: Answer) -> None:
    """The same with nothing but Tab, arrows, Space, Enter and letters."""
    if answer.choice is not None:
        wanted = page.get_by_label(answer.choice, exact=True) if answer.choice else page.locator("#choice-1")
        group = page.locator("#choices input[name=choice]")
        if wanted.get_attribute("type") == "checkbox":
            tab_to(page, str(wanted.get_attribute("id")))
            page.keyboard.press("Space")
        else:
            tab_to(page, "choice-1")
            page.keyboard.press("Space")
            for _ in range(group.count()):
                if wanted.is_checked():
                    break
                page.keyboard.press("ArrowDown")
        assert wanted.is_checked()
    if answer.date is not None:
        for place, value in zip(("day", "month", "year"), answer.date, strict=True):
            tab_to(page, place)
            page.keyboard.type(value)
    if answer.text:
        tab_to(page, "text")
        page.keyboard.type(answer.text)
    tab_to(page, "send")
    page.keyboard.press("Enter")


def in_sight(page: Page) -> bool:
    """Whether what has the focus is within the window, and not under the header."""
    return bool(
        page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect();"
            " const bar = document.querySelector('header').getBoundingClientRect();"
            " return box.bottom > bar.bottom && box.top < innerHeight; })()"
        )
    )


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until the control with that id has the focus; where it is passed over, that is a failure."""
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == wanted:
            until = time.monotonic() + 3  # The page may still be on its way to where it scrolls.
            while not in_sight(page):
                assert time.monotonic() < until, f"#{wanted} has the focus and cannot be seen"
                page.wait_for_timeout(50)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"#{wanted} cannot be reached by Tab")


def begin(page: Page, base: str, surgery: str = "T90001") -> None:
    """Opens the chat through a surgery and starts it."""
    page.goto(f"{base}/chat?surgery={surgery}")
    page.get_by_role("button", name="Start now").click()
    page.locator("#messages > li").nth(1).wait_for()


def refer(
    page: Page,
    give: Callable[[Page, Answer], None] = by_mouse,
    look: Callable[[str], None] = lambda _: None,
    live: bool = True,
) -> list[str]:
    """Answers every question until all is done; gives what was asked. `look` is called with each state."""
    asked: list[str] = []
    for _ in range(MOST_TURNS):
        said = open_question(page)
        asked.append(said)
        look(said)
        if LAST in said:
            return asked
        before = page.locator("#messages > li").count()
        give(page, answer_to(said))
        if live:
            answered(page, before)
        else:
            expect(page).to_have_url(re.compile(r"#m\d+$"))
    raise AssertionError(f"not done after {MOST_TURNS} turns: {asked[-1][-300:]}")


def answered(page: Page, before: int, patience: float = 15.0) -> None:
    """Waits until the message is taken and everything said to it stands in the page."""
    deadline = time.monotonic() + patience
    items = page.locator("#messages > li")
    while time.monotonic() < deadline:
        if items.count() >= before + 2 and page.locator(".message__state").count() == 0:
            return
        page.wait_for_timeout(20)
    raise AssertionError("no answer")


def axe(page: Page, state: str, *, colours: bool = True) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practices."""
    found = Axe().run(page, options={**TAGS, "rules": {"color-contrast": {"enabled": colours}}})
    problems = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]]
    assert problems == [], f"{state}: {problems}"


def fits(page: Page, state: str) -> None:
    """Nothing sticks out to the side."""
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    wide = page.evaluate("""() => [...document.querySelectorAll('body *')]
        .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((each) => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 40)}`)""")
    assert width[0] <= width[1], f"{state}: {width} {wide}"
