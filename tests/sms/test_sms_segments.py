"""Every text the product can send: two parts, GSM-7, no health word, at most eight choices, with the longest values.

The longest values are those of the conversation model, section 1.
"""

from __future__ import annotations

import re
import string

import pytest

from bot.conversation.guarding import wording
from bot.conversation.withdrawing import WHAT
from bot.conversation.words import words
from bot.messaging import health_words, is_gsm, join_turn, plain, segments
from bot.messaging.turn import TWO_PARTS
from bot.referral.questions import QUESTIONS
from bot.store.directory import local


def _of(length: int, words_like: str) -> str:
    """Words of just that length, like these."""
    return (words_like * (length // len(words_like) + 1))[:length].strip().ljust(length, "e")


LONGEST = {
    "us": _of(20, "Tideway Work Team "),
    "surgery": _of(30, "Hillside Village Surgery "),
    "service": _of(24, "Moor Lane Work Advice "),
    "provider": _of(30, "Moor Lane Community Trust "),
    "adviser": _of(24, "Priyadarshini Ramanathan "),
    "first_name": _of(16, "Bartholomewsonny"),
    "full_name": _of(35, "Bartholomewsonny Featherstonehaugh "),
    "day": "Wednesday 23 September",
    "time": "10:30am",
    "phone": "01632 960 1000",
    "hours": "8:30am to 5:30pm, Monday to Saturday",
    "place": _of(40, "Unit 14, Moor Lane Library, Old Road, M1 "),
    "ref": "K7M-4QX",
    "what": _of(28, "a talk and a plan for work "),
    "because": _of(60, "in a job, off since 15 February, Hillside Village Surgery "),
    "mode": _of(12, "face to face"),
    "hold_minutes": "30",
    "code": "K7M4-NX9T",
    "number": "07700 900 1230",
    "page": _of(60, "https://referral.moorlane-work-advice.example/chat-by-practice/"),
    "left": "14",
    "value": _of(40, "Wednesday 23 September 2026, or after "),
    "years": "45",
    "by": "Wednesday 23 September",
    "now": _of(24, "Moor Lane Work Advice ") + " or " + _of(24, "Tideway Movement Team, "),
    "named": _of(60, "Moor Lane Work Advice is one of them. "),
    "hello": _of(16, "Bartholomewsonny"),
    "when": "Wednesday 23 September at 10:30am",
    "where": _of(40, "Unit 14, Moor Lane Library, Old Road, M1 "),
    "old": "Wednesday 23 September at 10:30am",
    "until": "10:30am on Wednesday 23 September",
    "how": _of(12, "face to face"),
    "place_shown": _of(40, "Unit 14, Moor Lane Library, Old Road, M1 "),
    "about": "There is a sooner time too: Wed 23 September, 10:30am.",
    "minutes": "30",
    "link": "https://referral.moorlane-work-advice.example/appointment/K7M-4QX/" + "k" * 22,
    "line": "01632 960 1000",
    "reasons": _of(200, "Moor Lane Work Advice does not fit just now. You told us you have a job. "),
    "check": "Name: {}\nJob: {}\nOff since 23 Sept. Note ends 23 Sept\n{}".format(
        _of(35, "Bartholomewsonny Featherstonehaugh "),
        _of(25, "warehouse operative nights "),
        _of(30, "Hillside Surgery "),
    ),
}

CHOSEN = "\n".join(f"{n} {LONGEST['service']}: {LONGEST['what']}" for n in (1, 2, 3)) + "\n4 More\n8 Not now"
LOOK = f"1 Have a person look. You will hear by {LONGEST['day']}\n2 See other help\n"
TIMES = "\n".join(f"{n} {LONGEST['day']}, {LONGEST['time']}" for n in (1, 2, 3)) + "\n4 More times"
MADE_FOR_ONE = {
    "choose_service": CHOSEN,
    "time": TIMES,
    "one_fits": "1 Yes\n2 Tell me more\n8 Not now",
    "nothing_fits": LOOK + "3 Change an answer",
    "may_fit": LOOK + "3 Change an answer",
    "not_yet": LOOK + "3 Text me then to check again",
    "hand_over": "1 See other help\n2 Have a person look\n8 Not now",
    "meet": "1 Phone\n2 Video\n3 Face to face",
    "doubt": f"1 {LONGEST['day']} 2026\n2 {LONGEST['day']} 2025\n3 Neither",
}

WEB_ONLY = ("utter_staff_joined", "utter_service_card", "utter_do_not_fit", "utter_what_fits")
RESPONSES = [
    name for name in words().names() if name.startswith("utter_") and words().has(name, "sms") and name not in WEB_ONLY
]


def _question(name: str) -> str | None:
    found = re.fullmatch(r"utter_ask_(.+?)(?:_again|_choices|_short)?", name)
    return found.group(1) if found and found.group(1) in QUESTIONS else None


def _rendered(name: str) -> str:
    question = _question(name)
    options = MADE_FOR_ONE.get(question or "")
    if options is None and question is not None:
        options = "\n".join(f"{each.key} {each.short}" for each in QUESTIONS[question].offered("sms"))
    values = {**LONGEST, "options": options or ""}
    if name == "utter_changed":
        values["what"] = "your first day off work"
    if name == "utter_taken_back":
        values["what"] = ", ".join(WHAT.values())
    return words().say(name, "sms", values)


def test_there_is_something_to_hold() -> None:
    assert len(RESPONSES) > 100


@pytest.mark.parametrize("name", RESPONSES)
def test_a_response_by_text(name: str) -> None:
    fields = {field for _, field, _, _ in string.Formatter().parse(words().template(name, "sms")) if field}
    assert fields <= {*LONGEST, "options"}, "a value whose longest form nobody has said"
    text = _rendered(name)
    assert is_gsm(text), [character for character in text if not is_gsm(character)]
    size = segments(text)
    assert (size.units <= TWO_PARTS, size.parts <= 2) == (True, True), f"{size.units} units"
    assert health_words(text, [LONGEST["surgery"]]) == []
    assert len(re.findall(r"^\d ", text, re.MULTILINE)) <= 8


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_leaves_room_for_the_longest_answer_before_it(name: str) -> None:
    short = next((each for each in (f"utter_ask_{name}_short", f"utter_ask_{name}") if words().has(each, "sms")), None)
    assert short is not None
    notes = [_rendered("utter_ask_data_kept"), _rendered("utter_changed")]
    text = join_turn([*notes, _rendered(f"utter_ask_{name}")], plain(_rendered(short)))
    assert segments(text).parts <= 2


def test_the_names_that_texts_use_give_nothing_away_and_are_short() -> None:
    assert local().directory.services
    for service in local().directory.services:
        assert health_words(f"{service.sms_name}. {service.sms_provider}. {service.sms_what}") == [], service.id
        assert (len(service.sms_name) <= 24, len(service.sms_provider) <= 30, len(service.sms_what) <= 28) == (
            True,
            True,
            True,
        ), service.id


@pytest.mark.parametrize("kind", ["crisis", "emergency", "safeguarding", "harm"])
@pytest.mark.parametrize("nation", ["england", "scotland", "wales", "northern_ireland"])
@pytest.mark.parametrize("until", [None, "12:30pm"])
def test_a_safety_text_fits_two_parts_in_every_nation(kind: str, nation: str, until: str | None) -> None:
    text = wording().text(kind, nation, until)
    assert is_gsm(text)
    assert segments(text).parts <= 2


TAKEN_BY_THE_NETWORK = "STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|START|YES|UNSTOP|HELP|INFO"
"""Words that Twilio answers itself, and the first of which end all texts (Twilio, "Advanced Opt-Out")."""


@pytest.mark.parametrize("name", [name for name in words().names() if words().has(name, "sms")])
def test_no_text_asks_for_a_word_that_the_network_takes_for_itself(name: str) -> None:
    template = words().template(name, "sms")
    invited = re.findall(rf"(?i)\b(?:text|reply|send|answer|write)\b[^.\n]*?\b(?-i:{TAKEN_BY_THE_NETWORK})\b", template)
    assert invited == [] or name == "utter_how_to_stop", template
    assert re.search(r"\b(?:CANCEL|QUIT)\b", template) is None
