"""How facts read to people: a label for each, and its value in plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.referral.questions import QUESTIONS
from bot.understanding.facts import CATALOGUE, RATHER_NOT_SAY, UNKNOWN, Kind

LABELS: dict[str, str] = {
    "goal": "What you want",
    "condition_words": "What makes work hard",
    "conditions": "What that is about",
    "body_or_mind": "What that is about",
    "employment": "Your work",
    "attendance": "Work now",
    "job_title": "Your job",
    "job_tasks": "What you do",
    "sector": "Kind of work",
    "absence_started": "Your first day off",
    "absence_expected_on": "When you will be off from",
    "operation_on": "Your operation",
    "struggling_at_work": "Work is a struggle",
    "advised_not_to_work": "Told to take time off",
    "job_lost_on": "When your last job ended",
    "fit_note": "Your note for time off",
    "fit_note_ends": "The last date on your note",
    "already_helped_by": "Who is helping you",
    "help_words": "Help you have now",
    "has_return_plan": "A plan to go back",
    "gp_practice": "Your GP surgery",
    "postcode": "Your postcode",
    "area": "Where you live",
    "age": "Your age",
    "birthday_by": "A birthday by",
    "no_birthday_by": "No birthday by",
    "employer_size": "How many people work there",
    "has_occupational_health": "A team at work for staff health",
    "absence_spells_12m": "Times off in the last 12 months",
    "work_difficulties": "What at work makes it hard",
    "work_affects_health": "Work is making it worse",
    "dispute_in_progress": "A formal case about work",
    "willing_to_return": "Wanting to go back",
    "veteran": "Served in the armed forces",
    "contact_mode": "How you want to meet",
    "language": "Language",
    "access_needs": "Help to take part",
    "full_name": "Your name",
    "phone": "Your phone number",
    "email": "Your email",
    "safe_contact": "Calling you safely",
    "hardest_part": "The hardest part of work",
    "worries": "What worries you",
    "on_behalf_of": "Who typed",
    "time_preferences": "Times that suit you",
}

HEALTH_FACTS = frozenset(
    {
        "condition_words",
        "conditions",
        "condition_detail",
        "condition_since",
        "body_or_mind",
        "operation_on",
        "already_helped_by",
        "help_words",
        "fit_note",
        "fit_note_ends",
        "access_needs",
        "hardest_part",
        "worries",
        "work_affects_health",
        "struggling_at_work",
        "advised_not_to_work",
        "work_difficulties",
    }
)
"""Facts that are never played back by text message, in the patient's words or in ours."""

_PLAIN = {
    ("contact_mode", "phone"): "By phone",
    ("contact_mode", "video"): "By video",
    ("contact_mode", "in_person"): "Face to face",
    ("employment", "student"): "I am a student",
    ("employment", "retired"): "I am retired",
    ("employment", "unemployed"): "I do not have a job",
    ("employment", "employed"): "I have a job",
    ("attendance", "off_sick"): "Off work",
    ("attendance", "at_work"): "At work",
    ("attendance", "phased_return"): "Back on fewer hours or lighter work",
    ("attendance", "recently_returned"): "Just back at work",
    ("attendance", "absence_planned"): "Off soon",
    ("attendance", "not_in_work"): "Not in work",
    ("already_helped_by", "talking_therapies"): "Talking therapy",
    ("already_helped_by", "secondary_mental_health"): "Mental health team",
    ("already_helped_by", "physiotherapy"): "Physio",
    ("already_helped_by", "hospital"): "Hospital",
    ("already_helped_by", "occupational_health"): "Occupational health",
    ("already_helped_by", "union"): "Union",
    ("already_helped_by", "jobcentre"): "Jobcentre",
}


def _from_choices() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for question in QUESTIONS.values():
        for option in question.options:
            if len(option.facts) == 1:
                [(name, value)] = option.facts.items()
                single = value[0] if isinstance(value, list) and len(value) == 1 else value
                found.setdefault((name, str(single)), option.label)
    return found


_WORDS = {**_from_choices(), **_PLAIN}


def label(name: str) -> str:
    """What the fact is called on the page: "Your first day off"."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def day_in_words(day: date, weekday: bool = False) -> str:
    """A date as people write it: "9 March 2027", or "Tuesday 9 March 2027"."""
    plain = f"{day.day} {day:%B %Y}"
    return f"{day:%A} {plain}" if weekday else plain


def shown(name: str, value: Any) -> str:
    """A fact's value in plain words."""
    if value == UNKNOWN:
        return "Not sure"
    if value == RATHER_NOT_SAY:
        return "Rather not say"
    entry = CATALOGUE.get(name)
    kind = entry.kind if entry else Kind.TEXT
    if isinstance(value, list):
        return ", ".join(_WORDS.get((name, str(each)), str(each)) for each in value) or "No one"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if kind is Kind.DATE:
        return day_in_words(date.fromisoformat(str(value)))
    return _WORDS.get((name, str(value)), str(value))
