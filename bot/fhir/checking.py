"""Checking a bundle: its shape by `fhir.resources`, and what the shape alone does not hold.

`fhir.resources` publishes R4B (4.3.0) models; the resources used here are the same in R4 (4.0.1). Its models say which
codes a field may hold but do not insist, so that is done here, as are references and the invariants that matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

WITHOUT_TIME = ("proposed", "cancelled", "waitlist")
MAY_HAVE_REASON = ("cancelled", "noshow")


def faults(bundle: dict[str, Any]) -> list[str]:
    """Everything wrong with it, each as `where: what`; empty if it is valid."""
    from fhir.resources.R4B.bundle import Bundle  # slow and large: only for those who export

    try:
        read = Bundle.model_validate(bundle)
    except ValidationError as error:
        return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
    entries = [each.get("resource", {}) for each in bundle.get("entry", ())]
    return [*_wrong_codes(read, "Bundle"), *_dangling(bundle), *_message(bundle, entries), *_rules(entries)]


def _wrong_codes(model: BaseModel, where: str) -> Iterator[str]:
    """Fields that hold a code outside the list that R4 requires for them."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name, None)
        extra = field.json_schema_extra
        allowed = extra.get("enum_values") if isinstance(extra, dict) else None
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, BaseModel):
                yield from _wrong_codes(each, f"{where}.{name}")
            elif each is not None and isinstance(allowed, list) and str(each) not in allowed:
                yield f"{where}.{name}: '{each}' is none of {', '.join(map(str, allowed))}"


def _dangling(bundle: dict[str, Any]) -> Iterator[str]:
    """References that lead to nothing in the bundle, or to a resource of another type."""
    there = {each.get("fullUrl"): each.get("resource", {}).get("resourceType") for each in bundle.get("entry", ())}
    for where, found in _references(bundle, "Bundle"):
        to = found.get("reference")
        if to is not None and to not in there:
            yield f"{where}: {to} is not in the bundle"
        elif to is not None and found.get("type") not in (None, there[to]):
            yield f"{where}: {to} is a {there[to]}, not a {found['type']}"


def _references(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield where, value
        for name, each in value.items():
            yield from _references(each, f"{where}.{name}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _references(each, f"{where}[{number}]")


def _message(bundle: dict[str, Any], entries: list[dict[str, Any]]) -> Iterator[str]:
    """bdl-12: a message begins with its header. bdl-7: no fullUrl twice."""
    if bundle.get("type") == "message" and (not entries or entries[0].get("resourceType") != "MessageHeader"):
        yield "Bundle.entry: the first entry of a message is its MessageHeader"
    urls = [each.get("fullUrl") for each in bundle.get("entry", ())]
    if len(set(urls)) != len(urls):
        yield "Bundle.entry: a fullUrl stands twice"


def _rules(entries: list[dict[str, Any]]) -> Iterator[str]:
    """app-2, app-3 and app-4 of Appointment, app-1 of its participants, and ppc-1 of Consent."""
    for each in entries:
        if each.get("resourceType") == "Appointment":
            if ("start" in each) != ("end" in each):
                yield "Appointment: start and end come together (app-2)"
            if "start" not in each and each["status"] not in WITHOUT_TIME:
                yield "Appointment: has no time (app-3)"
            if "cancelationReason" in each and each["status"] not in MAY_HAVE_REASON:
                yield "Appointment: a reason for cancelling, and not cancelled (app-4)"
            if any(not ({"type", "actor"} & set(part)) for part in each["participant"]):
                yield "Appointment.participant: needs a type or an actor (app-1)"
        if each.get("resourceType") == "Consent" and not ({"policy", "policyRule"} & set(each)):
            yield "Consent: needs a policy (ppc-1)"
