"""A walk to every step of a conversation, with every interruption and correction tried at each on the way."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import sessionmaker

from bot.conversation.place import Place
from bot.messaging import health_words, segments
from bot.referral.questions import QUESTIONS
from bot.store import facts
from bot.store.tables import Alert, Appointment, Conversation, Message, Referral
from tests.support.patient import TextingPatient, WebPatient
from tests.support.product import Product
from tests.support.steps import Correction, Interruption, Step, Walk

UNTOLD = frozenset({"unknown", "rather_not_say"})
ASIDE = frozenset({"safe_contact", "phone"})
"""Facts that asking for a person tells: how to call, which nobody has to tell before."""


@dataclass(frozen=True)
class Now:
    """How a conversation stands: the question that is open, the facts that hold, and what came of it."""

    question: str | None
    facts: Mapping[str, Any]
    service: str | None
    booked: int
    alerts: int


class Records:
    """The product's own records. A page of staff's says the same, but takes long for a conversation of 200 messages."""

    def __init__(self, product: Product) -> None:
        self._sessions = sessionmaker(create_engine(product.environment["DATABASE_URL"]))

    def conversation_of(self, message_id: int) -> str:
        """The conversation that a message is in."""
        with self._sessions() as db:
            return db.get_one(Message, message_id).conversation_id

    def now(self, conversation_id: str) -> Now:
        """How a conversation stands."""
        with self._sessions() as db:
            place = Place.read(db.get_one(Conversation, conversation_id).progress)
            told = {name: fact.value for name, fact in facts.current(db, conversation_id).items()}
            mine = select(func.count()).where(Appointment.conversation_id == conversation_id)
            alerts = select(func.count()).where(Alert.conversation_id == conversation_id)
            service = select(Referral.service_id).where(Referral.conversation_id == conversation_id)
            booked = db.scalar(mine.where(Appointment.status == "booked")) or 0
            return Now(place.question, told, db.scalar(service), booked, db.scalar(alerts) or 0)


@dataclass
class Walker:
    """A patient on a walk: says things and notes everything that is not as it should be."""

    product: Product
    channel: str
    records: Records
    surgery: str | None = "T90001"
    last: str = ""
    where: str = ""
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._now: Now | None = None
        if self.channel == "web":
            self.patient: WebPatient | TextingPatient = WebPatient(self.product, self.surgery)
            self.id = self.records.conversation_of(self.patient.seen[0]["id"])
        else:
            self.patient = TextingPatient(self.product)
            self.says("WORK")
            self.id = self.patient.conversation["id"]

    def says(self, text: str, answers: str = "", again: bool = False) -> str:
        """Says something; the answer must be whole, fit its channel, and not be the answer before word for word, but
        where the same may be said `again`."""
        reply, self._now = self.patient.says(text), None
        said = f"{text!r} was answered by {reply!r}"
        self.must(bool(reply.strip()), f"{said}: nothing is said")
        self.must("{" not in reply, f"{said}: a place for a value was left empty")
        self.must(again or reply != self.last, f"{said}: the same words twice")
        self.must(answers.lower() in reply.lower(), f"{said}: not {answers!r}")
        if self.channel == "sms":
            self.must(segments(reply).parts <= 2, f"{said}: longer than two parts")
            self.must(not health_words(reply.replace("Hillside Surgery", "")), f"{said}: a health word")
        self.last = reply
        return reply

    def now(self) -> Now:
        """How the conversation stands, looked up once a turn."""
        if self._now is None:
            self._now = self.records.now(self.id)
        return self._now

    def must(self, holds: bool, what: str) -> None:
        """Notes what does not hold, and where it was."""
        if not holds:
            self.wrong.append(f"[{self.where}] {what}")


class Trial:
    """A walk with things tried on the way."""

    def __init__(self, walker: Walker, walk: Walk) -> None:
        self.walker, self.walk = walker, walk
        self.tried: list[tuple[str, str]] = []
        self._texts: dict[str, Iterator[tuple[str, str]]] = {}

    def undisturbed(self) -> Now:
        """Answers each step, and nothing else; gives how it ends."""
        for step in self.walk.steps:
            self._answer(step)
        return self.walker.now()

    def disturbed(
        self, steps: Collection[int], interruptions: Iterable[Interruption], corrections: Iterable[Correction] = ()
    ) -> Now:
        """Tries everything at these steps before they are answered; gives how it ends."""
        for number, step in enumerate(self.walk.steps):
            if number in steps:
                for each in self.possible(step, interruptions):
                    self.interrupt(number, each)
                for correction in self._known(number, corrections):
                    self.correct(step, correction)
            self._answer(step)
        return self.walker.now()

    def _known(self, number: int, corrections: Iterable[Correction]) -> list[Correction]:
        """What can be put right at a step. A text costs ten times a message of the web, so two take their turn."""
        facts = self.walker.now().facts
        known = [] if self.walk.tries else [each for each in corrections if each.knows.items() <= facts.items()]
        return known if self.walk.channel == "web" else (known * 2)[number % (len(known) or 1) :][: min(2, len(known))]

    def at_random(self, interruptions: list[Interruption], dice: random.Random, most: int = 3) -> Now:
        """Up to so many interruptions at each step, as the dice fall; gives how it ends."""
        for number, step in enumerate(self.walk.steps):
            possible = self.possible(step, interruptions)
            for each in dice.sample(possible, min(dice.randint(0, most), len(possible))):
                self.interrupt(number, each)
            self._answer(step)
        return self.walker.now()

    def _answer(self, step: Step) -> None:
        """Answers a step."""
        self._at(step, "its place")
        self.walker.where = f"{self.walk.name}, {step.asks}: its answer"
        self._picks(step.says)

    def _picks(self, text: str) -> None:
        """Says it; once more where the time it picks was another patient's in the same moment."""
        while "time has just gone" in self.walker.says(text):
            pass

    def possible(self, step: Step, interruptions: Iterable[Interruption]) -> list[Interruption]:
        """What may be tried at a step."""
        wanted = [each for each in interruptions if not self.walk.tries or each.name in self.walk.tries]
        return [each for each in wanted if each.name not in step.without]

    def interrupt(self, number: int, each: Interruption) -> None:
        """One interruption at a step, and the way back to the step's question."""
        step, walker = self.walk.steps[number], self.walker
        before = self._at(step, each.name)
        walker.where = f"{self.walk.name}, {step.asks}: {each.name}"
        self.tried.append((step.asks, each.name))
        text, answers = next(self._texts.setdefault(each.name, cycle(each.says.items())))
        walker.says(text, step.why if each.reason else answers)
        now = walker.now()
        if each.rests:
            walker.must(now.question is None, f"{text!r} left {now.question} open")
            walker.must(now.facts == before.facts, f"{text!r} changed {_changed(before, now)}")
            for line in (*each.back, *step.after_stop):
                self._picks(line)
        elif each.opens:
            walker.must(now.question == each.opens, f"{text!r} opened {now.question}")
            for line in each.back:
                if walker.now().question == step.asks:
                    break
                walker.says(line)
        elif each.returns:
            self._return(number, before, now)
        elif each.passes:
            self._pass(step, before, now)
        else:
            walker.must(now.question == step.asks, f"{text!r} opened {now.question}")
            walker.must(now.facts == before.facts, f"{text!r} changed {_changed(before, now)}")
        after = self._at(step, f"after {each.name}")
        changed = {name for name in _changed(before, after) if name not in ASIDE or not each.opens}
        walker.must(not changed, f"afterwards {_changed(before, after)}")

    def correct(self, step: Step, each: Correction) -> None:
        """An answer put right at a step, and put right again."""
        walker = self.walker
        before = self._at(step, each.name)
        walker.where = f"{self.walk.name}, {step.asks}: {each.name} put right"
        self.tried.append((step.asks, each.name))
        walker.says(each.says, each.answer(walker.channel))
        now = walker.now()
        told = {name: now.facts.get(name) for name in each.fact}
        walker.must(told == dict(each.fact), f"{each.says!r} told {told}")
        walker.must(now.question == step.asks, f"{each.says!r} opened {now.question}")
        others = {name: pair for name, pair in _changed(before, now).items() if name not in {*each.fact, *each.words}}
        walker.must(not others, f"{each.says!r} changed {others} too")
        walker.says(each.back, each.answer(walker.channel), again=True)
        after = self._at(step, f"after {each.name}")
        others = {name: pair for name, pair in _changed(before, after).items() if name not in each.words}
        walker.must(not others, f"put right again, {others} is left")

    def _return(self, number: int, before: Now, now: Now) -> None:
        step, walker = self.walk.steps[number], self.walker
        earlier = self.walk.steps[number - 1] if number else step
        wanted = step.before or earlier.asks
        walker.must(now.question == wanted, f"going back opened {now.question}, not {wanted}")
        told = {name: pair[1] for name, pair in _changed(before, now).items() if pair[1] is not None}
        walker.must(told.items() <= step.untold.items(), f"going back told {told}")
        if now.question != step.asks:
            self._picks(earlier.says)

    def _pass(self, step: Step, before: Now, now: Now) -> None:
        walker = self.walker
        told = {name: pair[1] for name, pair in _changed(before, now).items()}
        for name, value in told.items():
            own = name in QUESTIONS[step.asks].facts and value in UNTOLD
            walker.must(own or step.untold.get(name) == value, f"told {name}: {value!r}")
        if now.question != step.asks or told:
            walker.says("go back")

    def _at(self, step: Step, what: str) -> Now:
        """The step's question must be open."""
        now = self.walker.now()
        if now.question != step.asks:
            problems = "\n".join(self.walker.wrong)
            raise AssertionError(
                f"[{self.walk.name}, {step.asks}: {what}] {now.question} is open; "
                f"the last answer was {self.walker.last!r}\n{problems}"
            )
        self.walker.must(now.alerts == 0, "an alert was raised")
        return now


def _changed(before: Now, after: Now) -> dict[str, tuple[Any, Any]]:
    names = {*before.facts, *after.facts}
    pairs = {name: (before.facts.get(name), after.facts.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
