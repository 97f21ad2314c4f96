"""The catalogue of facts: everything a patient can tell us that a rule, a question or a summary may use.

The names and values are a seam (other people's tools hold on to them), so they are only ever added to.
A fact that was never mentioned is absent. A fact may also hold `UNKNOWN` or `RATHER_NOT_SAY`: neither is "no".
Dates travel as `YYYY-MM-DD`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Dict, List, Tuple, Union

UNKNOWN = "unknown"
RATHER_NOT_SAY = "rather_not_say"

Value = Union[str, int, bool, List[str]]
"""What a fact may hold, as JSON holds it."""


class Kind(str, Enum):
    """The shape of a fact's value."""

    CHOICE = "choice"  # one of `values`
    CHOICES = "choices"  # a list of `values`
    YES_NO = "yes_no"  # true or false
    DATE = "date"  # YYYY-MM-DD
    NUMBER = "number"  # a whole number
    SIZE = "size"  # a whole number, or one of `values` (a band)
    TEXT = "text"  # the patient's words


@dataclass(frozen=True)
class Fact:
    """One entry of the catalogue."""

    name: str
    kind: Kind
    values: Tuple[str, ...] = ()


CONDITION_GROUPS = (
    "musculoskeletal",
    "mental_health",
    "injury_or_surgery",
    "heart_or_breathing",
    "long_term_fatigue",
    "neurological",
    "neurodivergence",
    "cancer",
    "digestive",
    "womens_health_or_pregnancy",
    "sight_or_hearing",
    "skin",
    "addiction",
    "other",
)

DAYS = ("absence_started", "absence_expected_on", "job_lost_on", "fit_note_ends", "operation_on")
"""The days that a patient tells of: of an absence, a job, a note and an operation."""

EMPLOYER_BANDS = ("1-49", "50-250", "251+")


def _choice(name: str, *values: str) -> Fact:
    return Fact(name, Kind.CHOICE, values)


def _choices(name: str, *values: str) -> Fact:
    return Fact(name, Kind.CHOICES, values)


def _plain(kind: Kind, *names: str) -> List[Fact]:
    return [Fact(name, kind) for name in names]


_FACTS: List[Fact] = [
    # work
    _choice(
        "employment",
        "employed",
        "self_employed",
        "agency_or_zero_hours",
        "unemployed",
        "student",
        "retired",
        "other",
    ),
    _choice(
        "attendance",
        "at_work",
        "off_sick",
        "phased_return",
        "recently_returned",
        "absence_planned",
        "not_in_work",
    ),
    Fact("employer_size", Kind.SIZE, EMPLOYER_BANDS),
    _choices(
        "work_difficulties",
        "physical_tasks",
        "hours",
        "travel",
        "manager_or_colleagues",
        "workload_or_stress",
        "workplace_rules",
        "cannot_do_this_job",
    ),
    _choice("goal", "stay", "return", "change_job", "find_work", "treat_health", "unsure"),
    # absence
    _choice("fit_note", "none", "self_certified", "not_fit", "may_be_fit"),
    *_plain(Kind.DATE, *DAYS),
    *_plain(Kind.NUMBER, "absence_spells_12m", "age"),
    *_plain(Kind.DATE, "birthday_by", "no_birthday_by"),  # whether the next birthday comes by that day: yes, no
    # health: set only where the patient names a condition or body part, or chooses a group
    _choices("conditions", *CONDITION_GROUPS),
    # help
    _choices(
        "already_helped_by",
        "talking_therapies",
        "secondary_mental_health",
        "physiotherapy",
        "hospital",
        "occupational_health",
        "union",
        "jobcentre",
    ),
    _choice("referrer", "self", "gp", "employer", "other"),
    _choice("contact_mode", "phone", "video", "in_person"),
    _choice("body_or_mind", "body", "mind", "both"),
    Fact("help_wanted", Kind.CHOICES),
    *_plain(
        Kind.YES_NO,
        "struggling_at_work",
        "condition_affects_work",
        "has_occupational_health",
        "willing_to_return",
        "dispute_in_progress",
        "veteran",
        "work_affects_health",
        "advised_not_to_work",
        "employer_helping",
        "has_return_plan",
    ),
    *_plain(
        Kind.TEXT,
        "condition_words",
        "condition_detail",
        "condition_since",
        "job_title",
        "job_tasks",
        "sector",
        "area",
        "postcode",
        "gp_practice",
        "language",
        "access_needs",
        "stratum",
        "full_name",
        "phone",
        "email",
        "safe_contact",
        "on_behalf_of",
        "source",
        "nation",
        "time_preferences",
        "help_words",
        "hardest_part",
        "worries",
    ),
]

CATALOGUE: Dict[str, Fact] = {fact.name: fact for fact in _FACTS}


CHECKED = frozenset(("full_name", "phone", "email", "postcode", "age"))
"""Facts that are read, never filled with the bare words of an answer."""


def known(value: object) -> bool:
    """Whether a fact's value says anything: not absent, not unknown, not withheld."""
    return value is not None and value not in (UNKNOWN, RATHER_NOT_SAY)
