"""Check your answers: what the patient told us, row by row, as they would read it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.exchange import Exchange
from bot.messaging import display
from bot.referral.questions import FILLED_BY
from bot.referral.wording import LABELS, label, shown
from bot.store.database import reading
from bot.store.tables import Conversation
from bot.understanding.facts import known


@dataclass(frozen=True)
class Row:
    """One answer: the question that changes it, what it is called, and what was said."""

    question: str
    label: str
    answer: str


LEFT_OUT = ("body_or_mind", "condition_affects_work", "on_behalf_of")


def rows(conversation_id: str) -> list[Row]:
    """The answers so far, in the order of the conversation."""
    with reading() as db:
        x = Exchange(db, db.get_one(Conversation, conversation_id), None)
        found = []
        for name in LABELS:
            if name not in x.facts or name in LEFT_OUT:
                continue
            value = x.facts[name]
            text = _said(x, name, value)
            question = FILLED_BY[name].name if name in FILLED_BY else name
            found.append(Row(question, label(name), text))
        return found


def _said(x: Exchange, name: str, value: object) -> str:
    """An answer as the patient would write it."""
    if name == "gp_practice":
        return x.local.surgery_name(str(value)) or str(value)
    return display(str(value)) if name == "phone" and known(value) else shown(name, value)
