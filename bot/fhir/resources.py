"""The resources as plain data: FHIR R4 (4.0.1), in the UK Core profiles that each names in its `meta`."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.booking.cancelling import REASONS
from bot.fhir.shared import Shared
from bot.store.columns import keyed_hash
from bot.store.tables import Permission

Resource = dict[str, Any]

UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition"
SNOMED = "http://snomed.info/sct"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
SELF_REFERRAL = ("310434002", "Self-referral to service")
REFERRAL_KIND = ("18781004", "Referral to vocational rehabilitation service")
CHANNEL = {"phone": "Telephone", "video": "Video", "in_person": "In-person"}
REQUEST_STATUS = {"cancelled": "revoked", "closed": "revoked"}
REQUEST_DONE = ("attended", "back_at_work")
APPOINTMENT_STATUS = {
    "held": "pending", "booked": "booked", "moved": "cancelled", "cancelled": "cancelled",
    "attended": "fulfilled", "did_not_attend": "noshow",
}  # fmt: skip
SLOT_STATUS = {"held": "busy-tentative", "moved": "free", "cancelled": "free"}


def identifier(shared: Shared, kind: str, key: str = "") -> str:
    """A resource's id: the same at each export, and telling nothing of what it was made from."""
    return str(uuid.UUID(keyed_hash(f"fhir {kind} {key or shared.referral.conversation_id}")[:32]))


def reference(shared: Shared, kind: str, key: str = "") -> Resource:
    """A reference to another resource of the same bundle."""
    return {"reference": f"urn:uuid:{identifier(shared, kind, key)}", "type": kind}


def moment(at: datetime) -> str:
    """A moment with its offset, in UTC, as the Booking and Referral Standard asks."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _start(shared: Shared, kind: str, key: str = "", profile: bool = True) -> Resource:
    made: Resource = {"resourceType": kind, "id": identifier(shared, kind, key)}
    return {**made, "meta": {"profile": [f"{UK_CORE}/UKCore-{kind}"]}} if profile else made


def _coded(system: str, code: str, display: str, text: str = "") -> Resource:
    return {"coding": [{"system": system, "code": code, "display": display}], **({"text": text} if text else {})}


def patient(shared: Shared) -> Resource:
    """Who it is: the name as they gave it, and how to reach them. No NHS number is asked for, so none is given."""
    facts = shared.facts
    made = _start(shared, "Patient")
    name = str(facts.get("full_name") or "")
    if name:
        *given, family = name.split()
        made["name"] = [{"use": "usual", "text": name, "family": family, **({"given": given} if given else {})}]
    phone = facts.get("phone") or shared.conversation.phone
    if phone:
        made["telecom"] = [{"system": "phone", "value": str(phone), "use": "mobile", "rank": 1}]
    if facts.get("email"):
        made.setdefault("telecom", []).append({"system": "email", "value": str(facts["email"])})
    surgery = shared.local.surgery(str(facts.get("gp_practice") or shared.conversation.surgery or ""))
    if surgery is not None:
        system = "https://fhir.nhs.uk/Id/ods-organization-code"
        gp = {"type": "Organization", "identifier": {"system": system, "value": surgery.code}, "display": surgery.name}
        made["generalPractitioner"] = [gp]
    if facts.get("language"):
        made["communication"] = [{"language": {"text": str(facts["language"])}, "preferred": True}]
    return made


def service_request(shared: Shared) -> Resource:
    """The self-referral: who asks, for what, in the patient's own words."""
    referral = shared.referral
    words = str(shared.facts.get("condition_words") or "")
    done = referral.outcome in REQUEST_DONE
    return {
        **_start(shared, "ServiceRequest"),
        "extension": [
            {
                "url": f"{UK_CORE}/Extension-UKCore-SourceOfServiceRequest",
                "valueCodeableConcept": _coded(SNOMED, *SELF_REFERRAL),
            }
        ],
        "identifier": [{"use": "official", "value": referral.reference}],
        "status": "completed" if done else REQUEST_STATUS.get(referral.status, "active"),
        "intent": "order",
        "category": [_coded(SNOMED, *SELF_REFERRAL)],
        "priority": "routine",
        "code": _coded(SNOMED, *REFERRAL_KIND, text=shared.service.name),
        "subject": reference(shared, "Patient"),
        "authoredOn": moment(referral.created_at),
        "requester": reference(shared, "Patient"),
        "performer": [reference(shared, "HealthcareService", shared.service.id)],
        **({"reasonCode": [{"text": words}]} if words else {}),
    }


def healthcare_service(shared: Shared) -> Resource:
    """The service that the referral goes to."""
    service = shared.service
    return {
        **_start(shared, "HealthcareService", service.id),
        "identifier": [{"value": service.id}],
        "active": True,
        "providedBy": reference(shared, "Organization", service.provider),
        "type": [{"text": service.what}],
        "name": service.name,
        **({"telecom": [{"system": "phone", "value": service.line}]} if service.line else {}),
        "appointmentRequired": service.booking == "slots",
    }


def organizations(shared: Shared) -> Iterator[Resource]:
    """Who sends, and who provides the service."""
    host = shared.local.area.host
    for name in dict.fromkeys((host.us, shared.service.provider)):
        made = {**_start(shared, "Organization", name), "active": True, "name": name}
        yield {**made, "telecom": [{"system": "phone", "value": host.phone}]} if name == host.us else made


def schedule(shared: Shared) -> Resource | None:
    """The clinic of the booked time, on that day."""
    slot = shared.slot
    if slot is None:
        return None
    ends = slot.starts + timedelta(minutes=slot.minutes)
    return {
        **_start(shared, "Schedule", slot.clinic_id),
        "identifier": [{"value": slot.clinic_id}],
        "active": True,
        "actor": [{**reference(shared, "HealthcareService", shared.service.id), "display": shared.service.name}],
        "planningHorizon": {"start": moment(slot.starts), "end": moment(ends)},
        **({"comment": slot.clinician} if slot.clinician else {}),
    }


def slot(shared: Shared) -> Resource | None:
    """The booked time as the diary has it."""
    found, made = shared.slot, shared.appointment
    if found is None or made is None:
        return None
    taken = SLOT_STATUS.get(made.status, "busy")
    return {
        **_start(shared, "Slot", found.id),
        "extension": [_delivery(found.mode)],
        "identifier": [{"value": found.id}],
        "schedule": reference(shared, "Schedule", found.clinic_id),
        "status": "busy-unavailable" if found.withdrawn and taken == "free" else taken,
        "start": moment(found.starts),
        "end": moment(found.starts + timedelta(minutes=found.minutes)),
    }


def appointment(shared: Shared) -> Resource | None:
    """The booking, or what became of it."""
    found, made = shared.slot, shared.appointment
    if found is None or made is None:
        return None
    status = APPOINTMENT_STATUS[made.status]
    service = reference(shared, "HealthcareService", shared.service.id)
    place = {"actor": {"display": found.place}, "status": "accepted"}
    return {
        **_start(shared, "Appointment"),
        "extension": [_delivery(found.mode)],
        "identifier": [{"value": shared.referral.reference}],
        "status": status,
        **({"cancelationReason": _cancelled(made.reason)} if status == "cancelled" else {}),
        "appointmentType": _coded(f"{TERMINOLOGY}/v2-0276", "ROUTINE", "Routine appointment"),
        "description": f"Appointment {shared.referral.reference}",
        "start": moment(found.starts),
        "end": moment(found.starts + timedelta(minutes=found.minutes)),
        "minutesDuration": found.minutes,
        "slot": [reference(shared, "Slot", found.id)],
        "created": moment(made.booked_at or made.created_at),
        "basedOn": [reference(shared, "ServiceRequest")],
        "participant": [
            {"actor": reference(shared, "Patient"), "status": "accepted"},
            {"actor": service, "status": "accepted"},
            *([place] if found.mode == "in_person" and found.place else []),
        ],
    }


def _delivery(mode: str) -> Resource:
    return {"url": f"{UK_CORE}/Extension-UKCore-DeliveryChannel", "valueCode": CHANNEL[mode]}


def _cancelled(code: str | None) -> Resource:
    reason = REASONS.get(code or "not_given", REASONS["not_given"])
    by = ("pat", "Patient") if reason.by == "patient" else ("prov", "Provider")
    return _coded(f"{TERMINOLOGY}/appointment-cancellation-reason", *by, text=reason.label)


def consents(shared: Shared) -> Iterator[Resource]:
    """Each yes or no that the patient gave, to the body it was for, in the words they saw."""
    for said in shared.permissions:
        yield consent(shared, said)


def consent(shared: Shared, said: Permission) -> Resource:
    """One permission. A yes that was taken back is inactive; a no is rejected."""
    status = "inactive" if said.withdrawn_at is not None else "active" if said.given else "rejected"
    service = shared.local.service(said.body)
    surgery = shared.local.surgery(said.body)
    name = service.provider if service is not None else surgery.name if surgery is not None else said.body
    recipient = _coded(f"{TERMINOLOGY}/v3-ParticipationType", "IRCP", "information recipient")
    return {
        **_start(shared, "Consent", f"{shared.referral.id} {said.kind} {said.body}"),
        "status": status,
        "scope": _coded(f"{TERMINOLOGY}/consentscope", "patient-privacy", "Privacy Consent"),
        "category": [_coded("http://loinc.org", "59284-0", "Consent Document", text=said.kind.replace("_", " "))],
        "patient": reference(shared, "Patient"),
        "dateTime": moment(said.at),
        "policyRule": {"text": said.wording or said.kind.replace("_", " ")},
        "provision": {
            "type": "permit" if said.given else "deny",
            "actor": [{"role": recipient, "reference": {"type": "Organization", "display": name}}],
        },
    }
