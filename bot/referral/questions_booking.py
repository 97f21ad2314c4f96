"""The questions that lead to a booking: which service, how to meet, who they are, sharing, a time, the last check."""

from __future__ import annotations

from bot.referral.question import Question, options
from bot.understanding.reading import Option

CHOOSE = Question("choose_service", ("service",), control="radios")
ONE_FITS = Question("one_fits", ("service",), control="radios")
MAY_FIT = Question("may_fit", (), control="radios")
NOTHING_FITS = Question("nothing_fits", (), control="radios")
NOT_YET = Question("not_yet", (), control="radios")
HAND_OVER = Question("hand_over", (), control="radios")
OWN_LINE = Question(
    "own_line",
    (),
    (
        Option("1", "See the other services", act="others", also=("others", "other", "back", "see others")),
        Option("2", "That is all for now", act="enough", also=("that is all", "thats all", "done", "fine")),
    ),
    control="radios",
    counted=False,
)

WAYS = options(
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
