"""The bundle: one message as the Booking and Referral Standard (BaRS) has it, checked before it leaves."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from bot import clock
from bot.fhir import checking, resources, shared
from bot.fhir.resources import Resource, identifier, moment, reference
from bot.fhir.shared import Shared
from bot.settings import settings

BARS = "https://fhir.nhs.uk/CodeSystem"


def export(db: Session, reference_: str) -> str:
    """One referral with its booking and permissions, as FHIR JSON.

    Raises:
        NotExported: there is nothing to export, or the patient did not agree.
        AssertionError: what was made is not valid; a fault of ours, and nothing leaves.
    """
    made = bundle(shared.gather(db, reference_, clock.now()))
    faults = checking.faults(made)
    assert not faults, faults
    return json.dumps(made, indent=2, ensure_ascii=False)


def bundle(given: Shared) -> Resource:
    """The message: its header first, then every resource it speaks of."""
    optional = (resources.appointment(given), resources.slot(given), resources.schedule(given))
    body = [
        resources.service_request(given),
        *(each for each in optional if each is not None),
        resources.healthcare_service(given),
        resources.patient(given),
        *resources.consents(given),
        *resources.organizations(given),
    ]
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in (_header(given), *body)]
    return {
        "resourceType": "Bundle",
        "id": identifier(given, "Bundle"),
        "meta": {"profile": ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Bundle"]},
        "identifier": {"system": "https://tools.ietf.org/html/rfc4122", "value": identifier(given, "Bundle")},
        "type": "message",
        "timestamp": moment(given.now),
        "entry": entries,
    }


def _header(given: Shared) -> Resource:
    """What the message is about: the booking, or the referral alone; new, changed or called off."""
    made = given.appointment
    focus = "Appointment" if made is not None else "ServiceRequest"
    event = "booking-request" if made is not None else "servicerequest-request"
    gone = (made.status if made is not None else given.referral.status) == "cancelled"
    reason = "delete" if gone else "update" if made is not None and made.sequence else "new"
    header: dict[str, Any] = {
        "resourceType": "MessageHeader",
        "id": identifier(given, "MessageHeader"),
        "meta": {"profile": ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-MessageHeader"]},
        "eventCoding": {"system": f"{BARS}/message-events-bars", "code": event},
        "destination": [
            {
                "receiver": reference(given, "Organization", given.service.provider),
                "endpoint": f"{settings().base_url}/services/{given.service.id}",
            }
        ],
        "sender": reference(given, "Organization", given.local.area.host.us),
        "source": {"name": given.local.area.host.us, "endpoint": settings().base_url},
        "reason": {"coding": [{"system": f"{BARS}/message-reason-bars", "code": reason}]},
        "focus": [reference(given, focus)],
    }
    return header
