"""No word about health leaves in a text."""

from __future__ import annotations

import pytest

from bot.messaging import health_words, neutral_job


@pytest.mark.parametrize(
    "text",
    [
        "your back pain", "my bad back", "arthritis in your knee", "your mental health",
        "work and health advice", "you are ill",
        "off sick", "sick note", "your fit note", "counselling", "a therapy session", "talking therapies",
        "physio", "depression",
        "anxious", "stress", "cancer", "chemotherapy", "your operation", "had surgery", "knee surgery",
        "tablets", "sertraline",
        "disabled", "disability employment adviser", "long covid", "fatigue", "autism", "ADHD", "MS",
        "dyslexic", "wheelchair",
        "alcohol", "drugs", "gambling", "pregnant", "menopause", "your heart", "chest", "asthma", "epilepsy",
        "a stroke",
        "musculoskeletal", "MSK service", "wellbeing", "psychologist", "symptoms", "diagnosis", "injury",
        "tired", "can't sleep",
        "feeling low mood", "panic attacks", "hearing loss", "deaf", "eczema", "diabetes", "hernia",
        "sciatica", "RSI",
    ],
)  # fmt: skip
def test_a_health_word_is_found(text: str) -> None:
    assert health_words(text), text


@pytest.mark.parametrize(
    "text",
    [
        "9 go back", "Go back to my job", "We will call you back",
        "Back at work, less hours or lighter work", "Face to face",
        "on the other hand", "head of finance", "Keep seeing your GP as usual.", "Ask your GP surgery.",
        "Hillside Surgery",
        "They take people from a GP surgery.", "You can show them this text", "Will this help you still?",
        "Texts cost your normal rate",
        "Feel better first", "It is no trouble", "Tell us what suits you, like: after 4pm", "Armed forces",
        "a team that helps staff stay well",
        "Add your number", "We add it to the list", "Ms Jones will call you", "me", "Ref K7M-4QX",
        "no stairs", "a quiet room",
        "Polish interpreter", "warehouse picker", "teaching assistant", "HGV driver", "head chef",
        "back of house", "hospital porter",
        "shop assistant", "care assistant", "{adviser} from {service} will call you on {day}",
        "Your note ends 21 March",
        "Is that more about your body, your mind, or both?",
    ],
)  # fmt: skip
def test_ordinary_words_pass(text: str) -> None:
    assert health_words(text) == []


def test_words_come_back_as_written_and_in_order() -> None:
    assert health_words("Pain in your KNEE") == ["Pain", "KNEE"]


def test_a_surgerys_own_name_may_stand() -> None:
    name = "Heart of the Forest Surgery"
    assert health_words(f"Hello from {name}.", allowed=[name]) == []
    assert health_words(f"Hello from {name} about your heart.", allowed=[name]) == ["heart"]
    assert health_words("Hello", allowed=[""]) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("mental health nurse", "as you told us"),
        ("physiotherapist", "as you told us"),
        ("warehouse picker", "warehouse picker"),
        ("occupational therapist", "as you told us"),
        ("nurse", "nurse"),
    ],
)
def test_a_job_title_with_a_health_word_is_not_repeated(title: str, shown: str) -> None:
    assert neutral_job(title) == shown
