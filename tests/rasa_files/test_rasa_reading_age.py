"""Every sentence a patient can be told: Flesch-Kincaid grade 6 or lower, and no sentence of more than 20 words.

Values stand in for the names in a message as the shortest thing that reads (names, days and numbers are fixed and not
counted). A message of a few words has no grade worth the name, so the grade is asked of those with eight or more.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.conversation.words import words
from bot.criteria import read_directory
from bot.criteria.rule import clauses
from bot.referral.questions import QUESTIONS
from bot.referral.wording import LABELS
from bot.safety import read_wording
from tests.support.reading import ENOUGH, HIGHEST_GRADE, LONGEST_SENTENCE, grade, longest, syllables

ROOT = Path(__file__).resolve().parents[2]
SHOWN = {"options": "", "check": "", "reasons": "You have work.", "about": "These are free.", "why": "It fits."}


AREA = yaml.safe_load((ROOT / "data/area.yml").read_text("utf-8"))["name"]


def filled(text: str) -> str:
    """A message with its values in: a word that stands for each name."""
    text = text.replace(f"the {AREA} area", "it")
    return re.sub(r"\{(\w+)\}", lambda name: SHOWN.get(name.group(1), "it"), text)


def said() -> list[tuple[str, str]]:
    """Every message, by where it stands."""
    found = [
        (f"{name}[{channel}]", filled(words().template(name, channel)))
        for name in words().names()
        for channel in ("web", "sms")
        if words().has(name, channel)
    ]
    wording = read_wording((ROOT / "data/safety/wording.yml").read_text("utf-8"))
    loaded = yaml.safe_load((ROOT / "data/safety/wording.yml").read_text("utf-8"))
    assert wording.signed.keys() == loaded["nations"].keys()
    for nation, entry in loaded["nations"].items():
        found += [(f"safety.{nation}.{kind}", text) for kind, text in entry["texts"].items()]
    found += [(f"safety.title.{kind}", title) for kind, title in loaded["titles"].items()]
    found += [(f"safety.{name}", filled(loaded[name])) for name in ("on_duty", "off_duty", "web_note")]
    for question in QUESTIONS.values():
        for option in (*question.options, *(question.sms_options or ())):
            found += [(f"choice.{question.name}", label) for label in {option.label, option.short}]
    return found + [(f"label.{name}", label) for name, label in LABELS.items()] + list(services())


def services() -> list[tuple[str, str]]:
    """What the sample services' files say to patients."""
    files = {path.name: path.read_text("utf-8") for path in (ROOT / "data/services").glob("*.yml")}
    files["area.yml"] = (ROOT / "data/area.yml").read_text("utf-8")
    found: list[tuple[str, str]] = []
    for service in read_directory(files).services:
        found += [(f"{service.id}.what", service.what), (f"{service.id}.sms_what", f"It is {service.sms_what}.")]
        found += [(f"{service.id}.told", service.status.told)] if service.status.told else []
        found += [(f"{service.id}.while_waiting", line) for line in service.while_waiting]
        for clause in clauses(service.rule):
            met, unmet = filled(clause.met), filled(clause.unmet)
            found.append((f"{service.id}.{clause.id}.met", f"It fits because you told us {met}."))
            found.append((f"{service.id}.{clause.id}.unmet", f"It does not fit just now. You told us {unmet}."))
    return found


SAID = said()


@pytest.mark.parametrize(("where", "text"), SAID, ids=[where for where, _ in SAID])
def test_it_reads_at_the_age_of_ten(where: str, text: str) -> None:
    assert longest(text) <= LONGEST_SENTENCE, text
    if len(re.findall(r"[A-Za-z]+", text)) >= ENOUGH:
        assert grade(text) <= HIGHEST_GRADE, f"{grade(text):.1f}: {text}"
    assert "assessment" not in text.lower()


def test_everything_there_is_to_say_was_looked_at() -> None:
    assert len(SAID) > 750
    assert {where.split("[")[0] for where, _ in SAID} >= set(words().names())


SYLLABLES = {
    "work": 1, "adviser": 3, "employer": 3, "services": 3, "appointment": 3, "questions": 2, "moved": 1, "started": 2,
    "table": 2, "places": 2, "changes": 2, "computer": 3, "medicine": 3, "closely": 2, "movement": 2, "emergency": 4,
    "ideas": 3, "phones": 1, "video": 3, "experience": 4, "physiotherapy": 6, "anxious": 2, "anxiety": 4, "quiet": 2,
    "going": 2, "agency": 3, "tribunal": 3, "usually": 4, "special": 2, "material": 4, "muscles": 2, "don't": 1,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_formula() -> None:
    # 9 words, 1 sentence, 11 syllables; and one no child could read
    assert grade("The cat sat on the mat with a happy dog.") == pytest.approx(0.39 * 10 + 11.8 * 11 / 10 - 15.59)
    assert grade("Organisational responsibilities necessitate multidisciplinary occupational evaluation.") > 12
    assert longest("One two three. Four five.\n- six\nSeven") == 3
