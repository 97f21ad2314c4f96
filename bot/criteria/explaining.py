"""Decisions in words: one or two sentences a patient understands, and never what to change in order to fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.criteria import service as outcomes
from bot.criteria.calendar_days import read_date
from bot.criteria.labels import about
from bot.criteria.person import Facts
from bot.criteria.service import Decision, Reason
from bot.criteria.sms_words import health_word
from bot.understanding.facts import known

MOST_REASONS = 3
BECAUSE_LENGTH = 60
EMPLOYMENT = {
    "employed": "in a job",
    "self_employed": "you work for yourself",
    "agency_or_zero_hours": "agency or zero hours work",
    "unemployed": "no job now",
    "student": "a student",
    "retired": "retired",
}
ATTENDANCE = {
    "at_work": "at work",
    "phased_return": "back on fewer hours",
    "recently_returned": "just back at work",
    "absence_planned": "off soon",
}


def explain(decision: Decision, channel: str) -> str:
    """One or two sentences on one service for the web or for a text message (`channel` is "web" or "sms").

    A text message names the service by its neutral name and gives no reason that tells of a person's health.
    """
    sms = channel == "sms"
    name = (decision.sms_service or "This service") if sms else decision.service
    told = [reason.told for reason in _shown(decision.reasons, sms)]
    because = _list(told[:MOST_REASONS])
    if decision.outcome == outcomes.NEED_TO_KNOW:
        facts = [about(fact) for fact in decision.missing]
        facts = [text for text in facts if not (sms and health_word(text))]
        return (
            f"{name} may fit. We need to know {_list(facts[:2])}." if facts else f"{name} may fit. A person can look."
        )
    if decision.outcome == outcomes.MEETS:
        return f"{name} fits." if not because else f"{name} fits because you told us {because}."
    if decision.outcome == outcomes.PERSON_TO_LOOK:
        return f"{name} may fit. A person will look at it with you."
    if not because:
        return f"{name} does not fit what you told us. You can ask a person to look."
    return f"{name} does not fit just now because you told us {because}. You can ask a person to look."


def _shown(reasons: Sequence[Reason], sms: bool) -> list[Reason]:
    return [r for r in reasons if r.told and (not sms or (r.about_work and not health_word(r.told)))]


def _list(parts: Sequence[str]) -> str:
    parts = list(dict.fromkeys(parts))
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def because(decisions: Iterable[Decision], facts: Facts, surgery: str = "") -> str:
    """What the outcomes rest on, in at most 60 letters of work facts only: "in a job, off since 15 February".

    `surgery` is the surgery's name as the patient reads it. Nothing about health is ever said here. The parts that
    do not fit are left out, the least telling last.
    """
    parts = [_work(facts), _absence(facts), _ended(facts), surgery]
    chosen = ""
    for part in parts:
        longer = f"{chosen}, {part}" if chosen and part else chosen or part
        if len(longer) <= BECAUSE_LENGTH:
            chosen = longer
    return chosen if chosen or not list(decisions) else "what you told us"


def _work(facts: Facts) -> str:
    employment = EMPLOYMENT.get(str(facts.get("employment")))
    attendance = ATTENDANCE.get(str(facts.get("attendance")))
    return ", ".join(filter(None, (employment, attendance)))


def _absence(facts: Facts) -> str:
    start = read_date(facts.get("absence_started"))
    if facts.get("attendance") != "off_sick":
        return ""
    return f"off since {_short(start)}" if start else "off work"


def _ended(facts: Facts) -> str:
    ended = read_date(facts.get("job_lost_on"))
    return f"job ended {_short(ended)}" if ended and facts.get("employment") == "unemployed" else ""


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"


def needs_person(decision: Decision, facts: Facts) -> bool:
    """Whether asking cannot help: every fact still missing was asked and the person could not or would not say.

    A patient who chose "body or mind" only, or "not sure", is then looked at by a person and never refused.
    """
    if decision.outcome != outcomes.NEED_TO_KNOW:
        return decision.outcome == outcomes.PERSON_TO_LOOK
    return all(fact in facts and not known(facts[fact]) for fact in decision.missing)
