"""Staff settle a clinic that does not run: on the console, and by command where the console cannot be reached."""

from __future__ import annotations

import argparse
import re

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot import staff, times_commands, web
from bot.conversation import proof
from bot.store import staff_accounts
from bot.store.database import writing
from bot.store.tables import AuditEntry, Permission
from tests.support.desk_talk import SERVICE, Patient, World

PASSWORD = "three plain words"


def _browser(world: World, name: str = "service_staff", services: tuple[str, ...] = (SERVICE,)) -> TestClient:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    world.monkeypatch.setattr(staff_accounts, "_hasher", lambda: quick)
    app = FastAPI(openapi_url=None)
    staff.install(app)
    web.install(app)
    with writing() as db:
        member = staff_accounts.add(db, f"{name}@example.org", "Sam Lee", name.rstrip("2"), services)
        staff_accounts.set_password(member, PASSWORD)
    browser = TestClient(app, follow_redirects=True)
    page = browser.post("/staff/sign-in", data={"email": f"{name}@example.org", "password": PASSWORD})
    assert page.status_code == 200, page.text
    return browser


def _post(browser: TestClient, address: str, **form: object) -> str:
    page = browser.get("/staff/times").text
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token is not None
    answer = browser.post(address, data={"csrf": token[1], **form})
    return answer.text


def _blocked(browser: TestClient, patient: Patient) -> str:
    starts = patient.world.starts(str(patient.booked))
    day = starts.date().isoformat()
    return _post(
        browser, "/staff/times", clinic=f"{SERVICE}/", reason="clinician_away",
        from_day=day, from_time="08:00", until_day=day, until_time="18:00",
    )  # fmt: skip


def test_blocking_a_day_lists_its_bookings_and_each_is_moved_or_called_off(world: World) -> None:
    texting, browsing = Patient(world, "sms", full_name="Tess Text"), Patient(world, "web", full_name="Will Web")
    for patient in (texting, browsing):
        patient.books()
    day = world.starts(str(texting.booked)).date()
    assert world.starts(str(browsing.booked)).date() == day
    browser = _browser(world)
    page = _blocked(browser, texting)
    assert "Bookings to settle: 2" in page
    assert "Tess Text" in page
    numbers = re.findall(r'name="booking" value="(\d+)"', page)
    assert "They were texted." in _post(browser, "/staff/times/move", booking=numbers[0])
    assert "Please call them." in _post(browser, "/staff/times/call-off", booking=numbers[1])
    assert world.starts(str(texting.booked)).date() != day
    assert browsing.booked is None
    page = browser.get("/staff/times").text
    assert "Bookings to settle: 0" in page
    assert "To call: 1" in page
    assert "Will Web" in browser.get("/staff/times/calls.csv").text
    (flag,) = re.findall(r"/staff/times/calls/(\d+)\"", page)
    assert "To call: 0" in _post(browser, f"/staff/times/calls/{flag}")
    (block,) = re.findall(r"/staff/times/blocks/(\d+)\"", page)
    assert "Blocked: 0" in _post(browser, f"/staff/times/blocks/{block}")
    with writing() as db:
        assert {row.action for row in db.query(AuditEntry)} >= {"block times", "settle booking", "lift block"}


def test_staff_of_another_service_see_and_settle_nothing_of_it(world: World) -> None:
    patient = Patient(world, "sms", full_name="Tess Text")
    patient.books()
    _blocked(_browser(world, "admin", ()), patient)
    other = _browser(world, "service_staff", ("steady-steps",))
    page = other.get("/staff/times").text
    assert "Bookings to settle: 0" in page
    assert "Tess" not in page
    assert "Blocked: 0" in page
    assert "Tick at least one" in _post(other, "/staff/times/move", booking="1")
    assert "not there any more" in _post(other, "/staff/times/blocks/1")
    assert "Choose a clinic" in _blocked(other, patient)
    assert patient.booked is not None
    assert proof.feed_path(SERVICE) not in page
    assert proof.feed_path("steady-steps") in page


def test_a_stretch_that_makes_no_sense_is_said_so(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    browser = _browser(world)
    wrong = _post(browser, "/staff/times", clinic=f"{SERVICE}/", reason="clinic_closed", from_day="2027-03-09",
                  from_time="17:00", until_day="2027-03-09", until_time="09:00")  # fmt: skip
    assert "The end must be after the start" in wrong


def test_a_referral_is_saved_as_fhir_by_those_who_may_see_it(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    address = f"/staff/conversations/{patient.id}/fhir.json"
    answer = _browser(world).get(address)
    assert answer.headers["content-type"] == "application/fhir+json"
    assert answer.json()["resourceType"] == "Bundle"
    assert _browser(world, "service_staff2", ("steady-steps",)).get(address).status_code == 404
    unshared = Patient(world, "sms")
    with writing() as db:
        db.query(Permission).filter_by(conversation_id=unshared.id).one().given = False
    refused = _browser(world, "admin", ()).get(f"/staff/conversations/{unshared.id}/fhir.json")
    assert refused.status_code == 400
    assert "did not agree" in refused.text


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    times_commands.add_parser(parser.add_subparsers())
    options = parser.parse_args(["times", *arguments])
    return int(options.function(options))


def test_by_command(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    patient, second = Patient(world, "sms"), Patient(world, "web")
    for each in (patient, second):
        each.books()
    day = world.starts(str(patient.booked)).date().isoformat()
    assert _run("block", SERVICE, f"{day}T09:00", f"{day}T17:00", "--reason", "clinician_away") == 0
    said = capsys.readouterr().out
    assert "blocked 1: moor-lane-work-advice, all clinics" in said
    numbers = re.findall(r"booking (\d+):", said)
    assert len(numbers) == 2
    assert _run("move", numbers[0]) == 0
    assert _run("call-off") == 0
    said = capsys.readouterr().out
    assert f"{patient.reference}: moved to" in said
    assert f"{second.reference}: called off. Please call them." in said
    assert _run("move", numbers[0]) == 1
    assert _run("list") == 0
    assert f"call {second.reference}:" in capsys.readouterr().out
    assert (_run("lift", "1"), _run("lift", "1")) == (0, 1)
    assert _run("feeds") == 0
    assert f"{proof.feed_path(SERVICE)}.ics" in capsys.readouterr().out
    assert _run("block", "nowhere", f"{day}T09:00", f"{day}T17:00") == 1
    assert _run("block", SERVICE, f"{day}T17:00", f"{day}T09:00") == 1
