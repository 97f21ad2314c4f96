"""The questions once something is booked: the optional ones, and all that may happen to an appointment or its place in
a queue."""

from __future__ import annotations

from bot.booking.cancelling import CHOICES as REASON_CHOICES
from bot.referral.question import Question
from bot.understanding.reading import Option

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
