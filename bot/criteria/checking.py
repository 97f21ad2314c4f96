"""Looking for what a directory's files say without meaning it: rules nobody can meet, services nobody can reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations

from bot.criteria import possibilities
from bot.criteria.kleene import Truth
from bot.criteria.person import prepare
from bot.criteria.problems import Problem
from bot.criteria.reading import Directory
from bot.criteria.rule import Clause, Every, Node, clauses, comparisons, judge, walk
from bot.criteria.service import Service
from bot.understanding.facts import CATALOGUE


def check(directory: Directory, on: date, asked: Collection[str] = CATALOGUE) -> list[Problem]:
    """Everything wrong or doubtful in a directory: files that cannot be read, clauses that can never hold or hang on
    what no question asks for (`asked` names the facts that one does), services nobody can reach, entries gone stale."""
    found = list(directory.problems)
    known = {service.id for service in directory.services}
    for service in directory.services:
        found += contradictions(service, on)
        found += _reach(service, on)
        found += _links(service, known)
        found += [] if service.evidence else _never_asked(service, asked)
    return found


def unused(services: Iterable[Service], askable: Sequence[str]) -> list[str]:
    """The facts of `askable` that no rule of these services uses."""
    used = {name for service in services for name in possibilities.base_facts(service.rule)}
    if "area" in used:
        used.add("postcode")  # another way to say it
    return [name for name in askable if name not in used]


def _never_asked(service: Service, asked: Collection[str]) -> list[Problem]:
    return [
        _problem(service, clause, f"No question asks for '{name}'.", "Use another fact, or have one asked.")
        for clause in service.clauses
        for name in possibilities.base_facts(clause)
        if name not in asked
    ]


def contradictions(service: Service, on: date) -> list[Problem]:
    """Clauses that can never hold, that always hold, and pairs that can never hold together."""
    found = []
    impossible = set()
    for clause in clauses(service.rule):
        answers = _answers(service, clause.body, on)
        if True not in answers and not _needs_any_answer(clause):
            impossible.add(clause.id)
            found.append(_problem(service, clause, "It can never hold.", "Check its bounds and values."))
        elif answers == {True} and not _needs_any_answer(clause):
            found.append(
                _problem(service, clause, "It always holds, so it decides nothing.", "Take it out or mend it.")
            )
    for node in walk(service.rule):
        if isinstance(node, Every):
            parts = [part for part in node.parts if isinstance(part, Clause) and part.id not in impossible]
            for one, other in combinations([part for part in parts if not part.flag_only], 2):
                if set(one.facts) & set(other.facts) and True not in _answers(service, Every((one, other)), on):
                    message = f"'{one.id}' and '{other.id}' can never both hold."
                    found.append(_problem(service, other, message, "Put them under any:, or change one."))
    return found


def _needs_any_answer(clause: Clause) -> bool:
    return any(test.operator == "given" for test in comparisons(clause.body))


def _problem(service: Service, clause: Clause, message: str, fix: str) -> Problem:
    return Problem(service.file, message, fix, None, clause.id)


def _answers(service: Service, node: Node, on: date) -> set[Truth]:
    """Every answer a part can come to, over all that can be said of its facts."""
    answers: set[Truth] = set()
    _try(service, node, on, list(possibilities.base_facts(node)), {}, answers)
    return answers


def _try(service: Service, node: Node, on: date, names: list[str], facts: dict[str, object], found: set[Truth]) -> None:
    answer = judge(node, prepare(facts, on), service.places, {})
    if not names or answer is False:
        found.add(answer)
        return
    for value in possibilities.values(node, names[0], on, service.places):
        if True in found and False in found:
            return
        _try(service, node, on, names[1:], facts | {names[0]: value}, found)


def _reach(service: Service, on: date) -> list[Problem]:
    found = []
    if True not in _answers(service, service.rule, on):
        found.append(Problem(service.file, f"Nobody can meet the rule of {service.name}.", "Check its all: parts."))
    if service.evidence or service.status.on(on) == "ended":
        return found
    if not service.routes:
        found.append(Problem(service.file, "Nobody may refer to it.", "Add referral: [self] or [gp]."))
    if service.booking == "slots" and not service.clinics:
        found.append(
            Problem(service.file, "It takes bookings and has no clinics.", "Add a clinic, or booking: callback.")
        )
    modes = {str(clinic.get("mode")) for clinic in service.clinics}
    for mode in sorted(modes - set(service.channels)):
        found.append(
            Problem(service.file, f"A clinic meets by {mode}, 'channels' does not say so.", "Add it to channels.")
        )
    if service.stale(on):
        days = service.days_unchecked(on)
        age = "Nobody has checked it yet." if days is None else f"It was last checked {days} days ago."
        found.append(Problem(service.file, age, "Check it and change checked:."))
    return found


def _links(service: Service, known: set[str]) -> list[Problem]:
    return [
        Problem(service.file, f"'instead' names '{name}', which is not in the directory.", "Use the id of a service.")
        for name in service.status.instead
        if name not in known
    ]
