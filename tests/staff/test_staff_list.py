"""The list: pages without gaps or repeats, filters, search by reference, name and number; the day and the queue."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.staff.listing import search
from bot.store import console_day, console_list
from bot.store.console_list import Wanted
from bot.store.database import reading, writing
from bot.store.tables import Alert
from tests.staff import staff_made
from tests.staff.staff_made import Made


@pytest.fixture(scope="module")
def many(database: object) -> list[Made]:
    """Fifty-five conversations, the newest last; every third by text, every fifth at another service."""
    now = clock.now()
    with writing() as db:
        found = [
            staff_made.conversation(
                db,
                now - timedelta(days=55 - n),
                service="steady-steps" if n % 5 == 0 else "bright-start",
                channel="sms" if n % 3 == 0 else "web",
                status="started" if n % 2 else "booked",
                name=f"Pat Number{n}",
                phone=f"+44770090{n:04d}",
            )
            for n in range(55)
        ]
    return found


def pages(**more: object) -> list[str]:
    """Every id of the list, page by page."""
    seen: list[str] = []
    with reading() as db:
        while True:
            rows = console_list.conversations(db, before=seen[-1] if seen else None, limit=7, **more)  # type: ignore[arg-type]
            seen += [row["id"] for row in rows]
            if len(rows) < 7:
                return seen


def test_pages_hold_everything_once_newest_first(many: list[Made]) -> None:
    assert pages() == [each.id for each in reversed(many)]


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        (Wanted(channel="sms"), lambda n: n % 3 == 0),
        (Wanted(service="steady-steps"), lambda n: n % 5 == 0),
        (Wanted(status="started"), lambda n: n % 2 == 1),
        (Wanted(channel="web", status="booked"), lambda n: n % 3 and n % 2 == 0),
        (Wanted(waiting=True), lambda n: False),
        (Wanted(flag="misread"), lambda n: False),
        (Wanted(owner="nobody@example.org"), lambda n: False),
    ],
)
def test_filters(many: list[Made], wanted: Wanted, right: Callable[[int], bool]) -> None:
    assert pages(wanted=wanted) == [many[n].id for n in reversed(range(55)) if right(n)]


def test_days(many: list[Made]) -> None:
    now = clock.now()
    since, until = now - timedelta(days=10, hours=3), now - timedelta(days=5, hours=3)
    assert pages(wanted=Wanted(since=since, until=until)) == [many[n].id for n in (49, 48, 47, 46, 45)]


@pytest.mark.parametrize(
    "text", ["pat number17", " Pat  Number17 ", "PAT NUMBER17", "+447700900017", "07700900017", "07700 900 017"]
)
def test_a_person_is_found_by_name_or_number_however_it_is_written(many: list[Made], text: str) -> None:
    reference, person = search(text)
    assert reference is None
    assert pages(wanted=Wanted(person=person)) == [many[17].id]


@pytest.mark.parametrize(
    "change", [str.lower, str.upper, lambda text: text.replace("-", " "), lambda text: f" {text} "]
)
def test_a_reference_leads_straight_to_the_page(
    sign_in: Callable[..., TestClient], many: list[Made], change: Callable[[str], str]
) -> None:
    answer = sign_in("admin").get("/staff/conversations", params={"q": change(many[3].reference)})
    assert answer.headers["location"] == f"/staff/conversations/{many[3].id}"


@pytest.mark.parametrize("text", ["my back is bad", "Pat", "900017", "%", "' OR 1=1 --", "", "  "])
def test_words_parts_and_tricks_find_nobody(many: list[Made], text: str) -> None:
    reference, person = search(text)
    if text.strip():
        assert pages(wanted=Wanted(person=person, reference=reference)) == [] or person == ()
    else:
        assert (reference, person) == (None, ())


def test_the_page_leads_to_older_ones_and_keeps_the_filters(
    sign_in: Callable[..., TestClient], many: list[Made]
) -> None:
    browser = sign_in("admin")
    page = browser.get("/staff/conversations?since=2020-01-01").text
    [older] = re.findall(r'href="([^"]+)" rel="next"', page)
    assert "since=2020-01-01" in older
    rest = browser.get(older.replace("&amp;", "&")).text
    shown = re.findall(r"/staff/conversations/([0-9a-f]{32})", page + rest)
    assert shown == [each.id for each in reversed(many)]


@pytest.mark.parametrize(
    "query",
    ["since=nonsense", "until=2026-99-99", "q=%F0%9F%98%80", "before=made-up", "service=no-such", "q=" + "x" * 119],
)
def test_strange_wishes_are_no_error(sign_in: Callable[..., TestClient], many: list[Made], query: str) -> None:
    assert sign_in("admin").get(f"/staff/conversations?{query}").status_code == 200


def test_the_queue_puts_danger_first_then_urgency_overdue_and_age(database: object) -> None:
    now = clock.now()
    with writing() as db:
        kinds = ("misread", "failed_delivery", "person_to_look", "person_asked")
        for kind in kinds:
            staff_made.conversation(db, now, flags=(kind,), name=kind)
        alarmed = staff_made.conversation(db, now, alert="crisis")
        queue = console_day.queue(db, clock.today(), None)
        order = [row["kind"] for row in queue]
        assert order == ["crisis", "person_asked", "person_to_look", "failed_delivery", "misread"]
        assert all(row["overdue"] for row in queue[1:])
        assert console_day.open_alerts(db, None) == 1
        assert console_day.open_alerts(db, frozenset({"bright-start"})) == 0
        db.query(Alert).filter(Alert.conversation_id == alarmed.id).update({"acknowledged_at": now})
        assert console_day.open_alerts(db, None) == 0


def test_the_day_has_its_appointments_in_order_with_safe_number_and_needs(
    sign_in: Callable[..., TestClient], database: object
) -> None:
    day = clock.today() + timedelta(days=30)
    first, _ = console_day.day_bounds(day)
    now = clock.now()
    with writing() as db:
        for hour, name in ((15, "Third Person"), (9, "First Person"), (10, "Second Person"), (24, "Next Day")):
            staff_made.conversation(db, now, service="bright-start", name=name,
                                    booked_in=first + timedelta(hours=hour) - now)  # fmt: skip
    page = sign_in("admin").get(f"/staff/today?day={day}").text
    assert re.findall(r"(\w+) Person<", page.split('id="appointments"')[1]) == ["First", "Second", "Third"]
    assert "Only after 5pm" in page
    assert "07700 900 456" in page
    assert "Next Day" not in page


@pytest.mark.parametrize("query", ["q=%00", "service=a%00b", "before=%00"])
def test_a_nul_is_no_page(sign_in: Callable[..., TestClient], many: list[Made], query: str) -> None:
    """PostgreSQL takes no NUL in a text, so it must never get there."""
    assert sign_in("admin").get(f"/staff/conversations?{query}").status_code == 404
