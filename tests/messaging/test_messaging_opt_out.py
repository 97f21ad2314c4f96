"""STOP and its family, and the same asked for in plain words."""

from __future__ import annotations

import itertools

import pytest

from bot.messaging import opt_out, wants_no_texts, wants_referral_stopped

STOP = ["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"]
START = ["START", "UNSTOP"]
HELP = ["HELP", "INFO"]
CASES = [str.upper, str.lower, str.title, str.swapcase, lambda word: word[0].lower() + word[1:].upper()]
AROUND = ["{}", " {} ", "{}.", "{}!", '"{}"', "'{}'", "({})", "{}\n", "\t{}", "…{}…", "*{}*", "{}!!!", "“{}”", "-{}-"]
INSIDE = [
    "{} please",
    "please {}",
    "I want to {} now",
    "don't {}",
    "{} {}",
    "bus {}",
    "{}ping",
    "un{}",
    "{}, thanks",
    "{} 2",
]

MATRIX = [(word, meaning) for words, meaning in ((STOP, "stop"), (START, "start"), (HELP, "help")) for word in words]


@pytest.mark.parametrize(("word", "meaning"), MATRIX)
def test_a_word_alone_counts_in_any_case_and_punctuation(word: str, meaning: str) -> None:
    for case, around in itertools.product(CASES, AROUND):
        assert opt_out(around.format(case(word))) == meaning


@pytest.mark.parametrize(("word", "meaning"), MATRIX)
def test_a_word_inside_a_sentence_is_an_ordinary_message(word: str, meaning: str) -> None:
    for inside in INSIDE:
        text = inside.format(word, word)
        if text.lower() not in {known.lower() for known, _ in MATRIX}:
            assert opt_out(text) is None, text


@pytest.mark.parametrize("written", ["YES", "yes", "Yes.", " yes! "])
def test_yes_is_an_answer_unless_texts_are_stopped(written: str) -> None:
    assert opt_out(written) is None
    assert opt_out(written, stopped=True) == "start"


@pytest.mark.parametrize(
    ("told", "meaning"), [("STOP", "stop"), ("START", "start"), ("HELP", "help"), ("stop", "stop"), ("", None)]
)
def test_what_twilio_says_decides(told: str, meaning: str | None) -> None:
    assert opt_out("arrêt", told) == meaning


@pytest.mark.parametrize("text", ["", " ", "1", "...", "WORK", "CHANGE", "stop it", "st op"])
def test_other_messages_ask_nothing(text: str) -> None:
    assert opt_out(text) is None


@pytest.mark.parametrize(
    ("text", "texts", "referral"),
    [
        ("please stop texting me", True, False),
        ("stop txting me", True, False),
        ("Stop sending me texts", True, False),
        ("stop these messages", True, False),
        ("don't text me again", True, False),
        ("do not message me any more", True, False),
        ("no more texts please", True, False),
        ("I don't want to get any more texts", True, False),
        ("unsubscribe me please", True, False),
        ("take me off your list", True, False),
        ("opt me out", True, False),
        ("how do I stop these texts", True, False),
        ("leave me alone", True, False),
        ("stop contacting me", True, False),
        ("wrong number", True, False),
        ("stop this referral", False, True),
        ("please cancel my referral", False, True),
        ("I want to withdraw my application", False, True),
        ("I don't want to be referred any more", False, True),
        ("don't refer me", False, True),
        ("end the referral", False, True),
        ("I don't want to go on with this form", False, True),
        ("my manager won't stop texting me", False, False),
        ("work keep messaging me when I'm off sick", False, False),
        ("they text me every day asking when I'm back", False, False),
        ("I can't stop crying", False, False),
        ("I want the pain to stop", False, False),
        ("I stopped work in June", False, False),
        ("cancel my appointment", False, False),
        ("text me after 4", False, False),
        ("don't call me at work, text me", False, False),
        ("I prefer texts", False, False),
        ("stop at the end of the road", False, False),
        ("I don't want to go back to work", False, False),
        ("the GP did my referral", False, False),
    ],
)
def test_stopping_texts_and_stopping_the_referral_are_told_apart(text: str, texts: bool, referral: bool) -> None:
    assert (wants_no_texts(text), wants_referral_stopped(text)) == (texts, referral)
