"""`rasa test` on the trained model: what it makes of the words, and each step that its rules and its form take.

`tests/test_stories.yml` is where Rasa looks for test stories by itself. Rasa runs as it always does here, without
TensorFlow.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "tests" / "test_stories.yml"
MODEL = ROOT / "models" / "assistant.tar.gz"
RASA = "from bot.assistant import lean; lean.install(); from rasa.__main__ import main; main()"

WRONG = """version: "3.1"
stories:
  - story: a question back in the form is answered as another
    steps:
      - active_loop: referral
      - slot_was_set:
          - requested_slot: answer
      - user: |
          {text}
        intent: {intent}
      - action: {action}
      - action: referral
      - active_loop: referral
"""


def rasa_test(stories: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """What `rasa test core` says of these stories."""
    wanted = ["--model", str(MODEL), "--stories", str(stories), "--out", str(out), "--e2e"]
    quiet = ["--fail-on-prediction-errors", "--no-plot", "--no-errors", "--no-warnings"]
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RASA, "test", "core", *wanted, *quiet],
        cwd=str(ROOT),
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_model_takes_every_step_of_the_stories(tmp_path: Path) -> None:
    done = rasa_test(STORIES, tmp_path)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-3000:]
    assert f"Evaluating {STORIES.read_text(encoding='utf-8').count('- story: ')} stories" in said


@pytest.mark.parametrize(
    ("intent", "action"),
    [("ask_private", "utter_ask_cost"), ("ask_cost", "utter_ask_private")],
    ids=["another action", "another intent"],
)
def test_a_story_that_is_not_so_fails(tmp_path: Path, intent: str, action: str) -> None:
    wrong = tmp_path / "test_wrong.yml"
    text = "is what I say kept confidential?"
    wrong.write_text(WRONG.format(text=text, intent=intent, action=action), encoding="utf-8")
    done = rasa_test(wrong, tmp_path)
    assert done.returncode != 0
    assert "WrongPredictionException" in done.stdout + done.stderr
