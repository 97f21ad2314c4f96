"""The values that responses' words have places for, each worked out only when a response needs it.

Most turns need two or three of twenty, and some (a time, an address) ask the database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from bot.booking import describe
from bot.conversation import choosing, matching, offering, proof
from bot.conversation.exchange import Exchange
from bot.conversation.planning import slot_of
from bot.conversation.words import words
from bot.criteria import Service
from bot.messaging import neutral_job
from bot.understanding.facts import known

NOTHING: Mapping[str, str] = {}


class Values:
    """The values for one exchange, short enough for a text with the longest of each."""

    def __init__(self, x: Exchange) -> None:
        self._x = x
        self._made: dict[str, str] = {}

    def of(self, response: str, own: Mapping[str, str] = NOTHING) -> dict[str, str]:
        """What a response's words need: its own values first."""
        needed = words().needed(response, self._x.channel)
        return {name: own[name] if name in own else self._value(name) for name in needed if name in own or name in MADE}

    def _value(self, name: str) -> str:
        if name not in self._made:
            made = MADE[name](self._x)
            self._made.update({name: made} if isinstance(made, str) else made)
        return self._made[name]


def service_line(x: Exchange) -> str:
    """Where a service that takes people on its own line is reached; our own number where it gives none."""
    service = offering.chosen_service(x)
    return (service.line if service is not None else "") or x.local.area.host.phone


def _service(x: Exchange) -> dict[str, str]:
    """The service that is talked about: the one chosen, or the first that is offered."""
    service = offering.chosen_service(x)
    if service is None:
        spoken_of = _spoken_of(x)
        if not spoken_of:
            return {"service": "the service", "provider": "", "what": ""}
        service = spoken_of[0]
    return service.named_for(x.channel)


def _spoken_of(x: Exchange) -> tuple[Service, ...]:
    """The services that the open question is about, the first of them by name."""
    if x.place.question not in choosing.CHOICES:
        return ()
    found = matching.fit(x)
    return {
        "one_fits": choosing.still_offered(x, found),
        "may_fit": found.to_look,
        "not_yet": tuple(service for service, _ in found.later),
        "hand_over": found.through_surgery,
    }.get(x.place.question, ())


def _slot(x: Exchange) -> dict[str, str]:
    """The time that is held or booked."""
    slot = slot_of(x)
    if slot is None:
        return {"adviser": "An adviser", "day": _day(x), "time": "", "place": "", "mode": ""}
    day, time = describe.parts(slot.starts)
    return {
        "adviser": slot.clinician or "An adviser",
        "day": day,
        "time": time,
        "place": slot.place,
        "mode": describe.how(offering.as_slot(slot).mode),
    }


def _day(x: Exchange) -> str:
    """The day a question names, or the one on which the first service that only time keeps apart can be looked at."""
    if x.place.question == "not_yet" and offering.chosen_service(x) is None:
        later = matching.fit(x).later
        if later:
            return describe.day(later[0][1])
    named = x.place.shown.get("day")
    return describe.day(date.fromisoformat(named)) if named else ""


def _name(x: Exchange) -> str:
    return str(x.facts.get("full_name") or "")


MADE: dict[str, Callable[[Exchange], str | dict[str, str]]] = {
    "us": lambda x: x.local.area.host.us,
    "phone": lambda x: x.local.area.host.phone,
    "hours": lambda x: x.local.area.host.hours,
    "surgery": lambda x: x.local.surgery_name(x.conversation.surgery),
    "ref": lambda x: x.referral.reference,
    "full_name": lambda x: _name(x)[:35],
    "first_name": lambda x: _name(x).split(" ")[0][:16],
    "because": matching.because,
    "hold_minutes": lambda x: str((offering.hold_until(x) - x.now).seconds // 60),
    "line": service_line,
    **dict.fromkeys(("link", "meanwhile", "reminding", "how_told"), proof.promises),
    "check": lambda x: _check_lines(x),
    **dict.fromkeys(("service", "provider", "what"), _service),
    **dict.fromkeys(("adviser", "day", "time", "place", "mode"), _slot),
}
"""Each value by its name; those that are known together are made together."""


def _check_lines(x: Exchange) -> str:
    """The rows of "check your answers" for a text: work facts only, a row with no answer left out."""
    if x.place.question != "check":
        return ""
    facts, rows = x.facts, []
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
