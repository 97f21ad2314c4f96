"""The questions, as data: what each fills, the choices it offers, and how the page shows it.

The words of a question are responses in `domain.yml` (`utter_ask_<name>`, by channel and by how often it was asked).
The words of a choice stand here, beside the facts it means, so that a number can never come apart from its meaning.
Source: the conversation model, sections 3 and 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.booking.cancelling import CHOICES as REASON_CHOICES
from bot.understanding.facts import CATALOGUE, RATHER_NOT_SAY, UNKNOWN, Kind, Value
from bot.understanding.reading import Asked, Option

Control = Literal["text", "radios", "checkboxes", "date"]


@dataclass(frozen=True)
class Question:
    """A question that can be open: the facts it fills, its choices, and how it is shown on the web."""

    name: str
    facts: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    control: Control = "text"
    many: bool = False
    takes_text: str | None = None
    numeric: bool = False
    sms_options: tuple[Option, ...] | None = None
    counted: bool = True

    def offered(self, channel: str) -> tuple[Option, ...]:
        """The choices on that channel."""
        return self.sms_options if channel == "sms" and self.sms_options is not None else self.options

    def asked(self, channel: str = "web", options: tuple[Option, ...] = ()) -> Asked:
        """What reading an answer needs to know. `options` are the choices made for this patient, if any."""
        return Asked(self.name, self.facts, options or self.offered(channel), self.many, self.takes_text, self.numeric)


def _options(
    *rows: tuple[str, str, dict[str, Value]], also: dict[int, tuple[str, ...]] | None = None
) -> tuple[Option, ...]:
    """Numbered choices from (web words, text words, facts) in order; `also` has other words for some, by number."""
    others = also or {}
    return tuple(
        Option(str(n), label, facts, sms, others.get(n, ())) for n, (label, sms, facts) in enumerate(rows, start=1)
    )


def _yes_no(fact: str, third: str = "Not sure", third_value: Value = UNKNOWN) -> tuple[Option, ...]:
    return _options(("Yes", "", {fact: True}), ("No", "", {fact: False}), (third, "", {fact: third_value}))


GOAL = Question(
    "goal",
    ("goal",),
    _options(
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
    _options(
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
    sms_options=_options(
        ("Body", "", {"body_or_mind": "body", "conditions": UNKNOWN}),
        ("Mind", "", {"body_or_mind": "mind", "conditions": UNKNOWN}),
        ("Both", "", {"body_or_mind": "both", "conditions": UNKNOWN}),
        ("Not sure", "", {"conditions": UNKNOWN}),
        ("Rather not say", "", {"conditions": RATHER_NOT_SAY}),
    ),
)

IN_A_JOB_OFF = ("in a job but off", "got a job but off", "have a job but off")

AT_WORK = (
    "=at work",
    "=in work",
    "=working",
    "=still at work",
    "=at work now",
    "=i'm at work",
    "=i am at work",
    "=i'm in work",
)

WORK_NOW = Question(
    "work_now",
    ("attendance", "employment"),
    _options(
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
    _options(
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
    _options(
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
    _options(
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
    _options(
        ("Yes, it says I am not fit for work", "", {"fit_note": "not_fit"}),
        ("Yes, it says I may be fit for some work", "", {"fit_note": "may_be_fit"}),
        ("No, I filled in my own form for the first 7 days", "", {"fit_note": "self_certified"}),
        ("No", "", {"fit_note": "none"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
    control="radios",
    sms_options=_options(
        ("No", "", {"fit_note": "none"}),
        ("I filled in my own form for the first week", "", {"fit_note": "self_certified"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
)

FIT_NOTE_ENDS = Question("fit_note_ends", ("fit_note_ends",), control="date")

FIT_NOTE_KIND = Question(
    "fit_note_kind",
    ("fit_note",),
    _options(
        ("Yes", "", {"fit_note": "may_be_fit"}),
        ("No", "", {"fit_note": "not_fit"}),
        ("Not sure", "", {"fit_note": UNKNOWN}),
    ),
    control="radios",
)

HELP_ALREADY = Question(
    "help_already",
    ("already_helped_by", "has_return_plan", "employer_helping"),
    _options(("No one", "", {"already_helped_by": []})),
    takes_text="help_words",
)

SURGERY = Question("surgery", ("gp_practice", "postcode", "area"))

AGE = Question("age", ("age",), numeric=True)

BIRTHDAY = Question("birthday", (), control="radios")

EMPLOYER_SIZE = Question(
    "employer_size",
    ("employer_size",),
    _options(
        ("Under 50", "", {"employer_size": "1-49"}),
        ("50 to 250", "", {"employer_size": "50-250"}),
        ("251 or more", "", {"employer_size": "251+"}),
        ("Not sure", "", {"employer_size": UNKNOWN}),
    ),
    control="radios",
)

OCCUPATIONAL_HEALTH = Question(
    "occupational_health", ("has_occupational_health",), _yes_no("has_occupational_health"), control="radios"
)

SPELLS = Question("spells", ("absence_spells_12m",), numeric=True)

DIFFICULTIES = Question(
    "difficulties",
    ("work_difficulties",),
    _options(
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
    "work_makes_worse", ("work_affects_health",), _yes_no("work_affects_health"), control="radios"
)

DISPUTE = Question(
    "dispute",
    ("dispute_in_progress",),
    _yes_no("dispute_in_progress", "Rather not say", RATHER_NOT_SAY),
    control="radios",
)

WILLING = Question(
    "willing",
    ("willing_to_return",),
    _options(
        ("I want to", "", {"willing_to_return": True}),
        ("Not yet", "", {"willing_to_return": False}),
        ("Not to that job", "", {"willing_to_return": False, "goal": "change_job"}),
        ("Not sure", "", {"willing_to_return": UNKNOWN}),
    ),
    control="radios",
)

VETERAN = Question("veteran", ("veteran",), _yes_no("veteran", "Rather not say", RATHER_NOT_SAY), control="radios")

CHOOSE = Question("choose_service", ("service",), control="radios")
ONE_FITS = Question("one_fits", ("service",), control="radios")
MAY_FIT = Question("may_fit", (), control="radios")
NOTHING_FITS = Question("nothing_fits", (), control="radios")
NOT_YET = Question("not_yet", (), control="radios")
HAND_OVER = Question("hand_over", (), control="radios")

WAYS = _options(
    ("By phone", "", {"contact_mode": "phone"}),
    ("By video", "", {"contact_mode": "video"}),
    ("Face to face", "", {"contact_mode": "in_person"}),
)
"""Every way to meet, as it is offered where a service has all three; the conversation offers only those it has."""

MEET = Question("meet", ("contact_mode", "language", "access_needs"), control="radios")

NAME = Question("name", ("full_name", "phone", "safe_contact"), takes_text="full_name")
PHONE = Question("phone", ("phone", "safe_contact", "email"), counted=False)

SHARE = Question(
    "share",
    (),
    (
        Option("1", "Yes", act="share", also=("yes share", "ok")),
        Option("2", "No", act="keep"),
        Option(
            "3",
            "What will they see?",
            act="show",
            also=("what will they see", "see", "leave something out", "change what they get"),
        ),
    ),
    control="radios",
)
SHARE_SEEN = Question(
    "share_seen",
    (),
    (
        Option("1", "Yes, share", act="share"),
        Option("2", "No", act="keep"),
        Option("3", "Leave something out", act="leave_out"),
    ),
    control="radios",
)
NOT_SHARED = Question(
    "not_shared",
    (),
    (
        Option("1", "Look at another service", act="others"),
        Option("2", "Have a call first", act="person"),
        Option("8", "Stop here", act="not_now"),
    ),
    control="radios",
)

TIME = Question("time", ("slot", "time_preferences"), control="radios")
NO_TIMES = Question(
    "no_times",
    (),
    (
        Option("1", "Join the waiting list", act="wait"),
        Option("2", "Have a call", act="person"),
        Option("3", "See other help", act="others"),
    ),
    control="radios",
)
CHECK = Question(
    "check",
    (),
    (Option("1", "Book this appointment", sms="Book it", act="book"), Option("2", "Change something", act="change")),
    control="radios",
)
WHAT_IS_WRONG = Question("what_is_wrong", ())

AFTER_INVITE = Question(
    "after_invite",
    (),
    (Option("1", "Answer 3 short questions", act="more"), Option("2", "No, thank you", act="enough")),
    control="radios",
    counted=False,
)
PERMISSIONS = Question(
    "permissions",
    (),
    (
        Option("1", "Tell my GP surgery I have booked", act="tell_gp"),
        Option("2", "Text me in 4 and 12 weeks to ask how it went", act="follow_up"),
        Option("3", "None", act="none"),
    ),
    control="checkboxes",
    many=True,
    counted=False,
)
HARDEST = Question("hardest_part", ("hardest_part",), takes_text="hardest_part", counted=False)
WORRIES = Question("worries", ("worries",), takes_text="worries", counted=False)

MANAGE = Question(
    "manage_booking",
    (),
    (
        Option("1", "Move it to another time", act="move", also=("move it", "different time", "another time")),
        Option("2", "Call it off", act="cancel", also=("cancel it", "cancel")),
        Option("3", "Leave it as it is", act="keep"),
    ),
    control="radios",
    counted=False,
)
CANCEL_REASON = Question(
    "cancel_reason",
    (),
    tuple(Option(str(n), reason.choice or "", act=reason.code) for n, reason in enumerate(REASON_CHOICES, start=1)),
    control="radios",
    counted=False,
)
REBOOK = Question(
    "rebook",
    (),
    (Option("1", "Find another time", act="find"), Option("2", "Not now", act="no")),
    control="radios",
    counted=False,
)
REMINDER = Question(
    "reminder",
    (),
    (
        Option("1", "That is fine", act="fine", also=("fine", "see you then", "i will be there")),
        Option("2", "Change it", act="change", also=("change", "move it")),
        Option("3", "I do not need it", act="not_needed"),
    ),
    control="radios",
    counted=False,
)
MISSED = Question(
    "missed",
    (),
    (
        Option("1", "Find a new time", act="find"),
        Option("2", "Call me", act="call"),
        Option("3", "I do not need it now", act="no"),
    ),
    control="radios",
    counted=False,
)
FOLLOW_UP_WORK = Question(
    "follow_up_work",
    (),
    (
        Option("1", "At work", act="at_work", also=("working", "at work now")),
        Option("2", "At work, on fewer hours or other tasks", sms="At work, fewer hours", act="fewer_hours"),
        Option("3", "Off work", act="off_work", also=("still off",)),
        Option("4", "I have no job now", sms="No job now", act="no_job", also=("no job",)),
        Option("5", "I would rather not say", sms="Rather not say", act="rather_not_say"),
    ),
    control="radios",
    counted=False,
)
FOLLOW_UP_HELPFUL = Question(
    "follow_up_helpful",
    (),
    tuple(
        Option(str(n), label, act=str(n))
        for n, label in enumerate(("Not at all", "A little", "Some", "Quite a lot", "Very much"), start=1)
    ),
    control="radios",
    counted=False,
)
MOVED_BY_US = Question("moved_by_us", (), REMINDER.options, control="radios", counted=False)
CALLED_OFF_BY_US = Question("called_off_by_us", (), MISSED.options, control="radios", counted=False)
WAITING_OFFER = Question(
    "waiting_offer",
    (),
    (
        Option("1", "Book it", act="take", also=("take it", "i will take it")),
        Option("2", "Not this time", act="pass", also=("keep waiting",)),
        Option("3", "Take me off the list", act="leave_list"),
    ),
    control="radios",
    counted=False,
)
MANAGE_WAITING = Question(
    "manage_waiting",
    (),
    (
        Option("1", "Stay on the list", act="stay"),
        Option("2", "Take me off the list", act="leave_list"),
    ),
    control="radios",
    counted=False,
)
CALL_BACK = Question(
    "call_back",
    ("phone",),
    (Option("1", "Yes", act="message_ok"), Option("2", "No", act="no_message")),
    control="radios",
    counted=False,
)
ON_BEHALF = Question(
    "on_behalf",
    ("on_behalf_of",),
    (
        Option("1", "Yes, they are with me", act="with_me"),
        Option("2", "Yes, but they are not here", act="not_here"),
        Option("3", "No", act="not_happy"),
    ),
    control="radios",
    counted=False,
)
BEGIN = Question("begin", (), (Option("1", "Begin", act="begin"),), counted=False)
CHECK_AGAIN = Question(
    "check_again",
    (),
    (Option("1", "Go on", act="begin"), Option("8", "Not now", act="not_now", also=("no thank you", "later"))),
    control="radios",
    counted=False,
)
GO_ON = Question("go_on", (), (Option("1", "Go on", act="begin"),), counted=False)
WAS_THAT_YOU = Question(
    "was_that_you",
    (),
    (
        Option("1", "That was me, go on", act="me"),
        Option("2", "That was someone else", act="someone_else"),
    ),
    counted=False,
)
START_AGAIN = Question(
    "start_again",
    (),
    (Option("1", "Yes, start again", act="clear"), Option("2", "No, go on", act="begin")),
    control="radios",
    counted=False,
)
DOUBT = Question("doubt", (), control="radios", counted=False)

QUESTIONS: dict[str, Question] = {
    question.name: question for question in list(globals().values()) if isinstance(question, Question)
}

FILLED_BY: dict[str, Question] = {}
"""The question that fills each fact: what to ask when that fact is wanted."""
for _question in QUESTIONS.values():
    for _fact in _question.facts:
        FILLED_BY.setdefault(_fact, _question)
FILLED_BY.update(
    {
        "employment": WORK_NOW,
        "attendance": WORK_NOW,
        "conditions": CONDITION,
        "fit_note_ends": FIT_NOTE_ENDS,
        "fit_note": FIT_NOTE,
        "phone": PHONE,
    }
)


def asking_for(fact: str) -> Asked:
    """What the open question is when just that fact was asked for, whatever question usually fills it.

    Raises:
        KeyError: for a name that is not in the catalogue of facts.
    """
    entry = CATALOGUE[fact]
    question = FILLED_BY.get(fact)
    if question is None:
        return Asked(fact, (fact,), numeric=entry.kind is Kind.NUMBER)
    rest = tuple(name for name in question.facts if name != fact)
    options = WAYS if fact == "contact_mode" else question.options
    takes_text = question.takes_text if question.takes_text == fact else None
    if fact == "condition_words" or fact == "conditions":
        takes_text = "condition_words"
    return Asked(question.name, (fact, *rest), options, question.many, takes_text, question.numeric)
