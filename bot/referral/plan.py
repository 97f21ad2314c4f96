"""Which question comes next, from what is known: the always-asked ones in order, then what can still matter.

Source: the conversation model, sections 1, 3 and 5 (three branches; at most 15 questions).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal

from bot.referral.questions import FILLED_BY, QUESTIONS
from bot.understanding.facts import known

MOST_QUESTIONS = 15
"""A patient who answers each question the first time is never asked more than this."""

STILL_TO_COME = 6
"""Choosing, how to meet, name, sharing, a time and the last check: they come after what fits is known."""

USUALLY_USEFUL = 3
"""How many questions can still change what fits, once the always-asked ones are answered, in most conversations."""

_SELDOM_BOTH = (("condition", "condition_group"), ("work_now", "working_now"), ("fit_note", "fit_note_ends"))
"""The second is asked only where the answer to the first left it open."""

Branch = Literal["off_work", "at_work", "no_job", "unclear"]

AT_WORK = ("at_work", "phased_return", "recently_returned", "absence_planned")
NO_JOB = ("unemployed", "retired")

ASKABLE = (
    "age",
    "already_helped_by",
    "employment",
    "employer_size",
    "has_occupational_health",
    "absence_spells_12m",
    "work_difficulties",
    "work_affects_health",
    "dispute_in_progress",
    "willing_to_return",
    "veteran",
    "has_return_plan",
    "fit_note",
    "postcode",
    "area",
    "gp_practice",
)
"""The facts that are asked for only while they can still change what fits."""

_WANTED_BY_KIND = {"fit_note": "fit_note_kind", "employment": "employment"}


def branch(facts: Mapping[str, Any]) -> Branch:
    """Which of the three branches a patient is on: off work, at (or back at) work, or without a job."""
    attendance, employment = facts.get("attendance"), facts.get("employment")
    if attendance == "off_sick":
        return "off_work"
    if attendance in AT_WORK:
        return "at_work"
    if attendance == "not_in_work" or employment in NO_JOB:
        return "no_job"
    return "unclear"


def always_asked(facts: Mapping[str, Any], skipped: Collection[str] = ()) -> str | None:
    """The first of the always-asked questions that is still open, or None.

    `skipped` are questions the patient has passed over; they are not asked again.
    """
    for name, wanted in _always(facts):
        if wanted and name not in skipped:
            return name
    return None


def _always(facts: Mapping[str, Any]) -> list[tuple[str, bool]]:
    def missing(*names: str) -> bool:
        return not any(name in facts for name in names)

    where = branch(facts)
    off, at_work, no_job = (where == name for name in ("off_work", "at_work", "no_job"))
    return [
        ("goal", missing("goal")),
        ("condition", missing("condition_words", "conditions")),
        ("condition_group", missing("conditions")),
        ("work_now", missing("attendance", "employment")),
        ("working_now", missing("attendance") and not no_job),
        ("last_job" if no_job else "job", missing("job_title", "job_tasks")),
        ("absence_started", off and missing("absence_started")),
        ("fit_note", off and missing("fit_note", "fit_note_ends")),
        ("fit_note_ends", off and facts.get("fit_note") in ("not_fit", "may_be_fit") and missing("fit_note_ends")),
        ("getting_on", at_work and facts["attendance"] != "absence_planned" and missing("struggling_at_work")),
        (
            "absence_expected",
            facts.get("attendance") == "absence_planned" and missing("absence_expected_on", "operation_on"),
        ),
        ("job_lost", no_job and missing("job_lost_on") and facts.get("employment") != "student"),
    ]


def still_useful(
    facts: Mapping[str, Any],
    useful: Sequence[str],
    counted: int,
    skipped: Collection[str] = (),
    asked: Collection[str] = (),
) -> list[str]:
    """The questions that can still change what fits, the most useful first, as many as the limit has room for.

    `useful` are fact names, best first; `counted` is how many questions were asked so far, those in `asked` among
    them: one that was put and not answered yet has its room already.
    """
    found: list[str] = []
    for fact in useful:
        if fact in facts or fact not in ASKABLE:
            continue
        name = _WANTED_BY_KIND.get(fact) or FILLED_BY[fact].name
        if name not in found and name not in skipped and _sensible(name, facts):
            found.append(name)
    put = sum(name in asked for name in found)
    return found[: max(0, MOST_QUESTIONS - STILL_TO_COME - counted + put)]


def _sensible(name: str, facts: Mapping[str, Any]) -> bool:
    """Whether the question makes sense on this patient's branch."""
    where = branch(facts)
    if name == "surgery":
        return not any(fact in facts for fact in QUESTIONS[name].facts)
    if name in ("employer_size", "occupational_health"):
        return where in ("off_work", "at_work") and facts.get("employment") != "self_employed"
    if name == "fit_note_kind":
        return where == "off_work" and known(facts.get("fit_note_ends"))
    if name in ("willing", "spells"):
        return where != "no_job"
    return name in QUESTIONS


def left(
    facts: Mapping[str, Any],
    stage_done: Collection[str],
    surgery_known: bool,
    useful: int | None = None,
    skipped: Collection[str] = (),
) -> int:
    """About how many questions are left. Honest, so it may go up by one or two when an answer opens a branch.

    `useful` is how many can still change what fits; None while that is not known yet, and then a few are expected.
    """
    wanted = {name for name, wanted in _always(facts) if wanted and name not in skipped}
    wanted -= {second for first, second in _SELDOM_BOTH if first in wanted}
    before = len(wanted) + (2 if branch(facts) == "unclear" else 0)
    more = USUALLY_USEFUL if useful is None else useful
    return before + (0 if surgery_known else 1) + more + max(0, STILL_TO_COME - len(stage_done))
