"""The questions put in front of the planned one: a call, somebody else who types, a correction, a doubt, going on."""

from __future__ import annotations

from bot.referral.question import Question
from bot.understanding.reading import Option

WHAT_IS_WRONG = Question("what_is_wrong", ())
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
