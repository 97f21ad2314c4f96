"""Every question there is, by name, and which one fills each fact.

The words of a question are responses in `domain.yml` (`utter_ask_<name>`, by channel and by how often it was asked).
The words of a choice stand with its question, beside the facts it means, so that a number can never come apart from its
meaning. The questions themselves are in a module for each stage. Source: the conversation model, sections 3 and 4.
"""

from __future__ import annotations

from bot.referral import questions_aside, questions_booked, questions_booking, questions_told
from bot.referral.question import Control, Question
from bot.understanding.facts import CATALOGUE, Kind
from bot.understanding.reading import Asked

__all__ = ["FILLED_BY", "QUESTIONS", "Control", "Question", "asking_for"]

STAGES = (questions_told, questions_booking, questions_booked, questions_aside)

QUESTIONS: dict[str, Question] = {
    question.name: question for stage in STAGES for question in vars(stage).values() if isinstance(question, Question)
}

FILLED_BY: dict[str, Question] = {}
"""The question that fills each fact: what to ask when that fact is wanted."""
for _question in QUESTIONS.values():
    for _fact in _question.facts:
        FILLED_BY.setdefault(_fact, _question)
FILLED_BY.update(
    {
        "employment": questions_told.WORK_NOW,
        "attendance": questions_told.WORK_NOW,
        "conditions": questions_told.CONDITION,
        "fit_note_ends": questions_told.FIT_NOTE_ENDS,
        "fit_note": questions_told.FIT_NOTE,
        "phone": questions_booking.PHONE,
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
    takes_text = question.takes_text if question.takes_text == fact else None
    if fact == "condition_words" or fact == "conditions":
        takes_text = "condition_words"
    options = questions_booking.WAYS if fact == "contact_mode" else question.options
    return Asked(question.name, (fact, *rest), options, question.many, takes_text, question.numeric)
