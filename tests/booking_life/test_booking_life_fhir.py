"""The FHIR export through a booking's life: valid at each step, shaped as the standard has it, only by consent."""

from __future__ import annotations

import argparse
import copy
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import fhir_commands
from bot.fhir import bundle, checking
from bot.fhir.shared import NotExported
from bot.store.database import reading, writing
from bot.store.tables import Appointment, AuditEntry, Permission
from tests.support.desk_talk import SERVICE, Patient, World

ASKED_FOR = {"ServiceRequest", "Appointment", "Slot", "Schedule", "HealthcareService", "Patient", "Consent"}
Found = dict[str, Any]


def _exported(patient: Patient) -> Found:
    with reading() as db:
        return dict(json.loads(bundle.export(db, patient.reference)))


def _one(exported: Found, kind: str) -> Found:
    found = [each["resource"] for each in exported["entry"] if each["resource"]["resourceType"] == kind]
    assert len(found) == 1, kind
    return dict(found[0])


def test_a_booking_is_exported_whole_and_valid(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    made = _exported(patient)
    assert checking.faults(made) == []
    assert {each["resource"]["resourceType"] for each in made["entry"]} >= ASKED_FOR
    header, booking, request = (_one(made, kind) for kind in ("MessageHeader", "Appointment", "ServiceRequest"))
    assert made["entry"][0]["resource"] == header
    assert header["eventCoding"]["code"] == "booking-request"
    assert header["reason"]["coding"][0]["code"] == "new"
    assert booking["status"] == "booked"
    assert booking["start"] == world.starts(str(patient.booked)).isoformat()
    assert booking["extension"][0]["valueCode"] == "Telephone"
    assert request["status"] == "active"
    assert request["extension"][0]["valueCodeableConcept"]["coding"][0]["code"] == "310434002"
    assert request["requester"] == request["subject"]
    assert request["reasonCode"] == [{"text": "my back"}]
    person = _one(made, "Patient")
    assert person["name"][0]["family"] == "Carter"
    assert person["telecom"][0]["value"] == "+447700900456"
    assert person["generalPractitioner"][0]["identifier"]["value"] == "T90001"
    consent = _one(made, "Consent")
    assert (consent["status"], consent["provision"]["type"]) == ("active", "permit")
    assert "my back" not in json.dumps([each for each in made["entry"] if each["resource"] != request])


def test_each_export_keeps_its_ids_and_follows_a_move_and_a_cancellation(world: World) -> None:
    patient = Patient(world, "web")
    patient.books()
    first = _exported(patient)
    patient.says("CHANGE")
    patient.says("1")
    patient.says("2")
    patient.says("1")
    moved = _exported(patient)
    assert _one(moved, "Appointment")["id"] == _one(first, "Appointment")["id"]
    assert _one(moved, "Appointment")["start"] != _one(first, "Appointment")["start"]
    assert _one(moved, "MessageHeader")["reason"]["coding"][0]["code"] == "update"
    patient.says("CHANGE")
    patient.says("2")
    patient.says("1")
    gone = _exported(patient)
    assert _one(gone, "Appointment")["status"] == "cancelled"
    assert _one(gone, "Appointment")["cancelationReason"]["coding"][0]["code"] == "pat"
    assert _one(gone, "Slot")["status"] == "free"
    assert _one(gone, "ServiceRequest")["status"] == "revoked"
    assert _one(gone, "MessageHeader")["reason"]["coding"][0]["code"] == "delete"


@pytest.mark.parametrize(("state", "told"), [("attended", "fulfilled"), ("did_not_attend", "noshow")])
def test_what_became_of_it_is_told(world: World, state: str, told: str) -> None:
    patient = Patient(world, "sms", contact_mode="in_person")
    patient.books()
    world.now = world.starts(str(patient.booked)) + timedelta(hours=1)
    with writing() as db:
        db.query(Appointment).filter_by(conversation_id=patient.id, status="booked").one().status = state
    made = _exported(patient)
    assert _one(made, "Appointment")["status"] == told
    assert _one(made, "Appointment")["extension"][0]["valueCode"] == "In-person"


def test_a_referral_without_a_booking_is_a_request(world: World) -> None:
    patient = Patient(world, "web", contact_mode="phone", language="Polish, please", phone="01632 960 555")
    made = _exported(patient)
    assert _one(made, "MessageHeader")["eventCoding"]["code"] == "servicerequest-request"
    assert "Appointment" not in json.dumps([each["resource"]["resourceType"] for each in made["entry"]])


@pytest.mark.parametrize("change", [{"given": False}, {"withdrawn_at": True}])
def test_without_a_yes_to_sharing_nothing_is_exported(world: World, change: dict[str, object]) -> None:
    patient = Patient(world, "web")
    patient.books()
    with writing() as db:
        said = db.query(Permission).filter_by(conversation_id=patient.id, kind="share_service").one()
        if "given" in change:
            said.given = False
        else:
            said.withdrawn_at = world.now
    with pytest.raises(NotExported, match="did not agree"):
        _exported(patient)
    with pytest.raises(NotExported, match="no referral"), reading() as db:
        bundle.export(db, "AAA-AAA")


def _spoil(kind: str, **changes: object) -> Callable[[Found], None]:
    def change(made: Found) -> None:
        found = next(each["resource"] for each in made["entry"] if each["resource"]["resourceType"] == kind)
        for name, value in changes.items():
            if value is None:
                found.pop(name)
            else:
                found[name] = value

    return change


SPOILT = [
    (_spoil("Appointment", status="done"), "none of proposed, pending, booked"),
    (_spoil("Appointment", start=None), "app-2"),
    (_spoil("Appointment", start=None, end=None), "app-3"),
    (_spoil("Appointment", cancelationReason={"text": "x"}), "app-4"),
    (_spoil("Appointment", participant=[{"status": "accepted"}]), "app-1"),
    (_spoil("Appointment", participant=None), "participant"),
    (_spoil("Appointment", nonsense=1), "nonsense"),
    (_spoil("Slot", schedule={"reference": "urn:uuid:0"}), "not in the bundle"),
    (_spoil("Slot", start="tomorrow"), "start"),
    (_spoil("ServiceRequest", intent="wish"), "none of proposal"),
    (_spoil("ServiceRequest", subject=None), "subject"),
    (_spoil("Consent", policyRule=None), "ppc-1"),
    (lambda made: made["entry"].reverse(), "MessageHeader"),
    (lambda made: made["entry"].append(made["entry"][1]), "twice"),
]


def test_a_bundle_that_is_wrong_is_found_out(world: World) -> None:
    patient = Patient(world, "sms")
    patient.books()
    made = _exported(patient)
    for spoil, fault in SPOILT:
        wrong = copy.deepcopy(made)
        spoil(wrong)
        assert any(fault in each for each in checking.faults(wrong)), (fault, checking.faults(wrong))


def test_by_command(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    patient = Patient(world, "sms")
    patient.books()

    def run(*arguments: str) -> int:
        parser = argparse.ArgumentParser()
        fhir_commands.add_parser(parser.add_subparsers())
        options = parser.parse_args(["fhir", *arguments])
        return int(options.function(options))

    file = str(tmp_path / "made.json")
    assert run("export", patient.reference, file) == 0
    assert run("check", file) == 0
    assert "valid" in capsys.readouterr().out
    Path(file).write_text(Path(file).read_text().replace('"busy"', '"occupied"'))
    assert run("check", file) == 1
    assert run("export", "AAA-AAA", file) == 1
    with reading() as db:
        assert db.query(AuditEntry).filter_by(action="export FHIR").count() == 1
    assert SERVICE in Path(file).read_text()
