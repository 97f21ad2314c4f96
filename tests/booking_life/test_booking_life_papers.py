"""What an appointment looks like outside the chat: the page, the calendar file, the service's feed."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from icalendar import Calendar

from bot import web
from bot.booking.calendar_file import HEALTH_WORDS
from bot.chat import appointments as pages
from bot.chat.site import Site
from bot.conversation import proof
from bot.store.database import reading, writing
from bot.store.tables import SlotRecord
from bot.wiring import Conversations
from tests.support.desk_talk import SERVICE, Patient, World


@pytest.fixture
def browser(world: World) -> TestClient:
    """A browser on the desk's appointment pages."""
    app = FastAPI()
    app.router.routes.extend(pages.routes(Site(Conversations(), "secret", "http://testserver")))
    web.site.install(app)
    return TestClient(app)


def _address(patient: Patient) -> str:
    with reading() as db:
        return proof.path(db, patient.id)


def _calendar(browser: TestClient, address: str) -> tuple[str, dict[str, object]]:
    answer = browser.get(f"{address}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    read = Calendar.from_ical(answer.text)
    event = next(iter(read.walk("VEVENT")))
    return str(read["METHOD"]), {name: event.get(name) for name in ("UID", "SEQUENCE", "STATUS", "DTSTART")}


@pytest.mark.parametrize("mode", ["phone", "in_person"])
def test_the_page_is_proof_and_tells_nothing_about_health(world: World, browser: TestClient, mode: str) -> None:
    patient = Patient(world, "web", contact_mode=mode)
    with writing() as db:
        for row in db.query(SlotRecord).filter(SlotRecord.mode == "in_person"):
            row.place = "Moor Health Centre, 5 Moor Lane"
    patient.books()
    answer = browser.get(_address(patient))
    assert answer.status_code == 200
    assert "Sam Carter" in answer.text
    assert ("5 Moor Lane" in answer.text) is (mode == "in_person")
    shown = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    assert HEALTH_WORDS.search(shown) is None
    assert "Moor Lane Work Advice" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_calendar_follows_a_move_and_a_cancellation(world: World, browser: TestClient) -> None:
    patient = Patient(world, "sms")
    patient.books()
    address = _address(patient)
    method, first = _calendar(browser, address)
    assert (method, first["STATUS"]) == ("PUBLISH", "CONFIRMED")
    patient.says("CHANGE")
    patient.says("1")
    patient.says("2")
    patient.says("1")
    _, moved = _calendar(browser, address)
    assert moved["UID"] == first["UID"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]  # type: ignore[operator]
    assert moved["DTSTART"] != first["DTSTART"]
    patient.says("CHANGE")
    patient.says("2")
    method, gone = _calendar(browser, address)
    assert (method, gone["STATUS"]) == ("CANCEL", "CANCELLED")
    assert gone["SEQUENCE"] > moved["SEQUENCE"]  # type: ignore[operator]
    assert "called off" in browser.get(address).text


def test_wrong_addresses_open_nothing(world: World, browser: TestClient) -> None:
    patient, other = Patient(world, "web"), Patient(world, "web")
    unbooked = _address(patient)
    assert browser.get(unbooked).status_code == 404
    patient.books()
    reference = unbooked.split("/")[2]
    for wrong in (
        f"/appointment/{reference}/{'0' * 20}",
        f"/appointment/{reference}/{_address(other).split('/')[3]}",
        "/appointment/AAA-AAA/x.ics",
        f"/calendar/{SERVICE}/{'0' * 32}.ics",
        f"{proof.feed_path(SERVICE)}.html",
    ):
        assert browser.get(wrong).status_code == 404, wrong
    assert browser.get(unbooked).status_code == 200


def test_the_services_feed_and_table_hold_references_only(world: World, browser: TestClient) -> None:
    people = [Patient(world, "web"), Patient(world, "sms")]
    for patient in people:
        patient.books()
    people[1].says("CHANGE")
    people[1].says("2")
    address = proof.feed_path(SERVICE)
    feed = browser.get(f"{address}.ics").text
    assert len(Calendar.from_ical(feed).walk("VEVENT")) == 1
    assert "Carter" not in feed
    rows = list(csv.DictReader(io.StringIO(browser.get(f"{address}.csv").text)))
    assert [row["status"] for row in rows] == ["booked", "cancelled"]
    assert "Carter" not in str(rows)
