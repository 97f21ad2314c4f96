"""One message, read in the light of the open question and the day."""

from __future__ import annotations

import re
from datetime import date
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from bot.understanding import absence, acts, answers, conditions, jobs, people, polarity, work
from bot.understanding.choices import chosen as choices_of
from bot.understanding.context import asks
from bot.understanding.corrections import corrected_date, tail
from bot.understanding.doubts import bare_back
from bot.understanding.facts import Value
from bot.understanding.facts import known as is_known
from bot.understanding.outside import OFF_TOPIC, outside
from bot.understanding.reading import Asked, Candidate, Doubt, FactRead, Option, Reading
from bot.understanding.text import Message, message

SURE = 0.45
"""Confidence from which an off-topic intent is believed."""

_CHECKED = frozenset(("full_name", "phone", "email", "postcode", "age"))
"""Facts that are read, never filled with the bare words of an answer."""

_DIGITS = re.compile(r"^[\W_]*\d[\d\W_]*$")
_HEALTH = ("conditions", "condition_words")
_JOB = ("job_title", "job_tasks")


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
    if asked and not asked.facts and not asked.options and not asked.takes_text:
        asked = None
    key = acts.text_key(said, asked)
    if key:
        return Reading(act=key)
    picked = choices_of(said, asked) if asked else ()
    act = acts.act(said)
    if (
        act == "person"
        and asked
        and "contact_mode" in asked.facts
        and re.search(r"\b(?:call|ring|phone)\b", said.plain)
    ):
        act = None
    if act == "leave" and picked:
        act = None
    off_topic = intent in OFF_TOPIC and confidence >= SURE and not picked and not _DIGITS.match(text)
    if off_topic and act is None and (polarity.answer(said) is None or len(said.plain.split()) > 4):
        return Reading()
    if act is None and not picked and outside(said, asked, intent):
        return Reading()
    question = asks(said)
    doubt = bare_back(said, asked)
    if doubt:
        return Reading(doubt=doubt)
    start = tail(said)
    bare = act is None and not question
    if start is not None:
        facts, doubt = _corrected(said, start, asked, candidates, on, known)
    else:
        facts, doubt = _facts(said, asked if bare else None, candidates, on, known, bool(picked))
    if question or (confidence >= SURE and (intent or "").startswith(_ASKING)):
        facts = {name: fact for name, fact in facts.items() if name not in _STATED}
    if bare and asked and not (start is not None and facts):
        facts.update(_text_of(said, asked, facts, picked))
    return _whole(said, asked, facts, picked, act, doubt, start is not None, intent, confidence, known, bare)


_ASKING = ("ask_", "want_benefits", "want_legal", "want_diagnosis", "want_medicine", "want_fit_note", "why_ask")
_STATED = frozenset(("dispute_in_progress", "fit_note", "willing_to_return", "has_return_plan", "employer_helping"))
"""Facts that a question speaks of without stating them ("have I grounds for a tribunal?")."""


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
    if digits_only:
        wanted = tuple(
            name for name in wanted if name in ("absence_started", "job_lost_on", "fit_note_ends", "operation_on")
        )
    if asked is not None and "full_name" in wanted:
        name = people.name(said, True, candidates)
        if name and len(name.words) >= 0.5 * len(said.original.strip()):
            years = people.age(said, on, False)
            return {"full_name": name, **({"age": years} if years else {}), **answers.contact(said, wanted)}, None
    health_asked = any(name in wanted for name in _HEALTH) or bool(asked and asked.takes_text == "condition_words")
    facts: Dict[str, FactRead] = {}
    named = conditions.find(said, candidates, health_asked)
    if wanted and wanted[0] == "work_difficulties":
        named = tuple(one for one in named if one.detail != "stress")
    _health(said, named, known, facts)
    dated, doubt = absence.read(said, on, asked, known, named)
    job_asked = any(name in wanted for name in _JOB)
    job = jobs.read(said, job_asked, "sector" in wanted)
    working, sick = work.read(said, known, wanted, _present_job(said, job, wanted))
    facts.update(answers.volunteered(said, wanted))
    if "referrer" not in wanted:
        facts.update(job)
    facts.update(working)
    facts.update(dated)
    facts.update(answers.contact(said, wanted))
    age = people.age(said, on, bool(wanted) and wanted[0] == "age")
    if age:
        facts.setdefault("age", age)
    name = people.name(said, False)
    if name:
        facts["full_name"] = name
    _fitting(said, facts, known)
    if asked is not None and not digits_only:
        facts.update(answers.to_question(said, asked, on, facts, candidates, picked))
    return facts, doubt or sick


def _health(
    said: Message, named: Sequence[conditions.Named], known: Mapping[str, Value], facts: Dict[str, FactRead]
) -> None:
    if named:
        first = said.clause_at(named[0].at)
        words = said.words(min(first.at, named[0].at), max(said.clause_at(named[-1].at).to, named[-1].to)).strip(" ,.")
        facts["conditions"] = FactRead(list(conditions.groups(named)), words)
        facts["condition_words"] = FactRead(words, words)
        detail = conditions.detail(named)
        if detail:
            facts["condition_detail"] = FactRead(detail, words)
        return
    gone = {one.group for one in conditions.removed(said)}
    held = known.get("conditions")
    if gone and isinstance(held, list) and gone & set(held) and set(held) - gone:
        facts["conditions"] = FactRead([group for group in held if group not in gone], said.original.strip())


def _present_job(said: Message, job: Mapping[str, FactRead], wanted: Sequence[str]) -> bool:
    """Whether the message names a job that the patient has now."""
    if "job_title" not in job or any(name in wanted for name in _JOB):
        return False
    return not re.search(
        r"\b(?:was|used to|were|last job|before|previous|former|ex|lost|until|want to (?:be|become|work)|"
        r"like to (?:be|become|work)|train(?:ing)? (?:as|to)|become|looking for|unemployed|redundant|"
        r"student|retired)\b",
        said.plain,
    ) and bool(
        re.search(
            r"\b(?:i'm|i am|i work|work(?:ing)? (?:as|in|at|for)|am a|i (?:drive|pick|clean|teach|do|stack|"
            r"deliver|lay|cut|fit))\b",
            said.plain,
        )
    )


def _fitting(said: Message, facts: Dict[str, FactRead], known: Mapping[str, Value]) -> None:
    """What follows from several facts of one message: a first day off means off; a note that says not fit, too."""
    started = facts.get("absence_started")
    if (
        started
        and "attendance" not in facts
        and not is_known(known.get("attendance"))
        and re.search(r"\boff\b|\bsick\b", said.plain)
    ):
        facts["attendance"] = FactRead("off_sick", started.words)
    attendance = facts.get("attendance")
    if (
        attendance
        and attendance.value == "off_sick"
        and "employment" in facts
        and facts["employment"].value == "unemployed"
    ):
        del facts["attendance"]
    if "fit_note_ends" in facts and "fit_note" not in facts and re.search(r"\bsigned (?:me )?off\b", said.plain):
        facts["fit_note"] = FactRead("not_fit", facts["fit_note_ends"].words)


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
    name = corrected_date(rest, on, free, known, tuple(before))
    proxy = Asked("correction", (name,)) if name else None
    if (
        proxy is None
        and (is_known(known.get("conditions")) or "conditions" in before)
        and not (asked and asked.facts and asked.facts[0] not in _HEALTH and polarity.answer(rest))
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


def _text_of(
    said: Message, asked: Asked, facts: Mapping[str, FactRead], picked: Sequence[Option]
) -> Dict[str, FactRead]:
    """The whole answer in the patient's words, where the question keeps it and the answer is one."""
    words = said.original.strip()
    if not asked.takes_text or asked.takes_text in _CHECKED or picked or not re.search(r"[^\W\d_]{2}", words):
        return {}
    said_yes = polarity.answer(said)
    only_yes_no = said_yes is not None and len(said.plain[said_yes.rest :].split()) < 2
    if only_yes_no or (not facts and (polarity.dont_know(said) or polarity.rather_not_say(said))):
        return {}
    if asked.takes_text == "job_tasks" and "job_title" in facts and "job_tasks" not in facts:
        return {}
    return {asked.takes_text: FactRead(words, words)}


def _whole(
    said: Message,
    asked: Optional[Asked],
    facts: Dict[str, FactRead],
    picked: Tuple[Option, ...],
    act: Optional[str],
    doubt: Optional[Doubt],
    correcting: bool,
    intent: Optional[str],
    confidence: float,
    known: Mapping[str, Value],
    bare: bool,
) -> Reading:
    for option in picked:
        for name, value in option.facts.items():
            _pick(facts, name, value, said.original.strip())
    if doubt:
        for option in doubt.options:
            for name in option.facts:
                facts.pop(name, None)
    main = asked.facts[0] if asked and asked.facts else None
    if act is None and not picked and (main is None or main not in facts):
        act, values = answers.not_given(said, asked if bare else None)
        if asked is not None and bare and not doubt:
            facts.update(values)
    if act is None and correcting and (facts or doubt):
        act = "correct"
    if (
        act is None
        and any(is_known(known.get(name)) and name == "conditions" for name in facts)
        and conditions.removed(said)
    ):
        act = "correct"
    if act is None:
        said_yes = polarity.answer(said)
        if said_yes is not None:
            act = "affirm" if said_yes.yes else "deny"
    if act is None and not facts and not picked and not doubt and confidence >= 0.7:
        act = acts.believed(said, intent)
    return Reading(facts, picked, act, doubt)


def _pick(facts: Dict[str, FactRead], name: str, value: Value, words: str) -> None:
    held = facts.get(name)
    if isinstance(value, list) and held is not None and isinstance(held.value, list):
        joined: List[str] = [*held.value, *(one for one in value if one not in held.value)]
        facts[name] = FactRead(joined, words)
    else:
        facts[name] = FactRead(value, words)
