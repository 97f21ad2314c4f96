"""Asking: the open question put into responses, with the values and choices that its words need."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot import criteria
from bot.booking import describe
from bot.conversation import choosing, matching, offering, proof
from bot.conversation.exchange import Exchange, Say
from bot.conversation.place import AGAIN, CHOICES, FIRST, SHORT
from bot.conversation.planning import slot_of
from bot.conversation.words import words
from bot.messaging import neutral_job
from bot.understanding.facts import known
from bot.understanding.reading import Option

_SUFFIX = {AGAIN: ("_again", ""), CHOICES: ("_choices", ""), SHORT: ("_short", "")}


def replies(x: Exchange) -> list[Say]:
    """Everything to say now: the notes of this turn, then the open question (or how things stand)."""
    values = common_values(x)
    said = [Say(say.response, {**values, **say.values}, say.choices) for say in x.said]
    return [*said, *_question(x, values)]


def _question(x: Exchange, values: dict[str, str]) -> list[Say]:
    name = x.place.question
    if name is None:
        return [Say(_standing(x), values)]
    options = x.place.offered()
    values = {**values, **_days(x.place.shown), "options": numbered_list(x, options)}
    before = _fits(x, values) if name in ("choose_service", "one_fits") else []
    response = x.place.shown.get("response") or _response(name, x.place.how, x.channel)
    if x.place.how in (AGAIN, CHOICES) and response == f"utter_ask_{name}":
        before = [
            Say("utter_not_understood" if x.place.how == AGAIN else "utter_not_understood_twice", values),
            *before,
        ]
    return [*before, Say(response, values, choices(x, options))]


def _response(name: str, how: str, channel: str) -> str:
    """The response for a question: the most fitting wording there is for how it is asked."""
    for suffix in _SUFFIX.get(how, ("",)):
        response = f"utter_ask_{name}{suffix}"
        if words().has(response, channel):
            return response
    return f"utter_ask_{name}"


def _standing(x: Exchange) -> str:
    """What is said when there is nothing to ask."""
    if x.place.outcome is not None:
        return f"utter_outcome_{x.place.outcome}"
    return "utter_all_done"


def choices(x: Exchange, options: tuple[Option, ...]) -> tuple[dict[str, str], ...]:
    """The choices as buttons: a label to read and a plain value to send."""
    if x.channel == "sms":
        return ()
    return tuple({"title": option.label, "payload": option.label} for option in options)


def numbered_list(x: Exchange, options: tuple[Option, ...]) -> str:
    """The choices as a text message lists them."""
    if x.place.question == "choose_service":
        return "\n".join(f"{option.key} {_service_line(x, option)}" for option in options)
    return "\n".join(f"{option.key} {option.short}" for option in options)


def _service_line(x: Exchange, option: Option) -> str:
    service = x.local.service((option.act or "").removeprefix("choose:"))
    return f"{service.sms_name}: {service.sms_what}" if service is not None else option.short


def _fits(x: Exchange, values: dict[str, str]) -> list[Say]:
    """On the web, each service that fits and why, and those that do not; once, until something changes."""
    if x.channel == "sms" or x.place.how != FIRST:
        return []
    found = matching.fit(x)
    offered = {(option.act or "").removeprefix("choose:") for option in x.place.offered()}
    cards = []
    for service in found.fitting:
        if service.id not in offered:
            continue
        decision = found.decision(service.id)
        assert decision is not None
        cards.append(
            Say(
                "utter_service_card",
                {
                    **values,
                    "service": service.name,
                    "what": service.what,
                    "provider": service.provider,
                    "why": criteria.explain(decision, "web"),
                    "first_time": _first_time(x, service.id),
                },
            )
        )
    others = [each for each in found.decisions if each.outcome == "does_not_meet"]
    if others:
        reasons = "\n".join(f"- {criteria.explain(each, 'web')}" for each in others)
        cards.append(Say("utter_do_not_fit", {**values, "reasons": reasons}))
    return [Say("utter_what_fits", {**values, "count": str(len(found.fitting))}), *cards]


def _first_time(x: Exchange, service_id: str) -> str:
    day = x.local.first_free_day(x.db, service_id, x.now)
    return f"First time: {describe.day(day)}." if day is not None else ""


def _days(shown_values: dict[str, str]) -> dict[str, str]:
    """Stored values for the words, with dates put as people write them."""
    return {name: _maybe_day(value) for name, value in shown_values.items()}


def _maybe_day(value: str) -> str:
    try:
        return describe.day(date.fromisoformat(value))
    except ValueError:
        return value


def common_values(x: Exchange) -> dict[str, str]:
    """The values any response may use, short enough for a text with the longest of each."""
    host = x.local.area.host
    facts = x.facts
    name = str(facts.get("full_name") or "")
    values = {
        "us": host.us,
        "phone": host.phone,
        "surgery": x.local.surgery_name(x.conversation.surgery),
        "ref": x.referral.reference,
        "full_name": name[:35],
        "first_name": name.split(" ")[0][:16],
        "because": matching.because(x),
        "day": describe.day(date.fromisoformat(x.place.shown["day"])) if x.place.shown.get("day") else "",
        "hold_minutes": str((offering.hold_until(x) - x.now).seconds // 60),
        "left": "",
        "line": service_line(x),
        "link": proof.link(x.db, x.id),
        "check": _check_lines(x, facts),
    }
    return {**values, **_service_values(x), **_slot_values(x)}


def _service_values(x: Exchange) -> dict[str, str]:
    service = offering.chosen_service(x)
    if service is None:
        found = matching.fit(x) if x.place.question in ("one_fits", "not_yet", "hand_over") else None
        picks = (
            (*choosing.still_offered(x, found), *(each for each, _ in found.later), *found.through_surgery)
            if found
            else ()
        )
        if not picks:
            return {"service": "the service", "provider": "", "what": ""}
        service = picks[0]
        later = found.later[0][1] if found and found.later else None
        extra = {"day": describe.day(later)} if later else {}
    else:
        extra = {}
    sms = x.channel == "sms"
    return {
        "service": service.sms_name if sms else service.name,
        "provider": service.sms_provider if sms else service.provider,
        "what": service.sms_what if sms else service.what,
        **extra,
    }


def service_line(x: Exchange) -> str:
    """Where a service that takes people on its own line is reached; our own number where it gives none."""
    service = offering.chosen_service(x)
    return (service.line if service is not None else "") or x.local.area.host.phone


def _slot_values(x: Exchange) -> dict[str, str]:
    slot = slot_of(x)
    if slot is None:
        return {"adviser": "An adviser", "time": "", "place": "", "mode": ""}
    day, time = describe.parts(slot.starts)
    return {
        "adviser": slot.clinician or "An adviser",
        "day": day,
        "time": time,
        "place": slot.place,
        "mode": describe.how(offering.as_slot(slot).mode),
    }


def _check_lines(x: Exchange, facts: dict[str, Any]) -> str:
    """The rows of "check your answers" for a text: work facts only, a row with no answer left out."""
    if x.place.question != "check":
        return ""
    rows = []
    if known(facts.get("full_name")):
        rows.append(f"Name: {str(facts['full_name'])[:35]}")
    job = str(facts.get("job_title") or facts.get("job_tasks") or "")
    if job and known(job):
        rows.append(f"Job: {job_for_text(job)}" if x.channel == "sms" else f"Job: {job}")
    dates = []
    if known(facts.get("absence_started")):
        dates.append(f"Off since {describe.short_day(date.fromisoformat(str(facts['absence_started'])))}")
    if known(facts.get("fit_note_ends")):
        dates.append(f"Note ends {describe.short_day(date.fromisoformat(str(facts['fit_note_ends'])))}")
    if dates:
        rows.append(". ".join(dates))
    surgery = x.local.surgery_name(x.conversation.surgery)
    if surgery:
        rows.append(surgery)
    return "\n".join(rows)


def job_for_text(job: str) -> str:
    """A job as a text may show it: short, and never one that gives away something about health."""
    return neutral_job(job)[:25]
