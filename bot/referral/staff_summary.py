"""The half page an adviser reads before a call: every line in the patient's words, traced to the message it came from.

Pure: facts with where they came from go in, sections of lines come out. Nothing is concluded that the patient did not
say; what was not asked, skipped or withheld is said to be so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.messaging import PhoneError, display, normalise
from bot.referral.absence_clock import AbsenceClock, absence_clock
from bot.referral.safety_critical import safety_critical
from bot.referral.wording import day_in_words, label, shown
from bot.understanding.facts import RATHER_NOT_SAY, UNKNOWN, known


@dataclass(frozen=True)
class Told:
    """One fact as it holds now: its value, the patient's words, and the message they came in (None: from the page)."""

    value: Any
    words: str = ""
    message_id: int | None = None


@dataclass(frozen=True)
class Line:
    """One line: what it is about, the text, and where it came from. `theirs` marks the patient's own words."""

    label: str
    text: str
    message_id: int | None = None
    theirs: bool = False
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A few lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Known:
    """Everything the summary is made from."""

    facts: Mapping[str, Told]
    on: date
    permissions: Sequence[tuple[str, bool, int | None]] = ()
    promised: Sequence[str] = ()
    skipped: Collection[str] = ()
    surgery: str = ""
    phone: str | None = None
    typed_by_staff: str | None = None


@dataclass(frozen=True)
class StaffSummary:
    """The half page. `careful` holds warnings for the adviser alone."""

    sections: tuple[Section, ...]
    careful: tuple[Line, ...]
    clock: AbsenceClock | None = field(default=None)


def staff_summary(known_: Known) -> StaffSummary:
    """The summary of one referral on one day."""
    sections = (
        Section("What they want", _wants(known_)),
        Section("Work", _work(known_)),
        Section("Time off", _time_off(known_)),
        Section("Hardest part, help and worries", _help(known_)),
        Section("Getting in touch", _touch(known_)),
        Section("Agreed and promised", _agreed(known_)),
    )
    values = {name: told.value for name, told in known_.facts.items()}
    return StaffSummary(
        tuple(section for section in sections if section.lines), _careful(known_), absence_clock(values, known_.on)
    )


def _own(known_: Known, name: str, title: str) -> list[Line]:
    """A fact that is text: the patient's words, as they wrote them."""
    told = known_.facts.get(name)
    if told is None or not known(told.value):
        return []
    return [Line(title, str(told.value), told.message_id, theirs=True)]


def _plain(known_: Known, name: str, title: str = "") -> list[Line]:
    """A fact with a set value, in plain words, with what the patient wrote beside it where that says more."""
    told = known_.facts.get(name)
    if told is None:
        return []
    text = shown(name, told.value)
    wrote = told.words.strip()
    same = wrote.casefold() in ("", text.casefold(), str(told.value).casefold())
    return [Line(title or label(name), text, told.message_id, note="" if same else wrote)]


def _wants(known_: Known) -> tuple[Line, ...]:
    lines = _plain(known_, "goal", "Wants")
    condition = known_.facts.get("condition_words")
    chosen = known_.facts.get("conditions")
    if condition is not None and known(condition.value):
        lines.append(Line("In their words", str(condition.value), condition.message_id, theirs=True))
    if chosen is not None and known(chosen.value):
        about = shown("conditions", chosen.value)
        named = condition is not None and condition.message_id == chosen.message_id
        lines.append(Line("About", about, chosen.message_id, note="as they wrote it" if named else "the patient chose"))
    elif chosen is not None and chosen.value == RATHER_NOT_SAY:
        lines.append(Line("About", "Would rather not say", chosen.message_id))
    lines += _own(known_, "condition_since", "Since")
    return tuple(lines)


def _work(known_: Known) -> tuple[Line, ...]:
    lines = _plain(known_, "attendance", "Now") + _plain(known_, "employment", "Employment")
    lines += _own(known_, "job_title", "Job") + _own(known_, "job_tasks", "Tasks, hours and shifts")
    for name in ("employer_size", "has_occupational_health", "dispute_in_progress", "willing_to_return"):
        lines += _plain(known_, name)
    return tuple(lines)


def _time_off(known_: Known) -> tuple[Line, ...]:
    values = {name: told.value for name, told in known_.facts.items()}
    clock = absence_clock(values, known_.on)
    lines: list[Line] = []
    started, ends = known_.facts.get("absence_started"), known_.facts.get("fit_note_ends")
    if started is not None and clock is not None and clock.started is not None:
        text = f"since {day_in_words(clock.started)}"
        if clock.days_off is not None:
            text = f"{_weeks(clock.days_off)}, {text}"
        lines.append(Line("Off work", text, started.message_id, note=started.words))
        if clock.twelve_weeks_on is not None:
            passed = clock.twelve_weeks_on < known_.on
            text = f"{day_in_words(clock.twelve_weeks_on)}{' (passed)' if passed else ''}"
            lines.append(Line("12 weeks off on", text, started.message_id))
    elif started is not None:
        lines += _plain(known_, "absence_started")
    lines += _plain(known_, "fit_note", "Fit note")
    if ends is not None and clock is not None and clock.note_ends is not None:
        left = clock.note_days_left or 0
        when = "today" if left == 0 else f"in {left} days" if left > 0 else f"{-left} days ago"
        lines.append(Line("Fit note ends", f"{day_in_words(clock.note_ends)} ({when})", ends.message_id))
    for name in ("absence_expected_on", "operation_on", "job_lost_on", "absence_spells_12m", "struggling_at_work"):
        lines += _plain(known_, name)
    return tuple(lines)


def _weeks(days: int) -> str:
    weeks, rest = divmod(days, 7)
    if weeks == 0:
        return "1 day" if days == 1 else f"{days} days"
    text = "1 week" if weeks == 1 else f"{weeks} weeks"
    return text if rest == 0 else f"{text} and {rest} day{'' if rest == 1 else 's'}"


def _help(known_: Known) -> tuple[Line, ...]:
    lines = _own(known_, "hardest_part", "Hardest part") + _plain(known_, "work_difficulties", "Hard at work")
    lines += _plain(known_, "work_affects_health")
    lines += _plain(known_, "already_helped_by", "Helped by now") + _own(known_, "help_words", "Tried so far")
    lines += _plain(known_, "employer_helping", "Employer is helping") + _plain(known_, "has_return_plan")
    lines += _own(known_, "worries", "Worries")
    return tuple(lines)


def _number(stored: str) -> str:
    try:
        return display(normalise(stored, allow_drama=True))
    except PhoneError:
        return stored


def _touch(known_: Known) -> tuple[Line, ...]:
    lines = _own(known_, "full_name", "Name")
    phone = known_.facts.get("phone")
    if phone is not None and known(phone.value):
        lines.append(Line("Phone", _number(str(phone.value)), phone.message_id))
    elif known_.phone:
        lines.append(Line("Phone", _number(known_.phone), note="the number they text from"))
    lines += _own(known_, "email", "Email") + _own(known_, "safe_contact", "Calling safely")
    lines += _plain(known_, "contact_mode", "Wants to meet") + _own(known_, "time_preferences", "Times that suit")
    lines += _own(known_, "access_needs", "Needs to take part") + _own(known_, "language", "Language")
    if known_.surgery:
        lines.append(Line("GP surgery", known_.surgery))
    if known_.typed_by_staff:
        lines.append(Line("Typed by", f"{known_.typed_by_staff}, on the phone with the patient"))
    else:
        typed = known_.facts.get("on_behalf_of")
        lines.append(
            Line("Typed by", str(typed.value), typed.message_id, theirs=True)
            if typed is not None and known(typed.value)
            else Line("Typed by", "The patient")
        )
    return tuple(lines)


def _agreed(known_: Known) -> tuple[Line, ...]:
    lines = [Line("Yes" if given else "No", text, message_id) for text, given, message_id in known_.permissions]
    lines += [Line("Promised", text) for text in known_.promised]
    unsure = [label(name).lower() for name, told in known_.facts.items() if told.value == UNKNOWN]
    withheld = [label(name).lower() for name, told in known_.facts.items() if told.value == RATHER_NOT_SAY]
    if unsure:
        lines.append(Line("Not sure about", ", ".join(unsure)))
    if withheld:
        lines.append(Line("Rather not say", ", ".join(withheld)))
    skipped = [label(name).lower() for name in known_.skipped if name not in known_.facts]
    if skipped:
        lines.append(Line("Not answered", ", ".join(skipped)))
    return tuple(lines)


def _careful(known_: Known) -> tuple[Line, ...]:
    values = {name: told.value for name, told in known_.facts.items()}
    lines = []
    dangers = safety_critical(values)
    if dangers:
        told = known_.facts[dangers[0][1]]
        kinds = " and ".join(kind for kind, _ in dangers)
        text = f"The job may involve {kinds}. Ask what they do and whether it is safe for them now."
        lines.append(Line("Safety-critical work", text, told.message_id, note=str(told.value)))
    if known_.facts.get("safe_contact") is not None and known(known_.facts["safe_contact"].value):
        told = known_.facts["safe_contact"]
        lines.append(Line("Before you call", str(told.value), told.message_id, theirs=True))
    return tuple(lines)
