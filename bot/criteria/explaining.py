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
MOST_WORDS = 20
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

    Neither has more than 20 words, the name aside: of several reasons those are told that there is room for.

    A text message names the service by its neutral name and gives no reason that tells of a person's health.
    """
    sms = channel == "sms"
    name = (decision.sms_service or "This service") if sms else decision.service
    reasons = _told(decision, sms)
    if decision.outcome == outcomes.NEED_TO_KNOW:
        facts = [about(fact) for fact in decision.missing]
        facts = [text for text in facts if not (sms and health_word(text))]
        return (
            f"{name} may fit. We need to know {_list(facts[:2])}." if facts else f"{name} may fit. A person can look."
        )
    if decision.outcome == outcomes.MEETS:
        if not reasons:
            return f"{name} fits."
        more = _within(reasons[1:], MOST_WORDS)
        return f"{name} fits because you told us {reasons[0]}." + (f" {more[:1].upper()}{more[1:]}." if more else "")
    if decision.outcome == outcomes.PERSON_TO_LOOK:
        return f"{name} may fit. A person will look at it with you."
    return (
        f"{name} does not fit just now. {told(decision, channel)}"
        if reasons
        else f"{name} does not fit what you told us."
    )


def told(decision: Decision, channel: str) -> str:
    """Only what somebody said that a decision rests on, for a list under the service's name: "You told us …"."""
    reasons = _told(decision, channel == "sms")
    return f"You told us {_within(reasons, MOST_WORDS - 3)}." if reasons else "It does not fit what you told us."


def _told(decision: Decision, sms: bool) -> list[str]:
    return list(dict.fromkeys(reason.told for reason in _shown(decision.reasons, sms)))[:MOST_REASONS]


def clause_by_clause(decision: Decision, channel: str) -> str:
    """Why one service comes out as it does: a line for each clause that makes it so. By text, one sentence of work
    facts only."""
    if channel == "sms" or not decision.reasons or decision.outcome == outcomes.NEED_TO_KNOW:
        return explain(decision, channel)
    heads = {
        outcomes.MEETS: f"{decision.service} fits.",
        outcomes.PERSON_TO_LOOK: f"{decision.service} may fit. A person will look at it with you.",
        outcomes.DOES_NOT_MEET: f"{decision.service} does not fit just now.",
    }
    lines = dict.fromkeys(reason.text for reason in decision.reasons)
    return "\n".join((heads[decision.outcome], *(f"- {line}" for line in lines)))


def _shown(reasons: Sequence[Reason], sms: bool) -> list[Reason]:
    return [r for r in reasons if r.told and (not sms or (r.about_work and not health_word(r.told)))]


def _within(told: Sequence[str], most: int) -> str:
    """As many reasons, from the first on, as make at most so many words; the first in any case."""
    fitting = [n for n in range(1, len(told) + 1) if len(_list(told[:n]).split()) <= most]
    return _list(told[: max(fitting, default=1)])


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
    return f"job ended in {ended:%B %Y}" if ended and facts.get("employment") == "unemployed" else ""


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"


def needs_person(decision: Decision, facts: Facts) -> bool:
    """Whether asking cannot help: every fact still missing was asked and the person could not or would not say.

    A patient who chose "body or mind" only, or "not sure", is then looked at by a person and never refused.
    """
    if decision.outcome != outcomes.NEED_TO_KNOW:
        return decision.outcome == outcomes.PERSON_TO_LOOK
    return all(fact in facts and not known(facts[fact]) for fact in decision.missing)
