"""What an appointment looks like outside the chat: the page, the calendar file, the service's feed."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from icalendar import Calendar

from bot import web
from bot.booking.calendar_file import HEALTH_WORDS
from bot.chat import appointments as pages
from bot.chat.site import Site
from bot.conversation import inbox, proof
from bot.store.database import reading, writing
from bot.store.tables import Appointment, Message, SlotRecord
from bot.wiring import Conversations
from bot.worker import reminding
from tests.support.desk_talk import OURS, SERVICE, Patient, World


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


def test_what_may_help_meanwhile_is_told_and_folded_away_on_the_page(world: World, browser: TestClient) -> None:
    world.rewrite("while_waiting:\n", "while_waiting:\n  - Take your medicine as your GP says.\n")
    patient = Patient(world, "web")
    told = patient.books()
    assert "- Write down the parts of your job that are hardest." in told
    assert "- Take your medicine" in told
    page = browser.get(_address(patient)).text
    folded = page[page.index("<details") : page.index("</details>")]
    assert "Write down the parts of your job" in folded
    assert "Write down the parts of your job" not in page.replace(folded, "")
    assert "medicine" not in page
    assert "open" not in folded[: folded.index(">")]
    patient.says("CHANGE")
    patient.says("2")
    assert "Write down" not in browser.get(_address(patient)).text


def test_only_who_can_be_texted_is_promised_a_reminder(world: World) -> None:
    patient = Patient(world, "web")
    assert "We cannot remind you in this chat" in patient.books()
    shown = patient.says("text me")
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert code is not None
    inbox.receive_text(patient.number, OURS, code[0], "SMjoin")
    world.now = world.starts(str(patient.booked)) - timedelta(hours=20)
    with writing() as db:
        db.query(Appointment).filter_by(conversation_id=patient.id).one().booked_at = world.now - timedelta(days=3)
        for message in db.query(Message).filter_by(conversation_id=patient.id, answered_at=None, author="patient"):
            message.answered_at = world.now
    assert asyncio.run(reminding.remind()) == 1
    with writing() as db:
        sent = db.query(Message).filter_by(conversation_id=patient.id, question="reminder").one()
        assert sent.channel == "sms"
        assert "3 I do not need it" in sent.text
    patient.channel = "sms"
    assert "Thank you" in patient.says("1")
    patient.channel = "web"
    patient.says("CHANGE")
    patient.says("1")
    patient.says("2")
    assert "We text you before it" in patient.says("1")


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
