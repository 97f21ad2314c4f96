"""What was learnt from examples, beside the rules: it needs nothing else running, and says less than it knows."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import guarding
from bot.safety import KINDS, detect, read_learned
from bot.safety.learned import SURE
from tests.safety.test_safety_sets import negatives, positives
from tests.safety.test_safety_unseen import halves, rows

ROOT = Path(__file__).parents[2]


def test_the_weights_were_made_from_the_examples_there_are() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "learn_safety.py"), "--check"]
    checked = subprocess.run(script, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("damaged", [b"", b"weights", guarding.LEARNED_FILE.read_bytes()[:5000]])
def test_a_damaged_file_is_refused(damaged: bytes) -> None:
    with pytest.raises((ValueError, Exception), match=r"."):
        read_learned(damaged)


@given(st.text(max_size=300))
def test_any_text_is_judged_without_failing(text: str) -> None:
    judge = guarding.judge()
    assert 0 <= judge.danger_in(text) <= 1
    alarm = judge.alarm(text)
    assert (alarm is not None) == (judge.danger_in(text) >= SURE)
    assert alarm is None or (alarm.kind in KINDS and alarm.words in text)


@pytest.mark.parametrize("text", ["i want to be gone " * 90, "a" * 1600, "x @ " * 400, "my husband " * 140])
def test_the_longest_text_is_judged_quickly(text: str) -> None:
    begun = time.process_time()
    guarding.judge().alarm(text[:1600])
    assert time.process_time() - begun < 1


def test_danger_in_a_long_message_is_not_lost() -> None:
    before = "I work in a depot on the edge of town and I drive a van most days and the pay is all right, "
    after = " and my manager is called Sue and the best time to ring me is after four on a Tuesday or so"
    words = "I have been putting my affairs in order so that I can go"
    assert guarding.alarm_in(before + words + after) is not None
    assert guarding.alarm_in(before + "I would like some help with the hours" + after) is None


@pytest.mark.parametrize("text", ["", " ", "1", "yes", "no thanks", "bye", "goodbye", "Tuesday", "07700900123", "STOP"])
def test_the_plainest_answers_raise_nothing(text: str) -> None:
    assert guarding.judge().danger_in(text) < 0.3


def test_the_rules_have_the_first_word() -> None:
    alarm = guarding.alarm_in("I want to kill myself")
    assert alarm == detect("I want to kill myself")


def test_no_message_of_a_set_kept_apart_is_an_example() -> None:
    """Whatever an example's ways, a slip in it, or the conversation's own examples may say."""
    spec = importlib.util.spec_from_file_location("learn_safety", ROOT / "scripts" / "learn_safety.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    apart = {script.plain(text) for *_, text in positives("fresh_positives")}
    apart |= {script.plain(text) for text in negatives("fresh_hard_negatives")}
    for name in ("unseen_positives", "unseen_hard_negatives"):
        apart |= {script.plain(text) for *_, text in halves(name)[1]}
    for name in ("blind_positives", "blind_hard_negatives"):
        apart |= {script.plain(text) for *_, text in rows(name)}
    learnt = {script.plain(text) for _, text in script.learnt()}
    assert len(learnt) > 10_000
    assert learnt & apart == set()
