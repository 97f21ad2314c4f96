"""Never more than 15 questions, with the conversation's own planner, for generated patients on both channels."""

from __future__ import annotations

from typing import Any

import pytest
from newcomer import Newcomer
from sqlalchemy import delete

from benchmarks import questions as generated
from bot.conversation import arranging, choosing, offering, planning
from bot.conversation.exchange import Exchange
from bot.conversation.place import Place
from bot.referral.questions import QUESTIONS
from bot.store.database import writing
from bot.store.tables import Conversation, Fact
from tests.support.desk_talk import World

LIMIT = 15
ENDS = ("check", "may_fit", "nothing_fits", "not_yet", "hand_over")


def _answer(x: Exchange, question: str, person: dict[str, Any]) -> None:
    """One answer, the first time it is asked."""
    x.place.answered.append(question)
    told = {fact: person[fact] for fact in QUESTIONS[question].facts if fact in person}
    if question in ("choose_service", "one_fits"):
        choosing._take(x, x.place.offered()[0].act or "")
    elif question == "meet":
        x.tell("contact_mode", str(x.place.offered()[0].facts["contact_mode"]), "")
    elif question == "name":
        x.tell("full_name", "Sam Carter", "")
        x.tell("phone", "+447700900456", "")
    elif question == "share":
        arranging.ask_permission(x, "share_service", x.referral.service_id or "", True, "share")
    elif question == "time":
        offering.pick(x, x.place.offered()[0].act or "")
    elif told:
        for fact, value in told.items():
            x.tell(fact, value, "")
    else:
        x.place.skipped.append(question)


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_no_referral_takes_more_than_fifteen_questions(world: World, channel: str) -> None:
    counts = []
    for person in generated.patients(12, seed=7):
        patient = Newcomer(world, channel)
        with writing() as db:
            db.execute(delete(Fact).where(Fact.conversation_id == patient.id))
            conversation = db.get_one(Conversation, patient.id)
            conversation.progress = Place(welcomed=True).stored()
            x = Exchange(db, conversation, None)
            planning.open_next(x)
            for _ in range(30):
                if x.place.question in ENDS or x.place.question is None:
                    break
                _answer(x, x.place.question, person)
                planning.open_next(x)
            assert x.place.question in ENDS or x.place.outcome == "own_line", x.place
            counts.append(x.place.count())
            x.save()
    assert max(counts) <= LIMIT, counts
    assert max(counts) > 8, "patients who got as far as the last check"
