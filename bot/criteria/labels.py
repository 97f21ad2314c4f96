"""Plain words for facts and their values: for "we do not know yet ...", and for dates and lists inside reasons."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.criteria.calendar_days import in_words

ABOUT = {
    "employment": "whether you have a job",
    "in_work": "whether you have a job",
    "attendance": "whether you are at work or off work",
    "struggling_at_work": "how you are getting on at work",
    "absence_started": "when your first day off work was",
    "absence_spells_12m": "how many times you have been off in the last year",
    "job_lost_on": "when your last job ended",
    "fit_note": "whether you have a note for your time off",
    "fit_note_ends": "when your note ends",
    "conditions": "what makes work hard",
    "condition_words": "what makes work hard",
    "condition_detail": "more about what makes work hard",
    "has_condition": "what makes work hard",
    "condition_affects_work": "whether you feel it makes work hard",
    "work_affects_health": "whether work makes things worse for you",
    "job_title": "what your job is",
    "job_tasks": "what you do in your job",
    "sector": "what kind of work you do",
    "employer_size": "how many people work for your employer",
    "has_occupational_health": "whether your work has a team that helps staff stay well",
    "work_difficulties": "what at work makes it hard",
    "goal": "what you want help with",
    "help_wanted": "what help you want",
    "willing_to_return": "how you feel about going back to work",
    "already_helped_by": "who is helping you now",
    "dispute_in_progress": "whether a formal case about work is going on",
    "operation_on": "when your operation is",
    "age": "how old you are",
    "veteran": "whether you have served in the armed forces",
    "area": "where you live",
    "postcode": "your postcode",
    "gp_practice": "which GP surgery you are with",
    "nation": "which nation you live in",
    "referrer": "who is asking for this help",
    "advised_not_to_work": "whether you were told to take time off",
    "employer_helping": "whether your employer is helping",
    "has_return_plan": "whether you have a plan to go back",
    "stratum": "which group you are in (our team works this out)",
    "contact_mode": "how you want to meet",
}

WORK_FACTS = frozenset(
    {
        "employment",
        "in_work",
        "attendance",
        "absence_started",
        "absence_spells_12m",
        "job_lost_on",
        "employer_size",
        "sector",
        "goal",
        "area",
        "postcode",
        "gp_practice",
        "nation",
        "referrer",
        "struggling_at_work",
        "age",
        "contact_mode",
        "veteran",
    }
)
"""Facts that say nothing about a person's health, so that a reason built of them may go in a text message."""


def about(fact: str) -> str:
    """Plain words for what a fact tells, to follow "we do not know yet"."""
    return ABOUT.get(fact, fact.replace("_", " "))


def words(value: Any) -> str:
    """A fact's value as it stands inside a sentence."""
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset | set | list | tuple):
        return ", ".join(sorted(str(item).replace("_", " ") for item in value))
    return str(value).replace("_", " ")
