"""One message, read in the light of the open question and the day."""

from __future__ import annotations

import re
from datetime import date
from typing import Dict, Mapping, Optional, Sequence, Tuple

from bot.understanding import (
    absence,
    acts,
    ages,
    answers,
    asides,
    behalf,
    conditions,
    fitting,
    jobs,
    meeting,
    people,
    polarity,
    told_wrong,
    work,
)
from bot.understanding.asides import FIRST_PERSON
from bot.understanding.choices import chosen as choices_of
from bot.understanding.context import asks
from bot.understanding.corrections import carried_length, corrected_date, corrected_number, puts_right, tail
from bot.understanding.doubts import bare_back
from bot.understanding.facts import CATALOGUE, Kind, Value
from bot.understanding.facts import known as is_known
from bot.understanding.numbers import ORDINALS
from bot.understanding.on_topic import HEALTH, all_answer, mostly_else
from bot.understanding.outside import OFF_TOPIC, our_matters, outside
from bot.understanding.reading import Asked, Candidate, Doubt, FactRead, Reading
from bot.understanding.text import Message, message
from bot.understanding.whole import whole

SURE = 0.45
"""Confidence from which an off-topic intent is believed."""

CERTAIN = 0.75
"""Confidence from which an off-topic intent is believed though every word could be an answer."""


_TAKES_NO = frozenset(fact.name for fact in CATALOGUE.values() if fact.kind is Kind.YES_NO) | {
    *("fit_note", "fit_note_ends", "attendance", "employment", "already_helped_by")
}
_ONLY_NO = re.compile(r"no,? (?!no\b|wait|sorry|actually|hang on|hold on|rather|i mean|that's wrong|that is wrong)")
"""A no to a question that takes one, and no sign that something told before is put right ("no, I'm still working")."""
_DIGITS = re.compile(r"^[\W_]*\d[\d\W_]*$")


def read(
    text: str,
    *,
    asked: Optional[Asked],
    candidates: Sequence[Candidate] = (),
    intent: Optional[str] = None,
    confidence: float = 0.0,
    on: date,
    known: Mapping[str, Value] = {},
) -> Reading:
    """Everything understood from one message, if `asked` was the open question, on the day `on`.

    `known` are the facts told before; a correction is read against them. Never raises on any text. The words of each
    fact are a stretch of `text` itself.
    """
    said = message(text)
    if not said.plain.strip():
        return Reading()
    who = behalf.somebody(said)
    for_patient = who is not None or is_known(known.get("on_behalf_of"))
    if for_patient:
        said = behalf.as_patient(said, who)
    if asked and not asked.facts and not asked.options and not asked.takes_text:
        asked = None
    key = acts.text_key(said, asked)
    if key:
        return Reading(act=key)
    picked = choices_of(said, asked) if asked and not _ABOUT_A_CHOICE.match(said.plain) else ()
    if picked and asks(said) and not FIRST_PERSON.search(said.plain) and len(said.plain.split()) > _SHORT_QUESTION:
        picked = ()
    act = acts.act(said)
    if (
        act == "person"
        and asked
        and "contact_mode" in asked.facts
        and (meeting.contact_mode(said) or re.search(r"\b(?:call|ring|phone|bell|buzz)\b", said.plain))
    ):
        act = None
    if act == "leave" and picked:
        act = None
    if (intent == "employer_asking" and confidence >= SURE) or (intent == "emergency" and confidence >= CERTAIN):
        return Reading(act=act)  # an employer tells of a worker; a body in danger is no reason to refer
    off_topic = intent in OFF_TOPIC and confidence >= SURE and not picked and not _DIGITS.match(text)
    if off_topic and (confidence < CERTAIN or (_main(asked) in HEALTH and our_matters(said))):
        off_topic = not all_answer(said, asked, _facts(said, asked, candidates, on, known)[0])
    if off_topic and act is None and (polarity.answer(said) is None or len(said.plain.split()) > 4):
        return Reading()
    heeded = "inform" if intent in OFF_TOPIC and confidence >= SURE and not off_topic and not picked else intent
    if act is None and not picked and outside(said, asked, heeded):
        return Reading()
    doubtful = intent == "nlu_fallback" or (confidence < SURE and intent in (*OFF_TOPIC, "inform"))
    if act is None and not picked and doubtful and not polarity.opens_unsure(said):
        told, _ = _facts(said, asked, candidates, on, known)
        if mostly_else(said, asked, told, intent == "inform"):
            return Reading()
    question = (
        asks(said)
        and not (asked and "contact_mode" in asked.facts and _BY_ASKING.match(said.plain))
        and not (polarity.answer(said) and len(said.plain.split()) <= 3)
    )
    right = told_wrong.right_names(said, _main(asked), known)
    if right:
        return Reading(right, act="correct")
    if not asks(said) and (
        acts.LEAVE_OUT.search(said.plain) or (asked and not asked.facts and acts.YES_BUT.search(said.plain))
    ):
        return Reading(act="correct")
    doubt = bare_back(said, asked)
    if doubt:
        return Reading(doubt=doubt)
    start = None if _main(asked) in _TAKES_NO and _ONLY_NO.match(said.plain) else tail(said)
    if start is None and intent == "correct" and confidence >= SURE and not picked and puts_right(said):
        start = 0
    bare = act is None and not question
    if start is not None:
        facts, doubt = _corrected(said, start, asked, candidates, on, known)
    else:
        facts, doubt = _facts(said, asked if bare else None, candidates, on, known, bool(picked))
    if act == "go_back":
        facts.pop("goal", None)  # back to a question, not to work
    if who is not None:
        facts["on_behalf_of"] = FactRead(who, said.original.strip())
    if not for_patient:
        facts = behalf.patients_own(said, asked, facts)
    facts = asides.stated(said, asked, facts, intent or "", confidence >= SURE, question)
    if not start:
        facts = asides.beside_times(said, asked, asides.beside_things(said, facts))
    unlike = intent in OFF_TOPIC and _main(asked) in HEALTH and "conditions" not in facts and not our_matters(said)
    if bare and asked and not unlike and not (start is not None and facts):
        facts.update(answers.kept(said, asked, facts, picked))
    return whole(said, asked, facts, picked, act, doubt, start is not None, intent, confidence, known, bare)


def _main(asked: Optional[Asked]) -> str:
    """The fact that the open question asks for before all."""
    return asked.facts[0] if asked and asked.facts else ""


_SHORT_QUESTION = 4
"""Words up to which a question may be a choice that is worded as one ("What will they see?")."""
_ABOUT_A_CHOICE = re.compile(
    rf"^(?:sorry |so |and |but |ok |um |er )*(?:(?:what|which|who|how|why|when|where)(?:'s|s)?|(?:can you |"
    rf"could you )?(?:tell me|"
    rf"explain)|do you mean|does|is|are)\b.*\b(?:[0-9]|{'|'.join(ORDINALS)}|last|one|options?|numbers?|choices?)\b"
)
"""A question about one of the choices ("what is the first one?") picks none."""
_BY_ASKING = re.compile(
    r"^(?:could|can|would|will) (?:they|you|someone|somebody|i|we|it) (?:just |please |not )*(?:ring|call|phone|give|"
    r"come|meet|see|have|"
    r"be (?:by|on|in|over))\b(?! (?:this|my notes|what|if|a copy))"
)
"""A way of meeting told as a request ("could they give me a ring")."""

_STILL_OFF = re.compile(r"\b(?:still|now|currently|at the moment|since|am off|i'm off)\b")
"""Without these, "off twice this year" tells how often, not that the patient is off."""

_OFF = re.compile(r"\boff\b|\bsick\b|\babsen\w+\b")
_COUNTS = ("employer_size", "absence_spells_12m")
"""Questions whose answer is a number, which then is no age as well ("I'm 46")."""
_OTHERS_NAMED = frozenset(
    (
        "employer_size",
        "has_occupational_health",
        "willing_to_return",
        "gp_practice",
        "already_helped_by",
        "work_difficulties",
    )
)
"""Questions whose answers name other people by what they do: a surgery's doctor, a consultant, a manager."""


def _facts(
    said: Message,
    asked: Optional[Asked],
    candidates: Sequence[Candidate],
    on: date,
    known: Mapping[str, Value],
    picked: bool = False,
) -> Tuple[Dict[str, FactRead], Optional[Doubt]]:
    """The facts of one stretch of words. With `asked` None only what needs no question is read."""
    wanted: Tuple[str, ...] = asked.facts if asked else ()
    if picked and _DIGITS.match(said.original):
        return {}, None
    digits_only = bool(_DIGITS.match(said.original)) and asked is not None and bool(asked.options) and not asked.numeric
    if digits_only and asked is not None and wanted[:1] == ("employer_size",):
        digits_only = said.plain.strip(" .!") in {option.key for option in asked.options}
    if digits_only:
        wanted = tuple(
            name for name in wanted if name in ("absence_started", "job_lost_on", "fit_note_ends", "operation_on")
        )
    if asked is not None and "full_name" in wanted:
        name = people.name(said, True, candidates)
        if name and len(name.words) >= 0.5 * len(said.original.strip()):
            years = ages.age(said, on, False)
            return {
                "full_name": name,
                **({"age": years} if years else {}),
                **answers.contact(said, wanted),
                **answers.safe_beside_name(said, asked),
            }, None
    health_asked = any(name in wanted for name in HEALTH) or bool(asked and asked.takes_text == "condition_words")
    facts: Dict[str, FactRead] = {}
    named = conditions.find(said, candidates, health_asked)
    if wanted and wanted[0] == "work_difficulties":
        named = tuple(one for one in named if one.detail != "stress")
    if health_asked or not is_known(known.get("conditions")) or not meeting.SPEAK_UP.search(said.plain):
        fitting.health(said, named, known, facts)
    else:
        needed = said.original.strip()
        facts["access_needs"] = FactRead(needed, needed)
    dated, doubt = absence.read(said, on, asked, known, named)
    job_asked = any(name in wanted for name in fitting.JOB)
    job = jobs.read(said, job_asked, "sector" in wanted)
    working, sick = work.read(said, known, wanted, fitting.present_job(said, job, wanted))
    facts.update(answers.volunteered(said, wanted))
    if "referrer" not in wanted and not (wanted and wanted[0] in _OTHERS_NAMED and not jobs.claimed(said)):
        if not (job_asked or jobs.find(said.plain) or jobs.does(said)) and is_known(known.get("job_title")):
            job.pop("job_title", None)  # "I work for the council, told you"
        facts.update(job)
    facts.update(working)
    facts.update(dated)
    facts.update(answers.contact(said, wanted))
    age = ages.age(said, on, bool(wanted) and wanted[0] == "age")
    if age and not any(name in facts and facts[name].value == age.value for name in _COUNTS if name in wanted[:1]):
        facts.setdefault("age", age)
    name = people.name(said, False)
    if name:
        facts["full_name"] = name
    fitting.fitting(said, facts, known)
    if wanted[:1] == ("absence_spells_12m",) and "absence_spells_12m" in facts and not _STILL_OFF.search(said.plain):
        facts = {name: fact for name, fact in facts.items() if name not in ("attendance", "absence_started")}
    if asked is not None and not digits_only:
        facts.update(answers.to_question(said, asked, on, facts, candidates, picked))
    return facts, doubt or sick


def _corrected(
    said: Message,
    start: int,
    asked: Optional[Asked],
    candidates: Sequence[Candidate],
    on: date,
    known: Mapping[str, Value],
) -> Tuple[Dict[str, FactRead], Optional[Doubt]]:
    """A message that puts something right: what stood before the correction gives way to what follows it."""
    cut = said.span(0, start)[1]
    head, rest = message(said.original[:cut]), message(said.original[cut:])
    before, _ = _facts(head, None, candidates=(), on=on, known={})
    free = asked.facts if asked else ()
    carried = carried_length(said)
    if carried and ("absence_started" in (*free[:1], *before) or _OFF.search(said.plain)):
        counted, _ = _facts(message(carried[0]), Asked("correction", ("absence_started",)), (), on, known)
        if "absence_started" in counted:
            fact = counted["absence_started"]
            return {**before, "absence_started": FactRead(fact.value, carried[1], fact.about)}, None
    name = "age" if ages.BORN.search(said.plain) else corrected_date(rest, on, free, known, tuple(before))
    name = name or corrected_number(rest, free, known)
    proxy = Asked("correction", (name,)) if name else None
    if proxy is None and re.search(r"\bnot\b", rest.plain) and len(jobs.find(rest.plain)) > 1:
        proxy = Asked("correction", fitting.JOB)
    if (
        proxy is None
        and (is_known(known.get("conditions")) or "conditions" in before)
        and not (asked and asked.facts and asked.facts[0] not in HEALTH and polarity.answer(rest))
    ):
        proxy = Asked("correction", ("conditions",))
    after, doubt = _facts(
        rest, proxy, (), on, {**known, "attendance": "off_sick"} if name == "absence_started" else known
    )
    if not after and asked is not None:
        after, doubt = _facts(rest, asked, (), on, known)
    if not after and not doubt:
        return _facts(said, asked, candidates, on, known)
    merged = {**before, **after}
    if "employment" in after and "attendance" in before and "attendance" not in after:
        del merged["attendance"]
    return merged, doubt
