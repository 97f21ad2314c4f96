"""The questions about the patient: what they want, health, work, absence, and what the criteria of services use."""

from __future__ import annotations

from bot.referral.question import Question, options, yes_no
from bot.understanding.facts import RATHER_NOT_SAY, UNKNOWN
from bot.understanding.reading import Option

GOAL = Question(
    "goal",
    ("goal",),
    options(
        ("Staying in my job", "Stay in my job", {"goal": "stay"}),
        ("Going back to my job", "Go back to my job", {"goal": "return"}),
        ("Changing to a different job", "A different job", {"goal": "change_job"}),
        ("Finding a job", "Find a job", {"goal": "find_work"}),
        ("Feeling better first", "Feel better first", {"goal": "treat_health"}),
        ("I am not sure", "Not sure", {"goal": "unsure"}),
    ),
    control="radios",
)

CONDITION = Question(
    "condition", ("condition_words", "conditions", "condition_affects_work"), takes_text="condition_words"
)

CONDITION_GROUP = Question(
    "condition_group",
    ("conditions",),
    options(
        ("Back, joints or muscles", "", {"conditions": ["musculoskeletal"]}),
        ("Stress, mood or mental health", "", {"conditions": ["mental_health"]}),
        ("An injury or operation", "", {"conditions": ["injury_or_surgery"]}),
        ("Heart or breathing", "", {"conditions": ["heart_or_breathing"]}),
        ("Tiredness that does not go away", "", {"conditions": ["long_term_fatigue"]}),
        ("Brain or nerves", "", {"conditions": ["neurological"]}),
        ("Autism, ADHD or dyslexia", "", {"conditions": ["neurodivergence"]}),
        ("Cancer", "", {"conditions": ["cancer"]}),
        ("Stomach or gut", "", {"conditions": ["digestive"]}),
        ("Pregnancy, periods or menopause", "", {"conditions": ["womens_health_or_pregnancy"]}),
        ("Eyes or ears", "", {"conditions": ["sight_or_hearing"]}),
        ("Skin", "", {"conditions": ["skin"]}),
        ("Alcohol, drugs or gambling", "", {"conditions": ["addiction"]}),
        ("Something else", "", {"conditions": ["other"]}),
        ("I would rather not say", "", {"conditions": RATHER_NOT_SAY}),
    ),
    control="checkboxes",
    many=True,
    sms_options=options(
        ("Body", "", {"body_or_mind": "body", "conditions": UNKNOWN}),
        ("Mind", "", {"body_or_mind": "mind", "conditions": UNKNOWN}),
        ("Both", "", {"body_or_mind": "both", "conditions": UNKNOWN}),
        ("Not sure", "", {"conditions": UNKNOWN}),
        ("Rather not say", "", {"conditions": RATHER_NOT_SAY}),
    ),
)

AT_WORK = (
    *("=at work", "=in work", "=working", "=still at work", "=at work now"),
    *("=i'm at work", "=i am at work", "=i'm in work"),
)
IN_A_JOB_OFF = ("in a job but off", "got a job but off", "have a job but off")

WORK_NOW = Question(
    "work_now",
    ("attendance", "employment"),
    options(
        ("I have a job and I am at work", "In a job, at work", {"employment": "employed", "attendance": "at_work"}),
        ("I have a job and I am off work", "In a job, off work", {"employment": "employed", "attendance": "off_sick"}),
        (
            "I am back at work, on fewer hours or lighter work",
            "Back at work, less hours or lighter work",
            {"employment": "employed", "attendance": "phased_return"},
        ),
        ("I work for myself", "", {"employment": "self_employed"}),
        ("My work is agency or zero hours", "Agency or zero hours", {"employment": "agency_or_zero_hours"}),
        ("I do not have a job", "No job now", {"employment": "unemployed", "attendance": "not_in_work"}),
        ("Something else", "", {"employment": "other"}),
        also={1: AT_WORK, 2: IN_A_JOB_OFF},
    ),
    control="radios",
)

WORKING_NOW = Question(
    "working_now",
    ("attendance",),
    options(
        ("Yes", "", {"attendance": "at_work"}),
        ("No, but I have work to go back to", "", {"attendance": "off_sick"}),
        ("No, and I have no work to go back to", "", {"attendance": "not_in_work"}),
        ("Not sure", "", {"attendance": UNKNOWN}),
    ),
    control="radios",
)

FOR_A_FIRM = (
    "for a company",
    "a company",
    "for a firm",
    "a firm",
    "employed",
    "for someone else",
    "for the council",
    "the council",
    "for the nhs",
    "the nhs",
    "a school",
    "a shop",
    "for a boss",
)

EMPLOYMENT = Question(
    "employment",
    ("employment",),
    options(
        ("For an employer", "", {"employment": "employed"}),
        ("For myself", "", {"employment": "self_employed"}),
        ("Through an agency, or zero hours", "Agency or zero hours", {"employment": "agency_or_zero_hours"}),
        ("Not sure", "", {"employment": UNKNOWN}),
        also={1: FOR_A_FIRM},
    ),
    control="radios",
)

JOB = Question("job", ("job_title", "job_tasks", "sector"), takes_text="job_tasks")

NEVER_WORKED = ("never worked", "never had a job", "i've never worked", "i've never had a job", "none")

LAST_JOB = Question(
    "last_job",
    ("job_title", "job_tasks"),
    (
        Option(
            "1",
            "I have not worked",
            {"job_title": "has not worked", "job_lost_on": UNKNOWN},
            also=NEVER_WORKED,
        ),
    ),
    takes_text="job_tasks",
)

ABSENCE_STARTED = Question("absence_started", ("absence_started",), control="date")

GETTING_ON = Question(
    "getting_on",
    ("struggling_at_work", "attendance", "advised_not_to_work"),
    options(
        ("I am OK", "OK", {"struggling_at_work": False}),
        ("It is a struggle", "", {"struggling_at_work": True}),
        (
            "I was told to take time off but I am still working",
            "",
            {"struggling_at_work": True, "advised_not_to_work": True},
        ),
        (
            "I will be off soon, like for an operation",
            "I will be off soon",
            {"struggling_at_work": True, "attendance": "absence_planned"},
        ),
        ("I have just come back", "", {"struggling_at_work": True, "attendance": "recently_returned"}),
    ),
    control="radios",
)

ABSENCE_EXPECTED = Question("absence_expected", ("absence_expected_on", "operation_on"), control="date")

JOB_LOST = Question(
    "job_lost",
    ("job_lost_on",),
    (Option("1", "I have not had a job", {"job_lost_on": UNKNOWN}, also=NEVER_WORKED),),
    control="date",
)

FIT_NOTE = Question(
    "fit_note",
    ("fit_note_ends", "fit_note"),
    options(
        ("Yes, it says I am not fit for work", "", {"fit_note": "not_fit"}),
        ("Yes, it says I may be fit for some work", "", {"fit_note": "may_be_fit"}),
        ("No, I filled in my own form for the first 7 days", "", {"fit_note": "self_certified"}),
        ("No", "", {"fit_note": "none"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
    control="radios",
    sms_options=options(
        ("No", "", {"fit_note": "none"}),
        ("I filled in my own form for the first week", "", {"fit_note": "self_certified"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
)

FIT_NOTE_ENDS = Question("fit_note_ends", ("fit_note_ends",), control="date")

FIT_NOTE_KIND = Question(
    "fit_note_kind",
    ("fit_note",),
    options(
        ("Yes", "", {"fit_note": "may_be_fit"}),
        ("No", "", {"fit_note": "not_fit"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
    control="radios",
)

HELP_ALREADY = Question(
    "help_already",
    ("already_helped_by", "has_return_plan", "employer_helping"),
    options(("No one", "", {"already_helped_by": []})),
    takes_text="help_words",
)

SURGERY = Question("surgery", ("gp_practice", "postcode", "area"))

AGE = Question("age", ("age",), numeric=True)

BIRTHDAY = Question("birthday", (), control="radios")

EMPLOYER_SIZE = Question(
    "employer_size",
    ("employer_size",),
    options(
        ("Under 50", "", {"employer_size": "1-49"}),
        ("50 to 250", "", {"employer_size": "50-250"}),
        ("251 or more", "", {"employer_size": "251+"}),
        ("Not sure", "", {"employer_size": UNKNOWN}),
    ),
    control="radios",
)

OCCUPATIONAL_HEALTH = Question(
    "occupational_health", ("has_occupational_health",), yes_no("has_occupational_health"), control="radios"
)

SPELLS = Question("spells", ("absence_spells_12m",), numeric=True)

DIFFICULTIES = Question(
    "difficulties",
    ("work_difficulties",),
    options(
        ("Heavy or hard tasks", "", {"work_difficulties": ["physical_tasks"]}),
        ("Hours", "", {"work_difficulties": ["hours"]}),
        ("Getting there", "", {"work_difficulties": ["travel"]}),
        ("My manager or workmates", "", {"work_difficulties": ["manager_or_colleagues"]}),
        ("Too much to do", "", {"work_difficulties": ["workload_or_stress"]}),
        ("Work rules", "", {"work_difficulties": ["workplace_rules"]}),
        ("I cannot do this job", "", {"work_difficulties": ["cannot_do_this_job"]}),
    ),
    control="checkboxes",
    many=True,
)

WORK_MAKES_WORSE = Question(
    "work_makes_worse", ("work_affects_health",), yes_no("work_affects_health"), control="radios"
)

DISPUTE = Question(
    "dispute",
    ("dispute_in_progress",),
    yes_no("dispute_in_progress", "Rather not say", RATHER_NOT_SAY),
    control="radios",
)

WILLING = Question(
    "willing",
    ("willing_to_return",),
    options(
        ("I want to", "", {"willing_to_return": True}),
        ("Not yet", "", {"willing_to_return": False}),
        ("Not to that job", "", {"willing_to_return": False, "goal": "change_job"}),
        ("Not sure", "", {"willing_to_return": UNKNOWN}),
        also={2: ("not ready", "not ready yet", "i'm not ready", "i'm not ready yet", "i am not ready yet")},
    ),
    control="radios",
)

VETERAN = Question("veteran", ("veteran",), yes_no("veteran", "Rather not say", RATHER_NOT_SAY), control="radios")
