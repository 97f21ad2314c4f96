"""Every service of the evidence: somebody just inside, somebody just outside, and somebody we know too little of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from criteria_files import DAY, decide, published

Facts = dict[str, Any]
MSK: Facts = {"conditions": ["musculoskeletal"]}
MH: Facts = {"conditions": ["mental_health"]}
OFF: Facts = {"employment": "employed", "attendance": "off_sick", "absence_started": "2026-10-25"}  # 28 days
BACK: Facts = {**MSK, "condition_detail": "low back pain"}
IAS: Facts = {**OFF, **MSK, "has_occupational_health": False, "employer_helping": True, "work_difficulties": ["hours"]}
GP: Facts = {"referrer": "gp"}
LEEDS: Facts = {"employment": "employed", **MH, "area": "Leeds", "already_helped_by": ["secondary_mental_health"]}

# id: (just inside, what makes it just outside, the fact taken away)
PEOPLE: dict[str, tuple[Facts, Facts, str]] = {
    "sohas": (
        {"area": "Sheffield", "employment": "employed", "work_affects_health": True},
        {"work_affects_health": False},
        "work_affects_health",
    ),
    "working-win": ({"area": "Sheffield", **MH}, {"area": "Rotherham"}, "area"),
    "bchft-bridges-to-work": ({"area": "Dudley", **MH}, {**MSK}, "conditions"),
    "bchft-ips-services": ({"area": "Black Country"}, {"area": "Leicester"}, "area"),
    "bchft-employment-retention": ({"area": "West Midlands", "employment": "employed", **MH}, MSK, "conditions"),
    "bchft-thrive-into-work": ({"area": "Walsall", "conditions": ["skin"]}, {"conditions": []}, "conditions"),
    "who-dares-works": (
        {"area": "Cornwall", "veteran": True, "employment": "unemployed"},
        {"veteran": False},
        "veteran",
    ),
    "workplace-leeds-job-retention": (
        LEEDS,
        {"already_helped_by": ["physiotherapy"], "gp_practice": "Riverside Surgery, Bradford"},
        "already_helped_by",
    ),
    "workplace-leeds-other": ({"area": "Leeds", **MH}, {"area": "Bradford"}, "area"),
    "working-health-services-scotland": (
        {"area": "Glasgow", "employment": "employed", "employer_size": 250, "condition_affects_work": True},
        {"employer_size": 251},
        "employer_size",
    ),
    "in-work-support-wales": (
        {"area": "Cardiff", "employment": "self_employed", **MSK},
        {"conditions": ["skin"]},
        "area",
    ),
    "condition-management-programme": (
        {"area": "Belfast", "condition_affects_work": True},
        {"area": "Cardiff"},
        "condition_affects_work",
    ),
    "employment-advisers-iapt": (
        {"already_helped_by": ["talking_therapies"], "goal": "return"},
        {"already_helped_by": []},
        "already_helped_by",
    ),
    "working-well-early-help": (
        {"area": "Salford", **MH, "employment": "unemployed", "job_lost_on": "2026-05-22"},
        {"job_lost_on": "2026-05-21"},
        "job_lost_on",
    ),
    "fit-for-work": ({"area": "Leeds", "employment": "employed"}, {"employment": "self_employed"}, "employment"),
    "fit-for-work-scotland": ({"area": "Fife", "employment": "employed"}, {"area": "Leeds"}, "area"),
    "health-and-work-support-pilot": ({"area": "Dundee"}, {"area": "Perth and Kinross"}, "area"),
    "leicestershire-clinic": ({"area": "Leicestershire"}, {"area": "Rutland"}, "area"),
    "swap-vocational-advice": (
        {**OFF, **MSK, **GP, "absence_started": "2026-05-23"},
        {"absence_started": "2026-05-22"},
        "absence_started",
    ),
    "fit-for-work-service-pilots": ({**OFF}, {"employment": "unemployed", "attendance": "not_in_work"}, "employment"),
    "occupational-health-advice-service": (
        {"referrer": "employer", "employer_size": 249},
        {"employer_size": 250},
        "employer_size",
    ),
    "fit-note": ({**GP, "condition_affects_work": True}, {"referrer": "self"}, "referrer"),
    "option-a": (
        {"employment": "employed", **MSK, **GP, "employer_size": 249, "has_occupational_health": False},
        {"has_occupational_health": True},
        "has_occupational_health",
    ),
    "option-b": (IAS, {"absence_started": "2026-10-26"}, "absence_started"),
    "option-c": ({**OFF, **MH}, {"absence_started": "2026-10-26"}, "absence_started"),
    "staged-model": (
        {**IAS, "referrer": "self", "employer_size": 300},
        {"absence_started": "2026-10-26"},
        "absence_started",
    ),
    "employee-assistance-programme": ({"employment": "employed"}, {"employment": "self_employed"}, "employment"),
    "bespoke-occupational-health": (
        {"employment": "employed", "has_occupational_health": True},
        {"has_occupational_health": False},
        "has_occupational_health",
    ),
    "rudimentary-occupational-health": (
        {"employment": "employed", "has_occupational_health": True, "referrer": "employer"},
        {"referrer": "self"},
        "referrer",
    ),
    "employment-programme-provision": (
        {"employment": "unemployed", **MH, "referrer": "other"},
        {"employment": "employed"},
        "employment",
    ),
    "nhs-vocational-rehabilitation": ({"goal": "stay"}, {"goal": "find_work"}, "goal"),
    "escape-pain": (
        {"age": 45, **MSK, "condition_detail": "osteoarthritis of the knee"},
        {"age": 44},
        "age",
    ),
    "start-back": (BACK, {"condition_detail": "shoulder pain"}, "condition_detail"),
    "start-back-low": ({**BACK, "stratum": "low"}, {"stratum": "medium"}, "stratum"),
    "start-back-medium": ({**BACK, "stratum": "medium"}, {"stratum": "high"}, "stratum"),
    "start-back-high": ({**BACK, "stratum": "high"}, {"stratum": "low"}, "stratum"),
    "case-8-1": ({"employment": "employed", "referrer": "employer"}, {"employment": "self_employed"}, "employment"),
    "case-8-2": (
        {"employment": "employed", "referrer": "employer", "condition_affects_work": True},
        {"referrer": "self"},
        "referrer",
    ),
    "case-8-3": (
        {"employment": "employed", "referrer": "self", "work_affects_health": True},
        {"work_affects_health": False, "condition_affects_work": False},
        "work_affects_health",
    ),
    "case-8-4": ({"employment": "employed", "referrer": "employer"}, {"employment": "unemployed"}, "employment"),
    "case-8-5": ({"employment": "employed", "referrer": "self"}, {"employment": "self_employed"}, "employment"),
    "case-8-6": ({"employment": "employed", "referrer": "employer"}, {"employment": "self_employed"}, "referrer"),
    "case-8-7": ({"employment": "employed", "referrer": "employer"}, {"employment": "self_employed"}, "employment"),
    "case-8-8": ({"employment": "employed", "referrer": "employer"}, {"employment": "student"}, "employment"),
    "case-8-9": ({"employment": "employed", "referrer": "self"}, {"employment": "self_employed"}, "employment"),
    "case-8-10": ({"employment": "employed", "referrer": "employer"}, {"referrer": "self"}, "referrer"),
    "case-8-11": ({"employment": "employed", "referrer": "employer"}, {"employment": "self_employed"}, "employment"),
    "case-8-12": (
        {"employment": "employed", "referrer": "employer", "condition_affects_work": True},
        {"referrer": "self"},
        "referrer",
    ),
    "case-8-13": ({"employment": "employed", "referrer": "self"}, {"employment": "self_employed"}, "employment"),
    "case-8-14": ({"employment": "employed", "referrer": "self"}, {"employment": "unemployed"}, "employment"),
    "case-8-15": ({"sector": "theatre", "employment": "self_employed"}, {"sector": "retail"}, "sector"),
}
for _kind in ("msk-physiotherapy-community", "podiatry-community", "injection-therapy-community"):
    PEOPLE[_kind] = ({**MSK, "referrer": "self"}, MH, "conditions")
for _kind in ("exercise-therapy-community", "msk-physiotherapy-hospital"):
    PEOPLE[_kind] = ({**MSK, "referrer": "self"}, MH, "conditions")
for _kind in ("pain-clinic", "joint-replacement"):
    for _setting in ("community", "hospital"):
        PEOPLE[f"{_kind}-{_setting}"] = ({**MSK, **GP}, {"referrer": "self"}, "referrer")
for _kind in ("podiatry-hospital", "injection-therapy-hospital"):
    PEOPLE[_kind] = ({**MSK, **GP}, {"referrer": "self"}, "referrer")

EVIDENCE = [service.id for service in published().services if service.evidence]
ANYBODY = ("self-service-private-providers", "workwell")  # nobody is refused: their people stand among the rows below


def test_everything_published_can_be_read() -> None:
    assert published().problems == ()


def test_every_service_of_the_evidence_has_its_people() -> None:
    assert set(PEOPLE) | set(ANYBODY) == set(EVIDENCE)


@pytest.mark.parametrize("service_id", PEOPLE)
def test_just_inside(service_id: str) -> None:
    inside, _, _ = PEOPLE[service_id]
    decision = decide(service_id, **inside)
    assert decision.outcome == "meets", decision
    assert decision.missing == ()


@pytest.mark.parametrize("service_id", PEOPLE)
def test_just_outside(service_id: str) -> None:
    inside, change, _ = PEOPLE[service_id]
    decision = decide(service_id, **{**inside, **change})
    assert decision.outcome == "does_not_meet", decision
    assert any(reason.outcome == "not_met" for reason in decision.reasons)


@pytest.mark.parametrize("service_id", PEOPLE)
@pytest.mark.parametrize("silence", [None, "unknown", "rather_not_say"])
def test_unknown_is_asked_and_never_refused(service_id: str, silence: str | None) -> None:
    inside, _, taken = PEOPLE[service_id]
    facts = {**inside, taken: silence}
    if taken == "employment":
        facts.pop("attendance", None)
    decision = decide(service_id, **facts)
    assert decision.outcome == "need_to_know", decision
    assert taken in decision.missing


# The subtleties, one row each: service, facts, outcome, and why the row is there.
ROWS: list[tuple[str, Facts, str, str]] = [
    ("self-service-private-providers", {"referrer": "self"}, "meets", "anyone who pays"),
    ("self-service-private-providers", {"referrer": "employer"}, "does_not_meet", "an employer is not oneself"),
    ("self-service-private-providers", {}, "meets", "who writes to us writes for themselves"),
    (
        "working-health-services-scotland",
        {"nation": "Scotland", "employment": "self_employed", "condition_affects_work": True},
        "meets",
        "the size test is for employees only",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "self_employed", "employer_size": 900, "condition_affects_work": True},
        "meets",
        "the size test is for employees only, even where a size is given",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "employed", "employer_size": "50-250", "condition_affects_work": True},
        "meets",
        "a band that ends on the bound",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "employed", "employer_size": "251+", "condition_affects_work": True},
        "does_not_meet",
        "a band above the bound",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "employed", "employer_size": "200-300", "condition_affects_work": True},
        "need_to_know",
        "a band astride the bound",
    ),
    (
        "working-health-services-scotland",
        {"area": "Leeds", "employment": "self_employed", "condition_affects_work": True},
        "does_not_meet",
        "Leeds is in England",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "agency_or_zero_hours", "employer_size": 9, "condition_affects_work": True},
        "person_to_look",
        "agency work is not stated",
    ),
    (
        "working-health-services-scotland",
        {"area": "Fife", "employment": "unemployed", "condition_affects_work": True},
        "does_not_meet",
        "neither employee nor self-employed",
    ),
    (
        "swap-vocational-advice",
        {"employment": "employed", "attendance": "at_work", "struggling_at_work": True, **MSK, **GP},
        "meets",
        "zero absence is valid",
    ),
    ("swap-vocational-advice", {**OFF, **MSK, "referrer": "self"}, "does_not_meet", "only GPs refer"),
    ("swap-vocational-advice", {**OFF, **MSK}, "need_to_know", "who refers is part of the rule"),
    (
        "swap-vocational-advice",
        {"employment": "self_employed", "attendance": "off_sick", "absence_started": "2026-11-01", **MSK, **GP},
        "does_not_meet",
        "the rule says employed",
    ),
    ("swap-vocational-advice", {**OFF, **MH, **GP}, "does_not_meet", "not musculoskeletal"),
    (
        "swap-vocational-advice",
        {**OFF, **GP, "conditions": ["mental_health", "musculoskeletal"]},
        "meets",
        "both conditions: any of them will do",
    ),
    (
        "swap-vocational-advice",
        {"employment": "employed", "attendance": "at_work", "struggling_at_work": False, **MSK, **GP},
        "does_not_meet",
        "at work and coping",
    ),
    (
        "workplace-leeds-job-retention",
        {**LEEDS, "already_helped_by": ["talking_therapies"]},
        "meets",
        "the first way in",
    ),
    (
        "workplace-leeds-job-retention",
        {**LEEDS, "already_helped_by": [], "gp_practice": "Hyde Park Surgery, Leeds"},
        "person_to_look",
        "the third way in: specific surgeries that are not named",
    ),
    (
        "workplace-leeds-job-retention",
        {**LEEDS, "area": "Wakefield"},
        "does_not_meet",
        "outside Leeds",
    ),
    (
        "workplace-leeds-job-retention",
        {**LEEDS, "employment": "unemployed"},
        "does_not_meet",
        "no job to retain",
    ),
    (
        "working-well-early-help",
        {"area": "Manchester", **MH, **OFF},
        "meets",
        "on medical leave from a job, however long ago a job was lost",
    ),
    (
        "working-well-early-help",
        {"area": "Manchester", **MH, "employment": "employed", "attendance": "at_work"},
        "does_not_meet",
        "neither off nor newly unemployed",
    ),
    (
        "working-well-early-help",
        {"area": "Leeds", **MH, **OFF},
        "does_not_meet",
        "not in Greater Manchester",
    ),
    ("fit-for-work", {"area": "Leeds", **OFF, "absence_started": "2026-11-21"}, "meets", "no absence threshold"),
    ("fit-for-work", {"area": "Leeds", "employment": "employed", "attendance": "at_work"}, "meets", "none at all"),
    (
        "who-dares-works",
        {"area": "Cornwall", "veteran": True, "employment": "employed"},
        "person_to_look",
        "a veteran with a job: only the aim speaks against it",
    ),
    ("escape-pain", {"age": 46, **MSK, "condition_words": "my osteoarthritis"}, "meets", "in the person's own words"),
    ("escape-pain", {"age": 60, **MSK, "condition_detail": "arthritis"}, "need_to_know", "which arthritis?"),
    ("escape-pain", {"age": 60, **MH}, "does_not_meet", "another condition"),
    ("start-back", {"condition_detail": "lower back pain"}, "meets", "the words name the group"),
    ("start-back", {"condition_detail": "back pain"}, "need_to_know", "where in the back?"),
    ("option-b", {**IAS, "absence_started": "2026-03-01"}, "meets", "no maximum: three months is no window"),
    ("option-b", {**IAS, **MH, "employer_helping": False}, "meets", "or the employer does not help"),
    ("option-b", {**IAS, **MH, "work_difficulties": ["workplace_rules"]}, "meets", "or its rules hinder"),
    ("option-b", {**IAS, **MH}, "does_not_meet", "none of the three"),
    ("option-c", {**OFF, **MH, "absence_started": "2026-01-01"}, "meets", "no maximum: six months is no window"),
    ("option-c", {**OFF, **MH, "willing_to_return": False}, "person_to_look", "willingness only flags"),
    (
        "option-c",
        {"employment": "employed", "attendance": "at_work", "advised_not_to_work": True},
        "meets",
        "working against advice",
    ),
    (
        "option-a",
        {"employment": "employed", **MH, **GP, "employer_size": 20, "has_occupational_health": False},
        "person_to_look",
        "the condition is given as an example",
    ),
    ("case-8-9", {**OFF, "absence_started": "2026-11-22"}, "meets", "48 hours is a trigger, not a minimum"),
    ("case-8-13", {**OFF, "absence_started": "2026-11-15"}, "meets", "four weeks is a trigger, not a minimum"),
    ("case-8-1", {"employment": "employed", "referrer": "self"}, "person_to_look", "self-referral is not stated"),
    ("case-8-15", {"job_title": "orchestra musician", "employment": "student"}, "meets", "by the job's name"),
    (
        "in-work-support-wales",
        {"area": "Swansea", "employment": "employed", "attendance": "at_work", **MH},
        "meets",
        "",
    ),
    ("in-work-support-wales", {"area": "Swansea", **OFF, **MH}, "meets", "absent or at work both fit"),
    ("in-work-support-wales", {"area": "Bristol", **OFF, **MH}, "does_not_meet", "not in Wales"),
    ("in-work-support-wales", {"area": "Swansea", **OFF, **MH, **GP}, "person_to_look", "others only signpost"),
    ("employment-advisers-iapt", {"already_helped_by": ["talking_therapies"], **OFF}, "meets", "return to work"),
    ("workwell", {**MH, "age": 70}, "person_to_look", "working age has no number in the source"),
    ("workwell", {**MH, "age": 64}, "meets", "of working age"),
    ("workwell", {"conditions": [], "age": 30}, "person_to_look", "a condition is the aim and not a rule"),
    ("workwell", {"employment": "unemployed"}, "meets", "whatever the job; a flag that is not known stops nobody"),
    ("escape-pain", {"age": 45, "condition_detail": "chronic knee pain"}, "meets", "a joint by its name"),
]


@pytest.mark.parametrize(("service_id", "facts", "outcome", "why"), ROWS)
def test_subtleties(service_id: str, facts: Facts, outcome: str, why: str) -> None:
    assert decide(service_id, **facts).outcome == outcome, why


ENDED = (
    "working-well-early-help",
    "fit-for-work",
    "fit-for-work-scotland",
    "health-and-work-support-pilot",
    "leicestershire-clinic",
    "swap-vocational-advice",
    "fit-for-work-service-pilots",
)


@pytest.mark.parametrize("service_id", ENDED)
def test_status_is_told_apart_from_the_rule(service_id: str) -> None:
    service = published().get(service_id)
    assert service is not None
    assert service.status.on(DAY) == "ended"
    assert service.status.told
    assert decide(service_id, **PEOPLE[service_id][0]).outcome == "meets"


def test_nothing_of_the_evidence_is_ever_offered() -> None:
    assert not [service.id for service in published().services if service.evidence and service.offered(DAY)]


def test_every_clause_of_the_evidence_has_its_source() -> None:
    from bot.criteria.rule import clauses

    for service in published().services:
        assert service.evidence is False or service.source
        assert all(clause.source for clause in clauses(service.rule))


def test_the_day_decides_and_not_the_day_it_was_told() -> None:
    facts = PEOPLE["swap-vocational-advice"][0]
    assert decide("swap-vocational-advice", on=date(2026, 11, 23), **facts).outcome == "does_not_meet"
